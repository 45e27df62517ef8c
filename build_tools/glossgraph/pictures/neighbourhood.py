"""The neighbourhood of a term: a small picture of what it is joined to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.sequence import arrow, order
from glossgraph.model import Flow
from glossgraph.pictures import looks
from glossgraph.pictures.map.routes import HEIGHT, WIDTH
from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.pictures.words import Say

MOST = 12
"""The most neighbours that are shown."""

_SIDE, _ROW = 5, 3
"""The most neighbours on one side, and above or below."""

LARGEST = 6_000
"""The most characters of a picture: a page must stay light."""

_ACROSS, _DOWN = 116, 14

_ABOVE = 40
"""The room between the rows above and below and what is between them."""

_SMALL = 11
"""The size of the words at lines in pixels; the style sheet must say the same."""


class Neighbour(NamedTuple):
    """A term beside another: on its `left` if it leads to it, on its `right` if it follows, else above or below."""

    term: str
    edge: Edge
    side: str
    words: str
    """What joins the two, from the one to the left or above to the other, or as it is written."""
    towards: bool
    """Whether the arrow points at the neighbour."""


def neighbourhood(glossary: Glossary, term: Term, say: Say) -> Neighbourhood | None:
    """Return a term with its most important neighbours, or None if it has none.

    Relations listed earlier are more important. A neighbour stands there once, whatever else joins the two.
    """
    every = list(_neighbours(glossary, term))
    for most in range(MOST, 0, -1):
        chosen = _chosen(every, most)
        picture = Neighbourhood(glossary, term, chosen, len(every), say)
        if chosen and len(picture.draw(_file)) <= LARGEST:
            return picture
    return None


def _file(term: str) -> str:
    """Stand in for the address of a term's page, which is not known yet, but is about as long."""
    return f"page:terms/{term}.md"


def _neighbours(glossary: Glossary, term: Term) -> Iterator[Neighbour]:
    position, rank = order(glossary), glossary.rank
    edges = glossary.by_term[term.id]
    found: set[str] = set()
    in_time = any(glossary.flow(edge) is not Flow.NONE for edge in edges)
    for edge in sorted(edges, key=lambda e: (rank[e.relation], position[e.source], position[e.target])):
        other = edge.target if edge.source == term.id else edge.source
        if other not in found:
            found.add(other)
            yield _neighbour(glossary, term, edge, in_time=in_time)


def _neighbour(glossary: Glossary, term: Term, edge: Edge, *, in_time: bool) -> Neighbour:
    relation = glossary.relations[edge.relation]
    other = edge.target if edge.source == term.id else edge.source
    earlier, _ = arrow(glossary, edge) or (edge.source, edge.target)
    leads = relation.flow is not Flow.NONE
    sides = ("right", "left") if leads or not in_time else ("above", "below")
    words = relation.backwards if relation.flow is Flow.BACKWARD else relation.label
    return Neighbour(other, edge, sides[earlier != term.id], words, earlier == term.id)


def _chosen(every: Sequence[Neighbour], most: int) -> list[Neighbour]:
    """Return the first neighbours for which there is room."""
    room = {"left": _SIDE, "right": _SIDE, "above": _ROW, "below": _ROW}
    chosen: list[Neighbour] = []
    for each in every:
        if room[each.side] and len(chosen) < most:
            room[each.side] -= 1
            chosen.append(each)
    return chosen


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A term with some of its neighbours, and the number of all that it has."""

    glossary: Glossary
    term: Term
    chosen: Sequence[Neighbour]
    every: int
    say: Say

    def draw(self, address: Callable[[str], str]) -> str:
        """Return the picture as SVG in a scroller; `address` gives that of a term's page, as an attribute holds it."""
        return "".join(self._parts(address))

    def _parts(self, address: Callable[[str], str]) -> Iterator[str]:
        sides = {side: [n for n in self.chosen if n.side == side] for side in ("left", "above", "right", "below")}
        rows = max(len(sides["left"]), len(sides["right"]), 1)
        high = rows * (HEIGHT + _DOWN) - _DOWN
        top = 4 + (HEIGHT + _ABOVE if sides["above"] else 0)
        middle = top + high / 2
        width, height = 3 * WIDTH + 2 * _ACROSS + 8, top + high + 4 + (HEIGHT + _ABOVE if sides["below"] else 0)
        # where nothing stands at a side, the picture ends sooner
        wide = any(len(sides[side]) == _ROW for side in ("above", "below"))
        cut = [0 if sides[side] or wide else WIDTH + _ACROSS - 70 for side in ("left", "right")]
        title = self.say("neighbourhood.title", term=self.term.label)
        yield f'<div class="gg-scroll" tabindex="0" role="region" aria-label="{escape_svg(title)}">'
        yield (
            f'<svg class="gg-net gg-near" viewBox="{cut[0]} 0 {width - sum(cut)} {height}" '
            f'width="{width - sum(cut)}" height="{height}" '
            f'role="group" aria-labelledby="gg-near-t gg-near-d"><title id="gg-near-t">{escape_svg(title)}</title>'
            f'<desc id="gg-near-d">{escape_svg(self._described())}</desc>'
        )
        drawn = [looks.lines(self.glossary)[n.edge.relation] for n in self.chosen]
        yield f"<defs>{looks.markers(drawn, 'gg-n')}</defs>"
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
        for beside in sides.values():
            yield from (self._box(n, places[n], address) for n in beside)
        shape = looks.shape(self.glossary, self.term.kind)
        yield f'<g class="{shape.style} own" transform="translate({centre[0]:g} {centre[1]:g})">'
        yield f'<path d="{shape.outline}"/>{looks.label(self.term.label)}</g></svg></div>'

    def _described(self) -> str:
        if len(self.chosen) == self.every:
            return self.say("neighbourhood.all", number=self.every)
        return self.say("neighbourhood.some", shown=len(self.chosen), number=self.every)

    def _line(
        self, n: Neighbour, place: tuple[float, float], centre: tuple[float, float], number: int, of: int
    ) -> tuple[str, str]:
        """Return the line to a neighbour, one of so many at its side, and its words."""
        line = looks.lines(self.glossary)[n.edge.relation]
        shift = (number - (of - 1) / 2) * min(6.0, 26 / max(of - 1, 1))
        if n.side in {"left", "right"}:
            out = 1 if n.side == "right" else -1
            edge = WIDTH if n.side == "right" else 0
            one = (centre[0] + edge, centre[1] + HEIGHT / 2 + shift)
            two = (place[0] + WIDTH - edge, place[1] + HEIGHT / 2)
            bends = (one[0] + out * 26, one[1], two[0] - out * 90, two[1])
            # away from where the line comes from
            words = (two[0] - out * 12, two[1] + (14 if shift > 0 else -5), "end" if out > 0 else "start")
        else:
            out = 1 if n.side == "below" else -1
            edge = HEIGHT if n.side == "below" else 0
            one = (centre[0] + WIDTH / 2 + 3 * shift, centre[1] + edge)
            two = (place[0] + WIDTH / 2, place[1] + HEIGHT - edge)
            bends = (one[0], one[1] + out * 30, two[0], two[1] - out * 30)
            words = (two[0], two[1] - out * 13 + 4, "middle")
        ends = (*one, *bends, *two) if n.towards else (*two, *bends[2:], *bends[:2], *one)
        head = f' marker-end="url(#gg-n-{line.style})"' if line.arrow else ""
        way = f"M{_numbers(*ends[:2])}C{_numbers(*ends[2:])}"
        (shown,) = looks.wrapped(n.words, _ACROSS + 2.0, 1) or [""]
        title = f"<title>{escape_svg(self._said(n))}</title>"
        return (
            f'<g class="{line.style}" {line.attributes}{head}><path d="{way}">{title}</path></g>',
            f'<text class="w" x="{words[0]:g}" y="{words[1]:g}" text-anchor="{words[2]}">{escape_svg(shown)}</text>',
        )

    def _box(self, n: Neighbour, place: tuple[float, float], address: Callable[[str], str]) -> str:
        term = self.glossary.terms[n.term]
        shape = looks.shape(self.glossary, term.kind)
        return (
            f'<a href="{address(n.term)}" class="{shape.style}" '
            f'transform="translate({place[0]:g} {place[1]:g})" aria-label="{escape_svg(self._said(n))}">'
            f'<path d="{shape.outline}"/>{looks.label(term.label)}</a>'
        )

    def _said(self, n: Neighbour) -> str:
        source, target = (self.term.id, n.term) if n.towards else (n.term, self.term.id)
        return f"{self.glossary.terms[source].label} {n.words} {self.glossary.terms[target].label}"


def _numbers(*numbers: float) -> str:
    return " ".join(f"{round(number, 1):g}" for number in numbers)
