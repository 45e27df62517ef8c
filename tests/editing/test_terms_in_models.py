"""Terms that are renamed, merged, deprecated: the models that name them, and the form of their files."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler, running
from glossgraph.editing.deprecating import still_naming
from glossgraph.editing.form.files import files, format_files
from glossgraph.editing.merging import merging
from glossgraph.editing.outcome import outcome
from glossgraph.editing.proof import same_but_for_ids, unlike
from glossgraph.editing.renaming import renaming
from glossgraph.load import Memory
from glossgraph.load.ids_in_files import ids_in

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled

MODEL = "graph/models/rising.yml"

NAMED = ["explains.1", "parameters.flour.term", "results.left.term", "state.food.term"]

MENTIONED = ["description", "stop.when.0.text"]


@pytest.fixture(scope="module")
def bakery(project: Path) -> Compiled:
    return compiler.compile_glossary(project / "tests/bread")


def places(text: str, id_: str) -> list[str]:
    return [".".join(map(str, each.path)) for each in ids_in(MODEL, text) if each.id == id_]


def test_a_renamed_term_is_renamed_in_models(bakery: Compiled) -> None:
    change = renaming(bakery, "starter", "sour")
    text = change.after[MODEL] or ""
    assert sorted(places(text, "sour")) == sorted(NAMED + MENTIONED)
    assert places(text, "starter") == []
    assert text == bakery.texts[MODEL].replace("[[starter", "[[sour").replace(": starter", ": sour").replace(
        "[rise, starter]", "[rise, sour]"
    )
    after = outcome(bakery, change, Memory(), {"starter": "sour"}, {"terms/starter.yml"}).after.glossary
    assert after.models["rising"].explains == ("rise", "sour")
    runs = [running.run(glossary.models["rising"]) for glossary in (bakery.glossary, after)]
    assert runs[0] == runs[1]


def test_a_model_in_which_more_changes_than_ids_is_found_out(bakery: Compiled, tmp_path: Path) -> None:
    root = tmp_path / "bread"
    shutil.copytree(bakery.root, root)
    text = bakery.texts[MODEL]
    ids = {"starter": "sour"}
    for old, new, found in (
        ("term: starter", "term: sour", []),
        ("[[starter|mixture]]", "[[sour|mixture]]", []),
        ("default: 500", "default: 400", [MODEL]),
        ("formula: food - eaten}", "formula: food - 2 * eaten}", [MODEL]),
        ("doubled == 3, text", "doubled == 2, text", [MODEL]),
    ):
        assert text.count(old), old
        (root / MODEL).write_text(text.replace(old, new), encoding="utf-8")
        after = compiler.compile_glossary(root).glossary
        assert [*unlike(bakery.glossary, after, ids)] == found, new
    (root / MODEL).unlink()
    assert [*unlike(bakery.glossary, compiler.compile_glossary(root).glossary, ids)] == [MODEL]


def test_a_merged_term_is_named_in_models_by_the_other(bakery: Compiled) -> None:
    merged = merging(bakery, Memory(), "starter", "dough").outcome
    assert not places(merged.change.after[MODEL] or "", "starter")
    assert merged.after.glossary.models["rising"].explains == ("rise", "dough")
    models = bakery.glossary.models["rising"], merged.after.glossary.models["rising"]
    assert same_but_for_ids(*models, {"starter": "dough"})
    assert merged.errors == ()


def test_models_that_name_a_deprecated_term_are_listed(bakery: Compiled) -> None:
    found = [each for file, each in still_naming(bakery, "starter") if file == MODEL]
    assert sorted(".".join(map(str, each.path)) for each in found if not each.in_prose) == NAMED
    assert sorted(".".join(map(str, each.path)) for each in found if each.in_prose) == MENTIONED


def test_the_form_of_a_model_says_the_same_and_is_kept(bakery: Compiled, tmp_path: Path) -> None:
    root = tmp_path / "bread"
    shutil.copytree(bakery.root, root)
    path = root / MODEL
    path.write_text(
        f"# yaml-language-server: $schema=../model.schema.json\n{path.read_text('utf-8')}# The end\n", "utf-8"
    )
    assert MODEL in files(root)
    formatted = format_files(root, [MODEL])
    assert formatted.faults == ()
    text = formatted.change.after[MODEL] or ""
    assert text.startswith("# yaml-language-server: $schema=../model.schema.json\nlabel: Three")
    assert text.endswith("# The end\n")
    assert re.search(r"^  food: \{.*start: flour, digits: 1, never_negative: true", text, re.MULTILINE) or (
        "    start: flour\n    digits: 1\n    never_negative: true\n" in text
    )
    path.write_text(text, "utf-8")
    assert format_files(root, [MODEL]).change.files == ()
    assert compiler.compile_glossary(root).glossary.models == bakery.glossary.models
