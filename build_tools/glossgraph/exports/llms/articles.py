"""Terms as Markdown that stands for itself: nothing in it leads to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.model_text import ModelText
from glossgraph.model import once
from glossgraph.text.cited import cited_in
from glossgraph.text.escape import escape_markdown
from glossgraph.text.headings import moved_headings
from glossgraph.text.mentions import on_one_line, without_mentions
from glossgraph.text.plain import plain_words
from glossgraph.words import Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Example, Glossary, Model, Term

MODEL = "model-"
"""What is before the id of a model behind its heading: terms may have the same id."""

_BELOW_HEADINGS = 4
"""The level of the highest headings within a text of a term."""


@once
def words_of(glossary: Glossary) -> Catalogue:
    """Return the words around the texts of a glossary, in its language if there are any."""
    return catalogue(glossary.about.language)


def shown(text: str) -> str:
    """Return text on one line that Markdown shows as it is; quotation marks stay, as no attribute ends at them."""
    return escape_markdown(text).replace("&quot;", '"')


def article(glossary: Glossary, term: Term) -> str:
    """Return all that is said of a term but for its story, with its id behind the heading."""
    words = words_of(glossary)
    blocks = [f"## {shown(term.title)} {{#{term.id}}}", facts(glossary, term), definition(glossary, term)]
    if term.explanation:
        blocks += [f"### {words.say('term.explanation')}", prose(glossary, term.explanation)]
    if term.boundaries:
        blocks += [f"### {words.say('term.boundaries')}", _items(boundaries(glossary, term))]
    if term.edges:
        sentences = (sentence(glossary, edge, term) for edge in glossary.by_term[term.id] if edge.source == term.id)
        blocks += [f"### {words.say('term.connects')}", _items(sentences)]
    if term.examples:
        texts = (example(glossary, term, one) for one in term.examples)
        blocks += [f"### {words.say('examples.heading')}", _items(texts)]
    if term.faq:
        blocks += [f"### {words.say('term.questions')}"]
        for question in term.faq:
            blocks += [f"**{shown(question.question)}**", prose(glossary, question.answer)]
    sources = "; ".join(map(shown, (source(glossary, id_) for id_ in sources_of(term))))
    if sources:
        blocks.append(words.say("llms.sources", sources=sources))
    return "\n\n".join(filter(None, blocks)) + "\n"


def model_article(glossary: Glossary, model: Model) -> str:
    """Return what a model shows and computes, with its id behind the heading."""
    return f"## {shown(model.label)} {{#{MODEL}{model.id}}}\n\n{ModelText(glossary, shown, '###').body(model)}"


def facts(glossary: Glossary, term: Term) -> str:
    """Return what sort of thing a term is, where it stands and what else it is called, on one line."""
    words = words_of(glossary)
    stage = glossary.stages.get(term.stage)
    kind = glossary.kinds.get(term.kind)
    found = [kind.label if kind else term.kind]
    if stage:
        found.append(words.say("term.stage", number=stage.number, of=len(glossary.stages), stage=stage.label))
    if names := [*term.synonyms, *(told.label for told in term.translations if told.label)]:
        found.append(words.say("term.also-called", aliases=", ".join(dict.fromkeys(names))))
    if term.outdated_names:
        found.append(words.say("term.no-longer-called", names=", ".join(term.outdated_names)))
    line = f"{shown('. '.join(found))}."
    if term.replaced_by in glossary.terms:
        replacement = shown(glossary.terms[term.replaced_by].title)
        return f"{line} {words.say('llms.replaced', replacement=replacement)}"
    return f"{line} {words.say('llms.no-longer-used')}" if term.deprecated else line


def definition(glossary: Glossary, term: Term) -> str:
    """Return the definition of a term, with its formula, in Markdown."""
    texts = [on_one_line(glossary, term.definition)]
    if term.formula:
        meanings = "; ".join(f"{s.written}: {plain_words(glossary, s.meaning)}" for s in term.formula.where)
        texts.append(f"`{term.formula.equation}`" + (f" ({shown(meanings)})" if meanings else ""))
    return "\n\n".join(filter(None, texts))


def boundaries(glossary: Glossary, term: Term) -> Iterator[str]:
    """Yield where a term stops, in Markdown on one line each."""
    return (on_one_line(glossary, text) for text in term.boundaries)


def sentence(glossary: Glossary, edge: Edge, term: Term) -> str:
    """Return an edge as a sentence that begins with one of its ends, in Markdown on one line."""
    relation = glossary.relations[edge.relation]
    is_source = edge.source == term.id
    other = glossary.terms[edge.target if is_source else edge.source]
    says = relation.label if is_source else relation.backwards
    parts = (shown(part) for part in (term.title, says, other.title))
    condition = f" ({shown(edge.when)})" if edge.when else ""
    reason = on_one_line(glossary, edge.reason)
    return " ".join(parts) + condition + (f": {reason}" if reason else ".")


def example(glossary: Glossary, term: Term, one: Example) -> str:
    """Return a worked example on one line: its title, what is given, the formula, the result and the text."""
    given = ", ".join(f"{name} = {_number(value)}" for name, value in one.given.items())
    formula = term.computed_by(one)
    computed = " = ".join(filter(None, (formula, f"{one.written or one.result} {one.unit}".strip())))
    parts = [f"{shown(one.title)}:" if one.title else "", f"`{given}`;" if given else "", f"`{computed}`."]
    return " ".join(filter(None, [*parts, on_one_line(glossary, one.text)]))


def prose(glossary: Glossary, text: str) -> str:
    """Return a text of several paragraphs, with its headings below those of an article."""
    plain = without_mentions(glossary, text).strip()
    parts, position = list[str](), 0
    for start, end, replacement in moved_headings(plain, _BELOW_HEADINGS):
        parts += [plain[position:start], replacement]
        position = end
    return "".join([*parts, plain[position:]])


def sources_of(term: Term) -> tuple[str, ...]:
    """Return the ids of the references that a term lists or cites."""
    return tuple(dict.fromkeys([*term.sources, *cited_in(term)]))


def source(glossary: Glossary, id_: str) -> str:
    """Return a reference in a few words: its title and the key by which texts cite it."""
    reference = glossary.references.get(id_)
    return f"{reference.fields.get('title', id_)} (@{id_})" if reference else id_


def _number(value: float | tuple[float, ...]) -> str:
    return ", ".join(map(_number, value)) if isinstance(value, tuple) else f"{value:.15g}"


def _items(texts: Iterator[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)
