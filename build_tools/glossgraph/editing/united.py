"""What two terms say, as one term says it, and what of the one that goes has no place there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.model import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Values = dict[str, Any]

_CARRIED = frozenset(
    ("definition", "formula", "explanation", "step", "steps", "sequence", "sequences", "examples", "figures")
) | {"identifiers"}
"""What the term that stays says already, or else gets as a whole."""

_ADDED = ("boundaries", "faq", "notes", "usage", "sources", "see_also", "groups", "unlinked", "names")
"""The lists that get what they do not have."""

_OF_ONE_TERM = frozenset({"status", "created", "modified", "label", "aliases", "former_ids", "qualifier"})
"""What is said of the entry that goes, or has been seen to."""


class United(NamedTuple):
    """What a term says that has taken in another one, and what of that one it does not say."""

    values: Values
    rest: Values


def united(stays: Values, goes: Values, label: str, language: str) -> United:
    """Return what a term says that takes in another one.

    Args:
        stays: What the file of the term says that stays.
        goes: What that of the other one says; where it names itself, it names the one that stays.
        label: What the other one is called as an alias.
        language: The language of the glossary.

    """
    values, rest = dict(stays), Values()
    _add_names(values, [label, *_listed(goes, "aliases")], language)
    for name in _ADDED:
        _add_items(values, rest, name, _listed(goes, name))
    for name in ("matches", "translations"):
        _add_within(values, rest, name, goes.get(name) or {})
    _add_edges(values, rest, edges_of(goes))
    for name, value in goes.items():
        if name in _CARRIED and not values.get(name):
            values[name] = value
        elif name not in {*_ADDED, *_OF_ONE_TERM, "matches", "translations", "edges"} and values.get(name) != value:
            rest[name] = value
    return United(values, rest)


def _listed(values: Mapping[str, Any], name: str) -> list[Any]:
    found = values.get(name) or []
    return found if isinstance(found, list) else [found]


def _add_names(values: Values, names: Iterable[str], language: str) -> None:
    """Add aliases, unless the term is called so already, in the language of the glossary."""
    others = _listed(values, "names")
    called = {name_key(str(name)) for name in (values.get("label", ""), *_listed(values, "aliases"))}
    called |= {
        name_key(str(each["text"]))
        for each in others
        if isinstance(each, dict) and each.get("text") and each.get("language", language) == language
    }
    added = {name_key(name): name for name in map(str, names) if name_key(name) not in called}
    if added:
        values["aliases"] = [*_listed(values, "aliases"), *added.values()]


def _add_items(values: Values, rest: Values, name: str, items: list[Any]) -> None:
    """Add what a list does not have; a source of which it names another place has none in it."""
    there = _listed(values, name)
    new = [item for item in items if item not in there]
    known = {_key(item) for item in there} if name == "sources" else set()
    clashing = [item for item in new if _key(item) in known]
    new = [item for item in new if item not in clashing]
    if new:
        values[name] = [*there, *new]
    # a source without a place says nothing more than the one with a place
    if lost := [item for item in clashing if isinstance(item, dict)]:
        rest[name] = lost


def _key(item: Any) -> str:
    return str(item.get("source")) if isinstance(item, dict) else str(item)


def _add_within(values: Values, rest: Values, name: str, goes: Mapping[str, Any]) -> None:
    """Add to a mapping of mappings, or of lists, what it does not have; a label becomes an alias in its language."""
    there: Values = dict(values.get(name) or {})
    for key, value in goes.items():
        mine = there.get(key)
        if mine is None:
            there[key] = value
        elif isinstance(mine, list) and isinstance(value, list):
            there[key] = [*mine, *(item for item in value if item not in mine)]
        elif isinstance(mine, dict) and isinstance(value, dict):
            told = dict(mine)
            names = [label for label in (value.get("label"), *_listed(value, "aliases")) if label]
            _add_names(told, names, key)
            there[key] = told
            if value.get("definition") not in {None, mine.get("definition")}:
                if mine.get("definition"):
                    rest.setdefault(name, {})[key] = {"definition": value["definition"]}
                else:
                    told["definition"] = value["definition"]
    if there:
        values[name] = there


def edges_of(values: Mapping[str, Any]) -> dict[str, Values]:
    """Return the targets of each relation, each with what is said of the edge; what is no edge is left out."""
    edges = values.get("edges")
    pairs = edges.items() if isinstance(edges, dict) else ()
    return {relation: targets for relation, targets in pairs if isinstance(targets, dict)}


def _add_edges(values: Values, rest: Values, goes: Mapping[str, Values]) -> None:
    """Add the edges that a term does not have."""
    edges = {relation: dict(targets) for relation, targets in edges_of(values).items()}
    for relation, targets in goes.items():
        for target, edge in targets.items():
            mine = edges.setdefault(relation, {})
            if target not in mine:
                mine[target] = edge
            elif mine[target] != edge:
                add_edge(rest, relation, target, edge)
    if edges:
        values["edges"] = edges


def add_edge(values: Values, relation: str, target: str, edge: Any) -> None:
    """Add an edge to what a term says."""
    values.setdefault("edges", {}).setdefault(relation, {})[target] = edge


def without_edge(values: Mapping[str, Any], relation: str, target: str) -> tuple[Values, Any]:
    """Return what a term says without one of its edges, and the edge; a relation without targets goes with it."""
    targets = dict(values["edges"][relation])
    edge = targets.pop(target)
    # the relation stays where it is
    edges = {name: targets if name == relation else held for name, held in values["edges"].items()}
    edges = {name: held for name, held in edges.items() if held or name != relation}
    return {name: edges if name == "edges" else held for name, held in values.items() if name != "edges" or edges}, edge
