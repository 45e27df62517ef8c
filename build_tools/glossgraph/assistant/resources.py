"""The glossary as resources: each term, stage and setting, the glossary as a whole, and every page of its site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from glossgraph.assistant.fit import cut, fitted
from glossgraph.assistant.markdown import section, shown, term_line
from glossgraph.assistant.plain import LONG, SHORT, named, said
from glossgraph.assistant.terms import ENTRIES, UnanswerableError, found_term, resource_of
from glossgraph.assistant.tools import about, lookup
from glossgraph.graph.sequence import in_order
from glossgraph.site.page import once_for_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.assistant.folder import Opened
    from glossgraph.model import Setting, Stage, Term
    from glossgraph.site.page import Page, Site

WHOLE = "glossgraph://glossary"
"""The resource of the glossary as a whole."""

MOST = 64_000
"""The most bytes of a resource, in UTF-8."""

AT_ONCE = 200
"""How many resources are listed at once."""


class Listed(NamedTuple):
    """A resource in the list."""

    uri: str
    title: str
    description: str = ""


class Template(NamedTuple):
    """The form of the addresses of some resources."""

    uri: str
    name: str
    title: str
    description: str


TEMPLATES = (
    Template("glossgraph://terms/{id}", "term", "A term", "All that the glossary says of a term, by its id."),
    Template("glossgraph://stages/{id}", "stage", "A stage", "A stage of the sequence, with its terms in order."),
    Template("glossgraph://settings/{id}", "setting", "A setting", "A setting: who takes part there, and its facts."),
    Template("glossgraph://pages/{+path}", "page", "A page", "A page of the site, by its path, such as `index.md`."),
)
"""The forms of addresses. Terms, stages and settings are listed as well; pages are not."""


def listed(opened: Opened, first: int) -> tuple[list[Listed], int | None]:
    """Return some resources from a position on, counted from 0, and the position of the next ones if there are more."""
    found = _listed(opened.site)
    end = first + AT_ONCE
    return list(found[first:end]), end if end < len(found) else None


def ids(site: Site, template: str) -> Sequence[str]:
    """Return the values for the variable of a form of addresses, by the name of the form."""
    if template == "page":
        return [page.path for page in _pages(site)]
    entries = {"term": site.glossary.terms, "stage": site.glossary.stages, "setting": site.glossary.settings}
    return list(entries.get(template, ()))


def read(opened: Opened, uri: str) -> str:
    """Return a resource as Markdown.

    Raises:
        UnanswerableError: there is no such resource.

    """
    if uri == WHOLE:
        whole = about.answer(opened.site, about.Asked()).model_copy(update={"warning": opened.warning})
        return cut(about.text(fitted(whole, MOST)), MOST)
    folder, _, rest = uri.partition("://")[2].partition("/")
    name = unquote(rest)
    if folder in ENTRIES:
        note = f"\n{shown(opened.warning)}\n" if opened.warning else ""
        return cut(_entry(opened.site, folder, name) + note, MOST)
    if folder != "pages":
        raise UnanswerableError(f"there is no resource `{named(uri)}`")
    if opened.faults:
        raise UnanswerableError(f"no pages can be made. {opened.warning}")
    page = next((page for page in _pages(opened.site) if page.path == name), None)
    if page is None:
        raise UnanswerableError(f"the site has no page `{named(name)}`")
    return cut(page.plain, MOST)


@once_for_site
def _listed(site: Site) -> Sequence[Listed]:
    glossary = site.glossary
    return [
        Listed(WHOLE, "The glossary as a whole", named(glossary.about.title)),
        *_of("stages", site, glossary.stages.values()),
        *_of("settings", site, glossary.settings.values()),
        *_of("terms", site, glossary.terms.values()),
    ]


def _of(folder: str, site: Site, entries: Iterable[Term | Stage | Setting]) -> Iterator[Listed]:
    for entry in entries:
        # the definitions of all terms would take long to be made plain
        about_it = "" if folder == "terms" else said(site.glossary, getattr(entry, "description", ""))
        yield Listed(resource_of(f"{folder}/{entry.id}.md"), named(entry.label), about_it)


def _entry(site: Site, folder: str, id_: str) -> str:
    glossary = site.glossary
    if folder == "terms" and id_ in glossary.terms:
        return lookup.text(fitted(lookup.answer(site, lookup.Asked.model_construct(term=id_)), MOST))
    if folder == "stages" and id_ in glossary.stages:
        return _text(_stage(site, glossary.stages[id_]))
    if folder == "settings" and id_ in glossary.settings:
        return _text(_setting(site, glossary.settings[id_]))
    raise UnanswerableError(f"the glossary has no {folder.removesuffix('s')} `{named(id_)}`")


def _stage(site: Site, stage: Stage) -> Iterator[str]:
    yield from (f"# {stage.number}. {shown(named(stage.label))}", "")
    yield shown(said(site.glossary, stage.description, LONG))
    terms = in_order(site.glossary, site.glossary.by_stage[stage.id])
    yield from section("Terms, in order", (term_line(found_term(site, term, SHORT)) for term in terms))


def _setting(site: Site, setting: Setting) -> Iterator[str]:
    glossary = site.glossary
    roles = {role.role: named(role.label) for role in glossary.about.roles}
    cast = {roles.get(role, role): glossary.terms.get(actor) for role, actor in setting.cast.items()}
    yield from (f"# {shown(named(setting.label))}", "")
    yield shown(said(glossary, setting.description, LONG))
    played = (f"- {shown(role)}: {shown(named(actor.title))} (`{actor.id}`)" for role, actor in cast.items() if actor)
    yield from section("Who takes part", played)
    facts = (f"- {shown(named(f.about))}: {shown(said(glossary, f.text, LONG))}" for f in setting.facts)
    yield from section("Facts", facts)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip() + "\n"


def _pages(site: Site) -> Iterator[Page]:
    """Yield the pages of the site; their content is made when it is asked for."""
    from glossgraph.site.pages import PAGE_KINDS  # noqa: PLC0415 - it takes long, and few ask for a page

    for kind in PAGE_KINDS:
        yield from kind.pages(site)
