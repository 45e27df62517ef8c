"""What a column means is told by its name."""

from __future__ import annotations

import pytest

from glossgraph.importing.tables.columns import column


@pytest.mark.parametrize(
    ("header", "role", "language"),
    [
        ("Term", "label", ""),
        ("PREFERRED LABEL", "label", ""),
        ("prefLabel", "label", ""),
        ("label_de", "label", "de"),
        ("label@pt-br", "label", "pt-br"),
        ("Definition (fr)", "definition", "fr"),
        ("Synonyms [es]", "alias", "es"),
        ("term_id", "id", ""),
        ("Broader Term", "broader", ""),
        ("See also", "related", ""),
        ("scope-note", "scope", ""),
        ("Begriff", "label", "de"),
        ("Begriff (DE)", "label", "de"),
        ("Begriff (EN)", "label", "en"),
        ("Label DE", "label", "de"),
        ("Term (de)", "label", "de"),
        ("Colour", "", ""),
        ("colour_de", "", ""),
        ("", "", ""),
    ],
)
def test_a_column_is_understood(header: str, role: str, language: str) -> None:
    assert column(header)[:2] == (role, language)
