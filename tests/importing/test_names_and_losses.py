"""What concepts are called, and what the report says of names and texts that a glossary has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from glossgraph import importing
from glossgraph.importing import Effect

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://e.org/> .
"""


def prepared(tmp_path: Path, name: str, text: str) -> importing.Import:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return importing.prepare(path, tmp_path / "into")


def term(done: importing.Import, id_: str) -> dict[str, object]:
    fields: dict[str, object] = yaml.safe_load(done.merged.files[f"terms/{id_}.yml"])
    return fields


def reported(done: importing.Import, effect: Effect) -> dict[str, list[str]]:
    return {what: entry.examples for each, what, entry in done.tally.rows() if each is effect}


def test_a_further_definition_in_another_language_becomes_a_note(tmp_path: Path) -> None:
    turtle = ':a a skos:Concept ; skos:prefLabel "A"@en ; skos:definition "one"@en, "eins"@de, "noch eins"@de .'
    done = prepared(tmp_path, "a.ttl", PREFIXES + turtle)
    assert term(done, "a")["translations"] == {"de": {"definition": "eins"}}
    assert term(done, "a")["notes"] == [{"type": "general", "text": "noch eins", "language": "de"}]
    assert not reported(done, Effect.DROPPED)


def test_a_label_in_another_language_is_to_be_looked_at(tmp_path: Path) -> None:
    turtle = ':a skos:prefLabel "A"@en . :b skos:prefLabel "B"@en . :c skos:prefLabel "александрит"@ru .'
    done = prepared(tmp_path, "a.ttl", PREFIXES + turtle)
    assert ["александрит (ru)"] in reported(done, Effect.FOUND).values()


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("Mercury;Planet\nMercury;Metal\nMercury;\n", ["planet", "metal", None]),
        ("Mercury;Planet\nMercury;\nMercury;\n", ["planet", "1", "2"]),
        ("Mercury;Planet\nMercury;Planet\nMercury;Metal\n", ["1", "2", "metal"]),
    ],
)
def test_what_concepts_fall_under_tells_those_apart_that_fall_under_something(
    rows: str, wanted: list[str | None], tmp_path: Path
) -> None:
    rows = "".join(f"{row};{number}\n" for number, row in enumerate(rows.splitlines()))
    done = prepared(tmp_path, "a.csv", f"Term;Broader;Definition\n{rows}Planet;;\nMetal;;\n")
    found = {str(t["definition"]): t.get("qualifier") for n in ("", "-2", "-3") for t in [term(done, f"mercury{n}")]}
    assert [found[str(number)] for number in range(3)] == wanted


def test_a_line_break_in_a_cell_is_reported(tmp_path: Path) -> None:
    done = prepared(tmp_path, "a.csv", 'Term;Definition\nA;"one\ntwo"\n')
    assert term(done, "a")["definition"] == "one two"
    assert reported(done, Effect.DROPPED) == {"line breaks in texts of one paragraph": ["one\ntwo"]}


def test_a_line_break_in_a_note_is_reported(tmp_path: Path) -> None:
    done = prepared(tmp_path, "a.csv", 'Term;Note\nA;"one\ntwo"\nB;"one\n\ntwo"\n')
    assert reported(done, Effect.CHANGED) == {"line breaks within paragraphs, which pages show as blanks": ["one\ntwo"]}


def test_of_equal_rows_one_is_kept(tmp_path: Path) -> None:
    done = prepared(tmp_path, "a.csv", "Term;Definition\nA;one\nA;one\nA;two\n")
    assert {term(done, id_)["definition"] for id_ in ("a", "a-2")} == {"one", "two"}
    assert "terms/a-3.yml" not in done.merged.files
    assert reported(done, Effect.DROPPED) == {"rows that repeat another in every cell": ["row 3: A"]}


def test_parts_of_notes_and_notes_within_notes_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "A.md").write_text("See [[B#Part]] and ![[B]].\n", encoding="utf-8")
    (folder / "B.md").write_text("It is B.\n", encoding="utf-8")
    done = importing.prepare(folder, tmp_path / "into")
    assert ["B#Part"] in reported(done, Effect.DROPPED).values()
    assert ["B"] in reported(done, Effect.CHANGED).values()


def test_what_a_glossary_has_no_place_for_is_reported(tmp_path: Path) -> None:
    turtle = """
:s a skos:ConceptScheme ; dct:title "Things"@en, "Dinge"@de ; dct:description "About." ; skos:scopeNote "Scope." .
:g a skos:OrderedCollection ; skos:prefLabel "G"@en, "Gruppe"@de ; skos:definition "Defined." ;
  skos:scopeNote "Within." ;
  skos:memberList ( :a ) .
:a a skos:Concept ; skos:prefLabel "A"@en ; dct:modified "2020-01-02T03:04:05Z"^^xsd:dateTime ;
  skos:changeNote [ rdf:value "Changed." ; dct:creator "Ada" ] .
"""
    done = prepared(tmp_path, "a.ttl", PREFIXES + turtle)
    dropped = {example for examples in reported(done, Effect.DROPPED).values() for example in examples}
    assert dropped == {"Dinge", "Scope.", "Within.", "G", "Ada"}
    assert reported(done, Effect.CHANGED) == {"times, of which the day stays": ["2020-01-02T03:04:05Z"]}
