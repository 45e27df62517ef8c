"""What the map shows alone if it is chosen: the kinds, groups, settings and relations that there are in a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.groups import members_of_group
from glossgraph.graph.members import described, members
from glossgraph.site.parts.kinds import told_apart
from glossgraph.words.content import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Group, Kind, Relation, Setting
    from glossgraph.site.page import Site


class Choice(NamedTuple):
    """Something that can be chosen."""

    address: str
    """What the address of the map has after `?` once it is chosen."""
    name: Words


def choices(site: Site) -> Iterator[tuple[str, list[Choice]]]:
    """Yield the choices by sort, each sort with its name. A sort of which there is nothing is left out."""
    glossary, say = site.glossary, site.words.say
    found = [
        (say("kinds.title"), [Choice(f"kind={k.id}", Words(k.plural or k.label)) for k in kinds_to_choose(glossary)]),
        (say("groups.title"), [Choice(f"group={g.id}", Words(g.label)) for g in groups_to_choose(glossary)]),
        (
            say("settings.section"),
            [Choice(f"setting={s.id}", Words(s.label)) for s in settings_to_choose(glossary)],
        ),
        (
            say("relations.title"),
            [Choice(f"relation={r.id}", Words(r.label)) for r in relations_to_choose(glossary)],
        ),
    ]
    yield from ((name, group) for name, group in found if group)


def kinds_to_choose(glossary: Glossary) -> list[Kind]:
    """Return the kinds that any term is of, if these are several."""
    return [kind for kind in told_apart(glossary).values() if glossary.by_kind[kind.id]]


def groups_to_choose(glossary: Glossary) -> list[Group]:
    """Return the groups that have any terms, themselves or in those within them."""
    return [group for group in glossary.groups.values() if members_of_group(glossary, group.id)]


def settings_to_choose(glossary: Glossary) -> list[Setting]:
    """Return the settings that have a page and terms."""
    return [setting for setting in described(glossary) if members(glossary)[setting.id]]


def relations_to_choose(glossary: Glossary) -> list[Relation]:
    """Return the relations that join any terms."""
    return [relation for relation in glossary.relations.values() if glossary.by_relation[relation.id]]
