"""What changed, told in order: sections of entries with lines, which each format only has to write down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diff.changes import Status
from glossgraph.diff.harms import FORMER, told_break
from glossgraph.diff.pieces import Names, field_line, marked_row, shortened
from glossgraph.diff.words import Mark, Run
from glossgraph.words.content import Code, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.diff.changes import Difference, EdgeChange, FieldChange, PartChange, TermChange
    from glossgraph.diff.pieces import Line
    from glossgraph.model import Glossary
    from glossgraph.words import Catalogue


class Entry(NamedTuple):
    """What became of one thing, and below it what became of its parts."""

    head: Line
    lines: tuple[Entry, ...] = ()


class Section(NamedTuple):
    """Changes of one sort."""

    name: str
    heading: str
    entries: tuple[Entry, ...]


class Told(NamedTuple):
    """All changes in the words of a language."""

    title: str
    summary: str
    sections: tuple[Section, ...]


def told(
    difference: Difference, before: Glossary, after: Glossary, words: Catalogue, *, only_breaks: bool = False
) -> Told:
    """Return a difference of two glossaries, or only what of it breaks others, in words.

    What cannot be read comes first, then what breaks others.
    """
    say, names = words.say, Names(before, after, words)
    found = {
        "unread": [Entry((Code(file),)) for file in difference.unread],
        "breaks": [Entry(told_break(names, each)) for each in difference.breaks],
        "added": [_of_term(names, each) for each in difference.terms if each.status is Status.ADDED],
        "renamed": [
            _of_term(names, each) for each in difference.terms if each.status in {Status.RENAMED, Status.MERGED}
        ],
        "removed": [_of_term(names, each) for each in difference.terms if each.status is Status.REMOVED],
        "changed": [_of_term(names, each) for each in difference.terms if each.status is Status.CHANGED],
        "parts": [_of_part(names, each) for each in difference.parts],
        "stories": list(_stories(names, difference)),
        "loops": list(_loops(names, difference)),
        "ways": list(_ways(names, difference)),
    }
    sections = (
        Section(name, say(f"diff.heading-{name}"), tuple(entries)) for name, entries in found.items() if entries
    )
    title = say("diff.title", before=difference.before, after=difference.after)
    return Told(title, summary(difference, words, only_breaks=only_breaks), tuple(sections))


def summary(difference: Difference, words: Catalogue, *, only_breaks: bool = False) -> str:
    """Return in a line how many changes of each sort there are, and whether all could be read."""
    counted = (_counted(words, sort, number) for sort, number in difference.counts.items() if sort != "unread")
    listed = words.say("list.comma").join(counted)
    if difference.unread:
        nothing = words.say("diff.partly-unbroken" if only_breaks else "diff.partly-nothing")
        return words.say("diff.partly", changes=listed) if listed else nothing
    return listed or words.say("diff.unbroken" if only_breaks else "diff.nothing")


def _counted(words: Catalogue, sort: str, number: int) -> str:
    subject, _, outcome = sort.partition("-")
    return words.say(f"diff.{subject}-{outcome}", number=number) if outcome else words.say("diff.breaks", number=number)


def _of_term(names: Names, change: TermChange) -> Entry:
    text = names.words.text
    term, id_, now = names.term(change.id), Code(change.before or change.id), Code(change.id)
    match change.status:
        case Status.RENAMED:
            head = text("diff.renamed", term=term, id=id_, now=now).pieces
            if not change.is_sure:
                head = text("diff.looks-renamed", term=term, id=id_, now=now, field=FORMER).pieces
        case Status.MERGED:
            head = text("diff.merged", id=id_, term=names.term(change.into)).pieces
        case _:
            head = (term, " (", id_, ")")
    return Entry(head, tuple(_lines_of_term(names, change)))


def _lines_of_term(names: Names, change: TermChange) -> Iterator[Entry]:
    if change.definition:
        yield Entry((Words(names.plain(change.definition)),))
    if change.deprecated is not None:
        yield Entry((names.words.say("diff.deprecated" if change.deprecated else "diff.undeprecated"),))
    for field in change.fields:
        if field.field != "status" or change.deprecated is None:
            yield Entry(field_line(names, field))
    for edge in change.edges:
        yield _of_edge(names, edge, change.id)


def _of_edge(names: Names, edge: EdgeChange, term: str) -> Entry:
    other = names.term(edge.target if edge.source == term else edge.source)
    relation = Words(names.relation(edge.relation))
    text = names.words.text
    match edge.status:
        case Status.ADDED:
            pieces = text("diff.edge-added", relation=relation, target=other).pieces
        case Status.REMOVED:
            pieces = text("diff.edge-removed", relation=relation, target=other).pieces
        case _:
            pieces = text("diff.edge-changed", relation=relation, target=other).pieces
            return Entry(pieces, _fields(names, edge.fields))
    mark = Mark.NEW if edge.status is Status.ADDED else Mark.GONE
    reason: Line = (": ", *shortened((Run(mark, names.plain(edge.reason)),))) if edge.reason else ()
    return Entry((*pieces, *reason), _fields(names, edge.fields))


def _fields(names: Names, changes: Iterable[FieldChange]) -> tuple[Entry, ...]:
    return tuple(Entry(field_line(names, change)) for change in changes)


def _of_part(names: Names, change: PartChange) -> Entry:
    text = names.words.text
    if change.status is Status.REORDERED:
        return Entry(text(f"diff.order-{change.part}").pieces, _fields(names, change.fields))
    head = text(f"diff.part-{change.part}", label=Words(change.label or change.id))
    match change.status:
        case Status.ADDED:
            head = text("diff.was-added", part=head)
        case Status.REMOVED:
            head = text("diff.was-removed", part=head)
    shown = (" (", Code(change.id), ")") if change.id else ()
    return Entry((*head.pieces, *shown), _fields(names, change.fields))


def _stories(names: Names, difference: Difference) -> Iterator[Entry]:
    """Yield the stories that changed; those of several terms that are the same are told once."""
    text, together = names.words.text, dict[tuple[tuple[str, ...], ...], list[str]]()
    for change in difference.stories:
        together.setdefault((change.settings, change.before, change.after), []).append(change.term)
    for (settings, before, after), ids in together.items():
        terms = names.words.listed(map(names.term, ids))
        places = ", ".join(names.setting(id_) for id_ in settings if id_)
        lead = text("diff.story-in", terms=terms, settings=places) if places else text("diff.story", terms=terms)
        yield Entry((*lead.pieces, *_steps(names, before, after)))


def _loops(names: Names, difference: Difference) -> Iterator[Entry]:
    for change in difference.loops:
        key = "changed" if change.before and change.after else "closed" if change.after else "opened"
        lead = names.words.text(
            f"diff.loop-{key}",
            source=names.term(change.source),
            relation=Words(names.relation(change.relation)),
            target=names.term(change.target),
        )
        yield Entry((*lead.pieces, *_steps(names, change.before, change.after)))


def _ways(names: Names, difference: Difference) -> Iterator[Entry]:
    text = names.words.text
    for change in difference.ways:
        start, end = names.term(change.start), names.term(change.end)
        path = Words(names.path(change.path)) if change.path else None
        lead = text("diff.way-on", path=path, start=start, end=end) if path else text("diff.way", start=start, end=end)
        yield Entry((*lead.pieces, *_steps(names, change.before, change.after)))


def _steps(names: Names, before: Sequence[str], after: Sequence[str]) -> Iterator[Run | str]:
    return marked_row([*map(names.title, before)], [*map(names.title, after)])
