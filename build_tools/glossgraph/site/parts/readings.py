"""Where a measure or another term without a step is read: at which steps, of which stages, in which settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.readings import acted_in
from glossgraph.site.parts.edges import link
from glossgraph.words.actions import who_does_what
from glossgraph.words.content import Words, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Action, Setting, Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Markdown


def listed_readings(site: Site, others: Iterable[Term]) -> list[tuple[Markdown, list[Markdown]]]:
    """Return the terms at whose steps a term is read, with their stages; and for each what happens there, and where."""
    steps = acted_in(site.glossary)
    return [(_place(site, other), list(_steps(site, steps[other.id]))) for other in others]


def _place(site: Site, term: Term) -> Markdown:
    stage, name = site.glossary.stages.get(term.stage), text("**", link(term), "**")
    if not stage:
        return name
    numbered = site.words.say("stages.numbered", number=stage.number, stage=stage.label)
    return site.words.text("term.read-at", term=name, stage=numbered)


def _steps(site: Site, ways: Mapping[tuple[Action, ...], Sequence[Setting]]) -> Iterator[Markdown]:
    words = site.words
    for actions, settings in ways.items():
        step = who_does_what(words, site.glossary, actions)
        named = words.listed(Words(setting.label) for setting in settings if setting.id)
        yield words.text("term.read-in", step=step, settings=named) if named else step
