"""Mermaid's sequence diagrams as small, linked SVG: geometry from the renderer, looks from the site's style sheet."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

try:
    import merman
except ImportError:
    merman = None

from glossgraph.text.escape import unsealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SVG = "{http://www.w3.org/2000/svg}"

_FONT = 14
"""The size of text in pixels; the style sheet must say the same."""

_CHARACTER = 6.7
"""The mean width of a character of a frame's label in pixels, rounded up."""

_COLUMNS = {1: (230, 60), 2: (230, 60), 3: (190, 46), 4: (160, 36), 5: (136, 28), 6: (116, 22)}
"""The width of a participant and the gap between two, by their number, so that a diagram fills a page."""

_NARROWEST = (108, 10)
"""The same for more participants than that."""


def config(participants: int) -> dict[str, Any]:
    """Return how Mermaid should space a diagram with so many participants."""
    width, gap = _COLUMNS.get(participants, _NARROWEST)
    return {
        "mirrorActors": False,
        "wrap": True,
        "wrapPadding": 4,
        "width": width,
        "height": 44,
        "actorMargin": gap,
        "boxMargin": 8,
        "noteMargin": 8,
        "messageMargin": 26,
        "actorFontSize": _FONT,
        "messageFontSize": _FONT,
        "noteFontSize": _FONT,
    }


def wrapped(label: str, participants: int) -> tuple[str, ...]:
    """Return a frame's label as the lines that fit across a diagram with so many participants."""
    width, gap = _COLUMNS.get(participants, _NARROWEST)
    across = participants * (width + gap) - gap - 80
    return tuple(textwrap.wrap(label, max(int(across / _CHARACTER), 36)))


@dataclass(frozen=True, slots=True)
class Target:
    """What a part of a diagram leads to."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What goes with a diagram beyond its picture.

    `participants` has a target for each participant's alias (`p1`). Statements behind those are counted from 0:
    `statements` has a target for each message and note, `frames` the labels of the branches for each `end` of a frame.
    """

    id: str
    title: str
    description: str
    participants: Mapping[str, Target]
    statements: Mapping[int, Target]
    frames: Mapping[int, tuple[tuple[str, ...], ...]]


def available() -> bool:
    """Tell whether the renderer is installed; it has wheels for some platforms only."""
    return merman is not None


def render(source: str, labels: Labels) -> str:
    """Return a diagram as inline SVG without scripts, styles or requests; nothing if it cannot be rendered."""
    if merman is None:
        return ""
    try:
        drawn = merman.Merman().render_svg(source, None)
    except merman.MermanError:
        return ""
    # the renderer's own output, in which it has escaped all text
    root = ET.fromstring(drawn)  # noqa: S314
    return "".join(_parts(root, labels))


def _parts(root: ET.Element, labels: Labels) -> Iterator[str]:
    left, top, width, height = _view(root)
    yield (
        f'<svg class="gg-diagram" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}" '
        f'role="group" aria-labelledby="{labels.id}-t {labels.id}-d">'
        f'<title id="{labels.id}-t">{escape(labels.title)}</title>'
        f'<desc id="{labels.id}-d">{escape(labels.description)}</desc>'
        f'<defs><marker id="{labels.id}-a" refX="8" refY="5" markerWidth="12" markerHeight="12" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10z"/></marker></defs>'
    )
    for rect in _all(root, "rect", "rect"):
        yield f'<rect class="hl" {_box(rect)} rx="4"/>'
    for line in _all(root, "line", "actor-line"):
        yield f'<path class="life" d="M{float(line.attrib["x1"]):g} {line.attrib["y1"]}V{top + height - 4}"/>'
    # who listens to the diagram gets the frames from the list of steps
    yield '<g aria-hidden="true">'
    yield from _frames(root, labels, left, left + width)
    yield "</g>"
    groups = list(root.iter(f"{_SVG}g"))
    actors = [group for group in groups if group.get("data-et") == "participant"]
    for group in sorted(actors, key=lambda group: float(next(group.iter(f"{_SVG}rect")).attrib["x"])):
        yield _linked("who", labels.participants[group.attrib["data-id"]], _boxed(group))
    notes = ((_number(g), _linked("note", labels.statements[_number(g)], _boxed(g))) for g in _notes(groups))
    for _, step in sorted([*notes, *_messages(root, labels)]):
        yield step
    yield "</svg>"


def _view(root: ET.Element) -> tuple[int, int, int, int]:
    """Return the left, the top, the width and the height of what is drawn.

    The renderer's own box has margins of 50 at the sides, and does not reach below frames that end together or around
    the arrow from one participant to itself.
    """
    box = [round(float(number)) for number in root.attrib["viewBox"].split()]
    across, down = [box[0] + box[2] - 24.0], [box[1] + box[3] + 0.0]
    for element in root.iter():
        kind = element.get("class", "")
        if element.tag == f"{_SVG}line" and "actor-line" not in kind:
            down += [float(element.attrib["y1"]), float(element.attrib["y2"])]
        elif element.get("data-et") == "message" and "d" in element.attrib:
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.attrib["d"])]
            across += [max(numbers[::2]) + 8]
            down += numbers[1::2]
        elif element.tag == f"{_SVG}rect" and "actor" not in kind:
            down.append(float(element.attrib["y"]) + float(element.attrib["height"]))
    left, top = box[0] + 24, -4
    return left, top, round(max(across)) - left, round(max(down)) + 8 - top


def _notes(groups: list[ET.Element]) -> Iterator[ET.Element]:
    yield from (group for group in groups if group.get("data-et") == "note")


def _messages(root: ET.Element, labels: Labels) -> Iterator[tuple[int, str]]:
    """Yield the number of each message's statement, and the message."""
    texts: list[ET.Element] = []
    for element in root:
        if "messageText" in element.get("class", ""):
            texts.append(element)
        elif element.get("data-et") == "message":
            path = element.get("d") or _line(element)
            words = "".join(_text(text) for text in texts)
            arrow = f'<path d="{_rounded(path)}" marker-end="url(#{labels.id}-a)"/>'
            yield _number(element), _linked("msg", labels.statements[_number(element)], words + arrow)
            texts = []


def _frames(root: ET.Element, labels: Labels, left: int, right: int) -> Iterator[str]:
    """Draw the frames across the whole diagram, so that their labels have room; inner frames are inset."""
    groups = [group for group in root.iter(f"{_SVG}g") if group.get("data-et") == "control-structure"]
    heights = {_number(group): _height(group) for group in groups}
    for group in groups:
        top, bottom = heights[_number(group)]
        outer = sum(1 for other in heights.values() if other[0] < top and bottom < other[1])
        start, end = left + 4 + 5 * outer, right - 4 - 5 * outer
        yield from _frame(group, labels.frames[_number(group)], (start, top, end, bottom))


def _frame(
    group: ET.Element, branches: tuple[tuple[str, ...], ...], box: tuple[float, float, float, float]
) -> Iterator[str]:
    left, top, right, bottom = box
    word = next(e.text or "" for e in group.iter(f"{_SVG}text") if "labelText" in e.get("class", ""))
    yield f'<g class="frame {escape(word)}"><rect {_sizes(left, top, right - left, bottom - top)} rx="4"/>'
    yield f'<path class="tab" d="M{left:g} {top:g}h44v16l-7 7h-37z"/>'
    yield f'<text class="word" x="{left + 8:g}" y="{top + 16:g}">{escape(word)}</text>'
    starts = [top, *(float(line.attrib["y1"]) for line in _lines_of(group) if "dasharray" in line.get("style", ""))]
    for number, (start, rows) in enumerate(zip(starts, branches, strict=True)):
        if number:
            yield f'<path class="else" d="M{left:g} {start:g}H{right:g}"/>'
            yield f'<text class="word" x="{left + 8:g}" y="{start + 16:g}">else</text>'
        for row, text in enumerate(rows):
            yield f'<text x="{left + 52:g}" y="{start + 16 + row * 17:g}">{escape(text, quote=False)}</text>'
    yield "</g>"


def _height(group: ET.Element) -> tuple[float, float]:
    ys = [float(line.attrib[key]) for line in _lines_of(group) for key in ("y1", "y2")]
    return min(ys), max(ys)


def _lines_of(group: ET.Element) -> list[ET.Element]:
    return [line for line in group.iter(f"{_SVG}line") if "loopLine" in line.get("class", "")]


def _boxed(group: ET.Element) -> str:
    rect = next(group.iter(f"{_SVG}rect"))
    return f'<rect {_box(rect)} rx="6"/>' + "".join(_text(text) for text in group.iter(f"{_SVG}text"))


def _linked(kind: str, target: Target, content: str) -> str:
    title = f"<title>{escape(target.title)}</title>"
    return f'<a class="{kind}" href="{escape(target.href)}">{title}{content}</a>'


def _text(element: ET.Element) -> str:
    """Return a text at the middle of its line; the renderer's baselines and paddings become one plain offset."""
    words = unsealed("".join(element.itertext()))
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    span = element.find(f"{_SVG}tspan")
    shift = (span.get("dy") if span is not None else None) or element.get("dy") or "0"
    y += float(shift.removesuffix("em")) * _FONT if shift.endswith("em") else float(shift)
    if element.get("dominant-baseline"):
        y += _FONT * 0.35
    return f'<text x="{x:g}" y="{round(y):g}">{escape(words, quote=False)}</text>'


def _box(rect: ET.Element) -> str:
    return _sizes(*(float(rect.attrib[key]) for key in ("x", "y", "width", "height")))


def _sizes(x: float, y: float, width: float, height: float) -> str:
    return f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'


def _line(line: ET.Element) -> str:
    x1, y1, x2, y2 = (float(line.attrib[key]) for key in ("x1", "y1", "x2", "y2"))
    return f"M{x1:g} {y1:g}L{x2:g} {y2:g}"


def _rounded(path: str) -> str:
    return re.sub(r"\d+\.\d+", lambda match: f"{float(match[0]):.0f}", path)


def _number(element: ET.Element) -> int:
    return int(element.attrib["data-id"].removeprefix("i"))


def _all(root: ET.Element, tag: str, name: str) -> Iterator[ET.Element]:
    yield from (e for e in root.iter(_SVG + tag) if name in e.get("class", "").split())
