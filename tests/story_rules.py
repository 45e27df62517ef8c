"""What holds of every computed story, by what the files say of steps and edges, not by what stories are made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.graph.chain import chain
from glossgraph.graph.sequence import arrows
from glossgraph.graph.settings import settings
from glossgraph.graph.steps import told_items
from glossgraph.graph.story import settings_of, story
from glossgraph.model import Flow, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Action, Edge, Glossary, Setting, Term

MOST_STEPS = 9
"""How many steps can be read aloud as one story."""

Leads = dict[tuple[str, str], set[str]]
"""Which terms lead to which, and on which conditions; an empty one is none."""


def computed(glossary: Glossary) -> Iterator[tuple[Term, Setting, tuple[StoryStep, ...]]]:
    """Yield the computed stories: each with its term and its setting. That of an actor may be told by another term."""
    told: dict[str, set[tuple[StoryStep, ...]]] = {}
    for where in settings(glossary):
        telling = (term for term in glossary.terms.values() if told_items(glossary, term, where))
        told[where.id] = {story(glossary, term, where) for term in telling}
    for term in glossary.terms.values():
        for where in settings_of(glossary, term):
            steps = story(glossary, term, where)
            if not told_items(glossary, term, where) and steps not in told[where.id]:
                yield term, where, steps


def broken(glossary: Glossary) -> list[str]:
    """Return in words whatever is wrong with the computed stories of a glossary; nothing if all is well."""
    leads: dict[str, Leads] = {}
    faults = []
    for term, where, steps in computed(glossary):
        if where.id not in leads:
            leads[where.id] = _leads(glossary, where)
        found = [
            *_of_length(glossary, term, steps),
            *_of_settings(glossary, where, steps),
            *_of_threads(where, steps, leads[where.id]),
            *_of_loops(glossary, where, steps),
        ]
        faults += [f"{term.id} in {where.id or 'no setting'}: {fault}" for fault in found]
    return faults


def broken_chain(glossary: Glossary, where: Setting) -> list[str]:
    """Return in words whatever is wrong with the chain of a setting."""
    steps = chain(glossary, where)
    return [*_of_settings(glossary, where, steps), *_of_threads(where, steps, _leads(glossary, where))]


def _of_length(glossary: Glossary, term: Term, steps: Sequence[StoryStep]) -> Iterator[str]:
    if not 1 < len(steps) <= MOST_STEPS:
        yield f"there are {len(steps)} steps"
    role = glossary.kinds[term.kind].role
    if role is Role.NONE:
        yield f"a {term.kind} has a story"
    if role is Role.STEP and term.id not in [step.term for step in steps]:
        yield "the term is not in its own story"
    if role is Role.PARTICIPANT and not any(term.id in step.action.parties for step in steps):
        yield "the actor is not in its own story"


def _of_settings(glossary: Glossary, where: Setting, steps: Sequence[StoryStep]) -> Iterator[str]:
    for step in steps:
        term = glossary.terms[step.term]
        if step.action not in happening(term, where):
            yield f"{step.term} does not do this here: {step.action}"
        if glossary.kinds[term.kind].role is Role.NONE:
            yield f"{step.term} is a {term.kind}"
        if where.id and not set(step.action.parties) <= set(where.cast.values()):
            yield f"not all of {step.action.parties} are here"


def happening(term: Term, where: Setting) -> list[Action]:
    """Return what a term's file says that happens in a setting, with actors in place of roles."""
    if where.id and term.settings and where.id not in term.settings:
        return []
    written = {steps.setting: steps.actions for steps in term.steps}
    actions = written.get(where.id, (term.step,) if term.step else ())
    name = where.cast.get
    return [replace(a, source=name(a.source, a.source), target=name(a.target, a.target)) for a in actions]


def _of_threads(where: Setting, steps: Sequence[StoryStep], leads: Leads) -> Iterator[str]:
    public = {where.cast[role] for role in where.public}
    for first, second, condition in _neighbours(steps):
        parties = set(first.action.parties)
        if where.id and not parties & (public | set(second.action.parties)):
            yield f"{second.term} shares nobody with {first.term}, which not all can see"
        conditions = leads.get((first.term, second.term), set())
        if not conditions:
            yield f"no edges lead from {first.term} to {second.term} here"
        elif condition is not None and condition not in conditions:
            yield f"{second.term} follows on {first.term} if `{condition}`, and not if one of {sorted(conditions)}"
    way, condition = [step for step in steps if not step.branch], ""
    for step in steps[len(way) :]:
        condition = step.when or condition
        if condition not in leads.get((way[-1].term, step.term), set()):
            yield f"the branch `{condition}` does not lead from {way[-1].term} to {step.term}"


def _neighbours(steps: Sequence[StoryStep]) -> Iterator[tuple[StoryStep, StoryStep, str | None]]:
    """Yield the steps of two terms of which one follows on the other, and on which condition.

    A branch follows on the last step before all branches. That is also what sets the condition for all of its steps.
    """
    before = last = steps[0]
    for step in steps[1:]:
        if not step.branch:
            last = step
        if step.branch and step.when:
            yield last, step, step.when
        elif step.term != before.term:
            yield before, step, None if step.branch else step.when
        before = step


def _leads(glossary: Glossary, where: Setting) -> Leads:
    """Return which terms lead to which in a setting, directly or through terms by which nothing happens there."""
    onwards: dict[str, list[tuple[str, Edge]]] = {}
    for earlier, later, edge in arrows(glossary):
        if holds(edge, where):
            onwards.setdefault(earlier, []).append((later, edge))
    found: Leads = {}
    for start in glossary.terms:
        waiting, seen = [(start, "")], {(start, "")}
        while waiting:
            node, when = waiting.pop()
            for later, edge in onwards.get(node, ()):
                state = (later, edge.when or when)
                found.setdefault((start, later), set()).add(state[1])
                passed = glossary.terms[later]
                takes_no_step = glossary.kinds[passed.kind].role is Role.NONE or not happening(passed, where)
                if state not in seen and takes_no_step:
                    seen.add(state)
                    waiting.append(state)
    return found


def holds(edge: Edge, where: Setting) -> bool:
    """Tell whether an edge's file says that it holds in a setting."""
    return not where.id or not edge.settings or where.id in edge.settings


def _of_loops(glossary: Glossary, where: Setting, steps: Sequence[StoryStep]) -> Iterator[str]:
    before: set[str] = set()
    for step in steps:
        if glossary.terms[step.term].loop and not before & returns(glossary, where).get(step.term, set()):
            yield f"{step.term} is a loop, and that to which it returns does not come before it"
        before.add(step.term)


def returns(glossary: Glossary, where: Setting) -> Mapping[str, set[str]]:
    """Return to which terms each term returns in a setting."""
    found: dict[str, set[str]] = {}
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK and holds(edge, where):
            found.setdefault(edge.source, set()).add(edge.target)
    return found
