"""Formulas of terms: equations, what their symbols mean, and the examples that compute them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, quoted
from mutations.material import choose, word
from mutations.mutator import Mutator

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft


def _measure(draft: Draft, random: Random) -> tuple[str, str]:
    """Return the file of a term with a formula, and its equation."""
    file = choose(random, (file for file in draft.term_files() if "formula" in draft.get(file)))
    return file, draft.get(file, "formula", "equation")


def _computing(draft: Draft, file: str) -> list[int]:
    """Return the numbers of the examples that compute the formula of their term."""
    return [n for n, example in enumerate(draft.get(file, "examples")) if "formula" not in example]


def no_equation(draft: Draft, random: Random) -> list[Finding]:
    file, equation = _measure(draft, random)
    left, right = equation.split(" = ")
    new = choose(random, [right, f"2 * {equation}", f"{equation} +", f"{left} = sum({right})", f"{left} = {right} %"])
    return [Finding("unreadable-formula", file, draft.put(file, ("formula", "equation"), quoted(new)))]


def meaning_of_nothing(draft: Draft, random: Random) -> list[Finding]:
    file, equation = _measure(draft, random)
    new = choose(random, [f"z_{word(random)}", equation.split(" = ")[0]])
    path = draft.add(file, ("formula", "where"), new, word(random))
    return [Finding("unused-symbol", file, draft.key_line(file, *path))]


def no_meaning(draft: Draft, random: Random) -> list[Finding]:
    # without its only symbol, `where` would be gone, which is a `missing-field`
    files = (f for f in draft.term_files() if len(draft.get(f).get("formula", {}).get("where", ())) > 1)
    file = choose(random, files)
    draft.remove(file, "formula", "where", choose(random, draft.get(file, "formula", "where")))
    return [Finding("unknown-symbol", file, draft.value_line(file, "formula", "equation"))]


def no_example(draft: Draft, random: Random) -> list[Finding]:
    file, _ = _measure(draft, random)
    for number in reversed(_computing(draft, file)):
        draft.remove(file, "examples", number)
    return [Finding("unworked-formula", file, draft.value_line(file, "formula", "equation"))]


def another_formula(draft: Draft, random: Random) -> list[Finding]:
    file, equation = _measure(draft, random)
    number = choose(random, _computing(draft, file))
    new = choose(random, [f"2 * ({equation.split(' = ')[1]})", f"{equation.split(' = ')[1]} + 1"])
    path = draft.add(file, ("examples", number), "formula", quoted(new))
    return [Finding("wrong-result", file, draft.value_line(file, *path))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unreadable-formula", no_equation),
    Mutator("unused-symbol", meaning_of_nothing),
    Mutator("unknown-symbol", no_meaning),
    Mutator("unworked-formula", no_example),
    Mutator("wrong-result", another_formula),
)
