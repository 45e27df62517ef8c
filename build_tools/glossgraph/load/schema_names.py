"""The names that a glossary defines, as parts of the JSON Schemas with which editors complete what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary

LONGEST = 240
"""How many characters of a description are shown."""

ANY_TEXT = {"type": "string", "minLength": 1}

Names = dict[str, str]
"""Names of one sort, each with what it means."""


def closed(glossary: Glossary, checks: Mapping[str, Mapping[str, str]], *, with_words: bool) -> dict[str, Names]:
    """Return the names of each sort of which a glossary has only those that its files in `graph/` define.

    Without words, what they mean is left out: to make plain words of Markdown takes long to begin with.
    """

    def described(glossary: Glossary, label: str, description: str) -> str:
        return in_plain_words(glossary, label, description) if with_words else ""

    return {
        "kind": {kind.id: described(glossary, kind.label, kind.description) for kind in glossary.kinds.values()},
        "stage": {stage.id: described(glossary, stage.label, stage.description) for stage in glossary.stages.values()},
        "setting": {each.id: described(glossary, each.label, each.description) for each in glossary.settings.values()},
        "relation": {
            relation.id: described(glossary, relation.label, relation.description)
            for relation in glossary.relations.values()
        },
        "group": {group.id: described(glossary, group.label, group.description) for group in glossary.groups.values()},
        **{noun: dict(names) for noun, names in checks.items()},
    }


def one_of(names: Names) -> dict[str, Any]:
    """Return the schema of a text that must be one of some names; any text where there are none."""
    return {"enum": [*names], "enumDescriptions": [*names.values()]} if names else ANY_TEXT


def suggested(names: Names) -> dict[str, Any]:
    """Return the schema of a text that may be one of some names, or another one that has not been listed yet."""
    return {"anyOf": [one_of(names), ANY_TEXT]} if names else ANY_TEXT


def in_plain_words(glossary: Glossary, label: str, description: str) -> str:
    """Return what a name means: its label, and its description in plain words, cut off where it is long."""
    from glossgraph.text.plain import plain_words  # noqa: PLC0415 - a check does without it

    text = plain_words(glossary, description)
    return short(f"{label}: {text}" if text else label)


def short(text: str) -> str:
    """Return a text, cut off where it is long."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0].rstrip(',;:')} ..."
