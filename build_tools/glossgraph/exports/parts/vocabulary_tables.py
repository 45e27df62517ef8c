"""The tables of what terms and edges are made of: relations, kinds, stages, groups, settings, paths and works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.exports.parts import works
from glossgraph.exports.parts.columns import AnyTable, Column, Table, Type, Value
from glossgraph.text.cited import citing, sources_of
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossgraph.model import Fact, Glossary, ReadingPath, Relation, Stop

Named = tuple[str, Any]
"""An id, and the entry that it names; None if there is only the id, which terms name all the same."""


class CastRole(NamedTuple):
    """Who has a role in a setting."""

    setting: str
    role: str
    actor: str
    public: bool


class NumberedFact(NamedTuple):
    """A fact of a setting; the number counts those of the setting, from 1."""

    setting: str
    number: int
    fact: Fact


class NumberedStop(NamedTuple):
    """A stop of a reading path; the number counts those of the path, from 1."""

    path: str
    number: int
    stop: Stop


def relations(glossary: Glossary) -> AnyTable:
    """Return the table of relations, in their order: those listed earlier are preferred where there is a choice."""
    columns: tuple[Column[Relation], ...] = (
        Column("id", "What names the relation in the table of edges.", lambda r: r.id),
        Column("label", "The words between source and target.", lambda r: r.label),
        Column("inverse", "The words between target and source.", lambda r: r.label if r.symmetric else r.inverse),
        Column(
            "flow",
            "Which comes first: `forward` says the source, `backward` the target, `feedback` that it returns to an "
            "earlier stage, and `none` nothing.",
            lambda r: str(r.flow),
        ),
        Column("symmetric", "Whether it holds both ways.", lambda r: r.symmetric, Type.BOOLEAN),
        Column("transitive", "Whether it passes on from term to term.", lambda r: r.transitive, Type.BOOLEAN),
        Column("acyclic", "Whether it never leads back to where it began.", lambda r: r.acyclic, Type.BOOLEAN),
        Column("hierarchy", "Whether one of the two is broader.", lambda r: r.hierarchy, Type.BOOLEAN),
        Column("distinguishes", "Whether it keeps two terms apart.", lambda r: r.distinguishes, Type.BOOLEAN),
        Column("skos", "The property of SKOS that says the same, such as `broader`.", lambda r: r.skos),
        Column(
            "excludes", "The relations that cannot hold beside it.", lambda r: r.excludes, Type.LIST, of="relations"
        ),
        Column("description", "When it is chosen.", lambda r: plain_words(glossary, r.description)),
    )
    description = "What an edge can say of two terms."
    return Table("relations", description, ("id",), columns, glossary.relations.values, is_optional=False)


def kinds(glossary: Glossary) -> AnyTable:
    """Return the table of kinds."""
    columns: tuple[Column[Named], ...] = (
        Column("id", "What names the kind in the table of terms.", _id),
        Column("label", "What it is called.", _of(lambda k: k.label)),
        Column("plural", "What its terms are called together.", _of(lambda k: k.plural), is_optional=True),
        Column("description", "What it stands for.", _of(lambda k: plain_words(glossary, k.description))),
    )
    return Table(
        "kinds",
        "What sorts of terms there are.",
        ("id",),
        columns,
        lambda: _all(glossary.kinds, (term.kind for term in glossary.terms.values())),
    )


def stages(glossary: Glossary) -> AnyTable:
    """Return the table of stages, in their order."""
    columns: tuple[Column[Named], ...] = (
        Column("id", "What names the stage in the table of terms.", _id),
        Column("number", "Its place among the stages, counted from 1.", _of(lambda s: s.number), Type.INTEGER),
        Column("label", "What it is called.", _of(lambda s: s.label)),
        Column("description", "What happens in it.", _of(lambda s: plain_words(glossary, s.description))),
    )
    return Table(
        "stages",
        "The steps of the sequence.",
        ("id",),
        columns,
        lambda: _all(glossary.stages, (term.stage for term in glossary.terms.values())),
    )


def groups(glossary: Glossary) -> AnyTable:
    """Return the table of groups."""
    columns: tuple[Column[Named], ...] = (
        Column("id", "What names the group in the table of terms.", _id),
        Column("label", "What it is called.", _of(lambda g: g.label)),
        Column("description", "What it holds.", _of(lambda g: plain_words(glossary, g.description))),
        Column("within", "The groups that it is a part of.", _of(lambda g: g.within), Type.LIST, of="groups"),
        Column("iri", "What identifies it on the web.", _of(lambda g: g.identifiers.iri), is_optional=True),
    )

    def used() -> Iterator[str]:
        yield from (group for term in glossary.terms.values() for group in term.groups)
        yield from (whole for group in glossary.groups.values() for whole in group.within)

    return Table("groups", "Collections of terms.", ("id",), columns, lambda: _all(glossary.groups, used()))


def settings(glossary: Glossary) -> AnyTable:
    """Return the table of settings."""
    columns: tuple[Column[Named], ...] = (
        Column("id", "What names the setting in the other tables.", _id),
        Column("label", "What it is called.", _of(lambda s: s.label)),
        Column("description", "What it is.", _of(lambda s: plain_words(glossary, s.description))),
    )
    return Table(
        "settings",
        "Where the sequence runs, such as in which market.",
        ("id",),
        columns,
        lambda: _all(glossary.settings, (setting for edge in glossary.edges for setting in edge.settings)),
    )


def cast(glossary: Glossary) -> AnyTable:
    """Return the table of who has which role in which setting."""
    columns: tuple[Column[CastRole], ...] = (
        Column("setting", "The setting.", lambda c: c.setting, of="settings"),
        Column("role", "The role.", lambda c: c.role),
        Column(
            "actor", "The term that has it there.", lambda c: c.actor if c.actor in glossary.terms else None, of="terms"
        ),
        Column("public", "Whether everybody sees what happens there.", lambda c: c.public, Type.BOOLEAN),
    )
    return Table(
        "cast",
        "Who has which role in each setting.",
        ("setting", "role"),
        columns,
        lambda: (
            CastRole(s.id, role, actor, role in s.public)
            for s in glossary.settings.values()
            for role, actor in s.cast.items()
        ),
    )


def facts(glossary: Glossary) -> AnyTable:
    """Return the table of the facts by which settings are compared."""
    columns: tuple[Column[NumberedFact], ...] = (
        Column("setting", "The setting.", lambda f: f.setting, of="settings"),
        Column("number", "Which of its facts it is, counted from 1.", lambda f: f.number, Type.INTEGER),
        Column("about", "What it is about.", lambda f: f.fact.about),
        Column("text", "What is the case there.", lambda f: plain_words(glossary, f.fact.text)),
        Column("sources", "The works that say so.", lambda f: sources_of(f.fact), Type.LIST, of="bibliography"),
    )
    return Table(
        "facts",
        "What is the case in each setting.",
        ("setting", "number"),
        columns,
        lambda: (
            NumberedFact(s.id, number, fact)
            for s in glossary.settings.values()
            for number, fact in enumerate(s.facts, start=1)
        ),
    )


def paths(glossary: Glossary) -> AnyTable:
    """Return the table of reading paths."""
    columns: tuple[Column[ReadingPath], ...] = (
        Column("id", "What names the path in the table of stops.", lambda p: p.id),
        Column("label", "What it is called.", lambda p: p.label),
        Column("description", "The question that it answers.", lambda p: plain_words(glossary, p.description)),
    )
    description = "Ways through the glossary, each for one question."
    return Table("paths", description, ("id",), columns, glossary.paths.values)


def stops(glossary: Glossary) -> AnyTable:
    """Return the table of the terms on reading paths."""
    columns: tuple[Column[NumberedStop], ...] = (
        Column("path", "The path.", lambda s: s.path, of="paths"),
        Column("number", "Its place on the path, counted from 1.", lambda s: s.number, Type.INTEGER),
        Column("term", "The term.", lambda s: s.stop.term if s.stop.term in glossary.terms else None, of="terms"),
        Column("text", "The words that lead to it.", lambda s: plain_words(glossary, s.stop.text)),
    )
    return Table(
        "stops",
        "The terms on each reading path.",
        ("path", "number"),
        columns,
        lambda: (
            NumberedStop(path.id, number, stop)
            for path in glossary.paths.values()
            for number, stop in enumerate(path.stops, start=1)
        ),
    )


def bibliography(glossary: Glossary) -> AnyTable:
    """Return the table of the works on which the glossary rests, sorted by their ids."""

    def field(name: str) -> Callable[[Named], Value | Iterable[str]]:
        return _of(lambda r: str(r.fields.get(name) or ""))

    columns: tuple[Column[Named], ...] = (
        Column("id", "What names the work in the columns of sources.", _id),
        Column("type", "What sort of work it is, as CSL calls it.", field("type")),
        Column("authors", "Its authors.", _of(lambda r: works.authors(r.fields)), Type.LIST),
        Column("editors", "Its editors.", _of(lambda r: works.editors(r.fields)), Type.LIST),
        Column("year", "The year of publication.", _of(lambda r: works.year(r.fields))),
        Column("title", "Its title.", field("title")),
        Column("published", "Where it appeared, or who published it.", _of(lambda r: works.appeared_in(r.fields))),
        Column("doi", "Its DOI.", field("DOI")),
        Column("url", "Its address on the web.", field("URL")),
        Column(
            "csl",
            "All that is known of it, as JSON of the Citation Style Language (CSL).",
            _of(lambda r: json.dumps({"id": r.id, **r.fields}, ensure_ascii=False, default=str)),
        ),
    )
    known = dict(sorted(glossary.references.items()))
    description = "The works on which the glossary rests."
    return Table("bibliography", description, ("id",), columns, lambda: _all(known, sorted(citing(glossary))))


def _all(known: Mapping[str, object], used: Iterable[str]) -> list[Named]:
    """Return the entries by their ids, and the ids that are used without an entry, so that all lead somewhere."""
    return [*known.items(), *((id_, None) for id_ in dict.fromkeys(used) if id_ and id_ not in known)]


def _id(named: Named) -> str:
    return named[0]


def _of(value: Callable[[Any], Value | Iterable[str]]) -> Callable[[Named], Value | Iterable[str]]:
    """Return what gives a value of an entry, and nothing where there is only an id."""
    return lambda named: None if named[1] is None else value(named[1])
