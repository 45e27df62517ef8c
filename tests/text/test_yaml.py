"""Values are written as YAML in the form of the house, and read back as they are."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.source import parse
from glossgraph.text.yaml import WIDTH, dumped

ODD = st.text("ab c:#-\n'\"\\[]{}|>&*!%@`,é\t ", max_size=200)

PHRASES = st.lists(st.sampled_from(["word", "a, b", "c:", "x: y", "- z", "{a", "b}", "# c", "no", "1"]), max_size=60)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | ODD | PHRASES.map(" ".join)

SCALARS = TEXTS | st.booleans() | st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)

VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=500)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_every_value_reads_back_as_it_is(values: dict[str, Any]) -> None:
    assert (yaml.safe_load(dumped(values)) or {}) == values


@pytest.mark.parametrize(
    "text", ["no", "1.10", "2024-05-01", "a: b", "a #b", "[x", "~", "", "null", "0x1f", "1e3", "=", "<<"]
)
def test_what_yaml_takes_for_something_else_stays_a_text(text: str) -> None:
    written = dumped({"label": text, "aliases": [text], "names": [{"text": text}]})
    assert parse(written).value == {"label": text, "aliases": [text], "names": [{"text": text}]}


def test_long_texts_are_folded_and_paragraphs_stay_lines() -> None:
    sentence = "A sentence of some length, with a comma: and a colon. " * 5
    written = dumped({"definition": sentence.strip(), "explanation": "One.\n\nTwo.\n"})
    assert written.startswith("definition: >-\n  A sentence")
    assert written.endswith("explanation: |\n  One.\n\n  Two.\n")
    assert max(map(len, written.splitlines())) <= WIDTH
