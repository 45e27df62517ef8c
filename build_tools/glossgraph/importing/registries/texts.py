"""The texts and sources of a registry, and how its values are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossgraph.importing.plain import mention
from glossgraph.importing.vocabulary import Source, Text
from glossgraph.text.as_markdown import as_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.importing.tally import Tally

Values = dict[str, Any]
"""A mapping of a file, in which every value is a text, a list or a mapping."""

_MENTION = re.compile(r"\{\{([^{},]+)(?:,([^{}]*))?\}\}")

_HELD = "\ue000"
"""The place of a mention while the text around it is escaped."""

_PIECE = re.compile(_HELD)

_ADDRESS = re.compile(r"https?://\S+")


class LocalText:
    """Reads texts, in which `{{id,words}}` mentions another concept, and the sources that they name."""

    def __init__(self, found: Iterable[tuple[Values, dict[str, Values]]], tally: Tally) -> None:
        """Take all concepts, each with what is said of it in each language."""
        self._tally = tally
        self._keys: dict[str, str] = {}
        self.references: dict[str, dict[str, object]] = {}
        for managed, by_language in found:
            key = key_of(managed)
            self._keys.setdefault(key, key)
            for values in by_language.values():
                for term in listed(values.get("terms")):
                    self._keys.setdefault(str(term.get("designation", "")).casefold(), key)

    def key(self, name: str) -> str:
        """Return the key of the concept that a reference names: by its number, its URN or a designation of it."""
        name = name.strip()
        return self._keys.get(name) or self._keys.get(name.rpartition(":")[2]) or self._keys.get(name.casefold(), "")

    def text(self, value: object, language: str) -> Text:
        """Return a text as Markdown with mentions."""
        written = str(value.get("content", "")) if isinstance(value, dict) else str(value)
        if "{{" not in written:
            return Text(written, language)
        mentions: list[str] = []

        def held(match: re.Match[str]) -> str:
            first, second = (" ".join((part or "").split()) for part in match.groups())
            # some registries have the number first, and some the words
            is_turned = second in self._keys.values()
            words, key = (first, second) if is_turned else (second or first, self.key(first))
            if not key:
                self._tally.dropped("mentions of concepts that the vocabulary does not have", match[0])
            mentions.append(mention(key, words) if key else as_markdown(words))
            return _HELD

        # what is around a mention is escaped as one text
        around = as_markdown(_MENTION.sub(held, written.replace(_HELD, "")))
        return Text(_PIECE.sub(lambda _: mentions.pop(0), around), language, is_markdown=True)

    def texts(self, values: object, language: str) -> list[Text]:
        """Return a text, or those of a list."""
        items = values if isinstance(values, list) else [values]
        return [text for value in items if value and (text := self.text(value, language)).text.strip()]

    def source(self, value: Values) -> Source | None:
        """Return the source that an entry names, and remember it as a reference."""
        origin = mapping(value.get("origin")) or value
        ref = origin.get("ref")
        parts = mapping(ref) or origin
        named = ref if isinstance(ref, str) else " ".join(str(parts[k]) for k in ("source", "id") if parts.get(k))
        name = named or str(origin.get("text") or origin.get("link") or "")
        if not name:
            return None
        year = str(parts.get("version", ""))
        title = f"{name}:{year}" if year and named and year not in named else name
        link = str(origin.get("link") or "")
        fields: dict[str, object] = {"type": "document", "title": title}
        self.references.setdefault(title, {**fields, "URL": link} if _ADDRESS.fullmatch(link) else fields)
        clause = origin.get("clause") or mapping(origin.get("locality")).get("reference_from")
        return Source(title, str(clause or ""))


def mapping(value: object) -> Values:
    """Return a mapping; an empty one if it is none."""
    return value if isinstance(value, dict) else {}


def content_of(values: Values) -> Values:
    """Return what is said of a concept: what stands below `data`, or in older files the whole."""
    return mapping(values.get("data")) or values


def key_of(managed: Values) -> str:
    """Return what a concept is known by: its number."""
    inner = content_of(managed)
    return str(inner.get("identifier") or managed.get("termid") or managed["id"])


def listed(value: object) -> list[Values]:
    """Return the mappings in a list; nothing if it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
