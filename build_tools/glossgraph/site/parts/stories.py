"""The stories of a term: one in each setting, the one where it is most at home first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of, story
from glossgraph.pictures.diagram import story_diagram
from glossgraph.site.content import Link, Markdown, Words
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.site.parts.prose import sentence
from glossgraph.site.parts.sequence_diagram import diagram_list, diagram_picture, diagram_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Glossary, Setting, Term
    from glossgraph.site.content import Picture
    from glossgraph.site.page import Site

MOST_DRAWN = 16_000
"""The most characters of the drawings, with their sources, on a page without edges.

It must stay light, and a list tells a story as well.
"""

_PER_EDGE = 500
"""How many fewer these are for each edge of the term, of which the page says much elsewhere."""


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story as a page shows it."""

    anchors: list[str]
    """Its addresses on the page, without `#`: one for each setting in which it is the same."""
    label: Words
    """What these settings are called."""
    settings: list[tuple[Link, Markdown]]
    """Links to their pages, and what they are."""
    picture: Picture
    """The diagram, or the list of its steps if all diagrams together would be too large."""
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
    room = MOST_DRAWN - _PER_EDGE * len(glossary.by_term[term.id])
    said = set[str]()
    for number, (steps, settings) in enumerate(by_steps.items()):
        diagram = story_diagram(glossary, settings[0], words.say, steps, [term])
        room -= len(diagram.draw(str)) + len(diagram.source)
        drawn = not number or room >= 0
        yield ShownStory(
            [f"in-{setting.id}" for setting in settings],
            Words(words.say("list.comma").join(setting.label for setting in settings)),
            named_settings(glossary, settings, term.id, described=drawn),
            diagram_picture(words, diagram, source=room >= 0) if drawn else diagram_list(words, diagram, [*said]),
            diagram_steps(words, diagram),
        )
        said |= set(diagram.rounds)
