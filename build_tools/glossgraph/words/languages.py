"""What languages are called, and what terms are called in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from glossgraph.model import name_key
from glossgraph.text.plain import plain_words
from glossgraph.words import ENGLISH

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


def tag_of_language(name: str) -> str:
    """Return the tag of a language by its name, in English or in itself; nothing if none is called so."""
    own = ((tag, Locale.parse(tag).get_language_name()) for tag in _main_languages())
    names = chain(Locale(ENGLISH).languages.items(), own)
    found = (tag for tag, each in names if each and name_key(each) == name_key(name))
    return next(found, "").replace("_", "-")


def _main_languages() -> list[str]:
    """Return the languages of which the names of languages are known, without their varieties."""
    return sorted(tag for tag in locale_identifiers() if "_" not in tag)


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
