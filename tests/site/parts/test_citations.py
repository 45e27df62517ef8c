"""How references are cited, and the citations of a term that its page offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.model import About, Glossary, Party, Term
from glossgraph.site.page import Site
from glossgraph.site.parts import citations

if TYPE_CHECKING:
    from collections.abc import Iterator


def bibtex(label: str, title: str = "Bread", author: str = "A. Miller") -> str:
    term = Term("a", "terms/a.yml", label, "event", "A thing.")
    glossary = Glossary(terms={"a": term}, about=About(title=title, authors=(Party(author),)))
    return "\n".join(citations.bibtex(Site(glossary), term))


def depths(text: str) -> Iterator[int]:
    """Yield how many braces are open after each, as BibTeX counts them: whether escaped or not."""
    depth = 0
    for character in text:
        if character in "{}":
            depth += 1 if character == "{" else -1
            yield depth


def test_an_entry_of_bibtex_is_in_its_form() -> None:
    assert bibtex("Margin call") == (
        "@misc{a,\n  title = {{Margin call}},\n  author = {{A. Miller}},\n  howpublished = {In: Bread},\n}"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a {b} c", r"a \textbraceleft{}b\textbraceright{} c"),
        ("} a", r"\textbraceright{} a"),
        ("a {", r"a \textbraceleft{}"),
        (r"a \b", r"a \textbackslash{}b"),
        ("a ~ ^ b", r"a \textasciitilde{} \textasciicircum{} b"),
        ("$5 & 10% #1 _x", r"\$5 \& 10\% \#1 \_x"),
    ],
)
def test_no_text_breaks_an_entry_of_bibtex(text: str, written: str) -> None:
    entry = bibtex(text, title=text, author=text)
    assert f"  title = {{{{{written}}}}},\n" in entry
    assert f"  author = {{{{{written}}}}},\n" in entry
    assert f"  howpublished = {{In: {written}}},\n" in entry
    *before, last = depths(entry)
    assert min(before) > 0
    assert last == 0
