"""Questions to a person at a terminal: one of several answers, by its number or its name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from glossgraph.cli import screen
from glossgraph.cli.colour import is_coloured
from glossgraph.diagnostics import did_you_mean, visible
from glossgraph.model import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence


class Choice(NamedTuple):
    """Something that can be chosen."""

    id: str
    label: str
    about: str = ""


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def choose(question: str, choices: Sequence[Choice], *, may_be_none: bool) -> str:
    """Ask for one of several answers, and return its id; nothing if there may be none and none is chosen."""
    return _ask(question, choices, "its number or name", several=False, may_be_none=may_be_none)[0]


def choose_several(question: str, choices: Sequence[Choice]) -> list[str]:
    """Ask for any of several answers, and return their ids."""
    found = _ask(question, choices, "numbers or names, with commas", several=True, may_be_none=True)
    return [id_ for id_ in dict.fromkeys(found) if id_]


def _ask(question: str, choices: Sequence[Choice], what: str, *, several: bool, may_be_none: bool) -> list[str]:
    screen.write(["", *screen.heading(question)])
    rows = [(str(number), choice.label, choice.about) for number, choice in enumerate(choices, start=1)]
    # the list must stay where it can be seen, so that it is not shown page by page
    click.echo("\n".join(list(screen.table(rows, ("", "", "")))[1:]), color=is_coloured())

    def meant(typed: str) -> list[str]:
        names = typed.split(",") if several else [typed]
        return [meant_by(name, choices) for name in names] if typed.strip() else [""]

    hint = f"{what}{', or Enter for none' if may_be_none else ''}"
    answer: list[str] = click.prompt(hint, default="" if may_be_none else None, show_default=False, value_proc=meant)
    return answer


def meant_by(name: str, choices: Sequence[Choice]) -> str:
    """Return the id of what is meant by a number, an id or a label.

    Raises:
        UsageError: nothing is called so.

    """
    name = name.strip()
    if name.isdecimal() and name.isascii() and 1 <= int(name) <= len(choices):
        return choices[int(name) - 1].id
    for choice in choices:
        if name_key(name) in {name_key(choice.id), name_key(choice.label)}:
            return choice.id
    names = [choice.id for choice in choices]
    raise click.UsageError(
        f"there is no `{visible(name)}`; {did_you_mean(name, names, f'choose from {quoted(choices)}')}"
    )


def quoted(choices: Sequence[Choice]) -> str:
    """Return the ids from which one can be chosen, as words."""
    return ", ".join(f"`{choice.id}`" for choice in choices)
