"""The rows of a table as concepts: what each cell means, and which row another one names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossgraph.importing.dates import day
from glossgraph.importing.linked.properties import NARROWER
from glossgraph.importing.record import content_key
from glossgraph.importing.standard import BROADER, RELATED, STANDARD
from glossgraph.importing.vocabulary import Concept, Edge, Name, Note, Source, Text
from glossgraph.text.ids import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.tally import Tally

KNOWN_RELATIONS = (BROADER, STANDARD[NARROWER], RELATED)
"""The relations of the columns that name other terms."""

_JOINING = {"broader": BROADER.key, "narrower": NARROWER, "related": RELATED.key}

_TYPES_OF_NAMES = {"alias": "alias", "hidden": "hidden", "abbreviation": "abbreviation", "deprecated": "deprecated"}

_TYPES_OF_NOTES = ("general", "scope", "history", "editorial", "change")

_ADDRESS = re.compile(r"https?://\S+")

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")

_GONE = frozenset({"deprecated", "obsolete", "retired", "withdrawn", "superseded", "invalid"})


@dataclass(slots=True)
class Row:
    """A row of a table."""

    number: int
    sheet: str = ""
    cells: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """The cells of each role: their language, their text, and what separates values in their column."""
    others: list[tuple[str, str]] = field(default_factory=list)
    """The cells of columns whose names are not known, with these names."""

    def texts(self, role: str) -> list[Text]:
        """Return the cells of a role, each as one text."""
        return [Text(cell, language) for language, cell, _ in self.cells.get(role, ())]

    def values(self, role: str) -> list[Text]:
        """Return the values in the cells of a role."""
        found = self.cells.get(role, ())
        return [Text(v.strip(), language) for language, cell, mark in found for v in cell.split(mark) if v.strip()]

    def first(self, role: str) -> str:
        """Return the first cell of a role; nothing if there is none."""
        return next((cell for _, cell, _ in self.cells.get(role, ())), "")


def concepts_of(rows: list[Row], tally: Tally) -> tuple[Concept, ...]:
    """Return a concept for each row with a name, and for each parent that has no row of its own."""
    named = []
    for row in rows:
        if any(row.texts("label")) or row.first("notation") or row.first("id"):
            named.append(row)
        else:
            tally.dropped(
                "rows without a term", f"row {row.number}: {next(iter(row.cells.values()), [('', '', '')])[0][1]}"
            )
    keys = list(_keys(named))
    index = _Index(((key, row) for (key, _), row in zip(keys, named, strict=True)), tally)
    concepts = [
        replace(_concept(row, key, index, tally), content_key=content)
        for (key, content), row in zip(keys, named, strict=True)
    ]
    made = [Concept(key=key, labels=(Text(key),)) for key in index.made]
    for key in index.made:
        tally.changed("broader terms that have no row of their own, which get one", key)
    return (*concepts, *made)


def _keys(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield two keys for each row, neither of which depends on other rows above it: its own, and one of its content.

    Its own is its id, its notation or its label. Rows that share a label are told apart by what they fall under,
    or else by what they say. A row with an id or a notation needs no key of its content.
    """
    rows = list(rows)
    choices = [_choices(row) for row in rows]
    numbers = Counter(choice for each in choices for choice in each)
    taken: Counter[str] = Counter()
    for row, each in zip(rows, choices, strict=True):
        key = next((choice for choice in each if numbers[choice] == 1), each[-1])
        taken[key] += 1
        # only rows that are the same in all cells are numbered
        content = _content(row, row.cells.get("definition"))
        is_named = key in {row.first("id"), row.first("notation")}
        yield (
            f"{key} {taken[key]}" if taken[key] > 1 else key,
            "" if is_named or numbers[content] > 1 else content,
        )


def _choices(row: Row) -> list[str]:
    """Return what may be the key of a row, the best first; the last one differs from that of any other row."""
    label = row.first("label")
    parents = [f"{label} ({row.first(role)})" for role in ("qualifier", "broader", "group") if row.first(role)]
    contents = [_content(row, row.cells.get("definition")), _content(row, (row.sheet, row.cells, row.others))]
    names = (row.first("id"), row.first("notation"), label, *parents[:1], *contents)
    return list(dict.fromkeys(filter(None, names)))


def _content(row: Row, content: object) -> str:
    return content_key(row.first("label"), repr(content))


class _Index:
    """Finds the row that a cell names: by id, notation, label with or without a qualifier, or another name."""

    def __init__(self, rows: Iterable[tuple[str, Row]], tally: Tally) -> None:
        self._tally = tally
        self._of: dict[str, list[str]] = {}
        self.made: dict[str, None] = {}
        """The parents that have no row."""
        late: list[tuple[str, str]] = []
        for key, row in rows:
            label = row.first("label")
            own = {key, row.first("id"), row.first("notation"), *(text.text for text in row.texts("label"))}
            own |= {f"{label} ({q})" for q in (row.first("qualifier"), row.first("broader"), row.first("group")) if q}
            for name in filter(None, own):
                self._add(name, key)
            late += [(name.text, key) for role in _TYPES_OF_NAMES for name in row.values(role)]
        for name, key in late:
            if name.casefold() not in self._of:
                self._add(name, key)

    def _add(self, name: str, key: str) -> None:
        keys = self._of.setdefault(name.casefold(), [])
        if key not in keys:
            keys.append(key)

    def keys(self, cell: str, separator: str, *, is_parent: bool) -> Iterator[str]:
        """Yield the keys of the rows that a cell names; of a parent without a row, the key that it gets."""
        values = [cell] if cell.casefold() in self._of else [v.strip() for v in cell.split(separator)]
        for value in filter(None, values):
            found = self._of.get(value.casefold(), [])
            if len(found) > 1:
                self._tally.changed("names that several terms share, where one is named: the first is taken", value)
            if not found and is_parent:
                self.made[value] = None
                self._add(value, value)
            yield found[0] if found else value


def _concept(row: Row, key: str, index: _Index, tally: Tally) -> Concept:
    id_ = row.first("id")
    is_iri = _IRI.fullmatch(id_) is not None
    is_id = bool(id_) and not is_iri and not fault_of(id_)
    edges = [
        Edge(relation, target)
        for role, relation in _JOINING.items()
        for _, cell, separator in row.cells.get(role, ())
        if not (role == "related" and _ADDRESS.fullmatch(cell))
        for target in index.keys(cell, separator, is_parent=role == "broader")
    ]
    links = [t.text for t in row.values("link")] + [t.text for t in row.texts("related") if _ADDRESS.fullmatch(t.text)]
    addresses = [link for link in links if _ADDRESS.fullmatch(link)]
    notes = [Note(text, type_) for type_ in _TYPES_OF_NOTES for text in row.texts(type_)]
    notes += [Note(Text(f"Link: {link}")) for link in links if link not in addresses]
    matches = [text.text for text in row.values("match")]
    notes += [Note(Text(f"Same as: {match}")) for match in matches if not _IRI.fullmatch(match)]
    for name, cell in row.others:
        tally.changed(f"cells of the column `{name}`, which become notes", cell)
        notes.append(Note(Text(f"{name}: {cell}")))
    concept = Concept(
        key=key,
        id=id_ if is_id else "",
        labels=tuple(row.texts("label")),
        qualifier=row.first("qualifier"),
        names=tuple(Name(text, type_) for role, type_ in _TYPES_OF_NAMES.items() for text in row.values(role)),
        definitions=tuple(row.texts("definition")),
        usage=tuple(row.texts("usage")),
        notations=tuple(t.text for t in row.texts("notation")) + ((id_,) if id_ and not is_iri and not is_id else ()),
        iri=id_ if is_iri else "",
        matches=tuple(("exact", match) for match in matches if _IRI.fullmatch(match)),
        see_also=tuple(dict.fromkeys(addresses)),
        groups=tuple(dict.fromkeys([text.text for text in row.values("group")] + ([row.sheet] if row.sheet else []))),
        kind=row.first("kind"),
        sources=tuple(Source(text.text) for text in row.texts("source")),
        edges=tuple(edges),
    )
    return _with_history(concept, row, notes, index)


def _with_history(concept: Concept, row: Row, notes: list[Note], index: _Index) -> Concept:
    """Return a concept with its status and dates, and with all its notes."""
    status = row.first("status")
    replaced = [
        key for _, cell, mark in row.cells.get("replaced", ()) for key in index.keys(cell, mark, is_parent=False)
    ]
    is_gone = status.lower() in _GONE or bool(replaced)
    days = {role: row.first(role) for role in ("created", "modified")}
    notes += [Note(Text(f"{role.capitalize()}: {text}")) for role, text in days.items() if text and not day(text)]
    if status and status.lower() not in {*_GONE, "draft", "reviewed"}:
        notes.append(Note(Text(f"Status: {status}")))
    return replace(
        concept,
        status="deprecated" if is_gone else status.lower() if status.lower() in {"draft", "reviewed"} else "",
        replaced_by=tuple(replaced),
        created=day(days["created"]),
        modified=day(days["modified"]),
        notes=tuple(notes),
    )
