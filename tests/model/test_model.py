"""Every text of the model says what it is, and where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Annotated, get_args, get_origin, get_type_hints

import pytest

from glossgraph import model, source
from glossgraph.model import Entry, Part, Sort, once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossgraph.model import Glossary

PARTS = sorted((kind for kind in vars(model).values() if is_dataclass(kind) and issubclass(kind, Part)), key=str)


def unmarked(hint: object) -> Iterator[object]:
    """Yield the types of texts, in the type of a field, that do not say what the texts are."""
    if hint is str:
        yield hint
    elif get_origin(hint) not in {Annotated, Mapping}:
        for argument in get_args(hint):
            yield from unmarked(argument)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_text_says_what_it_is(part: type[Part]) -> None:
    hints = get_type_hints(part, include_extras=True)
    assert hints
    assert [field for field, hint in hints.items() if any(unmarked(hint))] == []


def entries(glossary: Glossary) -> Iterator[Entry]:
    yield from glossary.terms.values()
    yield glossary.about
    for part in (
        glossary.relations,
        glossary.kinds,
        glossary.stages,
        glossary.paths,
        glossary.references,
        glossary.models,
    ):
        yield from part.values()


def test_every_text_is_at_the_place_that_it_names(glossary: Glossary, project: Path) -> None:
    files: dict[str, object] = {}
    seen: set[str] = set()
    for entry in entries(glossary):
        for sort in (Sort.WORDS, Sort.MARKDOWN, Sort.TERM, Sort.ACTOR, Sort.REFERENCE):
            for path, text in entry.texts(sort):
                place = entry.place(*path)
                if path[0] == "license":
                    # its identifier may stand for its name and its address
                    continue
                if place.file not in files:
                    files[place.file] = source.parse((project / place.file).read_text(encoding="utf-8")).value
                value = files[place.file]
                for step in place.path:
                    # an edge may be its reason alone
                    value = value[step] if isinstance(value, (dict, list)) else value  # type: ignore[call-overload]
                assert str(value).strip() == text, place
                seen.update(step for step in path if isinstance(step, str))
    assert {"from", "to", "message", "at", "state", "when", "sources", "date", "source", "sections", "stops"} <= seen


def test_an_index_holds_what_a_search_would_find(glossary: Glossary) -> None:
    for id_ in glossary.terms:
        assert list(glossary.by_term[id_]) == [e for e in glossary.joining if id_ in {e.source, e.target}]
    for stage in glossary.stages:
        assert list(glossary.by_stage[stage]) == [term for term in glossary.terms.values() if term.stage == stage]
    for kind in glossary.kinds:
        assert list(glossary.by_kind[kind]) == [term for term in glossary.terms.values() if term.kind == kind]
    kept_apart = [e for e in glossary.joining if glossary.relations[e.relation].distinguishes]
    assert all(edge in glossary.kept_apart(edge.target, edge.source) for edge in kept_apart)
    assert sum(map(len, glossary.apart.values())) == len(kept_apart)


def test_the_result_of_a_function_stays_with_its_glossary(glossary: Glossary) -> None:
    calls = []

    @once
    def count(of: Glossary) -> int:
        calls.append(of)
        return len(of.terms)

    other = replace(glossary, terms={})
    assert [count(glossary), count(other), count(glossary), count(other)] == [len(glossary.terms), 0] * 2
    assert calls == [glossary, other]
