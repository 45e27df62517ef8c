"""The colours of stages, from cold to hot to recovery, and those of actors: the style sheet gives them to classes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Action, Glossary, Term

ON_PAPER = ("#4a5b73", "#1f66a6", "#4b57b5", "#7444a8", "#a12a7a", "#b62b3e", "#a9440e", "#7a5b00", "#0b7161")
"""The colours on paper, for pictures that no style sheet reaches; they are those of the style sheet."""

STAGE_COLOURS = len(ON_PAPER)
"""How many colours there are for stages."""

ACTOR_COLOURS = 8
"""How many there are for those who act."""


def stage_class(glossary: Glossary, stage: str) -> str:
    """Return the class that gives an element the colours of a stage; empty if there is no such stage."""
    number = glossary.stages[stage].number if stage in glossary.stages else 0
    return colour_class(number, len(glossary.stages)) if number else ""


def colour_class(number: int, of: int) -> str:
    """Return the class with the colours of one of so many things in order, spread over all colours."""
    return f"gg-s{_which(number, of)}"


def colour_on_paper(number: int, of: int) -> str:
    """Return the colour on paper of one of so many things in order."""
    return ON_PAPER[_which(number, of) - 1]


def _which(number: int, of: int) -> int:
    return 1 + round((number - 1) * (STAGE_COLOURS - 1) / max(of - 1, 1))


def actor_class(glossary: Glossary, actor: str) -> str:
    """Return the class that gives an element the colour of somebody who acts: the same on every page."""
    return f"gg-a{1 + _places_of_actors(glossary).get(actor, 0) % ACTOR_COLOURS}"


@once
def _places_of_actors(glossary: Glossary) -> Mapping[str, int]:
    """Return the places of those who act, from the one who does so most often: these have colours of their own."""
    named = Counter(party for term in glossary.terms.values() for action in _actions(term) for party in action.parties)
    acting = Counter({party: number for party, number in named.items() if party in glossary.terms})
    for setting in glossary.settings.values():
        for role, actor in setting.cast.items():
            acting[actor] += named[role]
    return {actor: place for place, (actor, _) in enumerate(acting.most_common())}


def _actions(term: Term) -> Iterator[Action]:
    told = (item for items in (term.sequence, *(each.items for each in term.sequences)) for item in items)
    yield from filter(None, [term.step, *(item.action for item in told)])
    for steps in term.steps:
        yield from steps.actions
