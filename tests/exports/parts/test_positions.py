"""Places and colours of terms: none covers another, stages go from left to right, and their colours are the site's."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from glossgraph.exports.parts.colours import NO_STAGE, channels, colours, tint
from glossgraph.exports.parts.extracts import extracts
from glossgraph.exports.parts.positions import HEIGHT, WIDTH, places, sizes
from glossgraph.graph.spine import columns
from glossgraph.pictures.looks import stage_class

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def test_every_term_has_room_of_its_own(one: Glossary) -> None:
    place, size = places(one), sizes(one)
    assert place.keys() == size.keys() == one.terms.keys()
    assert len(set(place.values())) == len(place)
    by_row: dict[int, list[int]] = {}
    for x, y in place.values():
        by_row.setdefault(y, []).append(x)
    assert all(later - earlier >= WIDTH for xs in by_row.values() for earlier, later in pairwise(sorted(xs)))
    assert all(later - earlier >= HEIGHT for earlier, later in pairwise(sorted(by_row)))
    assert max(size.values()) < HEIGHT


def test_columns_go_from_left_to_right(one: Glossary) -> None:
    place = places(one)
    spans = [[place[id_].x for id_ in column.terms] for column in columns(one)]
    placed = {id_ for column in columns(one) for id_ in column.terms}
    spans.append([place[id_].x for id_ in one.terms if id_ not in placed])
    assert all(max(earlier) + WIDTH < min(later) for earlier, later in combinations(filter(None, spans), 2))


def test_the_colours_are_those_of_the_stages_on_the_site(glossary: Glossary, project: Path) -> None:
    css = (project / "build_tools/glossgraph/site/material/assets/glossgraph.css").read_text(encoding="utf-8")
    on_site = dict(re.findall(r"--gg-stage-(\d): (#\w+);", css.partition("@media screen")[0]))
    assert len(on_site) == 9
    for id_, colour in colours(glossary).items():
        name = stage_class(glossary, glossary.terms[id_].stage)
        assert colour == (on_site[name.removeprefix("gg-s")] if name else NO_STAGE)


def test_without_stages_colours_tell_levels_or_kinds(spoons: Glossary) -> None:
    found = colours(spoons)
    assert found["spoon"] != found["ladle"]
    assert found["whisk-game"] == NO_STAGE


def test_a_tint_is_light() -> None:
    assert channels("#0b7161") == (11, 113, 97)
    assert tint("#0b7161") == "#e0edeb"


def test_names_of_extracts_are_safe_for_files(glossary: Glossary) -> None:
    names = [extract.name for extract in extracts(glossary)]
    assert len(set(names)) == len(names) == len(glossary.stages) + len(glossary.settings)
    assert all(re.fullmatch(r"glossary-(stage|setting)-[a-z0-9-]+", name) for name in names)
