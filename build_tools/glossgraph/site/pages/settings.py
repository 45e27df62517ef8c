"""The page that sets all settings side by side: the facts about each, and what happens there stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.chain import chain
from glossgraph.graph.members import described
from glossgraph.graph.sequence import in_order
from glossgraph.graph.threads import acting
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import (
    ShownFact,
    absences,
    fact,
    listed_absences,
    setting_link,
    settings_title,
)
from glossgraph.site.parts.setting_filter import filter_of_columns
from glossgraph.site.template import page
from glossgraph.words.actions import who_does_what
from glossgraph.words.content import Words, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Setting, Stage
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Link, Markdown


MOST_ABSENT = 12
"""How many terms that do not happen in a setting are named in one cell."""


class _Cell(NamedTuple):
    """What happens in one stage of one setting. It is empty if nothing is to be said."""

    steps: list[tuple[Link, list[Markdown]]]
    """The terms of the chain there or, if it has none, the first term: each with who does what, step by step."""
    absences: list[tuple[Link, list[Markdown]]]
    """What does not happen there, and why."""
    more: Markdown
    """Links to all its terms there, and to all that does not happen there; empty if this is all."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary without settings."""
    glossary, say = site.glossary, site.words.say
    settings = described(glossary)
    if not settings:
        return
    title = settings_title(site)
    yield page(
        site,
        "settings/index.md",
        "settings.md.j2",
        title,
        say("settings.summary", glossary=glossary.about.title),
        values=lambda: {
            "heading": Words(title),
            "settings": settings,
            "links": [setting_link(setting) for setting in settings],
            "filter": filter_of_columns(site),
            "facts": _facts(site, settings),
            "rows": list(_rows(site, settings)),
        },
        source="graph/settings.yml",
        leads_to=(f"settings/{setting.id}.md" for setting in settings),
        entry=title,
        wide=True,
    )


def _facts(site: Site, settings: Sequence[Setting]) -> list[tuple[Words, list[ShownFact | None]]]:
    """Return the facts of all settings by what they are about, in the order in which that is first written."""
    headings = dict.fromkeys(fact.about for setting in settings for fact in setting.facts)
    written = {(setting.id, shown.about): fact(site, shown) for setting in settings for shown in setting.facts}
    return [(Words(about), [written.get((setting.id, about)) for setting in settings]) for about in headings]


def _rows(site: Site, settings: Sequence[Setting]) -> Iterator[tuple[Stage, list[_Cell | None]]]:
    """Yield the stages in which something is to be said of any setting, with a cell for each setting."""
    for stage in site.glossary.stages.values():
        cells = [_cell(site, setting, stage) for setting in settings]
        if any(cells):
            yield stage, cells


def _cell(site: Site, setting: Setting, stage: Stage) -> _Cell | None:
    glossary, here = site.glossary, site.glossary.by_stage[stage.id]
    steps = acting(glossary, setting)
    chained = {step.term for step in chain(glossary, setting)}
    terms = [term for term in in_order(glossary, here) if term.id in steps]
    shown = [term for term in terms if term.id in chained] or terms[:1]
    absent = list(absences(setting, here))
    missing = [(name, [text(reason)]) for name, reason in listed_absences(absent[:MOST_ABSENT])]
    if not shown and not missing:
        return None
    more: list[Link] = []
    if len(terms) > len(shown):
        words = site.words.say("settings.more", number=len(terms) - len(shown))
        more.append(setting_link(setting, stage.id, words))
    if len(absent) > len(missing):
        words = site.words.say("settings.more-absent", number=len(absent) - len(missing))
        more.append(setting_link(setting, "", words))
    return _Cell(
        [(link(t), [who_does_what(site.words, glossary, [action]) for action in steps[t.id]]) for t in shown],
        missing,
        site.words.listed(more),
    )
