"""The record of an import, after a term has got another id."""

from __future__ import annotations

import pytest

from glossgraph.importing.record import Record, fingerprints, recorded
from glossgraph.importing.renamed import renamed

OAK = "label: Oak\nedges:\n  kind-of:\n    tree: It is.\naliases: [quercus]\n"

TREE = "label: Tree\nnotes:\n  - By hand, of an [[oak]].\n"

BEFORE = {"terms/oak.yml": OAK, "terms/tree.yml": TREE, "terms/elm.yml": None}

AFTER = {
    "terms/oak.yml": None,
    "terms/tree.yml": TREE.replace("oak", "elm"),
    "terms/elm.yml": f"{OAK}former_ids: [oak]\n",
}


def test_the_next_import_knows_everything_again() -> None:
    by_hand = {"label": fingerprints("terms/tree.yml", TREE)["label"], "notes": "00000000"}
    files = {
        "terms/oak.yml": fingerprints("terms/oak.yml", OAK),
        "terms/tree.yml": by_hand,
        "graph/kinds.yml": {"concept": "12345678"},
    }
    record = Record("trees.csv", {"1": "oak", "2": "tree"}, files).text()
    now = recorded(renamed(record, "oak", "elm", BEFORE, AFTER))
    assert now.source == "trees.csv"
    assert now.ids == {"1": "elm", "2": "tree"}
    assert now.files == {
        "terms/elm.yml": fingerprints("terms/elm.yml", OAK),
        "terms/tree.yml": by_hand,
        "graph/kinds.yml": {"concept": "12345678"},
    }


def test_what_the_import_wrote_counts_as_written_by_it_with_another_id() -> None:
    record = Record("x", {}, {"terms/tree.yml": fingerprints("terms/tree.yml", TREE)}).text()
    now = recorded(renamed(record, "oak", "elm", BEFORE, AFTER))
    assert now.files["terms/tree.yml"] == fingerprints("terms/tree.yml", AFTER["terms/tree.yml"] or "")


def test_a_damaged_record_is_refused() -> None:
    with pytest.raises(ValueError, match="is damaged"):
        renamed("ids: 1", "oak", "elm", BEFORE, AFTER)
