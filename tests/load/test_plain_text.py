"""A glossary whose files hold plain words: nothing in them is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.load import Memory, load
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "x*y*z = k and a_b_c",
    "See [the law](https://example.org) and [[loaf|bread]] [@keynes]",
    "Context<T> && <b>bold</b> &amp; `code`",
    "# not a heading",
    "- no list",
    "1. no number",
    "a | b | c",
    "~~~ no fence",
    "back\\slash",
    "---",
]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_plain_text_is_markup(text: str, tmp_path: Path) -> None:
    write(tmp_path, "style: thesaurus\ntext: plain\n", text)
    glossary = compiler.compile_glossary(tmp_path).glossary
    term = glossary.terms["a"]
    for shown in (term.definition, term.notes[0].text, glossary.relations["near"].description, term.edges[0].reason):
        assert plain_words(glossary, shown) == text
    assert term.label == "[[x]] *y*"
    assert compiler.compile_glossary(tmp_path).diagnostics == ()


def test_a_memory_serves_both_forms(tmp_path: Path) -> None:
    memory = Memory()
    write(tmp_path, "style: thesaurus\n", "One *and* two.")
    assert load(tmp_path, memory=memory).glossary.terms["a"].definition == "One *and* two."
    (tmp_path / "graph/glossary.yml").write_text("style: thesaurus\ntext: plain\n")
    assert load(tmp_path, memory=memory).glossary.terms["a"].definition == r"One \*and\* two."


def write(root: Path, about: str, text: str) -> None:
    for folder in ("terms", "graph"):
        (root / folder).mkdir()
    quoted = "'" + text.replace("'", "''") + "'"
    (root / "graph/glossary.yml").write_text(about)
    (root / "graph/relations.yml").write_text(f"near: {{label: is near, symmetric: true, description: {quoted}}}\n")
    lines = ["label: '[[x]] *y*'", "kind: k", f"definition: {quoted}", "notes:", f"  - {{text: {quoted}}}"]
    (root / "terms/a.yml").write_text("\n".join([*lines, "edges:", f"  near: {{b: {quoted}}}", ""]))
    (root / "terms/b.yml").write_text("label: B\nkind: k\n")
