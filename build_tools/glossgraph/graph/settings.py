"""What happens in a setting: the actions of terms with the actors who take their roles there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.model import Role, Setting, once

if TYPE_CHECKING:
    from glossgraph.model import Action, Edge, Glossary, Term


@once
def settings(glossary: Glossary) -> tuple[Setting, ...]:
    """Return the settings in the order of their file; a glossary without any has one that has no name."""
    return tuple(glossary.settings.values()) or (Setting(),)


@once
def roles(glossary: Glossary) -> frozenset[str]:
    """Return every role that some setting casts."""
    return frozenset(role for setting in glossary.settings.values() for role in setting.cast)


def takes_steps(glossary: Glossary, term: Term) -> bool:
    """Tell whether a term is of a kind that can be a step of a story; one of an unknown kind is."""
    kind = glossary.kinds.get(term.kind)
    return not kind or kind.role is not Role.NONE


def belongs_to(term: Term, setting: Setting) -> bool:
    """Tell whether a term says nothing that keeps it out of a setting."""
    return not setting.id or not term.settings or setting.id in term.settings


def holds_in(edge: Edge, setting: Setting) -> bool:
    """Tell whether an edge holds in a setting."""
    return not setting.id or not edge.settings or setting.id in edge.settings


def is_left_out(term: Term, setting: Setting) -> bool:
    """Tell whether a term says that in a setting its step does not happen."""
    return any(steps.setting == setting.id and not steps.actions for steps in term.steps)


def actions(glossary: Glossary, term: Term, setting: Setting) -> tuple[Action, ...]:
    """Return what happens when a term takes its step in a setting, with actors in place of roles.

    There is nothing if the term is kept out of the setting, or if somebody who takes part is not there: a role that
    the setting does not cast, or an actor who has no role in it.
    """
    if not belongs_to(term, setting):
        return ()
    step = (term.step,) if term.step else ()
    written = next((steps.actions for steps in term.steps if steps.setting == setting.id), step)
    acted = [acted_in(glossary, action, setting) for action in written]
    return tuple(action for action in acted if action) if all(acted) else ()


def acted_in(glossary: Glossary, action: Action, setting: Setting) -> Action | None:
    """Return an action with actors in place of roles, or None if somebody who takes part is not in the setting."""
    acted = with_actors(glossary, action, setting)
    if acted and setting.id and not set(acted.parties) <= set(setting.cast.values()):
        return None
    return acted


def with_actors(glossary: Glossary, action: Action, setting: Setting) -> Action | None:
    """Return an action with actors in place of roles, or None if there is a role or an actor that does not exist.

    An actor whose file could not be read exists.
    """
    source, target = setting.cast.get(action.source, action.source), setting.cast.get(action.target, action.target)
    if not all(not party or party in glossary.terms or party in glossary.unread for party in (source, target)):
        return None
    is_same = source == action.source and target == action.target
    return action if is_same else replace(action, source=source, target=target)


def is_public(setting: Setting, action: Action) -> bool:
    """Tell whether an action is at an actor whose doings everybody sees."""
    return bool({setting.cast.get(role, role) for role in setting.public} & set(action.parties))


def follows_on(setting: Setting, first: Action, second: Action) -> bool:
    """Tell whether one action can lead to another: they share an actor, or everybody sees the first.

    In a setting without a name, where actors are not cast, it always can.
    """
    return not setting.id or bool(set(first.parties) & set(second.parties)) or is_public(setting, first)
