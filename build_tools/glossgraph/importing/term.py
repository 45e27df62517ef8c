"""A concept as the content of a term's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.importing.plain import markdown, on_one_line, words
from glossgraph.importing.vocabulary import ALIAS, MAIN, Name, Note, Text
from glossgraph.load.values import ADDRESS, IRI
from glossgraph.model import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.names import Names
    from glossgraph.importing.tally import Tally
    from glossgraph.importing.vocabulary import Concept, Edge, Source

_ADDRESS, _IRI = re.compile(ADDRESS), re.compile(IRI)

KIND = "concept"
"""The kind of terms of which the source does not say what they are."""


class TermWriter:
    """Writes one concept after the other, and counts what becomes of their parts."""

    def __init__(self, names: Names, references: dict[str, str], tally: Tally) -> None:
        """Take what everything is called, the ids of the references, and a tally."""
        self._names = names
        self._references = references
        self._tally = tally

    def term(self, concept: Concept) -> dict[str, object]:
        """Return the fields of the file of a concept, without those that are empty."""
        names = self._names
        label = names.labels[concept.key]
        aliases, typed = self._called(concept, label)
        definition, notes = self._defined(concept)
        addresses = self._checked(concept.see_also, _ADDRESS, "See also", notes)
        iri = self._checked((concept.iri,), _IRI, "Identifier", notes)
        matched = set(self._checked(tuple(dict.fromkeys(i for _, i in concept.matches)), _IRI, "The same as", notes))
        fields: dict[str, object] = {
            "label": label,
            "qualifier": names.qualifiers.get(concept.key, ""),
            "aliases": aliases,
            "names": typed,
            "kind": names.kinds.get(concept.kind, KIND),
            "status": concept.status,
            "replaced_by": self._replacement(concept, notes),
            "status_reason": self._reason(concept),
            "definition": definition,
            "translations": self._translations(concept),
            "explanation": self._block(concept.explanation),
            "boundaries": [self._line(text) for text in concept.boundaries if text.text.strip()],
            "notes": [self._note(note) for note in notes],
            "usage": [self._line(text) for text in concept.usage if text.text.strip()],
            "edges": self._edges(concept.edges),
            "groups": [names.groups[key] for key in concept.groups if key in names.groups],
            "sources": [self._source(source) for source in concept.sources],
            "identifiers": _filled({"iri": "".join(iri), "notation": _one_or_more(concept.notations)}),
            "matches": _by_type(match for match in concept.matches if match[1] in matched),
            "see_also": addresses,
            "created": concept.created,
            "modified": concept.modified,
            "faq": [self._question(*question) for question in concept.questions],
            **concept.more,
        }
        return _filled(fields)

    def _called(self, concept: Concept, label: str) -> tuple[list[str], list[dict[str, str]]]:
        """Return the aliases, and the names of other types or languages; each name is there once."""
        aliases: list[str] = []
        typed: list[dict[str, str]] = []
        taken, spelled = {label}, {name_key(label)}
        for name in self._all_names(concept):
            text = words(name.text.text, self._tally)
            is_main = self._names.is_main(name.text)
            if not text:
                self._tally.dropped("empty names", label)
            elif name.type == ALIAS and not is_main:
                continue
            elif is_main and text in taken:
                self._tally.dropped("names that repeat another of the same concept", f"{label}: {text}")
            elif name.type == ALIAS and name_key(text) not in spelled:
                aliases.append(text)
            else:
                type_ = "spelling" if name.type == ALIAS else name.type
                typed.append({"text": text, "type": type_} | ({} if is_main else {"language": name.text.language}))
            if is_main:
                taken.add(text)
                spelled.add(name_key(text))
        return aliases, typed

    def _all_names(self, concept: Concept) -> Iterator[Name]:
        """Yield the further names of a concept, with the preferred labels beyond the first in its language."""
        mains = [text for text in concept.labels if self._names.is_main(text) and text.text.strip()]
        label = self._names.labels[concept.key]
        for text in mains:
            if words(text.text, self._tally) != label:
                self._tally.changed("further preferred labels in a language, which become aliases", text.text)
                yield Name(text)
        yield from concept.names

    def _defined(self, concept: Concept) -> tuple[str, list[Note]]:
        """Return the definition, and the notes with the further definitions before them."""
        first: dict[str, Text] = {}
        further: list[Text] = []
        for text in filter(lambda text: text.text.strip(), concept.definitions):
            language = MAIN if self._names.is_main(text) else text.language
            if first.setdefault(language, text) is not text:
                self._tally.changed("further definitions in a language, which become notes", text.text)
                further.append(text)
        notes = [*map(Note, further), *(note for note in concept.notes if note.text.text.strip())]
        return (self._line(first[MAIN]) if MAIN in first else ""), notes

    def _translations(self, concept: Concept) -> dict[str, object]:
        """Return the labels, aliases and definitions in other languages."""
        found: dict[str, dict[str, object]] = {}
        for text in concept.labels:
            if not self._names.is_main(text) and (written := words(text.text, self._tally)):
                entry = found.setdefault(text.language, {})
                if "label" in entry:
                    self._tally.changed("further preferred labels in a language, which become aliases", written)
                    _append(entry, "aliases", written)
                else:
                    entry["label"] = written
        for name in concept.names:
            if name.type == ALIAS and not self._names.is_main(name.text):
                _append(found.setdefault(name.text.language, {}), "aliases", words(name.text.text, self._tally))
        for text in concept.definitions:
            if not self._names.is_main(text) and text.text.strip():
                entry = found.setdefault(text.language, {})
                if "definition" not in entry:
                    entry["definition"] = self._line(text)
        return dict(sorted(found.items()))

    def _note(self, note: Note) -> dict[str, str]:
        entry = {"type": note.type, "text": self._block(note.text).strip()}
        return entry if self._names.is_main(note.text) else {**entry, "language": note.text.language}

    def _question(self, question: Text, answer: Text) -> dict[str, str]:
        return {"question": words(question.text, self._tally), "answer": self._block(answer)}

    def _replacement(self, concept: Concept, notes: list[Note]) -> str:
        """Return the id of the term to use instead; further ones are added to the notes."""
        ids = [self._names.ids[key] for key in concept.replaced_by if key in self._names.ids and key != concept.key]
        for key in concept.replaced_by:
            if key not in self._names.ids:
                self._tally.changed("replacements outside the vocabulary, which become notes", key)
                notes.append(Note(Text(f"Replaced by: {key}")))
        for id_, key in zip(ids[1:], [k for k in concept.replaced_by if k in self._names.ids][1:], strict=False):
            self._tally.changed("further replacements of a concept, which become notes", id_)
            notes.append(Note(Text(f"Replaced by: {self._names.labels[key]}")))
        return ids[0] if ids else ""

    def _reason(self, concept: Concept) -> str:
        return self._line(concept.status_reason) if concept.status_reason else ""

    def _edges(self, edges: Iterable[Edge]) -> dict[str, dict[str, object]]:
        found: dict[str, dict[str, object]] = {}
        for edge in edges:
            reason = self._line(edge.reason) if edge.reason else ""
            more = _filled({"reason": reason, **edge.more})
            value = more["reason"] if set(more) == {"reason"} else (more or None)
            found.setdefault(self._names.relations[edge.relation], {})[self._names.ids[edge.target]] = value
        return found

    def _source(self, source: Source) -> object:
        key = self._references.get(source.reference, source.reference)
        return {"source": key, "locator": source.locator} if source.locator else key

    def _checked(self, values: tuple[str, ...], form: re.Pattern[str], name: str, notes: list[Note]) -> list[str]:
        """Return the addresses or IRIs that are such; the others are added to the notes."""
        for value in values:
            if value and not form.fullmatch(value):
                self._tally.changed("addresses and IRIs that are none, which become notes", value)
                notes.append(Note(Text(f"{name}: {value}")))
        return [value for value in values if form.fullmatch(value)]

    def _line(self, text: Text) -> str:
        return on_one_line(text, self._tally, self._id)

    def _block(self, text: Text | None) -> str:
        written = markdown(text, self._tally, self._id) if text else ""
        return f"{written}\n" if "\n" in written else written

    def _id(self, key: str) -> str:
        return self._names.ids.get(key, "")


def _by_type(matches: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for type_, iri in dict.fromkeys(matches):
        found.setdefault(type_, []).append(iri)
    return found


def _append(entry: dict[str, object], key: str, text: str) -> None:
    values = entry.setdefault(key, [])
    if isinstance(values, list) and text and text not in values and text != entry.get("label"):
        values.append(text)


def _one_or_more(values: tuple[str, ...]) -> str | list[str]:
    unique = list(dict.fromkeys(" ".join(value.split()) for value in values if value.strip()))
    return unique[0] if len(unique) == 1 else unique


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}, ())}
