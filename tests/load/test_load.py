"""Loading goes on past every mistake, and keeps what is right."""

from __future__ import annotations

import json as standard_json
import shutil
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph import compiler, source
from glossgraph.diagnostics import Severity, json, text
from glossgraph.exports import json as export_json
from glossgraph.load import load, shapes
from glossgraph.load.dates import text_fault
from glossgraph.load.dates_in_words import meant_date
from glossgraph.load.numbers import meant_number
from glossgraph.load.validate import validated
from glossgraph.model import UNREADABLE, Action, Coined, Edge, Formula, License, Status, Symbol

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
label: Margin call
aliases: [collateral call]
kind: event
stage: margin-trigger
status: deprecated
replaced_by: other
definition: >-
  A demand
  with a date.
coined: It has no other.
formula:
  equation: L = A / E
  where: {A: assets, E: equity}
  unit: times
  sign: Never below one.
explanation: |
  First.

  Second, see [[other]].
boundaries: [It is no sale.]
edges:
  triggers:
    other:
      reason: It sets it off.
      when: the deadline passes
      detail: More is to be said.
      sources: [someone-2001]
  not-synonym-of: {other: They differ.}
step: {from: lender, to: holder, message: Pay}
faq: [{question: Why?, answer: Because.}]
examples:
  - {title: Half, given: {whole: 10, part: 0.5}, formula: whole * part, result: 5, unit: each, text: Plain.}
  - {title: One list, given: {A: 6, E: 3, x_i: [1, 2.5]}, result: 2}
sequence:
  - {term: other, date: in May}
  - {term: other, at: holder, state: Waits, feedback: true}
figures: [{value: "7", what: days, source: someone-2001}]
sources: [someone-2001]
former_ids: [call]
allow: {dead-end: It ends here.}
"""


def write(root: Path, term: str, **graph: str) -> Path:
    (root / "terms").mkdir(parents=True)
    (root / "graph").mkdir()
    (root / "terms/margin-call.yml").write_text(term, encoding="utf-8")
    relations = "triggers: {label: triggers, inverse: is triggered by, flow: forward}\n"
    for name, content in ({"relations": relations} | graph).items():
        (root / f"graph/{name}.yml").write_text(content, encoding="utf-8")
    return root


def test_every_field_of_the_contract_is_read(tmp_path: Path) -> None:
    glossary = load(write(tmp_path, FULL)).glossary
    assert glossary.problems == ()
    term = glossary.terms["margin-call"]
    assert term.file == "terms/margin-call.yml"
    assert term.definition == "A demand with a date."
    assert term.explanation == "First.\n\nSecond, see [[other]]."
    assert term.edges == (
        Edge(
            "margin-call",
            "triggers",
            "other",
            "It sets it off.",
            "the deadline passes",
            "More is to be said.",
            ("someone-2001",),
        ),
        Edge("margin-call", "not-synonym-of", "other", "They differ."),
    )
    assert term.step == Action("Pay", "lender", "holder")
    assert [(q.question, q.answer) for q in term.faq] == [("Why?", "Because.")]
    assert term.examples[0].given == {"whole": 10, "part": 0.5}
    assert term.examples[0].result == 5
    assert (term.examples[1].given["x_i"], term.computed_by(term.examples[1])) == ((1, 2.5), "A / E")
    assert term.coined == Coined("It has no other.")
    where = (Symbol("A", "assets"), Symbol("E", "equity"))
    assert term.formula == Formula("L = A / E", where, "times", "Never below one.")
    assert [(i.term, i.date, i.feedback) for i in term.sequence] == [("other", "in May", False), ("other", "", True)]
    assert term.sequence[1].action == Action("Waits", "holder")
    assert term.figures[0].source == "someone-2001"
    assert (term.status, term.replaced_by, term.former_ids) == (Status.DEPRECATED, "other", ("call",))
    assert term.allow == {"dead-end": "It ends here."}


def test_what_is_right_in_a_file_survives_what_is_wrong(tmp_path: Path) -> None:
    broken = FULL.replace("status: deprecated", "status: gone").replace("label: Margin call", "label: 2024-05-01")
    glossary = load(write(tmp_path, broken + "colour: red\n")).glossary
    term = glossary.terms["margin-call"]
    assert [problem.check for problem in glossary.problems] == ["wrong-type", "wrong-type", "unknown-field"]
    assert term.label == "2024-05-01"
    assert term.status is Status.DRAFT
    assert len(term.edges) == 2
    assert term.faq[0].answer == "Because."


def test_one_mistake_does_not_cost_a_whole_file(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        FULL.replace("sources: [someone-2001]", "sources: [2001-05-01, ~]", 1),
        glossary="title: Types\ndescription: All of them.\nstge: one\n",
        relations="triggers: {label: triggers, inverse: is triggered by, flow: forward}\nkind: is a\n",
        references="references: [{id: a, type: book, title: A, issued: 2001-05-01, author: [{born: 1971-01-01}]}]\n",
    )
    glossary = load(root).glossary
    assert len(glossary.problems) == 5
    assert not glossary.unread_parts
    assert glossary.about.title == "Types"
    assert list(glossary.relations) == ["triggers"]
    assert glossary.references["a"].fields == {
        "type": "book",
        "title": "A",
        "issued": "2001-05-01",
        "author": [{"born": UNREADABLE}],
    }
    assert [edge.target for edge in glossary.terms["margin-call"].edges] == ["other", "other"]


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, FULL + "colour: red\n", kinds="event: {label: 5}\n", kinsd="event: {label: Event}\n")
    (root / "terms/broken.yml").write_text("label: [\n", encoding="utf-8")
    (root / "terms/other.txt").write_text("label: Other\n", encoding="utf-8")
    (root / "terms/latin.yml").write_bytes("label: Café\n".encode("latin-1"))
    read = Counter[str]()
    read_file = source.read

    def counted(path: Path, root: Path) -> str:
        read[path.relative_to(root).as_posix()] += 1
        return read_file(path, root)

    monkeypatch.setattr(source, "read", counted)
    compiled = compiler.compile_glossary(root)
    located = compiled.located()
    assert {problem.diagnostic.place.file for problem in located} >= read.keys() - {"graph/relations.yml"}
    assert len(read) == 7
    assert set(read.values()) == {1}
    assert compiled.texts == {file: read_file(root / file, root) for file in read.keys() - {"terms/latin.yml"}}


def test_a_glossary_without_relations_says_so(tmp_path: Path) -> None:
    root = write(tmp_path, FULL)
    (root / "graph/relations.yml").unlink()
    compiled = compiler.compile_glossary(root)
    assert [d.message for d in compiled.diagnostics if d.check == "unreadable-file"] == [
        "there is no `graph/relations.yml`"
    ]
    assert not any(d.check == "unknown-relation" for d in compiled.diagnostics)


def test_stages_kinds_paths_and_references_may_be_absent(tmp_path: Path) -> None:
    compiled = compiler.compile_glossary(write(tmp_path, "label: A\nkind: any\nstage: some\ndefinition: A thing.\n"))
    assert {d.check for d in compiled.diagnostics} == {"missing-faq", "unexplained-term"}


ABOUT = "title: A\ndescription: A thing.\n"

UNKNOWN_LICENSE = "`license` is not the identifier of a licence"

ANY_OTHER = "any other licence is written with its address, as `{name: ..., url: ...}`"

NO_ADDRESS = "`url` is not an address on the web"

DAY = "write year, month and day, such as `2026-11-20`"


@pytest.mark.parametrize(
    ("written", "license_"),
    [
        ("CC-BY-4.0", License("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0")),
        ("{name: Ours, url: 'https://a.example/l?b#c'}", License("Ours", "https://a.example/l?b#c")),
        (
            "{name: Attribution, url: 'https://creativecommons.org/licenses/by/4.0/'}",
            License("Attribution", "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ),
        ("null", None),
    ],
)
def test_a_licence_is_known_by_its_identifier_or_has_a_name_and_an_address(
    written: str, license_: License | None, tmp_path: Path
) -> None:
    glossary = load(write(tmp_path, FULL, glossary=f"{ABOUT}license: {written}\n")).glossary
    assert (glossary.problems, glossary.about.license) == ((), license_)


@pytest.mark.parametrize("written", ["2026-11-20", '"2026-11-20"'])
def test_a_day_may_be_a_date_of_yaml_or_text(written: str, tmp_path: Path) -> None:
    glossary = load(write(tmp_path, FULL, glossary=f"{ABOUT}created: {written}\nversion: '2.10'\n")).glossary
    assert (glossary.problems, glossary.about.created, glossary.about.version) == ((), date(2026, 11, 20), "2.10")


@pytest.mark.parametrize(
    ("written", "message", "help_"),
    [
        ("license: cc by 4.0", UNKNOWN_LICENSE, f"did you mean `CC-BY-4.0`? {ANY_OTHER}"),
        ("license: ours", UNKNOWN_LICENSE, f"`ODC-By-1.0` or `PDDL-1.0`; {ANY_OTHER}"),
        ("license: 4.0", UNKNOWN_LICENSE, ANY_OTHER),
        ("license: [CC-BY-4.0]", UNKNOWN_LICENSE, ANY_OTHER),
        ("license: {name: Ours}", "a licence needs `url`", "add `url`: the address of its text"),
        ("license: {url: 'https://a.example'}", "a licence needs `name`", "add `name`: what the licence is called"),
        ("license: {name: Ours, url: a.example}", NO_ADDRESS, 'write `url: "https://a.example"`'),
        ("publisher: {name: Us, url: 'https://[a]/'}", NO_ADDRESS, "write one such as `https://example.org/page`"),
        ("base: glossary", "`base` is not the start of an address", "such as `urn:glossary:`"),
        ("version: 1.10", "`version` must be text, and `1.10` is a number", 'put it in quotes: `"1.10"`'),
        ("created: in the spring of 2026", "`created` is not a date", DAY),
        ("created: 2026", "`created` is not a date", DAY),
        ("created: 2026-02-30", "`created` is not a date", DAY),
        ("created: '20261120'", "`created` is not a date", "write `created: 2026-11-20`"),
        ("created: 2026-11-20 10:00:00", "`created` is not a date", "write `created: 2026-11-20`"),
        ("created: 20 November 2026", "`created` is not a date", "write `created: 2026-11-20`"),
    ],
)
def test_what_is_wrong_with_a_licence_an_edition_or_a_day(
    written: str, message: str, help_: str, tmp_path: Path
) -> None:
    glossary = load(write(tmp_path, FULL, glossary=f"{ABOUT}{written}\nlanguage: de\n")).glossary
    (problem,) = glossary.problems
    assert problem.message == message
    assert problem.help.endswith(help_)
    assert glossary.about.language == "de", "what is right is kept"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-11-02", "2022-11-02"),
        ("2022-11", "2022-11"),
        ("2022", "2022"),
        ("2020/2021-03", "2020/2021-03"),
        ("{year: 2022, month: 11}", {"year": 2022, "month": 11}),
        ("{date-parts: [[2022, 11, 2]]}", {"date-parts": [[2022, 11, 2]]}),
    ],
)
def test_a_date_of_a_reference_is_exported_as_it_is_written(written: str, read: object, tmp_path: Path) -> None:
    entry = f"{{id: a, type: book, title: A, issued: {written}, event-date: {written}, volume: 7}}"
    glossary = load(write(tmp_path, FULL, references=f"references: [{entry}]\n")).glossary
    assert glossary.problems == ()
    exported = {"id": "a", "type": "book", "title": "A", "issued": read, "event-date": read, "volume": 7}
    assert standard_json.loads("".join(export_json.export(glossary)["glossary.json"]))["references"] == [exported]


@given(text=st.text(max_size=20) | st.dates().map("{:%B %d, %Y}".format))
def test_a_date_that_is_proposed_is_a_date(text: str) -> None:
    meant = meant_date(text)
    assert not meant or text_fault(meant) is None


@given(text=st.text(alphabet="0123456789.,_'% $-eEkbps", max_size=12))
def test_a_number_that_is_proposed_is_read_as_a_number(text: str) -> None:
    meant = meant_number(text)
    assert not meant or isinstance(source.parse(f"a: {meant}")[0]["a"], (int, float))


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
fields = st.sampled_from([*shapes.TermShape.model_fields, "from", "reason", "when", "colour", "b"])
trees = st.recursive(
    scalars, lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(fields, deeper, max_size=5), max_leaves=20
)


@given(values=trees)
@settings(max_examples=300)
def test_no_value_makes_validation_raise(values: object) -> None:
    shape, problems = validated(shapes.TermShape, values, "terms/a.yml", "")
    assert shape is None or problems or isinstance(values, dict)
    for problem in problems:
        assert problem.message
        assert problem.check in {"unknown-field", "missing-field", "wrong-type"}


@given(values=trees)
@settings(max_examples=100)
def test_any_yaml_can_be_compiled_and_reported(values: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("any")
    write(root, yaml.safe_dump({"label": "A", "edges": values, "step": values}, allow_unicode=True))
    compiled = compiler.compile_glossary(root)
    located = compiled.located()
    assert text.render(compiled.listing().groups, compiled.summary, 0)
    assert json.render(located, compiled.summary)
    for problem in located:
        assert 1 <= problem.span.line <= len(problem.lines)
        assert problem.diagnostic.severity is Severity.ERROR
    shutil.rmtree(root)
