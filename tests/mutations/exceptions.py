"""Exceptions to checks that do not exist or find nothing, house rules, and relations that contradict themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from mutations.draft import Finding, typo
from mutations.edges import plain_terms
from mutations.material import SORTS, choose, enrich, new_term, word
from mutations.mutator import Mutator
from mutations.sequence import flowing
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft

NAMES = [checks.name(check) for check in checks.CHECKS]

RELATIONS = "graph/relations.yml"


def _except(draft: Draft, file: str, name: str) -> int:
    """Make an exception in a term's file, and return the number of its line."""
    if "allow" in draft.get(file):
        return draft.key_line(file, *draft.add(file, ("allow",), name, "There is a reason."))
    draft.append(file, f"allow:\n  {name}: There is a reason.")
    return draft.key_line(file, "allow", name)


def _dead_end(draft: Draft, random: Random) -> tuple[str, str]:
    """Add a term that leads nowhere and makes an exception for that; return its file and a term it can lead to."""
    seen = view(draft)
    ids = [id_ for id_ in plain_terms(seen) if seen.stage(id_)]
    number = random.randrange(1, len(seen.stages) - 1)
    before = choose(random, (id_ for id_ in ids if seen.stage(id_) <= number + 1))
    behind = choose(random, (id_ for id_ in ids if seen.stage(id_) > number))
    edges = {before: choose(random, flowing(seen, "backward"))}
    new = new_term(draft, random, edges, stage=seen.stages[number], allow="\n  dead-end: It ends here.")
    draft.settle()
    return f"terms/{new}.yml", behind


def no_such_check(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    return [Finding("unknown-check", file, _except(draft, file, typo(random, choose(random, NAMES), NAMES)))]


def no_such_rule(draft: Draft, random: Random) -> list[Finding]:
    """A house rule for a check that does not exist, or that cannot be set."""
    file, foundation = "graph/glossary.yml", [checks.name(check) for check in checks.FOUNDATION]
    name = choose(random, [typo(random, choose(random, NAMES), NAMES), choose(random, foundation)])
    level = choose(random, ["off", "warning", "error"])
    rule = f"{{level: {level}, reason: There is a reason.}}"
    if "checks" in draft.get(file):
        return [Finding("unknown-check", file, draft.key_line(file, *draft.add(file, ("checks",), name, rule)))]
    draft.append(file, f"checks:\n  {name}: {rule}")
    return [Finding("unknown-check", file, draft.key_line(file, "checks", name))]


def typo_in_an_exception(draft: Draft, random: Random) -> list[Finding]:
    """What is meant is clear, so what it excepts is no second mistake."""
    _dead_end(draft, random)
    places = [(file, name) for file in draft.term_files() for name in draft.get(file).get("allow", {})]
    file, name = choose(random, places)
    return [Finding("unknown-check", file, draft.rename(file, ("allow", name), typo(random, name, NAMES)))]


def nothing_to_except(draft: Draft, random: Random) -> list[Finding]:
    places = [
        (file, name) for file in draft.term_files() for name in NAMES if name not in draft.get(file).get("allow", {})
    ]
    file, name = choose(random, places)
    return [Finding("unused-exception", file, _except(draft, file, name))]


def fault_fixed(draft: Draft, random: Random) -> list[Finding]:
    """The fault is gone, and its exception was left behind."""
    file, behind = _dead_end(draft, random)
    draft.add_edge(file, choose(random, flowing(view(draft), "forward")), behind, f"It {word(random)}.")
    return [Finding("unused-exception", file, draft.key_line(file, "allow", "dead-end"))]


def nothing_to_except_in_a_path(draft: Draft, random: Random) -> list[Finding]:
    enrich(draft, random.randrange(SORTS))
    file = "graph/paths.yml"
    row = random.randrange(len(draft.get(file)))
    if "allow" in draft.get(file, row):
        draft.remove(file, row, "allow")
    path = draft.add(file, (row,), "allow", "{path-order: There is a reason.}")
    return [Finding("unused-exception", file, draft.key_line(file, *path, "path-order"))]


def words_of_another_relation(draft: Draft, random: Random) -> list[Finding]:
    """Two relations that read alike, in either direction: the later one is shown."""
    seen = view(draft)
    fields = [(name, field) for name, rel in seen.relations.items() for field in ("label", "inverse") if field in rel]
    first, second = sorted(random.sample(range(len(fields)), 2))
    (one, field), (other, changed) = fields[first], fields[second]
    draft.put(RELATIONS, (other, changed), seen.relations[one][field])
    return [Finding("inconsistent-relation", RELATIONS, draft.value_line(RELATIONS, other, changed))]


def symmetric_and_not(draft: Draft, random: Random) -> list[Finding]:
    """A symmetric relation that has a direction."""
    seen = view(draft)
    name = choose(random, (name for name in seen.relations if seen.has(name, "symmetric")))
    field, value = choose(
        random,
        [("inverse", f"is {word(random)} by"), ("acyclic", "true"), ("skos", "broader"), ("flow", "forward")],
    )
    if field in seen.relations[name]:
        draft.put(RELATIONS, (name, field), value)
    else:
        draft.add(RELATIONS, (name,), field, value)
    return [Finding("inconsistent-relation", RELATIONS, draft.value_line(RELATIONS, name, field))]


def excludes_itself(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    name = choose(random, (name for name, relation in seen.relations.items() if "excludes" in relation))
    start = draft.spot(RELATIONS, name, "excludes").value + 1
    draft.splice(RELATIONS, start, start, f"{name}, ")
    return [Finding("inconsistent-relation", RELATIONS, draft.value_line(RELATIONS, name, "excludes"))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-check", no_such_check),
    Mutator("unknown-check", no_such_rule),
    Mutator("unknown-check", typo_in_an_exception),
    Mutator("unused-exception", nothing_to_except),
    Mutator("unused-exception", fault_fixed),
    Mutator("unused-exception", nothing_to_except_in_a_path),
    Mutator("inconsistent-relation", words_of_another_relation),
    Mutator("inconsistent-relation", symmetric_and_not),
    Mutator("inconsistent-relation", excludes_itself),
)
