"""The tools of the server: one module each, whose docstring tells an assistant what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from glossgraph.assistant.tools import about, compare, lookup, loops, neighbours, run, search, story, trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.assistant.shapes import Answer, Shape


class Tool(Protocol):
    """What every module of this folder offers."""

    __name__: str
    __doc__: str
    """What it returns, and when to use it."""
    TITLE: str
    """What people see of it."""

    @property
    def Asked(self) -> type[Shape]:  # noqa: N802 - a class
        """The shape of what it is asked."""
        ...

    @property
    def Told(self) -> type[Answer]:  # noqa: N802 - a class
        """The shape of what it answers."""
        ...

    @property
    def answer(self) -> Callable[[Any, Any], Any]:
        """Returns the answer for a site to what is asked; raises an `UnanswerableError` where there is none."""
        ...

    @property
    def text(self) -> Callable[[Any], str]:
        """Returns an answer as Markdown."""
        ...


TOOLS: tuple[Tool, ...] = (about, search, lookup, neighbours, trace, compare, story, loops, run)
"""Every tool, in the order in which an assistant is told of them."""


def name(tool: Tool) -> str:
    """Return what a tool is called."""
    return tool.__name__.rpartition(".")[2]
