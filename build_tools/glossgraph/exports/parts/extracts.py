"""Extracts of a glossary: what is of one stage, and what is of one setting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.members import members
from glossgraph.model import once
from glossgraph.model.term import kebab

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from glossgraph.model import Edge, Glossary, Term


class Extract(NamedTuple):
    """Some of the terms of a glossary: those of a stage, or those that take part in a setting."""

    name: str
    """What a file of it is called, without its ending."""
    title: str
    ids: frozenset[str]
    setting: str = ""
    """The id of the setting; empty if it is of a stage."""


@once
def extracts(glossary: Glossary) -> tuple[Extract, ...]:
    """Return the extract of each stage, then that of each setting, without those that would have no terms."""
    return tuple(extract for extract in (*_of_stages(glossary), *_of_settings(glossary)) if extract.ids)


def within(glossary: Glossary, extract: Extract) -> Glossary:
    """Return what is left of a glossary: the terms of an extract, and the edges between them that hold there."""

    def holds(edge: Edge) -> bool:
        in_setting = not extract.setting or not edge.settings or extract.setting in edge.settings
        return edge.target in extract.ids and in_setting

    return left_with(glossary, extract.ids, holds)


def left_with(glossary: Glossary, ids: Collection[str], holds: Callable[[Edge], bool]) -> Glossary:
    """Return what is left of a glossary with some of its terms, and those of their edges that hold.

    It is for drawing these: where its terms tell of others, these are not there.
    """
    terms = {id_: _left(glossary.terms[id_], holds) for id_ in sorted(ids)}
    return replace(glossary, terms=terms)


def _left(term: Term, holds: Callable[[Edge], bool]) -> Term:
    edges = tuple(filter(holds, term.edges))
    return term if edges == term.edges else replace(term, edges=edges)


def _of_stages(glossary: Glossary) -> Iterator[Extract]:
    for stage in glossary.stages.values():
        ids = frozenset(term.id for term in glossary.by_stage[stage.id])
        name = f"glossary-stage-{_in_names(stage.id, stage.number)}"
        yield Extract(name, f"{stage.number}. {stage.label}", ids)


def _of_settings(glossary: Glossary) -> Iterator[Extract]:
    for number, setting in enumerate(glossary.settings.values(), 1):
        name = f"glossary-setting-{_in_names(setting.id, number)}"
        yield Extract(name, setting.label, members(glossary)[setting.id], setting.id)


def _in_names(id_: str, number: int) -> str:
    """Return an id for the name of a file, or a number in place of one that would not be safe there."""
    return id_ if id_ == kebab(id_) else str(number)
