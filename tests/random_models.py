"""Models with whatever formulas the language allows, each made from a seed."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

from glossgraph.load.of_values import of_values
from glossgraph.text.formula_tree import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossgraph.model import Model

USUAL = ("0", "1", "2", "3", "7", "0.1", "0.3", "1.5", "0.7", "12")

ODD = ("1e-9", "4.9e-324", "2.5e-308", "1e16", "1e154", "9e299")
"""Numbers at which something may be lost, or become too large."""

AGENTS = {
    "ones": {"index": "i", "others": "k", "label": "One", "count": 3},
    "twos": {"index": "j", "label": "Two", "count": 2},
}

SORTS = {"i": "ones", "k": "ones", "j": "twos"}

SAFE = (
    *("(N + N)", "(N - N)", "(N * N)", "(N / (0.3 + abs(N)))", "(-N)", "(N)**2", "(N)**3", "sqrt(abs(N))", "abs(N)"),
    *(
        "min(N, N)",
        "max(N, N)",
        "min(N, N, N)",
        "max(N, N, N)",
        "floor(N)",
        "ceil(N)",
        "(N if C else N)",
        "(N if C else N)",
    ),
    *("sum(i, N)", "sum(k, N)", "sum(j, N)"),
)
"""What a number can be made of: other numbers N, and conditions C."""

UNSAFE = ("(N / N)", "sqrt(N)", "(N)**9")
"""What may have no value."""

CONDITIONS = (
    *("(N < N)", "(N <= N)", "(N > N)", "(N >= N)", "(N == N)", "(N != N)"),
    *("(C and C)", "(C or C)", "(C and C and C)", "(C or C or C)", "(not C)"),
)
"""What a condition can be made of; the first are of numbers alone."""

OF_NUMBERS = 6

DEEPEST = 4

OFTEN = 0.05
"""How often something may have no value."""


class Formulas:
    """Writes formulas of names that are known."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed."""
        self.draw = random.Random(seed)
        self.known = ["a", "b", "c", "round"]
        self.of_agents: dict[str, list[str]] = {"ones": [], "twos": []}
        """What each of them has, without the index."""

    def formula(self, own: str = "") -> str:
        """Return one that is not too long, for each agent with an index, or of one number."""
        return next(text for text in iter(lambda: self._number(0, own, ""), "") if len(text) <= LONGEST)

    def condition(self) -> str:
        """Return a condition that is not too long."""
        return next(text for text in iter(lambda: self._condition(0, "", ""), "") if len(text) <= LONGEST)

    def _number(self, depth: int, own: str, summed: str) -> str:
        if depth == DEEPEST or (depth and self.draw.random() < 1 / DEEPEST):
            return self._name(own, summed)
        shape = self.draw.choice(UNSAFE if self.draw.random() < OFTEN else SAFE)
        if shape.startswith("sum"):
            # in a rule, a sum does not read by the index of the rule itself
            is_refused = summed or own == shape[4]
            return self._number(depth, own, summed) if is_refused else self._filled(shape, depth, own, shape[4])
        return self._filled(shape, depth, own, summed)

    def _condition(self, depth: int, own: str, summed: str) -> str:
        return self._filled(
            self.draw.choice(CONDITIONS[: OF_NUMBERS if depth >= DEEPEST else None]), depth, own, summed
        )

    def _filled(self, shape: str, depth: int, own: str, summed: str) -> str:
        parts = {"N": self._number, "C": self._condition}
        return re.sub("[NC]", lambda sort: parts[sort[0]](min(depth + 1, DEEPEST), own, summed), shape)

    def _name(self, own: str, summed: str) -> str:
        names = [*self.known * 2, *USUAL, self.draw.choice(ODD)]
        for index in filter(None, dict.fromkeys((own, summed))):
            names += [f"{name}_{index}" for name in self.of_agents[SORTS[index]]] * 4
        return self.draw.choice(names)


def _values(seed: int) -> dict[str, Any]:
    write = Formulas(seed)
    draw = write.draw

    def starts(count: int) -> object:
        return draw.choice([[draw.uniform(-9, 9) for _ in range(count)], {"quantiles": {"0": -1, "0.3": 0.1, "1": 2}}])

    def added(name: str, known: list[str], **parts: object) -> dict[str, Any]:
        known.append(name)
        return {"label": "Q", **parts}

    state = {"x": added("x", write.known, start=write.formula())}
    state["v_i"] = added("v", write.of_agents["ones"], start=starts(3))
    state["w_j"] = added("w", write.of_agents["twos"], start=starts(2))
    state["y"] = added("y", write.known, start=write.formula())
    round_ = {"q": {"label": "Q", "formula": write.formula()}}
    write.known.append("q")
    round_["u_i"] = {"label": "Q", "formula": write.formula("i")}
    write.of_agents["ones"].append("u")
    for name, own in (("v_i", "i"), ("x", ""), ("w_j", "j"), ("y", "")):
        round_[name] = {"formula": write.formula(own)}
    ends, said = ([write.condition()] for _ in range(2))
    results = {"r": {"label": "R", "formula": write.formula()}}
    write.known.append("r")
    results["s"] = {"label": "S", "formula": write.formula(), "only_if": write.condition()}
    return {
        "label": "Random",
        "description": "What was drawn.",
        "parameters": {
            "a": {"label": "A", "range": [-2, 2], "step": 0.25, "default": 1},
            "b": {"label": "B", "range": [0, 1], "step": 0.1, "default": 0.3},
            "c": {"label": "C", "range": [-1e6, 1e6], "step": 1, "default": 0},
        },
        "agents": AGENTS,
        "state": state,
        "round": round_,
        "stop": {"rounds": 4, "when": [{"condition": each, "text": "It ends."} for each in ends]},
        "results": results,
        "sentences": {"round": [{"condition": each, "text": "It holds."} for each in said]},
    }


def made(seeds: Iterable[int]) -> Sequence[Model]:
    """Return a model for each seed."""
    files = {f"graph/models/m{number}.yml": _values(seed) for number, seed in enumerate(seeds)}
    glossary = of_values({"graph/relations.yml": {}, **files})
    assert glossary.problems == ()
    return list(glossary.models.values())
