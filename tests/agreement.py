"""Runs of models with random values, and what they gave in a few digits: the same here and in `agreement.js`."""

from __future__ import annotations

import hashlib
import json
import math
import struct
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import yaml

from folders import TESTS
from glossgraph.load import load
from glossgraph.load.of_values import of_values
from glossgraph.running import faults, program, program_json

if TYPE_CHECKING:
    from glossgraph.model import Model
    from glossgraph.running import Program, Run

GOLDEN = TESTS / "running/agreement.jsonl"

SCRIPT = (TESTS / "running/agreement.js").read_text(encoding="utf-8")
"""A function of a page: it takes the address of the engine, and cases."""

DIGITS = 8
"""How many digits are kept of what a run gave."""

WORK = 60_000_000
"""About how many operations all runs of a model may take."""

MOST_RUNS = 300

NOTHING = math.inf
"""Stands for a result without a value, as no value is infinite."""

WHOLE = 2**32


def models() -> dict[str, Model]:
    """Return the models on which both have to agree, by their names."""
    operators = yaml.safe_load((TESTS / "running/operators.yml").read_text(encoding="utf-8"))
    found = {"operators": of_values({"graph/relations.yml": {}, "graph/models/operators.yml": operators}).models}
    folders = {"glossary": TESTS.parent, "incident": TESTS.parent / "examples/incident", "bread": TESTS / "bread"}
    found |= {name: load(folder).glossary.models for name, folder in folders.items()}
    all_ = {f"{name}/{id_}": model for name, models in found.items() for id_, model in models.items()}
    return {name: _between_choices(model) for name, model in all_.items() if not list(faults(model))}


def _between_choices(model: Model) -> Model:
    """Return a model that computes with values between choices as well, as both have to compute them alike."""
    return replace(model, parameters=tuple(replace(one, choices=()) for one in model.parameters))


def runs(portable: dict[str, Any]) -> int:
    """Return how many runs a model is given: fewer if they take long."""
    steps = (*portable["start"], *portable["round"])
    operations = sum(_operations(portable, expression, index) for _, index, expression in steps)
    return max(20, min(MOST_RUNS, WORK // (operations * portable["rounds"])))


def _operations(portable: dict[str, Any], expression: object, index: str) -> int:
    if not isinstance(expression, list):
        return 1
    times = portable["agents"][index]["count"] if index else 1
    inner = expression[1] if expression[0] == "sum" else ""
    return times * (1 + sum(_operations(portable, part, str(inner)) for part in expression[1:]))


def values(portable: dict[str, Any], number: int) -> dict[str, float]:
    """Return the values of the parameters of a run: ends, defaults, on the steps and between them."""
    state = (number + 1) * 2654435761 % WHOLE
    found = {}
    for name, lowest, highest, step, default in portable["parameters"]:
        drawn = []
        for _ in range(2):
            # https://en.wikipedia.org/wiki/Xorshift
            state ^= state << 13 & (WHOLE - 1)
            state ^= state >> 17
            state ^= state << 5 & (WHOLE - 1)
            drawn.append(state)
        sort, share = drawn[0] % 8, drawn[1] / WHOLE
        on_step = lowest + math.floor(share * (math.floor((highest - lowest) / step) + 1)) * step
        between = lowest + share * (highest - lowest)
        found[name] = min(highest, {0: lowest, 1: highest, 2: default}.get(sort, on_step if sort < 6 else between))
    return found


def numbers(portable: dict[str, Any], run: Run) -> list[float]:
    """Return every number of a run in order: those of each round, and the results."""
    names = dict.fromkeys(name for name, *_ in (*portable["start"], *portable["round"]))
    rows = ([row[name] for name in names if name in row] for row in run.rows)
    of_rows = (value if isinstance(value, tuple) else (value,) for value in chain.from_iterable(rows))
    results = (run.results[name] for name, *_ in portable["results"])
    return [*chain.from_iterable(of_rows), *(NOTHING if result is None else result for result in results)]


def ending(run: Run) -> str:
    """Return all that is no number in a run."""
    told = [-1 if sentence is None else sentence for sentence in run.told]
    return json.dumps([run.rounds, *run.ending, told, dict(run.failed)], separators=(",", ":"))


def digest(portable: dict[str, Any], run: Run) -> str:
    """Return a few digits that are others if any bit of any number is another."""
    found = numbers(portable, run)
    return hashlib.sha256(struct.pack(f"<{len(found)}d", *found) + ending(run).encode()).hexdigest()[:DIGITS]


def digests(ready: Program, portable: dict[str, Any], number: int) -> str:
    """Return the digits of so many runs, one after the other."""
    return "".join(digest(portable, ready.run(values(portable, each))) for each in range(number))


def found(models: dict[str, Model]) -> dict[str, str]:
    """Return the digits of all runs of each model."""
    portable = {name: program_json(models[name]) for name in sorted(models)}
    return {name: digests(program(models[name]), each, runs(each)) for name, each in portable.items()}


def write(digests: dict[str, str]) -> None:
    """Write the golden file."""
    lines = (json.dumps({"model": name, "digests": each}) + "\n" for name, each in digests.items())
    GOLDEN.write_text("".join(lines), encoding="utf-8")


def golden() -> dict[str, str]:
    """Return the digits of all runs of each model, as the golden file has them."""
    found = map(json.loads, GOLDEN.read_text(encoding="utf-8").splitlines())
    return {each["model"]: each["digests"] for each in found}


def differences(model: Model, number: int, answered: tuple[str, list[str]]) -> tuple[float, str]:
    """Return the largest difference between the numbers of a run here and in a page, and how both ended."""
    portable = program_json(model)
    run = program(model).run(values(portable, number))
    there, theirs = answered
    pairs = zip(numbers(portable, run), map(float, theirs), strict=False)
    largest = max((abs(one - other) for one, other in pairs if one != other), default=0.0)
    return largest, f"{ending(run)} here, {there} there"
