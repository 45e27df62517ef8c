"""The map as SVG: within its page, where the style sheet gives it its looks, or alone, as a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.pictures import looks
from glossgraph.pictures.map.ground import HEIGHT, WIDTH, Point
from glossgraph.pictures.map.layout import MARGIN, Layout, layout
from glossgraph.pictures.words import label_of
from glossgraph.text.escape import escape_svg
from glossgraph.text.mentions import label_in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.pictures.map.routes import Route
    from glossgraph.pictures.words import Say

_CORNER = 7
"""The radius of the corners of edges that lead back over the top."""

_INK, _SOFT = "#1c1e21", "#5b6066"
"""The colours of labels, and of what is less important, where there is no style sheet."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    glossary: Glossary
    layout: Layout
    say: Say
    address: Callable[[str], str] | None
    """Gives the address of the page of a term; None if the picture is alone."""
    numbers: str
    """How much it shows, in a sentence."""

    @property
    def alone(self) -> bool:
        return self.address is None

    def parts(self) -> Iterator[str]:
        """Yield the parts of the SVG, each of which is a line."""
        title = escape_svg(self.say("map.name", glossary=self.glossary.about.title))
        description = escape_svg(self.numbers)
        size = f'viewBox="0 0 {self.layout.width} {self.layout.height}" '
        size += f'width="{self.layout.width}" height="{self.layout.height}"'
        if self.alone:
            yield (
                f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="system-ui, Arial, sans-serif" '
                f'font-size="{looks.FONT}" fill="{_INK}"><title>{title}</title><desc>{description}</desc>'
                '<rect width="100%" height="100%" fill="#fff"/>'
            )
        else:
            yield (
                f'<svg class="gg-net gg-map-svg" {size} role="group" aria-labelledby="gg-map-t gg-map-d">'
                f'<title id="gg-map-t">{title}</title><desc id="gg-map-d">{description}</desc>'
            )
        styles = looks.line_styles(self.glossary)
        yield f"<defs>{looks.arrowheads(styles.values(), 'gg-m')}</defs>"
        yield from self._bands()
        yield f"<g{self._hidden('edges')}>"
        yield from self._edges()
        yield "</g>"
        yield from self._title_outside()
        yield from self._terms()
        yield "</svg>"

    def _hidden(self, css_class: str) -> str:
        """Return the attributes of a group that screen readers skip, as pages say the same in words."""
        return "" if self.alone else f' class="{css_class}" aria-hidden="true"'

    def _bands(self) -> Iterator[str]:
        stages = self.glossary.stages
        yield f"<g{self._hidden('bands')}>"
        for number, band in enumerate(self.layout.bands):
            fill = ' fill="#f5f6f8"' if self.alone else ""
            height = self.layout.floor - MARGIN // 2
            if number % 2 == 0:
                box = f'x="{band.left}" y="{MARGIN // 2}" width="{band.right - band.left}" height="{height}"'
                yield f'<rect {box}{fill} rx="6"/>'
            if band.stage:
                stage = stages[band.stage]
                name = self.say("stages.numbered", number=stage.number, stage=stage.label)
                rows = looks.wrapped(name, (band.right - band.left) * 0.84)
                yield from self._title(rows, (band.left + band.right) / 2)
        yield "</g>"

    def _title_outside(self) -> Iterator[str]:
        """Yield the title of the terms that are in no column, at the left of their first row."""
        outside = [id_ for id_ in self.layout.boxes if not self._inside(id_)]
        if not outside or not self.layout.bands:
            return
        words = self.say("map.outside-stages" if self.glossary.stages else "map.outside-sequence")
        rows = looks.wrapped(words, WIDTH)
        middle = min(self.layout.boxes[id_].y for id_ in outside) + HEIGHT / 2
        yield f"<g{self._hidden('bands')}>"
        for number, row in enumerate(rows):
            yield self._row(row, MARGIN, middle + 15 * (number - len(rows) / 2) + 12, "start")
        yield "</g>"

    def _inside(self, term: str) -> bool:
        return self.layout.boxes[term].y < self.layout.floor

    def _title(self, rows: Sequence[str], middle: float) -> Iterator[str]:
        for number, row in enumerate(rows):
            yield self._row(row, middle, MARGIN + 12 + 15 * number, "middle")

    def _row(self, words: str, left: float, top: float, anchor: str) -> str:
        style = f' font-weight="600" fill="{_SOFT}"' if self.alone else ""
        return f'<text x="{left:g}" y="{top:g}" text-anchor="{anchor}"{style}>{escape_svg(words)}</text>'

    def _edges(self) -> Iterator[str]:
        routes: dict[str, list[Route]] = {relation: [] for relation in self.glossary.relations}
        for route in self.layout.routes:
            routes[route.edge.relation].append(route)
        for id_, style in reversed(list(looks.line_styles(self.glossary).items())):
            if not routes[id_]:
                continue
            colour = f' fill="none" stroke="{style.colour}"' if self.alone else ""
            head = f' marker-end="url(#gg-m-{style.css_class})"' if style.arrow else ""
            name = "" if self.alone else f' data-relation="{escape_svg(id_)}"'
            yield f'<g class="{style.css_class}"{name} {style.attributes}{colour}{head}>'
            for route in routes[id_]:
                edge = route.edge
                ends = (
                    "" if self.alone else f' data-from="{escape_svg(edge.source)}" data-to="{escape_svg(edge.target)}"'
                )
                title = escape_svg(looks.sentence_of(self.glossary, edge, self.say))
                yield f'<path{ends} d="{path(route)}"><title>{title}</title></path>'
            yield "</g>"

    def _terms(self) -> Iterator[str]:
        order = sorted(self.layout.boxes, key=lambda id_: (not self._inside(id_), self.layout.boxes[id_]))
        yield '<g text-anchor="middle">' if self.alone else '<g class="terms">'
        for id_ in order:
            yield self._term(id_, self.layout.boxes[id_])
        yield "</g>"

    def _term(self, id_: str, box: Point) -> str:
        term = self.glossary.terms[id_]
        style = looks.box_style(self.glossary, term.kind)
        place = f'transform="translate({box.x:g} {box.y:g})"'
        kind = self.glossary.kinds.get(term.kind)
        label = label_of(self.say, term)
        text = looks.box_text(label)
        if self.address is None:
            text = text.replace(' class="s"', ' font-size="10.5"')
            title = f"<title>{escape_svg(label)}</title>"
            return f'<g {place}>{title}<path fill="{style.tint}" stroke="{_SOFT}" d="{style.outline}"/>{text}</g>'
        name = self.say("map.term", term=label, kind=self._in_sentence(kind.label)) if kind else label
        return (
            f'<a href="{self.address(id_)}" class="{style.css_class}" data-id="{escape_svg(id_)}" {place} '
            f'aria-label="{escape_svg(name)}"><path d="{style.outline}"/>{text}</a>'
        )

    def _in_sentence(self, label: str) -> str:
        return label_in_sentence(label, "a", self.glossary.about.language)


def map_svg(glossary: Glossary, say: Say, address: Callable[[str], str] | None = None, *, numbers: str = "") -> str:
    """Return the map as SVG without empty lines: for its page, with links, or alone, with its colours and no links.

    Args:
        glossary: The glossary.
        say: Gives the words of the interface.
        address: Gives the address of a term's page by the term's id, escaped for an attribute.
        numbers: How much the map shows, in a sentence; by default, how many terms and connections.

    """
    numbers = numbers or map_in_numbers(glossary, say)
    return "\n".join(_Drawing(glossary, layout(glossary), say, address, numbers).parts())


def map_in_numbers(glossary: Glossary, say: Say) -> str:
    """Return a sentence that says how much the map shows."""
    terms = say("count.terms", number=len(glossary.terms))
    connections = say("count.connections", number=len(glossary.joining))
    if not glossary.stages:
        return say("map.numbers", terms=terms, connections=connections)
    return say("map.numbers-by-stage", terms=terms, number=len(glossary.stages), connections=connections)


def path(route: Route) -> str:
    """Return the route of an edge as the data of an SVG path."""
    points = route.points
    first, last = points[0], points[-1]
    if route.shape == "across":
        return "".join([f"M{_at(first)}", *_across(points)])
    if route.shape == "inside":
        out = min(14 + abs(last.y - first.y) * 0.12, 42)
        return f"M{_at(first)}C{first.x + out:.0f} {first.y:g} {last.x + out:.0f} {last.y:g} {_at(last)}"
    if route.shape == "below":
        return f"M{_at(first)}C{first.x:g} {first.y + 26:g} {last.x:g} {last.y + 26:g} {_at(last)}"
    return "".join([f"M{_at(first)}", *_through_streets(points)])


def _across(points: Sequence[Point]) -> Iterator[str]:
    for number, (start, end) in enumerate(pairwise(points)):
        if number % 2:
            yield f"H{end.x:g}"
        else:
            middle = (start.x + end.x) / 2
            yield f"C{middle:g} {round(start.y, 1):g} {middle:g} {round(end.y, 1):g} {_at(end)}"


def _through_streets(points: Sequence[Point]) -> Iterator[str]:
    """Yield straight lines, with round corners, between points in a row or column, and bends between others."""
    for before, corner, after in zip(points[:-1], points[1:], [*points[2:], None], strict=True):
        if before.x != corner.x and before.y != corner.y:
            middle = f"{(before.y + corner.y) / 2:g}"
            yield f"C{before.x:g} {middle} {corner.x:g} {middle} {_at(corner)}"
        elif after and before.x != after.x and before.y != after.y and (corner.x == after.x or corner.y == after.y):
            radius = min(_CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
            yield f"L{_at(_towards(corner, before, radius))}Q{_at(corner)} {_at(_towards(corner, after, radius))}"
        else:
            yield f"L{_at(corner)}"


def _length(start: Point, end: Point) -> float:
    """Return the length of a line that is horizontal or vertical."""
    return abs(start.x - end.x) + abs(start.y - end.y)


def _towards(start: Point, end: Point, distance: float) -> Point:
    """Return the point at a distance from the start of a horizontal or vertical line."""
    length = _length(start, end) or 1.0
    return Point(start.x + (end.x - start.x) * distance / length, start.y + (end.y - start.y) * distance / length)


def _at(point: Point) -> str:
    return f"{round(point.x, 1):g} {round(point.y, 1):g}"
