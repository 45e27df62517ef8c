"""A term's file that is made to say something else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies

from glossgraph import source
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.written_over import written_over
from glossgraph.text.yaml import dumped

TEXT = """\
# a term
label: Rain   # what falls
aliases: [wet, 'water']
kind: event

# how it goes on
edges:
  leads-to:
    flood: It rises.   # always
    # rarely
    mud: {reason: It softens., when: "it lasts"}
  part-of: {weather: It is.}
sources:
- a
-   b  # the second

faq:
  - question: Why?
    answer: |+
      So.

# the end
"""


def said() -> dict[str, Any]:
    value: dict[str, Any] = source.parse(TEXT).value
    return value


def lines_of(values: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the lines that go and those that come."""
    old, new = TEXT.splitlines(), written_over("terms/rain.yml", TEXT, values).splitlines()
    return [row for row in old if row not in new], [row for row in new if row not in old]


def with_edges(**edges: Any) -> dict[str, Any]:
    values = said()
    return {**values, "edges": {**values["edges"], **{name.replace("_", "-"): edge for name, edge in edges.items()}}}


@pytest.mark.parametrize(
    ("values", "gone", "come"),
    [
        ({}, [], []),
        ({"former_ids": ["drizzle"]}, [], ["former_ids: [drizzle]"]),
        ({"label": "Heavy rain"}, ["label: Rain   # what falls"], ["label: Heavy rain   # what falls"]),
        ({"aliases": ["wet", "water", "a, b"]}, ["aliases: [wet, 'water']"], ["aliases: [wet, 'water', \"a, b\"]"]),
        ({"sources": ["a", "b", "c"]}, [], ["- c"]),
        ({"status": "deprecated", "replaced_by": "x"}, [], ["status: deprecated", "replaced_by: x"]),
        ({"boundaries": ["No hail."]}, [], ["boundaries: [No hail.]"]),
        (
            {"faq": [*said()["faq"], {"question": "How", "answer": "So."}]},
            [],
            ["  - {question: How, answer: So.}"],
        ),
        (
            with_edges(leads_to={**said()["edges"]["leads-to"], "slip": "It does."}),
            [],
            ["    slip: It does."],
        ),
        (with_edges(leads_to={"mud": said()["edges"]["leads-to"]["mud"]}), ["    flood: It rises.   # always"], []),
        (with_edges(halts={"fire": "It drowns."}), [], ["  halts: {fire: It drowns.}"]),
    ],
)
def test_only_what_is_another_is_written(values: dict[str, Any], gone: list[str], come: list[str]) -> None:
    assert lines_of({**said(), **values}) == (gone, come)


def test_a_field_goes_with_its_lines() -> None:
    values = said()
    del values["edges"], values["aliases"]
    text = written_over("terms/rain.yml", TEXT, values)
    assert source.parse(text).value == values
    assert {"# a term", "# how it goes on", "# the end"} <= {*text.splitlines()}


def test_a_file_may_end_without_a_line_end() -> None:
    assert written_over("f", "label: A", {"label": "A", "kind": "b"}) == "label: A\nkind: b"


def test_numbers_keep_their_digits() -> None:
    text = "label: A\nexamples: [{given: {x: 0.80}}]\n"
    values = source.parse(text).value
    values["examples"] = [*values["examples"], *values["examples"], {"given": {"x": 1}}]
    assert written_over("f", text, values).count("0.80") == 2


@pytest.mark.parametrize("text", ["{label: A, kind: b}\n", "--- {label: A}\n"])
def test_a_file_in_braces_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"`terms/a\.yml` does not have each field on a line of its own"):
        written_over("terms/a.yml", text, {"label": "B"})


TEXTS = strategies.text("ab :#-'\"[]{},\n|>é", min_size=1, max_size=12).map(str.strip).filter(bool)

VALUES = strategies.fixed_dictionaries(
    {"label": TEXTS},
    optional={
        "aliases": strategies.lists(TEXTS, min_size=1, max_size=3),
        "definition": TEXTS,
        "edges": strategies.dictionaries(
            strategies.sampled_from(["a", "b"]),
            strategies.dictionaries(
                strategies.sampled_from(["x", "y", "z"]),
                TEXTS | strategies.fixed_dictionaries({"reason": TEXTS}),
                min_size=1,
            ),
            min_size=1,
        ),
        "faq": strategies.lists(strategies.fixed_dictionaries({"question": TEXTS, "answer": TEXTS}), min_size=1),
    },
)


@settings(max_examples=50)
@given(VALUES, VALUES)
def test_whatever_a_file_is_to_say_it_says(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = dumped(before)
    assert source.parse(written_over("f", text, after)).value == after
    assert written_over("f", text, before) == text
