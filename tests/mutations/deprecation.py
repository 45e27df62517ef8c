"""Terms that are to be used no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, stem
from mutations.edges import plain_terms
from mutations.material import anywhere, choose, new_term, word
from mutations.mutator import Mutator
from mutations.view import TELLING, view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft


def edge_to_a_deprecated_term(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    old = new_term(draft, random, {}, status="deprecated", replaced_by=anywhere(seen, random))
    draft.settle()
    file = seen.files[choose(random, plain_terms(seen))]
    path = draft.add_edge(file, choose(random, seen.quiet()), old, f"It {word(random)}.")
    return [Finding("deprecated-target", file, draft.key_line(file, *path))]


def term_deprecated(draft: Draft, random: Random) -> list[Finding]:
    """A term that another one replaces now: whatever leads to it, but for mentions in prose and actors, is wrong.

    Nothing is asked of the story that a deprecated term tells.
    """
    seen = view(draft)
    stages = [term.get("stage") for term in seen.terms.values()]
    leading = {edge.target for edge in seen.edges}
    # the last term of a stage would leave it empty
    fitting = (id_ for id_ in plain_terms(seen) if id_ in leading and stages.count(seen.terms[id_].get("stage")) > 1)
    old = choose(random, fitting)
    file = seen.files[old]
    if "status" in seen.terms[old]:
        draft.put(file, ("status",), "deprecated")
    else:
        draft.append(file, "status: deprecated")
    draft.append(file, f"replaced_by: {choose(random, (i for i in plain_terms(seen) if i != old))}")
    now = view(draft)
    found = [
        Finding("deprecated-target", edge.file, draft.key_line(edge.file, *edge.path))
        for edge in now.edges
        if edge.target == old and not now.deprecated(edge.source)
    ]
    return found + [
        Finding("deprecated-target", file, draft.value_line(file, *path))
        for name, file, path in now.naming()
        if name == old and path[-1] not in {"from", "to", "at"}
        if not (path[0] in TELLING and now.deprecated(stem(file)))
    ]


def no_replacement(draft: Draft, random: Random) -> list[Finding]:
    old = new_term(draft, random, {}, status="deprecated", replaced_by=anywhere(view(draft), random))
    draft.settle()
    file = f"terms/{old}.yml"
    draft.remove(file, "replaced_by")
    return [Finding("missing-replacement", file, draft.value_line(file, "status"))]


def replaced_by_itself(draft: Draft, random: Random) -> list[Finding]:
    old = new_term(draft, random, {}, status="deprecated", replaced_by=anywhere(view(draft), random))
    draft.settle()
    file = f"terms/{old}.yml"
    return [Finding("missing-replacement", file, draft.put(file, ("replaced_by",), old))]


def replaced_and_not_deprecated(draft: Draft, random: Random) -> list[Finding]:
    first, second = random.sample(plain_terms(view(draft)), 2)
    file = view(draft).files[first]
    draft.append(file, f"replaced_by: {second}")
    return [Finding("missing-replacement", file, draft.key_line(file, "replaced_by"))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("deprecated-target", edge_to_a_deprecated_term),
    Mutator("deprecated-target", term_deprecated),
    Mutator("missing-replacement", no_replacement),
    Mutator("missing-replacement", replaced_by_itself),
    Mutator("missing-replacement", replaced_and_not_deprecated),
)
