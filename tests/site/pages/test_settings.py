"""The pages of settings, and the choice of settings above lists: compared with `ovens/pages/`, and where little is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.graph.chain import chain
from glossgraph.graph.threads import acting
from glossgraph.model import Fact, Glossary, Setting
from glossgraph.site.address import as_text
from glossgraph.site.page import Site
from glossgraph.site.parts.setting_filter import NO_SETTING, filter_of_terms
from golden import compare
from graphs import made
from published import published
from written import terms_in

if TYPE_CHECKING:
    from pathlib import Path


SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def ovens(project: Path) -> Glossary:
    """A small glossary in which one step is done by others, and another not at all, where the oven is not shared."""
    return compiler.compile_glossary(project / "tests/ovens").glossary


def test_the_pages_are_as_expected(ovens: Glossary, project: Path, update_golden: bool) -> None:
    pages = published(ovens, twin=as_text).by_path
    shown = [page for path, page in pages.items() if path.startswith("settings/")]
    shown += [pages["terms/index.md"], pages["stages/baking.md"], pages["references.md"]]
    texts = {page.path: SVG.sub("<svg/>", page.text) for page in shown}
    texts |= {page.path.replace(".md", ".txt"): page.plain for page in shown}
    compare(project / "tests/ovens/pages", texts, update=update_golden)


def test_nothing_is_said_of_settings_where_there_are_none(bread: Glossary) -> None:
    pages = published(bread).by_path
    assert not [path for path in pages if path.startswith("settings/")]
    for page in pages.values():
        assert "settings/" not in page.text, page.path
        assert "gg-filter" not in page.text, page.path
        assert 'data-filter="setting"' not in page.text, page.path
    assert "Settings" not in {page.section for page in pages.values()}


def test_a_setting_of_which_nothing_is_to_be_said_has_no_page(ovens: Glossary) -> None:
    empty = Setting("factory", "Factory")
    pages = published(replace(ovens, settings={**ovens.settings, "factory": empty})).by_path
    assert "settings/factory.md" not in pages
    assert not [path for path, page in pages.items() if "factory" in page.text.lower()]
    # a fact is something
    told = replace(empty, facts=(Fact("What it costs", "A coin."),))
    pages = published(replace(ovens, settings={**ovens.settings, "factory": told})).by_path
    assert "A coin." in pages["settings/factory.md"].text
    for heading in ("Who takes part", "The chain", "All its steps"):
        assert f"## {heading}" not in pages["settings/factory.md"].text
    assert "Factory" in pages["settings/index.md"].text


def test_one_setting_is_not_compared_and_is_no_choice(ovens: Glossary) -> None:
    pages = published(replace(ovens, settings={"village": ovens.settings["village"]})).by_path
    village = pages["settings/village.md"].text
    assert "Compared with" not in village
    assert "alone" not in village
    assert "gg-pager" not in village
    assert "gg-filter" not in pages["settings/index.md"].text


def test_without_facts_the_table_of_facts_is_left_out(ovens: Glossary) -> None:
    bare = {id_: replace(setting, facts=()) for id_, setting in ovens.settings.items()}
    pages = published(replace(ovens, settings=bare)).by_path
    assert "## What differs" not in pages["settings/index.md"].text
    assert "## How it works here" not in pages["settings/village.md"].text
    assert "## The chain, stage by stage" in pages["settings/index.md"].text


def test_without_stages_the_steps_are_still_listed(ovens: Glossary) -> None:
    terms = {id_: replace(term, stage="") for id_, term in ovens.terms.items()}
    pages = published(replace(ovens, stages={}, terms=terms)).by_path
    assert "## The chain" not in pages["settings/index.md"].text
    steps = pages["settings/village.md"].text.partition("## All its steps")[2]
    assert set(acting(ovens, ovens.settings["village"])) <= set(terms_in(pages["settings/village.md"], steps))


def test_every_term_that_acts_is_on_the_page_of_its_setting(glossary: Glossary) -> None:
    pages = published(glossary).by_path
    for id_, setting in glossary.settings.items():
        page = pages[f"settings/{id_}.md"]
        steps = page.text.partition("## All its steps")[2].partition("\n## ")[0]
        assert set(acting(glossary, setting)) <= set(terms_in(page, steps))
        for step in chain(glossary, setting):
            assert step.term in terms_in(page, page.text.partition("## The chain")[2].partition("\n## ")[0])


def test_a_cell_shows_the_steps_of_the_chain_and_counts_the_others(glossary: Glossary) -> None:
    page = published(glossary).by_path["settings/index.md"]
    tables = page.text.split("<tbody>")[1:]
    rows = re.findall(r'<tr id="([^"]+)">(.*?)</tr>', tables[-1], re.DOTALL)
    assert [stage for stage, _ in rows] == list(glossary.stages)
    settings = list(glossary.settings.values())
    for stage, row in rows:
        cells = re.findall(r"<td [^>]*>(.*?)</td>", row, re.DOTALL)
        assert len(cells) == len(settings)
        for setting, cell in zip(settings, cells, strict=True):
            here = [id_ for id_ in acting(glossary, setting) if glossary.terms[id_].stage == stage]
            shown = [id_ for id_ in terms_in(page, re.sub(r'<p class="gg-absent">.*?</p>', "", cell)) if id_ in here]
            counted = re.search(r">(\d+) more steps?<", cell)
            chained = {step.term for step in chain(glossary, setting)}
            assert set(shown) == chained.intersection(here) if chained.intersection(here) else len(shown) <= 1, cell
            assert len(shown) + (int(counted[1]) if counted else 0) == len(here), cell


@pytest.mark.parametrize("name", ["glossary", "ovens"])
def test_a_list_can_be_narrowed_to_what_belongs_to_a_setting(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    found = filter_of_terms(Site(glossary), glossary.terms)
    assert found
    assert [choice.id for choice in found.choices] == [*glossary.settings, NO_SETTING]
    by_setting = {choice.id: set(choice.terms) for choice in found.choices}
    assert set().union(*by_setting.values()) == glossary.terms.keys()
    nowhere = by_setting.pop(NO_SETTING)
    assert not nowhere.intersection(*[set().union(*by_setting.values())])
    for id_, setting in glossary.settings.items():
        assert {*acting(glossary, setting), *setting.cast.values()} <= by_setting[id_]


def test_no_choice_is_offered_where_all_terms_are_in_one_place(ovens: Glossary) -> None:
    assert filter_of_terms(Site(ovens), ["hydration"]) is None
    assert filter_of_terms(Site(ovens), ["queue"]) is None
    found = filter_of_terms(Site(ovens), ["queue", "heat-loss"])
    assert found
    assert [(choice.id, choice.terms) for choice in found.choices] == [("village", ["queue"]), ("home", ["heat-loss"])]


def test_markup_in_a_setting_is_shown_and_does_not_run(ovens: Glossary) -> None:
    odd = "<script>alert(1)</script> \"'&*_[x](y)"
    settings = {
        id_: replace(setting, label=odd, description=odd, facts=(Fact(odd, odd, ("miller-1999",)),))
        for id_, setting in ovens.settings.items()
    }
    pages = published(replace(ovens, settings=settings, about=replace(ovens.about, settings_title=odd))).by_path
    for page in pages.values():
        assert "<script>alert" not in page.text, page.path
        assert "<script>alert" not in page.plain, page.path


def test_no_made_glossary_has_a_page_of_settings() -> None:
    assert not [path for path in published(made(9, 17, 20)).by_path if path.startswith("settings/")]
