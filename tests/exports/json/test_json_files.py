"""What the JSON export says of files is all that they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph import exports
from glossgraph.model.written_files import written_files

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_every_file_is_there_on_a_line_of_its_own(bread: Glossary) -> None:
    text = exports.contents(bread, ["json"])["glossary.json"]
    files = json.loads(text)["files"]
    assert [(file["path"], file["content"]) for file in files] == list(written_files(bread))
    assert sum(line.startswith('  {"path"') for line in text.splitlines()) == len(files)


def test_what_other_lists_say_of_a_term_is_there(spoons: Glossary) -> None:
    terms = {term["id"]: term for term in json.loads(exports.contents(spoons, ["json"])["glossary.json"])["terms"]}
    spoon = terms["spoon"]
    assert spoon["identifiers"] == {"iri": "https://example.org/things/spoon", "notations": ["S.1"]}
    assert spoon["translations"]["fr"] == {"label": "cuillère"}
    assert spoon["notes"][0] == {"type": "scope", "text": "Not for large ones, which serve."}
    assert terms["ladle"]["identifiers"]["notations"] == ["S.2", "17"]
    assert terms["whisk-game"]["qualifier"] == "card game"
    assert "definition" not in terms["ladle"]
