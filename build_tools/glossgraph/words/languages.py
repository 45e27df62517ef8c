"""What languages are called, and what terms are called in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What a term is called in another language, and perhaps what it means there."""

    tag: str
    """A BCP 47 tag."""
    language: str
    """What the language is called in that of the site."""
    names: str
    """Plain words, the label first."""
    definition: str
    """Plain words; mostly empty."""


@cache
def name_of_language(tag: str, language: str) -> str:
    """Return what the language of a BCP 47 tag is called in another; the tag itself if that is not known."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def other_languages(glossary: Glossary, term: Term) -> list[InLanguage]:
    """Return what a term is called in other languages, by the tags of these."""
    definitions = {told.language: plain_words(glossary, told.definition) for told in term.translations}
    names: dict[str, list[str]] = {}
    for tag, name in _translated(term):
        names.setdefault(tag, []).append(name)
    tags = sorted({*names, *(tag for tag, definition in definitions.items() if definition)})
    language = glossary.about.language
    return [
        InLanguage(tag, name_of_language(tag, language), ", ".join(names.get(tag, ())), definitions.get(tag, ""))
        for tag in tags
    ]


def _translated(term: Term) -> Iterator[tuple[str, str]]:
    for told in term.translations:
        yield from ((told.language, name) for name in (told.label, *told.aliases) if name)
    yield from ((name.language, name.text) for name in term.names if name.language and name.is_shown)
