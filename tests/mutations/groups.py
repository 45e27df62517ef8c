"""Groups of terms, groups within groups, and identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, stem, typo
from mutations.material import choose, word
from mutations.mutator import Mutator

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft

FILE = "graph/groups.yml"


def group_misspelled(draft: Draft, random: Random) -> list[Finding]:
    names = _groups(draft, random)
    file = choose(random, draft.term_files())
    draft.append(file, f"groups: [{names[1]}, {typo(random, names[0], names)}]")
    return [Finding("unknown-group", file, draft.value_line(file, "groups", 1))]


def whole_misspelled(draft: Draft, random: Random) -> list[Finding]:
    """A group within one that does not exist."""
    names = _groups(draft, random)
    line = draft.put(FILE, (names[1], "within", 0), typo(random, names[0], names))
    return [Finding("unknown-group", FILE, line)]


def groups_within_each_other(draft: Draft, random: Random) -> list[Finding]:
    names = _groups(draft, random)
    draft.append(FILE, f"{names[0]}-x:\n  label: Last\n  within: [{names[-1]}]")
    draft.settle()
    lines = {name: draft.value_line(FILE, name, "within", 0) for name in (*names[1:], f"{names[0]}-x")}
    lines[names[0]] = draft.value_line(FILE, names[0], "label") + 1
    draft.add(FILE, (names[0],), "within", f"[{names[0]}-x]")
    circle = min((*names, f"{names[0]}-x"))
    return [Finding("group-cycle", FILE, draft.value_line(FILE, circle, "within", 0))]


def _groups(draft: Draft, random: Random) -> list[str]:
    """Write a file of three groups, each within the one before, and return their ids."""
    names = [f"{word(random)}-{number}" for number in range(3)]
    entries = [f"{name}:\n  label: Group {number}\n" for number, name in enumerate(names)]
    wholes = ["", *(f"  within: [{name}]\n" for name in names[:-1])]
    draft.texts[FILE] = "".join(entry + whole for entry, whole in zip(entries, wholes, strict=True))
    draft.settle()
    return names


def same_identifier(draft: Draft, random: Random) -> list[Finding]:
    """One IRI at two terms: it is shown at the later one by id."""
    first, last = sorted(random.sample(sorted(draft.term_files(), key=stem), 2), key=stem)
    for file in (first, last):
        draft.append(file, "identifiers: {iri: urn:example:same}")
    return [Finding("repeated-iri", last, draft.value_line(last, "identifiers", "iri"))]


MUTATORS = (
    Mutator("repeated-iri", same_identifier),
    Mutator("unknown-group", group_misspelled),
    Mutator("unknown-group", whole_misspelled),
    Mutator("group-cycle", groups_within_each_other),
)
