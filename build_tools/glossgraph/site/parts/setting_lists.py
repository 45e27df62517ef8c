"""The lists on the page of a setting that grow with its terms; if they are too long, they are on further pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.graph.sequence import all_in_order, in_order
from glossgraph.graph.threads import acting
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import absences, listed_absences
from glossgraph.site.parts.paged_list import MOST, Item, Whole, pages_of, part_with, parts_of, stage_or_kind, total
from glossgraph.site.parts.sizes import size, sizes_of_links
from glossgraph.words.actions import who_does_what

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Action, Glossary, Setting, Stage, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part
    from glossgraph.words.content import Link, Markdown

MOST_NAMED = 50
"""How many terms are named within a line, if the lists are too long."""


class SettingLists(NamedTuple):
    """How the lists of a setting are shown."""

    most: int | None
    """The most terms that are named within a line; None if all are."""
    steps: tuple[Part, ...]
    """The parts of the list of its steps; none if that is on its page."""
    absent: tuple[Part, ...]
    """The parts of the list of what does not happen there; none if that is on its page."""


def setting_lists(site: Site, setting: Setting, others: Iterable[str]) -> SettingLists:
    """Return how the lists of a setting are shown; `others` are the terms that its page can name besides its steps."""
    glossary = site.glossary
    links = sizes_of_links(glossary)
    steps, absent = steps_in_order(site, setting), absences(setting, all_in_order(glossary))
    of_steps = [_item(site, term, *_texts(glossary, actions)) for term, actions in steps]
    of_absent = [_item(site, term, reason) for term, reason in absent]
    of_others = [_item(site, glossary.terms[id_]) for id_ in others]
    # a line says which steps happen here alone, and another which of them do not happen in the next setting
    if total([*of_steps, *of_absent, *of_others]) + 2 * sum(links[term.id] for term, _ in steps) <= MOST:
        return SettingLists(None, (), ())
    folder, room = f"settings/{setting.id}", MOST // 3
    return SettingLists(
        MOST_NAMED,
        parts_of(site.words, f"{folder}/steps-", of_steps, room),
        parts_of(site.words, f"{folder}/absent-", of_absent, room),
    )


def _item(site: Site, term: Term, *texts: str) -> Item:
    return Item(sizes_of_links(site.glossary)[term.id] + size(*texts), stage_or_kind(site)[term.id])


def _texts(glossary: Glossary, actions: Iterable[Action]) -> Iterator[str]:
    for action in actions:
        yield action.text
        yield from (glossary.terms[id_].label for id_ in action.parties)


def pages_of_setting(site: Site, setting: Setting, summary: str, lists: SettingLists) -> Iterator[Page]:
    """Make the pages of the parts of the lists that are too long."""
    for name, parts, template, values in (
        ("terms", lists.steps, "steps_list.j2", _steps),
        ("absent", lists.absent, "absences_list.j2", _absent),
    ):
        title = site.words.say("parts.list-of", of=setting.label, list=site.words.say(f"settings.{name}"))
        whole = Whole(f"settings/{setting.id}.md", title, summary, setting.origin[0])
        leads_to = partial(_paths, site, setting) if parts is lists.steps else _none
        yield from pages_of(site, whole, parts, template, partial(values, site, setting), leads_to=leads_to)


def _steps(site: Site, setting: Setting, part: Part) -> dict[str, Any]:
    return {"stages": listed_steps(site, setting, part.span), "level": 2}


def _absent(site: Site, setting: Setting, part: Part) -> dict[str, Any]:
    listed = list(absences(setting, all_in_order(site.glossary)))[part.span]
    return {"absences": listed_absences(listed)}


def _paths(site: Site, setting: Setting, part: Part) -> list[str]:
    return [f"terms/{term.id}.md" for term, _ in steps_in_order(site, setting)[part.span]]


def _none(_: Part) -> list[str]:
    return []


def steps_in_order(site: Site, setting: Setting) -> list[tuple[Term, tuple[Action, ...]]]:
    """Return the terms that take a step in a setting, by their stages, and what happens then."""
    glossary, steps = site.glossary, acting(site.glossary, setting)
    return [(term, steps[term.id]) for term in in_order(glossary, (glossary.terms[id_] for id_ in steps))]


def listed_steps(
    site: Site, setting: Setting, span: slice = slice(None)
) -> list[tuple[Stage | None, list[tuple[Link, Markdown]]]]:
    """Return the stages of steps with these steps, and at last those that are in no stage."""
    glossary = site.glossary
    by_stage: dict[str, list[tuple[Link, Markdown]]] = {}
    for term, actions in steps_in_order(site, setting)[span]:
        listed = by_stage.setdefault(term.stage if term.stage in glossary.stages else "", [])
        listed.append((link(term), who_does_what(site.words, glossary, actions)))
    return [(glossary.stages.get(id_), steps) for id_, steps in by_stage.items()]


def first_parts(site: Site, setting: Setting, parts: Sequence[Part]) -> list[tuple[Stage, str]]:
    """Return the stages of the steps, each with the path of the part in which it begins."""
    glossary, found = site.glossary, dict[str, str]()
    for number, (term, _) in enumerate(steps_in_order(site, setting)):
        found.setdefault(term.stage, part_with(parts, number, ""))
    return [(glossary.stages[id_], path) for id_, path in found.items() if id_ in glossary.stages]
