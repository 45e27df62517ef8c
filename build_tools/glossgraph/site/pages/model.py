"""A page for each model that can be run, and one that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.running import faults, runs_of
from glossgraph.running.numbers import agent_names
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.citations import named_source
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.model_chart import charts, small_chart
from glossgraph.site.parts.model_controls import controls, data, templates
from glossgraph.site.parts.model_rules import Rules
from glossgraph.site.parts.model_told import FOLD, Told
from glossgraph.site.parts.of_models import FOLDER, INDEX, model_link
from glossgraph.site.template import page
from glossgraph.text.cited import sources_of, without_citations
from glossgraph.text.plain import plain_words
from glossgraph.text.sentences import second_sentence
from glossgraph.words.content import Picture, Words
from glossgraph.words.prose import BELOW_TITLE, prose, sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Expected, Model, Scenario
    from glossgraph.running import Run
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Link, Markdown


class ShownScenario(NamedTuple):
    """A scenario, with what it sets and how it ends."""

    id: str
    label: Words
    text: Markdown
    set: list[Markdown]
    charts: list[Picture]
    says: Markdown


class Checked(NamedTuple):
    """A number that the build has computed as it was expected."""

    what: str
    value: str
    set: str
    source: str
    text: Markdown


def pages(site: Site) -> Iterator[Page]:
    """Make the page of each model and the one that lists them; none in a glossary without models."""
    glossary, say = site.glossary, site.words.say
    models = [model for model in glossary.models.values() if not faults(model)]
    if not models:
        return
    yield page(
        site,
        INDEX,
        "models.md.j2",
        say("models.title"),
        say("models.summary", glossary=glossary.about.title),
        values=lambda: {"models": [_listed(site, model) for model in models], "assets": ASSETS},
        leads_to=(f"{FOLDER}/{model.id}.md" for model in models),
        entry=say("models.title"),
        contents=False,
    )
    for model in models:
        yield _page(site, model)


def _listed(site: Site, model: Model) -> dict[str, object]:
    told, run = Told(site.glossary, site.words, model), runs_of(model)[""]
    return {
        "link": model_link(model),
        "lead": sentence(site.glossary, without_citations(_first_sentence(site, model))),
        "chart": small_chart(told, run, model.plots[0]) if model.plots else None,
        "explains": _terms(site, model.explains),
    }


def _first_sentence(site: Site, model: Model) -> str:
    first = model.description.partition("\n\n")[0]
    end = second_sentence(first, site.glossary.about.language)
    return first[:end].rstrip() if end else first


def _page(site: Site, model: Model) -> Page:
    glossary = site.glossary

    def values() -> dict[str, object]:
        told = Told(glossary, site.words, model)
        rules = Rules(told)
        ran, rounds = runs_of(model), site.words.say("models.ran")
        run, seen = ran[""], set[str]()
        return {
            "model": model,
            "heading": Words(model.label),
            "description": prose(glossary, model.description, seen=seen, level=BELOW_TITLE),
            "assets": ASSETS,
            "explains": _terms(site, model.explains),
            "episodes": _terms(site, model.episodes),
            "controls": controls(rules),
            "templates": templates(told),
            "data": data(told),
            "says": told.says(run),
            "results": told.results(run),
            "charts": charts(told, run),
            "fold": FOLD,
            "story": told.story(run),
            "rows": told.rows(run),
            "columns": [told.numbers.heading(name) for name in model.table],
            "members": told.members(run),
            "compared": _compared(told, ran),
            "result_columns": [*(told.numbers.heading(each.id) for each in model.results), rounds],
            "scenarios": [_scenario(told, each, ran) for each in model.scenarios if each.id in ran],
            "rules": rules,
            "checked": [_checked(site, told, each) for each in model.expected],
            "leaves_out": sentences(glossary, model.leaves_out),
            "happened": _happened(site, model),
            "further": sources_of(model),
            "locators": model.locators,
        }

    return page(
        site,
        f"{FOLDER}/{model.id}.md",
        "model.md.j2",
        model.label,
        plain_words(glossary, _first_sentence(site, model)),
        values=values,
        source=model.file,
        names=[model.label],
        contents=False,
    )


def _terms(site: Site, ids: Iterable[str]) -> list[Link]:
    return [link(site.glossary.terms[id_]) for id_ in ids if id_ in site.glossary.terms]


def _happened(site: Site, model: Model) -> list[tuple[Link, Markdown]]:
    terms = [site.glossary.terms[id_] for id_ in model.episodes if id_ in site.glossary.terms]
    return [(link(term), sentence(site.glossary, term.definition, term.id)) for term in terms]


def _compared(told: Told, ran: Mapping[str, Run]) -> list[tuple[str, list[str]]]:
    """Return the results of each run and its rounds; the first has the values that the model comes with."""
    labels = {"": told.words.say("models.default")} | {each.id: each.label for each in told.model.scenarios}
    names = [result.id for result in told.model.results]
    return [
        (labels[id_], [*(told.numbers.alone(name, run.results[name]) for name in names), told.words.number(run.rounds)])
        for id_, run in ran.items()
        if len(ran) > 1
    ]


def _scenario(told: Told, scenario: Scenario, ran: Mapping[str, Run]) -> ShownScenario:
    run = ran[scenario.id]
    return ShownScenario(
        scenario.id,
        Words(scenario.label),
        prose(told.glossary, scenario.text, seen=set()),
        [_instead(told, name, value) for name, value in scenario.values.items()],
        charts(told, run, alike=[ran[each.id] for each in told.model.scenarios if each.id in ran]),
        told.says(run),
    )


def _instead(told: Told, name: str, value: float) -> Markdown:
    numbers = told.numbers
    default = next(each.default for each in told.model.parameters if each.id == name)
    set_, usual = numbers.full(name, value), numbers.full(name, default)
    return told.words.text("models.instead", label=numbers.label(name), value=set_, default=usual)


def _checked(site: Site, told: Told, expected: Expected) -> Checked:
    say, numbers, model = site.words.say, told.numbers, told.model
    what = numbers.label(expected.of)
    if expected.member is not None:
        what = say("models.checked-of", label=what, agent=_agent(told, expected))
    if expected.round is not None:
        what = say("models.checked-in-round", label=what, round=expected.round)
    scenario = next((each.label for each in model.scenarios if each.id == expected.scenario), "")
    given = [
        say("models.given", symbol=numbers.label(name), values=numbers.full(name, value))
        for name, value in expected.values.items()
    ]
    setting = say("list.comma").join(filter(None, [scenario, *given]))
    source = named_source(site, expected.source) if expected.source else ""
    text = sentence(site.glossary, expected.text)
    return Checked(what, numbers.written(expected.of, expected.written), setting, source, text)


def _agent(told: Told, expected: Expected) -> str:
    index = told.model.index_of(expected.of)
    agents = next((one for one in told.model.agents if one.index == index), None)
    names: Sequence[str] = agent_names(agents) if agents else ()
    place = (expected.member or 0) - 1
    return names[place] if 0 <= place < len(names) else str(expected.member)
