"""All that a glossary says of a term, in sections: for a terminal, and as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of, story
from glossgraph.graph.tried import explaining, naming
from glossgraph.pictures.diagram import story_diagram
from glossgraph.text.cited import sources_of
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.pictures.diagram import Diagram

_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, which may have words before it that say what it is about; plain words both."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what is said of a term: paragraphs, or a diagram."""

    heading: str
    blocks: tuple[Block, ...] = ()
    diagram: Diagram | None = None
    leads_stand_alone: bool = False
    """Whether the words before a paragraph have a line of their own."""


def sections(glossary: Glossary, term: Term, setting: str = "") -> Iterator[Section]:
    """Yield what is said of a term besides its definition, as far as there is any.

    Of its stories, that in the named setting is shown, or else the one where the term is most at home.
    """
    found = [
        Section("Explanation", tuple(Block(text) for text in paragraphs(glossary, term.explanation))),
        Section("Where it stops", tuple(Block(plain_words(glossary, text)) for text in term.boundaries)),
        Section("Formula", tuple(_formula(glossary, term))),
        Section("Worked examples", tuple(_examples(glossary, term)), leads_stand_alone=True),
        Section("Figures", tuple(Block(f"{f.what} [{f.source}]", f"{f.value}:") for f in term.figures)),
        Section("Notes", tuple(Block(plain_words(glossary, note.text), f"{note.type}:") for note in term.notes)),
        Section("Usage", tuple(Block(plain_words(glossary, text)) for text in term.usage)),
        Section("Connections", tuple(_edges(glossary, term)), leads_stand_alone=True),
        *_stories(glossary, term, setting),
        Section("Try it", tuple(_models(glossary, term))),
        Section("Questions", tuple(_questions(glossary, term)), leads_stand_alone=True),
        Section("Elsewhere", tuple(_elsewhere(term))),
        Section("Sources", tuple(_sources(glossary, term))),
    ]
    yield from (section for section in found if section.blocks or section.diagram)


def facts(glossary: Glossary, term: Term) -> list[str]:
    """Return what a term is, in a few words each: its kind, its stage, its groups, and whether it is to be used."""
    kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
    groups = (glossary.groups[name].label for name in term.groups if name in glossary.groups)
    parts = [kind.label if kind else "", f"stage {stage.number}: {stage.label}" if stage else "", *groups]
    if term.deprecated:
        use = f", use {term.replaced_by}" if term.replaced_by else ""
        parts.append(f"deprecated{use}")
    return [part for part in parts if part]


def other_names(term: Term) -> str:
    """Return the other names of a term as a list in words, with the language of each that is not the glossary's."""
    told = [(name, each.language) for each in term.translations for name in (each.label, *each.aliases) if name]
    named = [(name.text, name.language) for name in term.names]
    written = [*term.aliases, *(f"{name} ({language})" if language else name for name, language in [*named, *told])]
    return ", ".join(dict.fromkeys(written))


def paragraphs(glossary: Glossary, text: str) -> Iterator[str]:
    """Yield the paragraphs of Markdown as plain words; each item of a list is one."""
    for block in re.split(r"\n\s*\n", text):
        if not _ITEM.match(block):
            if words := plain_words(glossary, block):
                yield words
            continue
        for item in filter(str.strip, _ITEM.split(block)):
            yield f"– {plain_words(glossary, item)}"


def _formula(glossary: Glossary, term: Term) -> Iterator[Block]:
    if term.formula:
        yield Block(term.formula.equation)
        for symbol in term.formula.where:
            yield Block(plain_words(glossary, symbol.meaning), f"{symbol.written}:")


def _examples(glossary: Glossary, term: Term) -> Iterator[Block]:
    for example in term.examples:
        unit = f" {example.unit}" if example.unit else ""
        given = ", ".join(f"{name} = {_number(value)}" for name, value in example.given.items())
        computed = f"{term.computed_by(example)} = {example.written}{unit}"
        yield Block(f"{computed}, where {given}" if given else computed, example.title)
        yield from map(Block, paragraphs(glossary, example.text))


def _number(value: float | Sequence[float]) -> str:
    """Return what is given to an example: a number, or several."""
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else str(value)
    return f"({', '.join(map(_number, value))})"


def _elsewhere(term: Term) -> Iterator[Block]:
    """Yield what the term is called in other vocabularies, and where to read on."""
    if term.identifiers.iri:
        yield Block(term.identifiers.iri, "identifier:")
    for notation in term.identifiers.notations:
        yield Block(notation, "notation:")
    for type_, iris in term.matches.by_type():
        yield from (Block(iri, f"{type_} match:") for iri in iris)
    yield from (Block(address, "see also:") for address in term.see_also)


def _edges(glossary: Glossary, term: Term) -> Iterator[Block]:
    # what its own file says comes first
    for edge in sorted(glossary.by_term[term.id], key=lambda edge: edge.source != term.id):
        yield Block(plain_words(glossary, edge.reason), _in_words(glossary, edge, term))


def _in_words(glossary: Glossary, edge: Edge, term: Term) -> str:
    """Return what an edge says of a term, with the other one and its id."""
    relation = glossary.relations[edge.relation]
    when = f", if {edge.when}" if edge.when else ""
    where = f" (in {', '.join(edge.settings)})" if edge.settings else ""
    if edge.source == term.id:
        other = glossary.terms[edge.target]
        return f"→ {relation.label} {other.title} [{other.id}]{when}{where}"
    other = glossary.terms[edge.source]
    inverse = relation.label if relation.symmetric else relation.inverse
    said = f"{inverse} {other.title} [{other.id}]" if inverse else f"{other.title} [{other.id}] {relation.label} it"
    return f"← {said}{when}{where}"


def _stories(glossary: Glossary, term: Term, setting: str) -> Iterator[Section]:
    told = [each for each in settings_of(glossary, term) if not setting or each.id == setting]
    steps = story(glossary, term, told[0]) if told else ()
    acting = {party for step in steps for party in step.action.parties}
    if steps and acting <= glossary.terms.keys():
        say = catalogue(glossary.about.language).say
        others = [each.id for each in settings_of(glossary, term) if each.id != told[0].id]
        place = f" in {told[0].label}" if told[0].id else ""
        more = f" (also --setting {', '.join(others)})" if others else ""
        yield Section(f"Sequence{place}{more}", diagram=story_diagram(glossary, told[0], say, steps, [term]))


def _models(glossary: Glossary, term: Term) -> Iterator[Block]:
    """Yield the models that explain the term, or of which a quantity is what it says, as commands that run them."""
    for found, remark in ((explaining, ""), (naming, " (it is a quantity there)")):
        for id_ in found(glossary).get(term.id, ()):
            yield Block(" ".join(glossary.models[id_].label.split()) + remark, f"glossgraph run {id_}:")


def _questions(glossary: Glossary, term: Term) -> Iterator[Block]:
    for question in term.faq:
        first, *further = [*paragraphs(glossary, question.answer), ""]
        yield Block(first, question.question)
        yield from (Block(text) for text in further if text)


def _sources(glossary: Glossary, term: Term) -> Iterator[Block]:
    for name in sources_of(term):
        reference = glossary.references.get(name)
        fields = reference.fields if reference else {}
        address = fields.get("URL") or (f"https://doi.org/{fields['DOI']}" if fields.get("DOI") else "")
        yield Block(" ".join(filter(None, (str(fields.get("title", "")), str(address)))), f"[{name}]")
    yield from (Block(address) for address in term.see_also)
