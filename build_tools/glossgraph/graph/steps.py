"""The steps of a story: those along a way from term to term, or those that a term tells itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.settings import actions, with_actors
from glossgraph.graph.threads import acting, threads
from glossgraph.model import Setting, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Action, Glossary, StoryItem, Term


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step of a story: the term that it shows, and what happens."""

    term: str
    action: Action
    date: str = ""
    returns: bool = False
    """Whether it goes back to an earlier stage, so that a new round begins."""
    when: str = ""
    """The condition on which it follows on the step before it; empty if it always does."""
    branch: bool = False
    """Whether it is one of several branches after the same step."""


def steps_along(
    glossary: Glossary, setting: Setting, way: Sequence[str], branches: Sequence[Sequence[str]] = ()
) -> tuple[StoryStep, ...]:
    """Return the steps of a way along the links of a setting, with the branches that leave its last step.

    A single step alone is no story, and gives none.
    """
    graph, steps = threads(glossary, setting), acting(glossary, setting)
    written: list[StoryStep] = []
    for number, term in enumerate(way):
        when = graph.edges[way[number - 1], term]["when"] if number else ""
        written += _steps_of(term, steps[term], when)
    for branch in branches:
        for number, term in enumerate(branch):
            when = "" if number else graph.edges[way[-1], term]["when"]
            written += _steps_of(term, steps[term], when, branch=True)
    return tuple(written) if len(written) > 1 else ()


def _steps_of(term: str, actions: Sequence[Action], when: str, *, branch: bool = False) -> Iterator[StoryStep]:
    for number, action in enumerate(actions):
        yield StoryStep(term, action, when="" if number else when, branch=branch)


class Told(NamedTuple):
    """An explicit story of a term."""

    setting: Setting
    items: tuple[StoryItem, ...]
    path: tuple[str, ...]
    """The keys that lead to the items in the file of the term."""


def told_stories(glossary: Glossary, term: Term) -> Iterator[Told]:
    """Yield the explicit stories of a term: its `sequence`, or its `sequences` in the settings that exist."""
    if term.sequence:
        yield Told(_settings_of_sequences(glossary)[term.id], term.sequence, ("sequence",))
    for story in term.sequences:
        if story.setting in glossary.settings:
            yield Told(glossary.settings[story.setting], story.items, ("sequences", story.setting))


def told_items(glossary: Glossary, term: Term, setting: Setting) -> tuple[StoryItem, ...]:
    """Return the explicit story that a term tells in a setting; empty if its story there is computed."""
    return next((story.items for story in told_stories(glossary, term) if story.setting.id == setting.id), ())


@once
def _settings_of_sequences(glossary: Glossary) -> Mapping[str, Setting]:
    return {id_: _setting_of_sequence(glossary, term) for id_, term in glossary.terms.items() if term.sequence}


def _setting_of_sequence(glossary: Glossary, term: Term) -> Setting:
    """Return the setting whose cast a term's own sequence goes by.

    It is the first of the term's settings; without these, the one where somebody takes the most of its steps, or none
    if no step needs a cast.
    """
    named = [glossary.settings[id_] for id_ in term.settings if id_ in glossary.settings]
    if named:
        return named[0]
    items = [item for item in term.sequence if item.term in glossary.terms]
    places = (Setting(), *glossary.settings.values())
    return max(places, key=lambda setting: sum(bool(item_actions(glossary, item, setting)) for item in items))


def item_actions(glossary: Glossary, item: StoryItem, setting: Setting) -> list[Action]:
    """Return what an item of an explicit story shows in a setting: its own action, or else those of its term.

    It is empty if nothing is known to happen, or somebody who takes part in it has no role there.
    """
    acted = [with_actors(glossary, action, setting) for action in written_actions(glossary, item, setting)]
    return [action for action in acted if action]


def written_actions(glossary: Glossary, item: StoryItem, setting: Setting) -> tuple[Action, ...]:
    """Return what an item of an explicit story says or takes from its term, with roles that may not be cast."""
    if item.action:
        return (item.action,)
    term = glossary.terms[item.term]
    return actions(glossary, term, setting) or ((term.step,) if term.step else ())


def told_steps(glossary: Glossary, items: Iterable[StoryItem], setting: Setting) -> Iterator[StoryStep]:
    """Yield the steps of an explicit story: by its own actions, or else those of its terms in a setting."""
    for item in items:
        acted = item_actions(glossary, item, setting) if item.term in glossary.terms else []
        for number, action in enumerate(acted):
            yield StoryStep(item.term, action, "" if number else item.date, item.feedback and not number)
