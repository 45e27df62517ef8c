"""A page for each setting: who takes part, the facts, its chain, its terms, and how it differs from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.members import described, members
from glossgraph.graph.sequence import all_in_order, in_order
from glossgraph.graph.threads import acting
from glossgraph.pictures.diagram import setting_diagram
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import absences, fact, listed_absences, setting_link
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.parts.setting_lists import (
    first_parts,
    listed_steps,
    pages_of_setting,
    setting_lists,
    steps_in_order,
)
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Words
from glossgraph.words.prose import BELOW_TITLE, prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from glossgraph.model import Glossary, Setting, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Link, Markdown


class _Contrast(NamedTuple):
    """How a setting differs from another one."""

    other: Link
    roles: list[Markdown]
    """The roles that another actor has there, or nobody: who has it here, and who there."""
    only_here: Markdown
    """The terms that take a step here and not there."""
    only_there: Markdown


def pages(site: Site) -> Iterator[Page]:
    """Make a page for each setting of which there is something to say."""
    settings = described(site.glossary)
    for number, setting in enumerate(settings):
        before, after = settings[number - 1] if number else None, next(iter(settings[number + 1 :]), None)
        yield from _pages(site, setting, before, after)


def _pages(site: Site, setting: Setting, before: Setting | None, after: Setting | None) -> Iterator[Page]:
    glossary, words = site.glossary, site.words
    steps, neighbour = acting(glossary, setting), after or before
    there = acting(glossary, neighbour).keys() if neighbour else frozenset[str]()
    lists = setting_lists(site, setting, sorted((members(glossary)[setting.id] | there) - steps.keys()))
    terms = [term for term, _ in steps_in_order(site, setting)]
    summary = plain_words(glossary, setting.description)
    summary = summary or words.say("settings.summary-of-setting", setting=setting.label)

    def values() -> dict[str, object]:
        settings = described(glossary)
        elsewhere = {id_ for other in settings if other != setting for id_ in acting(glossary, other)}
        actors = {id_ for actions in steps.values() for action in actions for id_ in action.parties}
        besides = members(glossary)[setting.id] - steps.keys() - actors - set(setting.cast.values())
        here_alone = {term.id for term in terms if term.id not in elsewhere} if len(settings) > 1 else set()
        diagram = setting_diagram(glossary, setting, words.say)
        return {
            "heading": Words(setting.label),
            "number": settings.index(setting) + 1,
            "of": len(settings),
            "description": prose(glossary, setting.description, seen=set(), level=BELOW_TITLE),
            "cast": [
                (_role(glossary, role), link(who)) for role in setting.cast if (who := _actor(glossary, setting, role))
            ],
            "facts": [(Words(shown.about), fact(site, shown)) for shown in setting.facts],
            "diagram": diagram_picture(site, diagram) if diagram else None,
            "steps": diagram_steps(words, diagram) if diagram else None,
            "absences": [] if lists.absent else listed_absences(absences(setting, all_in_order(glossary))),
            "parts_of_absences": lists.absent,
            "only_here": _named(site, here_alone, lists.most),
            "contrast": _contrast(site, setting, neighbour, lists.most) if neighbour else None,
            "stages": [] if lists.steps else listed_steps(site, setting),
            "level": 3,
            "parts_of_steps": lists.steps,
            "first_parts": first_parts(site, setting, lists.steps) if lists.steps else [],
            "besides": _named(site, besides, lists.most),
            "before": setting_link(before) if before else None,
            "after": setting_link(after) if after else None,
        }

    yield page(
        site,
        f"settings/{setting.id}.md",
        "setting.md.j2",
        setting.label,
        summary,
        values=values,
        source=setting.origin[0],
        leads_to=[part.path for part in (*lists.steps, *lists.absent)]
        + ([] if lists.steps else [f"terms/{term.id}.md" for term in terms]),
    )
    yield from pages_of_setting(site, setting, summary, lists)


def _role(glossary: Glossary, role: str) -> Words:
    """Return what those are called who have a role; without a name for readers, it is the role's own."""
    named = {name.role: name.label for name in glossary.about.roles}
    return Words(named.get(role) or role.replace("-", " ").capitalize())


def _contrast(site: Site, setting: Setting, other: Setting, most: int | None) -> _Contrast | None:
    """Return how a setting differs from another one; None if there is no difference."""
    here, there = acting(site.glossary, setting), acting(site.glossary, other)
    contrast = _Contrast(
        setting_link(other),
        list(_other_actors(site, setting, other)),
        _named(site, here.keys() - there.keys(), most),
        _named(site, there.keys() - here.keys(), most),
    )
    return contrast if any(contrast[1:]) else None


def _other_actors(site: Site, setting: Setting, other: Setting) -> Iterator[Markdown]:
    """Yield the roles that not the same actor has in both settings."""
    for id_ in dict.fromkeys((*setting.cast, *other.cast)):
        role = _role(site.glossary, id_)
        here, there = _actor(site.glossary, setting, id_), _actor(site.glossary, other, id_)
        if here and there and here is not there:
            yield site.words.text("settings.other-actor", role=role, actor=link(here), other=link(there))
        elif here and not there:
            yield site.words.text("settings.role-here", role=role, actor=link(here))
        elif there and not here:
            yield site.words.text("settings.role-there", role=role, actor=link(there))


def _actor(glossary: Glossary, setting: Setting, role: str) -> Term | None:
    return glossary.terms.get(setting.cast.get(role, ""))


def _named(site: Site, ids: AbstractSet[str], most: int | None) -> Markdown:
    """Return links to terms in a line, and how many more there are."""
    terms = in_order(site.glossary, (site.glossary.terms[id_] for id_ in ids))
    links = site.words.listed(map(link, terms[:most]))
    more = len(terms[most:]) if most else 0
    return site.words.text("list.and-more", list=links, number=more) if more else links
