"""A value of the command line that is one of some names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from glossgraph.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence


class OneOf(click.Choice[str]):
    """One of some names, of which the nearest is proposed for one that there is not."""

    def __init__(self, noun: str, names: Sequence[str]) -> None:
        """Take what the names are names of, such as `format`, and the names."""
        super().__init__(names)
        self.noun = noun

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - as click has it
        """Return a name as it is.

        Raises:
            click.BadParameter: there is no such name.

        """
        if value in self.choices:
            return str(value)
        proposal = did_you_mean(str(value), self.choices, f"there are {', '.join(self.choices)}")
        return self.fail(f"no {self.noun} is called `{value}`; {proposal}", param, ctx)
