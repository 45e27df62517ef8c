"""A page for each kind of term, and one that lists the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import Role, StageRule
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.listed_terms import listed_terms, pages_of_terms, terms_in_parts
from glossgraph.site.parts.paged_list import Whole
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Kind
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/kinds.yml"


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all kinds and one for each; none if there are not several, as that would be all terms again."""
    glossary, say = site.glossary, site.words.say
    kinds = told_apart(glossary)
    if not kinds:
        return
    yield page(
        site,
        "kinds/index.md",
        "kinds.md.j2",
        say("kinds.title"),
        say("kinds.summary", glossary=glossary.about.title),
        values=lambda: {
            "in_diagrams": _in_diagrams(glossary),
            "rows": [
                (kind, Words(kind.label), sentence(glossary, kind.description), len(glossary.by_kind[kind.id]))
                for kind in kinds.values()
            ],
        },
        source=_SOURCE,
        leads_to=(f"kinds/{id_}.md" for id_ in kinds),
        foot=say("kinds.title"),
    )
    for kind in kinds.values():
        yield from _pages(site, kind)


def _in_diagrams(glossary: Glossary) -> bool:
    """Tell whether terms of any kind are something in a sequence diagram."""
    return any(kind.role is not Role.NONE for kind in glossary.kinds.values())


def _pages(site: Site, kind: Kind) -> Iterator[Page]:
    glossary, say = site.glossary, site.words.say
    path, members = f"kinds/{kind.id}.md", glossary.by_kind[kind.id]
    summary = plain_words(glossary, kind.description) or say("kinds.summary-of-kind", kind=kind.label)
    parts, title = terms_in_parts(site, f"kinds/{kind.id}/", members), kind.plural or kind.label
    yield page(
        site,
        path,
        "kind.md.j2",
        title,
        summary,
        values=lambda: {
            "kind": kind,
            "heading": Words(title),
            "description": sentence(glossary, kind.description, seen=set()),
            "role": say(f"kinds.role-{kind.role}") if _in_diagrams(glossary) else "",
            "rule": say(f"kinds.rule-{kind.stage}") if glossary.stages else "",
            "in_stages": bool(glossary.stages) and kind.stage is not StageRule.NONE,
            "members": len(members),
            "parts": parts,
            **({} if parts else listed_terms(site, members)),
        },
        source=_SOURCE,
        leads_to=[part.path for part in parts] or (f"terms/{term.id}.md" for term in members),
        entry=title if kind.article and members else "",
    )
    yield from pages_of_terms(site, Whole(path, title, summary, _SOURCE), parts, members)
