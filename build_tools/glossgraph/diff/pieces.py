"""The pieces of lines that tell of changes: names of things, and texts with their changed words marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.diff.leaves import ARROW, ORDER
from glossgraph.diff.words import Mark, Run, marked
from glossgraph.text.mentions import mention_text
from glossgraph.text.scan import scan
from glossgraph.words.content import Link, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.diff.changes import FieldChange
    from glossgraph.model import Glossary
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Piece

Line = tuple["Piece | Run", ...]
"""What stands on a line: words of the catalogue, names, links to terms, and runs of marked words."""

_AROUND = 10
"""How many unchanged words are shown before and after a change."""

_LONGEST = 150
"""How many words of a text are shown that came or went as a whole."""

_CUT = "…"

_HOLDING = {
    "stage": "stages",
    "kind": "kinds",
    "groups": "groups",
    "settings": "settings",
    "in": "settings",
    "relation": "relations",
    "replaced_by": "terms",
}
"""Whose ids a field holds."""


class Names:
    """What things are called, on whichever side they are."""

    def __init__(self, before: Glossary, after: Glossary, words: Catalogue) -> None:
        """Take both glossaries; where both have something, it is called as in the second."""
        self.words = words
        self._sides = (after, before)
        self._fields = words.group("diff-field")

    def title(self, id_: str) -> str:
        """Return what a term is called."""
        return next((" ".join(side.terms[id_].title.split()) for side in self._sides if id_ in side.terms), id_)

    def term(self, id_: str) -> Link | Words:
        """Return a link to the page of a term, or only its name if it has none any more."""
        after = self._sides[0]
        return Link(f"terms/{id_}.md", self.title(id_)) if id_ in after.terms else Words(self.title(id_))

    def relation(self, id_: str) -> str:
        """Return the words of a relation."""
        return next((side.relations[id_].label for side in self._sides if id_ in side.relations), id_)

    def setting(self, id_: str) -> str:
        """Return what a setting is called."""
        return next((side.settings[id_].label for side in self._sides if id_ in side.settings), id_)

    def path(self, id_: str) -> str:
        """Return what a reading path is called."""
        return next((side.paths[id_].label for side in self._sides if id_ in side.paths), id_)

    def plain(self, text: str) -> str:
        """Return a text with its mentions of terms as the words that are read."""
        parts, position = list[str](), 0
        for mention in scan(text).mentions if "[[" in text else ():
            side = next((side for side in self._sides if mention.term in side.terms), self._sides[0])
            parts += [text[position : mention.start], mention_text(side, text, mention)]
            position = mention.end
        return "".join([*parts, text[position:]])

    def value(self, field: str, value: str) -> str:
        """Return what is called by an id that a field holds, or else the value itself."""
        part = _HOLDING.get(field)
        entries = (getattr(side, part).get(value) for side in self._sides) if part else ()
        return next((" ".join(entry.label.split()) for entry in entries if entry), value)

    def field(self, name: str) -> str:
        """Return what a field is called."""
        return str(self._fields.get(name, name))


def field_line(names: Names, change: FieldChange) -> Line:
    """Return a line that says what a field said, and what it says."""
    text, field = names.words.text, names.field(change.field)
    if change.key == ORDER:
        is_whole = change.field == ORDER
        key = names.words.say("diff.order")
        lead = text("diff.field", field=key) if is_whole else text("diff.field-of", field=field, key=key)
        return (*lead.pieces, *marked_row(change.before.split(ARROW), change.after.split(ARROW)))
    lead = text("diff.field-of", field=field, key=Words(change.key)) if change.key else text("diff.field", field=field)
    before, after = (names.value(change.field, value) for value in (change.before, change.after))
    if before == after:
        before, after = change.before, change.after
    runs = marked(before, after)
    plain = [run._replace(text=names.plain(run.text)) for run in runs]
    # where only the term changed to which the same words lead, that has to be seen
    is_seen = all(one.mark is other.mark or one.text.strip() != other.text.strip() for one, other in pairwise(plain))
    return (*lead.pieces, *shortened(plain if is_seen else runs))


def marked_row(before: Sequence[str], after: Sequence[str]) -> Iterator[Run | str]:
    """Yield what stands in a row, with arrows between it, and marks on what went and what came."""
    runs: list[Run] = []
    for tag, start, end, start_new, end_new in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Mark.SAME, ARROW.join(before[start:end])))
            continue
        sides = (Mark.GONE, before[start:end]), (Mark.NEW, after[start_new:end_new])
        runs += [Run(mark, ARROW.join(names)) for mark, names in sides if names]
    for number, run in enumerate(runs):
        yield from (ARROW, run) if number else (run,)


def shortened(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs without what is far from any change, and without the rest of very long ones."""
    for number, (mark, text) in enumerate(runs):
        words = text.split()
        if mark is not Mark.SAME:
            yield Run(mark, f"{' '.join(words[:_LONGEST])} {_CUT}" if len(words) > _LONGEST else text)
            continue
        head = _AROUND if number else 0
        tail = _AROUND if number < len(runs) - 1 else 0
        if len(words) <= head + tail + 2:
            yield Run(mark, text)
            continue
        parts = [" ".join(words[:head]), _CUT, " ".join(words[len(words) - tail :])]
        around = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        yield Run(mark, f"{around[0]}{' '.join(filter(None, parts))}{around[1]}")
