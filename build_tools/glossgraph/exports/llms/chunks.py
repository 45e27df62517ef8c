"""A glossary in pieces of a few paragraphs, each of which can be found and understood without the others."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossgraph.exports.llms import articles
from glossgraph.exports.parts.model_text import ModelText
from glossgraph.exports.parts.rdf.nodes import Nodes
from glossgraph.text.cited import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Model, Term

LONGEST = 1500
"""About how many characters a chunk has at most, some 400 tokens: more is split between paragraphs."""

MOST_NEIGHBOURS = 30
"""How many neighbours a chunk names; the chunks of the connections have all of them."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


def chunks(glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Yield the chunks of all terms, as values for JSON."""
    nodes = Nodes(glossary)
    for term in glossary.terms.values():
        neighbours = list(islice(_neighbours(glossary, term), MOST_NEIGHBOURS))
        for part, title, text in _parts(glossary, term):
            yield {
                "id": f"{term.id}#{part}",
                "term": term.id,
                "part": part,
                "title": title,
                "text": text,
                "url": nodes.term(term.id).value,
                "sources": [_source(glossary, id_) for id_ in _sources(term, part, text)],
                "neighbours": neighbours,
            }
    for model in glossary.models.values():
        yield from _of_model(glossary, model, nodes)


def _of_model(glossary: Glossary, model: Model, nodes: Nodes) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a model, as parts of the first term that it explains."""
    explained = [id_ for id_ in model.explains if id_ in glossary.terms]
    text = ModelText(glossary, articles.shown, "###").body(model)
    for part, title, piece in _split(f"{articles.MODEL}{model.id}", model.label, text) if explained else ():
        yield {
            "id": f"{explained[0]}#{part}",
            "term": explained[0],
            "part": part,
            "title": title,
            "text": piece,
            "url": nodes.term(explained[0]).value,
            "sources": [_source(glossary, id_) for id_ in sources_of(model)],
            "neighbours": [],
        }


def _parts(glossary: Glossary, term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield each part of a term with its name, its title and its text in Markdown."""
    words = articles.words_of(glossary)
    first = (articles.definition(glossary, term), articles.facts(glossary, term))
    boundaries = "\n".join(f"- {text}" for text in articles.boundaries(glossary, term))
    yield "definition", term.title, "\n\n".join(filter(None, (*first, boundaries)))
    explanation = articles.prose(glossary, term.explanation)
    yield from _split("explanation", f"{term.title}: {words.say('term.explanation')}", explanation)
    edges = (articles.sentence(glossary, edge, term) for edge in glossary.by_term[term.id])
    yield from _split("connections", f"{term.title}: {words.say('term.connects')}", "\n\n".join(edges))
    for number, question in enumerate(term.faq, start=1):
        answer = articles.prose(glossary, question.answer)
        yield from _split(f"question-{number}", f"{term.title}: {question.question}", answer)
    for number, example in enumerate(term.examples, start=1):
        title = example.title or words.say("examples.heading")
        yield f"example-{number}", f"{term.title}: {title}", articles.example(glossary, term, example)


def _split(part: str, title: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield a text as one part, or between paragraphs as several that are numbered; code is not split."""
    pieces: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        is_open = bool(pieces) and len(_FENCE.findall(pieces[-1])) % 2 == 1
        if pieces and (is_open or len(pieces[-1]) + len(paragraph) <= LONGEST):
            pieces[-1] += f"\n\n{paragraph}"
        elif paragraph.strip():
            pieces.append(paragraph)
    for number, piece in enumerate(pieces, start=1):
        yield part if len(pieces) == 1 else f"{part}-{number}", title, piece.strip("\n")


def _sources(term: Term, part: str, text: str) -> Iterator[str]:
    """Yield the references that a text cites; with the definition, also those that the term lists."""
    for id_ in articles.sources_of(term):
        if f"@{id_}" in text or (part == "definition" and id_ in term.sources):
            yield id_


def _source(glossary: Glossary, id_: str) -> dict[str, str]:
    fields = glossary.references[id_].fields if id_ in glossary.references else {}
    url = fields.get("URL") or (f"https://doi.org/{fields['DOI']}" if "DOI" in fields else "")
    found = {"id": id_, "title": str(fields.get("title", "")), "url": str(url)}
    return {name: value for name, value in found.items() if value}


def _neighbours(glossary: Glossary, term: Term) -> Iterator[dict[str, str]]:
    """Yield what is joined to a term, with the words that lead from the term to the other."""
    for edge in glossary.by_term[term.id]:
        relation = glossary.relations[edge.relation]
        is_source = edge.source == term.id
        says = relation.label if is_source else relation.backwards
        yield {"term": edge.target if is_source else edge.source, "says": says}
