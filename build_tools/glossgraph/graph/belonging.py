"""Which terms belong to which settings, and in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.threads import acting

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Setting, Term


def settings_with(glossary: Glossary, term: Term) -> tuple[Setting, ...]:
    """Return the settings in the glossary's file to which a term belongs, in their order.

    There it takes a step, or has a role in `cast`. A term without a step belongs to those that it names.
    """
    return tuple(setting for setting in glossary.settings.values() if _is_in(glossary, term, setting))


def _is_in(glossary: Glossary, term: Term, setting: Setting) -> bool:
    if term.id in acting(glossary, setting) or term.id in setting.cast.values():
        return True
    return setting.id in term.settings and not (term.step or term.steps)


def roles_of(glossary: Glossary, actor: str) -> tuple[tuple[Setting, str], ...]:
    """Return the roles of an actor, each with its setting, in the order of the settings."""
    return tuple(
        (setting, role)
        for setting in glossary.settings.values()
        for role, holder in setting.cast.items()
        if holder == actor
    )
