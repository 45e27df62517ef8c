"""What belongs to which setting: terms with their roles, and the references that its facts name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.threads import acting
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary, Setting, Term


@once
def members(glossary: Glossary) -> Mapping[str, frozenset[str]]:
    """Return the terms that belong to each setting that a glossary names, by the setting's id.

    A term belongs to a setting if it acts there: it takes a step, takes part in one or has a role. It also belongs to
    the settings that it names itself, as where it is at home or where it tells a story. Terms that are no longer used
    belong to none.
    """
    current = {id_ for id_, term in glossary.terms.items() if not term.deprecated}
    return {
        setting.id: frozenset(current.intersection(_named_in(glossary, setting)))
        for setting in glossary.settings.values()
    }


def settings_with(glossary: Glossary, term: Term) -> tuple[Setting, ...]:
    """Return the settings to which a term belongs, in the order of their file."""
    of_setting = members(glossary)
    return tuple(setting for setting in glossary.settings.values() if term.id in of_setting[setting.id])


def roles_of(glossary: Glossary, actor: str) -> tuple[tuple[Setting, str], ...]:
    """Return the roles of an actor, each with its setting, in the order of the settings."""
    return tuple(
        (setting, role)
        for setting in glossary.settings.values()
        for role, holder in setting.cast.items()
        if holder == actor
    )


def described(glossary: Glossary) -> tuple[Setting, ...]:
    """Return the settings of which there is something to say: something happens there, or there are facts."""
    return tuple(setting for setting in glossary.settings.values() if setting.facts or acting(glossary, setting))


def _named_in(glossary: Glossary, setting: Setting) -> Iterator[str]:
    yield from setting.cast.values()
    for id_, actions in acting(glossary, setting).items():
        yield id_
        for action in actions:
            yield from action.parties
    for term in glossary.terms.values():
        if setting.id in term.settings or any(told.setting == setting.id for told in term.sequences):
            yield term.id
