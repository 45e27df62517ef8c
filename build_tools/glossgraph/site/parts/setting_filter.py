"""The choice of settings above a list of terms, which a script makes of the list of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.members import described, members
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.words.content import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from glossgraph.model import Glossary
    from glossgraph.site.page import Site
    from glossgraph.words import Entry
    from glossgraph.words.content import Link

NO_SETTING = "~"
"""What stands for no setting among the ids of settings."""


class Choice(NamedTuple):
    """A setting, or none, with those of the terms in question that belong to it."""

    id: str
    name: Link | Words
    terms: list[str]


class SettingFilter(NamedTuple):
    """What can be chosen, and what the script needs for it."""

    choices: list[Choice]
    script: str
    """The path of the script."""
    words: Mapping[str, Entry]


def settings_by_term(glossary: Glossary) -> Mapping[str, list[str]]:
    """Return the ids of the settings to which each term belongs, or else `NO_SETTING`."""
    found = members(glossary)
    settings = [setting.id for setting in described(glossary)]
    return {id_: [s for s in settings if id_ in found[s]] or [NO_SETTING] for id_ in glossary.terms}


def filter_of_terms(site: Site, ids: Collection[str]) -> SettingFilter | None:
    """Return the choice of settings for a list of terms; None if all of them belong to the same."""
    by_term = settings_by_term(site.glossary)
    every: list[tuple[str, Link | Words]] = [(s.id, setting_link(s)) for s in described(site.glossary)]
    every.append((NO_SETTING, Words(site.words.say("settings.none"))))
    choices = [Choice(id_, name, [term for term in ids if id_ in by_term[term]]) for id_, name in every]
    return _filter(site, [choice for choice in choices if choice.terms])


def filter_of_columns(site: Site) -> SettingFilter | None:
    """Return the choice of settings for tables with a column for each; None if there is only one."""
    return _filter(site, [Choice(setting.id, setting_link(setting), []) for setting in described(site.glossary)])


def _filter(site: Site, choices: list[Choice]) -> SettingFilter | None:
    if len(choices) < 2:  # noqa: PLR2004 - one is no choice
        return None
    return SettingFilter(choices, f"{ASSETS}/filter.js", site.words.group("filter-script"))
