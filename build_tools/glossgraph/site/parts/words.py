"""Edges, stages and references in words, as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Any

from glossgraph.graph.sequence import order
from glossgraph.model import Flow
from glossgraph.site.parts.prose import prose, sentence
from glossgraph.text.escape import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Reference, Relation, Term


MOST_NAMES = 3
"""The most authors of a reference that are all named."""


@dataclass(frozen=True, slots=True)
class Row:
    """An edge as a list shows it, from one of its ends; all texts are Markdown."""

    other: str
    """The id of the term at the other end."""
    link: str
    reason: str
    when: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The edges of one relation, seen from one of their ends; the words stand between that end and the others."""

    words: str
    relation: str
    rows: tuple[Row, ...]


def link(term: Term) -> str:
    """Return a link to a term's page, as Markdown."""
    return f"[{escape_markdown(term.label)}](page:terms/{term.id}.md)"


def links(glossary: Glossary, ids: Iterable[str]) -> str:
    """Return links to terms, separated by commas; ids of no term are left out."""
    return ", ".join(link(glossary.terms[id_]) for id_ in ids if id_ in glossary.terms)


def in_words(glossary: Glossary, edge: Edge, *, in_time: bool = False) -> str:
    """Return an edge as words between links to its two terms: as written, or with the earlier one first."""
    source, target = glossary.terms[edge.source], glossary.terms[edge.target]
    relation = glossary.relations[edge.relation]
    if in_time and relation.flow is Flow.BACKWARD:
        return f"{link(target)} {escape_markdown(relation.backwards)} {link(source)}"
    return f"{link(source)} {escape_markdown(relation.label)} {link(target)}"


def groups(glossary: Glossary, term: Term, *, distinguishing: bool, without: Collection[Edge] = ()) -> list[Group]:
    """Return a term's edges by relation, outgoing before incoming; or those that only keep it apart from others.

    Edges of which the page speaks elsewhere are left out.
    """
    found = []
    for relation in glossary.relations.values():
        if relation.distinguishes == distinguishing:
            found += list(_of_relation(glossary, term, relation, without))
    return found


def _of_relation(glossary: Glossary, term: Term, relation: Relation, without: Collection[Edge]) -> Iterator[Group]:
    edges = [edge for edge in glossary.by_relation[relation.id] if edge not in without]
    out = [(e.target, e) for e in edges if e.source == term.id]
    back = [(e.source, e) for e in edges if e.target == term.id]
    if relation.symmetric:
        out, back = out + back, []
    if out:
        yield _group(glossary, term, relation.label, relation, out)
    if back:
        yield _group(glossary, term, relation.inverse, relation, back)


def _group(glossary: Glossary, term: Term, words: str, relation: Relation, ends: list[tuple[str, Edge]]) -> Group:
    position = order(glossary)
    rows = tuple(_row(glossary, term, other, edge) for other, edge in sorted(ends, key=lambda end: position[end[0]]))
    return Group(escape_markdown(words), relation.id, rows)


def _row(glossary: Glossary, term: Term, other: str, edge: Edge) -> Row:
    # a link to the other end stands right before its reason
    seen = {other}
    reason = sentence(glossary, edge.reason, term.id, seen)
    detail = prose(glossary, edge.detail, term.id, seen)
    return Row(other, link(glossary.terms[other]), reason, escape_markdown(edge.when), indent(detail, "    "))


def citation(reference: Reference) -> str:
    """Return a reference as Markdown: authors, year, title, where it appeared, and its address.

    The order is that of the author-date style of the Chicago Manual; the fields are those of CSL.
    """
    fields = reference.fields
    parts = [_people(fields.get("author", [])), f"({escape_markdown(_year(fields))})."]
    parts.append(f"*{escape_markdown(str(fields.get('title', reference.id)))}*.")
    parts += [f"{escape_markdown(where)}." for where in (_container(fields),) if where]
    address = str(fields.get("URL", "")) or (f"https://doi.org/{fields['DOI']}" if "DOI" in fields else "")
    if address:
        shown = f"doi:{fields['DOI']}" if "DOI" in fields else address.removeprefix("https://").rstrip("/")
        parts.append(_web_link(shown, address))
    return " ".join(part for part in parts if part)


def short_citation(reference: Reference) -> str:
    """Return the authors and the year of a reference, as plain text, such as "Brunnermeier and Pedersen (2009)"."""
    fields = reference.fields
    names = [str(p.get("family") or p.get("literal") or "") for p in _listed(fields.get("author", []))]
    shown = (
        f"{names[0]} et al."
        if len(names) > MOST_NAMES
        else " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    )
    return f"{shown or fields.get('title', reference.id)} ({_year(fields)})"


def _web_link(shown: str, address: str) -> str:
    safe = address.startswith(("https://", "http://")) and not set(address) & set("()<>\"' \\")
    return f"[{escape_markdown(shown)}]({address})" if safe else escape_markdown(shown)


def _people(people: Any) -> str:
    names = [_person(person, inverted=not number) for number, person in enumerate(_listed(people))]
    if len(names) > MOST_NAMES:
        names = [*names[:1], "et al."]
        return escape_markdown(" ".join(names))
    return escape_markdown(" and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names))


def _listed(people: Any) -> list[dict[str, Any]]:
    every = people if isinstance(people, list) else [people]
    return [person if isinstance(person, dict) else {"literal": person} for person in every]


def _person(person: dict[str, Any], *, inverted: bool) -> str:
    if "literal" in person:
        return str(person["literal"])
    parts = [str(person[key]) for key in ("given", "family") if person.get(key)]
    return ", ".join(reversed(parts)) if inverted else " ".join(parts)


def _year(fields: Any) -> str:
    issued = fields.get("issued")
    while isinstance(issued, list) and issued:
        issued = issued[0]
    if isinstance(issued, dict):
        year = issued.get("year") or issued.get("raw") or issued.get("literal") or issued.get("date-parts")
        while isinstance(year, list) and year:
            year = year[0]
        return str(year or "n.d.")
    return str(issued)[:4] if isinstance(issued, (int, str)) else "n.d."


def _container(fields: Any) -> str:
    where = str(fields.get("container-title") or fields.get("publisher") or "")
    volume = str(fields.get("volume", ""))
    issue = f"({fields['issue']})" if "issue" in fields else ""
    page = f", {fields['page']}" if "page" in fields else ""
    return f"{where} {volume}{issue}{page}".strip().rstrip(".")
