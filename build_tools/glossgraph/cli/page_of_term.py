"""What is said of a term as a page for a terminal, and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.cli import described, screen
from glossgraph.pictures.terminal_ladder import drawn
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.cli.described import Section
    from glossgraph.model import Glossary, Term


def as_text(glossary: Glossary, term: Term, setting: str) -> Iterator[str]:
    """Yield the lines for a terminal; nothing in them steers it but colours."""
    yield screen.heading(term.title)
    yield from screen.paragraph(" · ".join([term.id, *described.facts(glossary, term)]))
    if names := described.other_names(term):
        yield from screen.paragraph(names, lead="also:")
    if term.definition:
        yield ""
        yield from screen.paragraph(plain_words(glossary, term.definition))
    for section in described.sections(glossary, term, setting):
        yield ""
        yield screen.heading(section.heading)
        yield from _lines(glossary, section)


def _lines(glossary: Glossary, section: Section) -> Iterator[str]:
    if section.diagram:
        yield from drawn(section.diagram, catalogue(glossary.about.language).say, screen.width())
    for block in section.blocks:
        if not block.lead:
            yield from screen.paragraph(block.text, indent=2)
        elif section.heading in {"Connections", "Questions"}:
            yield from screen.paragraph("", indent=2, lead=block.lead)
            yield from screen.paragraph(block.text, indent=4)
        else:
            yield from screen.paragraph(block.text, indent=2, lead=block.lead)


def as_markdown(glossary: Glossary, term: Term, setting: str) -> Iterator[str]:
    """Yield the lines of a page in Markdown, in which what people have written forms no markup."""
    yield f"# {escape_markdown(term.title)}\n"
    yield f"{escape_markdown(' · '.join([term.id, *described.facts(glossary, term)]))}\n"
    if names := described.other_names(term):
        yield f"Also: {escape_markdown(names)}\n"
    if term.definition:
        yield f"{escape_markdown(plain_words(glossary, term.definition))}\n"
    for section in described.sections(glossary, term, setting):
        yield f"## {escape_markdown(section.heading)}\n"
        for step in section.diagram.steps if section.diagram else ():
            yield f"{step.number}. {escape_markdown(step.sentence)}"
        if section.diagram:
            yield ""
        for block in section.blocks:
            lead = f"**{escape_markdown(block.lead)}** " if block.lead else ""
            yield f"{lead}{escape_markdown(block.text)}\n"
