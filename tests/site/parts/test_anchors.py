"""The ids of headings: readable in any script, and the same whatever stands before them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.model import Question
from glossgraph.site.page import Site
from glossgraph.site.parts.anchors import heading_id, with_ids
from glossgraph.site.publish import publish
from glossgraph.text.escape import escape_markdown
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary

TEXTS = st.lists(st.text(min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=6)


def ids_of(text: str) -> list[str]:
    """Return the ids of a page's headings as generators make them."""
    html = markdown.markdown(text, extensions=["toc", "tables", "fenced_code", "attr_list"])
    return re.findall(r'<h[1-6] id="([^"]*)"', html)


def ids_without_ours(text: str) -> list[str]:
    return ids_of(re.sub(r" \{: #\S+ \}$", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("What is it?", "what-is-it"),
        ("Café — a rule", "cafe-a-rule"),
        ("Größe und Maß", "größe-und-maß"),
        ("Øresund", "øresund"),
        ("Что это?", "что-это"),
        ("ما هذا؟", "ما-هذا"),
        ("这是什么？", "这是什么"),
        ("Τι είναι αυτό;", "τι-είναι-αυτό"),
        ("हिन्दी में क्या है?", "हिन्दी-में-क्या-है"),
        ("2 × π", "2-π"),
        ("🔥🔥", "sign-fire"),
        ("???", "sign-question-mark"),
        ("\u00e5 and a\u030a ж", "å-and-å-ж"),
    ],
)
def test_an_id_is_readable(text: str, id_: str) -> None:
    assert heading_id(text) == id_
    assert ids_of(with_ids(f"## {escape_markdown(text)}\n\nWords.")) == [id_]


def test_what_comes_before_changes_no_id() -> None:
    questions = ["Что это?", "Зачем это?", "Что это!"]
    some, more = (ids_of(with_ids("\n\n".join(f"### {q}" for q in listed))) for listed in (questions[:1], questions))
    assert more[0] == some[0]
    assert len(set(more)) == 3
    for number in range(3):
        alone = ids_of(with_ids("## Другое\n\n" + "\n\n".join(f"### {q}" for q in questions[: number + 1])))
        assert alone[1:] == more[: number + 1]


@given(TEXTS)
def test_ids_are_unique_and_links_to_them_hold(texts: list[str]) -> None:
    ids = ids_of(with_ids("\n\n".join(f"## {escape_markdown(text)}" for text in texts)))
    assert len(set(ids)) == len(ids) == len([text for text in texts if escape_markdown(text)])
    assert not [id_ for id_ in ids if not id_ or re.search(r"\s", id_)]


@given(st.lists(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1), max_size=5))
def test_plain_english_keeps_the_ids_that_it_has_had(texts: list[str]) -> None:
    page = "\n\n".join(f"## {escape_markdown(text)} a" for text in texts)
    assert with_ids(page) == page


def test_the_pages_keep_the_ids_that_they_have_had(glossary: Glossary) -> None:
    for page in published(glossary).pages:
        for now, before in zip(ids_of(page.text), ids_without_ours(page.text), strict=True):
            assert now == before or re.fullmatch(r"_\d+", before)


def test_code_holds_no_headings() -> None:
    page = "```sh\n# тест\n```\n\n~~~\n# тест\n~~~\n"
    assert with_ids(page) == page


def test_questions_and_letters_of_any_script_can_be_linked(bread: Glossary) -> None:
    dough = bread.terms["dough"]
    faq = (Question("Что это?", "Тесто."), Question("Почему?", "Так."))
    terms = {**bread.terms, "dough": replace(dough, label="Тесто", faq=faq)}
    pages = {page.path: page for page in publish(Site(replace(bread, terms=terms))).pages}
    text = pages["terms/dough.md"].text
    ids = ids_of(text)
    assert ids[ids.index("questions") :][:3] == ["questions", "что-это", "почему"]
    assert "{:" not in pages["terms/dough.md"].plain
    letters = pages["terms/index.md"].text
    linked = re.findall(r'<a href="#([^"]*)">', letters)
    assert "т" in linked
    assert linked == ids_of(letters)[1:]
