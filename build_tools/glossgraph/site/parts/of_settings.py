"""What is said of a setting besides its steps: what does not happen there and why, and the facts about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.site.parts.edges import link
from glossgraph.site.parts.references import reference_link
from glossgraph.words.content import Link, Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Fact, Setting, Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Markdown


class ShownFact(NamedTuple):
    """A fact about a setting, with links to what it rests on."""

    statement: Markdown
    sources: list[Link]


def settings_title(site: Site) -> str:
    """Return what the page is called that sets all settings side by side."""
    return site.glossary.about.settings_title or site.words.say("settings.title")


def setting_link(setting: Setting, anchor: str = "", words: str = "") -> Link:
    """Return a link to the page of a setting, or to a place on it."""
    return Link(f"settings/{setting.id}.md", words or setting.label, f"#{anchor}" if anchor else "")


def fact(site: Site, fact: Fact) -> ShownFact:
    """Return a fact with its sources."""
    references = (site.glossary.references.get(source) for source in fact.sources)
    return ShownFact(
        sentence(site.glossary, fact.text),
        [reference_link(site, reference) for reference in references if reference],
    )


def absences(setting: Setting, terms: Iterable[Term]) -> Iterator[tuple[Term, str]]:
    """Yield which of some terms do not happen in a setting, and why."""
    for term in terms:
        for steps in term.steps:
            if steps.setting == setting.id and steps.absence:
                yield term, steps.absence


def listed_absences(absences: Iterable[tuple[Term, str]]) -> list[tuple[Link, Words]]:
    """Return the same as a list shows it."""
    return [(link(term), Words(reason)) for term, reason in absences]
