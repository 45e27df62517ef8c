"""The names of kinds, stages, paths and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from folders import TESTS
from mutations.draft import Finding, typo
from mutations.material import choose, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path


def unknown_kind(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    return [Finding("unknown-kind", file, _slip(draft, random, file, "kind"))]


def unknown_stage(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, (file for file in draft.term_files() if "stage" in draft.get(file)))
    return [Finding("unknown-stage", file, _slip(draft, random, file, "stage"))]


def _slip(draft: Draft, random: Random, file: str, name: str) -> int:
    return draft.put(file, (name,), typo(random, draft.get(file, name), ()))


def kind_of_a_relation(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/relations.yml"
    places = [path for path in draft.paths(file) if len(path) == 4 and path[1] == "kinds"]
    path = choose(random, places)
    return [Finding("unknown-kind", file, draft.put(file, path, typo(random, draft.get(file, *path), ())))]


def kind_renamed(draft: Draft, random: Random) -> list[Finding]:
    """A kind that has another name now, which every term of the kind and some relations do not know of."""
    seen = view(draft)
    old = choose(random, seen.kinds)
    draft.rename("graph/kinds.yml", (old,), f"{old}-{word(random)}")
    found = [
        Finding("unknown-kind", seen.files[id_], draft.value_line(seen.files[id_], "kind"))
        for id_, term in seen.terms.items()
        if term["kind"] == old
    ]
    file = "graph/relations.yml"
    limits = [path for path in draft.paths(file) if len(path) == 4 and path[1] == "kinds"]
    found += [
        Finding("unknown-kind", file, draft.value_line(file, *path)) for path in limits if draft.get(file, *path) == old
    ]
    return found or kind_of_a_relation(draft, random)


def stage_renamed(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    number = random.randrange(len(seen.stages))
    draft.put("graph/stages.yml", (number, "id"), f"{seen.stages[number]}-{word(random)}")
    return [
        Finding("unknown-stage", seen.files[id_], draft.value_line(seen.files[id_], "stage"))
        for id_, term in seen.terms.items()
        if term.get("stage") == seen.stages[number]
    ]


def unknown_path(draft: Draft, random: Random) -> list[Finding]:
    file, paths = "graph/glossary.yml", [path["id"] for path in view(draft).graph["paths"]]
    path = choose(random, _doors(draft))
    return [Finding("unknown-path", file, draft.put(file, path, typo(random, draft.get(file, *path), paths)))]


def path_renamed(draft: Draft, random: Random) -> list[Finding]:
    file, paths = "graph/glossary.yml", [path["id"] for path in view(draft).graph["paths"]]
    old = draft.get(file, *choose(random, _doors(draft)))
    draft.put("graph/paths.yml", (paths.index(old), "id"), f"{old}-{word(random)}")
    leading = [path for path in _doors(draft) if draft.get(file, *path) == old]
    return [Finding("unknown-path", file, draft.value_line(file, *path)) for path in leading]


def _doors(draft: Draft) -> list[Path]:
    """Return where the doors name their paths."""
    return [path for path in draft.paths("graph/glossary.yml") if len(path) == 3 and path[::2] == ("doors", "path")]


def door_to_nowhere(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/glossary.yml"
    number = random.randrange(len(draft.get(file, "doors")))
    draft.remove(file, "doors", number, "path")
    draft.remove(file, "doors", number, "terms")
    return [Finding("unknown-path", file, draft.value_line(file, "doors", number))]


def unknown_relation(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    edge = choose(random, seen.edges)
    new = typo(random, edge.relation, seen.relations)
    return [Finding("unknown-relation", edge.file, draft.rename(edge.file, edge.path[:-1], new))]


def unknown_excluded_relation(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/relations.yml"
    path = choose(random, (path for path in draft.paths(file) if len(path) == 3 and path[1] == "excludes"))
    return [Finding("unknown-relation", file, draft.put(file, path, typo(random, draft.get(file, *path), ())))]


def relation_renamed(draft: Draft, random: Random) -> list[Finding]:
    """A relation that has another name now: each term that uses it says so once, and each relation that excludes it."""
    seen, file = view(draft), "graph/relations.yml"
    old = choose(random, sorted({edge.relation for edge in seen.edges}))
    draft.rename(file, (old,), f"{old}-{word(random)}")
    users = sorted({edge.file for edge in seen.edges if edge.relation == old})
    excluding = [path for path in draft.paths(file) if len(path) == 3 and path[1] == "excludes"]
    return [
        *(Finding("unknown-relation", user, draft.key_line(user, "edges", old)) for user in users),
        *(
            Finding("unknown-relation", file, draft.value_line(file, *path))
            for path in excluding
            if draft.get(file, *path) == old
        ),
    ]


def schema_left_behind(draft: Draft, random: Random) -> list[Finding]:
    """A schema that was written before a kind was added, or that is cut off."""
    schema = "graph/term.schema.json"
    draft.texts[schema] = (TESTS.parent / schema).read_text(encoding="utf-8")
    if random.choice([True, False]):
        draft.append("graph/kinds.yml", f"{word(random)}-{word(random)}: {{label: {word(random)}, stage: optional}}")
    else:
        draft.texts[schema] = draft.texts[schema][: random.randrange(1, len(draft.texts[schema]) - 2)]
    return [Finding("stale-schema", schema, 1)]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-kind", unknown_kind),
    Mutator("unknown-kind", kind_of_a_relation),
    Mutator("unknown-kind", kind_renamed),
    Mutator("unknown-stage", unknown_stage),
    Mutator("unknown-stage", stage_renamed),
    Mutator("unknown-path", unknown_path),
    Mutator("unknown-path", path_renamed),
    Mutator("unknown-path", door_to_nowhere),
    Mutator("unknown-relation", unknown_relation),
    Mutator("unknown-relation", unknown_excluded_relation),
    Mutator("unknown-relation", relation_renamed),
    Mutator("stale-schema", schema_left_behind),
)
