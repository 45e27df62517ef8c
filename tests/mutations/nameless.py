"""Texts that do not name their term, and kinds of other kinds: checks that the real glossary may have switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Draft, Finding, quoted
from mutations.found import found
from mutations.material import choose, new_term, words
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

GLOSSARY = "graph/glossary.yml"


def switch_on(draft: Draft, check: str) -> None:
    """Remove a rule of the glossary that switches a check off."""
    if check in draft.get(GLOSSARY).get("checks", {}):
        draft.remove(GLOSSARY, "checks", check)


def found_already(draft: Draft, check: str) -> list[Finding]:
    """Return what a check finds in a draft before a mutation is made."""
    return [finding for finding in found(draft.texts) if finding.check == check]


def nameless_question(draft: Draft, random: Random) -> list[Finding]:
    """A new term whose question or explanation has none of its words."""
    switch_on(draft, "nameless-question")
    known = found_already(draft, "nameless-question")
    faq = f"[{{question: {quoted(f'Is {words(random, 2)} so?')}, answer: It is.}}]"
    file = f"terms/{new_term(draft, random, faq=faq)}.yml"
    return [*known, Finding("nameless-question", file, draft.value_line(file, "faq", 0, "question"))]


def nameless_explanation(draft: Draft, random: Random) -> list[Finding]:
    switch_on(draft, "nameless-explanation")
    known = found_already(draft, "nameless-explanation")
    file = f"terms/{new_term(draft, random, explanation=quoted(f'It is {words(random, 3)}.'))}.yml"
    return [*known, Finding("nameless-explanation", file, draft.value_line(file, "explanation"))]


def kind_of_another_kind(draft: Draft, random: Random) -> list[Finding]:
    """A new term that is a kind of a term of another kind."""
    switch_on(draft, "mixed-kinds")
    known = found_already(draft, "mixed-kinds")
    seen = view(draft)
    relation = choose(random, (name for name, each in seen.relations.items() if each.get("skos") == "broader"))
    wide = choose(random, (i for i in seen.terms if seen.terms[i]["kind"] == "event" and not seen.deprecated(i)))
    file = f"terms/{new_term(draft, random, {wide: relation}, kind='measure')}.yml"
    return [*known, Finding("mixed-kinds", file, draft.key_line(file, "edges", relation, wide))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("nameless-question", nameless_question),
    Mutator("nameless-explanation", nameless_explanation),
    Mutator("mixed-kinds", kind_of_another_kind),
)
