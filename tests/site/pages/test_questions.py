"""The page of all questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph.model import Question
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.site.page import Page


def pages_of(glossary: Glossary) -> dict[str, Page]:
    return {page.path: page for page in publish(Site(glossary)).pages}


@pytest.mark.parametrize("name", ["glossary", "bread"])
def test_every_question_leads_to_its_answer(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    pages = pages_of(glossary)
    listed = re.findall(r"^    - \[.*\]\(terms/([\w-]+)\.md#(.+)\)$", pages["questions.md"].text, re.MULTILINE)
    asked = [id_ for id_, term in glossary.terms.items() for _ in term.faq]
    assert sorted(id_ for id_, _ in listed) == sorted(asked)
    assert len(set(listed)) == len(listed)


def test_a_question_of_a_term_in_no_stage_and_of_no_kind_is_listed(bread: Glossary) -> None:
    odd = replace(bread.terms["dough"], stage="", kind="unheard", faq=(Question("Is it <b>odd</b>?", "Yes."),))
    page = pages_of(replace(bread, terms={**bread.terms, "dough": odd}))["questions.md"]
    assert "## Other terms\n" in page.text
    assert "<b>" not in page.text


def test_where_nothing_is_asked_there_is_no_page(bread: Glossary) -> None:
    silent = replace(bread, terms={id_: replace(term, faq=()) for id_, term in bread.terms.items()})
    pages = pages_of(silent)
    assert "questions.md" not in pages
    assert "questions" not in pages["index.md"].text
