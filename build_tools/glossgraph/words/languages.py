"""What languages are called."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def name_of_language(tag: str, language: str) -> str:
    """Return what the language of a BCP 47 tag is called in another; the tag itself if that is not known."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag
