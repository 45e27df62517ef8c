"""What a file can hold at a document path, with what each of it means: read from the schemas for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph import checks, source
from glossgraph.load.schema import schema_of_ids, schemas_of_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary
    from glossgraph.source import Step

_ID = "-id"
"""How the name of a list of ids ends in a schema."""


class Offer(NamedTuple):
    """A key or a value that can stand at a place."""

    name: str
    about: str
    noun: str = ""
    """What it is the id of, if it is one."""
    holds: str = ""
    """What a key holds: `object`, `array`, or nothing if that is a plain value."""


class Schemas:
    """The schemas of a glossary."""

    def __init__(self, glossary: Glossary) -> None:
        """Make those that `glossgraph schema` would write now."""
        self._files: Mapping[str, Any] = {
            **schemas_of_files(glossary, checks.in_fields()),
            source.IDS: schema_of_ids(glossary),
        }

    def keys(self, file: str, path: tuple[Step, ...]) -> list[Offer]:
        """Return the keys that a mapping at a path of a file can have."""
        offers: dict[str, Offer] = {}
        for part, _ in self._at(file, path):
            is_closed = part.schema.get("additionalProperties") is False
            for name, inner in part.schema.get("properties", {}).items():
                about = inner.get("description", "")
                holds = {str(option.schema.get("type", "")) for option, _ in self._options(part.of(inner), "")}
                kind = next((each for each in ("array", "object") if holds == {each}), "")
                noun = _noun_of_keys(path, is_closed=is_closed)
                offers.setdefault(name, Offer(name, about, noun, kind))
        return [*offers.values()]

    def values(self, file: str, path: tuple[Step, ...]) -> list[Offer]:
        """Return the words that can stand at a path of a file."""
        offers: dict[str, Offer] = {}
        for part, noun in self._at(file, path):
            words = part.schema.get("enum", ())
            abouts = part.schema.get("enumDescriptions", ())
            for number, word in enumerate(words):
                offers.setdefault(word, Offer(word, abouts[number] if abouts else "", noun))
            if part.schema.get("type") == "boolean":
                offers |= {word: Offer(word, "") for word in ("true", "false")}
        return [*offers.values()]

    def about(self, file: str, path: tuple[Step, ...]) -> str:
        """Return what a field at a path is; nothing if that is not known."""
        if not path:
            return ""
        return next((offer.about for offer in self.keys(file, path[:-1]) if offer.name == path[-1]), "")

    def required(self, file: str, path: tuple[Step, ...]) -> list[str]:
        """Return the keys that a mapping at a path has to have."""
        return [name for part, _ in self._at(file, path) for name in part.schema.get("required", ())]

    def _at(self, file: str, path: tuple[Step, ...]) -> list[tuple[_Part, str]]:
        name = schema_of(file)
        if name not in self._files:
            return []
        parts = [*self._options(_Part(name, self._files[name]), "")]
        for step in path:
            parts = [option for part, _ in parts for inner in part.inner(step) for option in self._options(inner, "")]
        return parts

    def _options(self, part: _Part, noun: str) -> Iterator[tuple[_Part, str]]:
        """Yield what a part of a schema stands for, each with what its words are the ids of."""
        if target := part.schema.get("$ref"):
            file, _, name = target.partition("#/$defs/")
            file = file or part.file
            noun = name.removesuffix(_ID) if name.endswith(_ID) else noun
            yield from self._options(_Part(file, self._files[file]["$defs"][name]), noun)
        elif choices := part.schema.get("anyOf") or part.schema.get("oneOf"):
            for choice in choices:
                yield from self._options(part.of(choice), noun)
        else:
            yield part, noun


class _Part(NamedTuple):
    """A part of a schema."""

    file: str
    schema: Mapping[str, Any]

    def of(self, schema: Mapping[str, Any]) -> _Part:
        return _Part(self.file, schema)

    def inner(self, step: Step) -> Iterator[_Part]:
        """Yield the schema of what is one step further in."""
        if isinstance(step, int):
            found = self.schema.get("items")
        else:
            # what is said of keys by their form is said of all of them
            others = next(iter(self.schema.get("patternProperties", {}).values()), None)
            found = self.schema.get("properties", {}).get(step, others or self.schema.get("additionalProperties"))
        if isinstance(found, dict):
            yield self.of(found)


def schema_of(file: str) -> str:
    """Return the name of the schema of a file by its path below the root; nothing if it has none."""
    folder, _, rest = file.partition("/")
    if folder == "terms":
        return "term.schema.json"
    if rest.startswith(f"{source.MODELS}/"):
        return "model.schema.json"
    return f"{rest.partition('/')[0].partition('.')[0]}.schema.json" if folder == "graph" else ""


def _noun_of_keys(path: tuple[Step, ...], *, is_closed: bool) -> str:
    """Return what the keys at a path are the ids of; nothing if they are the names of fields."""
    match path:
        case ("edges",):
            return "relation"
        case ("edges", _) if not is_closed:
            return "term"
        case ("steps",) | ("sequences",):
            return "setting"
        case ("allow",) | ("checks",):
            return "check"
    return ""
