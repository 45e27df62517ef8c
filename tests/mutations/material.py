"""Right material that the real glossary may lack: terms, stories, worked examples, a path, a deprecated term."""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, TypeVar

import networkx as nx

from mutations.draft import MODELS, Draft, quoted
from mutations.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mutations.view import View

T = TypeVar("T")

FOLDER = "terms/mutations/"
"""The folder of the episode that is added."""

SORTS = 3
"""How many sorts of material there are; each is verified once in a process."""


def choose(random: Random, places: Iterable[T]) -> T:
    """Return one of the places for a defect; a glossary without a place for it fails the test."""
    every = list(places)
    assert every, "the glossary has no place for this defect"
    return random.choice(every)


def word(random: Random) -> str:
    """Return a word of no language: it is no name, no id and no part of one."""
    return "".join(random.choice("bdfgklmnprtvz") + random.choice("aeiou") for _ in range(3)) + "x"


def words(random: Random, number: int) -> str:
    return " ".join(word(random) for _ in range(number))


def unstaged_kind(seen: View, rule: str = "optional") -> str:
    """Return a kind of which no step is asked, with a rule on stages."""
    return next(
        name
        for name, kind in seen.kinds.items()
        if kind.get("stage", "optional") == rule and kind.get("role", "none") == "none"
    )


def staged_kind(seen: View) -> str:
    return next(name for name, kind in seen.kinds.items() if kind.get("stage") == "required")


def actors(seen: View) -> list[str]:
    """Return the participants; where settings cast roles, those with one, as no other can take a step."""
    cast = {actor for actor, _ in seen.cast()}
    return [id_ for id_ in seen.terms if seen.role(id_) == "participant" and (id_ in cast or not cast)]


def anywhere(seen: View, random: Random) -> str:
    """Return a term that any edge may lead to."""
    return choose(random, (id_ for id_ in seen.terms if not seen.deprecated(id_)))


def new_term(draft: Draft, random: Random, edges: Mapping[str, str] | None = None, **fields: str) -> str:
    """Write the file of a complete new term and return its id.

    `edges` maps targets to relations; without any, a quiet relation joins the term to some other. `fields` are written
    in the place of the usual ones, and left out if they are empty.
    """
    seen = view(draft)
    label = f"{word(random)} {word(random)}"
    if edges is None:
        edges = {anywhere(seen, random): choose(random, seen.quiet())}
    usual = {
        "label": label.capitalize(),
        "kind": staged_kind(seen) if "stage" in fields else unstaged_kind(seen),
        "definition": f"A {words(random, 5)}.",
        "explanation": f"A {label} is {words(random, 4)}.",
        "faq": f"[{{question: Is a {label} {word(random)}?, answer: It is {word(random)}.}}]",
    }
    if "stage" in fields:
        usual["step"] = f"{{at: {choose(random, actors(seen))}, state: Is {word(random)}}}"
    written = [f"{name}: {value}".replace(": \n", ":\n") for name, value in (usual | fields).items() if value]
    if edges:
        written.append("edges:")
    for relation in dict.fromkeys(edges.values()):
        targets = [target for target, name in edges.items() if name == relation]
        written += [f"  {relation}:", *(f"    {target}: It {words(random, 3)}." for target in targets)]
    id_ = label.replace(" ", "-")
    draft.texts[f"terms/{id_}.yml"] = "\n".join(written) + "\n"
    return id_


def new_reference(draft: Draft, random: Random, **fields: str) -> str:
    """Write a complete new reference, the first of the list, and return its id. `fields` go before the usual ones."""
    id_ = f"{word(random)}-2001"
    usual = {"type": "book", "title": "A Title", "author": "[{family: Doe}]", "issued": "{year: 2001}"}
    usual |= {"publisher": "Some Press", "ISBN": "'9780000000000'"}
    written = ", ".join(f"{name}: {value}" for name, value in ({"id": id_} | usual | fields).items() if value)
    _first_item(draft, "graph/references.yml", f"{{{written}}}", "references")
    return id_


def new_model(draft: Draft, random: Random) -> str:
    """Write the file of a complete new model and return its path."""
    seen = view(draft)
    terms = [id_ for id_ in seen.terms if not seen.deprecated(id_)]
    label, file = word(random), f"{MODELS}{word(random)}.yml"

    def about(written: str) -> str:
        return f"{{label: {word(random)}, {written}, term: {choose(random, terms)}}}"

    draft.texts[file] = f"""\
label: {label.capitalize()}
description: It {words(random, 3)}.
explains: [{choose(random, terms)}]
parameters:
  speed: {about("unit: m, range: [0.5, 2], step: 0.5, default: 1")}
  limit: {about("unit: m, range: [2, 4], step: 1, default: 3")}
agents:
  houses: {{index: i, others: k, label: {word(random)}, count: 3}}
state:
  level: {about("unit: m, start: 1, digits: 2, never_negative: true")}
  floor_i: {about("unit: m, start: {quantiles: {0: 1, 1: 2}}")}
round:
  rise: {about("unit: m, formula: speed / 2")}
  level: {{formula: level + rise}}
  wet: {about('formula: "sum(i, 1 if level > floor_i else 0)"')}
stop:
  rounds: 20
  when:
    - {{condition: level > limit, text: It {words(random, 2)}.}}
results:
  above: {about("unit: m, formula: level - limit")}
sentences:
  opening: It {words(random, 2)} at {{level}}.
plots:
  - {{title: {word(random)}, lines: [level]}}
table: [rise, level, wet]
members: [floor_i]
scenarios:
  - {{id: fast, label: {word(random)}, set: {{speed: 2}}}}
expect:
  - {{of: above, value: 0.5}}
  - {{of: floor_i, member: 2, round: 0, value: 1.5}}
sources: [{choose(random, seen.references)["id"]}]
"""
    draft.settle()
    return file


def _first_item(draft: Draft, file: str, written: str, *path: str) -> None:
    start = draft.texts[file].rfind("-", 0, draft.spot(file, *path, 0).key)
    column = start - draft.texts[file].rfind("\n", 0, start) - 1
    draft.splice(file, start, start, f"- {written}\n{' ' * column}")


def chain(draft: Draft, random: Random, length: int = 3) -> list[str]:
    """Return terms with steps that the sequence leads along, each in a later stage than the one before."""
    seen = view(draft)
    shown = [id_ for id_ in seen.terms if seen.stage(id_) and "step" in seen.terms[id_] and not seen.deprecated(id_)]
    graph = seen.sequence()
    later: nx.DiGraph = nx.DiGraph()
    for start in shown:
        onwards = nx.descendants(graph, start)
        later.add_edges_from((start, end) for end in shown if end in onwards and seen.stage(start) < seen.stage(end))
    # how many terms the longest way from each consists of
    reach: dict[str, int] = {}
    for node in reversed(list(nx.topological_sort(later))):
        reach[node] = 1 + max((reach[follower] for follower in later.successors(node)), default=0)
    found = [choose(random, (node for node in sorted(later) if reach[node] >= length))]
    while len(found) < length:
        left = length - len(found)
        found.append(choose(random, (node for node in sorted(later.successors(found[-1])) if reach[node] >= left)))
    return found


def enrich(draft: Draft, number: int) -> None:
    """Add an episode with a story, figures and worked examples, a path, a deprecated term and a former id, if need be.

    There are several sorts of such material, by their numbers.
    """
    if not any(file.startswith(FOLDER) for file in draft.texts):
        draft.texts.update(_enriched(tuple(draft.texts.items()), number % SORTS))
        draft.settle()


@lru_cache(maxsize=SORTS)
def _enriched(texts: tuple[tuple[str, str], ...], number: int) -> dict[str, str]:
    draft, random = Draft(dict(texts)), Random(f"material-{number}")
    seen = view(draft)
    story = chain(draft, random)
    stepless = choose(random, (i for i in seen.terms if "step" not in seen.terms[i] and not seen.stage(i)))
    actor, cited = choose(random, actors(seen)), choose(random, seen.references)["id"]
    id_ = new_term(
        draft,
        random,
        {story[0]: choose(random, seen.quiet())},
        kind=unstaged_kind(seen, "none"),
        former_ids=f"[{word(random)}]",
        sequence="\n".join(
            [
                "",
                f"  - {{term: {story[0]}, date: in March}}",
                f"  - term: {story[1]}\n    date: in April",
                f"  - {{term: {story[2]}, date: in May}}",
                f"  - {{term: {stepless}, at: {actor}, state: Is {word(random)}}}",
                f"  - {{term: {story[1]}, feedback: true}}",
                f"  - {{term: {story[2]}}}",
            ]
        ),
        figures=f"[{{value: 12 per cent, what: the {word(random)} of it, source: {cited}}}]",
        examples=(
            "\n  - title: The first example\n    given: {assets: 100, equity: 12.5}\n    formula: assets / equity\n"
            "    result: 8.00\n    unit: times\n    text: It is plain division.\n"
            "  - title: The second example\n    given: {price: 40, margin: 0.25}\n"
            "    formula: price * (1 - margin) ** 2\n    result: 22.5"
        ),
    )
    # in a folder of its own, as the episodes of a large glossary are
    file = f"{FOLDER}{id_}.yml"
    draft.texts[file] = draft.texts.pop(f"terms/{id_}.yml")
    relation = choose(random, seen.quiet())
    detailed = f"{{reason: It {words(random, 3)}., when: it {word(random)}, detail: More of it., sources: [{cited}]}}"
    draft.texts[file] = draft.texts[file].replace("edges:\n", f"edges:\n  {relation}:\n    {stepless}: {detailed}\n")
    if f"  {relation}:\n" in draft.texts[file].partition(detailed)[2]:
        draft.texts[file] = draft.texts[file].replace(f"{detailed}\n  {relation}:\n", f"{detailed}\n")
    new_term(draft, random, {}, status="deprecated", replaced_by=story[0])
    stops = "\n".join(f"    - term: {term}\n      text: {quoted(f'Then [[{term}]].')}" for term in story)
    path = (
        f"- id: a-path-for-mutants\n  label: A path\n  description: It leads {words(random, 2)}.\n  stops:\n{stops}\n"
    )
    draft.texts["graph/paths.yml"] = draft.texts.get("graph/paths.yml", "") + path
    return draft.texts
