"""The texts of a registry mention other concepts by their numbers, their URNs or their names."""

from __future__ import annotations

import pytest

from glossgraph.importing.registries.languages import tag
from glossgraph.importing.registries.texts import LocalText
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Source

FOUND = [({"data": {"identifier": "3.1"}, "id": "x"}, {"en": {"terms": [{"designation": "Road"}]}})]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a {{3.1,way}}", "a [[3.1|way]]"),
        ("a {{way, 3.1}}", "a [[3.1|way]]"),
        ("a {{urn:iso:std:iso:14812:3.1,way}}", "a [[3.1|way]]"),
        ("a {{road}}", "a [[3.1|road]]"),
        ("a *{{lane}}*", "a \\*lane\\*"),
    ],
)
def test_mentions_are_found(text: str, wanted: str) -> None:
    assert LocalText(FOUND, Tally()).text({"content": text}, "en").text == wanted


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ({"origin": {"ref": "ISO 1:2022", "clause": "3.1"}}, Source("ISO 1:2022", "3.1")),
        ({"origin": {"ref": {"source": "ISO", "id": "1", "version": "2022"}}}, Source("ISO 1:2022")),
        ({"origin": {"source": "ISO", "id": "1", "locality": {"reference_from": "2"}}}, Source("ISO 1", "2")),
        ({"origin": {"text": "A book"}}, Source("A book")),
        ({"ref": "ISO 1", "clause": "2"}, Source("ISO 1", "2")),
        ({}, None),
    ],
)
def test_a_source_is_read_in_every_form(value: dict[str, object], source: Source | None) -> None:
    assert LocalText(FOUND, Tally()).source(value) == source


def test_languages_have_the_shortest_code() -> None:
    assert [tag(code) for code in ("eng", "ger", "zho", "en", "mis")] == ["en", "de", "zh", "en", "mis"]
