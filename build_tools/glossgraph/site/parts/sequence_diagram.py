"""A sequence diagram on a page: the picture with its steps in words, and the steps alone as Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from glossgraph.pictures.diagram import Group
from glossgraph.site.content import Link, Picture, Words, joined, text
from glossgraph.site.parts.edges import link
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.pictures.diagram import Diagram, Line, Return
    from glossgraph.site.content import Markdown

_FEW = 4
"""How many feedback edges stand in the open below a picture; more of them unfold."""


def picture(diagram: Diagram) -> Picture:
    """Return a diagram as one block of HTML without empty lines."""
    return Picture(lambda address: "\n".join(_rows(diagram, address)))


def _rows(diagram: Diagram, address: Callable[[str], str]) -> Iterator[str]:
    yield '<div class="gg-figure">'
    name = escape_html(diagram.title)
    yield f'<div class="gg-scroll" tabindex="0" role="region" aria-label="{name}">{diagram.draw(address)}</div>'
    if diagram.beyond:
        unfolded = " open" if len(diagram.beyond) <= _FEW else ""
        yield f'<details class="gg-beyond"{unfolded}><summary>{diagram.caption}</summary>'
        yield "<ul>"
        for edge in diagram.beyond:
            when = f" (if {escape_html(edge.when)})" if edge.when else ""
            source, target = (
                f'<a href="{address(term.id)}">{escape_html(term.label)}</a>' for term in (edge.source, edge.target)
            )
            yield f"<li>{source} {escape_html(edge.words)} {target}{when}.</li>"
        yield "</ul></details>"
    yield "<details><summary>The steps as a list</summary>"
    yield from _html_list(diagram.items, address)
    yield "</details>"
    yield '<details class="gg-source"><summary>The diagram as Mermaid text</summary>'
    yield f"<pre><code>{escape(diagram.source, quote=False)}</code></pre></details>"
    yield "</div>"


def _html_list(items: Sequence[Line | Group], address: Callable[[str], str]) -> Iterator[str]:
    yield "<ol>"
    for item in items:
        if isinstance(item, Group):
            yield f"<li>{escape_html(item.words)}:"
            yield from _html_list(item.items, address)
            yield "</li>"
        else:
            anchor = f'<a href="{address(item.term)}">{escape_html(item.label)}</a>'
            yield f"<li>{escape_html(item.text)} ({f'<strong>{anchor}</strong>' if item.own else anchor}).</li>"
    yield "</ol>"


def steps(diagram: Diagram) -> Markdown:
    """Return the list of a diagram's steps, and the edges that lead back beyond them."""
    rows = list(_list(diagram.items, ""))
    if diagram.beyond:
        rows += [text(""), text(diagram.caption), text("")]
    rows += map(_return, diagram.beyond)
    return joined(rows, "\n")


def _return(edge: Return) -> Markdown:
    when = text(" (if ", Words(edge.when), ")") if edge.when else text()
    return text("- ", link(edge.source), " ", Words(edge.words), " ", link(edge.target), when, ".")


def _list(items: Sequence[Line | Group], indent: str) -> Iterator[Markdown]:
    for item in items:
        if isinstance(item, Group):
            yield text(f"{indent}1. ", Words(item.words), ":")
            yield from _list(item.items, f"{indent}    ")
        else:
            term = Link(f"terms/{item.term}.md", item.label)
            marks = "**" if item.own else ""
            yield text(f"{indent}1. ", Words(item.text), f" ({marks}", term, f"{marks}).")
