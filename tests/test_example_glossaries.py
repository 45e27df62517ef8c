"""Each glossary in `examples/` is clean, becomes a site, and shows a newcomer what a good one looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from folders import TESTS
from glossgraph import compiler
from glossgraph.graph.story import story
from glossgraph.model import Status
from glossgraph.output.configuration import site
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled

EXAMPLES = sorted(path.name for path in (TESTS.parent / "examples").iterdir())

OF_FINANCE = re.compile(r"margin|collateral|liquidat|leverag|stress.?flow|broker", re.IGNORECASE)


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest, project: Path) -> Compiled:
    return compiler.compile_glossary(project / "examples" / request.param, strict=True)


def test_an_example_is_clean(example: Compiled) -> None:
    assert example.diagnostics == ()
    assert {term.status for term in example.glossary.terms.values()} == {Status.REVIEWED}


def test_an_example_becomes_a_site(example: Compiled) -> None:
    made = publish(Site(example.glossary))
    assert {f"terms/{id_}.md" for id_ in example.glossary.terms} <= made.by_path.keys()
    (loop, *_) = (f"terms/{term.id}.md" for term in example.glossary.terms.values() if term.loop)
    (compared, *_) = (path for path in made.by_path if path.startswith("compare/") and "-vs-" in path)
    # all of them take long
    for path in ("index.md", loop, compared):
        assert example.glossary.about.title in made.markdown(made.by_path[path])
    title = example.glossary.about.title
    assert (example.root / "mkdocs.yml").read_text(encoding="utf-8") == site(title)
    assert list((example.root / "docs").iterdir())


def test_an_example_shows_what_there_is(example: Compiled) -> None:
    made = example.glossary
    assert len(made.settings) >= 2
    for setting in made.settings.values():
        assert sum(len(story(made, term, setting)) > 3 for term in made.terms.values()) > 10
    assert [term for term in made.terms.values() if term.loop]
    assert [term for term in made.terms.values() if term.examples]
    assert [term for term in made.terms.values() if term.formula]
    assert all(term.faq and term.explanation for term in made.terms.values())


def test_an_example_is_of_another_field(example: Compiled) -> None:
    assert not [path for path, text in example.texts.items() if OF_FINANCE.search(text)]
    assert (example.root / "README.md").read_text(encoding="utf-8").startswith(f"# {example.glossary.about.title}\n")
