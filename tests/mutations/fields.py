"""Fields that are mistyped, missing, written twice or of a wrong type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, typo
from mutations.material import SORTS, choose, enrich, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path

TERM = (
    *(
        "label",
        "aliases",
        "unlinked",
        "kind",
        "stage",
        "status",
        "definition",
        "explanation",
        "boundaries",
        "edges",
        "step",
        "faq",
    ),
    *("examples", "sequence", "figures", "sources", "replaced_by", "former_ids", "allow"),
)
"""The fields of a term."""


def _open(draft: Draft, random: Random) -> tuple[str, str]:
    """Return a field of a term that is there, and its file."""
    return choose(random, ((file, name) for file in draft.term_files() for name in draft.get(file)))


def mistyped_field(draft: Draft, random: Random) -> list[Finding]:
    file, name = _open(draft, random)
    return [Finding("unknown-field", file, draft.rename(file, (name,), typo(random, name, TERM)))]


def invented_field(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    draft.append(file, f"{word(random)}: {word(random)}")
    return [Finding("unknown-field", file, draft.texts[file].count("\n"))]


def mistyped_inner_field(draft: Draft, random: Random) -> list[Finding]:
    """A field of a step, a question, an edge, an example, a figure or an item."""
    enrich(draft, random.randrange(SORTS))
    path_of = {"step": 1, "faq": 2, "edges": 3, "examples": 2, "figures": 2, "sequence": 2}
    places = [
        (file, path)
        for file in draft.term_files()
        for path in draft.paths(file)
        if len(path) > 1 and path_of.get(str(path[0])) == len(path) - 1
    ]
    # each sort of place is as likely as any other
    sort = choose(random, sorted({(str(path[0]), str(path[-1])) for _, path in places}))
    file, path = choose(random, ((f, p) for f, p in places if (p[0], p[-1]) == sort))
    line = draft.rename(file, path, typo(random, str(path[-1]), {"from", "to", "at", "term", "date", "unit", "title"}))
    return [Finding("unknown-field", file, line)]


def mistyped_field_of_the_graph(draft: Draft, random: Random) -> list[Finding]:
    depth = {"kinds": 2, "relations": 2, "stages": 2, "glossary": 1}
    stem = choose(random, sorted(depth))
    file = f"graph/{stem}.yml"
    names = {path[-1] for path in draft.paths(file) if len(path) == depth[stem]}
    name = choose(random, sorted(str(name) for name in names))
    path = choose(random, (p for p in draft.paths(file) if len(p) == depth[stem] and p[-1] == name))
    return [Finding("unknown-field", file, draft.rename(file, path, typo(random, name, names)))]


def mistyped_field_of_a_reference(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/references.yml"
    # under a mistyped `id`, it is the id that is missing
    places = [path for path in draft.paths(file) if len(path) == 3 and path[-1] != "id"]
    name = choose(random, sorted({str(path[-1]) for path in places}))
    path = choose(random, (path for path in places if path[-1] == name))
    known = {"issue", "issued", "page", "event", "number", "section", "volume", "note", "part-title"}
    return [Finding("unknown-field", file, draft.rename(file, path, typo(random, name, known)))]


def no_field(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    draft.remove(file, choose(random, ["label", "kind"]))
    return [Finding("missing-field", file, draft.head(file))]


def no_definition(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    draft.remove(file, "definition")
    return [Finding("missing-definition", file, draft.head(file))]


def empty_field(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    name = choose(random, ["label", "kind"])
    return [Finding("missing-field", file, draft.put(file, (name,), random.choice(['""', "''", "", "~", '"  "'])))]


def step_not_whole(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, (file for file in draft.term_files() if "step" in draft.get(file)))
    line = draft.key_line(file, "step")
    draft.remove(file, "step", choose(random, draft.get(file, "step")))
    return [Finding("missing-field", file, line)]


def question_not_whole(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, (file for file in draft.term_files() if "faq" in draft.get(file)))
    number = random.randrange(len(draft.get(file, "faq")))
    name = choose(random, ["question", "answer"])
    line = draft.put(file, ("faq", number, name), '""')
    return [Finding("missing-field", file, line)]


def no_field_in_the_graph(draft: Draft, random: Random) -> list[Finding]:
    """A label that is gone: it is shown at the entry that needs it."""
    stem = choose(random, ["kinds", "relations", "stages"])
    file = f"graph/{stem}.yml"
    path = choose(random, (p for p in draft.paths(file) if len(p) == 2 and p[1] == "label"))
    draft.remove(file, *path)
    return [Finding("missing-field", file, draft.key_line(file, path[0]))]


def no_id_in_the_graph(draft: Draft, random: Random) -> list[Finding]:
    """A stage or a reference without its id: which one it is cannot be known, so no name of one is wrong."""
    file, above = choose(random, [("graph/stages.yml", ()), ("graph/references.yml", ("references",))])
    number = random.randrange(len(draft.get(file, *above)))
    draft.remove(file, *above, number, "id")
    return [Finding("missing-field", file, draft.key_line(file, *above, number))]


def no_title_of_a_reference(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/references.yml"
    number = random.randrange(len(draft.get(file, "references")))
    draft.remove(file, "references", number, choose(random, ["title", "type"]))
    return [Finding("missing-field", file, draft.key_line(file, "references", number))]


WRONG = {
    "label": ["1.10", "no", "2024-05-01", "[A, b]", "12:30"],
    "aliases": ["margin", "{a: b}", "7"],
    "kind": ["[event]", "no"],
    "stage": ["1", "[a, b]"],
    "status": ["done", "yes"],
    "definition": ["1.5", "[A thing.]", "true"],
    "explanation": ["7", "[It is so.]", "{So: it is.}"],
    "boundaries": ["It stops here.", "{a: b}"],
    "edges": ["none of them", "[a, b]"],
    "step": ["Somebody does something", "[a, b]"],
    "faq": ["{question: Why?, answer: So.}", "Why?"],
    "sources": ["none-2001", "{a: b}"],
}
"""What does not fit a field, and looks as if it did."""


def wrong_value(draft: Draft, random: Random) -> list[Finding]:
    name = choose(random, WRONG)
    file = choose(random, (file for file in draft.term_files() if name in draft.get(file)))
    return [Finding("wrong-type", file, draft.put(file, (name,), choose(random, WRONG[name])))]


def colon_in_an_item(draft: Draft, random: Random) -> list[Finding]:
    """An item of a list of texts that YAML takes for a mapping, as a colon stands in it."""
    file = choose(random, (file for file in draft.term_files() if "boundaries" in draft.get(file)))
    number = random.randrange(len(draft.get(file, "boundaries")))
    line = draft.put(file, ("boundaries", number), f"One case: it is {word(random)}.")
    return [Finding("wrong-type", file, line)]


def edges_without_reasons(draft: Draft, random: Random) -> list[Finding]:
    """The targets of a relation as a list."""
    file, relation = choose(random, sorted({(edge.file, edge.relation) for edge in view(draft).edges}))
    targets = list(draft.get(file, "edges", relation))
    return [Finding("wrong-type", file, draft.put(file, ("edges", relation), f"[{', '.join(targets)}]"))]


def wrong_value_in_the_graph(draft: Draft, random: Random) -> list[Finding]:
    wrong = {"flow": "forwards", "acyclic": "sometimes", "symmetric": '"yes"', "skos": "wider", "role": "steps"}
    wrong |= {"kinds": "[actor]", "excludes": "precedes", "stage": "always"}
    name = choose(random, sorted(wrong))
    files = [f"graph/{stem}.yml" for stem in ("kinds", "relations")]
    places = [(file, path) for file in files for path in draft.paths(file) if len(path) == 2 and path[-1] == name]
    file, path = choose(random, places)
    return [Finding("wrong-type", file, draft.put(file, path, wrong[name]))]


def wrong_type_of_a_reference(draft: Draft, random: Random) -> list[Finding]:
    file = "graph/references.yml"
    path: Path = ("references", random.randrange(len(draft.get(file, "references"))), "type")
    return [Finding("wrong-type", file, draft.put(file, path, choose(random, ["journal", "articel", "website", "8"])))]


def date_of_a_reference(draft: Draft, random: Random) -> list[Finding]:
    """A date in words, one that there is not, or one in an order that cannot be known."""
    file = "graph/references.yml"
    number = choose(random, (n for n, one in enumerate(draft.get(file, "references")) if "issued" in one))
    wrong = ["May 1936", '"November 2, 2022"', "2022-02-30", "2022-13", "3/4/2022", "{month: 5}", "soon", "yes"]
    return [Finding("wrong-type", file, draft.put(file, ("references", number, "issued"), choose(random, wrong)))]


def field_again(draft: Draft, random: Random) -> list[Finding]:
    """A field of one line that stands at the end of the file once more."""
    file, name = choose(
        random,
        (
            (file, name)
            for file in draft.term_files()
            for name in ("kind", "label", "status")
            if name in draft.get(file)
        ),
    )
    draft.append(file, f"{name}: {draft.get(file, name)}")
    return [Finding("duplicate-key", file, draft.texts[file].count("\n"))]


def relation_again(draft: Draft, random: Random) -> list[Finding]:
    """A relation that is written once for each of its targets."""
    places = [
        (file, relation, target)
        for file in draft.term_files()
        for relation, targets in draft.get(file).get("edges", {}).items()
        if not draft.spot(file, "edges", relation).flow
        for target in list(targets)[1:]
    ]
    file, relation, target = choose(random, places)
    start = draft.spot(file, "edges", relation, target).key
    column = start - draft.texts[file].rfind("\n", 0, start) - 1
    outer = draft.spot(file, "edges", relation).key
    indent = outer - draft.texts[file].rfind("\n", 0, outer) - 1
    new = f"{' ' * indent}{relation}:\n{' ' * column}"
    line = draft.splice(file, start - column, start, new)
    return [Finding("duplicate-key", file, line)]


def target_again(draft: Draft, random: Random) -> list[Finding]:
    edge = choose(random, view(draft).edges)
    draft.add(edge.file, edge.path[:-1], edge.target, f"It {word(random)}.")
    # the second of the two is the one that was there
    return [Finding("duplicate-key", edge.file, draft.key_line(edge.file, *edge.path))]


def field_of_the_graph_again(draft: Draft, random: Random) -> list[Finding]:
    """A kind or a relation that is written twice."""
    file = choose(random, ["graph/kinds.yml", "graph/relations.yml"])
    name = choose(random, draft.get(file))
    start, end = draft.block(file, name)
    block = draft.texts[file][start:end]
    line = draft.splice(file, end, end, f"\n{block}") + 1
    return [Finding("duplicate-key", file, line)]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-field", mistyped_field),
    Mutator("unknown-field", invented_field),
    Mutator("unknown-field", mistyped_inner_field),
    Mutator("unknown-field", mistyped_field_of_the_graph),
    Mutator("unknown-field", mistyped_field_of_a_reference),
    Mutator("missing-field", no_field),
    Mutator("missing-definition", no_definition),
    Mutator("missing-field", empty_field),
    Mutator("missing-field", step_not_whole),
    Mutator("missing-field", question_not_whole),
    Mutator("missing-field", no_field_in_the_graph),
    Mutator("missing-field", no_id_in_the_graph),
    Mutator("missing-field", no_title_of_a_reference),
    Mutator("wrong-type", wrong_value),
    Mutator("wrong-type", colon_in_an_item),
    Mutator("wrong-type", edges_without_reasons),
    Mutator("wrong-type", wrong_value_in_the_graph),
    Mutator("wrong-type", wrong_type_of_a_reference),
    Mutator("wrong-type", date_of_a_reference),
    Mutator("duplicate-key", field_again),
    Mutator("duplicate-key", relation_again),
    Mutator("duplicate-key", target_again),
    Mutator("duplicate-key", field_of_the_graph_again),
)
