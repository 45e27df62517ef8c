"""The steps of a story: those along a way from term to term, or those that a term tells itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.settings import actions, with_actors
from glossgraph.graph.threads import acting, threads
from glossgraph.model import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def told_items(glossary: Glossary, term: Term, setting: Setting) -> tuple[StoryItem, ...]:
    """Return the explicit story that a term tells in a setting; empty if its story there is computed."""
    if term.sequence:
        return term.sequence if setting.id == told_setting(glossary, term).id else ()
    return next((told.items for told in term.sequences if told.setting == setting.id), ())


def told_setting(glossary: Glossary, term: Term) -> Setting:
    """Return the setting whose cast a term's own `sequence` goes by: the first of its settings, or none."""
    return next((glossary.settings[id_] for id_ in term.settings if id_ in glossary.settings), Setting())


def told_steps(glossary: Glossary, items: Iterable[StoryItem], setting: Setting) -> Iterator[StoryStep]:
    """Yield the steps of an explicit story: by its own actions, or else those of its terms in a setting."""
    for item in items:
        term = glossary.terms.get(item.term)
        if not term:
            continue
        written = (
            (item.action,) if item.action else actions(glossary, term, setting) or ((term.step,) if term.step else ())
        )
        acted = [with_actors(glossary, action, setting) for action in written]
        for number, action in enumerate(acted):
            if action:
                yield StoryStep(item.term, action, "" if number else item.date, item.feedback and not number)
