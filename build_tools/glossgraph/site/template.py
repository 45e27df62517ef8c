"""Pages from the templates beside their modules: a template has the layout, and the module chooses the values."""

from __future__ import annotations

import re
from functools import cache, partial
from html import escape
from textwrap import indent
from typing import TYPE_CHECKING, Any

import jinja2

from glossgraph.pictures.looks import stage_class
from glossgraph.site.here import Here, as_seen_from, without_links_to_nowhere
from glossgraph.site.page import Content, Page
from glossgraph.site.parts.anchors import section_id, with_ids
from glossgraph.site.parts.edges import link
from glossgraph.text.citation import written as written_citation
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Code, Day, Emphasis, Link, Markdown, Picture, Words, joined, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2.runtime import Context

    from glossgraph.site.page import Site
    from glossgraph.words.content import Piece


_SOURCES = "\0sources\0"
"""The mark at which a page gets the list of its sources. No text contains this character."""


def page(  # noqa: PLR0913 - the fields of a page, and the values of its template
    site: Site,
    path: str,
    template: str,
    title: str,
    summary: str,
    *,
    values: Callable[[], dict[str, Any]],
    source: str = "",
    term_id: str = "",
    leads_to: Iterable[str] = (),
    parent: str = "",
    entry: str = "",
    section: str = "",
    names: Sequence[str] = (),
    searched: bool = True,
    wide: bool = False,
    foot: str = "",
    contents: bool = True,
) -> Page:
    """Return a page from a template and the values that fill it, which are asked for when its content is.

    The template is filled twice: with `web` for the text with raw HTML, and without it. Every page has the list of the
    sources that it cites, and then of those in the value `further`, where its template wants it or else at the end.
    """

    def content() -> Content:
        filling = values()
        here, plain = Here(site, path, web=True), Here(site, path, web=False)
        written = _filled(site, template, here, filling)
        plain_text = _filled(site, template, plain, filling)
        mentions = tuple(id_ for id_ in plain.terms if id_ in site.glossary.terms and id_ != term_id)

        def plain_at(other_path: str) -> str:
            return as_seen_from(other_path, plain_text)

        return Content(with_ids(written), plain_at(path), plain_at, mentions)

    return Page(
        path,
        title,
        summary,
        content,
        source,
        term_id,
        tuple(leads_to),
        parent,
        entry,
        section,
        tuple(names),
        searched,
        wide,
        foot=foot,
        contents=contents,
    )


def _filled(site: Site, template: str, here: Here, values: dict[str, Any]) -> str:
    general = {"here": here, "web": here.web, "catalogue": site.words, "t": site.words.text}
    general["stage_class"] = partial(stage_class, site.glossary)
    written = _environment().get_template(template).render(**general, **values).strip() + "\n"
    # the numbers of the sources are known once the text is written
    sources = (
        _environment().get_template("sources.j2").render(**{"further": (), "locators": {}} | values | general).strip()
    )
    written = written if _SOURCES in written or not sources else f"{written}\n{_SOURCES}\n"
    written = written.replace(_SOURCES, sources).strip() + "\n"
    if site.taken:
        written = without_links_to_nowhere(written)
    # one empty line is enough anywhere
    return re.sub(r"\n{3,}", "\n\n", written)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader("glossgraph.site", folder) for folder in ("pages", "parts")]),
        # the templates write Markdown; `Here` or a filter escapes the values, among them contributed texts
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_written,
    )
    environment.filters |= {
        "escaped": _escaped,
        "words": Words,
        "cited": written_citation,
        "html": _html,
        "link": link,
        "anchor": _anchor,
        "joined": joined,
        "listed": _listed,
        "section": _section,
        "strong": _strong,
        "indented": _indented,
    }
    environment.globals["sources_here"] = _SOURCES
    return environment


@jinja2.pass_context
def _written(context: Context, value: Any) -> Any:  # noqa: ANN401 - whatever an expression of a template gives
    if isinstance(value, Words | Code | Link | Emphasis | Day | Markdown | Picture):
        return context["here"].markdown(value)
    return value


@jinja2.pass_context
def _escaped(context: Context, value: str | Piece | Markdown) -> str:
    """Write plain words as the text of raw HTML, or as the value of an attribute."""
    written: str = escape_html(value) if isinstance(value, str) else context["here"].plain_html(value)
    return written


@jinja2.pass_context
def _listed(context: Context, parts: Iterable[Piece | Markdown]) -> Markdown:
    """Join texts to a list within a line."""
    listed: Markdown = context["catalogue"].listed(parts)
    return listed


@jinja2.pass_context
def _section(context: Context, heading: Markdown) -> str:
    """Return the link to a section of the page by its heading, escaped for an attribute."""
    return f"#{escape(section_id(context['here'].markdown(heading)))}"


def _strong(part: Piece | Markdown) -> Markdown:
    return text("**", part, "**")


@jinja2.pass_context
def _html(context: Context, value: Piece | Markdown) -> str:
    written: str = context["here"].html(value)
    return written


@jinja2.pass_context
def _anchor(context: Context, link: Link) -> str:
    written: str = context["here"].anchor(link)
    return written


@jinja2.pass_context
def _indented(context: Context, value: Piece | Markdown) -> str:
    """Write a value within an item of a list."""
    return indent(context["here"].markdown(value), "    ")
