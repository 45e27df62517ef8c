"""Return what the glossary says of one term, which may be named by its id, its label or another name.

Use it whenever a person asks what a term of the glossary means. The answer has the definition, the explanation, the
names, the edges with their reasons, questions and sources. An error proposes terms if none is called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from glossgraph.assistant.markdown import edge_line, section, shown, term_name, whole
from glossgraph.assistant.plain import LONG, named, said
from glossgraph.assistant.shapes import Answer, EdgeTold, Name, Named, Shape, TermNamed
from glossgraph.assistant.terms import address_of, edges_of, named_term, settings_with, term_of, told_edge, told_sources
from glossgraph.text.cited import sources_of
from glossgraph.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Site

TITLE = "Look up a term"

MOST_EDGES = 24
"""How many edges of a term are told; `neighbours` has the others."""

MOST_TEXTS = 6
"""How many questions, boundaries and figures of a term are considered, of each."""


class Asked(Shape):
    """A term."""

    term: Name
    """The id, label or another name of the term, such as an abbreviation."""


class QuestionTold(Shape):
    """A question that readers ask, and its answer."""

    question: str
    answer: str


class FigureTold(Shape):
    """A hard number."""

    value: str
    what: str
    source: str = ""
    """The id of a source."""


class Told(Answer):
    """A term."""

    id: str
    label: str
    address: str
    """Where to read more; cite it."""
    kind: Named | None = None
    stage: Named | None = None
    """Where it stands in the sequence."""
    status: str
    """How far it has been checked: draft, reviewed or deprecated."""
    status_reason: str = ""
    replaced_by: TermNamed | None = None
    """The term to use instead of a deprecated one."""
    names: tuple[str, ...] = ()
    """What else it is called."""
    outdated_names: tuple[str, ...] = ()
    """What it is no longer to be called."""
    names_in: dict[str, str] = Field(default_factory=dict)
    """What it is called in other languages, by their codes."""
    definition: str = ""
    formula: str = ""
    explanation: str = ""
    boundaries: tuple[str, ...] = ()
    """What it is not."""
    notes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """The labels of the groups that it is in."""
    iri: str = ""
    """What identifies it on the web."""
    matches: tuple[str, ...] = ()
    """The concepts of other vocabularies that match it, each with how well."""
    edges: tuple[EdgeTold, ...] = ()
    """What it is joined to, in both directions."""
    questions: tuple[QuestionTold, ...] = ()
    figures: tuple[FigureTold, ...] = ()
    settings: tuple[str, ...] = ()
    """The ids of the settings in which it takes a step, has a role, or tells a story."""


def answer(site: Site, asked: Asked) -> Told:
    """Return the term that is asked for.

    Raises:
        UnanswerableError: no term is called so.

    """
    glossary = site.glossary
    term = term_of(glossary, asked.term)
    kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
    replaced_by = glossary.terms.get(term.replaced_by)
    edges = edges_of(glossary, term)
    cited = [*sources_of(term), *(id_ for edge in edges[:MOST_EDGES] for id_ in sources_of(edge))]
    names = (name.written for name in names_of(term))
    return Told(
        id=term.id,
        label=named(term.title),
        address=address_of(site, f"terms/{term.id}.md", term.id),
        kind=Named(id=kind.id, label=named(kind.label)) if kind else None,
        stage=Named(id=stage.id, label=named(f"{stage.number}. {stage.label}")) if stage else None,
        status=str(term.status),
        status_reason=said(glossary, term.status_reason),
        replaced_by=named_term(replaced_by) if replaced_by else None,
        names=[named(name) for name in dict.fromkeys(names) if name != term.label],
        names_in={named(told.language): named(told.label) for told in term.translations if told.label},
        outdated_names=[named(name) for name in term.outdated_names],
        definition=said(glossary, term.definition, LONG),
        formula=named(term.formula.equation) if term.formula else "",
        explanation=said(glossary, term.explanation, LONG),
        boundaries=[said(glossary, text) for text in term.boundaries[:MOST_TEXTS]],
        notes=[said(glossary, note.text) for note in term.notes[:MOST_TEXTS]],
        groups=[named(glossary.groups[id_].label) for id_ in term.groups if id_ in glossary.groups],
        iri=named(term.identifiers.iri),
        matches=[named(f"{type_} {iri}") for type_, iris in term.matches.by_type() for iri in iris][:MOST_TEXTS],
        edges=[told_edge(glossary, edge, term.id) for edge in edges[:MOST_EDGES]],
        questions=list(_questions(glossary, term)),
        figures=[
            FigureTold(value=named(f.value), what=named(f.what), source=named(f.source))
            for f in term.figures[:MOST_TEXTS]
        ],
        settings=[setting.id for setting in settings_with(glossary, term)],
        sources=told_sources(site, cited),
        left_out={"edges": len(edges) - MOST_EDGES} if len(edges) > MOST_EDGES else {},
    )


def _questions(glossary: Glossary, term: Term) -> Iterator[QuestionTold]:
    for question in term.faq[:MOST_TEXTS]:
        yield QuestionTold(question=named(question.question), answer=said(glossary, question.answer))


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    facts = [f"`{shown(told.id)}`", *(shown(part.label) for part in (told.kind, told.stage) if part), told.status]
    yield from (f"# {shown(told.label)}", "", " · ".join(facts), "", told.address)
    if told.replaced_by:
        yield from ("", f"Use {term_name(told.replaced_by)} instead. {shown(told.status_reason)}".rstrip())
    names = [*map(shown, told.names), *(f"{shown(n)} ({shown(code)})" for code, n in told.names_in.items())]
    yield from ("", f"Also called: {'; '.join(names)}") if names else ()
    for name, values in (("No longer called", told.outdated_names), ("Groups", told.groups), ("Matches", told.matches)):
        yield from ("", f"{name}: {'; '.join(map(shown, values))}") if values else ()
    yield from ("", f"Identifier: {shown(told.iri)}") if told.iri and told.iri != told.address else ()
    for part in (told.definition, told.formula, told.explanation):
        yield from ("", shown(part)) if part else ()
    yield from section("What it is not", (f"- {shown(boundary)}" for boundary in told.boundaries))
    yield from section("Notes of its writers", (f"- {shown(note)}" for note in told.notes))
    yield from section("Edges", map(edge_line, told.edges))
    yield from section("Questions", (f"- {shown(q.question)} {shown(q.answer)}" for q in told.questions))
    yield from section("Figures", (f"- {shown(f.value)}: {shown(f.what)} [{shown(f.source)}]" for f in told.figures))
    if told.settings:
        yield from ("", f"Settings: {', '.join(map(shown, told.settings))}")
