"""The checks of what only models have, in the order in which the manual lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks import (
    clashing_units,
    endless_run,
    failing_run,
    missing_source,
    negative_quantity,
    out_of_range,
    quantity_without_term,
    unused_parameter,
)

if TYPE_CHECKING:
    from glossgraph.checks import Check

OF_MODELS: tuple[Check, ...] = (
    out_of_range,
    clashing_units,
    unused_parameter,
    quantity_without_term,
    missing_source,
    endless_run,
    failing_run,
    negative_quantity,
)
