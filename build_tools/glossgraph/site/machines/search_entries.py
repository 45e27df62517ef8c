"""What a search can find: the terms, comparisons, questions and references of a glossary, and what each says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from glossgraph.graph.hierarchy import broader, decides_order
from glossgraph.graph.searched import names, rough, texts_of_question
from glossgraph.graph.searched import texts as texts_of_term
from glossgraph.graph.seen import is_article, is_dated
from glossgraph.pictures.looks import stage_class
from glossgraph.site.page import once_for_site
from glossgraph.site.parts.comparisons import title_of_pair
from glossgraph.site.parts.edges import comparison_path
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.questions import with_ids_of
from glossgraph.site.parts.references import reference_link
from glossgraph.text.plain import plain_words
from glossgraph.words.citations import short_citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Site

GROUPS = TERMS, COMPARISONS, EPISODES, QUESTIONS, TEXTS = range(5)
"""The groups in which results are shown."""

MOST_SHOWN = 170
"""How many characters of a text a result shows at most."""

Card = tuple[int, str, str, str, str, str]
"""What a result shows: its group, title, address, what it is, a text, and the class of the colour of its stage."""


class Entry(NamedTuple):
    """Something that a search can find: a term, one of its questions, two terms that are compared, or a reference."""

    group: int
    id: str
    other: str = ""
    """The term with which the first one is compared."""
    question: int = 0


@once_for_site
def entries(site: Site) -> Sequence[Entry]:
    """Return what can be found, by groups; what has most connections comes first there, and wins among equals."""
    glossary = site.glossary
    weight = {id_: len(glossary.by_term[id_]) * (not term.deprecated) for id_, term in glossary.terms.items()}
    ids = sorted(glossary.terms, key=lambda id_: (-weight[id_], id_))
    pairs = sorted(glossary.apart, key=lambda pair: (-min(weight[pair[0]], weight[pair[1]]), pair))
    found = [
        *(Entry(_group(glossary, glossary.terms[id_]), id_) for id_ in ids),
        *(Entry(COMPARISONS, first, second) for first, second in pairs),
        *(Entry(QUESTIONS, id_, "", n) for id_ in ids for n, _ in enumerate(glossary.terms[id_].faq)),
        *(Entry(TEXTS, id_) for id_ in glossary.references),
    ]
    return sorted(found, key=lambda entry: entry.group)


def _group(glossary: Glossary, term: Term) -> int:
    return EPISODES if is_article(glossary, term) and is_dated(term) else TERMS


def texts(site: Site, entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the texts of an entry, each with how much it weighs that a word is in it; marks are left out roughly."""
    glossary = site.glossary
    if entry.group == TEXTS:
        reference = glossary.references[entry.id]
        yield 2, f"{short_citation(site.words, reference)} {reference.fields.get('title', '')}"
        return
    term = glossary.terms[entry.id]
    if entry.group == COMPARISONS:
        for id_ in (entry.id, entry.other):
            yield 6, " ".join(names(glossary, id_))
        for edge in glossary.apart[entry.id, entry.other]:
            yield 3, rough(glossary, edge.reason)
            yield 1, rough(glossary, edge.detail)
    elif entry.group == QUESTIONS:
        yield from texts_of_question(glossary, term, term.faq[entry.question])
    else:
        yield from texts_of_term(glossary, term)


def card(site: Site, entry: Entry) -> Card:
    """Return what a result shows of an entry."""
    glossary = site.glossary
    if entry.group == TEXTS:
        reference = glossary.references[entry.id]
        link = reference_link(site, reference)
        title = str(reference.fields.get("title", reference.id))
        return (TEXTS, title, _address(site, link.path) + quote(link.query, safe="#"), link.words, "", "")
    term = glossary.terms[entry.id]
    if entry.group == COMPARISONS:
        pair = (entry.id, entry.other)
        address = _address(site, comparison_path(*pair))
        reason = _shown(plain_words(glossary, glossary.apart[pair][0].reason))
        return (COMPARISONS, title_of_pair(site, pair), address, "", reason, "")
    address, colour = _address(site, f"terms/{term.id}.md"), stage_class(glossary, term.stage)
    if entry.group == QUESTIONS:
        question, id_ = list(with_ids_of(term))[entry.question]
        answer = _shown(plain_words(glossary, question.answer.partition("\n\n")[0]))
        return (QUESTIONS, question.question, f"{address}#{quote(id_)}", term.title, answer, colour)
    definition = _shown(plain_words(glossary, term.definition))
    return (entry.group, term.title, address, _what(site, term), definition, colour)


def _what(site: Site, term: Term) -> str:
    """Return what a term is: its kind, if there are several, its stage, and the term that is broader."""
    glossary, say = site.glossary, site.words.say
    kind, stage = told_apart(glossary).get(term.kind), glossary.stages.get(term.stage)
    above = broader(glossary).get(term.id) if decides_order(glossary) else ()
    parts = [
        say(f"status.{term.status}") if term.deprecated else "",
        kind.label if kind else "" if term.kind in glossary.kinds else term.kind.replace("-", " "),
        say("stages.numbered", number=stage.number, stage=stage.label) if stage else "",
        glossary.terms[above[0]].label if above else "",
    ]
    return " · ".join(filter(None, parts))


def _shown(text: str) -> str:
    if len(text) <= MOST_SHOWN:
        return text
    return f"{text[:MOST_SHOWN].rpartition(' ')[0] or text[:MOST_SHOWN]} …"


def _address(site: Site, path: str) -> str:
    return quote(site.address(path))
