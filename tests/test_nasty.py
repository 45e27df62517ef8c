"""Whatever is put into a glossary is reported in a few lines, in little time and memory, and does nothing else.

The files of `nasty/terms/` and `nasty/graph/` are cases: each is put into the small glossary `nasty/glossary/`, which
is clean, and must be found fault with. What a repository cannot hold well is made here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest
import yaml

from forked import Run, Runner
from glossgraph import diagnostics, source
from glossgraph.diagnostics.github import MOST_SHOWN
from glossgraph.text import formula
from glossgraph.text.formula_tree import FormulaError
from nasty_cases import CASES, SECRET, field
from nasty_glossary import FORMS, NASTY, TERM, Case, glossary_with, lines_of, term

if TYPE_CHECKING:
    from collections.abc import Iterator


SECONDS = 30
"""How much of a processor's time a run may take: far more than it does, as machines differ, and far from endless."""

MEGABYTES = 600
"""How much memory a run may take; the program alone takes 60."""


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    runner = Runner(tmp_path_factory.mktemp("runs"))
    yield runner
    runner.close()


def assert_reported(run: Run, form: str, file: str, lines: list[str]) -> None:
    """Fail unless a run has found something at a place in a file that exists, and has kept within its limits."""
    assert run.errors == b""
    assert run.code == 1
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    assert SECRET.encode() not in run.output
    places = list(PLACES[form](run.output, file))
    assert places
    for line, column in places:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def places_in_text(output: bytes, file: str) -> Iterator[tuple[int, int]]:
    report = output.decode("utf-8")
    assert {c for c in report if not c.isprintable()} == {"\n"}
    assert max(map(len, report.split("\n"))) < 5_000
    shown = diagnostics.visible(file)
    # as seen from here
    for match in re.finditer(rf"^ *--> (?:.*/)?{re.escape(shown)}:(\d+):(\d+)$", report, re.MULTILINE):
        yield int(match[1]), int(match[2])


def places_in_json(output: bytes, file: str) -> Iterator[tuple[int, int]]:
    for one in json.loads(output)["diagnostics"]:
        for place in (one, *one["related"]):
            if place["file"] == file:
                yield place["line"], place["column"]


def places_in_github(output: bytes, file: str) -> Iterator[tuple[int, int]]:
    # what is no UTF-8 is escaped
    written = file.encode("utf-8", "backslashreplace").decode()
    for character, code in (("%", "%25"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        written = written.replace(character, code)
    lines = output.decode("utf-8").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) <= 2 * MOST_SHOWN
    closing, *more = lines[len(commands) :]
    assert re.fullmatch(r"\d+ terms?, \d+ edges?: [\d,]+ errors?, [\d,]+ warnings?", closing)
    assert all(line.startswith("GitHub shows at most ") for line in more)
    columns = r"(?:,col=(\d+),endColumn=\d+)?"
    for command in commands:
        match = re.match(rf"::(?:error|warning) file=([^,]*),line=(\d+),endLine=\d+{columns},title=", command)
        assert match
        if match[1] == written:
            yield int(match[2]), int(match[3] or 1)


def places_in_sarif(output: bytes, file: str) -> Iterator[tuple[int, int]]:
    for result in json.loads(output)["runs"][0]["results"]:
        assert "](" not in result["message"]["text"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            if os.fsdecode(unquote_to_bytes(place["artifactLocation"]["uri"])) == file:
                yield place["region"]["startLine"], place["region"]["startColumn"]


PLACES = {"text": places_in_text, "json": places_in_json, "github": places_in_github, "sarif": places_in_sarif}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_nasty_thing_is_reported_where_it_is(case: Case, runner: Runner, tmp_path: Path) -> None:
    root = glossary_with(case, tmp_path)
    lines = lines_of(root / case.file)
    for form in case.forms:
        assert_reported(runner.run("check", "--root", root, "--format", form), form, case.file, lines)


@pytest.mark.parametrize("form", FORMS)
def test_the_program_itself_does_as_its_copies_do(form: str, runner: Runner, tmp_path: Path) -> None:
    arguments = ["check", "--root", str(glossary_with(CASES["no UTF-8"], tmp_path)), "--format", form]
    done = subprocess.run([sys.executable, "-m", "glossgraph", *arguments], capture_output=True, check=False)
    run = runner.run(*arguments)
    assert (done.returncode, done.stderr) == (run.code, run.errors)
    assert without_time(done.stdout) == without_time(run.output)


def without_time(output: bytes) -> bytes:
    return re.sub(rb"in \d+\.\d s$", b"", output.strip())


CLOSED = {
    "file": ("terms/nasty.yml", "terms/nasty.yml", 0),
    "folder": ("terms/nasty", "terms/nasty", 0),
    "file in a folder": ("terms/more/nasty.yml", "terms/more", 0o444),
    "file of another ending in a folder": ("terms/more/nasty.yml.txt", "terms/more", 0o444),
    "file in graph": ("graph/references.yml", "graph/references.yml", 0),
}
"""What is found fault with, what nobody may read, and what may be done with that nevertheless."""


@pytest.mark.parametrize(("file", "closed", "mode"), CLOSED.values(), ids=CLOSED)
def test_what_may_not_be_read_is_reported(file: str, closed: str, mode: int, runner: Runner) -> None:
    # the superuser may read everything, and other users may not look into the usual folders of tests
    user = 65534 if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        case = Case(file, TERM.encode() if Path(file).suffix else Path.mkdir)
        root = glossary_with(case, Path(folder))
        (root / closed).chmod(mode)
        try:
            for form in ("text", "json"):
                run = runner.run("check", "--root", root, "--format", form, user=user)
                assert_reported(run, form, file, [""])
        finally:
            (root / closed).chmod(0o755)


WELL = {
    "mark": b"\xef\xbb\xbf" + TERM.encode(),
    "CRLF": TERM.replace("\n", "\r\n").encode(),
    "CR": TERM.replace("\n", "\r").encode(),
    "mixed": TERM.replace("\n", "\r\n", 3).encode(),
    "mark and CRLF": b"\xef\xbb\xbf" + TERM.replace("\n", "\r\n").encode(),
    "document marks": f"%YAML 1.1\n---\n{TERM}...\n".encode(),
    "no end of the last line": TERM.strip().encode(),
    "JSON": json.dumps(source.parse(TERM).value).encode(),
    "other scripts": TERM.replace("Nasty", "中文 हिन्दी العربية שלום 👩\u200d🚒").encode(),
    "comments everywhere": TERM.replace("\n", "  # a comment\n").encode(),
    "ninety levels in a comment": ("# " + "[" * 90 + "\n" + TERM).encode(),
}


@pytest.mark.parametrize("data", WELL.values(), ids=WELL)
def test_what_is_unusual_and_right_is_read_well(data: bytes, runner: Runner, tmp_path: Path) -> None:
    joined = b"edges: {triggers: {flood: It adds to it.}}"
    data = data[:-1] + b', "edges": {"triggers": {"flood": "It adds to it."}}}' if data[:1] == b"{" else data
    if data[:1] != b"{":
        end = b"\r" if b"\n" not in data else b"\n"
        body, dots, rest = data.partition(b"...")
        data = body.rstrip() + end + joined + end + dots + rest
    root = glossary_with(term(data), tmp_path)
    run = runner.run("check", "--root", root)
    assert (run.code, run.output.partition(b":")[2][:12]) == (0, b" no problems"), run.output.decode()


FORMULAS = yaml.safe_load((NASTY / "formulas.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("written", FORMULAS, ids=range(len(FORMULAS)))
def test_a_nasty_formula_is_refused_at_once(written: str) -> None:
    start = time.process_time()
    with pytest.raises(FormulaError) as refused:
        formula.evaluate(written, {"a": 1, "b": 2})
    assert str(refused.value)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("written", "value"),
    [("-" * 499 + "1", -1), ("1" + "+1" * 249, 250), ("(" * 190 + "1" + ")" * 190, 1), ("ａ + ｂ", 3), ("a\n+\tb", 3)],
    ids=range(5),
)
def test_an_odd_formula_is_calculated(written: str, value: float) -> None:
    assert formula.evaluate(written, {"a": 1, "b": 2}) == value


def test_every_nasty_formula_is_reported_once(runner: Runner, tmp_path: Path) -> None:
    examples = [{"title": "A", "given": {"a": 1, "b": 2}, "formula": each, "result": 7} for each in FORMULAS if each]
    root = glossary_with(term(field("examples", examples)), tmp_path)
    run = runner.run("check", "--root", root, "--format", "json")
    found = [d["check"] for d in json.loads(run.output)["diagnostics"]]
    assert found.count("wrong-result") + found.count("unknown-symbol") == len(examples)
