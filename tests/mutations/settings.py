"""Settings: their names, who takes part in them, and steps that follow on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, typo
from mutations.edges import plain_terms
from mutations.material import SORTS, choose, enrich, new_term, word
from mutations.mutator import Mutator
from mutations.sequence import flowing
from mutations.view import TELLING, view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft

FILE = "graph/settings.yml"


def _roles(draft: Draft) -> set[str]:
    return {role for setting in draft.get(FILE) for role in setting["cast"]}


def setting_misspelled(draft: Draft, random: Random) -> list[Finding]:
    """The name of a setting in a new term that is in no sequence, so that no story depends on it."""
    names = [setting["id"] for setting in draft.get(FILE)]
    file = f"terms/{new_term(draft, random)}.yml"
    draft.append(file, f"settings: [{typo(random, choose(random, names), names)}]")
    return [Finding("unknown-setting", file, draft.value_line(file, "settings", 0))]


def role_misspelled(draft: Draft, random: Random) -> list[Finding]:
    """Somebody in an item of a told story, on whom no computed story depends."""
    enrich(draft, random.randrange(SORTS))
    seen = view(draft)
    places = [
        (file, path) for _, file, path in seen.naming() if path[0] in TELLING and path[-1] in {"from", "to", "at"}
    ]
    file, path = choose(random, places)
    new = typo(random, str(draft.get(file, *path)), {*seen.terms, *_roles(draft)})
    return [Finding("unknown-role", file, draft.put(file, path, new))]


def step_of_somebody_else(draft: Draft, random: Random) -> list[Finding]:
    """A step in a setting of its term, by a role that nobody has there."""
    seen = view(draft)
    settings = {setting["id"]: setting["cast"] for setting in draft.get(FILE)}
    places = [
        (id_, name, role)
        for id_, term in seen.terms.items()
        if "settings" in term and "steps" not in term
        for name in term["settings"]
        if not any(id_ in (edge.source, edge.target) and name in edge.limits(seen) for edge in seen.edges)
        for role in sorted(_roles(draft) - settings[name].keys())
    ]
    id_, name, role = choose(random, places)
    file = seen.files[id_]
    draft.append(file, f"steps: {{{name}: {{at: {role}, state: Is {word(random)}}}}}")
    return [Finding("miscast-step", file, draft.key_line(file, "steps", name))]


def setting_of_nobody(draft: Draft, random: Random) -> list[Finding]:
    """A new setting that gives a role of its own to one actor."""
    actor = choose(random, sorted({actor for setting in draft.get(FILE) for actor in setting["cast"].values()}))
    line = draft.texts[FILE].rstrip("\n").count("\n") + 2
    draft.append(FILE, f"- {{id: {word(random)}, label: A new one, cast: {{{word(random)}: {actor}}}}}")
    return [Finding("empty-setting", FILE, line)]


def _parties(step: object) -> set[str]:
    return {str(step[name]) for name in ("from", "to", "at") if isinstance(step, dict) and name in step}


def _apart(draft: Draft, random: Random) -> tuple[str, str, str]:
    """Return a term, a setting to which it belongs, and a role there that neither it nor the public has."""
    seen = view(draft)
    settings = {setting["id"]: setting for setting in draft.get(FILE)}
    places = [
        (id_, name, role)
        for id_ in plain_terms(seen)
        for term in [seen.terms[id_]]
        if "steps" not in term and 1 < seen.stage(id_) < len(seen.stages)
        for name in term.get("settings", [])
        for role, actor in settings[name]["cast"].items()
        if not {role, *settings[name]["public"]} & _parties(term.get("step"))
        if actor not in {settings[name]["cast"].get(party, party) for party in _parties(term.get("step"))}
        and role not in settings[name]["public"]
    ]
    return choose(random, places)


def _term_apart(draft: Draft, random: Random, flow: str, stage: int) -> tuple[str, str]:
    """Add a term in a stage with an edge to one with whom it has nobody in common; return its file and that term."""
    target, setting, role = _apart(draft, random)
    seen = view(draft)
    edges = {target: choose(random, flowing(seen, flow))}
    step = f"{{at: {role}, state: Is {word(random)}}}"
    added = new_term(draft, random, edges, stage=seen.stages[stage], step=step, settings=f"[{setting}]")
    return f"terms/{added}.yml", target


def step_beside_its_effect(draft: Draft, random: Random) -> list[Finding]:
    """A new term whose step has nobody in common with that to which it leads."""
    file, _ = _term_apart(draft, random, "forward", 0)
    return [Finding("broken-thread", file, draft.key_line(file, "step"))]


def round_that_is_cut(draft: Draft, random: Random) -> list[Finding]:
    """A new term that returns to the one before it, with which it has nobody in common."""
    file, target = _term_apart(draft, random, "backward", -1)
    feedback = choose(random, flowing(view(draft), "feedback"))
    path = draft.add_edge(file, feedback, target, "It begins anew.")
    return [
        Finding("unclosed-loop", file, draft.key_line(file, *path)),
        Finding("broken-thread", file, draft.key_line(file, "step")),
    ]


def cause_in_another_setting(draft: Draft, random: Random) -> list[Finding]:
    """A new term in a setting where what leads to it is not."""
    seen = view(draft)
    places = [
        (id_, setting["id"], role)
        for id_ in plain_terms(seen)
        if seen.stage(id_) and "settings" in seen.terms[id_] and "step" in seen.terms[id_]
        for setting in draft.get(FILE)
        if setting["id"] not in seen.terms[id_]["settings"] and setting["id"] not in seen.terms[id_].get("steps", {})
        for role in setting["cast"]
    ]
    before, setting, role = choose(random, places)
    edges = {before: choose(random, flowing(seen, "backward"))}
    step = f"{{at: {role}, state: Is {word(random)}}}"
    file = f"terms/{new_term(draft, random, edges, stage=seen.stages[-1], step=step, settings=f'[{setting}]')}.yml"
    return [Finding("absent-cause", file, draft.value_line(file, "settings", 0))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-setting", setting_misspelled),
    Mutator("unknown-role", role_misspelled),
    Mutator("miscast-step", step_of_somebody_else),
    Mutator("empty-setting", setting_of_nobody),
    Mutator("broken-thread", step_beside_its_effect),
    Mutator("unclosed-loop", round_that_is_cut),
    Mutator("absent-cause", cause_in_another_setting),
)
