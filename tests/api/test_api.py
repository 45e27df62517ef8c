"""What `import glossgraph` offers to a program or a notebook, and the pages about it, whose code must run."""

from __future__ import annotations

import inspect
import os
import pickle
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING

import nbformat
import networkx as nx
import pytest

import glossgraph
from glossgraph import exports, model
from glossgraph.graph import ways
from glossgraph.graph.sequence import arrow, sequence, sequences
from written import diagrams

if TYPE_CHECKING:
    from pathlib import Path


NOT_FIELDS = {"author", "check", "issued", "span", "title", "kind", "quantity", "reason"}
"""What the page names in a row of a type, and what is a field of something else."""


@pytest.fixture(scope="module")
def baked(bread: model.Glossary) -> glossgraph.Glossary:
    return glossgraph.Glossary.of(bread)


FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def real(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real glossary and nothing else."""
    folder = tmp_path_factory.mktemp("real")
    for name in ("terms", "graph"):
        shutil.copytree(project / name, folder / name)
    return folder


def test_the_code_in_readme_runs_from_top_to_bottom(project: Path, real: Path) -> None:
    blocks = FENCE.findall((project / "README.md").read_text(encoding="utf-8"))
    assert blocks[0].startswith("import glossgraph\n")
    # the second loads what `glossgraph export` has written
    blocks.insert(1, "g.write('exports', 'graphml')\n")
    done = subprocess.run(
        [sys.executable, "-c", "".join(blocks)], cwd=real, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "leverage precedes " in done.stdout


def test_the_page_runs_as_a_notebook(project: Path, real: Path) -> None:
    page = (project / "docs/python.md").read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[2]
    pieces = FENCE.split(page)
    make = (nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell)
    cells = [make[place % 2](piece.strip()) for place, piece in enumerate(pieces)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.validate(notebook)
    (real / "python.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
    command = [sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor", "python.ipynb"]
    environment = os.environ | {"IPYTHONDIR": str(real / "ipython")}
    done = subprocess.run(command, cwd=real, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "leverage precedes " in done.stdout
    assert (real / "exports/glossary.graphml").exists()


def test_the_page_describes_every_name(project: Path) -> None:
    page = (project / "docs/python.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(?!g\.)(\w+)", page, re.MULTILINE)
    assert sorted(described) == glossgraph.__all__ == dir(glossgraph)
    for name in described:
        assert getattr(glossgraph, name).__doc__
    methods = {name for name in vars(glossgraph.Glossary) if not name.startswith("_") and name != "of"}
    assert set(re.findall(r"^\| `g\.(\w+)", page, re.MULTILINE)) == methods
    for name in methods:
        (signature,) = re.findall(rf"^\| `g\.{name}\(([^)]*)\)`", page, re.MULTILINE)
        written = [part.partition("=")[0].strip(" *") for part in signature.split(",")]
        assert written == [*inspect.signature(getattr(glossgraph.Glossary, name)).parameters][1:] or written == [""]


def test_the_page_names_fields_that_exist(project: Path, bread: model.Glossary) -> None:
    page = (project / "docs/python.md").read_text(encoding="utf-8").partition("## Types")[2]
    term = bread["dough"]
    examples = [
        glossgraph.Glossary.of(bread),
        term,
        term.edges[0],
        *(next(iter(entries.values())) for entries in (bread.relations, bread.kinds, bread.stages, bread.references)),
        term.step,
        glossgraph.Glossary.of(bread).stories("dough")[""][0],
        glossgraph.Setting("valley"),
        glossgraph.Glossary.of(bread).models["rising"],
        bread.models["rising"].parameters[0],
        glossgraph.Glossary.of(bread).models["rising"].run(),
        glossgraph.check(project / "tests/bread"),
    ]
    for example in examples:
        (row,) = re.findall(rf"^\| `{type(example).__name__}` \| (.*) \|$", page, re.MULTILINE)
        fields = set(re.findall(r"`([a-z_]+)`", row)) - NOT_FIELDS
        assert len(fields) > 1
        for field in fields:
            assert hasattr(example, field), (type(example), field)


@pytest.mark.parametrize("name", ["opne", "Path"])
def test_what_is_not_offered_is_no_attribute(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'glossgraph' has no attribute '{name}'"):
        getattr(glossgraph, name)


def test_a_glossary_is_found_in_a_folder_above(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert len(glossgraph.open(str(project / "tests/bread/terms/people"))) == 10
    monkeypatch.chdir(project / "tests/bread")
    assert "dough" in glossgraph.open()
    for nowhere in (tmp_path, "no-such-folder"):
        with pytest.raises(FileNotFoundError, match="holds `terms/`"):
            glossgraph.open(nowhere)


def test_a_glossary_with_errors_is_checked_but_not_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project / "tests/diagnostics/glossary"
    monkeypatch.chdir(root)
    compiled = glossgraph.check(root)
    assert repr(compiled) == "<Compiled: <Glossary 'Glossary': 3 terms, 4 edges, 2 stages>, 4 errors, 2 warnings>"
    with pytest.raises(glossgraph.GlossaryError) as caught:
        glossgraph.open(root)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - as a pool of processes hands it on
    assert error.diagnostics == compiled.diagnostics
    first, *shown = str(error).split("\n\n")
    assert first == f"4 errors in the glossary in `{root}`"
    printed = (project / "tests/diagnostics/expected/report.txt").read_text(encoding="utf-8")
    assert len(shown) == 4
    for block in shown[:3]:
        assert block.startswith("error[")
        assert block in printed
    assert shown[3] == "and 1 more; `glossgraph check` lists them"


@pytest.mark.parametrize("strict", [True, False])
def test_strict_looks_for_more(strict: bool, project: Path) -> None:
    diagnostics = glossgraph.check(project / "tests/checks/unlinked-mention/english", strict=strict).diagnostics
    assert any(diagnostic.check == "unlinked-mention" for diagnostic in diagnostics) is strict


def test_a_glossary_reads_like_the_mapping_of_its_terms(bread: model.Glossary) -> None:
    assert [bread[id_] for id_ in bread] == list(bread.terms.values())
    assert len(bread) == len(list(bread))
    assert "dough" in bread
    assert "duogh" not in bread
    with pytest.raises(KeyError, match=r"no term is called `duogh`; did you mean `dough`\?"):
        bread["duogh"]
    with pytest.raises(KeyError, match="`terms` holds them all"):
        bread["something else"]


def test_what_a_notebook_shows_is_short(bread: model.Glossary) -> None:
    assert repr(bread).startswith("<Glossary 'Bread': 10 terms, ")
    assert len(repr(bread)) < 80
    term = bread["dough"]
    assert repr(term) == "<Term dough: happening, mixing>"
    assert repr(term.edges[0]) == "<Edge dough leads-to rise>"
    assert repr(replace(term, kind=model.UNREADABLE, stage="")) == r"<Term dough: \x00>"


def first(graph: nx.DiGraph[str], start: str, end: str) -> list[str]:
    return min(nx.all_shortest_paths(graph, start, end)) if nx.has_path(graph, start, end) else []


def test_a_trace_is_the_first_of_the_shortest_chains_in_one_setting_if_there_is_one(one: model.Glossary) -> None:
    offered, chains = glossgraph.Glossary.of(one), 0
    for start, end in permutations(list(one)[:: len(one) // 20 + 1], 2):
        in_settings = (first(graph, start, end) for graph in sequences(one))
        way = min(filter(None, in_settings), key=len, default=[]) or first(sequence(one), start, end)
        chain = offered.trace(start, end)
        assert [arrow(one, edge) for edge in chain] == list(pairwise(way))
        chains += bool(chain)
    assert chains
    assert offered.trace(start, start) == []


def test_a_trace_needs_terms(baked: glossgraph.Glossary) -> None:
    for pair in (("duogh", "bread"), ("dough", "braed")):
        with pytest.raises(KeyError, match="no term is called"):
            baked.trace(*pair)


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_stories_are_those_of_the_diagrams(name: str, request: pytest.FixtureRequest) -> None:
    glossary = glossgraph.Glossary.of(request.getfixturevalue(name))
    seen = 0
    for term in glossary.terms.values():
        told = list(glossary.stories(term.id).values())
        drawn = [diagram.steps for diagram in diagrams(glossary, term)]
        assert [[step.term for step in steps] for steps in told] == [[step.term for step in steps] for steps in drawn]
        seen += len(told)
    assert seen


def test_the_story_of_the_setting_where_a_term_is_most_at_home_comes_first(glossary: model.Glossary) -> None:
    several, offered = 0, glossgraph.Glossary.of(glossary)
    for term in glossary.terms.values():
        told = list(offered.stories(term.id))
        named = [setting for setting in term.settings if setting in told]
        assert told[: len(named)] == named
        several += len(named) > 1
    assert several


def test_stories_need_a_term(baked: glossgraph.Glossary) -> None:
    assert baked.stories("hydration") == {}
    with pytest.raises(KeyError, match=r"no term is called `duogh`; did you mean `dough`\?"):
        baked.stories("duogh")


def test_exports_are_those_of_the_command_line(baked: glossgraph.Glossary, tmp_path: Path) -> None:
    assert baked.export().keys() == exports.contents(baked).keys()
    assert baked.export("graphml") == exports.contents(baked, ["graphml"])
    paths = baked.write(tmp_path / "a", "graphml", "turtle")
    assert {path.name for path in paths} >= {"glossary.graphml", "glossary.ttl"}
    assert {path.name: path.read_text(encoding="utf-8") for path in paths} == baked.export("graphml", "turtle")
    with pytest.raises(ValueError, match=r"did you mean `graphml`\?"):
        baked.export("graphm")
    with pytest.raises(ValueError, match="there are `json`"):
        baked.write(tmp_path / "b", "nothing")
    assert not (tmp_path / "b").exists()


def test_all_ways_are_those_of_the_graph(one: model.Glossary) -> None:
    offered, graph = glossgraph.Glossary.of(one), sequence(one)
    several = 0
    for start, end in permutations(list(one)[:: len(one) // 8 + 1], 2):
        between = (nx.descendants(graph, start) & nx.ancestors(graph, end)) | {start, end}
        found = list(islice(nx.all_simple_paths(graph.subgraph(between), start, end), 500))
        if len(found) == 500:
            continue
        told = [
            [arrow(one, way[0])[0], *(arrow(one, edge)[1] for edge in way)] for way in offered.ways(start, end, 500)
        ]
        assert told == sorted(found, key=lambda ids: (len(ids), ids))
        several += len(told) > 1
        assert offered.ways(start, end, 1)[:1] == [offered.trace(start, end)][: len(told)]
    assert offered.ways(start, start) == []
    assert several or len(one) < 20


def test_loops_are_walked_round(glossary: model.Glossary) -> None:
    loops = glossgraph.Glossary.of(glossary).loops()
    assert len(loops) == len(list(ways.loops(glossary))) > 3
    for loop in loops:
        *way, closing = loop
        walked = [arrow(glossary, edge) for edge in way]
        assert all(before[1] == after[0] for before, after in pairwise(walked))
        assert glossary.relations[closing.relation].flow == "feedback"
        if way:
            assert (closing.target, closing.source) == (walked[0][0], walked[-1][1])


def test_a_search_is_that_of_the_terminal(glossary: model.Glossary) -> None:
    hits = glossgraph.Glossary.of(glossary).search("margn cal", 3)
    assert isinstance(hits[0], glossgraph.Hit)
    assert hits[0].term == "margin-call"
    assert len(hits) == 3


def test_a_type_checker_sees_what_there_is(project: Path, tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(
        """\
import glossgraph

g: glossgraph.Glossary = glossgraph.open(".")
term: glossgraph.Term = g["margin-call"]
chain: list[glossgraph.Edge] = g.trace("leverage", term.id)
rounds: list[list[glossgraph.Edge]] = [*g.loops(), *g.ways("leverage", term.id)]
contents: dict[str, str | bytes] = g.export("csv")
found: glossgraph.Hit = g.search("margin")[0]
label = g.sparql("SELECT ?l WHERE {term:margin-call skos:prefLabel ?l}")[0]["l"]
table = g.frame("edges")
checked: glossgraph.Glossary = glossgraph.check().glossary
degree: int = g.graph.degree("margin-call")
severities: set[glossgraph.Severity] = {d.severity for d in glossgraph.check(strict=True).diagnostics}
try:
    glossgraph.open("elsewhere")
except glossgraph.GlossaryError as error:
    print(error.diagnostics[0].message)
glossgraph.opne(".")
""",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(sample)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    (only,) = done.stdout.splitlines()
    assert 'sample.py:18: error: Module has no attribute "opne"' in only
