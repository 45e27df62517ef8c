"""What to do about a problem: in words, and where it is sure, as a change to the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from glossgraph.diagnostics.near import did_you_mean, nearest, surely_meant

if TYPE_CHECKING:
    from glossgraph.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a problem: what stands at a place is replaced.

    The words of the place, if it has any, are what is replaced, and nothing if they do not stand there. Otherwise, at a
    place with a span, the text of the file is replaced as it is written, and at one with a document path the value: it
    becomes a text, in quotes where YAML needs them. `editing.fixes` makes edits of it.
    """

    title: str
    """What it does, as an order: ``write `margin-call` ``."""
    place: Place
    replacement: str
    everywhere: bool = False
    """Whether all that equals what stands at the place is replaced, in the whole file."""


class Cure(Protocol):
    """Advice that a program can follow."""

    def __str__(self) -> str:
        """Return it as a help text."""

    def fix(self, place: Place) -> Fix | None:
        """Return the change that it stands for, if it is sure; `place` is that of the problem."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The name nearest to a mistyped word, or other advice: looked for only when it is read, as that takes long."""

    word: str
    names: tuple[str, ...] = field(repr=False, compare=False)
    otherwise: str

    def __str__(self) -> str:
        """Return it as a help text."""
        return did_you_mean(self.word, self.names, self.otherwise)

    def guess(self, place: Place) -> Fix | None:
        """Return the change to the nearest name, which may not be what is meant."""
        near = nearest(self.word, self.names)
        return Rewrite("", self.word, near).fix(place) if near else None

    def fix(self, place: Place) -> Fix | None:
        """Return the change to the name, if it is the only one from which the word differs by a slip of typing."""
        meant = surely_meant(self.word, self.names)
        if not meant or meant != nearest(self.word, self.names):
            return None
        return Rewrite("", self.word, meant).fix(place)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Advice that says for sure what is to stand instead of a word at the place of the problem."""

    advice: str
    word: str
    meant: str

    def __str__(self) -> str:
        """Return it as a help text."""
        return self.advice

    def fix(self, place: Place) -> Fix:
        """Return the change of that word."""
        words = place.words if self.word in place.words else self.word
        written = words.replace(self.word, self.meant, 1)
        return Fix(f"write `{written}`", replace(place, words=words), written)


@dataclass(frozen=True, slots=True)
class Guess:
    """Advice that names the one thing that is likely to be meant, and that somebody has to agree to."""

    advice: str
    word: str
    likely: str

    def __str__(self) -> str:
        """Return it as a help text."""
        return self.advice

    def guess(self, place: Place) -> Fix:
        """Return the change to what is likely."""
        return Rewrite(self.advice, self.word, self.likely).fix(place)

    def fix(self, place: Place) -> None:
        """Return nothing: it is not sure."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Advice to put quotes around the value at the place of the problem, so that YAML reads it as text."""

    advice: str
    text: str

    def __str__(self) -> str:
        """Return it as a help text."""
        return self.advice

    def fix(self, place: Place) -> Fix:
        """Return the change of the value."""
        return Fix("put it in quotes", place, self.text)


@dataclass(frozen=True, slots=True)
class Retyped:
    """Advice to put some text in the place of what stands at the place of the problem, as the file is written."""

    advice: str
    title: str
    text: str
    place: Place | None = None
    """The place of what is replaced, if it is not that of the problem."""
    everywhere: bool = False

    def __str__(self) -> str:
        """Return it as a help text."""
        return self.advice

    def fix(self, place: Place) -> Fix:
        """Return the change of that text."""
        return Fix(self.title, self.place or place, self.text, self.everywhere)


@dataclass(frozen=True, slots=True)
class Extended:
    """Advice to which something is added."""

    cure: str | Cure
    more: str

    def __str__(self) -> str:
        """Return it as a help text."""
        return f"{self.cure}{self.more}"

    def fix(self, place: Place) -> Fix | None:
        """Return the change that the advice stands for."""
        return None if isinstance(self.cure, str) else self.cure.fix(place)
