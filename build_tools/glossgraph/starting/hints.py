"""What to write into each field of a new term, in a comment with examples that fit the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.long_definition import LONGEST
from glossgraph.model import Flow, Role
from glossgraph.text.yaml import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Glossary
    from glossgraph.starting.draft import Draft

_OTHER_TERM = "other-term"

_WIDEST = 60
"""How many characters a list of names takes."""


def hints(glossary: Glossary, draft: Draft) -> Mapping[str, str]:
    """Return what to write into the fields of a new term, each in one line."""
    one, other = _parties(glossary, draft)
    return {
        "aliases": "other names of the same concept, such as [second name, third name]",
        "stage": f"one of {some(glossary.stages)}",
        "definition": f"one sentence of at most {LONGEST} words: what it belongs to, and what sets it apart",
        "formula": "its symbols: {equation: L = A / E, where: {A: assets, E: equity}}, in symbols of its own",
        "explanation": "Markdown: how it works and why it matters, indented below a `|`; [[id]] links to a term",
        "boundaries": "what it is not, or where it stops applying: a line for each, such as `- It is no ...`",
        "edges": f"what it does to others, and why: {{{_relation(glossary, draft)}: {{{_OTHER_TERM}: a sentence}}}}",
        "step": f"{{from: {one}, to: {other}, message: a few words}}, or {{at: {one}, state: a few words}}",
        "settings": f"where it happens, if not everywhere: some of {some(glossary.settings)}",
        "examples": "worked numbers: [{title: ..., given: {a: 1, b: 2}, formula: a / b, result: 0.5}]",
        "sequence": f"its story, a line for each step: `- {{term: {_OTHER_TERM}, date: 25 March 2021}}`",
        "figures": 'numbers with their source: [{value: "7 days", what: ..., source: a-reference}]',
        "faq": "a question that people ask, and its answer: [{question: ..., answer: ...}]",
        "answer": "the answer, in Markdown",
        "sources": "what is worth reading: ids of graph/references.yml, such as " + _references(glossary),
    }


def some(names: Iterable[str]) -> str:
    """Return names in a line that is not too long."""
    words = ", ".join(names)
    if len(words) <= _WIDEST:
        return words
    kept, _, _ = words[: _WIDEST - len(" ...")].rpartition(",")
    return f"{kept}, ..." if kept else "..."


def _relation(glossary: Glossary, draft: Draft) -> str:
    """Return a relation that a term of the kind may have, one that leads on if there is any."""
    fitting = [r for r in glossary.relations.values() if not r.source_kinds or draft.kind in r.source_kinds]
    fitting.sort(key=lambda r: (draft.kind not in r.source_kinds, r.flow is not Flow.FORWARD, r.distinguishes))
    return fitting[0].id if fitting else "a-relation"


def _parties(glossary: Glossary, draft: Draft) -> tuple[str, str]:
    """Return two who may act: roles of the setting, or actors of the glossary."""
    setting = next((glossary.settings[id_] for id_ in (*draft.settings, *glossary.settings)), None)
    names = [*(setting.cast if setting else ()), *_actors(glossary), "an-actor", "another-actor"]
    return names[0], names[1]


def _actors(glossary: Glossary) -> Iterator[str]:
    kinds = {kind.id for kind in glossary.kinds.values() if kind.role is Role.PARTICIPANT}
    return (term.id for term in glossary.terms.values() if term.kind in kinds)


def _references(glossary: Glossary) -> str:
    return f"[{scalar(next(iter(glossary.references), 'a-reference'))}]"
