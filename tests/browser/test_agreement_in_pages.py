"""Models give the same in a page as in Python, to the last digit: the published ones, and whatever can be written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import agreement
import random_models
from firefox import running
from glossgraph.running import program, program_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser

    from glossgraph.model import Model

Asked = "Callable[[list[dict[str, Any]]], list[Any]]"
"""What computes cases in a page."""

MODELS, RUNS = 60, 5
"""How many models are written at random at once, and with how many values each of them is tried."""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def asked(request: pytest.FixtureRequest, bread_served: str) -> Iterator[Asked]:
    """A page of a site, under its policy, that computes with the script of the site."""
    script = f"{bread_served}assets/model-run.js"
    if request.param == "firefox":
        with running() as firefox:
            firefox.open(bread_served)
            yield lambda cases: firefox.said(f"({agreement.SCRIPT})({json.dumps([script, cases])})")
            assert firefox.complaints == []
    else:
        browser: Browser = request.getfixturevalue("browser")
        page = browser.new_page()
        page.goto(bread_served)
        yield lambda cases: page.evaluate(agreement.SCRIPT, [script, cases])
        page.close()


def test_published_models_give_the_same_in_a_page(asked: Asked, record_property: Callable[[str, object], None]) -> None:
    golden, models = agreement.golden(), agreement.models()
    found = _compared(asked, {name: (models[name], digests) for name, digests in golden.items()})
    record_property("runs", sum(len(digests) // agreement.DIGITS for digests in golden.values()))
    record_property("largest difference", max((difference for difference, _ in found), default=0.0))
    assert found == []


# what differs is told, and is not smaller with other seeds
@settings(max_examples=2, phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_whatever_can_be_written_gives_the_same_in_a_page(asked: Asked, seed: int) -> None:
    made = random_models.made(range(seed, seed + MODELS))
    wanted = {model.id: (model, agreement.digests(program(model), program_json(model), RUNS)) for model in made}
    assert _compared(asked, wanted) == []


def _compared(asked: Asked, wanted: dict[str, tuple[Model, str]]) -> list[tuple[float, str]]:
    """Return by how much runs differ in a page from what Python gave, and where."""
    cases = [{"program": program_json(model), "runs": len(d) // agreement.DIGITS} for model, d in wanted.values()]
    found = []
    for (name, (model, digests)), answer in zip(wanted.items(), asked(cases), strict=True):
        for number in _others(digests, answer):
            one = asked([{"program": program_json(model), "only": number}])[0]
            difference, endings = agreement.differences(model, number, one)
            found.append((difference, f"{name}, run {number}: {endings}"))
    return found


def _others(one: str, other: str) -> Sequence[int]:
    """Return the numbers of the runs that gave something else."""
    size = agreement.DIGITS
    return [at // size for at in range(0, len(one), size) if one[at : at + size] != other[at : at + size]]
