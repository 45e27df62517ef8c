"""Models: their formulas and units, what is set and expected, and what they do when they are run."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from mutations.draft import MODELS, Finding, quoted, stem, typo
from mutations.material import anywhere, choose, new_model, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path


def _any_model(draft: Draft, random: Random) -> str:
    """Return the file of a model: a new one, or one of those that there are."""
    new = new_model(draft, random)
    return choose(random, draft.model_files()) if random.random() < 0.5 else new


def _put(draft: Draft, check: str, file: str, path: Path, written: str) -> list[Finding]:
    return [Finding(check, file, draft.put(file, path, written))]


def _key(draft: Draft, check: str, file: str, *path: str | int) -> list[Finding]:
    return [Finding(check, file, draft.key_line(file, *path))]


def no_formula_of_a_model(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    new = choose(random, ["level ^ 2", "level -", "level > 2", "above = level", "exp(level)", "level ** 2.5"])
    return _put(draft, "unreadable-formula", file, ("results", "above", "formula"), quoted(new))


def number_for_a_condition(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    new = choose(random, ["level", "level = limit", "1 < level < limit"])
    return _put(draft, "unreadable-formula", file, ("stop", "when", 0, "condition"), quoted(new))


def typo_in_a_rule(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    path = choose(random, [("round", "rise", "formula"), ("results", "above", "formula")])
    name = draft.get(file, *path).split()[0]
    written = draft.get(file, *path).replace(name, typo(random, name, ["speed", "limit", "level", "rise", "wet"]))
    return _put(draft, "unknown-symbol", file, path, quoted(written))


def typo_in_what_is_shown(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    paths: list[Path] = [("table", 0), ("plots", 0, "lines", 0), ("members", 0), ("expect", 0, "of"), ("table", 2)]
    path = choose(random, paths)
    name = draft.get(file, *path)
    line = draft.put(file, path, typo(random, name, ["speed", "limit", "level", "rise", "wet", "above", "floor_i"]))
    found = [Finding("unknown-symbol", file, line)]
    if path == ("table", 2):
        found += _key(draft, "unused-parameter", file, "round", "wet")
    return found


def no_such_parameter(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    line = draft.rename(file, ("scenarios", 0, "set", "speed"), typo(random, "speed", ["speed"]))
    return [Finding("unknown-symbol", file, line)]


def wrong_expectation(draft: Draft, random: Random) -> list[Finding]:
    new_model(draft, random)
    places = [(f, n) for f in draft.model_files() for n in range(len(draft.get(f).get("expect", [])))]
    file, number = choose(random, places)
    path: Path = ("expect", number, "value")
    written = draft.get(file, *path)
    digit = next(n for n in reversed(range(len(written))) if written[n].isdecimal())
    new = f"{written[:digit]}{(int(written[digit]) + 3) % 10}{written[digit + 1 :]}"
    return _put(draft, "wrong-result", file, path, new)


def formula_in_another_unit(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    path: Path = ("round", "rise", "formula")
    # each gives the same number as the right one does
    new = choose(random, ["speed / 2 + (limit - limit) * level", "speed / 2 + (1 - 1)"])
    return _put(draft, "clashing-units", file, path, quoted(new))


def another_unit(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    draft.put(file, ("results", "above", "unit"), choose(random, ["kg", "m / h", "'%'", "m²"]))
    return [Finding("clashing-units", file, draft.value_line(file, "results", "above", "formula"))]


def two_units_in_a_plot(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    draft.put(file, ("plots", 0, "lines"), choose(random, ["[level, wet]", "[wet, rise]"]))
    return [Finding("clashing-units", file, draft.value_line(file, "plots", 0, "lines", 1))]


def never_ending(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    draft.put(file, ("parameters", "speed", "range"), "[0, 2]")
    return [Finding("endless-run", file, draft.value_line(file, "stop", "rounds"))]


def divided_by_zero(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    formula = choose(random, ["level / (speed - speed)", "sqrt(level / limit - 9)", "1 / floor(speed / limit)"])
    term = anywhere(view(draft), random)
    path = draft.add(file, ("results",), "ratio", f"{{label: {word(random)}, formula: {formula}, term: {term}}}")
    return [Finding("failing-run", file, draft.value_line(file, *path, "formula"))]


def below_zero(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    start = choose(random, ["-1", "speed - limit", "-1 * speed"])
    written = f"{{label: {word(random)}, unit: m, start: {start}, never_negative: true"
    path = draft.add(file, ("state",), "debt", f"{written}, term: {anywhere(view(draft), random)}}}")
    draft.item(file, "table", "debt")
    return [Finding("negative-quantity", file, draft.value_line(file, *path, "start"))]


def without_term(draft: Draft, random: Random) -> list[Finding]:
    file = _any_model(draft, random)
    model = draft.get(file)
    parts = ("parameters", "state", "round", "results")
    part, name = choose(random, ((p, n) for p in parts for n, one in model.get(p, {}).items() if "term" in one))
    draft.remove(file, part, name, "term")
    return _key(draft, "quantity-without-term", file, part, name)


def changes_nothing(draft: Draft, random: Random) -> list[Finding]:
    file = _any_model(draft, random)
    written = f"{{label: {word(random)}, range: [0, 1], step: 0.5, default: 0, term: {anywhere(view(draft), random)}}}"
    path = draft.add(file, ("parameters",), word(random), written)
    return _key(draft, "unused-parameter", file, *path)


def shown_nowhere(draft: Draft, random: Random) -> list[Finding]:
    file = _any_model(draft, random)
    written = f"{{label: {word(random)}, formula: 2, term: {anywhere(view(draft), random)}}}"
    return _key(draft, "unused-parameter", file, *draft.add(file, ("round",), word(random), written))


def no_source(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    draft.remove(file, "sources")
    return [Finding("missing-source", file, draft.value_line(file, "label"))]


def out_of_range(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    return _put(draft, "out-of-range", file, ("scenarios", 0, "set", "speed"), choose(random, ["9", "0", "0.7", "-1"]))


def falling_quantiles(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    path: Path = ("state", "floor_i", "start")
    # the agent in the middle has the same
    return _put(draft, "out-of-range", file, path, "{quantiles: {0: 2, 1: 1}}")


def typo_in_a_term_of_a_model(draft: Draft, random: Random) -> list[Finding]:
    file = _any_model(draft, random)
    seen = view(draft)
    name, path = choose(random, ((name, path) for name, other, path in seen.naming() if other == file))
    return _put(draft, "unknown-mention", file, path, typo(random, name, seen.terms))


def scenario_twice(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    path = draft.item(file, "scenarios", f"{{id: fast, label: {word(random)}, set: {{limit: 4}}}}")
    return [Finding("duplicate-id", file, draft.value_line(file, *path, "id"))]


def name_taken(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    name = choose(random, ["level", "speed", "max", "round"])
    written = f"{{label: {word(random)}, formula: 2, term: {anywhere(view(draft), random)}}}"
    return _key(draft, "duplicate-id", file, *draft.add(file, ("results",), name, written))


def bad_id_of_a_model(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    renamed = f"{MODELS}{choose(random, [stem(file).capitalize(), f'{stem(file)} {word(random)}', 'con'])}.yml"
    draft.texts[renamed] = draft.texts.pop(file)
    return [Finding("bad-id", renamed, draft.head(renamed))]


def rule_without_label(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    name = choose(random, ["rise", "wet"])
    draft.remove(file, "round", name, "label")
    return _key(draft, "missing-field", file, "round", name)


def too_few_numbers(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    return _put(draft, "wrong-type", file, ("state", "floor_i", "start"), choose(random, ["[1, 1.5]", "[1, 1, 1, 1]"]))


def exception_of_a_model(draft: Draft, random: Random) -> list[Finding]:
    file = new_model(draft, random)
    check = choose(random, ["endless-run", "clashing-units", "missing-source", "negative-quantity", "dead-end"])
    draft.append(file, f"allow:\n  {check}: There is a reason.")
    return _key(draft, "unused-exception", file, "allow", check)


def _one_of(*mutators: Callable[[Draft, Random], list[Finding]]) -> Callable[[Draft, Random], list[Finding]]:
    """Return what makes one of several defects that a check exists for, under the name of the first."""

    @wraps(mutators[0])
    def make(draft: Draft, random: Random) -> list[Finding]:
        return random.choice(mutators)(draft, random)

    return make


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unreadable-formula", _one_of(no_formula_of_a_model, number_for_a_condition)),
    Mutator("unknown-symbol", _one_of(typo_in_a_rule, typo_in_what_is_shown, no_such_parameter)),
    Mutator("wrong-result", wrong_expectation),
    Mutator("clashing-units", _one_of(formula_in_another_unit, another_unit, two_units_in_a_plot)),
    Mutator("endless-run", never_ending),
    Mutator("failing-run", divided_by_zero),
    Mutator("negative-quantity", below_zero),
    Mutator("quantity-without-term", without_term),
    Mutator("unused-parameter", _one_of(changes_nothing, shown_nowhere)),
    Mutator("missing-source", no_source),
    Mutator("out-of-range", _one_of(out_of_range, falling_quantiles)),
    Mutator("unknown-mention", typo_in_a_term_of_a_model),
    Mutator("duplicate-id", _one_of(scenario_twice, name_taken)),
    Mutator("bad-id", bad_id_of_a_model),
    Mutator("missing-field", rule_without_label),
    Mutator("wrong-type", too_few_numbers),
    Mutator("unused-exception", exception_of_a_model),
)
