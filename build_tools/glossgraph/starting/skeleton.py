"""The text of the file of a new term: what is known of it, and for the rest comments that say what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.form import Order, formatted
from glossgraph.load.shapes import TermShape
from glossgraph.starting.hints import hints
from glossgraph.starting.needs import needs
from glossgraph.text.yaml import dumped, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.starting.draft import Draft


def text_of(glossary: Glossary, draft: Draft, folder: str) -> str:
    """Return the text of the file of a new term in a folder below the root, such as `terms/actors`.

    It can be read as it is, and has its canonical form. A field that is not filled in has a comment on its own line,
    which goes away when something is written over it.
    """
    up = "../" * (folder.count("/") + 1)
    first = f"# yaml-language-server: $schema={up}graph/term.schema.json\n"
    text = "".join((first if "term.schema.json" in glossary.schemas else "", *_lines(glossary, draft)))
    try:
        return formatted(f"{folder}/{draft.id}.yml", text, Order(glossary.relations))
    except source.SourceError:
        # what somebody wrote is kept, whatever the formatter says of it
        return text


def _lines(glossary: Glossary, draft: Draft) -> Iterator[str]:
    known = {name: value for name, value in _known(draft).items() if value}
    wanted = needs(glossary, draft.kind)
    told = hints(glossary, draft)
    for name in TermShape.model_fields:
        if name == "faq" and draft.question and not draft.answer:
            yield f"faq:\n  - question: {scalar(draft.question)}\n    answer:  # {told['answer']}\n"
        elif name == "edges" and draft.edges:
            yield "edges:\n"
            yield from (f"  {relation}:\n{dumped(targets, 2)}" for relation, targets in draft.edges.items())
        elif name in known:
            yield dumped({name: known[name]})
        elif name in wanted:
            yield f"{name}:  # {told[name]}\n"
        yield from _comments(draft, name)
    yield from _comments(draft, "")


def _known(draft: Draft) -> dict[str, object]:
    """Return what is known of a term, by the fields of its file."""
    return {
        "label": draft.label,
        "qualifier": draft.qualifier,
        "aliases": list(draft.aliases),
        "kind": draft.kind,
        "stage": draft.stage,
        "definition": draft.definition,
        "explanation": draft.explanation,
        "boundaries": list(draft.boundaries),
        "settings": list(draft.settings),
        "faq": [{"question": draft.question, "answer": draft.answer}] if draft.question else [],
        "sources": list(draft.sources),
    }


def _comments(draft: Draft, field: str) -> Iterator[str]:
    """Yield the remarks at a field, or those at none, as lines of which none can be anything but a comment."""
    for remark in draft.remarks:
        if remark.field == field:
            yield f"# {' '.join(remark.heading.split())}:\n"
            yield from (f"#   {line}".rstrip() + "\n" for line in remark.text.splitlines())
