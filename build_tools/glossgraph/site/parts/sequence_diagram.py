"""A sequence diagram on a page: the picture with its steps in words, and the steps alone as Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from glossgraph.pictures.diagram import ListedBranch, ListedStep
from glossgraph.site.content import Link, Picture, Words, joined, text
from glossgraph.site.parts.edges import link
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossgraph.pictures.diagram import Diagram, FeedbackEdge
    from glossgraph.site.content import Markdown, Place
    from glossgraph.site.words import Catalogue

_FEW = 4
"""The most feedback edges that are listed openly below a picture; a longer list is folded."""


def diagram_picture(words: Catalogue, diagram: Diagram, *, source: bool = True) -> Picture:
    """Return a diagram with its steps in words as one block of HTML without empty lines, with or without its source."""
    return Picture(lambda here: "\n".join(_rows(words, diagram, here, source=source)))


def diagram_list(words: Catalogue, diagram: Diagram, said: Collection[str] = ()) -> Picture:
    """Return the steps of a diagram in words alone, as one block of HTML without empty lines.

    It is for the page of its own term, where there is little room: that term is no link, the others need no definitions
    on the page, and what the page has already `said` of the next round is not said again.
    """
    return Picture(
        lambda here: "\n".join(
            [*_html_list(words, diagram.items, here, said, defined=False), *_beyond(words, diagram, here)]
        )
    )


def _rows(words: Catalogue, diagram: Diagram, here: Place, *, source: bool) -> Iterator[str]:
    yield '<div class="gg-figure">'
    name = escape_html(diagram.title)
    yield f'<div class="gg-scroll" tabindex="0" role="region" aria-label="{name}">{diagram.draw(here.term)}</div>'
    for reason in diagram.rounds:
        yield _next_round(words, reason)
    yield from _beyond(words, diagram, here)
    yield f"<details><summary>{escape(words.say('diagram.steps'))}</summary>"
    yield from _html_list(words, diagram.items, here, diagram.rounds)
    yield "</details>"
    if source:
        yield from _source(words, diagram)
    yield "</div>"


def _source(words: Catalogue, diagram: Diagram) -> Iterator[str]:
    yield f'<details class="gg-source"><summary>{escape(words.say("diagram.mermaid"))}</summary>'
    yield f"<pre><code>{escape(diagram.source, quote=False)}</code></pre></details>"


def _next_round(words: Catalogue, reason: str) -> str:
    return f'<p class="gg-round">{escape_html(words.say("diagram.next-round", reason=reason))}</p>'


def _beyond(words: Catalogue, diagram: Diagram, here: Place) -> Iterator[str]:
    if diagram.beyond:
        unfolded = " open" if len(diagram.beyond) <= _FEW else ""
        yield f'<details class="gg-beyond"{unfolded}><summary>{escape(diagram.caption)}</summary>'
        yield "<ul>"
        for edge in diagram.beyond:
            yield f"<li>{here.plain_html(_feedback_edge(words, edge))}</li>"
        yield "</ul></details>"


def _html_list(
    words: Catalogue,
    items: Sequence[ListedStep | ListedBranch],
    here: Place,
    said: Collection[str],
    *,
    defined: bool = True,
) -> Iterator[str]:
    yield "<ol>"
    for item in items:
        match item:
            case ListedStep():
                yield f"<li>{_step(item, here, defined=defined)}</li>"
            case ListedBranch(items=(ListedStep() as only,)):
                yield f"<li>{escape_html(item.words)}: {_step(only, here, defined=defined)}</li>"
            case ListedBranch():
                yield f"<li>{escape_html(item.words)}:"
                yield from _html_list(words, item.items, here, said, defined=defined)
                yield from (_next_round(words, reason) for reason in item.rounds if reason not in said)
                yield "</li>"
    yield "</ol>"


def _step(step: ListedStep, here: Place, *, defined: bool) -> str:
    anchor = escape_html(step.label) if step.own and not defined else here.anchor(_link(step), defined=defined)
    return f"{escape_html(step.text)} ({f'<strong>{anchor}</strong>' if step.own else anchor})."


def diagram_steps(words: Catalogue, diagram: Diagram) -> Markdown:
    """Return the list of a diagram's steps, and of the feedback edges that the picture does not show."""
    rows = list(_markdown_list(words, diagram.items, ""))
    if diagram.beyond:
        rows += [text(""), text(diagram.caption), text("")]
    rows += (text("- ", _feedback_edge(words, edge)) for edge in diagram.beyond)
    return joined(rows, "\n")


def _feedback_edge(words: Catalogue, edge: FeedbackEdge) -> Markdown:
    sentence = text(link(edge.source), " ", Words(edge.words), " ", link(edge.target))
    if edge.when:
        sentence = words.text("edge.if-in-brackets", edge=sentence, when=edge.when)
    return words.text("edge.reason", edge=sentence, reason=edge.reason) if edge.reason else text(sentence, ".")


def _markdown_list(words: Catalogue, items: Sequence[ListedStep | ListedBranch], indent: str) -> Iterator[Markdown]:
    for item in items:
        if isinstance(item, ListedBranch):
            yield text(f"{indent}1. ", Words(item.words), ":")
            yield from _markdown_list(words, item.items, f"{indent}    ")
            for reason in item.rounds:
                yield text(f"{indent}    - ", Words(words.say("diagram.next-round", reason=reason)))
        else:
            marks = "**" if item.own else ""
            yield text(f"{indent}1. ", Words(item.text), f" ({marks}", _link(item), f"{marks}).")


def _link(step: ListedStep) -> Link:
    return Link(f"terms/{step.term}.md", step.label)
