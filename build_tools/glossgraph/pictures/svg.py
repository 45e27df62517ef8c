"""A sequence diagram as inline SVG without scripts, styles or requests; the site's style sheet gives it its looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.pictures.lifelines import LOOP, layout
from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.pictures.lifelines import Arrow, Box, Item, Layout, Participant, PlacedFrame, PlacedStep, TextRow


@dataclass(frozen=True, slots=True)
class Caption:
    """The title, the description and the id of a diagram. The id is unique on the page; all other ids start with it."""

    id: str
    title: str
    description: str


def diagram_svg(
    caption: Caption, participants: Sequence[Participant], items: Sequence[Item], address: Callable[[str], str]
) -> str:
    """Return a diagram as SVG.

    Everything in it links to a page: each participant to its own, and each step to that of the term that it shows.

    Args:
        caption: The title, the description and the id.
        participants: The participants, from left to right.
        items: The steps and frames, from above to below.
        address: Gives the address of a term's page by the term's id, escaped for an attribute.

    """
    placed = layout(participants, items)
    left, top, width, height = placed.view
    name = escape_svg(caption.id)
    return (
        f'<svg class="gg-diagram" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}" '
        f'role="group" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape_svg(caption.title)}</title>'
        f'<desc id="{name}-d">{escape_svg(caption.description)}</desc>'
        f'<defs><marker id="{name}-a" refX="9" refY="5" markerWidth="12" markerHeight="12" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10z"/></marker></defs>'
        f"{''.join(_parts(placed, name, address))}</svg>"
    )


def _parts(placed: Layout, name: str, address: Callable[[str], str]) -> Iterator[str]:
    """Yield the parts from the background to the front."""
    for step in placed.steps:
        if step.step.own:
            yield f'<rect class="hl" {_box(step.ground)} rx="4"/>'
    for box in (participant.box for participant in placed.participants):
        yield f'<path class="life" d="M{box.middle} {box.bottom}V{placed.end}"/>'
    # the list of steps tells those who cannot see the picture about the frames
    yield '<g aria-hidden="true">'
    for frame in placed.frames:
        yield from _frame(frame)
    yield "</g>"
    for placed_participant in placed.participants:
        participant, box = placed_participant.participant, placed_participant.box
        content = f'<rect {_box(box)} rx="6"/>{_text(placed_participant.rows)}'
        yield _linked("who", address(participant.id), participant.label, content)
    yield f'<g marker-end="url(#{name}-a)">'
    for step in placed.steps:
        yield _step(step, address(step.step.id))
    yield "</g>"


def _frame(frame: PlacedFrame) -> Iterator[str]:
    left, top = frame.box.left, frame.box.top
    yield f'<g class="frame {frame.kind}"><rect {_box(frame.box)} rx="4"/>'
    yield f'<path class="tab" d="M{left} {top}h44v16l-7 7h-37z"/>'
    for number, branch in enumerate(frame.branches):
        if number:
            yield f'<path class="else" d="M{left} {branch.top}H{frame.box.right}"/>'
        word = "else" if number else frame.kind
        yield f'<text class="word" x="{left + 8}" y="{branch.top + 16}">{word}</text>{_text(branch.rows)}'
    yield "</g>"


def _step(placed: PlacedStep, href: str) -> str:
    step = placed.step
    title = f"{step.text}: {step.term}"
    own = " own" if step.own else ""
    if not placed.arrow:
        return _linked(f"note{own}", href, title, f'<rect {_box(placed.box)} rx="6"/>{_text(placed.rows)}')
    path = f'<path d="{_path(placed.arrow)}"/>'
    return _linked(f"msg{own}", href, title, _text(placed.rows) + path)


def _path(arrow: Arrow) -> str:
    """Return the line of an arrow, which ends one pixel before the tip of its head."""
    start, end, y = arrow
    if start == end:
        return f"M{start} {y}h24a{LOOP // 2} {LOOP // 2} 0 0 1 0 {LOOP}H{end + 3}"
    return f"M{start} {y}H{end + (3 if end < start else -3)}"


def _linked(style: str, href: str, title: str, content: str) -> str:
    return f'<a class="{style}" href="{href}"><title>{escape_svg(title)}</title>{content}</a>'


def _text(rows: Iterable[TextRow]) -> str:
    return "".join(f'<text x="{row.x}" y="{row.y}">{escape_svg(row.text)}</text>' for row in rows)


def _box(box: Box) -> str:
    return f'x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}"'
