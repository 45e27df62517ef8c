"""Two terms that become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glossgraph import compiler, source
from glossgraph.editing.merging import Merging, merging
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.united import united
from glossgraph.load import Memory

if TYPE_CHECKING:
    from pathlib import Path

RELATIONS = """\
leads-to: {label: leads to, flow: forward}
unlike: {label: is unlike, symmetric: true, distinguishes: true}
"""

FILES = {
    "graph/relations": RELATIONS,
    "graph/kinds": "thing: {label: Thing}\n",
    "graph/references": "references:\n- {id: a, type: book, title: A}\n- {id: b, type: book, title: B}\n",
    "terms/rain": """\
label: Rain
aliases: [shower]
kind: thing
definition: Water that falls.
edges:
  leads-to:
    flood: It rises.
sources: [a]
""",
    "terms/drizzle": """\
label: Drizzle
aliases: [Shower, fine rain]
# keep this in mind
kind: thing
definition: Rain of small drops.
explanation: |
  As [[rain]] it is, and [[drizzle]] it stays. # no comment
boundaries: [No mist.]
edges:
  leads-to:
    rain: It grows.
    flood: It rises slowly.
    mud: It softens.
  unlike:
    rain: The drops are small.
    fog: It falls.
faq:
  - {question: Is it wet?, answer: Yes.}
sources: [a, {source: b, locator: p. 1}]
former_ids: [mizzle]
translations: {de: {label: Nieselregen}}
""",
    "terms/fog": "label: Fog\nkind: thing\ndefinition: A cloud.\n",
    "terms/mud": "label: Mud\nkind: thing\ndefinition: Wet earth.\n",
    "terms/flood": "label: Flood\nkind: thing\ndefinition: Much water.\n",
    "terms/cloud": """\
label: Cloud
kind: thing
definition: What it all falls from.
explanation: From it falls [[drizzle|a little]].
edges:
  leads-to:
    rain: It bursts.
    drizzle: It drips.   # slowly
    fog: It sinks.
""",
}


def merged(root: Path, id_: str = "drizzle", into: str = "rain", **files: str) -> Merging:
    for name, text in (FILES | {name.replace("__", "/"): text for name, text in files.items()}).items():
        path = root / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return merging(compiler.compile_glossary(root), Memory(), id_, into)


def said(merging: Merging, file: str) -> dict[str, Any]:
    value: dict[str, Any] = source.parse(merging.outcome.change.after[file] or "").value
    return value


def test_the_one_says_what_both_said(tmp_path: Path) -> None:
    found = merged(tmp_path)
    assert found.outcome.errors == ()
    assert found.outcome.change.after["terms/drizzle.yml"] is None
    assert said(found, "terms/rain.yml") == {
        "label": "Rain",
        "aliases": ["shower", "drizzle", "fine rain"],
        "former_ids": ["drizzle", "mizzle", "drizzle-vs-rain"],
        "kind": "thing",
        "definition": "Water that falls.",
        "explanation": "As [[rain]] it is, and [[rain]] it stays. # no comment\n",
        "boundaries": ["No mist."],
        "edges": {"leads-to": {"flood": "It rises.", "mud": "It softens."}, "unlike": {"fog": "It falls."}},
        "faq": [{"question": "Is it wet?", "answer": "Yes."}],
        "sources": ["a", {"source": "b", "locator": "p. 1"}],
        "translations": {"de": {"label": "Nieselregen"}},
    }


def test_what_is_not_carried_over_is_listed(tmp_path: Path) -> None:
    found = merged(tmp_path)
    assert found.rest == {
        "terms/drizzle.yml": {
            "definition": "Rain of small drops.",
            "edges": {
                "leads-to": {"flood": "It rises slowly.", "rain": "It grows."},
                "unlike": {"rain": "The drops are small."},
            },
        },
        "terms/cloud.yml": {"edges": {"leads-to": {"drizzle": "It drips."}}},
    }
    assert found.comments == ("# keep this in mind",)


def test_others_name_the_one(tmp_path: Path) -> None:
    text = merged(tmp_path).outcome.change.after["terms/cloud.yml"]
    assert text == FILES["terms/cloud"].replace("[[drizzle|", "[[rain|").replace(
        "    drizzle: It drips.   # slowly\n", ""
    )


def test_an_edge_that_would_break_a_check_is_left_out(tmp_path: Path) -> None:
    # the flood leads to the drizzle, and the rain to the flood
    flood = FILES["terms/flood"] + "edges:\n  leads-to:\n    drizzle: It dries up.\n"
    drizzle = "label: Drizzle\nkind: thing\ndefinition: Rain of small drops.\nedges: {unlike: {fog: It falls.}}\n"
    fog = FILES["terms/fog"] + "edges:\n  unlike:\n    rain: It does not fall.\n"
    found = merged(tmp_path, terms__flood=flood, terms__drizzle=drizzle, terms__fog=fog)
    assert found.outcome.new == ()
    assert found.rest["terms/flood.yml"] == {"edges": {"leads-to": {"drizzle": "It dries up."}}}
    assert found.rest["terms/drizzle.yml"]["edges"] == {"unlike": {"fog": "It falls."}}
    assert "edges" not in said(found, "terms/flood.yml")
    # rain and fog are still compared, and the address of the other comparison leads to theirs
    assert said(found, "terms/rain.yml")["former_ids"] == ["drizzle"]
    assert found.outcome.after.glossary.kept_apart("fog", "rain")


def test_the_address_of_a_comparison_that_is_left_out_leads_to_the_one(tmp_path: Path) -> None:
    relations = RELATIONS.replace("distinguishes: true", "distinguishes: true, excludes: [leads-to]")
    mud = FILES["terms/mud"] + "edges:\n  leads-to:\n    rain: It does not.\n"
    drizzle = "label: Drizzle\nkind: thing\ndefinition: x\nedges: {unlike: {mud: It is cleaner.}}\n"
    found = merged(tmp_path, terms__drizzle=drizzle, terms__mud=mud, graph__relations=relations)
    assert found.outcome.errors == ()
    assert found.rest["terms/drizzle.yml"]["edges"] == {"unlike": {"mud": "It is cleaner."}}
    assert said(found, "terms/rain.yml")["former_ids"] == ["drizzle", "drizzle-vs-mud"]


def test_an_error_of_another_sort_is_not_hidden(tmp_path: Path) -> None:
    drizzle = "label: Drizzle\nkind: thing\ndefinition: x\nfigures: [{value: '1', what: x, source: nowhere}]\n"
    found = merged(tmp_path, terms__drizzle=drizzle)
    assert found.outcome.errors == ()
    paths = "- {id: p, label: P, description: x, stops: [{term: flood, text: x}, {term: drizzle, text: x}]}\n"
    found = merged(tmp_path, terms__drizzle=drizzle, graph__paths=paths)
    assert [each.check for each in found.outcome.errors] == ["path-order"]


@pytest.mark.parametrize(
    ("id_", "into", "more", "message"),
    [
        ("rain", "rain", {}, "`rain` is one term already"),
        ("rain", "drizzle", {"terms__drizzle": FILES["terms/mud"] + "status: deprecated\n"}, "`drizzle` is deprecated"),
        ("rain", "drizzle", {"terms__drizzle": FILES["terms/mud"] + "odd: x\n"}, "`terms/drizzle.yml` has an error"),
        ("rain", "drizzle", {"terms__drizzle": "{label: A, kind: thing}\n"}, "each field on a line of its own"),
    ],
)
def test_what_cannot_be_is_refused(id_: str, into: str, more: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        merged(tmp_path, id_, into, **more)
    assert message in str(refused.value)


def test_names_are_added_in_their_language() -> None:
    stays = {"label": "Rain", "names": [{"text": "Mizzle"}], "translations": {"de": {"label": "Regen"}}}
    goes = {
        "label": "Drizzle",
        "aliases": ["mizzle", "rain"],
        "names": [{"text": "Niesel", "language": "de"}],
        "translations": {"de": {"label": "Nieselregen", "definition": "x"}, "fr": {"label": "bruine"}},
        "matches": {"exact": ["urn:a"]},
        "stage": "wet",
    }
    values, rest = united(stays, goes, "drizzle", "en")
    assert values == {
        "label": "Rain",
        "aliases": ["drizzle"],
        "names": [{"text": "Mizzle"}, {"text": "Niesel", "language": "de"}],
        "translations": {
            "de": {"label": "Regen", "aliases": ["Nieselregen"], "definition": "x"},
            "fr": {"label": "bruine"},
        },
        "matches": {"exact": ["urn:a"]},
    }
    assert rest == {"stage": "wet"}
    # what is carried over is as it was
    assert stays["translations"] == {"de": {"label": "Regen"}}


@pytest.mark.parametrize("mine", [[], ["a"], [{"source": "a", "locator": "p. 1"}]])
def test_a_source_is_named_once(mine: list[Any]) -> None:
    goes = {"label": "x", "sources": [{"source": "a", "locator": "p. 2"}]}
    values, rest = united({"label": "y", "sources": mine}, goes, "x", "en")
    assert values["sources"] == (mine or goes["sources"])
    assert rest == ({"sources": goes["sources"]} if mine else {})
