"""The page of all questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import markdown
import pytest

from glossgraph.model import Question
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary


@pytest.mark.parametrize("name", ["glossary", "bread"])
def test_every_question_leads_to_its_answer(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    pages = published(glossary).by_path
    listed = re.findall(r"^    - \[.*\]\(terms/([\w-]+)\.md#(.+)\)$", pages["questions.md"].text, re.MULTILINE)
    asked = [id_ for id_, term in glossary.terms.items() for _ in term.faq]
    assert sorted(id_ for id_, _ in listed) == sorted(asked)
    assert len(set(listed)) == len(listed)


def test_a_question_of_a_term_in_no_stage_and_of_no_kind_is_listed(bread: Glossary) -> None:
    odd = replace(bread.terms["dough"], stage="", kind="unheard", faq=(Question("Is it <b>odd</b>?", "Yes."),))
    page = published(replace(bread, terms={**bread.terms, "dough": odd})).by_path["questions.md"]
    assert "## Other terms\n" in page.text
    assert "<b>" not in page.text


def test_where_nothing_is_asked_there_is_no_page(bread: Glossary) -> None:
    silent = replace(bread, terms={id_: replace(term, faq=()) for id_, term in bread.terms.items()})
    pages = published(silent).by_path
    assert "questions.md" not in pages
    assert "questions" not in pages["index.md"].text


def test_a_question_is_found_though_other_headings_of_the_page_read_the_same(bread: Glossary) -> None:
    """Be it the term's name, a heading within its explanation, or a question with other signs."""
    names = ("Dough", "What is it?", "What is it!", "Что это?", "Что это?", "What *is* it?")
    odd = replace(
        bread.terms["dough"],
        label="Dough?",
        explanation="# What is it?\n\nIt is dough.\n\n# What is it\n\n# Что это?\n\nIt is flour.",
        faq=tuple(Question(name, f"Answer {number}.") for number, name in enumerate(names)),
    )
    pages = published(replace(bread, terms={**bread.terms, "dough": odd})).by_path
    linked = re.findall(r"\(terms/dough\.md#(.+)\)$", pages["questions.md"].text, re.MULTILINE)
    html = markdown.markdown(pages["terms/dough.md"].text, extensions=["toc", "attr_list", "md_in_html"])
    answers = re.findall(r'<h3 id="([^"]*)">[^<]*</h3></summary>\s*<div>Answer (\d)\.', html)
    assert answers == [(id_, str(number)) for number, id_ in enumerate(linked)]
    ids = re.findall(r' id="([^"]*)"', html)
    assert max(Counter(ids).values()) == 1
