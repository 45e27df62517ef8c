"""The mistakes of syntax that people really make: each function looks for one, and says it in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.source.guesses import below, columns, dashes, lines, tabs, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.source.guesses.failure import Failure, Guess

GUESSES: tuple[Callable[[Failure], Guess | None], ...] = (
    lines.conflict,
    tabs.tab,
    tabs.tab_behind_dash,
    lines.text_not_indented,
    values.open_quote,
    values.comment_in_text,
    values.first_character,
    dashes.dash,
    below.below_value,
    lines.line_above,
    lines.text_without_mark,
    values.colon_in_value,
    values.in_braces,
    columns.indentation,
)
"""In the order in which the mistakes are looked for."""
