"""Models that a program runs: what it may say, what it is refused, and what it gets."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import glossgraph
from glossgraph import running
from glossgraph.load.of_values import of_values

if TYPE_CHECKING:
    from glossgraph.api.runs import Run
    from glossgraph.model import Glossary


@pytest.fixture(scope="module")
def baked(bread: Glossary) -> glossgraph.Glossary:
    return glossgraph.Glossary.of(bread)


def test_a_run_is_what_the_model_computes(baked: glossgraph.Glossary, bread: Glossary) -> None:
    model = baked.models["rising"]
    assert repr(baked.models) == "{'rising': <Model rising: flour, appetite, stiffness>}"
    found = model.run("little-flour", flour=Decimal(200))
    computed = running.run(bread.models["rising"], {"flour": 200, "stiffness": 80})
    assert (found.parameters, found.rows, found.results) == (computed.parameters, computed.rows, computed.results)
    assert found.ending == computed.ending
    assert (
        repr(found)
        == f"<Run of rising: {found.rounds} rounds, "
        + ", ".join(f"{name}={value:g}" for name, value in found.results.items() if value is not None)
        + ">"
    )
    assert len(found.story) == len(found.rows)
    assert found.story[0] == "The [[baker]] feeds 200 grams, and the three share it."
    assert found.conclusion == "Hardly anything is eaten any more: 0 have doubled."
    assert repr(model.run("little-flour")).endswith("limit=none>")


REFUSED: list[tuple[tuple[str, ...], dict[str, Any], type[Exception], str]] = [
    (("hungri",), {}, KeyError, "`hungri` is no scenario of `rising`; did you mean `hungry`?"),
    ((), {"flours": 300}, TypeError, "`flours` is no parameter of `rising`; did you mean `flour`?"),
    ((), {"flour": "300"}, TypeError, "`flour` is a number, and not a str"),
    ((), {"scenario": "hungry"}, TypeError, r"give a scenario first, without a name, as in `run\('ID'\)`"),
    ((), {"flour": True}, TypeError, "`flour` is a number, and not a bool"),
    ((), {"flour": 5}, ValueError, "`flour` is 5, and can be from 100 to 1000"),
    ((), {"appetite": float("nan")}, ValueError, r"`appetite` is nan, and can be from 0.2 to 0.5 \(20% to 50%\)"),
]


@pytest.mark.parametrize(("scenario", "settings", "error", "message"), REFUSED)
def test_what_cannot_be_run_is_refused(
    scenario: tuple[str, ...],
    settings: dict[str, Any],
    error: type[Exception],
    message: str,
    baked: glossgraph.Glossary,
) -> None:
    with pytest.raises(error, match=message):
        baked.models["rising"].run(*scenario, **settings)


CHOOSING: dict[str, Any] = {
    "label": "Choosing",
    "description": "It is one of two.",
    "parameters": {
        "side": {"label": "Side", "range": [-1, 1], "step": 2, "default": 1, "choices": ["Short", "Very  long"]}
    },
    "state": {"gain": {"label": "Gain", "start": 0}},
    "round": {"gain": {"formula": "gain + side"}},
    "stop": {"rounds": 3},
    "results": {"total": {"label": "Total", "formula": "gain"}},
}


@pytest.mark.parametrize(("given", "total"), [("Short", -3), ("SHORT", -3), ("very long", 3), (-1, -3), (1.0, 3)])
def test_a_choice_is_made_by_its_name_or_its_value(given: str | float, total: float) -> None:
    glossary = of_values({"graph/relations.yml": {}, "graph/models/choosing.yml": CHOOSING})
    model = glossgraph.Glossary.of(glossary).models["choosing"]
    assert model.run(side=given).results == {"total": total}
    for wrong, message in (("Shrt", "`Shrt` is no choice of `side`"), (0, r"`side` is 0, and can be `-1 \(Short\)`")):
        with pytest.raises(ValueError, match=message):
            model.run(side=wrong)


def test_a_model_that_there_is_not_is_refused(baked: glossgraph.Glossary) -> None:
    with pytest.raises(KeyError, match="no model is called `risng`; did you mean `rising`"):
        baked.models["risng"]
    with pytest.raises(KeyError, match="this glossary has none"):
        glossgraph.Glossary().models["rising"]


def test_a_model_with_faults_is_refused() -> None:
    said = {
        "label": "Wrong",
        "description": "It reads what is not there.",
        "parameters": {"self": {"label": "Self", "range": [0, 1], "step": 1, "default": 1}},
        "round": {"x": {"label": "X", "formula": "y"}},
        "stop": {"rounds": 1},
    }
    files = {"graph/relations.yml": {}, "graph/models/wrong.yml": said}
    with pytest.raises(ValueError, match="the model `wrong` cannot be run: `y` is nothing that the model knows"):
        glossgraph.Glossary.of(of_values(files)).models["wrong"].run(self=1)


def test_the_rows_of_runs_can_be_put_together(baked: glossgraph.Glossary) -> None:
    import pandas as pd  # type: ignore[import-untyped] # noqa: PLC0415 - it takes long, and one test needs it

    model = baked.models["rising"]
    found = [model.run(flour=flour) for flour in (300, 600)]
    frame = pd.concat(run.frame() for run in found)
    assert list(frame.columns) == ["round", "flour", "appetite", "stiffness", "food", "eaten", "doubled"]
    assert dict(frame.groupby("flour").size()) == {300.0: len(found[0].rows), 600.0: len(found[1].rows)}
    assert [*found[0].frame()["food"]] == [row["food"] for row in found[0].rows]
    agents = found[0].frame(agents=True)
    assert len(agents) == 3 * len(found[0].rows)
    assert tuple(agents[agents["round"] == 2]["volume_i"]) == found[0].rows[2]["volume_i"]


def test_a_run_and_a_model_can_be_handed_on(baked: glossgraph.Glossary) -> None:
    found = baked.models["rising"].run(flour=400)
    again: Run = pickle.loads(pickle.dumps(found))  # noqa: S301 - as a pool of processes hands it on
    assert again == found
    assert again.story == found.story
