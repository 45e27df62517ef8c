"""Linked data that this program exported comes back with what no other vocabulary can say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler, exports, importing
from glossgraph.model.written_files import written_files
from glossgraph.text.mentions import without_mentions
from linked_data import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def imported(glossary: Glossary, folder: Path, form: str = "turtle") -> tuple[Glossary, importing.Import]:
    """Export a glossary, and return what an import makes of it."""
    path = folder / NAMES[form]
    path.write_text(str(exports.contents(glossary, [form])[NAMES[form]]), encoding="utf-8", newline="")
    prepared = importing.prepare(path, folder / "into")
    prepared.write()
    compiled = compiler.compile_glossary(folder / "into")
    assert [str(d) for d in compiled.diagnostics if d.check != "empty-setting"] == []
    return compiled.glossary, prepared


def files_of(glossary: Glossary) -> dict[str, object]:
    return {path.rpartition("/")[2]: content for path, content in written_files(glossary)}


def test_a_thesaurus_comes_back_but_for_its_mentions(spoons: Glossary, tmp_path: Path) -> None:
    after, _ = imported(spoons, tmp_path)
    before = files_of(spoons)
    found = files_of(after)
    before["spoon.yml"] |= {
        "names": sorted(before["spoon.yml"]["names"], key=lambda name: name["type"]),
        "groups": ["stove", "table"],
        "notes": [{**note, "text": without_mentions(spoons, note["text"])} for note in before["spoon.yml"]["notes"]],
        "usage": ["Stir it with a spoon until it thickens."],
    }
    found["spoon.yml"]["names"].sort(key=lambda name: name["type"])
    before["groups.yml"]["kitchen"]["description"] = "What spoons are for before a meal."
    assert found == before


@pytest.mark.parametrize("form", ["turtle", "jsonld", "trig", "ntriples"])
def test_rules_and_stages_come_back_from_every_file(form: str, bread: Glossary, tmp_path: Path) -> None:
    after, prepared = imported(bread, tmp_path, form)
    before, found = files_of(bread), files_of(after)
    assert found["relations.yml"] == before["relations.yml"]
    assert found["kinds.yml"] == before["kinds.yml"]
    assert [(stage.id, stage.label) for stage in after.stages.values()] == [
        (stage.id, stage.label) for stage in bread.stages.values()
    ]
    assert {term.id: term.stage for term in after.terms.values()} == {t.id: t.stage for t in bread.terms.values()}
    assert not after.groups
    assert not any(term.identifiers.iri for term in after.terms.values())
    assert {edge.when for edge in after.edges} == {edge.when for edge in bread.edges}
    dropped = [what for effect, what, _ in prepared.tally.rows() if effect is importing.Effect.DROPPED]
    assert dropped == []


def test_what_is_written_in_paragraphs_stays_so(bread: Glossary, tmp_path: Path) -> None:
    after, _ = imported(bread, tmp_path)
    assert after["dough"].explanation.strip() == without_mentions(bread, bread["dough"].explanation).strip()
    assert [(q.question, q.answer.strip()) for q in after["dough"].faq] == [
        (q.question, without_mentions(bread, q.answer).strip()) for q in bread["dough"].faq
    ]


def test_statuses_names_settings_and_sources_come_back(glossary: Glossary, tmp_path: Path) -> None:
    after, _ = imported(glossary, tmp_path, "ntriples")
    assert after.about.base == glossary.about.base
    assert list(after.settings) == list(glossary.settings)
    for id_, term in glossary.terms.items():
        found = after[id_]
        assert found.status == term.status, id_
        assert set(found.names) == set(term.names), id_
        assert found.former_ids == term.former_ids, id_
        assert set(found.settings) >= set(term.settings) - _cast(glossary, id_), id_
        assert set(found.sources) >= set(term.sources), id_
        assert found.locators == term.locators, id_
        assert len(found.boundaries) == len(term.boundaries), id_
        assert len(found.notes) == len(term.notes) + bool(term.formula) + len(term.examples) + len(term.figures), id_
    assert {(e.source, e.relation, e.target, e.when, e.sources, e.settings) for e in after.edges} == {
        (e.source, e.relation, e.target, e.when, e.sources, e.settings) for e in glossary.edges
    }
    used = set(after.references)
    assert {id_: r.fields for id_, r in after.references.items()} == {
        id_: r.fields for id_, r in glossary.references.items() if id_ in used
    }


@pytest.mark.parametrize("item", ["[1]", "{", "[" * 100_000, '"a"', "{}"])
def test_a_reference_that_is_none_is_read_as_any_other(item: str, spoons: Glossary, tmp_path: Path) -> None:
    text = str(exports.contents(spoons, ["turtle"])["glossary.ttl"])
    (line,) = [row for row in text.splitlines() if "gg:csl" in row and "Spoon Press" in row]
    written = f"\tgg:csl {json.dumps(item)} ."
    (tmp_path / "glossary.ttl").write_text(text.replace(line, written), encoding="utf-8")
    files = importing.prepare(tmp_path / "glossary.ttl", tmp_path / "into").merged.files
    assert "A book of spoons" in files["graph/references.yml"]
    assert "Spoon Press" not in files["graph/references.yml"]


def _cast(glossary: Glossary, id_: str) -> set[str]:
    return {setting.id for setting in glossary.settings.values() if id_ in setting.cast.values()}


def test_the_tag_of_a_language_is_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / "tree.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://example.org/tree> a skos:Concept ;\n"
        '  skos:prefLabel "Tree"@en, "Árvore"@pt-br, "树"@zh-hans-cn .\n',
        encoding="utf-8",
    )
    files = importing.prepare(path, tmp_path / "into").merged.files
    assert "pt-BR" in files["terms/tree.yml"]
    assert "zh-Hans-CN" in files["terms/tree.yml"]


def test_a_label_in_another_language_only_is_said_to_be_in_it(tmp_path: Path) -> None:
    path = tmp_path / "tree.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/tree> a skos:Concept ; skos:prefLabel "Tree"@en .\n'
        '<https://example.org/oak> a skos:Concept ; skos:prefLabel "Eiche"@de .\n',
        encoding="utf-8",
    )
    importing.prepare(path, tmp_path / "into", language="en").write()
    after = compiler.compile_glossary(tmp_path / "into").glossary
    assert [(told.language, told.label) for told in after["eiche"].translations] == [("de", "Eiche")]
