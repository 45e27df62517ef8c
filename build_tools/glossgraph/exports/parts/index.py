"""The first note of a folder of notes: what the glossary is about, and its terms by stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.prose import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.notes import Notes
    from glossgraph.model import Stage, Term


def index(notes: Notes) -> str:
    """Return the note as blocks of Markdown, without its title."""
    return "\n\n".join(block for block in _blocks(notes) if block)


def stage_note(notes: Notes, stage: Stage) -> str:
    """Return the note of a stage as blocks of Markdown, without its title."""
    description = notes.prose.line(stage.description)
    return "\n\n".join(filter(None, (description, _listed(notes, notes.glossary.by_stage[stage.id]))))


def _blocks(notes: Notes) -> Iterator[str]:
    glossary, say = notes.glossary, notes.words.say
    yield notes.prose.line(glossary.about.description)
    yield "\n".join(f"- {escaped(fact.capitalize())}: {escaped(text)}" for fact, text in glossary.about.credits.items())
    for stage in glossary.stages.values():
        heading = say("stages.numbered", number=stage.number, stage=stage.label)
        yield f"## {notes.link_to_stage(stage, heading)}"
        yield stage_note(notes, stage)
    others = [term for term in glossary.terms.values() if term.stage not in glossary.stages]
    if glossary.stages and others:
        yield f"## {escaped(say('home.outside-stages'))}"
    yield _listed(notes, others)


def _listed(notes: Notes, terms: list[Term] | tuple[Term, ...]) -> str:
    return "\n".join(
        f"- {notes.linked(term)}{': ' if term.definition else ''}{notes.prose.line(term.definition)}"
        for term in sorted(terms, key=lambda term: (term.label.casefold(), term.id))
    )
