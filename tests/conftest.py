"""What several tests need."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossgraph import compiler
from glossgraph.compiler import Compiled
from glossgraph.model import Glossary


@pytest.fixture(scope="session")
def project() -> Path:
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def compiled(project: Path) -> Compiled:
    """The real glossary, compiled once."""
    return compiler.compile_glossary(project)


@pytest.fixture(scope="session")
def glossary(compiled: Compiled) -> Glossary:
    return compiled.glossary
