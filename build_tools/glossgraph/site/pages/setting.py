"""A page for each setting, and one that sets them side by side, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.chain import chain
from glossgraph.graph.sequence import in_order
from glossgraph.graph.threads import acting
from glossgraph.pictures.diagram import setting_diagram
from glossgraph.site.content import Link, Words, joined, text
from glossgraph.site.parts.actions import who_does_what
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.prose import prose, sentence
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.parts.stories import setting_link
from glossgraph.site.template import page
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Fact, Glossary, Setting, Stage
    from glossgraph.site.content import Markdown
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/settings.yml"


class _Cell(NamedTuple):
    """What happens in one stage of one setting."""

    steps: list[Markdown]
    """The steps of the chain there or, if it has none, those of the first terms."""
    more: Markdown
    """A link to all its terms there; empty if these steps are all."""
    absences: list[Markdown]
    """What does not happen there, and why."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page that compares all settings and one for each; none in a glossary without settings."""
    glossary, say = site.glossary, site.words.say
    if not glossary.settings:
        return
    settings = list(glossary.settings.values())
    yield page(
        site,
        "settings/index.md",
        "settings.md.j2",
        say("settings.title"),
        say("settings.summary", glossary=glossary.about.title),
        source=_SOURCE,
        leads_to=(f"settings/{setting.id}.md" for setting in settings),
        entry=say("settings.title"),
        section=say("settings.section"),
        wide=True,
        settings=settings,
        links=[setting_link(setting) for setting in settings],
        facts=_facts_side_by_side(glossary, settings),
        stages=list(glossary.stages.values()),
        rows=[[_cell(site, setting, stage) for setting in settings] for stage in glossary.stages.values()],
    )
    for setting in settings:
        yield _page(site, setting)


def _page(site: Site, setting: Setting) -> Page:
    glossary, words = site.glossary, site.words
    steps = acting(glossary, setting)
    terms = in_order(glossary, (glossary.terms[id_] for id_ in steps))
    elsewhere = {id_ for other in glossary.settings.values() if other != setting for id_ in acting(glossary, other)}
    diagram = setting_diagram(glossary, setting, words.say)
    return page(
        site,
        f"settings/{setting.id}.md",
        "setting.md.j2",
        setting.label,
        on_one_line(glossary, setting.description) or words.say("settings.summary-of-setting", setting=setting.label),
        source=_SOURCE,
        leads_to=(f"terms/{term.id}.md" for term in terms),
        entry=setting.label,
        section=words.say("settings.section"),
        heading=Words(setting.label),
        description=prose(glossary, setting.description, seen=set()),
        cast=[(Words(role), link(glossary.terms[id_])) for role, id_ in setting.cast.items() if id_ in glossary.terms],
        facts=[(Words(fact.about), _fact(glossary, fact)) for fact in setting.facts],
        diagram=diagram_picture(words, diagram) if diagram else None,
        steps=diagram_steps(words, diagram) if diagram else None,
        stages=[
            (
                stage,
                [
                    (link(term), who_does_what(site.words, site.glossary, steps[term.id]))
                    for term in terms
                    if term.stage == stage.id
                ],
            )
            for stage in glossary.stages.values()
        ],
        absences=[absence for stage in glossary.stages.values() for absence in _absences(glossary, setting, stage)],
        only_here=[link(term) for term in terms if term.id not in elsewhere],
    )


def _facts_side_by_side(glossary: Glossary, settings: Sequence[Setting]) -> list[tuple[Words, list[Markdown | None]]]:
    """Return the facts of all settings by what they are about, in the order in which that is first written."""
    headings = dict.fromkeys(fact.about for setting in settings for fact in setting.facts)
    written = {(setting.id, fact.about): _fact(glossary, fact) for setting in settings for fact in setting.facts}
    return [(Words(about), [written.get((setting.id, about)) for setting in settings]) for about in headings]


def _fact(glossary: Glossary, fact: Fact) -> Markdown:
    cited = (Link(f"references.md#{source}", source) for source in fact.sources if source in glossary.references)
    sources = joined(cited, ", ")
    statement = sentence(glossary, fact.text)
    return text(statement, " (", sources, ")") if sources else statement


def _cell(site: Site, setting: Setting, stage: Stage) -> _Cell:
    glossary = site.glossary
    steps = acting(glossary, setting)
    here = [term for term in in_order(glossary, glossary.by_stage[stage.id]) if term.id in steps]
    chained = {step.term for step in chain(glossary, setting)}
    shown = [term for term in here if term.id in chained] or here[:1]
    more = len(here) - len(shown)
    return _Cell(
        [text(link(term), ": ", who_does_what(site.words, site.glossary, steps[term.id])) for term in shown],
        text(Link(f"settings/{setting.id}.md#{stage.id}", site.words.say("settings.more", number=more)))
        if more
        else text(),
        _absences(glossary, setting, stage),
    )


def _absences(glossary: Glossary, setting: Setting, stage: Stage) -> list[Markdown]:
    return [
        text(link(term), ": ", sentence(glossary, steps.absence, term.id))
        for term in glossary.by_stage[stage.id]
        for steps in term.steps
        if steps.setting == setting.id and steps.absence
    ]
