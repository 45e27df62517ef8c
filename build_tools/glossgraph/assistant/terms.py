"""Terms, edges and sources as tools name them, and the term that somebody means by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph.assistant.plain import LONG, named, said
from glossgraph.assistant.shapes import EdgeTold, SourceTold, TermFound, TermNamed
from glossgraph.diagnostics import nearest, one_of
from glossgraph.graph.settings import actions
from glossgraph.graph.steps import told_stories
from glossgraph.model import name_key, once
from glossgraph.text.cited import sources_of
from glossgraph.text.names import names_of
from glossgraph.text.unknown import meant
from glossgraph.words.citations import work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Edge, Glossary, Reference, Setting, Term
    from glossgraph.site.page import Site


ENTRIES = ("terms", "stages", "settings")
"""The folders of the site whose pages are each about one thing that is a resource of its own."""


_LONGEST_ADDRESS = 500


class UnanswerableError(Exception):
    """A tool has no answer; the message says why, and what to ask instead."""


def term_of(glossary: Glossary, name: str) -> Term:
    """Return the term that somebody means by its id, its label or another name of it.

    Raises:
        UnanswerableError: no term is called so, or several are. The message proposes others.

    """
    if name not in glossary.terms and len(several := _called(glossary).get(name_key(name), ())) > 1:
        raise UnanswerableError(f"several terms are called `{named(name)}`: {one_of(several)}")
    id_ = name if name in glossary.terms else meant(glossary, name) or _by_name(glossary).get(name.strip())
    if id_:
        return glossary.terms[id_]
    raise UnanswerableError(f"no term is called `{named(name)}`; {_advice(glossary, name)}")


def _advice(glossary: Glossary, name: str) -> str:
    by_name = _by_name(glossary)
    near = dict.fromkeys(by_name[found] for found in (nearest(name, glossary.terms), nearest(name, by_name)) if found)
    return f"did you mean {one_of(near)}?" if near else "`search` finds terms by other words"


@once
def _called(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the terms that have a name, by the key of the name."""
    ids: dict[str, dict[str, None]] = {}
    for term in glossary.terms.values():
        for name in (term.label, *term.synonyms):
            ids.setdefault(name_key(name), {})[term.id] = None
    return {key: tuple(found) for key, found in ids.items()}


@once
def _by_name(glossary: Glossary) -> Mapping[str, str]:
    """Return the ids of the terms by their ids, their names, and their labels with what tells them apart."""
    terms = glossary.terms.values()
    names = {name.written: term.id for term in terms for name in names_of(term)}
    return names | {term.title: term.id for term in terms} | {id_: id_ for id_ in glossary.terms}


def address_of(site: Site, path: str, id_: str = "") -> str:
    """Return where to read more of what has a page on the site.

    That is the page, where the address of the site is known; or else the identifier that a term, which is given by its
    id, has on the web; or else the resource of this server.
    """
    if site.url:
        return site.link(path)
    iri = site.glossary.terms[id_].identifiers.iri if id_ else ""
    return safe_address(iri) or resource_of(path)


def safe_address(address: str) -> str:
    """Return an address on the web, or nothing if it is none, or has characters that could end it in a text."""
    is_safe = address.startswith(("https://", "http://")) and address.isprintable()
    return "" if not is_safe or len(address) > _LONGEST_ADDRESS or set(address) & set("()[]<>\"'` \\") else address


def resource_of(path: str) -> str:
    """Return the address of the resource that is about the same as a page of the site."""
    folder, _, name = path.removesuffix(".md").partition("/")
    of_entry = folder in ENTRIES and name and name != "index"
    return f"glossgraph://{folder}/{quote(name)}" if of_entry else f"glossgraph://pages/{quote(path)}"


def named_term(term: Term) -> TermNamed:
    """Return a term by its names."""
    return TermNamed(id=term.id, label=named(term.title))


def found_term(site: Site, term: Term, most: int = LONG) -> TermFound:
    """Return a term with its definition, of at most so many characters, and its address."""
    return TermFound(
        id=term.id,
        label=named(term.title),
        definition=said(site.glossary, term.definition, most),
        address=address_of(site, f"terms/{term.id}.md", term.id),
    )


def told_edge(glossary: Glossary, edge: Edge, seen_from: str = "") -> EdgeTold:
    """Return an edge that resolves, in words as it is written, or as it reads from its target."""
    relation = glossary.relations[edge.relation]
    ends = [named(glossary.terms[id_].title) for id_ in (edge.source, edge.target)]
    is_turned = seen_from == edge.target and bool(relation.inverse or relation.symmetric)
    words = relation.backwards if is_turned else relation.label
    return EdgeTold(
        source=edge.source,
        relation=edge.relation,
        target=edge.target,
        reads=named(f"{ends[is_turned]} {words} {ends[not is_turned]}", 2 * LONG),
        reason=said(glossary, edge.reason),
        when=named(edge.when),
        settings=list(edge.settings),
        sources=list(sources_of(edge)),
    )


def edges_of(glossary: Glossary, term: Term) -> list[Edge]:
    """Return the edges of a term that resolve, in both directions: preferred relations first, and those from it."""
    rank = glossary.rank
    return sorted(glossary.by_term[term.id], key=lambda edge: (rank[edge.relation], edge.target == term.id))


def settings_with(glossary: Glossary, term: Term) -> list[Setting]:
    """Return the settings in which a term takes a step, has a role, or tells a story of its own.

    Those in which it is in a story may be fewer, but to find out which takes long in a large glossary.
    """
    told = {story.setting.id for story in told_stories(glossary, term)}
    return [
        setting
        for setting in glossary.settings.values()
        if setting.id in told or term.id in setting.cast.values() or actions(glossary, term, setting)
    ]


def told_sources(site: Site, ids: Iterable[str]) -> list[SourceTold]:
    """Return those works that the glossary describes, each once."""
    references = site.glossary.references
    return [_told_source(site, references[id_]) for id_ in dict.fromkeys(ids) if id_ in references]


def _told_source(site: Site, reference: Reference) -> SourceTold:
    doi, url = (str(reference.fields.get(name) or "") for name in ("DOI", "URL"))
    address = f"https://doi.org/{quote(doi, safe='/:;,')}" if doi else url
    return SourceTold(
        id=reference.id,
        citation=said(site.glossary, work(site.words, reference)),
        url=safe_address(address),
    )
