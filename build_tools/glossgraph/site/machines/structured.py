"""What a page is, in the vocabulary of schema.org, as JSON-LD."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from glossgraph.model import Status
from glossgraph.site.page import last_changed
from glossgraph.site.parts.of_models import FOLDER
from glossgraph.site.parts.way import name_of, ways_to
from glossgraph.text.cited import cited_in, sources_of
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Model, Party, Term
    from glossgraph.site.page import Page, Site

MOST = 8
"""The most terms that a page is said to mention: the first that it links to. More would make the page too heavy."""

MOST_PARTS = 200
"""The most pages of which a page is said to be the list, for the same reason."""

Node = dict[str, Any]

_LIFECYCLE = {Status.DRAFT: "Draft", Status.DEPRECATED: "Obsolete"}
"""The words of https://schema.org/creativeWorkStatus; a term has no status of its own there, but its page has."""


def structured(site: Site, page: Page, pages: Mapping[str, Page]) -> Iterator[Node]:
    """Yield what a page is, what it is about, and the ways to it; each leaves out what is not known."""
    term = site.glossary.terms.get(page.term)
    yield _without_empty_values(_page(site, page, pages, term))
    if page.path == "index.md":
        yield _without_empty_values(_website(site))
        yield _without_empty_values(_set(site))
    if term:
        yield _without_empty_values(_defined_term(site, page, term))
        kind = site.glossary.kinds.get(term.kind)
        if kind and kind.article:
            yield _without_empty_values(_article(site, page, term))
    folder, name = posixpath.split(page.path.removesuffix(".md"))
    if folder == FOLDER and name in site.glossary.models:
        yield _without_empty_values(_model(site, page, site.glossary.models[name]))
    yield from (_breadcrumbs(site, page, way) for way in ways_to(site, page, pages))


def _page(site: Site, page: Page, pages: Mapping[str, Page], term: Term | None) -> Node:
    leads_to = [pages[path] for path in page.leads_to if path in pages and site.has(path)]
    day = last_changed(site, page)
    named = {part.path for part in leads_to}
    node: Node = {
        "@type": "CollectionPage" if leads_to else "WebPage",
        "name": page.title,
        # the node of a term has its description
        "description": "" if term else page.summary,
        "url": site.link(page.path, page.path),
        "inLanguage": site.glossary.about.language,
        "isPartOf": {"@type": "WebSite", "name": site.glossary.about.title, "url": site.link("index.md", page.path)},
        "dateModified": day.isoformat() if day else "",
        "creativeWorkStatus": _LIFECYCLE.get(term.status, "") if term else "",
        "significantLink": _replacement(site, page, term) if term else "",
        "hasPart": [
            {"@type": "WebPage", "name": part.title, "url": site.link(part.path, page.path)}
            for part in leads_to[:MOST_PARTS]
        ],
        "mentions": [_named_reference_to(site, id_) for id_ in page.mentions if f"terms/{id_}.md" not in named][:MOST],
    }
    if term:
        node["citation"] = [_work(site, id_) for id_ in cited_in(term) if id_ in site.glossary.references]
    if term and term.faq:
        return node | {
            "@type": "FAQPage",
            "about": _reference_to(site, term),
            "mainEntity": list(_questions(site, term)),
        }
    return node | ({"mainEntity": _reference_to(site, term)} if term else {})


def _replacement(site: Site, page: Page, term: Term) -> str:
    """Return the address of the term to read instead of a deprecated one; empty if there is none."""
    replaced = term.deprecated and term.replaced_by in site.glossary.terms
    return site.link(f"terms/{term.replaced_by}.md", page.path) if replaced else ""


def _website(site: Site) -> Node:
    about = site.glossary.about
    return {
        "@type": "WebSite",
        "name": about.title,
        "url": site.link("index.md"),
        "inLanguage": about.language,
        "publisher": _party(about.published_by, "Organization"),
        "license": about.license.url if about.license else "",
    }


def _set(site: Site) -> Node:
    about = site.glossary.about
    return {
        "@type": "DefinedTermSet",
        "@id": f"{about.base}scheme",
        "name": about.title,
        "description": plain_words(site.glossary, about.description),
        "url": site.link("index.md"),
        "inLanguage": about.language,
        "publisher": _party(about.published_by, "Organization"),
        "license": about.license.url if about.license else "",
        "version": about.version,
        "dateCreated": about.created.isoformat() if about.created else "",
    }


def _defined_term(site: Site, page: Page, term: Term) -> Node:
    about = site.glossary.about
    return {
        "@type": "DefinedTerm",
        "@id": identifier(site, term),
        "identifier": identifier(site, term),
        "termCode": term.id,
        "name": term.title,
        "alternateName": list(term.synonyms),
        "description": plain_words(site.glossary, term.definition),
        "url": site.link(page.path, page.path),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{about.base}scheme",
            "name": about.title,
            "url": site.link("index.md", page.path),
        },
    }


def _article(site: Site, page: Page, term: Term) -> Node:
    about, dates = site.glossary.about, site.history.files.get(term.file)
    return {
        "@type": "Article",
        "headline": term.title,
        "description": plain_words(site.glossary, term.definition),
        "url": site.link(page.path, page.path),
        "mainEntityOfPage": site.link(page.path, page.path),
        "inLanguage": about.language,
        "datePublished": dates.added.isoformat() if dates and dates.added else "",
        "dateModified": dates.changed.isoformat() if dates else "",
        "author": [_party(a, "Person") for a in about.authors] or _party(about.published_by, "Organization"),
        "publisher": _party(about.published_by, "Organization"),
        "about": _reference_to(site, term),
    }


def _model(site: Site, page: Page, model: Model) -> Node:
    """Return a model as something to learn from, with the terms that it explains."""
    return {
        "@type": "LearningResource",
        "learningResourceType": "simulation",
        "name": page.title,
        "description": page.summary,
        "url": site.link(page.path, page.path),
        "inLanguage": site.glossary.about.language,
        "teaches": [_named_reference_to(site, id_) for id_ in model.explains if id_ in site.glossary.terms],
        "citation": [_work(site, id_) for id_ in sources_of(model) if id_ in site.glossary.references],
    }


def _breadcrumbs(site: Site, page: Page, way: list[Page]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name_of(step), "item": site.link(step.path, page.path)}
            for number, step in enumerate(way, start=1)
        ],
    }


def _questions(site: Site, term: Term) -> Iterator[Node]:
    for question in term.faq:
        answer = {"@type": "Answer", "text": plain_words(site.glossary, question.answer)}
        yield {"@type": "Question", "name": " ".join(question.question.split()), "acceptedAnswer": answer}


def identifier(site: Site, term: Term) -> str:
    """Return the identifier of a term, as in the Turtle export."""
    return f"{site.glossary.about.base}terms/{quote(term.id, safe='')}"


def _reference_to(site: Site, term: Term) -> Node:
    return {"@id": identifier(site, term)}


def _work(site: Site, id_: str) -> Node:
    fields = site.glossary.references[id_].fields
    address = f"https://doi.org/{fields['DOI']}" if "DOI" in fields else str(fields.get("URL", ""))
    return _without_empty_values({"@type": "CreativeWork", "name": str(fields.get("title", "")), "url": address})


def _named_reference_to(site: Site, id_: str) -> Node:
    term = site.glossary.terms[id_]
    return {"@id": identifier(site, term), "name": term.title}


def _party(party: Party, type_: str) -> Node:
    return _without_empty_values({"@type": type_, "name": party.name, "url": party.url})


def _without_empty_values(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [])}
