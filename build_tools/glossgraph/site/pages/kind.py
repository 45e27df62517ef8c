"""A page for each kind of term, and one that lists the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import in_order
from glossgraph.model import StageRule
from glossgraph.site.content import Words
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.prose import sentence
from glossgraph.site.parts.setting_filter import filter_of_terms
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Kind
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/kinds.yml"


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all kinds and one for each; none in a glossary without kinds."""
    glossary, say = site.glossary, site.words.say
    if not glossary.kinds:
        return
    yield page(
        site,
        "kinds/index.md",
        "kinds.md.j2",
        say("kinds.title"),
        say("kinds.summary", glossary=glossary.about.title),
        values=lambda: {
            "rows": [
                (kind, Words(kind.label), sentence(glossary, kind.description), len(glossary.by_kind[kind.id]))
                for kind in glossary.kinds.values()
            ],
        },
        source=_SOURCE,
        leads_to=(f"kinds/{id_}.md" for id_ in glossary.kinds),
        entry=say("kinds.title"),
    )
    for kind in glossary.kinds.values():
        yield _page(site, kind)


def _page(site: Site, kind: Kind) -> Page:
    glossary, say = site.glossary, site.words.say
    return page(
        site,
        f"kinds/{kind.id}.md",
        "kind.md.j2",
        kind.label,
        plain_words(glossary, kind.description) or say("kinds.summary-of-kind", kind=kind.label),
        values=lambda: {
            "kind": kind,
            "heading": Words(kind.label),
            "description": sentence(glossary, kind.description, seen=set()),
            "role": say(f"kinds.role-{kind.role}"),
            "rule": say(f"kinds.rule-{kind.stage}") if glossary.stages else "",
            "filter": filter_of_terms(site, [term.id for term in glossary.by_kind[kind.id]]),
            "in_stages": bool(glossary.stages) and kind.stage is not StageRule.NONE,
            "terms": [
                (listed_link(glossary, term), sentence(glossary, term.definition))
                for term in in_order(glossary, glossary.by_kind[kind.id])
            ],
        },
        source=_SOURCE,
        leads_to=(f"terms/{term.id}.md" for term in glossary.by_kind[kind.id]),
    )
