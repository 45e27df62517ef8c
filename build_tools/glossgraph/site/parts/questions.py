"""The questions of a term, with the ids at which its page answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.site.parts.anchors import section_id
from glossgraph.text.escape import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Question, Term


@once
def has_questions(glossary: Glossary) -> bool:
    """Tell whether any term answers a question."""
    return any(term.faq for term in glossary.terms.values())


def with_ids_of(term: Term) -> Iterator[tuple[Question, str]]:
    """Yield each question of a term, and the id of its heading on the term's page.

    The id is that of the question's words. A number is added if the label of the term or an earlier question has it.
    """
    taken = {_id(term.label)}
    for question in term.faq:
        id_ = first = _id(question.question)
        number = 0
        while id_ in taken:
            number += 1
            id_ = f"{first}_{number}"
        taken.add(id_)
        yield question, id_


def _id(words: str) -> str:
    return section_id(escape_markdown(" ".join(words.split())))
