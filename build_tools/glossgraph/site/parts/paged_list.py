"""Lists that are too long for one page: the page then names the parts, and each part is a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.site.page import once_for_site
from glossgraph.site.template import page
from glossgraph.words.content import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossgraph.site.page import Page, Site
    from glossgraph.words import Catalogue

MOST = 180_000
"""The most bytes of a list on one page, as `sizes` estimates them.

With what the theme puts around it, a page stays below 300 kB.
"""


class Item(NamedTuple):
    """What has to be known of an entry of a list before it is written."""

    size: int
    group: str = ""
    """The plain words under which it is found, such as its letter; its neighbours may have the same."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some entries of a list in a row, on a page of their own."""

    path: str
    name: str
    first: int
    stop: int

    @property
    def span(self) -> slice:
        """Where its entries are in the list."""
        return slice(self.first, self.stop)


@dataclass(frozen=True, slots=True)
class Whole:
    """A list as a whole, on the page that has it or names its parts."""

    path: str
    title: str
    summary: str
    source: str = ""
    """The file below the glossary's root that a reader would edit; empty if there is none."""


def fits(items: Iterable[Item], room: int) -> bool:
    """Tell whether entries take no more than so many bytes on one page."""
    filled = 0
    for item in items:
        filled += item.size
        if filled > room:
            return False
    return True


def total(items: Iterable[Item]) -> int:
    """Return about how many bytes entries take on one page."""
    return sum(item.size for item in items)


@once_for_site
def stage_or_kind(site: Site) -> Mapping[str, str]:
    """Return the words under which each term is found in a list that is in the order of the sequence.

    Without stages that is the order of ids.
    """
    glossary, say = site.glossary, site.words.say
    stages = {s.id: say("stages.numbered", number=s.number, stage=s.label) for s in glossary.stages.values()}
    if not stages:
        return {id_: id_[0].upper() if id_[0].isalpha() else "#" for id_ in glossary.terms}
    kinds = {kind.id: kind.label for kind in glossary.kinds.values()}
    return {id_: stages.get(term.stage) or kinds.get(term.kind, "") for id_, term in glossary.terms.items()}


def parts_of(
    words: Catalogue, start: str, items: Iterable[Item], room: int = MOST, ending: str = "md"
) -> tuple[Part, ...]:
    """Return the parts of a list, or none if it fits on one page; groups are split only if they are too long.

    Args:
        words: The words of the interface, for the names of the parts.
        start: How the paths of the parts start, before their numbers.
        items: The entries in order.
        room: The most bytes of the list on the page itself.
        ending: How the paths of the parts end.

    """
    listed = list(items)
    if fits(listed, room):
        return ()
    return tuple(
        Part(f"{start}{number}.{ending}", _name(words, listed, span), span.start, span.stop)
        for number, span in enumerate(_spans(listed), start=1)
    )


def _spans(items: Sequence[Item]) -> Iterator[range]:
    """Yield the numbers of the entries of each part."""
    begins = stop = filled = 0
    for _, group in groupby(items, key=lambda item: item.group):
        members = list(group)
        start, stop, needed = stop, stop + len(members), total(members)
        if start > begins and filled + needed > MOST:
            yield range(begins, start)
            begins, filled = start, 0
        filled += needed
        if needed > MOST:
            yield from (range(start + first, start + last) for first, last in _about_equal(members))
            begins, filled = stop, 0
    if stop > begins:
        yield range(begins, stop)


def _about_equal(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Return where each piece of a group starts and ends that is too long for one page: few and equal."""
    pieces = list(_pieces(items, MOST))
    fewest = total(items) * 10 // (MOST * len(pieces))
    attempts = (list(_pieces(items, MOST * tenths // 10)) for tenths in range(fewest, 10))
    return next((attempt for attempt in attempts if len(attempt) == len(pieces)), pieces)


def _pieces(items: Sequence[Item], most: int) -> Iterator[tuple[int, int]]:
    """Yield where each piece starts and ends if each is filled before the next one begins."""
    begins, filled = 0, 0
    for number, item in enumerate(items):
        if number > begins and filled + item.size > most:
            yield begins, number
            begins, filled = number, 0
        filled += item.size
    yield begins, len(items)


def _name(words: Catalogue, items: Sequence[Item], span: range) -> str:
    """Return what a part is called: its groups, or where it is in a group that is split."""
    start, end = items[span[0]].group, items[span[-1]].group
    if start != end:
        return words.say("parts.span", first=start, last=end)
    begins = next(n for n in range(span[0], -1, -1) if n == 0 or items[n - 1].group != start)
    first, last = words.number(span[0] - begins + 1), words.number(span[-1] - begins + 1)
    is_whole = span[0] == begins and (span.stop == len(items) or items[span.stop].group != start)
    if start and is_whole:
        return start
    numbers = words.say("parts.span", first=first, last=last) if len(span) > 1 else first
    return words.say("parts.of-group", group=start, numbers=numbers) if start else numbers


def part_with(parts: Sequence[Part], number: int, whole: str) -> str:
    """Return the path of the page that has an entry, by its number in the list; `whole` is that of the list itself."""
    return next((part.path for part in parts if part.first <= number < part.stop), whole)


def pages_of(  # noqa: PLR0913 - what the pages of parts differ in
    site: Site,
    whole: Whole,
    parts: Sequence[Part],
    template: str,
    values: Callable[[Part], dict[str, Any]],
    *,
    leads_to: Callable[[Part], Iterable[str]] = lambda _: (),
    searched: bool = False,
) -> Iterator[Page]:
    """Make the page of each part of a list.

    Args:
        site: What pages are made from.
        whole: The list.
        parts: Its parts; without any there are no pages.
        template: The template of the list, without a title.
        values: Gives the values of the template for a part.
        leads_to: Gives the paths of the pages that a part lists.
        searched: Whether a search finds the pages.

    """
    for part, before, after in zip(parts, (None, *parts), (*parts[1:], None), strict=False):
        title = site.words.say("parts.title", list=whole.title, part=part.name)
        shown = {"whole": whole, "parts": parts, "part": part, "before": before, "after": after, "body": template}
        yield page(
            site,
            part.path,
            "part.j2",
            title,
            whole.summary,
            values=partial(_values, shown | {"heading": Words(title)}, values, part),
            source=whole.source,
            leads_to=leads_to(part),
            parent=whole.path,
            searched=searched,
        )


def _values(shown: dict[str, Any], values: Callable[[Part], dict[str, Any]], part: Part) -> dict[str, Any]:
    return shown | values(part)
