"""The words of the interface: a catalogue for each language, in a file of its own. Pages look up entries by their keys.

An entry is one whole sentence, heading or name, so that a translator can put its parts in another order. Names in
braces are replaced by values, and `[words]({target})` is a link:

    counts: "{terms}, each with [its relations]({relations})."

An entry with a number in it has a form for each plural category of its language
(https://cldr.unicode.org/index/cldr-spec/plural-rules). The value `number` chooses one of them:

    stops: {one: "{number} stop", other: "{number} stops"}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import yaml

from glossgraph.words.content import Link, Markdown, Piece, Words, joined, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from importlib.resources.abc import Traversable

CATALOGUES = resources.files("glossgraph.words")
"""The folder that holds a file for each language, named by its tag in small letters (BCP 47), such as `pt-br.yml`."""

ENGLISH = "en"

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of CLDR. Every entry with plural forms has the form `other`."""

Entry = str | Mapping[str, str]
"""An entry as it is written: one text, or one for each plural category."""

Value = int | Piece | Markdown
"""What a name in an entry can be replaced by. A `str` is plain words.

The target of a link is the path of a page, or a `Link` whose words the entry has.
"""

_PART = re.compile(r"\[(?P<words>[^\[\]]*)\]\(\{(?P<target>\w+)\}\)|\{(?P<name>\w+)\}")


class CatalogueError(ValueError):
    """A catalogue that cannot be read, or a key or values that do not fit it."""


def _one_or_other(number: int) -> str:
    return "one" if number == 1 else "other"


_PLURALS: Mapping[str, Callable[[int], str]] = {}
"""The functions from whole numbers to plural categories, for the languages that differ from English."""


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


@dataclass(frozen=True, slots=True)
class _LinkSlot:
    words: tuple[str | _Slot, ...]
    target: str


class _Pattern(NamedTuple):
    parts: tuple[str | _Slot | _LinkSlot, ...]
    names: frozenset[str]


@dataclass(frozen=True)
class Catalogue:
    """The words of the interface in one language."""

    language: str
    entries: Mapping[str, Entry]
    """By their keys, `group.name`."""
    english: Mapping[str, Entry] = field(default_factory=dict)
    """What stands in for an entry that is not translated yet."""

    def say(self, key: str, /, **values: str | int) -> str:
        """Return an entry as plain words.

        Raises:
            CatalogueError: If there is no such entry, or if its names are not exactly those of the values.

        """
        parts = self._pattern(key, values).parts
        written = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return "".join(_plain_part(key, part, written) for part in parts)

    def text(self, key: str, /, **values: Value) -> Markdown:
        """Return an entry as Markdown, with its links. It raises the errors that `say` raises."""
        return text(*(self._piece(part, values) for part in self._pattern(key, values).parts))

    def group(self, name: str) -> dict[str, Entry]:
        """Return the entries of a group by their names, as they are written, for a script that fills in the values."""
        known = {**self.english, **self.entries}
        entries = {key.removeprefix(f"{name}."): entry for key, entry in known.items() if key.startswith(f"{name}.")}
        if not entries:
            raise CatalogueError(f"`{self.language}.yml` has no group `{name}`")
        return entries

    def listed(self, parts: Iterable[Piece | Markdown]) -> Markdown:
        """Return texts as a list within a line, such as "a, b, c"."""
        return joined(parts, self.say("list.comma"))

    def number(self, number: int | str) -> str:
        """Return a number with the marks of the language; digits as text have a full stop before the decimals."""
        written = f"{number:,}" if isinstance(number, int) else number
        return written.translate(self._marks)

    @property
    def decimal(self) -> str:
        """The mark before decimals."""
        return self.say("number.decimal")

    @cached_property
    def _marks(self) -> dict[int, str]:
        """The marks within numbers, by those of English."""
        return {ord(","): self.say("number.thousands"), ord("."): self.decimal}

    def _piece(self, part: str | _Slot | _LinkSlot, values: Mapping[str, Value]) -> Piece | Markdown:
        if isinstance(part, str):
            return part
        if isinstance(part, _LinkSlot):
            words = "".join(self._in_link(word, values) for word in part.words)
            target = values[part.target]
            return replace(target, words=words) if isinstance(target, Link) else Link(str(target), words)
        value = values[part.name]
        if isinstance(value, int):
            return self.number(value)
        return Words(value) if isinstance(value, str) else value

    def _in_link(self, word: str | _Slot, values: Mapping[str, Value]) -> str:
        if isinstance(word, str):
            return word
        value = values[word.name]
        return self.number(value) if isinstance(value, int) else str(value)

    def _pattern(self, key: str, values: Mapping[str, object]) -> _Pattern:
        entry = self.entries.get(key, self.english.get(key))
        if entry is None:
            raise CatalogueError(f"`{self.language}.yml` has no entry `{key}`")
        names = names_of(entry)
        if names != values.keys():
            raise CatalogueError(f"`{key}` of `{self.language}.yml` takes {_list(names)}, and not {_list(values)}")
        if isinstance(entry, str):
            return _parsed(entry)
        category = _PLURALS.get(self.language, _one_or_other)(_number(key, values))
        return _parsed(entry.get(category, entry["other"]))


def catalogue(language: str, folder: Traversable = CATALOGUES) -> Catalogue:
    """Return the catalogue of a language, or else of the language that it is a variety of, or else of English.

    Args:
        language: A tag as in BCP 47, such as `en-GB`.
        folder: The folder with the files.

    Raises:
        CatalogueError: If the file is no catalogue.

    """
    tag = language.lower()
    while tag:
        file = folder / f"{tag}.yml"
        if file.is_file():
            return Catalogue(tag, _read(file), _english())
        tag = tag.rpartition("-")[0]
    return Catalogue(ENGLISH, _english())


def names_of(entry: Entry) -> frozenset[str]:
    """Return the names in an entry; with plural forms, always `number` too, even if none of the forms shows it."""
    if isinstance(entry, str):
        return _parsed(entry).names
    return frozenset({"number"}).union(*(_parsed(form).names for form in entry.values()))


@cache
def _english() -> dict[str, Entry]:
    return _read(CATALOGUES / f"{ENGLISH}.yml")


def _read(file: Traversable) -> dict[str, Entry]:
    # this loader reads every scalar as text, so that words like `no` need no quotes
    groups = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes texts only
    if not isinstance(groups, dict):
        raise CatalogueError(f"`{file.name}` is no mapping of groups")
    entries: dict[str, Entry] = {}
    for group, members in groups.items():
        if not isinstance(members, dict):
            raise CatalogueError(f"`{group}` of `{file.name}` is no group of entries")
        for name, entry in members.items():
            if not _is_entry(entry):
                raise CatalogueError(f"`{group}.{name}` of `{file.name}` is neither words nor their plural forms")
            entries[f"{group}.{name}"] = entry
    return entries


def _is_entry(entry: object) -> bool:
    if isinstance(entry, dict):
        return "other" in entry and entry.keys() <= CATEGORIES and all(isinstance(form, str) for form in entry.values())
    return isinstance(entry, str)


@cache
def _parsed(entry: str) -> _Pattern:
    parts: list[str | _Slot | _LinkSlot] = []
    names: set[str] = set()
    position = 0
    for match in _PART.finditer(entry):
        parts.append(entry[position : match.start()])
        position = match.end()
        if match["name"]:
            parts.append(_Slot(match["name"]))
            names.add(match["name"])
        else:
            words = _parsed(match["words"])
            parts.append(
                _LinkSlot(tuple(part for part in words.parts if not isinstance(part, _LinkSlot)), match["target"])
            )
            names |= {match["target"], *words.names}
    return _Pattern((*parts, entry[position:]), frozenset(names))


def _number(key: str, values: Mapping[str, object]) -> int:
    number = values["number"]
    if not isinstance(number, int):
        raise CatalogueError(f"`{key}` counts, and `{number}` is no whole number")
    return number


def _plain_part(key: str, part: str | _Slot | _LinkSlot, values: Mapping[str, str]) -> str:
    if isinstance(part, _LinkSlot):
        raise CatalogueError(f"`{key}` holds a link, and cannot be plain words")
    return values[part.name] if isinstance(part, _Slot) else part


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) or "nothing"
