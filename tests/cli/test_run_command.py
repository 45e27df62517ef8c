"""`glossgraph run`: what is set and how, what is refused, and that a run is shown as it is."""

from __future__ import annotations

import io
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import glossgraph.exports.json
from glossgraph import running
from glossgraph.api.opening import open as opened
from glossgraph.cli import main
from glossgraph.diagnostics.cells import cells
from glossgraph.output import write
from tiny import tiny_glossary

if TYPE_CHECKING:
    from click.testing import Result

    from glossgraph.model import Glossary

STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

EVIL = "A \x1b]0;stolen\x07 b \x9b31m c \u202e d \u2066e"

SHRINKING: dict[str, Any] = {
    "label": "Shrinking",
    "description": "It ends where nothing is left to divide by.",
    "parameters": {"most": {"label": "Most", "unit": "%", "range": [0, 0.5], "step": 0.1, "default": 0.1}},
    "state": {"left": {"label": "Left", "start": 2}, "share": {"label": "Share", "start": "most / left"}},
    "round": {"left": {"formula": "left - 1"}, "share": {"formula": "most / left"}},
    "stop": {"rounds": 3},
    "results": {"total": {"label": "Total", "formula": "share"}},
}


def run(command: str, root: Path, width: int = 80) -> Result:
    environment = {"COLUMNS": str(width), "NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm"}
    return CliRunner(env=environment).invoke(main, [*shlex.split(f"run {command}"), "--root", str(root)])


@pytest.fixture(scope="module")
def baking(project: Path) -> Path:
    return project / "tests/bread"


def tiny(root: Path, **models: Any) -> Path:
    write(root, tiny_glossary() | {f"graph/models/{id_}.yml": json.dumps(said) for id_, said in models.items()})
    return root


@pytest.mark.parametrize(
    ("given", "value"),
    [
        *(("appetite=40%", 0.4), ("appetite=0.4", 0.4), ("appetite = 40 %", 0.4), ("appetite=28.9%", 0.289)),
        *(("appetite=.25", 0.25), ("flour=5e2", 500), ("flour=600 grams", 600), ("stiffness=60grams / litre", 60)),
    ],
)
def test_a_value_is_set_as_people_write_it(given: str, value: float, baking: Path) -> None:
    done = run(f"rising --format json --set '{given}'", baking)
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["parameters"][re.match(r"\w+", given)[0]] == value  # type: ignore[index]


REFUSED = {
    "risng": "no model is called `risng`; did you mean `rising`?",
    "stop": "no model is called `stop`; `glossgraph run` lists them",
    "dough": "`dough` is a term, and no model; `glossgraph run` lists the models",
    "'warm mixture'": "no model is called `warm mixture`; did you mean `rising`?",
    "xylophone": "no model is called `xylophone`; `glossgraph run` lists them",
    "rising --set flours=300": "`flours` is no parameter of `rising`; did you mean `flour`?",
    "rising --set x=300": "`x` is no parameter of `rising`; its parameters are flour, appetite, stiffness",
    "rising --set flour=5": "`flour` is 5, and can be from 100 to 1000",
    "rising --set appetite=60%": "`appetite` is 0.6, and can be from 0.2 to 0.5 (20% to 50%)",
    "rising --set appetite=nan": "`appetite` is nan, and can be from 0.2 to 0.5 (20% to 50%)",
    "rising --set flour": "`--set flour` sets nothing; write a parameter and its value, such as `--set flour=500`",
    "rising --set flour=much": "`much` is no number; write one, such as `flour=500`",
    "rising --set flour=50%": "`50%` is no number; write one, such as `flour=500`",
    "rising --set appetite=": "`` is no number; write one, such as `appetite=0.25`, or in per cent `appetite=25%`",
    "rising --set flour=300 --set flour=400": "`flour` is set twice",
    "rising --scenario hungri": "`hungri` is no scenario of `rising`; did you mean `hungry`?",
    "rising --scenario xylophone": "`xylophone` is no scenario of `rising`; its scenarios are hungry, little-flour",
    "--set flour=300": "name the model that is to be run; `glossgraph run` lists them",
}


@pytest.mark.parametrize("command", REFUSED)
def test_what_cannot_be_run_is_refused(command: str, baking: Path) -> None:
    done = run(command, baking)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Error: {REFUSED[command]}\n" in done.stderr


def test_values_come_before_those_of_a_scenario(baking: Path) -> None:
    done = json.loads(run("rising --scenario little-flour --set flour=200 --format json", baking).stdout)
    assert done["scenario"] == "little-flour"
    assert done["parameters"] == {"flour": 200, "appetite": 0.25, "stiffness": 80}


def test_json_has_every_digit_and_is_as_the_schema_says(baking: Path, bread: Glossary) -> None:
    schema = json.loads((Path(glossgraph.exports.json.__file__).parent / "glossary.schema.json").read_text("utf-8"))
    done = json.loads(run("rising --set appetite=0.3 --format json", baking).stdout)
    Draft202012Validator({"$ref": "#/$defs/run", "$defs": schema["$defs"]}).validate(done)
    computed = running.run(bread.models["rising"], {"appetite": 0.3})
    rows = [{name: [*v] if isinstance(v, tuple) else v for name, v in row.items()} for row in computed.rows]
    assert done["rows"] == [{"round": number, **row} for number, row in enumerate(rows)]
    assert done["results"] == computed.results
    listed = json.loads(run("--format json", baking).stdout)
    assert [each["id"] for each in listed] == ["rising"]


def test_csv_is_a_table_that_pandas_reads_with_every_digit(baking: Path) -> None:
    model = opened(baking).models["rising"]
    for option, agents in (("", False), (" --members", True)):
        done = run(f"rising --set flour=400 --format csv{option}", baking)
        read = pd.read_csv(io.StringIO(done.stdout))
        pd.testing.assert_frame_equal(read, model.run(flour=400).frame(agents=agents), check_exact=True)
    parameters = pd.read_csv(io.StringIO(run("--format csv", baking).stdout))
    assert list(parameters["parameter"]) == [parameter.id for parameter in model.parameters]


@pytest.mark.parametrize("width", [30, 38, 80, 200])
def test_no_line_of_a_run_is_wider_than_the_terminal(width: int, baking: Path) -> None:
    for command in ("rising --story --members --set flour=700", ""):
        done = run(command, baking, width)
        assert done.exit_code == 0
        assert [line for line in done.stdout.splitlines() if cells(line) > width and " " in line.strip()] == []


CHOOSING: dict[str, Any] = {
    **SHRINKING,
    "parameters": {
        "side": {"label": "Side", "range": [-1, 1], "step": 2, "default": 1, "choices": ["Short", "Long"]},
        "most": {"label": "Most", "unit": "kg", "range": [0.5, 8], "step": 0.1, "default": 1},
    },
    "state": {"left": {"label": "Left", "start": 9876, "digits": 0}, "share": {"label": "Share", "start": "most"}},
    "round": {"left": {"formula": "left + 150 * side"}},
}


def test_a_choice_is_made_by_its_name_or_its_value(tmp_path: Path) -> None:
    root = tiny(tmp_path, choosing=CHOOSING)
    for written in ("Short", "short", "-1"):
        done = run(f"choosing --set side={written}", root)
        assert re.search(r"^\*  side +Short +Side, Short or Long; Long by default$", done.stdout, re.MULTILINE), written
    for written, message in (
        ("Shrt", "`Shrt` is no choice; the choices are `Short` or `Long`"),
        ("0", "`side` is 0, and can be `-1 (Short)` or `1 (Long)`"),
    ):
        done = run(f"choosing --set side={written}", root)
        assert (done.exit_code, done.stdout) == (2, "")
        assert message in done.stderr


def test_numbers_have_the_digits_that_they_need_and_columns_one_form(tmp_path: Path) -> None:
    root = tiny(tmp_path, choosing=CHOOSING)
    shown = run("choosing", root).stdout
    assert "Most, 0.5 to 8 kg" in " ".join(shown.split())
    assert re.findall(r"\b\d,?\d{3}\b|\d\d,\d{3}", shown) == ["9,876", "10,026", "10,176", "10,326"]
    short = ["9876", "9726", "9576", "9426"]
    assert re.findall(r"\b\d,?\d{3}\b", run("choosing --set side=Short", root).stdout) == short


def test_a_run_that_cannot_go_on_says_why(tmp_path: Path) -> None:
    root = tiny(tmp_path, shrinking=SHRINKING)
    done = run("shrinking", root)
    assert done.exit_code == 1
    assert "  In round 2: `Share` divides by zero, so that the run cannot go on.\n" in done.stdout
    assert "  Total: –\n" in done.stdout
    written = json.loads(run("shrinking --format json", root).stdout)
    assert written["ending"] == {"kind": "fault", "quantity": "share", "reason": "divides by zero"}


def test_a_run_that_nothing_ends_says_so(tmp_path: Path) -> None:
    root = tiny(tmp_path, going={**SHRINKING, "round": {"share": {"formula": "share * most"}}})
    done = run("going", root)
    assert done.exit_code == 0
    assert "  After 3 rounds, the most that are run; nothing had ended it before.\n" in done.stdout


def test_a_model_with_mistakes_is_not_run(tmp_path: Path) -> None:
    wrong = {**SHRINKING, "round": {"left": {"formula": "lift - 1"}}}
    root = tiny(tmp_path, wrong=wrong, unread={"label": "No model"})
    done = run("wrong", root)
    assert done.exit_code == 1
    assert (
        "`wrong` has mistakes, and cannot be run; `glossgraph check graph/models/wrong.yml` lists them" in done.stderr
    )
    (root / "graph/models/torn.yml").write_text("label: 'Torn\n")
    done = run("torn", root)
    assert done.exit_code == 2
    assert "graph/models/torn.yml cannot be read; `glossgraph check graph/models/torn.yml` says why" in done.stderr
    assert run("", root).exit_code == 0


def test_a_glossary_without_models_says_so(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    assert run("", root).stdout == "this glossary has no models\n"
    assert json.loads(run("--format json", root).stdout) == []
    assert "no model is called `rising`; this glossary has none" in run("rising", root).stderr


def test_nothing_in_a_model_steers_the_terminal(tmp_path: Path) -> None:
    evil = {
        **SHRINKING,
        "label": EVIL,
        "description": EVIL,
        "parameters": {"most": {"label": EVIL, "unit": EVIL, "range": [0, 1], "step": 0.1, "default": 0.1}},
        "agents": {"all": {"index": "i", "label": EVIL, "names": [EVIL, "B"]}},
        "state": {"left": {"label": EVIL, "unit": EVIL, "start": 2}, "x_i": {"label": EVIL, "unit": EVIL, "start": 1}},
        "round": {"left": {"formula": "left - 1"}},
        "stop": {"rounds": 3, "when": [{"condition": "left < 1", "text": f"{EVIL} {{left}}"}]},
        "results": {"none": {"label": EVIL, "formula": "1", "only_if": "left > 5", "otherwise": EVIL}},
        "sentences": {"opening": EVIL, "round": [{"text": f"{EVIL} {{left}}"}]},
        "scenarios": [{"id": "one", "label": EVIL, "set": {"most": 1}, "text": EVIL}],
    }
    root = tiny(tmp_path, evil=evil)
    for command in ("", "evil --story --members --scenario one", f"evil --set '{EVIL}=1'", f"evil --set most='{EVIL}'"):
        done = run(command, root)
        assert "stolen" in done.output
        assert not STEERING.search(done.output), command
    assert "stolen" in json.loads(run("evil --format json", root).stdout)["story"][0]


def test_a_shell_completes_models(baking: Path) -> None:
    variables = {"_GLOSSGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": f"glossgraph run --root {baking} ri"}
    done = CliRunner(env={**variables, "COMP_CWORD": "4"}).invoke(main, [], prog_name="glossgraph")
    assert done.stdout.strip() == "plain,rising"
