"""A glossary with a site in a folder of its own, for commands to work on."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cost import Cost, cost
from generate import write_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent

REAL = "real"
"""Stands for the size of the glossary that this checkout holds."""

SITE = """\
site_name: Benchmark
site_url: https://benchmark.example/
docs_dir: %s
theme:
  name: material
  font: false
  features: [navigation.sections, navigation.indexes, navigation.top, search.highlight, search.suggest, toc.follow]
plugins: [search%s]
markdown_extensions:
  - attr_list
  - toc: {permalink: true, toc_depth: 3}
  - pymdownx.highlight: {use_pygments: false}
  - pymdownx.superfences
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}
"""

_WORD = re.compile(r"^explanation:\s+(?:\S+\s+){6}\w+", re.MULTILINE)
"""The beginning of an explanation, up to a word of it."""


class Project:
    """A glossary, its site, and what is kept of earlier commands."""

    def __init__(self, folder: Path, size: str) -> None:
        """Make it in an empty folder, with so many terms or with those of this checkout."""
        self.folder, self.root = folder, folder / "glossary"
        self.site, self.by_material = folder / "site", folder / "by-material"
        if size == REAL:
            for name in ("terms", "graph"):
                shutil.copytree(HERE.parent / name, self.root / name)
        else:
            write_glossary(self.root, int(size))
        self.files = sorted((self.root / "terms").rglob("*.yml"))
        self.terms = len(self.files)
        self._edits = 0
        (self.root / "docs").mkdir()
        (self.root / "mkdocs.yml").write_text(SITE % ("docs", ", glossgraph: {cards: false}"), encoding="utf-8")

    def glossgraph(self, *arguments: object, keep: bool = True) -> Cost:
        """Run a command of the package; what earlier ones found out is of use to it, unless that is not to be kept."""
        if not keep:
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        return self._python("-m", "glossgraph", *arguments)

    def script(self, name: str, *arguments: object) -> Cost:
        """Run a script of this folder on the glossary."""
        return self._python(HERE / name, self.root, *arguments)

    def build_counted(self) -> Cost:
        """Build the site with one processor; what is printed at the end is how often what was done."""
        return self._python(HERE / "work.py", self.root / "mkdocs.yml", self.site)

    def mkdocs(self) -> Cost:
        """Build the same pages with nothing but MkDocs and Material."""
        return self._python("-m", "mkdocs", "build", "--quiet", "-f", self.folder / "bare.yml", "-d", self.by_material)

    def zensical(self) -> Cost | None:
        """Build them with Zensical, where it is installed."""
        program = Path(sys.executable).with_name("zensical")
        if not program.exists():
            return None
        return cost([program, "build", "--clean", "-f", "bare.yml"], self.folder, self._variables)

    def write_pages(self) -> None:
        """Write the pages as Markdown, and the configuration of a site that has nothing else."""
        written, bare = self.folder / "pages", self.folder / "bare"
        self.glossgraph("pages", "-o", written)
        for page in written.rglob("*.md"):
            target = bare / page.relative_to(written)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)
        listed = json.dumps([page.relative_to(bare).as_posix() for page in _in_navigation(bare)])
        (self.folder / "bare.yml").write_text(f"{SITE % ('bare', '')}nav: {listed}\n", encoding="utf-8")

    def edit(self) -> Path:
        """Add a word to the explanation of the term in the middle, and return its file."""
        file = self.files[self.terms // 2]
        self._edits += 1
        text, count = _WORD.subn(rf"\g<0> again{self._edits}", file.read_text("utf-8"), count=1)
        if not count:
            raise ValueError(f"no explanation begins in `{file}`")
        file.write_text(text, encoding="utf-8")
        return file

    @property
    def _variables(self) -> dict[str, str]:
        return {
            "GLOSSGRAPH_CACHE": str(self.folder / "cache"),
            "GIT_CEILING_DIRECTORIES": str(self.folder.parent),
            "NO_MKDOCS_2_WARNING": "1",
        }

    def _python(self, *arguments: object) -> Cost:
        return cost([sys.executable, *arguments], self.root, self._variables)


def _in_navigation(docs: Path) -> Iterator[Path]:
    """Yield the pages at the top and the page of each folder: themes render the whole navigation on every page."""
    yield from sorted(docs.glob("*.md"))
    yield from sorted(docs.glob("*/index.md"))
