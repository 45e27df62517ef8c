"""The commands that only ask a glossary: show, trace, loops, stats, query and search."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import golden
from glossgraph import exports
from glossgraph.checks import CHECKS
from glossgraph.cli import checks, main
from glossgraph.diagnostics.cells import cells
from glossgraph.load import load
from glossgraph.output import write
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ASKED: dict[str, dict[str, str]] = {
    "bread": {
        "show.txt": "show dough",
        "show-narrow.txt": "show dough",
        "show.md": "show dough --format markdown",
        "show.json": "show dough --format json",
        "show-actor.txt": "show baker",
        "show-tried.txt": "show starter",
        "trace.txt": "trace dough loaf --all",
        "trace.json": "trace dough loaf --format json",
        "loops.txt": "loops",
        "loops.json": "loops --format json",
        "stats.txt": "stats",
        "stats.json": "stats --format json",
        "search.txt": "search 'worked togther'",
        "search.json": "search dough --format json --limit 2",
        "query.txt": "query 'SELECT ?t ?label {?t a skos:Concept; skos:prefLabel ?label} ORDER BY ?t LIMIT 3'",
        "query.csv": "query --format csv 'SELECT ?t ?n {?t skos:prefLabel ?n} ORDER BY ?t ?n LIMIT 3'",
        "run.txt": "run rising --set appetite=40% --story --members",
        "run-narrow.txt": "run rising --scenario little-flour",
        "run.json": "run rising --scenario hungry --format json",
        "run.csv": "run rising --format csv",
        "run-members.csv": "run rising --scenario hungry --format csv --members",
        "models.txt": "run",
        "models.json": "run --format json",
        "models.csv": "run --format csv",
        "query.json": "query --format json 'SELECT (COUNT(?t) AS ?terms) {?t a skos:Concept}'",
    },
    "spoons": {
        "show.txt": "show spoon",
        "show.md": "show spoon --format markdown",
        "search.txt": "search cuillere",
        "stats.txt": "stats",
        "loops.txt": "loops",
    },
}
"""The commands whose output is kept, by the glossary and the file that holds what is right."""

NARROW = 38


def run(command: str, root: Path, width: int = 80, **variables: str) -> Result:
    environment = {"COLUMNS": str(width), "NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm", **variables}
    return CliRunner(env=environment).invoke(main, [*shlex.split(command), "--root", str(root)])


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_is_answered(name: str, project: Path, *, update_golden: bool) -> None:
    found = {}
    for file, command in ASKED[name].items():
        done = run(command, project / "tests" / name, NARROW if "narrow" in file else 80)
        assert done.exit_code == 0, (command, done.output)
        assert done.stderr == "", command
        found[file] = done.stdout
    golden.compare(project / "tests" / name / "answers", found, update=update_golden)


@pytest.mark.parametrize("width", [20, 80])
@pytest.mark.parametrize("root", ["tests/bread", "tests/hostile", "."])
def test_no_line_is_wider_than_the_terminal(root: str, width: int, project: Path) -> None:
    ids = sorted(path.stem for path in (project / root / "terms").rglob("*.yml"))
    for id_ in ids[:: max(len(ids) // 2, 1)]:
        done = run(f"show {shlex.quote(id_)}", project / root, width)
        assert done.exit_code == 0
        assert [line for line in done.stdout.splitlines() if cells(line) > width and " " in line.strip()] == []


STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

EVIL = "A \x1b]0;stolen\x07 b \x9b31m c \u202e d \x00 \u2066e\r\n\tf"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_nothing_in_a_text_steers_the_terminal(form: str, project: Path, tmp_path: Path) -> None:
    root = tmp_path / "bread"
    shutil.copytree(project / "tests/bread", root)
    term = next(root.rglob("dough.yml"))
    values = {"label": EVIL, "kind": "happening", "stage": "mixing", "definition": EVIL, "explanation": EVIL}
    values |= {
        "aliases": [EVIL],
        "faq": [{"question": EVIL, "answer": EVIL}],
        "notes": [{"type": "history", "text": EVIL}],
    }
    values |= {"edges": {"leads-to": {"rise": {"reason": EVIL, "when": EVIL}}}, "step": {"at": "baker", "state": EVIL}}
    term.write_text(json.dumps(values), encoding="utf-8")
    for command in (f"show dough --format {form}", "show rise", "trace dough rise", "search dough", "loops", "stats"):
        done = run(command, root)
        assert not STEERING.search(done.stdout), command
        assert done.exit_code in {0, 1}
    for id_ in ("dough", "rise"):
        assert json.loads(run(f"show {id_} --format json", root).stdout)


def test_every_term_of_a_hostile_glossary_is_shown(project: Path) -> None:
    for path in sorted((project / "tests/hostile/terms").rglob("*.yml")):
        for form in ("text", "json", "markdown"):
            done = run(f"show {shlex.quote(path.stem)} --format {form}", project / "tests/hostile")
            assert done.exit_code == 0, done.exception
            assert form == "json" or not STEERING.search(done.stdout)


@pytest.mark.parametrize("root", ["tests/diagnostics/glossary", "tests/nasty", "tests/checks"])
def test_a_glossary_with_errors_is_read_as_far_as_it_can_be(root: str, project: Path) -> None:
    roots = [project / root] if (project / root / "terms").is_dir() else [*(project / root).glob("*/terms")][:8]
    for folder in roots:
        each = folder.parent if folder.name == "terms" else folder
        ids = sorted(path.stem for path in (each / "terms").rglob("*.yml"))
        for command in (*(f"show {shlex.quote(id_)}" for id_ in ids[:3]), "stats", "loops", "search a"):
            done = run(command, each)
            assert done.exception is None or isinstance(done.exception, SystemExit), (each, command, done.exception)
            assert done.exit_code in {0, 1, 2}


def test_errors_are_counted_on_the_side(project: Path) -> None:
    root = project / "tests/diagnostics/glossary"
    done = run("stats", root)
    assert done.stderr == "note: the glossary has 4 errors; `glossgraph check` lists them\n"
    assert "terms" in done.stdout
    assert run("query 'ASK {}'", root).exit_code == 1


MISTAKES = {
    "show duogh": "no term is called `duogh`; did you mean `dough`?",
    "show 'nothing like it'": "`glossgraph search 'nothing like it'` looks for it everywhere",
    "show dough --setting vally": "no setting is called `vally`; this glossary has none",
    "show rising": "`rising` is a model, and no term; `glossgraph run rising` runs it",
    "trace dough duogh": "did you mean `dough`?",
    "query SELECT": "this is no query that can be answered: error at 1:7",
    "query": "give a query, or a --file with one",
    "search": "Missing argument 'WORDS...'",
}


@pytest.mark.parametrize("command", MISTAKES)
def test_a_mistake_is_told_with_its_cure(command: str, project: Path) -> None:
    done = run(command, project / "tests/bread")
    assert done.exit_code == 2
    assert MISTAKES[command] in done.stderr
    assert done.stdout == ""


def test_a_term_is_found_by_its_names(project: Path) -> None:
    for name in ("Dough", "dough", "DOUGH", "paste"):
        assert run(f"show '{name}'", project / "tests/bread").stdout.startswith("Dough\n")


def test_a_search_finds_models_by_what_they_say(project: Path) -> None:
    label = load(project / "tests/bread").glossary.models["rising"].label
    for words in (label, label.upper(), "rising", label[:-1]):
        assert "    a model: glossgraph run rising\n" in run(f"search '{words}'", project / "tests/bread").stdout
    assert "a model" not in run("search 'dough xylophone'", project / "tests/bread").stdout


@pytest.mark.parametrize("name", checks.modules())
def test_every_check_is_explained_and_can_be_the_only_one(name: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["explain", name], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{name}\n\n")
    assert len(done.stdout.splitlines()) > 2
    write(tmp_path, tiny_glossary())
    done = run(f"check --only {name}", tmp_path)
    assert done.exit_code == 0
    assert set(re.findall(r"\w+\[([\w-]+)\]", done.output)) <= {name}


def test_the_checks_that_are_explained_are_those_that_are_made() -> None:
    assert [*checks.modules().values()] == [check.__name__.rpartition(".")[2] for check in CHECKS]


def test_there_may_be_no_way_and_no_hit(project: Path) -> None:
    done = run("trace rise dough", project / "tests/bread")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "no way leads from `rise` to `dough` along the sequence\n"
    assert run("trace rise dough --format json", project / "tests/bread").stdout == "[]\n"
    done = run("search qqqqqq", project / "tests/bread")
    assert (done.exit_code, done.stdout) == (1, "")
    assert run("search qqqqqq --format json", project / "tests/bread").stdout == "[]\n"


def test_a_setting_chooses_the_story(project: Path) -> None:
    told = run("show margin-call --setting repo", project).stdout
    assert "Sequence in Repo" in told
    assert told != run("show margin-call", project).stdout


def test_a_query_comes_from_a_file_or_a_pipe(project: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?l {term:dough skos:prefLabel ?l}", encoding="utf-8")
    root = str(project / "tests/bread")
    asked = (tmp_path / "q.rq").read_text(encoding="utf-8")
    arguments = ["query", "--format", "csv", "--root", root]
    from_file = CliRunner().invoke(main, [*arguments, "--file", str(tmp_path / "q.rq")])
    from_pipe = CliRunner().invoke(main, [*arguments, "-"], input=asked)
    assert from_file.stdout == from_pipe.stdout == "l\nDough\n"
    odd = 'SELECT ("a\\"b,\\n=1" AS ?x) {}'
    done = CliRunner().invoke(main, [*arguments, odd])
    assert list(csv.reader(io.StringIO(done.stdout))) == [["x"], ['a"b,\n=1']]


def test_colours_are_asked_for_and_refused(project: Path) -> None:
    assert "\x1b[" in run("show dough", project / "tests/bread", FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("show dough", project / "tests/bread", FORCE_COLOR="1", NO_COLOR="1").stdout
    plain = re.sub(r"\x1b\[[0-9;]*m", "", run("show dough", project / "tests/bread", FORCE_COLOR="1").stdout)
    assert plain == run("show dough", project / "tests/bread").stdout


SHELLS = ("bash", "zsh", "fish")


def completed(shell: str, words: str, incomplete: str) -> list[str]:
    place = incomplete if shell == "fish" else str(len(words.split()))
    line = f"{words} {incomplete}".strip()
    variables = {"_GLOSSGRAPH_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": place}
    done = CliRunner(env=variables).invoke(main, [], prog_name="glossgraph")
    return re.split(r"[,\n\t]", done.stdout)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_commands_formats_checks_and_terms(shell: str, project: Path) -> None:
    root = project / "tests/bread"
    assert "search" in completed(shell, "glossgraph", "se")
    assert "query" not in completed(shell, "glossgraph", "se")
    assert "turtle" in completed(shell, "glossgraph export", "tu")
    assert "dangling-edge" in completed(shell, "glossgraph explain", "dang")
    assert "dangling-edge" in completed(shell, "glossgraph check --only", "dang")
    assert "dough" in completed(shell, f"glossgraph show --root {root}", "dou")
    assert "dough" in completed(shell, f"glossgraph trace --root {root} rise", "dou")
    assert "flatbread" not in completed(shell, f"glossgraph show --root {root}", "dou")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_how_to_complete(shell: str) -> None:
    variables = {"_GLOSSGRAPH_COMPLETE": f"{shell}_source"}
    done = CliRunner(env=variables).invoke(main, [], prog_name="glossgraph")
    assert done.exit_code == 0
    assert f"_GLOSSGRAPH_COMPLETE={shell}_complete" in done.stdout


def test_every_format_is_completed(project: Path) -> None:
    del project
    assert {*map(exports.name, exports.EXPORTS)} <= {*completed("bash", "glossgraph export", "")}


@pytest.mark.parametrize(
    ("term", "remark"),
    [
        ("incident", "if what is broken has a standby"),
        ("incident", "or if there is no way back"),
        ("action-item", "again from "),
        ("retry-storm", "again from "),
    ],
)
def test_a_page_in_markdown_tells_of_a_story_what_a_terminal_shows(term: str, remark: str, project: Path) -> None:
    lines = run(f"show {term}", project / "examples/incident", 500).stdout.splitlines()
    page = run(f"show {term} --format markdown", project / "examples/incident").stdout
    remarks = [line.strip().strip("[]│ ") for line in lines if line.strip().startswith(("[if ", "[or if ", "↺"))]
    assert any(remark in said for said in remarks)
    for said in remarks:
        assert said in page
