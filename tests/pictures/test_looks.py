"""The colours of stages, and of those who act."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.graph.settings import actions, settings
from glossgraph.model import Role
from glossgraph.pictures import looks
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_stages_are_spread_over_all_colours() -> None:
    for number in (1, 2, 5, 9, 14):
        glossary = made(number, 1)
        classes = [looks.stage_class(glossary, stage) for stage in glossary.stages]
        assert classes[0] == "gg-s1"
        assert number == 1 or classes[-1] == f"gg-s{looks.STAGE_COLOURS}"
        assert number > looks.STAGE_COLOURS or len(set(classes)) == number
    assert looks.stage_class(glossary, "no stage") == ""


def test_who_acts_most_often_has_a_colour_alone(glossary: Glossary) -> None:
    actors = [term.id for term in glossary.terms.values() if glossary.kinds[term.kind].role is Role.PARTICIPANT]
    parties = Counter(
        party
        for term in glossary.terms.values()
        for setting in settings(glossary)
        for action in actions(glossary, term, setting)
        for party in action.parties
    )
    most = [actor for actor, _ in parties.most_common(3)]
    colours = {actor: looks.actor_class(glossary, actor) for actor in actors}
    assert {looks.actor_class(glossary, actor) for actor in most} <= set(colours.values())
    assert len({colours[actor] for actor in most}) == len(most)
    assert set(colours.values()) == {f"gg-a{number}" for number in range(1, looks.ACTOR_COLOURS + 1)}


def test_a_glossary_without_settings_gives_colours_to_those_it_names(bread: Glossary) -> None:
    assert looks.actor_class(bread, "baker") != looks.actor_class(bread, "oven-keeper")
    assert looks.actor_class(bread, "nobody") == "gg-a1"
