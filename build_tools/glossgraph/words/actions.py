"""What actors do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.words.content import Words, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Action, Glossary
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown


def who_does_what(words: Catalogue, glossary: Glossary, actions: Iterable[Action]) -> Markdown:
    """Return who does what in a step, one action after another."""
    return joined((_action(words, glossary, action) for action in actions), words.say("list.semicolon"))


def _action(words: Catalogue, glossary: Glossary, action: Action) -> Markdown:
    label = {id_: Words(glossary.terms[id_].label) for id_ in action.parties}
    if action.target and action.target != action.source:
        return words.text("diagram.does-to", actor=label[action.source], other=label[action.target], step=action.text)
    return words.text("diagram.does", actor=label[action.source], step=action.text)
