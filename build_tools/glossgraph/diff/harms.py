"""What breaks others, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diff.changes import OF_MODELS, Harm
from glossgraph.words.content import Code, Words

if TYPE_CHECKING:
    from glossgraph.diff.changes import Break
    from glossgraph.diff.pieces import Line, Names
    from glossgraph.words.content import Markdown


FORMER = Code("former_ids")
"""The field in which a term lists the ids that it had."""


def told_break(names: Names, change: Break) -> Line:
    """Return a line that says what is gone or different, with the addresses that lead nowhere."""
    pieces = (_of_model if change.harm in OF_MODELS else _said)(names, change).pieces
    if change.addresses:
        listed = names.words.listed(map(Code, change.addresses))
        pieces = (*pieces, *names.words.text("diff.addresses", addresses=listed).pieces)
    return pieces


def _of_model(names: Names, change: Break) -> Markdown:
    """Return what can no longer be set in a model, or read of it."""
    text, id_, model = names.words.text, Code(change.detail), Code(change.subject)
    match change.harm:
        case Harm.CHOICE:
            return text("diff.break-choice", id=id_, model=model, choice=change.before)
        case Harm.RANGE:
            before, after = Code(change.before), Code(change.after)
            return text("diff.break-range", id=id_, model=model, before=before, after=after)
        case Harm.PARAMETER:
            return text("diff.break-parameter", id=id_, model=model)
        case Harm.SCENARIO:
            return text("diff.break-scenario", id=id_, model=model)
    return text("diff.break-result", id=id_, model=model)


def _said(names: Names, change: Break) -> Markdown:  # noqa: PLR0911 - one for each harm
    text, id_ = names.words.text, Code(change.subject)
    before, after = _value(names, change.before), _value(names, change.after)
    match change.harm:
        case Harm.TERM if change.after:
            return text("diff.break-term-now", id=id_, term=names.term(change.after), field=FORMER)
        case Harm.TERM:
            return text("diff.break-term", id=id_)
        case Harm.PART:
            return text("diff.break-part", part=_part(names, change.detail), id=id_)
        case Harm.NAME if change.after:
            term, other = names.term(change.subject), names.term(change.after)
            return text("diff.break-name-now", name=change.detail, term=term, other=other)
        case Harm.NAME:
            return text("diff.break-name", name=change.detail, term=names.term(change.subject))
        case Harm.COMPARISON:
            return text("diff.break-comparison", id=id_)
        case Harm.RELATION:
            return text("diff.break-relation", id=id_, field=names.field(change.detail), before=before, after=after)
        case Harm.FORMAT:
            return text("diff.break-format", file=id_, before=before, after=after)
    field = Words(names.field(change.detail))
    if change.subject:
        return text(
            "diff.break-identifier-of", field=field, term=names.term(change.subject), before=before, after=after
        )
    return text("diff.break-identifier", field=field, before=before, after=after)


def _part(names: Names, part: str) -> Words:
    """Return what an entry of a part is, without its name."""
    return Words(names.words.say(f"diff.part-{part}", label="").strip())


def _value(names: Names, value: str) -> Code | Words:
    return Code(value) if value else Words(names.words.say("diff.empty"))
