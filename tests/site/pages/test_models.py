"""The page of a model is complete without a script, and what a script is given is all that it needs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from attacks import ATTACKS, NASTY
from glossgraph.model import Plot, Sentence
from glossgraph.running import run, runs_of
from glossgraph.site.page import Site
from glossgraph.site.pages import model as pages_of_models
from glossgraph.site.pages import term as pages_of_terms
from glossgraph.site.parts.model_rules import Rules
from glossgraph.site.parts.model_told import FOLD, Told
from glossgraph.words import catalogue
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Model, Parameter, Quantity
    from glossgraph.site.page import Page

PATH = "models/rising.md"


@pytest.fixture
def rising(bread: Glossary) -> Model:
    return bread.models["rising"]


def with_model(bread: Glossary, **changes: Any) -> Glossary:
    model = replace(bread.models["rising"], **changes)
    return replace(bread, models={model.id: model})


def page_with(bread: Glossary, **changes: Any) -> Page:
    made = {page.path: page for page in pages_of_models.pages(Site(with_model(bread, **changes)))}
    return made[PATH]


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def data_of(page: Page) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="gg-model-data">(.*?)</script>', page.text)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def rows(page: Page, css_class: str) -> list[list[str]]:
    tables = re.findall(rf'<table class="{css_class}">.*?<tbody>(.*?)</tbody>', page.text, re.DOTALL)
    written = re.findall(r"<tr>(.*?)</tr>", "".join(tables))
    return [[text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in written]


def test_a_glossary_without_models_has_no_trace_of_them(bread: Glossary) -> None:
    output = published(replace(bread, models={}))
    assert [page.path for page in output.pages if page.path.startswith("models/")] == []
    for page in output.pages:
        if not page.path.startswith(("checks/", "data/")):
            assert "models/" not in page.text, page.path
            assert "Models" not in page.text, page.path


def test_the_run_is_told_in_numbers_and_in_words(bread: Glossary, rising: Model) -> None:
    page, ran = published(bread).by_path[PATH], run(rising)
    told = rows(page, "gg-model-rounds")
    assert [row[0] for row in told] == [str(number) for number in range(ran.rounds + 1)]
    # the start has no quantities of a round
    assert told[0] == ["0", "–", "500.0", "–"]
    assert told[-1][2] == f"{ran.rows[-1]['food']:.1f}"
    story = dict(told_rounds("".join(stories(page))))
    assert sorted(story) == list(range(ran.rounds + 1))
    assert story[1] == "They eat 125.0 grams of the flour; none is near the loaf yet."
    assert '<a href="../terms/loaf.md">loaf</a>' in stories(page)[0]
    assert [row[0] for row in rows(page, "gg-model-members")] == ["Tin & lid", "Basket", 'Stone "<b>"']


def stories(page: Page) -> list[str]:
    return re.findall(r'<ol class="gg-model-story".*?</ol>', page.text, re.DOTALL)


def told_rounds(story: str) -> list[tuple[int, str]]:
    found = re.findall(r'<li value="(\d+)">(.*?)</li>', story)
    return [(int(number), text_of(text)) for number, text in found]


def test_what_is_long_is_folded_but_for_the_turns_of_its_story(bread: Glossary) -> None:
    sentences = (Sentence("It has begun.", "round >= 31"), Sentence("Not yet."))
    page = page_with(bread, stop=(), most_rounds=40, sentences=sentences)
    shown, folded = ([number for number, _ in told_rounds(story)] for story in stories(page))
    # beside the turns, the first rounds: so many are shown as are worth no folding
    assert shown == [*range(9), 31, 40]
    assert folded == [n for n in range(41) if n not in shown]
    assert f"<summary>{len(folded)} more rounds</summary>" in page.text
    assert f'<p class="gg-model-left">Folded on the page, and not printed: {len(folded)} more rounds</p>' in page.text
    assert f"<summary>{40 - FOLD} more rounds</summary>" in page.text
    # where each round has a sentence of its own, they are as many as of the table
    turning = tuple(Sentence(f"Round {n}.", f"round == {n}") for n in range(41))
    (first, _) = stories(page_with(bread, stop=(), most_rounds=40, sentences=turning))
    assert [number for number, _ in told_rounds(first)] == [*range(FOLD), 40]
    assert len(rows(page, "gg-model-rounds")) == 41
    assert "After 40 rounds it has not come to an end" in page.text
    short = page_with(bread, most_rounds=3)
    assert short.text.count("hidden><summary>") == 3, "nothing is left to be folded, also among the members"


def test_each_sort_of_agents_has_a_table_of_its_own(bread: Glossary, rising: Model) -> None:
    one = page_with(bread)
    assert "\n## Loaf: each at the end\n" in one.text
    bakers = replace(
        rising.agents[0], id="bakers", label="Baker <b>", index="b", others="", names=("Ann", "Bob"), count=2
    )
    hours = replace(rising.state[2], id="hours_b", label="Hours", formula="", numbers=(7.0, 8.0), unit="", digits=1)
    two = page_with(
        bread, agents=(*rising.agents, bakers), state=(*rising.state, hours), members=(*rising.members, "hours_b")
    )
    assert "\n## Each of them at the end\n" in two.text
    assert "\n### Loaf\n" in two.text
    assert rows(two, "gg-model-members")[-2:] == [["Ann", "7.0"], ["Bob", "8.0"]]
    assert [len(row) for row in rows(two, "gg-model-members")] == [4, 4, 4, 2, 2], "no column of others"
    assert "\n| Ann | 7.0 |" in two.plain


def test_what_a_parameter_is_stands_at_its_field(bread: Glossary) -> None:
    form = published(bread).by_path[PATH].text.partition("<form ")[2].partition("</form>")[0]
    assert '<p id="gg-model-flour-text">It is weighed <em>once</em>, before the first round.</p>' in form
    assert form.count("gg-model-flour-text") == 3, "the number and the slider name it"
    assert "gg-model-appetite-text" not in form


def test_what_is_set_has_no_more_digits_than_it_needs(bread: Glossary, rising: Model) -> None:
    changed = replace(rising.parameters[0], lowest=0.5, highest=8.0, step=0.5, default=8.0, unit="×")
    page = page_with(bread, parameters=(changed, *rising.parameters[1:]), expected=(), scenarios=())
    said = text_of(page.text).replace("\u00a0", " ")
    assert "8 ×0.5 × to 8 ×" in said
    assert "8.0" not in said.partition("What can be set")[2].partition("What the build checks")[0]


def test_charts_of_scenarios_have_the_same_numbers_at_the_side(bread: Glossary) -> None:
    parts = published(bread).by_path[PATH].text.partition("\n## Scenarios\n")[2]
    sides = re.findall(r'data-plot="0">.*?<g class="gg-chart-y">(.*?)</g>', parts, re.DOTALL)
    assert len(sides) == 2
    assert len(set(sides)) == 1


def test_each_scenario_is_run_and_compared(bread: Glossary, rising: Model) -> None:
    page = published(bread).by_path[PATH]
    told = rows(page, "gg-table gg-model-compared")
    assert [row[0] for row in told] == ["As it comes", *(scenario.label for scenario in rising.scenarios)]
    assert [row[-1] for row in told] == [str(ran.rounds) for ran in runs_of(rising).values()]
    # a result whose condition does not hold is no number
    assert told[2][3] == "–"
    assert page.text.count("<figure") == len(rising.plots) * (1 + len(rising.scenarios))
    assert "**Share eaten in a round:** 50 per cent instead of 25 per cent." in page.text


def test_a_result_without_a_value_says_why(bread: Glossary) -> None:
    model = bread.models["rising"]
    results = tuple(replace(each, only_if="1 > 2", otherwise="So *few* of [[loaf|them]].") for each in model.results)
    page = page_with(bread, results=results)
    assert '<p class="gg-model-says">So <em>few</em> of <a' in page.text
    assert page.text.count('<dd>So <em>few</em> of <a href="../terms/loaf.md">them</a>.</dd>') == len(results)


FAULTS = {
    "food / (round - 3)": "In round 3 the run breaks off: Flour left has no value, because its formula would divide by",
    "food - sqrt(2 - round)": "In round 3 the run breaks off: Flour left has no value, because its formula would take",
    "food * 1e200 ** 2": "In round 1 the run breaks off: Flour left has no value, because its formula would give",
}


@pytest.mark.parametrize("formula", FAULTS)
def test_a_run_that_breaks_off_says_where_and_why(bread: Glossary, rising: Model, formula: str) -> None:
    rules = tuple(replace(rule, formula=formula) if rule.id == "food" else rule for rule in rising.round)
    page = page_with(bread, round=rules, stop=(), expected=())
    assert FAULTS[formula] in page.text
    assert FAULTS[formula] in page.plain
    results = re.findall(r"<dd>(.*?)</dd>", page.text.partition('<dl class="gg-model-results">')[2])
    assert results[: len(rising.results)] == ["–"] * len(rising.results)


def test_a_run_that_has_no_start_is_told_too(bread: Glossary, rising: Model) -> None:
    state = (replace(rising.state[0], formula="flour / 0"), *rising.state[1:])
    page = page_with(bread, state=state)
    assert "In round 0 the run breaks off" in page.text
    assert page.text.count("<figure") == len(rising.plots) * (1 + len(rising.scenarios))


def test_charts_say_in_words_what_they_show(bread: Glossary) -> None:
    page = published(bread).by_path[PATH]
    labels = [unescape(label) for label in re.findall(r'<svg role="img" aria-label="([^"]*)"', page.text)]
    assert labels[0] == (
        "Flour: a line chart. Flour left: from 500.0 grams to 21.1 grams in round 11; "
        "Eaten by all: from 125.0 grams to 7.0 grams in round 11"
    )
    for picture in re.findall(r"<svg role.*?</svg></div>", page.text):
        ET.fromstring(picture.removesuffix("</div>"))


def test_huge_numbers_are_multiples_of_a_power_of_ten(bread: Glossary, rising: Model) -> None:
    state = (replace(rising.state[0], formula="flour * 1000000000"), *rising.state[1:])
    assert '<span class="gg-chart-unit">10⁹ grams</span>' in unescape(page_with(bread, state=state).text)


def test_rules_are_drawn_in_symbols(bread: Glossary) -> None:
    rules = Rules(Told(bread, catalogue("en"), bread.models["rising"]))
    plain = [rule.plain for rule in (*rules.start(), *rules.round(), *rules.results())]
    assert plain == [
        "f = F",
        "w_i, spread evenly between: 0.50 at 0 %; 1.00 at 50 %; 2.00 at 100 %",
        "first_i: 1.0; 1.5; 2.0",
        "V_i = first_i",
        "eaten_i = α × f × w_i ^ 2 / Σ_k(w_k ^ 2)",
        "e = Σ_i(eaten_i)",
        "f ← f − e",
        "V_i ← V_i + eaten_i / η",
        "higher_i = Σ_k(1, if V_k > V_i, otherwise 0)",
        "D = Σ_i(1, if V_i ≥ 2 × first_i, otherwise 0)",
        "G = Σ_i(V_i) / Σ_i(first_i)",
        "left = f / F",
        "G_max = 1 + F / η / Σ_i(first_i)",
    ]
    for rule in (*rules.round(), *rules.results()):
        ET.fromstring(rule.markup)
    in_german = Rules(Told(bread, catalogue("de"), bread.models["rising"]))
    assert in_german.round()[4].plain == "higher_i = Σ_k(1, wenn V_k > V_i, sonst 0)"
    assert [condition.plain for condition in in_german.stops()] == ["wenn D = 3", "wenn e < F / 100 und nicht D = 3"]


def test_numbers_have_the_marks_of_the_language(bread: Glossary) -> None:
    german = replace(bread, about=replace(bread.about, language="de"))
    page = {each.path: each for each in pages_of_models.pages(Site(german))}[PATH]
    assert rows(page, "gg-model-rounds")[1] == ["1", "125,0", "375,0", "0"]
    assert data_of(page)["numbers"]["decimal"] == ","
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in page.text
    assert 'value="0,25"' not in page.text, "fields of forms have digits as programs write them"


# ---- what the script of the page is given


def test_controls_are_in_the_units_that_people_see(bread: Glossary) -> None:
    text = published(bread).by_path[PATH].text
    form = text.partition("<form ")[2].partition("</form>")[0]
    assert form.startswith('class="gg-model-controls"')
    assert form.partition(">")[0].endswith(" hidden")
    number = '<input type="number" id="gg-model-appetite" min="5" max="50" step="5" value="25"'
    assert number.replace('min="5"', f'min="{lowest(text)}"') in form
    assert form.count("data-percent") == 1
    for name in bread.models["rising"].parameters:
        assert f'<label id="gg-model-{name.id}-label" for="gg-model-{name.id}">' in form
        assert f'aria-labelledby="gg-model-{name.id}-label"' in form


def lowest(text: str) -> str:
    found = re.search(r'id="gg-model-appetite" min="(\d+)"', text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("value", "written"), [(0.007, "0.7"), (0.29, "29"), (1e-05, "0.001"), (1.0, "100"), (12.345, "1234.5")]
)
def test_a_per_cent_has_the_digits_of_the_file(bread: Glossary, rising: Model, value: float, written: str) -> None:
    changed = replace(rising.parameters[1], lowest=0.0, highest=100.0, default=value)
    page = page_with(bread, parameters=(rising.parameters[0], changed, rising.parameters[2]), expected=())
    assert f'value="{written}" aria-labelledby="gg-model-appetite-label"' in page.text
    # so does the script read it: a division by a hundred would round some of these otherwise
    assert float(f"{written}e-2") == value


def test_the_script_has_a_template_for_all_that_it_may_say(bread: Glossary, rising: Model) -> None:
    page = published(bread).by_path[PATH]
    templates = dict(re.findall(r'<template data-(\w+="[^"]*")>(.*?)</template>', page.text))
    wanted = ['sentence="start"', *(f'sentence="{n}"' for n, _ in enumerate(rising.sentences))]
    wanted += [f'ending="{n}"' for n, _ in enumerate(rising.stop)]
    wanted += [f'ending="{name}"' for name in ("rounds", "fault", "fault-of-condition")]
    assert list(templates) == [*wanted, *(f'otherwise="{r.id}"' for r in rising.results if r.otherwise)]
    slots = re.findall(r'<span data-slot="(\w+)"></span>', templates['sentence="0"'])
    assert slots == ["eaten", "doubled", "food"]
    data = data_of(page)
    assert len(data["program"]["sentences"]) == len(rising.sentences)
    assert data["plots"] == [{"title": plot.title, "lines": list(plot.lines)} for plot in rising.plots]
    shown = {*data["table"], *data["members"], *(line for plot in data["plots"] for line in plot["lines"])}
    assert shown <= data["quantities"].keys()
    assert {slot for text in templates.values() for slot in re.findall(r'data-slot="(\w+)"', text)} <= {
        *data["quantities"],
        *data["parameters"],
        *("round", "quantity", "reason"),
    }


# ---- what contributed texts can do


@pytest.mark.parametrize("attack", [*ATTACKS, NASTY])
def test_no_text_of_a_model_becomes_markup(bread: Glossary, rising: Model, attack: str) -> None:
    line = " ".join(attack.split())
    said = (Sentence(attack + " {food}", ""),)
    page = page_with(
        bread,
        label=line,
        description=attack,
        opening=attack,
        sentences=said,
        stop=(replace(rising.stop[0], text=attack),),
        plots=(Plot(line, ("food", "eaten")),),
        agents=(replace(rising.agents[0], label=line, names=(line, line, line)),),
        parameters=tuple(replace(each, label=line, unit=line, text=attack) for each in rising.parameters),
        state=tuple(replace(each, label=line, unit=line) for each in rising.state),
        results=tuple(
            replace(each, label=line, unit=line, otherwise=attack, only_if="1 > 2") for each in rising.results
        ),
        scenarios=tuple(replace(each, label=line, text=attack) for each in rising.scenarios),
        expected=tuple(replace(each, text=attack) for each in rising.expected),
        leaves_out=(attack,),
    )
    scripts = re.findall(r"<script[^>]*>", page.text)
    assert len(scripts) == 2, scripts
    assert not re.search(r"<(?:img|style|iframe|object)\b|<[a-z][^>]*\son\w+=", page.text), attack
    assert not re.search(r'href="(?:javascript|data|vbscript):', page.text)
    data_of(page)


# ---- the ways to it


def test_terms_lead_to_the_models_in_which_they_can_be_tried(bread: Glossary, rising: Model) -> None:
    pages = {page.term: page for page in pages_of_terms.pages(Site(bread)) if page.path.count("/") == 1}
    for id_, term in bread.terms.items():
        tried = id_ in {*rising.explains, *rising.episodes}
        quantities: tuple[Parameter | Quantity, ...] = (
            *rising.parameters,
            *rising.state,
            *rising.round,
            *rising.results,
        )
        named = not tried and id_ in {part.term for part in quantities}
        assert ('class="gg-try"' in pages[id_].text) == tried, term
        assert ('class="gg-named"' in pages[id_].text) == named, term
        assert ("(../models/rising.txt)" in pages[id_].plain) == (tried or named)


def test_a_model_leads_to_what_it_explains_and_to_what_happened(bread: Glossary, rising: Model) -> None:
    page = published(bread).by_path[PATH]
    assert {*rising.explains, *rising.episodes} <= set(page.mentions)
    assert "## What happened\n" in page.text
    assert "**[A Sunday](../terms/sunday.md)**" in page.text
    assert "10.1000/flour" in page.text, "the source that its description cites"


def test_the_list_has_each_model_with_a_small_chart(bread: Glossary) -> None:
    page = published(bread).by_path["models/index.md"]
    assert page.entry == "Models"
    assert page.leads_to == (PATH,)
    assert page.text.count('<div class="gg-chart gg-chart-small">') == 1
    without = page_list(bread, plots=())
    assert "gg-chart-small" not in without.text


def page_list(bread: Glossary, **changes: Any) -> Page:
    return next(iter(pages_of_models.pages(Site(with_model(bread, **changes)))))
