"""Groups within groups: what is in them, and where their list begins."""

from __future__ import annotations

from glossgraph.graph.groups import members_of_group, outermost, parts_of_groups
from glossgraph.model import Glossary, Group, Term


def glossary(within: dict[str, tuple[str, ...]], members: dict[str, tuple[str, ...]]) -> Glossary:
    groups = {id_: Group(id_, id_.title(), within=wholes) for id_, wholes in within.items()}
    return Glossary(
        groups=groups, terms={id_: Term(id_, f"terms/{id_}.yml", id_, "k", groups=of) for id_, of in members.items()}
    )


def test_a_group_has_the_terms_of_those_within_it_once() -> None:
    nested = glossary({"all": (), "a": ("all",), "b": ("a",)}, {"x": ("b",), "y": ("a", "b"), "z": ("all",)})
    assert parts_of_groups(nested) == {"all": ("a",), "a": ("b",), "b": ()}
    assert members_of_group(nested, "all") == {"x", "y", "z"}
    assert members_of_group(nested, "a") == {"x", "y"}
    assert outermost(nested) == ("all",)


def test_groups_in_a_circle_come_to_an_end() -> None:
    circle = glossary({"a": ("b",), "b": ("a",)}, {"x": ("a",)})
    assert members_of_group(circle, "b") == {"x"}
    assert outermost(circle) == ("a", "b")


def test_a_group_that_does_not_exist_is_no_part() -> None:
    assert outermost(glossary({"a": ("gone",)}, {"x": ("gone", "a")})) == ("a",)
