"""What is said of a term as a page for a terminal, and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.cli import described, screen
from glossgraph.pictures.terminal_ladder import drawn
from glossgraph.pictures.told import told
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.cli.described import Section
    from glossgraph.model import Glossary, Term
    from glossgraph.pictures.diagram import Diagram
    from glossgraph.words.say import Say


def as_text(glossary: Glossary, term: Term, setting: str) -> Iterator[str]:
    """Yield the lines for a terminal; nothing in them steers it but colours."""
    yield from screen.heading(term.title)
    yield from screen.paragraph(" · ".join([term.id, *described.facts(glossary, term)]))
    if names := described.other_names(term):
        yield from screen.paragraph(names, lead="also:")
    if term.definition:
        yield ""
        yield from screen.paragraph(plain_words(glossary, term.definition))
    for section in described.sections(glossary, term, setting):
        yield ""
        yield from screen.heading(section.heading)
        yield from _lines(glossary, section)


def _lines(glossary: Glossary, section: Section) -> Iterator[str]:
    if section.diagram:
        yield from drawn(section.diagram, catalogue(glossary.about.language).say, screen.width())
    for block in section.blocks:
        if section.leads_stand_alone:
            yield from screen.paragraph("", indent=2, lead=block.lead)
            yield from screen.paragraph(block.text, indent=4)
        else:
            yield from screen.paragraph(block.text, indent=2, lead=block.lead)


def as_markdown(glossary: Glossary, term: Term, setting: str) -> Iterator[str]:
    """Yield the lines of a page in Markdown, in which what people have written forms no markup."""
    yield f"# {_escaped(term.title)}\n"
    yield f"{_escaped(' · '.join([term.id, *described.facts(glossary, term)]))}\n"
    if names := described.other_names(term):
        yield f"Also: {_escaped(names)}\n"
    if term.definition:
        yield f"{_escaped(plain_words(glossary, term.definition))}\n"
    for section in described.sections(glossary, term, setting):
        yield f"## {_escaped(section.heading)}\n"
        if section.diagram:
            yield from _steps(section.diagram, catalogue(glossary.about.language).say)
            yield ""
        for block in section.blocks:
            lead = f"**{_escaped(block.lead)}** " if block.lead else ""
            yield f"{lead}{_escaped(block.text)}".rstrip() + "\n"


def _steps(diagram: Diagram, say: Say) -> Iterator[str]:
    """Yield the steps as a numbered list, with their conditions and with what is repeated."""
    for row, before, after in told(diagram, say):
        remarks = "".join(f"*({_escaped(remark)})* " for remark in before)
        sentence = _escaped(row.step.sentence)
        number = f"{row.step.number}. "
        yield f"{number}{remarks}{f'**{sentence}**' if row.step.own else sentence}"
        yield from (f"{'':{len(number)}}- ↺ {_escaped(remark)}" for remark in after)


def _escaped(text: str) -> str:
    return escape_markdown(screen.shown(text))
