"""Mermaid itself draws the flowchart of any glossary, at the limits that nobody can raise where others show it."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import Error

from glossgraph import exports
from glossgraph.exports.mermaid import charts
from glossgraph.text.names import label_with_status
from graphs import made
from odd import PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from glossgraph.model import Glossary

DRAW = """async text => {
    const { svg } = await mermaid.render("flowchart", text);
    document.body.innerHTML = svg;
    const words = kind => [...document.querySelectorAll(kind)].map(element => element.textContent);
    return [words(".node .nodeLabel"), words(".cluster .nodeLabel"), words("span.edgeLabel").filter(Boolean)];
}"""


class Drawn(NamedTuple):
    """The words that a reader sees."""

    terms: set[str]
    stages: set[str]
    edges: list[str]


@pytest.fixture
def draw(page: Page) -> Callable[[str], Drawn]:
    """Let Mermaid draw a text, with its own settings; an error is raised where a reader would see one."""
    package = find_spec("mermaidx")
    assert package, "Mermaid is missing; install it with: pip install mermaidx"
    page.set_content("<!doctype html><meta charset='utf-8'><title>Mermaid</title>")
    page.add_script_tag(path=Path(str(package.origin)).parent / "assets/mermaid.js")

    def drawn(text: str) -> Drawn:
        terms, stages, edges = (list(map(on_one_line, kind)) for kind in page.evaluate(DRAW, text))
        return Drawn(set(terms), set(stages), edges)

    return drawn


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def flowchart(glossary: Glossary) -> str:
    return "".join(map(str, exports.export(glossary, ["mermaid"])["glossary.mmd"]))


def test_the_limits_are_those_of_mermaid(draw: Callable[[str], Drawn], page: Page) -> None:
    limits = page.evaluate("[mermaid.mermaidAPI.defaultConfig.maxEdges, mermaid.mermaidAPI.defaultConfig.maxTextSize]")
    assert limits == [charts.MOST_EDGES_OF_PART, charts.MOST_TEXT]
    with pytest.raises(Error, match="Edge limit exceeded"):
        draw("flowchart TB\n" + "a --> b\n" * (limits[0] + 1))
    (instead,) = draw("flowchart TB\n" + "a --> b\n" * (limits[1] // 8)).terms
    assert instead == "Maximum text size in diagram exceeded"


def test_mermaid_draws_every_glossary(draw: Callable[[str], Drawn], one: Glossary) -> None:
    text = flowchart(one)
    drawn = draw(text)
    labels = {on_one_line(label_with_status(one, term)) for term in one.terms.values()}
    assert {label for label in drawn.terms if not label.startswith("↺ ")} <= labels
    assert len(drawn.edges) == text.count("|") / 2
    assert drawn.stages <= {on_one_line(f"{stage.number}. {stage.label}") for stage in one.stages.values()}
    if "%% left out: " not in text:
        assert labels <= drawn.terms


def test_mermaid_draws_the_largest_parts(draw: Callable[[str], Drawn], glossary: Glossary) -> None:
    parts = [text for name, text in exports.contents(glossary, ["mermaid"]).items() if name != "glossary.mmd"]
    for text in sorted(map(str, parts), key=lambda text: -text.count("|"))[:2]:
        assert text.count("|") / 2 > charts.MOST_EDGES
        assert len(draw(text).edges) == text.count("|") / 2


@pytest.mark.parametrize(
    ("stages", "each", "every"), [(5, 16, 3), (8, 9, 2), (12, 6, 2), (2, 30, 2), (9, 90, 3), (50, 200, 7)]
)
def test_mermaid_draws_glossaries_of_any_size(draw: Callable[[str], Drawn], stages: int, each: int, every: int) -> None:
    glossary = made(stages, each, every=every)
    drawn = draw(flowchart(glossary))
    assert len(drawn.stages) == min(stages, 20)
    assert len(drawn.terms) >= 20
    assert drawn.edges


def test_mermaid_shows_odd_characters_as_they_are(draw: Callable[[str], Drawn]) -> None:
    choose = random.Random(5)
    labels = [f"a{piece}" for piece in PIECES]
    labels += ["".join(choose.choices(PIECES, k=choose.randint(1, 6))) + "z" for _ in range(60)]
    drawn = draw(flowchart(glossary_of(labels, [])))
    assert drawn.terms == set(map(on_one_line, labels))
    assert drawn.stages == {on_one_line(f"{number}. {label}") for number, label in enumerate(labels, start=1)}


def test_a_deprecated_term_is_dashed(draw: Callable[[str], Drawn], page: Page, bread: Glossary) -> None:
    assert "Old tale (deprecated, use A Sunday)" in draw(flowchart(bread)).terms
    dashed = page.locator(".node.deprecated rect.label-container")
    assert dashed.evaluate("element => getComputedStyle(element).strokeDasharray") == "5px, 5px"
    assert page.locator(".node.deprecated").count() == 1
