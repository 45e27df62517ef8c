"""What is said of a term in prose, as triples: definitions, notes, examples, questions and formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf.nodes import SCHEMA, TRUE, TYPE, dcterms, own, skos
from glossgraph.model import NoteType
from glossgraph.text.mentions import without_mentions
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Example, Formula, Term

COINED = "The label is this glossary's own name for the concept, and not a term in general use."
"""What is said of a label that no other glossary has."""

_NOTES = {
    NoteType.GENERAL: "note",
    NoteType.SCOPE: "scopeNote",
    NoteType.HISTORY: "historyNote",
    NoteType.EDITORIAL: "editorialNote",
    NoteType.CHANGE: "changeNote",
    NoteType.USAGE: "note",
}
"""The properties of SKOS for the types of notes; it has none for usage."""


def notes(nodes: Nodes, term: Term) -> Iterator[Triple]:
    """Yield what is said of a term in prose."""
    node = nodes.term(term.id)
    for property_, text, more in _texts(nodes, term):
        yield Triple(node, skos(property_), text)
        if more:
            yield Triple(node, own(more), text)
    if term.explanation:
        yield Triple(node, own("explanation"), nodes.words(without_mentions(nodes.glossary, term.explanation).strip()))
    if term.coined and not term.coined.reason:
        yield Triple(node, own("coined"), TRUE)
    if term.formula:
        yield Triple(node, own("formula"), Literal(term.formula.equation))
    yield from (
        Triple(node, dcterms("references"), nodes.reference(source))
        for source in dict.fromkeys(figure.source for figure in term.figures)
    )


def questions(nodes: Nodes, term: Term) -> Iterator[Triple]:
    """Yield the questions about a term, with their answers."""
    for number, question in enumerate(term.faq, start=1):
        node = nodes.node("questions", f"{term.id}--{number}")
        answer = nodes.node("answers", f"{term.id}--{number}")
        yield Triple(node, TYPE, NamedNode(f"{SCHEMA}Question"))
        yield Triple(node, NamedNode(f"{SCHEMA}about"), nodes.term(term.id))
        yield Triple(node, NamedNode(f"{SCHEMA}name"), nodes.words(question.question))
        yield Triple(node, NamedNode(f"{SCHEMA}acceptedAnswer"), answer)
        yield Triple(answer, TYPE, NamedNode(f"{SCHEMA}Answer"))
        text = without_mentions(nodes.glossary, question.answer).strip()
        yield Triple(answer, NamedNode(f"{SCHEMA}text"), nodes.words(text))


def _texts(nodes: Nodes, term: Term) -> Iterator[tuple[str, Literal, str]]:
    """Yield each text with its property of SKOS, and with this program's own where that tells more."""
    if term.definition:
        yield "definition", nodes.text(term.definition), ""
    told_in = {nodes.glossary.about.language.lower()} if term.definition else set()
    for told in term.translations:
        if told.definition:
            property_ = "note" if told.language.lower() in told_in else "definition"
            yield property_, nodes.text(told.definition, told.language), ""
    if term.explanation:
        yield "note", nodes.text(term.explanation), ""
    if term.coined:
        yield "scopeNote", Literal(COINED, language="en"), ""
        if term.coined.reason:
            yield "scopeNote", nodes.text(term.coined.reason), "coined"
    if term.formula:
        yield "note", nodes.words(_formula(nodes, term.formula)), ""
    yield from (("scopeNote", nodes.text(boundary), "boundary") for boundary in term.boundaries)
    for note in term.notes:
        more = "usageNote" if note.type is NoteType.USAGE else ""
        yield _NOTES[note.type], nodes.text(note.text, note.language), more
    yield from (("example", nodes.text(sentence), "") for sentence in term.usage)
    yield from (("example", nodes.words(_example(nodes, term, one)), "workedExample") for one in term.examples)
    yield from (("note", nodes.words(f"{figure.value}: {figure.what}"), "figure") for figure in term.figures)
    if term.status_reason:
        yield "changeNote", nodes.text(term.status_reason), "statusReason"


def _formula(nodes: Nodes, formula: Formula) -> str:
    """Return a formula as it is written, with what its symbols mean, its unit and its sign."""
    meanings = (f"{s.written}: {plain_words(nodes.glossary, s.meaning)}" for s in formula.where)
    sign = plain_words(nodes.glossary, formula.sign)
    return "; ".join(filter(None, (formula.equation, *meanings, formula.unit, sign)))


def _example(nodes: Nodes, term: Term, example: Example) -> str:
    """Return a worked example on one line: its title, what is given, the formula, the result and the text."""
    given = "; ".join(f"{name} = {_number(value)}" for name, value in example.given.items())
    result = f"{example.written or example.result} {example.unit}".strip()
    computed = f"{term.computed_by(example)} = {result}".removeprefix(" = ")
    text = plain_words(nodes.glossary, example.text)
    parts = (f"{example.title}:" if example.title else "", f"{given}." if given else "", f"{computed}.", text)
    return " ".join(filter(None, parts))


def _number(value: float | tuple[float, ...]) -> str:
    return ", ".join(map(_number, value)) if isinstance(value, tuple) else f"{value:.15g}"
