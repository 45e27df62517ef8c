"""Explicit stories, reading paths, steps and worked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from mutations.draft import Finding, typo
from mutations.material import SORTS, actors, choose, enrich
from mutations.mutator import Mutator
from mutations.view import TELLING, view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft

PATHS = "graph/paths.yml"


def _swap(draft: Draft, file: str, first: tuple[str | int, ...], second: tuple[str | int, ...]) -> None:
    """Let two values change places; the second stands below the first."""
    one, other = str(draft.get(file, *first)), str(draft.get(file, *second))
    draft.put(file, second, one)
    draft.put(file, first, other)


def _stories(draft: Draft) -> list[tuple[str, list[dict[str, str]], list[int]]]:
    """Return each story: its file, its items and the stages of those."""
    seen = view(draft)
    return [
        (file, items, [seen.stage(item["term"]) for item in items])
        for file in draft.term_files()
        for items in [draft.get(file).get("sequence", [])]
        if items
    ]


def items_swapped(draft: Draft, random: Random) -> list[Finding]:
    """Two items in a row of which the later one belongs before: it is the second of them that goes back."""
    enrich(draft, random.randrange(SORTS))
    terms = view(draft).terms
    places = [
        (file, n)
        for file, items, stages in _stories(draft)
        for n in range(1, len(items) - 1)
        # what comes before and after is still in order, so that one item goes back and no more
        if 0 < stages[n - 1] < stages[n] <= stages[n + 1] and (n == 1 or 0 < stages[n - 2] <= stages[n])
        if not any("feedback" in item for item in items[max(0, n - 1) : n + 2])
        # each says itself what happens, or shows a term that does
        if all(
            {"at", "from"} & item.keys() or "step" in terms[other["term"]]
            for item, other in (items[n - 1 : n + 1], items[n - 1 : n + 1][::-1])
        )
    ]
    file, n = choose(random, places)
    _swap(draft, file, ("sequence", n - 1, "term"), ("sequence", n, "term"))
    return [Finding("story-order", file, draft.value_line(file, "sequence", n, "term"))]


def return_not_marked(draft: Draft, random: Random) -> list[Finding]:
    enrich(draft, random.randrange(SORTS))
    places = [(file, n) for file, items, _ in _stories(draft) for n, item in enumerate(items) if "feedback" in item]
    file, n = choose(random, places)
    draft.remove(file, "sequence", n, "feedback")
    return [Finding("story-order", file, draft.value_line(file, "sequence", n, "term"))]


def marked_without_return(draft: Draft, random: Random) -> list[Finding]:
    enrich(draft, random.randrange(SORTS))
    places = [
        (file, n)
        for file, items, stages in _stories(draft)
        for n in range(len(items) - 1)
        if "feedback" not in items[n] and stages[n] and draft.spot(file, "sequence", n).flow
    ]
    file, n = choose(random, places)
    path = draft.add(file, ("sequence", n), "feedback", "true")
    return [Finding("story-order", file, draft.key_line(file, *path))]


def stops_swapped(draft: Draft, random: Random) -> list[Finding]:
    """Two stops in a row of which the sequence leads from the first to the second."""
    enrich(draft, random.randrange(SORTS))
    seen = view(draft)
    graph = seen.sequence()
    places = [
        (row, n)
        for row, path in enumerate(seen.graph["paths"])
        for n, (one, other) in enumerate(zip(path["stops"], path["stops"][1:], strict=False), start=1)
        if nx.has_path(graph, one["term"], other["term"]) and "allow" not in path
    ]
    row, n = choose(random, places)
    _swap(draft, PATHS, (row, "stops", n - 1, "term"), (row, "stops", n, "term"))
    return [Finding("path-order", PATHS, draft.value_line(PATHS, row, "stops", n, "term"))]


def no_step(draft: Draft, random: Random) -> list[Finding]:
    """Without its step a term is in no diagram, and stories that show it by that step have nothing to draw."""
    seen = view(draft)
    able = (
        i for i in seen.terms if seen.role(i) == "step" and "step" in seen.terms[i] and "steps" not in seen.terms[i]
    )
    id_ = choose(random, able)
    draft.remove(seen.files[id_], "step")
    found = [Finding("missing-step", seen.files[id_], draft.value_line(seen.files[id_], "kind"))]
    shown = [(file, path) for name, file, path in seen.naming() if name == id_ and path[0] in TELLING]
    return found + [
        Finding("missing-step", file, draft.value_line(file, *path))
        for file, path in shown
        if path[-1] == "term" and not {"at", "from"} & draft.get(file, *path[:-1]).keys()
    ]


def item_without_a_step(draft: Draft, random: Random) -> list[Finding]:
    """An item that shows a term which has no step, and says nothing of its own."""
    enrich(draft, random.randrange(SORTS))
    places = [
        (file, n)
        for file, items, _ in _stories(draft)
        for n, item in enumerate(items)
        if "at" in item and not {"step", "steps"} & view(draft).terms[item["term"]].keys()
    ]
    file, n = choose(random, places)
    for name in ("at", "state"):
        draft.remove(file, "sequence", n, name)
    return [Finding("missing-step", file, draft.value_line(file, "sequence", n, "term"))]


def not_an_actor(draft: Draft, random: Random) -> list[Finding]:
    enrich(draft, random.randrange(SORTS))
    seen = view(draft)
    places = [(file, path) for _, file, path in seen.naming() if path[-1] in {"from", "to", "at"}]
    sort = choose(random, sorted({str(path[0]) for _, path in places}))
    file, path = choose(random, (place for place in places if place[1][0] == sort))
    other = choose(random, (id_ for id_ in seen.terms if id_ not in actors(seen)))
    return [Finding("unknown-actor", file, draft.put(file, path, other))]


def _examples(draft: Draft, random: Random, *, givens: int = 1) -> tuple[str, int, dict[str, str]]:
    """Return an example with a formula and at least so many given numbers: its file, its number and what it says."""
    enrich(draft, random.randrange(SORTS))
    return choose(
        random,
        (
            (f, n, e)
            for f in draft.term_files()
            for n, e in enumerate(draft.get(f).get("examples", []))
            if "formula" in e and len(e["given"]) >= givens
        ),
    )


def typo_in_a_formula(draft: Draft, random: Random) -> list[Finding]:
    file, n, example = _examples(draft, random)
    name = choose(random, (name for name in example["given"] if name in example["formula"]))
    new = example["formula"].replace(name, typo(random, name, example["given"]))
    return [Finding("unknown-symbol", file, draft.put(file, ("examples", n, "formula"), new))]


def number_not_given(draft: Draft, random: Random) -> list[Finding]:
    file, n, example = _examples(draft, random, givens=2)
    name = choose(random, (name for name in example["given"] if name in example["formula"]))
    draft.remove(file, "examples", n, "given", name)
    return [Finding("unknown-symbol", file, draft.value_line(file, "examples", n, "formula"))]


def digit_changed(draft: Draft, random: Random) -> list[Finding]:
    file, n, example = _examples(draft, random)
    result = example["result"]
    place = choose(random, (number for number, character in enumerate(result) if character.isdigit()))
    digit = choose(random, (d for d in "123456789" if d != result[place]))
    new = f"{result[:place]}{digit}{result[place + 1 :]}"
    return [Finding("wrong-result", file, draft.put(file, ("examples", n, "result"), new))]


def wrong_formula(draft: Draft, random: Random) -> list[Finding]:
    file, n, example = _examples(draft, random)
    formula = example["formula"]
    new = choose(
        random,
        [f"({formula}", f"{formula} +", f"sum({formula})", f"({formula}) / 0", f"{formula} = 5", f"({formula}).real"],
    )
    return [Finding("wrong-result", file, draft.put(file, ("examples", n, "formula"), new))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("story-order", items_swapped),
    Mutator("story-order", return_not_marked),
    Mutator("story-order", marked_without_return),
    Mutator("path-order", stops_swapped),
    Mutator("missing-step", no_step),
    Mutator("missing-step", item_without_a_step),
    Mutator("unknown-actor", not_an_actor),
    Mutator("unknown-symbol", typo_in_a_formula),
    Mutator("unknown-symbol", number_not_given),
    Mutator("wrong-result", digit_changed),
    Mutator("wrong-result", wrong_formula),
)
