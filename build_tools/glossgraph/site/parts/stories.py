"""The stories of a term: one in each setting, the one where it is most at home first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of, story
from glossgraph.graph.threads import acting
from glossgraph.pictures.diagram import story_diagram
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.parts.time_axis import time_axis
from glossgraph.words.content import Link, Markdown, Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Glossary, Setting, Term
    from glossgraph.pictures.diagram import Diagram
    from glossgraph.site.page import Site
    from glossgraph.words.content import Picture


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as a page shows it."""

    anchors: list[str]
    """Its addresses on the page, without `#`: one for each setting in which it is the same."""
    label: Words
    """What these settings are called."""
    settings: list[tuple[Link, Markdown]]
    """Links to their pages, and what they are."""
    facts: Words
    """How many steps it has, and who or what is only in it or only in the first story; empty for that one."""
    picture: Picture
    """The diagram."""
    axis: Picture | None
    """Its dates, above the first diagram of what happened once."""
    steps: Markdown
    """The list of its steps as plain Markdown."""


def stories(site: Site, term: Term) -> list[ShownStory]:
    """Return the stories of a term in all settings in which it has one; settings with the same story share it."""
    by_steps: dict[tuple[StoryStep, ...], list[Setting]] = {}
    for setting in settings_of(site.glossary, term):
        steps = story(site.glossary, term, setting)
        if steps:
            by_steps.setdefault(steps, []).append(setting)
    return list(_shown(site, term, by_steps))


def named_settings(
    glossary: Glossary, settings: Iterable[Setting], own: str = "", *, described: bool = True
) -> list[tuple[Link, Markdown]]:
    """Return links to the pages of settings that have a name, and what they are if they are to be described."""
    named = [setting for setting in settings if setting.id]
    about = [sentence(glossary, setting.description, own) if described else Markdown() for setting in named]
    return list(zip(map(setting_link, named), about, strict=True))


def _shown(site: Site, term: Term, by_steps: dict[tuple[StoryStep, ...], list[Setting]]) -> Iterator[ShownStory]:
    glossary, words = site.glossary, site.words
    first: Diagram | None = None
    for steps, settings in by_steps.items():
        diagram = story_diagram(glossary, settings[0], words.say, steps, [term])
        told = _taking_part(glossary, settings) if first else set[str]()
        axis = None if first else time_axis(site, diagram)
        yield ShownStory(
            [f"in-{setting.id}" for setting in settings],
            Words(words.say("list.comma").join(setting.label for setting in settings)),
            named_settings(glossary, settings, term.id, described=not first),
            Words(_facts(site, diagram, first, told)) if first else Words(""),
            diagram_picture(site, diagram, on=term.id, brief=bool(first), linked=bool(axis)),
            axis,
            diagram_steps(words, diagram),
        )
        first = first or diagram


def _taking_part(glossary: Glossary, settings: Iterable[Setting]) -> set[str]:
    """Return the terms and actors of all that happens in some settings, as a diagram has no room for all of it."""
    steps = [each for setting in settings if setting.id for each in acting(glossary, setting).items()]
    return {id_ for term, actions in steps for id_ in (term, *(p for action in actions for p in action.parties))}


def _facts(site: Site, diagram: Diagram, first: Diagram, told: set[str]) -> str:
    """Return how a story differs from the first; `told` is who and what else there is in its settings."""
    say, here, there = site.words.say, _parts(diagram), _parts(first)
    facts = [say("diagram.steps", number=len(diagram.steps))]
    if only_here := [label for part, label in here.items() if part not in there]:
        facts.append(say("diagram.only-here", list=say("list.comma").join(only_here)))
    if not_here := [label for part, label in there.items() if part not in here.keys() | told]:
        facts.append(say("diagram.not-here", list=say("list.comma").join(not_here)))
    return " ".join(facts)


def _parts(diagram: Diagram) -> dict[str, str]:
    """Return the labels of the actors and terms of a diagram, by their ids."""
    return diagram.actors | {step.term: step.label for step in diagram.steps}
