"""What several tests need."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import hypothesis
import pytest

import building
from folders import TESTS
from glossgraph import cache, compiler
from graphs import made

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled
    from glossgraph.model import Glossary


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    # a shell starts what runs in the background deaf to Ctrl-C, and programs that are tried would inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)

for name in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR", "CLICOLOR_FORCE"):
    # in a workflow, what is tried must not write into its summary, nor be coloured
    os.environ.pop(name, None)

# the day on which a glossary is checked, also by programs that are started
os.environ["SOURCE_DATE_EPOCH"] = "1795000000"

# a machine may have other work to do: how long an example takes says nothing
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What checks find out stays out of the home of whoever runs the tests."""
    os.environ[cache.VARIABLE] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def bread(project: Path) -> Glossary:
    """A small glossary of another field, with a bit of everything."""
    compiled = compiler.compile_glossary(project / "tests/bread")
    assert compiled.diagnostics == ()
    return compiled.glossary


@pytest.fixture(scope="session")
def spoons(project: Path) -> Glossary:
    """A small thesaurus with what other vocabularies say of their terms."""
    compiled = compiler.compile_glossary(project / "tests/spoons")
    assert compiled.diagnostics == ()
    return compiled.glossary


@pytest.fixture(scope="session")
def hostile(project: Path) -> Glossary:
    """A glossary that has markup, quotes and odd characters in every field."""
    compiled = compiler.compile_glossary(project / "tests/hostile")
    of_words = {"stray-whitespace", "inconsistent-relation", "unexplained-term"}
    of_words |= {"definition-form", "repeated-definition", "missing-faq", "faq-form", "incomplete-reference"}
    assert {diagnostic.check for diagnostic in compiled.diagnostics} - of_words == {"unsafe-markup"}
    return compiled.glossary


@pytest.fixture(scope="session")
def project() -> Path:
    return TESTS.parent


@pytest.fixture(scope="session")
def compiled(project: Path) -> Compiled:
    """The real glossary, compiled once."""
    return compiler.compile_glossary(project)


@pytest.fixture(scope="session")
def glossary(compiled: Compiled) -> Glossary:
    return compiled.glossary


@pytest.fixture(params=["glossary", "bread", "hostile", "few", "many", "crowded"])
def one(request: pytest.FixtureRequest) -> Glossary:
    """Each of several glossaries in turn: found and made, small and large."""
    sizes = {"few": (3, 1, 1), "many": (9, 17, 20), "crowded": (4, 60, 9)}
    if request.param in sizes:
        return made(*sizes[request.param])
    found: Glossary = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def at_home(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows its address and its history; the folder has what it is made from as well."""
    return building.once(tmp_path_factory, "at-home", lambda folder: building.make_at_home(folder, project)) / "site"


@pytest.fixture(scope="session")
def nowhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows neither."""
    return building.once(tmp_path_factory, "nowhere", lambda folder: building.make_nowhere(folder, project)) / "site"


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built as for publication."""
    return building.once(tmp_path_factory, "built", lambda folder: building.make_real(folder, project)) / "site"
