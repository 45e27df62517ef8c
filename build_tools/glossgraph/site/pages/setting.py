"""A page for each setting: who takes part, the facts, its chain, its terms, and how it differs from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.members import described, members
from glossgraph.graph.sequence import in_order
from glossgraph.graph.threads import acting
from glossgraph.pictures.diagram import setting_diagram
from glossgraph.site.content import Words
from glossgraph.site.parts.actions import who_does_what
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import absences, fact, setting_link
from glossgraph.site.parts.prose import BELOW_TITLE, prose
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary, Setting, Stage, Term
    from glossgraph.site.content import Link, Markdown
    from glossgraph.site.page import Page, Site


class _Contrast(NamedTuple):
    """How a setting differs from another one."""

    other: Link
    roles: list[Markdown]
    """The roles that another actor has there, or nobody: who has it here, and who there."""
    only_here: list[Link]
    """The terms that take a step here and not there."""
    only_there: list[Link]


def pages(site: Site) -> Iterator[Page]:
    """Make a page for each setting of which there is something to say."""
    settings = described(site.glossary)
    for number, setting in enumerate(settings):
        before, after = settings[number - 1] if number else None, next(iter(settings[number + 1 :]), None)
        yield _page(site, setting, before, after)


def _page(site: Site, setting: Setting, before: Setting | None, after: Setting | None) -> Page:
    glossary, words = site.glossary, site.words
    steps = acting(glossary, setting)
    terms = in_order(glossary, (glossary.terms[id_] for id_ in steps))

    def values() -> dict[str, object]:
        settings = described(glossary)
        elsewhere = {id_ for other in settings if other != setting for id_ in acting(glossary, other)}
        actors = {id_ for actions in steps.values() for action in actions for id_ in action.parties}
        besides = members(glossary)[setting.id] - steps.keys() - actors - set(setting.cast.values())
        neighbour = after or before
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
            "diagram": diagram_picture(words, diagram) if diagram else None,
            "steps": diagram_steps(words, diagram) if diagram else None,
            "absences": list(absences(setting, in_order(glossary, glossary.terms.values()))),
            "only_here": [link(term) for term in terms if term.id not in elsewhere] if len(settings) > 1 else [],
            "contrast": _contrast(site, setting, neighbour) if neighbour else None,
            "stages": [
                (stage, [(link(term), who_does_what(site.words, glossary, steps[term.id])) for term in in_stage])
                for stage, in_stage in _by_stage(glossary, terms)
            ],
            "besides": [link(term) for term in in_order(glossary, (glossary.terms[id_] for id_ in besides))],
            "before": setting_link(before) if before else None,
            "after": setting_link(after) if after else None,
        }

    return page(
        site,
        f"settings/{setting.id}.md",
        "setting.md.j2",
        setting.label,
        plain_words(glossary, setting.description) or words.say("settings.summary-of-setting", setting=setting.label),
        values=values,
        source="graph/settings.yml",
        leads_to=(f"terms/{term.id}.md" for term in terms),
    )


def _role(glossary: Glossary, role: str) -> Words:
    """Return what those are called who have a role; without a name for readers, it is the role's own."""
    named = {name.role: name.label for name in glossary.about.roles}
    return Words(named.get(role) or role.replace("-", " ").capitalize())


def _by_stage(glossary: Glossary, terms: Sequence[Term]) -> Iterator[tuple[Stage | None, list[Term]]]:
    """Yield the stages of some terms with these terms, and at last the terms that are in none."""
    for stage in (*glossary.stages.values(), None):
        found = [term for term in terms if glossary.stages.get(term.stage) is stage]
        if found:
            yield stage, found


def _contrast(site: Site, setting: Setting, other: Setting) -> _Contrast | None:
    """Return how a setting differs from another one; None if there is no difference."""
    here, there = acting(site.glossary, setting), acting(site.glossary, other)
    contrast = _Contrast(
        setting_link(other),
        list(_other_actors(site, setting, other)),
        _links(site.glossary, here.keys() - there.keys()),
        _links(site.glossary, there.keys() - here.keys()),
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


def _links(glossary: Glossary, ids: set[str]) -> list[Link]:
    return [link(term) for term in in_order(glossary, (glossary.terms[id_] for id_ in ids))]
