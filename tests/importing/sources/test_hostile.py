"""A source may hold anything: it is refused in a sentence, or imported without harm."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler, importing
from glossgraph.diagnostics import Severity
from glossgraph.importing import UnreadableError, place, report

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(10))

BOMB = f"""<!DOCTYPE r [{ENTITIES}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:s="http://www.w3.org/2004/02/skos/core#"><s:Concept rdf:about="http://e.org/a"><s:prefLabel>&e9;</s:prefLabel>
  </s:Concept></rdf:RDF>"""

REFUSED = {
    "bomb.rdf": (BOMB, "declares the entity"),
    "outside.rdf": ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', "cannot be read"),
    "open.ttl": ('@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<http://e.org/a> s:prefLabel "a', "line 2"),
    "empty.ttl": ("", "no concepts"),
    "remote.jsonld": ('{"@context": "https://e.org/context", "@id": "https://e.org/a"}', "cannot be read"),
    "empty.obo": ("format-version: 1.4\n", "no `\\[Term\\]`"),
    "empty.csv": ("", "is empty: it needs"),
    "prices.csv": ("article,price\nbread,3\n", "needs a column for the names of the terms"),
    "open.csv": ('term\n"a\n' + "b" * 10_000_001, "cannot be read as a table"),
    "no.xlsx": ("no workbook", "cannot be read as a workbook"),
    "picture.png": ("\x89PNG", "in no form that is understood"),
    "out.json": (
        json.dumps({"title": "a", "kinds": [{}], "files": [{"path": "../out.yml", "content": {}}]}),
        "none of a glossary",
    ),
    "half.json": ('{"title": "\\ud800", "kinds": [], "files": []}', "cannot be read as JSON"),
    "old.json": ('{"title": "a", "kinds": [], "terms": []}', "does not hold `files`"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    content, words = REFUSED[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=words):
        importing.prepare(tmp_path / name, tmp_path / "into")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "big.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", " " * 100_000)
    monkeypatch.setattr("glossgraph.importing.tables.sheets.MOST_BYTES", 50_000)
    with pytest.raises(UnreadableError, match="unpacks to 100,000 bytes"):
        importing.prepare(tmp_path / "big.xlsx", tmp_path / "into")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "big.csv").write_text("term\n" + "a\n" * 100, encoding="utf-8")
    monkeypatch.setattr(place, "MOST_BYTES", 50)
    with pytest.raises(UnreadableError, match="are the most"):
        importing.prepare(tmp_path / "big.csv", tmp_path / "into")


def test_a_missing_folder_of_notes_is_said_to_hold_none(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(UnreadableError, match="in no form"):
        importing.prepare(tmp_path / "notes", tmp_path / "into")


NASTY = (
    "<script>alert(1)</script>",
    "[[other]] and [x](javascript:alert(1))",
    "[@nobody] ![](http://e.org/a.png)",
    "a\u202eb\u0000c\u200bd\x1b[31m",
    "`code` *b* _i_ &lt;b&gt; {: onclick=x }",
    "e\u0301" * 3,
    "../../etc/passwd",
    "CON",
    "index",
    "'; DROP TABLE terms; --",
    "no",
    "1.10",
    "# heading",
    "--- \n- a: b",
    "\U0001f600",
    "日本語",
    "a" * 300,
    "{{< shortcode >}} {% raw %} ${x} {{ x }}",
)


def compiled(into: Path) -> Glossary:
    found = compiler.compile_glossary(into)
    assert [d for d in found.diagnostics if d.severity is Severity.ERROR] == []
    return found.glossary


def test_nasty_texts_in_a_table_do_no_harm(tmp_path: Path) -> None:
    source, into = tmp_path / "nasty.tsv", tmp_path / "into"
    rows = ["term\tdefinition\tsynonyms\tnote\tcategory\tsource\todd <b>"]
    rows += ["\t".join([" ".join(text.split())] * 7) for text in NASTY]
    source.write_text("\n".join(rows), encoding="utf-8")
    prepared = importing.prepare(source, into)
    prepared.write()
    assert len(compiled(into).terms) == len(NASTY)
    assert {path.parent.name for path in into.rglob("*.yml")} == {"into", "terms", "graph"}
    assert report.table(prepared).replace("\n", "").isprintable()
    assert importing.prepare(source, into).merged.files == {}


def test_addresses_and_languages_that_are_none_become_notes(tmp_path: Path) -> None:
    source, into = tmp_path / "odd.csv", tmp_path / "into"
    row = "A,https://me:secret@e.org/ https://e.org/<b>,https://e.org/a b,https://e.org/^"
    source.write_text(f"term,link,same as,id\n{row}\n", encoding="utf-8")
    importing.prepare(source, into).write()
    (term,) = compiled(into).terms.values()
    assert not (term.see_also)
    assert not (term.identifiers.iri)
    assert not (list(term.matches.by_type()))
    assert len(term.notes) >= 2


def test_nasty_texts_in_notes_do_no_harm(tmp_path: Path) -> None:
    source, into = tmp_path / "notes", tmp_path / "into"
    source.mkdir()
    for number, text in enumerate(NASTY):
        head = json.dumps({"title": text, "tags": [text], "odd": text, "aliases": [text]})
        body = f"{text} is a thing.\n\n{text}\n\n    {text}\n\n- {text}\n\n> {text}\n\n[a]: {text}\n"
        (source / f"note-{number}.md").write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")
    importing.prepare(source, into).write()
    assert len(compiled(into).terms) == len(NASTY)
