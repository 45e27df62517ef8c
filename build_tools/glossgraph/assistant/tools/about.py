"""Return what the glossary is about, how large it is, and its stages, kinds, relations and settings by their ids.

Use it first, to find out whether the glossary can help, and for the ids that other tools ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.assistant.markdown import section, shown, term_name, whole
from glossgraph.assistant.plain import SHORT, named, said
from glossgraph.assistant.shapes import Answer, Named, Shape, TermNamed
from glossgraph.assistant.terms import named_term
from glossgraph.site.address import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Group, Kind, Relation, Setting, Stage
    from glossgraph.site.page import Site

TITLE = "What the glossary is about"

_MOST_GROUPS = 40


class Asked(Shape):
    """Nothing."""


class Told(Answer):
    """The glossary as a whole."""

    title: str
    description: str = ""
    address: str = ""
    """The address of its home page."""
    language: str
    """The language of its texts; its names can be searched in that language."""
    license: str = ""
    """How others may use its texts."""
    version: str = ""
    terms: int
    edges: int
    begin_with: tuple[TermNamed, ...] = ()
    """The terms with which a newcomer should begin."""
    stages: tuple[Named, ...] = ()
    """The positions in the sequence, in order."""
    kinds: tuple[Named, ...] = ()
    relations: tuple[Named, ...] = ()
    settings: tuple[Named, ...] = ()
    groups: tuple[Named, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return what the glossary says of itself."""
    del asked
    glossary = site.glossary
    about = glossary.about
    first = dict.fromkeys(id_ for id_ in (about.start, *about.core) if id_ in glossary.terms)
    groups = list(glossary.groups.values())
    return Told(
        title=named(about.title),
        description=said(glossary, about.description, 2 * SHORT),
        address=site.link(HOME) if site.url else "",
        language=named(about.language),
        license=named(about.credits.get("license", "")),
        version=named(about.version),
        terms=len(glossary.terms),
        edges=len(glossary.joining),
        begin_with=[named_term(glossary.terms[id_]) for id_ in [*first][:8]],
        stages=_listed(glossary, glossary.stages.values()),
        kinds=_listed(glossary, glossary.kinds.values()),
        relations=_listed(glossary, glossary.relations.values()),
        settings=_listed(glossary, glossary.settings.values()),
        groups=_listed(glossary, groups[:_MOST_GROUPS]),
        left_out={"groups": len(groups) - _MOST_GROUPS} if len(groups) > _MOST_GROUPS else {},
    )


def _listed(glossary: Glossary, entries: Iterable[Stage | Kind | Relation | Setting | Group]) -> list[Named]:
    return [
        Named(id=named(e.id), label=named(e.label), description=said(glossary, e.description, SHORT // 2))
        for e in entries
    ]


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"# {shown(told.title)}", "", *filter(None, [shown(told.description), told.address]), "")
    yield f"{told.terms:,} terms and {told.edges:,} edges, in the language `{shown(told.language)}`"
    facts = (("Edition", told.version), ("Licence", told.license))
    yield from (f"{name}: {shown(fact)}" for name, fact in facts if fact)
    yield from section("Begin with", (f"- {term_name(term)}" for term in told.begin_with))
    for heading, entries in (
        ("Stages, in order", told.stages),
        ("Kinds", told.kinds),
        ("Relations", told.relations),
        ("Settings", told.settings),
        ("Groups", told.groups),
    ):
        yield from section(heading, map(_entry, entries))


def _entry(entry: Named) -> str:
    description = f": {shown(entry.description)}" if entry.description else ""
    return f"- `{shown(entry.id)}` {shown(entry.label)}{description}"
