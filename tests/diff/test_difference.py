"""What holds of the difference of any two glossaries."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.diff import difference
from glossgraph.diff.changes import Harm, Status
from glossgraph.load.of_values import of_values
from glossgraph.model import Glossary

if TYPE_CHECKING:
    from glossgraph.diff.changes import Difference
    from glossgraph.model import Term

IDS = [f"term-{letter}" for letter in "abcdef"]

WORDS = st.lists(
    st.sampled_from(["flour", "water", "salt", "yeast", "dough", "crust", "crumb", "oven", "heat", "time"]), min_size=1
).map(" ".join)

GRAPH = {
    "graph/kinds.yml": {
        "thing": {"label": "Thing", "role": "step"},
        "baker": {"label": "Baker", "role": "participant"},
    },
    "graph/relations.yml": {
        "leads-to": {"label": "leads to", "inverse": "follows from", "flow": "forward"},
        "returns-to": {"label": "returns to", "inverse": "is fed by", "flow": "feedback"},
        "is-not": {"label": "is not", "symmetric": True, "distinguishes": True},
    },
}


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Small glossaries that often share terms, edges and texts."""
    files = dict(GRAPH)
    for id_ in draw(st.sets(st.sampled_from(IDS), min_size=1)):
        edges = draw(
            st.dictionaries(
                st.sampled_from(["leads-to", "returns-to", "is-not"]),
                st.dictionaries(st.sampled_from(IDS), WORDS, max_size=2),
                max_size=2,
            )
        )
        files[f"terms/{id_}.yml"] = {
            "label": f"The {id_}",
            "kind": "thing",
            "definition": f"{id_} is {draw(WORDS)}",
            "step": {"at": "cook", "state": f"Do {id_}"},
            "status": draw(st.sampled_from(["draft", "deprecated"])),
            **({"edges": edges} if edges else {}),
        }
    files["terms/cook.yml"] = {"label": "Cook", "kind": "baker", "definition": "Whoever bakes."}
    return of_values(files)


@given(glossaries())
@settings(max_examples=30)
def test_nothing_changed_from_a_glossary_to_itself(glossary: Glossary) -> None:
    assert not difference(glossary, glossary)
    assert not difference(glossary, replace(glossary, terms={id_: replace(t) for id_, t in glossary.terms.items()}))


MIRRORED = {
    "terms-added": "terms-removed",
    "terms-deprecated": "terms-undeprecated",
    "edges-added": "edges-removed",
    "loops-closed": "loops-opened",
}


@given(glossaries(), glossaries())
@settings(max_examples=40)
def test_a_difference_is_the_mirror_of_that_back(one: Glossary, other: Glossary) -> None:
    there, back = difference(one, other), difference(other, one)
    names = MIRRORED | {back: there for there, back in MIRRORED.items()}
    # the edges of a term that came are told, and those of one that went are not; what breaks others has no mirror
    left_out = {"breaks", "edges-added", "edges-removed", "edges-changed", "terms-changed"}
    counted = {sort: number for sort, number in there.counts.items() if sort not in left_out}
    mirrored = {names.get(sort, sort): n for sort, n in back.counts.items() if names.get(sort, sort) not in left_out}
    assert counted == mirrored
    assert edges_between(there) == {(MIRROR.get(s, s), *ends): n for (s, *ends), n in edges_between(back).items()}


MIRROR = {Status.ADDED: Status.REMOVED, Status.REMOVED: Status.ADDED}


def edges_between(change: Difference) -> Counter[tuple[object, ...]]:
    """Return what became of the edges between terms that are on both sides, by their ends without a direction."""
    lost = {term.id for term in change.terms if term.status in {Status.ADDED, Status.REMOVED}}
    found = Counter[tuple[object, ...]]()
    for term in change.terms:
        for edge in term.edges:
            if edge.source not in lost:
                found[edge.status, *sorted((edge.source, edge.target))] += 1
    return found


IDENTIFIERS = st.from_regex(r"[a-z]{2,9}(-[a-z]{2,9}){0,2}", fullmatch=True)


def renamed(glossary: Glossary, old: str, new: str, former: tuple[str, ...]) -> Glossary:
    """Return a glossary in which a term has another id everywhere."""

    def moved(term: Term) -> Term:
        edges = tuple(
            replace(e, source=new if e.source == old else e.source, target=new if e.target == old else e.target)
            for e in term.edges
        )
        texts = term.definition.replace(f"[[{old}", f"[[{new}"), term.explanation.replace(f"[[{old}", f"[[{new}")
        sequence = tuple(replace(item, term=new) if item.term == old else item for item in term.sequence)
        own = {"id": new, "former_ids": (*term.former_ids, *former)} if term.id == old else {}
        written = {"edges": edges, "definition": texts[0], "explanation": texts[1], "sequence": sequence}
        return replace(term, **written, **own)

    terms = (moved(term) for term in glossary.terms.values())
    return replace(glossary, terms={term.id: term for term in sorted(terms, key=lambda term: term.id)})


@given(new=IDENTIFIERS, is_listed=st.booleans(), data=st.data())
@settings(max_examples=40)
def test_a_renamed_term_is_found_under_any_id(bread: Glossary, new: str, is_listed: bool, data: st.DataObject) -> None:
    usual = [id_ for id_, term in bread.terms.items() if term.definition and not term.loop]
    old = data.draw(st.sampled_from(usual))
    if new in bread.terms:
        return
    change = difference(bread, renamed(bread, old, new, (old,) if is_listed else ()))
    (term,) = (term for term in change.terms if term.status is not Status.CHANGED)
    assert (term.status, term.before, term.id, term.is_sure) == (Status.RENAMED, old, new, is_listed)
    assert not term.fields
    # the edges are the same, and no term says that one of them came or went
    assert not [edge for each in change.terms for edge in each.edges]
    assert [b.harm for b in change.breaks if b.harm is Harm.TERM] == ([] if is_listed else [Harm.TERM])
    back = difference(renamed(bread, old, new, (old,) if is_listed else ()), bread)
    assert [(t.before, t.id) for t in back.terms if t.status is Status.RENAMED] == [(new, old)]


def test_a_term_that_cannot_be_read_is_neither_gone_nor_new(bread: Glossary) -> None:
    lost = next(iter(bread.terms))
    rest = replace(
        bread, terms={id_: term for id_, term in bread.terms.items() if id_ != lost}, unread={lost: frozenset()}
    )
    for one, other in ((bread, rest), (rest, bread)):
        assert not [term for term in difference(one, other).terms if term.status is not Status.CHANGED]


@pytest.mark.parametrize(
    ("formats", "harmed"), [(("1.0", "1.1"), False), (("1.0", "2.0"), True), (("", "2.0"), False), (("1.0", ""), False)]
)
def test_another_form_of_the_export_breaks_others(formats: tuple[str, str], *, harmed: bool) -> None:
    change = difference(Glossary(), Glossary(), formats=formats)
    assert [each.harm for each in change.breaks] == ([Harm.FORMAT] if harmed else [])


def base_of(**files: object) -> Glossary:
    return of_values({**GRAPH, **{name.replace("__", "/") + ".yml": said for name, said in files.items()}})


A = {"label": "A", "kind": "thing", "aliases": ["first"], "edges": {"is-not": {"b": "They differ."}}}
B = {"label": "B", "kind": "thing"}


@pytest.mark.parametrize(
    ("before", "after", "harms"),
    [
        ({"terms__a": A, "terms__b": B}, {"terms__a": A, "terms__b": B}, []),
        ({"terms__a": A, "terms__b": B}, {"terms__b": B}, [Harm.TERM]),
        ({"terms__a": B}, {"terms__a": {**B, "label": "C"}}, [Harm.NAME]),
        ({"terms__a": B}, {"terms__a": {**B, "label": "C", "aliases": ["b"]}}, []),
        ({"terms__a": A, "terms__b": B}, {"terms__a": {**A, "edges": {}}, "terms__b": B}, [Harm.COMPARISON]),
        (
            {"terms__a": A, "terms__b": B},
            {"terms__a": {**A, "edges": {}, "former_ids": ["a-vs-b"]}, "terms__b": B},
            [],
        ),
        ({"terms__a": {**B, "former_ids": ["z"]}}, {"terms__a": B}, [Harm.TERM]),
        ({"terms__a": {**B, "former_ids": ["z"]}}, {"terms__c": {**B, "former_ids": ["a", "z"]}}, []),
        ({"terms__a": {**B, "former_ids": ["z"]}}, {"terms__z": B}, [Harm.TERM]),
        ({"terms__a": {**B, "former_ids": ["a-vs-b"]}}, {"terms__a": B}, [Harm.COMPARISON]),
        ({}, {"graph__glossary": {"base": "https://x.example/"}}, [Harm.IDENTIFIER]),
        ({}, {"graph__relations": {}}, [Harm.PART] * 3),
        (
            {},
            {"graph__relations": {**GRAPH["graph/relations.yml"], "leads-to": {"label": "x", "inverse": "y"}}},
            [Harm.RELATION] * 2,
        ),
        (
            {"terms__a": {**B, "identifiers": {"iri": "https://x.example/1"}}},
            {"terms__a": {**B, "identifiers": {"iri": "https://x.example/2"}}},
            [Harm.IDENTIFIER],
        ),
    ],
)
def test_what_breaks_others(before: dict[str, object], after: dict[str, object], harms: list[Harm]) -> None:
    found = difference(base_of(**before), base_of(**after)).breaks
    assert [each.harm for each in found] == harms


MODEL: dict[str, Any] = {
    "label": "Falling",
    "description": "It falls.",
    "parameters": {
        "drop": {"label": "Drop", "range": [1, 4], "step": 1, "default": 2},
        "side": {"label": "Side", "range": [-1, 1], "step": 2, "default": 1, "choices": ["Short", "Long"]},
    },
    "state": {"height": {"label": "Height", "start": 9}},
    "round": {"height": {"formula": "height - drop * side ** 2"}},
    "stop": {"rounds": 3},
    "results": {"end": {"label": "End", "formula": "height"}},
    "scenarios": [{"id": "fast", "label": "Fast", "set": {"drop": 4}}],
}


def changed(**parameters: object) -> dict[str, Any]:
    return {**MODEL, "parameters": {**MODEL["parameters"], **parameters}}


DROP, SIDE = MODEL["parameters"]["drop"], MODEL["parameters"]["side"]


@pytest.mark.parametrize(
    ("after", "broken"),
    [
        (changed(drop={**DROP, "range": [1, 3]}), [(Harm.RANGE, "drop", "[1, 4]", "[1, 3]")]),
        (changed(drop={**DROP, "range": [1.5, 5]}), [(Harm.RANGE, "drop", "[1, 4]", "[1.5, 5]")]),
        (changed(drop={**DROP, "range": [0, 5], "step": 0.5, "default": 3}), []),
        (
            changed(drop={**DROP, "choices": ["I", "II", "III", "IV"]}),
            [(Harm.RANGE, "drop", "[1, 4]", "I, II, III, IV")],
        ),
        (changed(side={**SIDE, "choices": ["Seller", "LONG"]}), [(Harm.CHOICE, "side", "Short", "")]),
        ({**MODEL, "parameters": {"side": SIDE}}, [(Harm.PARAMETER, "drop", "", "")]),
        ({**MODEL, "scenarios": []}, [(Harm.SCENARIO, "fast", "", "")]),
        ({**MODEL, "results": {"height_at_end": MODEL["results"]["end"]}}, [(Harm.RESULT, "end", "", "")]),
    ],
)
def test_what_can_no_longer_be_set_in_a_model_breaks_others(
    after: dict[str, Any], broken: list[tuple[str, ...]]
) -> None:
    found = difference(base_of(graph__models__m=MODEL), base_of(graph__models__m=after)).breaks
    assert [(each.harm, each.detail, each.before, each.after) for each in found] == broken
    assert {each.subject for each in found} <= {"m"}


def test_a_part_of_a_model_that_is_gone_takes_one_line() -> None:
    without = {**MODEL, "parameters": {"drop": DROP}, "round": {"height": {"formula": "height - drop"}}}
    (part,) = difference(base_of(graph__models__m=MODEL), base_of(graph__models__m=without)).parts
    gone = [change for change in part.fields if change.field == "parameters"]
    assert [(change.key, change.before, change.after) for change in gone] == [
        ("side", "Side, [-1, 1]; step: 2; default: 1; choices: Short, Long", "")
    ]


def test_an_edge_is_that_of_the_term_into_which_another_was_merged() -> None:
    edges = {"is-not": {"x": "They differ."}}
    before = {"terms__a": {**B, "edges": {"is-not": {"x": "As said of A."}}}, "terms__b": {**B, "edges": edges}}
    after = {"terms__b": {**B, "edges": edges, "former_ids": ["a"]}, "terms__x": B}
    found = difference(base_of(**before, terms__x=B), base_of(**after)).terms
    assert [(term.status, term.edges) for term in found] == [(Status.MERGED, ())]
