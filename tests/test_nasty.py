"""Whatever is put into a glossary is reported in a few lines, in little time and memory, and does nothing else.

The files of `nasty/terms/` and `nasty/graph/` are cases: each is put into the small glossary `nasty/glossary/`, which
is clean, and must be found fault with. What a repository cannot hold well is made here.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_to_bytes

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forked import Run, Runner
from glossgraph import compiler, diagnostics, formula, source
from glossgraph.diagnostics import github, sarif, text
from glossgraph.diagnostics import json as json_report
from glossgraph.formula import FormulaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NASTY = Path(__file__).parent / "nasty"

FORMS = ("text", "json", "github", "sarif")

SECONDS = 30
"""How much of a processor's time a run may take: far more than it does, as machines differ, and far from endless."""

MEGABYTES = 600
"""How much memory a run may take; the program alone takes 60."""

TERM = """\
label: Nasty
kind: event
stage: first
definition: A thing that does no harm.
explanation: It stands here.
faq: [{question: Why is it here?, answer: For a test.}]
step: {at: river, state: It stays}
"""

SECRET = "xyzzy-swordfish"  # noqa: S105 - what must not be shown


class Case(NamedTuple):
    """What is put where into the clean glossary: bytes, or something that is made at a path."""

    file: str
    what: bytes | Callable[[Path], None]
    forms: tuple[str, ...] = FORMS


def term(content: str | bytes) -> Case:
    return Case("terms/nasty.yml", content.encode() if isinstance(content, str) else content)


def large(content: str, file: str = "terms/nasty.yml") -> Case:
    """A case that takes long to read: one form is enough."""
    assert len(content.encode()) <= source.MAX_BYTES
    return Case(file, content.encode(), ("text",))


def named(name: str | bytes) -> Case:
    return Case(f"terms/{os.fsdecode(name)}", TERM.encode())


def field(name: str, value: object) -> str:
    """Return a term with a value in one field; JSON is YAML."""
    return json.dumps(source.parse(TERM).value | {name: value}, ensure_ascii=False)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def secret_outside(path: Path) -> None:
    outside = path.parent.parent.parent / "outside.yml"
    outside.write_text(f"label: [{SECRET}\n", encoding="utf-8")
    path.symlink_to(outside)


def secret_beside(path: Path) -> None:
    hidden = path.parent.parent / ".git/config"
    hidden.parent.mkdir()
    hidden.write_text(f"[{SECRET}\n", encoding="utf-8")
    path.symlink_to("../.git/config")


def folder_outside(path: Path) -> None:
    """Put a link in the place of the folder of a file."""
    outside = path.parent.parent.parent / "outside"
    shutil.move(path.parent, outside)
    (outside / path.name).write_text(f"label: [{SECRET}\n", encoding="utf-8")
    path.parent.symlink_to(outside)


def listen(path: Path) -> None:
    # the path of a socket must be short
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{folder}/a")
        shutil.move(f"{folder}/a", path)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def fifty_megabytes(path: Path) -> None:
    path.write_bytes(b"label: A\n" * 5_500_000)


def same_id(path: Path) -> None:
    """Put a file that is nested deeply beside another of the same name: both are looked into for their places."""
    path.parent.mkdir()
    path.write_text("a: &a [b]\n" + "[" * 200_000, encoding="utf-8")


def numbered(pattern: str, size: int = 300_000) -> str:
    """Return lines with running numbers, of about so many bytes."""
    return "".join(pattern.format(number) for number in range(size // (len(pattern) + 3)))


def plain(folder: str) -> dict[str, Case]:
    files = sorted((NASTY / folder).rglob("*.yml"))
    names = [file.relative_to(NASTY / folder).with_suffix("").as_posix() for file in files]
    if folder == "terms":
        return {name: term(file.read_bytes()) for name, file in zip(names, files, strict=True)}
    pairs = zip(names, files, strict=True)
    return {name: Case(f"graph/{file.parent.name}.yml", file.read_bytes()) for name, file in pairs}


MADE = {
    "empty": term(b""),
    "latin-1": term("label: Café\n".encode("latin-1")),
    "bytes": term(bytes(range(256))),
    "surrogate in UTF-8": term(b"label: \xed\xa0\x80\n"),
    "overlong UTF-8": term(b"label: \xc0\x80\n"),
    "cut UTF-8": term("label: Café".encode()[:-1]),
    "UTF-16": term(TERM.encode("utf-16")),
    "UTF-16 without mark": term(TERM.encode("utf-16-le")),
    "UTF-16, the other way round": term(TERM.encode("utf-16-be")),
    "UTF-32": term(TERM.encode("utf-32")),
    "two marks": term(b"\xef\xbb\xbf\xef\xbb\xbf" + TERM.encode()),
    "zeros": term(b"\0" * 100_000),
    "50 MB": Case("terms/nasty.yml", fifty_megabytes),
    "just too large": term(b"#" * (source.MAX_BYTES + 1)),
    "endless device": Case("terms/nasty.yml", link("/dev/zero")),
    "folder": Case("terms/nasty.yml", Path.mkdir),
    "link outside": Case("terms/nasty.yml", secret_outside),
    "link beside": Case("terms/nasty.yml", secret_beside),
    "link of graph outside": Case("graph/relations.yml", folder_outside),
    "link of terms outside": Case("terms/nasty.yml", folder_outside),
    "link to nothing": Case("terms/nasty.yml", link("nothing.yml")),
    "link to itself": Case("terms/nasty.yml", link("nasty.yml")),
    "link to a folder": Case("terms/nasty.yml", link("..")),
    "link to a folder, called like one": Case("terms/nasty", link("..")),
    "pipe": Case("terms/nasty.yml", pipe),
    "pipe in graph": Case("graph/references.yml", pipe),
    "socket": Case("terms/nasty.yml", listen),
    "con": named("con.yml"),
    "capitals": named("CON.yml"),
    "dots": named("..yml"),
    "nothing but an ending": named(".yml"),
    "index": named("index.yml"),
    "hyphen": named("-.yml"),
    "option": named("--help.yml"),
    "blank": named("a b.yml"),
    "new line": named("a\nb.yml"),
    "command": named("a\n::error::forged.yml"),
    "tab": named("a\tb.yml"),
    "escape sequence": named("a\x1b[31mb.yml"),
    "right to left": named("a\u202eb.yml"),
    "no UTF-8": named(b"caf\xe9.yml"),
    "no UTF-8, no ending": named(b"caf\xe9"),
    "no UTF-8 in graph": Case(os.fsdecode(b"graph/caf\xe9.yml"), b"a: b\n"),
    "markup": named("[a](https:evil).yml"),
    "quotes": named("a\"'`${x}.yml"),
    "long": named("a" * 246 + ".yml"),
    "same id": Case("terms/more/rain.yml", same_id),
    "other ending, nested deeply": Case("terms/nasty.yml.txt", b"[ " * 200_000),
    "nested in brackets": term("[" * 10_000 + "]" * 10_000),
    "nested in braces": term("{a: " * 10_000),
    "nested lists": term("- " * 10_000),
    "nested keys": term("? " * 10_000),
    "nested by indentation": term("".join(f"{' ' * depth}a:\n" for depth in range(1_300))),
    "nested lists below keys": term("".join(f"{'  ' * depth}a:\n{'  ' * depth}-\n" for depth in range(600))),
    "nested both ways": term(TERM + "allow:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 99)) + " " * 99 + "[" * 99),
    "nested in a reference": Case(
        "graph/references.yml",
        b"references:\n- id: noah\n  note:\n"
        + b"".join(b" " * n + b"a:\n" for n in range(3, 90))
        + b" " * 90
        + b"[" * 90,
    ),
    "one line": large("label: " + "x" * 900_000),
    "one line of text": large(field("boundaries", ["x" * 900_000]) + "\n"),
    "one key": large(f"{TERM}? {'x' * 900_000}\n: y\n"),
    "one mention": large(field("explanation", f"[[{'x' * 900_000}]]")),
    "one number": large(TERM.replace("Nasty", "9" * 900_000)),
    "one number of 5,000 digits": term(
        TERM + "examples: [{title: A, given: {a: " + "9" * 5_000 + "}, formula: a, result: 1}]"
    ),
    "one hexadecimal number": large(TERM.replace("Nasty", "0x" + "f" * 900_000)),
    "one number in base 60": large(TERM.replace("Nasty", "1" + ":59" * 300_000)),
    "one decimal": large(TERM + "examples: [{title: A, given: {a: 1}, formula: a, result: 0." + "1" * 900_000 + "}]"),
    "100,000 keys": large(numbered("k{}: 1\n", 950_000)),
    "40,000 equal keys": large(TERM + "label: x\n" * 40_000),
    "40,000 equal keys in a line": large("{" + "a: 1, " * 40_000 + "}"),
    "50,000 fields of a wrong type": large(TERM + "aliases:\n" + "- 1\n" * 50_000),
    "30,000 targets": large(TERM + "edges:\n  triggers:\n" + numbered("    a{}: b\n")),
    "20,000 relations": large(TERM + "edges:\n" + numbered("  a{}: {{b: c}}\n")),
    "30,000 exceptions": large(TERM + "allow:\n" + numbered("  a{}: b\n")),
    "100,000 aliases": large(TERM + "aliases: [" + "a, " * 100_000 + "a]\n"),
    "30,000 mentions": large(field("explanation", numbered("[[a{}]] "))),
    "50,000 equal mentions": large(field("definition", "[[rain]] " * 50_000)),
    "50,000 pieces of markup": large(field("explanation", numbered("<b{}> "))),
    "10,000 stops": large(
        "- id: down\n  label: Down\n  description: How.\n  stops:\n"
        + "  - {term: flood, text: a}\n  - {term: rain, text: a}\n" * 5_000,
        "graph/paths.yml",
    ),
    "10,000 stages": large(
        "- {id: first, label: a}\n- {id: second, label: b}\n" + numbered("- {{id: a{}, label: b}}\n"),
        "graph/stages.yml",
    ),
    "10,000 equal stages": large("- {id: a, label: b}\n" * 15_000, "graph/stages.yml"),
    "10,000 relations": large(numbered("a{}: {{label: b, inverse: c}}\n"), "graph/relations.yml"),
    "10,000 excluded relations": large(
        "triggers: {label: a, inverse: b}\ntakes-part-in: {label: c, inverse: d, excludes: ["
        + numbered("a{}, ")
        + "]}\n",
        "graph/relations.yml",
    ),
    "10,000 kinds": large(numbered("a {}: {{label: b}}\n"), "graph/kinds.yml"),
    "10,000 references": large(
        "references:\n" + numbered("- {{id: a{}, type: book, title: b}}\n"), "graph/references.yml"
    ),
    "10,000 fields of a reference": large(
        "references:\n- id: noah\n  type: book\n  title: Water\n" + numbered("  a{}: b\n"), "graph/references.yml"
    ),
    "numbers that nothing uses": large(
        TERM
        + "examples: [{title: A, formula: "
        + "+".join(f"b{n}" for n in range(100))
        + ", result: 1, given: {"
        + numbered("a{}: 1, ")
        + "}}]\n"
    ),
    "long label": large(field("label", "rain " * 180_000)),
    "long label, used": large(field("aliases", ["rain " * 80_000]).replace("A thing", "rain " * 80_000)),
    "private characters": large("label: " + "".join(map(chr, range(0xF0000, 0xF0000 + 60_000)))),
}


CASES = plain("terms") | plain("graph") | MADE


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    runner = Runner(tmp_path_factory.mktemp("runs"))
    yield runner
    runner.close()


def glossary_with(case: Case, folder: Path) -> Path:
    """Put a case into a copy of the clean glossary, and return where that is."""
    root = folder / "glossary"
    shutil.copytree(NASTY / "glossary", root)
    path = root / case.file
    if isinstance(case.what, bytes):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(case.what)
    else:
        case.what(path)
    return root


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
    for match in re.finditer(rf"^ *--> {re.escape(shown)}:(\d+):(\d+)$", report, re.MULTILINE):
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
    *commands, closing = output.decode("utf-8").splitlines()
    assert re.fullmatch(r"\d+ terms?, \d+ edges?: [\d,]+ errors?, [\d,]+ warnings?", closing)
    for command in commands:
        match = re.match(
            r"::(?:error|warning) file=([^,]*),line=(\d+),endLine=\d+,col=(\d+),endColumn=\d+,title=", command
        )
        assert match
        if match[1] == written:
            yield int(match[2]), int(match[3])


def places_in_sarif(output: bytes, file: str) -> Iterator[tuple[int, int]]:
    for result in json.loads(output)["runs"][0]["results"]:
        assert "](" not in result["message"]["text"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            if os.fsdecode(unquote_to_bytes(place["artifactLocation"]["uri"])) == file:
                yield place["region"]["startLine"], place["region"]["startColumn"]


PLACES = {"text": places_in_text, "json": places_in_json, "github": places_in_github, "sarif": places_in_sarif}


def lines_of(path: Path) -> list[str]:
    if not path.is_file() or path.stat().st_size > source.MAX_BYTES:
        return [""]
    read = path.read_bytes().decode("utf-8-sig", "replace")
    return read.replace("\r\n", "\n").replace("\r", "\n").split("\n")


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


UNITS = [
    *(" ", "\t", "\n", "\n\n", "\n \n", "-", "- ", "\n- ", "\n1. ", "--- ", "*", "_", "#", "\\", "\\`"),
    *(
        "[",
        "]",
        "[[",
        "]]",
        "[[a",
        "[[a|",
        "[[a|b",
        "[[a|b]]",
        "[[rain]] ",
        "[[rain|",
        "[a](",
        "[a]: ",
        "\n[a]: ",
        "\n[",
    ),
    *(
        "](",
        "](h",
        "](https://a",
        "](https://a ",
        '](https://a "',
        "](\n",
        "![",
        "!",
        "<",
        "<a",
        "<a ",
        "</",
        "<!--",
        "<a@",
        "<a:",
    ),
    *(
        "`",
        "``",
        "` `",
        "`a",
        "a`",
        "`\n",
        "`\n\n",
        "\n```\n",
        "\n```a\n",
        "\n~~~\n",
        "\n~~~a\n",
        "~~~",
        "\n````\n```\n",
    ),
    *(
        '"',
        "'",
        "“",
        "(",
        ")",
        '"" ',
        "'a ",
        "1",
        "1,",
        "1.",
        "1,000 ",
        "1 000",
        ":",
        ": ",
        "&",
        "|",
        "{",
        "}",
        "?",
        "? ",
        "%",
    ),
    *(
        "a.",
        "A. ",
        "a. A ",
        "e.g. A ",
        ". ",
        ".\n",
        "a-",
        "a'",
        "a.b",
        "a\n",
        "a  b",
        "。",
        "a。",
        "Rain ",
        "rain-",
        "rain - ",
        "rains ",
    ),
    *(
        "\u0301",
        "e\u0301",
        "\u0301\u0323",
        "\u0f73",
        "\u0345",
        "\u1100\u1161",
        "\ufdfa",
        "\u0130",
        "\u200b",
        "\u200d",
        "\ufffd",
    ),
]
"""What the patterns that look into texts look for, or for a part of."""


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_no_text_takes_long(unit: str, tmp_path: Path) -> None:
    """Forty thousand characters take less than a second; where time grows with the square, they take ten or more."""
    long = unit * (40_000 // len(unit))
    values = source.parse(TERM).value | {"definition": long, "explanation": long, "label": long, "boundaries": [long]}
    values |= {"faq": [{"question": long, "answer": f"{long}."}], "aliases": [long], "sources": [long]}
    values |= {"examples": [{"title": long, "given": {long: 1}, "formula": long, "result": 1}]}
    values |= {"edges": {"triggers": {"flood": {"reason": long, "when": long}}}, "step": {"at": "river", "state": long}}
    root = glossary_with(term(json.dumps(values, ensure_ascii=False)), tmp_path)
    (root / "terms/raw.yml").write_text(f"label: a\n{long}\n", encoding="utf-8", newline="")
    start = time.process_time()
    everything_said(root)
    assert time.process_time() - start < 5


def mixed(size: int) -> dict[str, str]:
    """Texts that no one unit makes."""
    chance = random.Random(1)  # noqa: S311 - an order, no secret
    marks = ["`" * n for n in range(1, 300)]
    chance.shuffle(marks)
    return {
        "runs of backticks of every length": " ".join(marks),
        "fences that nothing closes": "".join(f"{'~' * (3 + n % 50)}a\n" for n in range(size // 28)),
        "one long fence": "~" * size,
        "blanks before a tab": " " * size + "a\t\n",
        "marks in the wrong order": "e" + "\u0301\u0323" * (size // 2),
        "marks in the wrong order, apart": "e" + "\u0301\u200b\u0323\u200b" * (size // 6),
        "links that go on": "[a](https://" + "a" * 1_000 + "](https://" * (size // 10),
        "sentences and closing marks": "a." + '")' * (size // 2) + " ",
        "mentions at starts of sentences": "\n\n[[rain]]. " * (size // 14),
        "one odd character after the other": "".join(map(chr, range(0xF0000, 0xF0000 + size // 4))),
    }


@pytest.mark.parametrize("name", mixed(1))
def test_no_mixed_text_takes_long(name: str, tmp_path: Path) -> None:
    long = mixed(100_000)[name]
    values = source.parse(TERM).value | {"definition": long, "explanation": long, "label": long, "aliases": [long]}
    root = glossary_with(term(json.dumps(values, ensure_ascii=False)), tmp_path)
    (root / "terms/raw.yml").write_text(f"label: a\n{long}\n", encoding="utf-8", newline="")
    start = time.process_time()
    everything_said(root)
    assert time.process_time() - start < 5


def everything_said(root: Path) -> None:
    """Compile a glossary, report on it in every form, and fail if a place is not in its file."""
    compiled = compiler.compile_glossary(root, strict=True)
    located = diagnostics.locate(compiled.diagnostics, root)
    for one in located:
        places = [(one.diagnostic.place.file, one.span), *((related.place.file, span) for related, span in one.related)]
        for file, span in places:
            lines = lines_of(root / file)
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    text.render(located, compiled.summary, 0)
    json_report.render(located, compiled.summary)
    github.render(located, compiled.summary)
    sarif.render(located, dict.fromkeys((one.diagnostic.check for one in located), "A manual."), "1")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return glossary_with(term(TERM), tmp_path_factory.mktemp("scratch"))


REAL = [file.read_bytes() for file in sorted((Path(__file__).parent.parent / "terms").glob("*.yml"))]

PIECES = [
    b"",
    b"\0",
    b"\t",
    b"\n",
    b"\r",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b"[",
    b"{",
    b": ",
    b"- ",
    b"? ",
    b"#",
]
PIECES += [
    b"|\n",
    b">-\n",
    b"&a ",
    b"*a",
    b"!!str ",
    b"---\n",
    b"...\n",
    b"%",
    b"@",
    b"`",
    b"<<: ",
    b"5",
    b"null",
    b"2024-01-01",
    b"\\x00",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real file in which bytes or lines are deleted, doubled, exchanged or put in."""
    data = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        parts = data.split(b"\n") if draw(st.booleans()) else [data[n : n + 7] for n in range(0, len(data), 7)]
        seam = b"\n" if b"\n" not in b"".join(parts) else b""
        one, two = (draw(st.integers(0, max(0, len(parts) - 1))) for _ in range(2))
        match draw(st.integers(0, 4)):
            case 0:
                del parts[one : one + draw(st.integers(1, 5))]
            case 1:
                parts[one:one] = parts[two : two + draw(st.integers(1, 5))]
            case 2 if parts:
                parts[one], parts[two] = parts[two], parts[one]
            case 3:
                parts.insert(one, draw(st.sampled_from(PIECES)))
            case _:
                parts.insert(one, draw(st.binary(max_size=4)))
        data = seam.join(parts)
    return data


PLENTY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@given(data=st.binary(max_size=300))
@PLENTY
def test_no_bytes_stop_the_compiler(data: bytes, scratch: Path) -> None:
    (scratch / "terms/nasty.yml").write_bytes(data)
    everything_said(scratch)


@given(data=damaged())
@PLENTY
def test_no_damage_to_a_real_file_stops_the_compiler(data: bytes, scratch: Path) -> None:
    (scratch / "terms/nasty.yml").write_bytes(data)
    everything_said(scratch)


@given(data=damaged(), stem=st.sampled_from(source.GRAPH_FILES), number=st.integers(0, 5))
@PLENTY
def test_no_damage_to_graph_stops_the_compiler(data: bytes, stem: str, number: int, scratch: Path) -> None:
    file = scratch / f"graph/{stem}.yml"
    kept = file.read_bytes()
    lines = kept.split(b"\n")
    lines[number:number] = data.split(b"\n")[:3]
    try:
        file.write_bytes(b"\n".join(lines))
        everything_said(scratch)
    finally:
        file.write_bytes(kept)
