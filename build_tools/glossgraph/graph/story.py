"""The story of a term in a setting: which steps its sequence diagram shows, in which order.

A story has only what exists in its setting: the terms that take a step there, by the actors who have a role there, and
the edges that hold there. It is about its term, so what is near counts for more than what is far:

1. Before the term come up to `MOST_BEFORE` steps. The step before each is its cause by the strongest relation: the one
   listed first in `graph/relations.yml`. Of several such causes it is a core term of the glossary, or else the latest
   in the sequence.
2. If the term feeds back, the steps before it are instead the shortest way to it from the term to which it returns, or
   from the latest of several, so that the round is seen whole. Before these come the causes of the first.
3. After the term come up to `MOST_AFTER` steps. Each is the effect by the strongest relation of those that follow
   without a condition, and of several such a core term or else the earliest in the sequence. If effects of the term
   itself depend on a condition, these are shown instead: a branch for each of up to `MOST_BRANCHES` conditions, with
   the effects on the same condition one after another as far as they follow on one another. The story ends with these.
4. Two neighbouring steps share an actor, or the first is seen by everybody, as a price is. A step on which no other
   follows, and which follows on no other, is not in the story.
5. A term that is a loop is in the story of another term only if the term to which it returns comes before it there.
6. A story has at most `LONGEST` steps. Terms of a kind without a role in diagrams have none.

The story of an actor is, of all terms in whose step it acts (or else takes part), that of a core term of the glossary
if there is one, and of several the one in which it acts most often. A term with a `sequence` of its own tells that
instead of any other story.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.graph.feedback import feedback_edges
from glossgraph.graph.sequence import order
from glossgraph.graph.settings import actions, settings
from glossgraph.graph.steps import steps_along, told_items, told_steps, told_stories
from glossgraph.graph.threads import acting, causes, effects, firm_threads, threads
from glossgraph.model import Role, once
from glossgraph.model import networkx as nx
from glossgraph.model.made import Made

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Action, Glossary, Setting, Term

LONGEST = 9
"""The most steps of a computed story."""

MOST_BEFORE = 4
"""The most steps that lead to the term of a story, unless they are a round that it closes."""

MOST_AFTER = 3
"""The most steps that follow from the term of a story without a condition."""

MOST_BRANCHES = 3
"""The most conditions on which a term's effects can depend in its story."""


def story(glossary: Glossary, term: Term, setting: Setting) -> tuple[StoryStep, ...]:
    """Return the steps of a term's story in a setting, in order; none if it has no story there."""
    items = told_items(glossary, term, setting)
    if items:
        return tuple(told_steps(glossary, items, setting))
    if term.sequence:
        return ()
    if _is_actor(glossary, term):
        return _stories_of_actors(glossary)[setting.id].get(term.id, ())
    if term.id not in acting(glossary, setting):
        return ()
    return _stories(glossary)[setting.id].get(term.id, ())


def settings_of(glossary: Glossary, term: Term) -> tuple[Setting, ...]:
    """Return the settings in which a term has a story, the one where it is most at home first.

    That is the first of its own `settings`; without these, the one with the longest story, or for an actor the first.
    """
    if term.sequence:
        return tuple(story.setting for story in told_stories(glossary, term))
    told = [setting for setting in settings(glossary) if story(glossary, term, setting)]
    if term.settings:
        place = {id_: number for number, id_ in enumerate(term.settings)}
        return tuple(sorted(told, key=lambda setting: place.get(setting.id, len(place))))
    if _is_actor(glossary, term):
        return tuple(told)
    return tuple(sorted(told, key=lambda setting: -len(story(glossary, term, setting))))


def _is_actor(glossary: Glossary, term: Term) -> bool:
    kind = glossary.kinds.get(term.kind)
    return kind is not None and kind.role is Role.PARTICIPANT


def action_at_home(glossary: Glossary, term: Term) -> Action | None:
    """Return what a term does first in the setting where it is most at home, or None if it does nothing anywhere."""
    homes = [*settings_of(glossary, term), *settings(glossary)]
    return next((acted[0] for home in homes if (acted := actions(glossary, term, home))), None)


def story_of_both(glossary: Glossary, first: str, second: str) -> tuple[Setting, tuple[StoryStep, ...]] | None:
    """Return a setting and the story there that shows two terms; None if there is no such story.

    It is the shortest way from one to the other in any setting, with the causes of the first step as far as there is
    room. Of ways of the same length the first by the order of the settings counts.
    """
    found: list[tuple[int, Setting, list[str]]] = []
    for setting in settings(glossary):
        graph = firm_threads(glossary, setting)
        for start, end in ((first, second), (second, first)):
            if start in graph and end in graph and nx.has_path(graph, start, end):
                way = _shortest(graph, start, end)
                if _length(glossary, setting, way) <= LONGEST:
                    found.append((len(way), setting, way))
    if not found:
        return None
    _, setting, way = min(found, key=lambda item: item[0])
    return setting, steps_along(glossary, setting, [*_before(glossary, setting, way, MOST_BEFORE - 1), *way])


@once
def _stories(glossary: Glossary) -> Mapping[str, Mapping[str, tuple[StoryStep, ...]]]:
    """Return the computed stories in each setting, by term."""
    found: dict[str, Mapping[str, tuple[StoryStep, ...]]] = {}
    for setting in settings(glossary):
        stories = Made({term: partial(_computed, glossary, setting, term) for term in acting(glossary, setting)})
        # a watched glossary notes which stories are read, not what they are made from
        found[setting.id] = dict(stories) if glossary.is_watched else stories
    return found


def _computed(glossary: Glossary, setting: Setting, term: str) -> tuple[StoryStep, ...]:
    position, closed = order(glossary), rounds(glossary, setting, term)
    if glossary.terms[term].loop and not closed:
        return ()
    way = max(closed, key=lambda way: position[way[0]], default=[term])
    way = [*_before(glossary, setting, way, MOST_BEFORE), *way]
    branches = _branches(glossary, setting, way)
    if not branches:
        way = [*way, *_after(glossary, setting, way)]
    return steps_along(glossary, setting, way, branches)


def rounds(glossary: Glossary, setting: Setting, term: str) -> list[list[str]]:
    """Return the shortest ways to a term from those to which it returns, where a story has room for them."""
    targets = _returns(glossary)[setting.id].get(term, ())
    if not targets or term not in acting(glossary, setting):
        return []
    near = _near(glossary, setting, term, targets)
    graph = firm_threads(glossary, setting).subgraph(near)
    ways = (_shortest(graph, target, term) for target in targets if target in near)
    return [way for way in ways if _length(glossary, setting, way) <= LONGEST]


def _near(glossary: Glossary, setting: Setting, term: str, targets: Iterable[str]) -> set[str]:
    """Return the terms from which a way leads to one that returns, with room in a story, and past no other loop.

    Another loop would be without its own round.
    """
    before, position, loops = firm_threads(glossary, setting).pred, order(glossary), _loops(glossary)
    first = min(position[target] for target in targets)
    near = outermost = {term}
    for _ in range(LONGEST - 1):
        further = {cause for id_ in outermost for cause in before[id_] if position[cause] >= first}
        outermost = further - near - loops
        near = near | outermost
    return near


@once
def _returns(glossary: Glossary) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the terms to which others return in each setting, by the others."""
    found: dict[str, dict[str, list[str]]] = {}
    for setting in settings(glossary):
        here = found.setdefault(setting.id, {})
        for edge in feedback_edges(glossary, setting):
            here.setdefault(edge.source, []).append(edge.target)
    return found


@once
def _loops(glossary: Glossary) -> frozenset[str]:
    return frozenset(term.id for term in glossary.terms.values() if term.loop)


def _shortest(graph: nx.Graph[str], start: str, end: str) -> list[str]:
    # a step more weighs as much as a weak relation
    way: list[str] = nx.dijkstra_path(graph, start, end, weight=lambda _, __, data: data["weakness"] + 1)
    return way


def _before(glossary: Glossary, setting: Setting, way: Sequence[str], most: int) -> list[str]:
    """Return the causes that lead to the first step of a way, one from another, as far as there is room."""
    before: list[str] = []
    while len(before) + len(way) - 1 < most:
        shown = [*before, *way]
        cause = next((c for c in causes(glossary, setting, shown[0]) if _may_be_shown(glossary, setting, c, ())), None)
        if cause is None or _length(glossary, setting, [cause, *shown]) > LONGEST:
            break
        before.insert(0, cause)
    return before


def _after(glossary: Glossary, setting: Setting, way: Sequence[str]) -> list[str]:
    """Return the effects that follow from the last step of a way without a condition, one from another."""
    graph, after = threads(glossary, setting), list[str]()
    while len(after) < MOST_AFTER:
        shown = [*way, *after]
        following = (e for e in effects(glossary, setting, shown[-1]) if not graph.edges[shown[-1], e]["when"])
        effect = next((e for e in following if _may_be_shown(glossary, setting, e, shown)), None)
        if effect is None or _length(glossary, setting, [*shown, effect]) > LONGEST:
            break
        after.append(effect)
    return after


def _branches(glossary: Glossary, setting: Setting, way: Sequence[str]) -> list[list[str]]:
    """Return the ways that leave the last step of a way, each on a condition of its own."""
    graph, by_condition = threads(glossary, setting), dict[str, list[str]]()
    for effect in effects(glossary, setting, way[-1]):
        when = graph.edges[way[-1], effect]["when"]
        if when and _may_be_shown(glossary, setting, effect, way):
            by_condition.setdefault(when, []).append(effect)
    branches: list[list[str]] = []
    room = LONGEST - _length(glossary, setting, way)
    for together in list(by_condition.values())[:MOST_BRANCHES]:
        branch = _one_after_another(glossary, setting, together)
        while branch and _length(glossary, setting, branch) > room:
            branch.pop()
        room -= _length(glossary, setting, branch)
        branches += [branch] if branch else []
    return branches


def _one_after_another(glossary: Glossary, setting: Setting, terms: Sequence[str]) -> list[str]:
    """Return the first of some terms with those of the others that lead to it or follow from it, in their sequence."""
    firm, position = firm_threads(glossary, setting), order(glossary)
    in_sequence = sorted(terms, key=position.__getitem__)
    at = in_sequence.index(terms[0])
    way = [terms[0]]
    for term in reversed(in_sequence[:at]):
        if firm.has_edge(term, way[0]):
            way.insert(0, term)
    for term in in_sequence[at + 1 :]:
        if firm.has_edge(way[-1], term):
            way.append(term)
    return way


def _may_be_shown(glossary: Glossary, setting: Setting, term: str, before: Sequence[str]) -> bool:
    """Tell whether a term can be a step of another term's story, after the steps that come before it there."""
    return not glossary.terms[term].loop or not set(before).isdisjoint(_returns(glossary)[setting.id].get(term, ()))


def _length(glossary: Glossary, setting: Setting, way: Sequence[str]) -> int:
    """Return how many steps a way has: a term can take several in one setting."""
    steps = acting(glossary, setting)
    return sum(len(steps[term]) for term in way)


@once
def _stories_of_actors(glossary: Glossary) -> Mapping[str, Mapping[str, tuple[StoryStep, ...]]]:
    """Return the story that shows most of what each actor does in each setting."""
    core, in_order = glossary.about.core, sorted(glossary.terms, key=order(glossary).__getitem__)
    found: dict[str, dict[str, tuple[StoryStep, ...]]] = {}
    for setting in settings(glossary):
        best: dict[str, tuple[tuple[bool, bool, int], tuple[StoryStep, ...]]] = {}
        for id_ in in_order:
            term = glossary.terms[id_]
            computed = _stories(glossary)[setting.id].get(id_, ())
            steps = computed if _is_actor(glossary, term) else story(glossary, term, setting)
            own = [step.action for step in steps if step.term == id_]
            acting_here = {action.source for action in own}
            counts = Counter(step.action.source for step in steps)
            for actor in {party for action in own for party in action.parties}:
                rank = (actor in acting_here, id_ in core, counts[actor])
                if actor not in best or rank > best[actor][0]:
                    best[actor] = rank, steps
        found[setting.id] = {actor: steps for actor, (_, steps) in best.items()}
    return found
