"""The page on large glossaries: what it asks other engines, these answer as networkx and the package do here."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb
import networkx as nx
import pyoxigraph
import pytest

import glossgraph
from folders import TESTS
from glossgraph import exports, load
from glossgraph.graph import ways
from glossgraph.graph.sequence import against_stages, arrow, arrows, sequence

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

PAGE = (TESTS.parent / "docs/scale.md").read_text(encoding="utf-8")

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

START, END = "leverage", "contagion"

NEAR, WAY, LOOPS = "What is near a term?", "How does one term lead to another?", "Which connections close a loop?"
AGAINST, ALONE = "What runs against the stages?", "Which terms stand alone?"

EXTRA = {
    "apart": {},
    # it runs from the last stage to the first
    "back": {"edges": {"triggers": {"term-0": "It starts again."}}},
}

NO_SPARK = "Spark is not installed: `.venv/bin/pip install -c constraints.txt '.[spark]'` lets this test run (500 MB)"

FEW_TASKS = "--conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false pyspark-shell"
"""How Spark is started: by default, it divides even small tables into 200 parts."""


def blocks(heading: str, language: str) -> list[str]:
    """Return the code in a language under a heading."""
    (section,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return [code for name, code in FENCE.findall(section) if name == language]


@dataclass(frozen=True)
class Case:
    """A glossary, the folder of its exports, and two terms to ask about."""

    glossary: Glossary
    folder: Path
    start: str
    end: str

    def code(self, heading: str, language: str) -> str:
        """Return the one block under a heading, about this glossary."""
        (code,) = blocks(heading, language)
        code = re.sub(rf"\b{START}\b", self.start, re.sub(rf"\b{END}\b", self.end, code))
        return code.replace("<urn:glossary:stress-flow:", f"<{self.glossary.about.base}")

    def answers(self, heading: str) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question, sorted."""
        glossary, graph = self.glossary, sequence(self.glossary)
        if heading == NEAR:
            around = glossary.graph.to_undirected(as_view=True)
            return sorted(nx.single_source_shortest_path_length(around, self.start, cutoff=2).items())
        if heading == WAY:
            (way,) = glossgraph.Glossary.of(glossary).ways(self.start, self.end, limit=1)
            return [(self.start,), *((arrow(glossary, edge)[1],) for edge in way)]
        if heading == LOOPS:
            return sorted((edge.source, edge.target) for edge, _ in ways.loops(glossary))
        if heading == AGAINST:
            return sorted({(a, b) for a, b, _ in arrows(glossary) if against_stages(glossary, a, b)})
        assert nx.is_directed_acyclic_graph(graph)
        return sorted((id_,) for id_ in nx.isolates(glossary.graph))

    def between(self) -> list[tuple[str]]:
        """Return the terms that lie on a way from the one term to the other."""
        graph = sequence(self.glossary)
        after, before = nx.descendants(graph, self.start), nx.ancestors(graph, self.end)
        return sorted((id_,) for id_ in (after | {self.start}) & (before | {self.end}))


@pytest.fixture(scope="module", params=["the real one", "a generated one"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("scale")
    if request.param == "the real one":
        case = Case(request.getfixturevalue("glossary"), folder / "exports", START, END)
    else:
        generate = TESTS.parent / "benchmarks/generate.py"
        subprocess.run([sys.executable, generate, "2000", folder / "root"], check=True)
        template = json.dumps({"label": "X", "kind": "event", "stage": "stage-8", "definition": "A thing."})
        for id_, more in EXTRA.items():
            text = json.dumps(json.loads(template) | {"label": f"It is {id_}"} | more)
            (folder / f"root/terms/{id_}.yml").write_text(text, encoding="utf-8")
        case = Case(load.load(folder / "root").glossary, folder / "exports", "term-0", "term-1999")
        assert len(case.glossary.terms) > len(range(2000))
        assert case.answers(AGAINST) == [("back", "term-0")]
        assert case.answers(ALONE) == [("apart",)]
    glossgraph.Glossary.of(case.glossary).write(case.folder, "csv", "turtle")
    for heading in (NEAR, WAY, LOOPS):
        assert case.answers(heading)
    return case


@pytest.fixture(scope="module")
def tables(case: Case) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    with contextlib.chdir(case.folder):
        for code in blocks("DuckDB and Parquet", "sql"):
            connection.execute(code)
    return connection


@pytest.fixture(scope="module")
def store(case: Case) -> pyoxigraph.Store:
    subprocess.run([sys.executable, "-c", case.code("Oxigraph", "python")], cwd=case.folder, check=True)
    return pyoxigraph.Store.read_only(str(case.folder / "store"))


@pytest.mark.parametrize("heading", [NEAR, WAY, LOOPS, AGAINST, ALONE])
def test_duckdb_answers_the_same(heading: str, case: Case, tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(case.code(heading, "sql")).fetchall()
    assert (rows if heading == WAY else sorted(rows)) == case.answers(heading)


@pytest.mark.parametrize("heading", [NEAR, WAY, LOOPS, AGAINST, ALONE])
def test_oxigraph_answers_the_same(heading: str, case: Case, store: pyoxigraph.Store) -> None:
    found = store.query(case.code("Oxigraph", "sparql") + case.code(heading, "sparql"))
    terms = f"{case.glossary.about.base}terms/"
    rows = sorted(tuple(node.value.removeprefix(terms) for node in row) for row in found)
    if heading == WAY:
        assert rows == case.between()
    else:
        assert rows == [row[:1] if heading == NEAR else row for row in case.answers(heading)]


@pytest.mark.skipif(not importlib.util.find_spec("pyspark"), reason=NO_SPARK)
def test_spark_answers_the_same(case: Case, tables: duckdb.DuckDBPyConnection) -> None:
    assert shutil.which("java"), "Java is missing; install it with: apt-get install default-jre-headless"
    assert tables, "it has written the Parquet that Spark reads"
    frames = {NEAR: 'near.select("id", "steps")', LOOPS: 'loops.select("source", "target")'}
    frames |= {heading: f"spark.sql({case.code(heading, 'sql').strip().rstrip(';')!r})" for heading in (AGAINST, ALONE)}
    asked = ", ".join(f"{heading!r}: [*map(tuple, {frame}.collect())]" for heading, frame in frames.items())
    code = (
        f"{case.code('Spark', 'python')}\nimport json\nprint(json.dumps({{{asked}, {WAY!r}: [[id] for id in way]}}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=case.folder,
        env=os.environ | {"PYSPARK_SUBMIT_ARGS": FEW_TASKS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for heading, rows in json.loads(done.stdout.splitlines()[-1]).items():
        found = [tuple(row) for row in rows]
        assert (found if heading == WAY else sorted(found)) == case.answers(heading)


def test_the_import_of_neo4j_is_that_of_the_format() -> None:
    assert blocks("Neo4j", "sh") == [f"{exports.neo4j_csv.CODE}\n"]


def test_no_code_is_on_the_page_that_no_test_reads() -> None:
    languages = [language for language, _ in FENCE.findall(PAGE)]
    questions = [NEAR, WAY, LOOPS, AGAINST, ALONE]
    read = {"sql": [*questions, "DuckDB and Parquet"], "sparql": [*questions, "Oxigraph"]}
    read |= {"python": ["Oxigraph", "Spark"], "sh": ["Neo4j"], "cypher": ["Neo4j"]}
    for language, headings in read.items():
        found = [code for heading in headings for code in blocks(heading, language)]
        # the command that writes the exports is that of the package
        assert languages.count(language) == len(found) + (language == "sh")
