"""The tables of terms: what each is, what it is called, what is said of it, and what joins it to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.exports.parts.columns import AnyTable, Column, Table, Type
from glossgraph.graph.members import settings_with
from glossgraph.text.cited import cited_in, sources_of
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Example, Glossary, OtherName, Term


class Name(NamedTuple):
    """A name of a term."""

    term: str
    name: str
    type: str
    language: str


class Said(NamedTuple):
    """A text about a term beyond its definition; the number counts those of the term, from 1."""

    term: str
    number: int
    part: str
    title: str
    text: str
    language: str
    source: str


class Match(NamedTuple):
    """That a concept of another vocabulary is about the same as a term."""

    term: str
    type: str
    iri: str


def terms(glossary: Glossary) -> AnyTable:
    """Return the table of terms, sorted by their ids."""
    stages = glossary.stages

    def replacement(term: Term) -> str:
        return term.replaced_by if term.replaced_by in glossary.terms else ""

    columns: tuple[Column[Term], ...] = (
        Column("id", "What names the term in all tables.", lambda t: t.id),
        Column("label", "The name by which it is called first.", lambda t: t.label),
        Column("aliases", "Other names that mean the same.", lambda t: t.aliases, Type.LIST),
        Column("kind", "What sort of thing it is.", lambda t: t.kind, of="kinds"),
        Column("stage", "Its place in the sequence, if it has one.", lambda t: t.stage, of="stages"),
        Column(
            "stage_number",
            "The number of that stage, counted from 1.",
            lambda t: stages[t.stage].number if t.stage in stages else None,
            Type.INTEGER,
        ),
        Column("status", "How far it has come: draft, reviewed or deprecated.", lambda t: str(t.status)),
        Column("definition", "What it is, in a sentence or two.", lambda t: plain_words(glossary, t.definition)),
        Column(
            "sources",
            "The works that its texts cite and those on which it rests.",
            lambda t: dict.fromkeys((*cited_in(t), *t.sources)),
            Type.LIST,
            of="bibliography",
        ),
        Column("replaced_by", "The term to use instead of a deprecated one.", replacement, of="terms"),
        Column("formula", "How it is computed.", lambda t: t.formula.equation if t.formula else ""),
        Column("qualifier", "What tells it from another of the same label.", lambda t: t.qualifier, is_optional=True),
        Column(
            "names",
            "Further names, each after its type and its language, as in `admitted@de: Löffelchen`.",
            lambda t: map(_named, t.names),
            Type.LIST,
            is_optional=True,
        ),
        Column("iri", "What identifies it on the web.", lambda t: t.identifiers.iri, is_optional=True),
        Column(
            "notation",
            "Its codes, such as numbers of clauses.",
            lambda t: t.identifiers.notations,
            Type.LIST,
            is_optional=True,
        ),
        Column("groups", "The groups that it is in.", lambda t: t.groups, Type.LIST, of="groups", is_optional=True),
        Column("created", "The day on which it was begun.", lambda t: t.created, Type.DATE, is_optional=True),
        Column("modified", "The day of its last change.", lambda t: t.modified, Type.DATE, is_optional=True),
        Column(
            "settings",
            "The settings in which it takes part.",
            lambda t: [setting.id for setting in settings_with(glossary, t)],
            Type.LIST,
            of="settings",
            is_optional=not glossary.settings,
        ),
    )
    description = "The terms, each with its definition."
    return Table("terms", description, ("id",), columns, glossary.terms.values, is_optional=False)


def edges(glossary: Glossary) -> AnyTable:
    """Return the table of the edges that join terms which are there."""
    columns: tuple[Column[Edge], ...] = (
        Column("source", "The term that the edge leads from.", lambda e: e.source, of="terms"),
        Column("target", "The term that it leads to.", lambda e: e.target, of="terms"),
        Column("relation", "What the first is to the second.", lambda e: e.relation, of="relations"),
        Column(
            "flow",
            "Which comes first: `forward` says the source, `backward` the target, `feedback` that it returns to an "
            "earlier stage, and `none` nothing.",
            lambda e: str(glossary.flow(e)),
        ),
        Column("reason", "Why it holds.", lambda e: plain_words(glossary, e.reason)),
        Column("when", "In which case it is followed, where there is a choice.", lambda e: e.when),
        Column("sources", "The works on which it rests.", sources_of, Type.LIST, of="bibliography"),
        Column("detail", "More about it.", lambda e: plain_words(glossary, e.detail), is_optional=True),
        Column(
            "settings",
            "The settings in which it holds; in all if none is named.",
            lambda e: e.settings,
            Type.LIST,
            of="settings",
            is_optional=not glossary.settings,
        ),
    )
    key = ("source", "target", "relation")
    description = "What joins two terms, and why: source, relation and target read as a sentence."
    return Table("edges", description, key, columns, lambda: _joining(glossary), is_optional=False)


def names(glossary: Glossary) -> AnyTable:
    """Return the table of all names of all terms, for looking a term up by any of them."""
    columns: tuple[Column[Name], ...] = (
        Column("term", "The term.", lambda n: n.term, of="terms"),
        Column("name", "One of its names.", lambda n: n.name),
        Column(
            "type",
            "What the name is to it: label, alias, admitted, abbreviation, spelling, deprecated or hidden (what people "
            "type, and nobody should).",
            lambda n: n.type,
        ),
        Column("language", "The language of the name (BCP 47).", lambda n: n.language),
    )
    key = ("term", "name", "type", "language")
    description = "Every name of every term, in every language."
    return Table("names", description, key, columns, lambda: _names(glossary), is_optional=False)


def texts(glossary: Glossary) -> AnyTable:
    """Return the table of what is said of terms beyond their definitions."""
    columns: tuple[Column[Said], ...] = (
        Column("term", "The term.", lambda s: s.term, of="terms"),
        Column("number", "Which of its texts it is, counted from 1.", lambda s: s.number, Type.INTEGER),
        Column(
            "part",
            "What sort of text it is: explanation, boundary (what the term is not), question, example, figure, note, "
            "usage, symbol (of its formula), status, definition (in another language) or further reading.",
            lambda s: s.part,
        ),
        Column(
            "title",
            "The question, the name of the example, the sort of note, the symbol, or what the figure is of.",
            lambda s: s.title,
        ),
        Column("text", "The text, or the answer to the question.", lambda s: s.text),
        Column("language", "The language of the text (BCP 47).", lambda s: s.language),
        Column("source", "The work that a figure comes from.", lambda s: s.source, of="bibliography"),
    )
    description = "What is said of the terms beyond their definitions, such as explanations, and answers to questions."
    return Table("texts", description, ("term", "number"), columns, lambda: _said(glossary))


def matches(glossary: Glossary) -> AnyTable:
    """Return the table of the concepts of other vocabularies that terms match."""
    columns: tuple[Column[Match], ...] = (
        Column("term", "The term.", lambda m: m.term, of="terms"),
        Column("type", "How the two match: exact, close, broad, narrow or related, as in SKOS.", lambda m: m.type),
        Column("iri", "What identifies the other concept on the web.", lambda m: m.iri),
    )
    description = "The concepts of other vocabularies that are about the same."
    return Table("matches", description, ("term", "type", "iri"), columns, lambda: _matches(glossary))


def are_all_joined(glossary: Glossary) -> bool:
    """Tell whether every edge is in the table of edges."""
    return sum(1 for _ in _joining(glossary)) == len(glossary.edges)


def _joining(glossary: Glossary) -> Iterator[Edge]:
    known, relations = glossary.terms, glossary.relations
    return (e for e in glossary.edges if e.target in known and e.relation in relations)


def _named(name: OtherName) -> str:
    return f"{name.type}{'@' if name.language else ''}{name.language}: {name.text}"


def _names(glossary: Glossary) -> Iterator[Name]:
    own = glossary.about.language
    for term in glossary.terms.values():
        yield from dict.fromkeys(
            (
                Name(term.id, term.label, "label", own),
                *(Name(term.id, alias, "alias", own) for alias in term.aliases),
                *(Name(term.id, name.text, str(name.type), name.language or own) for name in term.names),
                *(Name(term.id, told.label, "label", told.language) for told in term.translations if told.label),
                *(Name(term.id, name, "alias", told.language) for told in term.translations for name in told.aliases),
            )
        )


def _matches(glossary: Glossary) -> Iterator[Match]:
    for term in glossary.terms.values():
        yield from dict.fromkeys(Match(term.id, type_, iri) for type_, iris in term.matches.by_type() for iri in iris)


def _said(glossary: Glossary) -> Iterator[Said]:
    own = glossary.about.language
    for term in glossary.terms.values():
        for number, (part, title, text, language, source) in enumerate(_parts(glossary, term), start=1):
            yield Said(term.id, number, part, title, text, language or own, source)


def _parts(glossary: Glossary, term: Term) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the sort, the title, the text, the language and the source of each text."""

    def of(part: str, text: str, title: str = "", language: str = "", source: str = "") -> tuple[str, ...]:
        return part, title, text, language, source

    def told() -> Iterator[tuple[str, ...]]:
        yield of("explanation", plain_words(glossary, term.explanation))
        yield from (of("boundary", plain_words(glossary, text)) for text in term.boundaries)
        yield from (of("question", plain_words(glossary, q.answer), q.question) for q in term.faq)
        yield from (of("example", _worked(glossary, term, example), example.title) for example in term.examples)
        yield from (of("figure", f.value, f.what, source=f.source) for f in term.figures)
        yield from (of("note", plain_words(glossary, n.text), str(n.type), n.language) for n in term.notes)
        yield from (of("usage", plain_words(glossary, text)) for text in term.usage)
        if term.formula:
            yield from (of("symbol", plain_words(glossary, s.meaning), s.written) for s in term.formula.where)
        yield of("status", plain_words(glossary, term.status_reason), str(term.status))
        for other in term.translations:
            yield of("definition", plain_words(glossary, other.definition), language=other.language)
        yield from (of("further reading", address) for address in term.see_also)

    for part, title, text, language, source in told():
        if text:
            yield part, title, text, language, source


def _worked(glossary: Glossary, term: Term, example: Example) -> str:
    """Return an example as a line: the numbers that are given, what is computed of them, and what that shows."""
    given = ", ".join(
        f"{name} = {csv_row(map(str, value), '|') if isinstance(value, tuple) else value}"
        for name, value in example.given.items()
    )
    computed = f"{term.computed_by(example)} = {example.written} {example.unit}".strip()
    words = plain_words(glossary, example.text)
    return " ".join(filter(None, (f"{given}:" if given else "", f"{computed}." if words else computed, words)))
