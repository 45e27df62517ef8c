"""The neighbourhood of a term: a small picture of what it is joined to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.sequence import arrow, order
from glossgraph.model import Flow
from glossgraph.pictures import looks
from glossgraph.pictures.looks import HEIGHT, WIDTH
from glossgraph.pictures.words import label_of
from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.pictures.words import Say

MOST = 12
"""The most neighbours that are shown."""

_SIDE, _ROW = 5, 3
"""The most neighbours at the left or right, and above or below."""

LARGEST = 6_000
"""The most characters of a picture: a page must stay light."""

_ACROSS, _DOWN = 116, 14
"""The room between boxes from left to right, and from above to below."""

_ABOVE = 40
"""The room between the row above or below and what is in between."""


class Neighbour(NamedTuple):
    """A term beside another: at its `left` if it leads there, at its `right` if it follows, or else above or below."""

    term: str
    edge: Edge
    side: str
    words: str
    """What joins the two: from the earlier term to the later one, or as the edge is written."""
    towards: bool
    """Whether the arrow points at the neighbour."""


def neighbourhood(glossary: Glossary, term: Term, say: Say) -> Neighbourhood | None:
    """Return a term with its most important neighbours, or None if it has none.

    Relations listed earlier are more important. Each neighbour appears once, however many edges join the two.
    """
    neighbours = list(_neighbours(glossary, term))
    for most in range(MOST, 0, -1):
        chosen = _chosen(neighbours, most)
        picture = Neighbourhood(glossary, term, chosen, len(neighbours), say)
        if chosen and len(picture.draw(_typical_address)) <= LARGEST:
            return picture
    return None


def _typical_address(term: str) -> str:
    """Return a text about as long as the address of a term's page, which is not known before the page is written."""
    return f"page:terms/{term}.md"


def _neighbours(glossary: Glossary, term: Term) -> Iterator[Neighbour]:
    position, rank = order(glossary), glossary.rank
    edges = glossary.by_term[term.id]
    seen: set[str] = set()
    in_time = any(glossary.flow(edge) is not Flow.NONE for edge in edges)
    for edge in sorted(edges, key=lambda e: (rank[e.relation], position[e.source], position[e.target])):
        other = edge.target if edge.source == term.id else edge.source
        if other not in seen:
            seen.add(other)
            yield _neighbour(glossary, term, edge, in_time=in_time)


def _neighbour(glossary: Glossary, term: Term, edge: Edge, *, in_time: bool) -> Neighbour:
    relation = glossary.relations[edge.relation]
    other = edge.target if edge.source == term.id else edge.source
    earlier, _ = arrow(glossary, edge) or (edge.source, edge.target)
    leads_on = relation.flow is not Flow.NONE
    sides = ("right", "left") if leads_on or not in_time else ("above", "below")
    words = relation.backwards if relation.flow is Flow.BACKWARD else relation.label
    return Neighbour(other, edge, sides[earlier != term.id], words, earlier == term.id)


def _chosen(neighbours: Sequence[Neighbour], most: int) -> list[Neighbour]:
    """Return the first neighbours for which there is room."""
    room = {"left": _SIDE, "right": _SIDE, "above": _ROW, "below": _ROW}
    chosen: list[Neighbour] = []
    for neighbour in neighbours:
        if room[neighbour.side] and len(chosen) < most:
            room[neighbour.side] -= 1
            chosen.append(neighbour)
    return chosen


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A term with some of its neighbours."""

    glossary: Glossary
    term: Term
    chosen: Sequence[Neighbour]
    total: int
    """The number of all its neighbours."""
    say: Say

    def draw(self, address: Callable[[str], str]) -> str:
        """Return the picture as SVG in a scroller; `address` gives that of a term's page, escaped for an attribute."""
        return "".join(self._parts(address))

    def _parts(self, address: Callable[[str], str]) -> Iterator[str]:
        sides = {side: [n for n in self.chosen if n.side == side] for side in ("left", "above", "right", "below")}
        rows = max(len(sides["left"]), len(sides["right"]), 1)
        high = rows * (HEIGHT + _DOWN) - _DOWN
        top = 4 + (HEIGHT + _ABOVE if sides["above"] else 0)
        middle = top + high / 2
        width, height = 3 * WIDTH + 2 * _ACROSS + 8, top + high + 4 + (HEIGHT + _ABOVE if sides["below"] else 0)
        # a side without neighbours is cut off
        wide = any(len(sides[side]) == _ROW for side in ("above", "below"))
        cut = [0 if sides[side] or wide else WIDTH + _ACROSS - 70 for side in ("left", "right")]
        title = self.say("neighbourhood.title", term=self.term.label)
        yield f'<div class="gg-scroll" tabindex="0" role="region" aria-label="{escape_svg(title)}">'
        yield (
            f'<svg class="gg-net gg-near" viewBox="{cut[0]} 0 {width - sum(cut)} {height}" '
            f'width="{width - sum(cut)}" height="{height}" '
            f'role="group" aria-labelledby="gg-near-t gg-near-d"><title id="gg-near-t">{escape_svg(title)}</title>'
            f'<desc id="gg-near-d">{escape_svg(self._description())}</desc>'
        )
        styles = [looks.line_styles(self.glossary)[n.edge.relation] for n in self.chosen]
        yield f"<defs>{looks.arrowheads(styles, 'gg-n')}</defs>"
        places: dict[Neighbour, tuple[float, float]] = {}
        for side in ("left", "right"):
            x = 4 if side == "left" else 4 + 2 * (WIDTH + _ACROSS)
            start = middle - (len(sides[side]) * (HEIGHT + _DOWN) - _DOWN) / 2
            places |= {n: (x, start + row * (HEIGHT + _DOWN)) for row, n in enumerate(sides[side])}
        for side in ("above", "below"):
            y = 4 if side == "above" else height - HEIGHT - 4
            step = WIDTH + (_ACROSS if len(sides[side]) == _ROW else _DOWN)
            start = width / 2 - (len(sides[side]) * step - (step - WIDTH)) / 2
            places |= {n: (start + row * step, y) for row, n in enumerate(sides[side])}
        centre = (4 + WIDTH + _ACROSS, middle - HEIGHT / 2)
        yield '<g aria-hidden="true">'
        lines = [
            self._line(n, place, centre, sides[n.side].index(n), len(sides[n.side])) for n, place in places.items()
        ]
        yield from (line for line, _ in lines)
        yield from (words for _, words in lines)
        yield "</g>"
        for neighbours in sides.values():
            yield from (self._box(n, places[n], address) for n in neighbours)
        style = looks.box_style(self.glossary, self.term.kind)
        yield f'<g class="{style.css_class} own" transform="translate({centre[0]:g} {centre[1]:g})">'
        yield f'<path d="{style.outline}"/>{looks.box_text(label_of(self.say, self.term))}</g></svg></div>'

    def _description(self) -> str:
        if len(self.chosen) == self.total:
            return self.say("neighbourhood.all", number=self.total)
        return self.say("neighbourhood.some", shown=len(self.chosen), number=self.total)

    def _line(
        self, n: Neighbour, place: tuple[float, float], centre: tuple[float, float], number: int, of: int
    ) -> tuple[str, str]:
        """Return the line to a neighbour, which is one of several at its side, and the words of the line."""
        style = looks.line_styles(self.glossary)[n.edge.relation]
        shift = (number - (of - 1) / 2) * min(6.0, 26 / max(of - 1, 1))
        if n.side in {"left", "right"}:
            out = 1 if n.side == "right" else -1
            edge = WIDTH if n.side == "right" else 0
            start = (centre[0] + edge, centre[1] + HEIGHT / 2 + shift)
            end = (place[0] + WIDTH - edge, place[1] + HEIGHT / 2)
            bends = (start[0] + out * 26, start[1], end[0] - out * 90, end[1])
            # away from where the line comes from
            words = (end[0] - out * 12, end[1] + (14 if shift > 0 else -5), "end" if out > 0 else "start")
        else:
            out = 1 if n.side == "below" else -1
            edge = HEIGHT if n.side == "below" else 0
            start = (centre[0] + WIDTH / 2 + 3 * shift, centre[1] + edge)
            end = (place[0] + WIDTH / 2, place[1] + HEIGHT - edge)
            bends = (start[0], start[1] + out * 30, end[0], end[1] - out * 30)
            words = (end[0], end[1] - out * 13 + 4, "middle")
        points = (*start, *bends, *end) if n.towards else (*end, *bends[2:], *bends[:2], *start)
        head = f' marker-end="url(#gg-n-{style.css_class})"' if style.arrow else ""
        path = f"M{_numbers(*points[:2])}C{_numbers(*points[2:])}"
        (text,) = looks.wrapped(n.words, _ACROSS + 2.0, 1) or ("",)
        title = f"<title>{escape_svg(self._sentence(n))}</title>"
        return (
            f'<g class="{style.css_class}" {style.attributes}{head}><path d="{path}">{title}</path></g>',
            f'<text class="w" x="{words[0]:g}" y="{words[1]:g}" text-anchor="{words[2]}">{escape_svg(text)}</text>',
        )

    def _box(self, n: Neighbour, place: tuple[float, float], address: Callable[[str], str]) -> str:
        term = self.glossary.terms[n.term]
        style = looks.box_style(self.glossary, term.kind)
        return (
            f'<a href="{address(n.term)}" class="{style.css_class}" '
            f'transform="translate({place[0]:g} {place[1]:g})" aria-label="{escape_svg(self._sentence(n))}">'
            f'<path d="{style.outline}"/>{looks.box_text(label_of(self.say, term))}</a>'
        )

    def _sentence(self, n: Neighbour) -> str:
        """Return what joins a neighbour to the term, in words."""
        own, other = label_of(self.say, self.term), label_of(self.say, self.glossary.terms[n.term])
        return f"{own} {n.words} {other}" if n.towards else f"{other} {n.words} {own}"


def _numbers(*numbers: float) -> str:
    return " ".join(f"{round(number, 1):g}" for number in numbers)
