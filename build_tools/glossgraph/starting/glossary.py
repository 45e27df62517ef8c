"""The files of a new glossary of any field, which has something in it already and can be built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from glossgraph import checks, output
from glossgraph.load.of_values import of_values
from glossgraph.load.schema import schemas
from glossgraph.output.configuration import site
from glossgraph.text.escape import escape_markdown
from glossgraph.text.transcribed import id_of
from glossgraph.text.yaml import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

LANGUAGES = ("en", "de")
"""The languages in which there is something to start with; for others, it is in the first."""

_EVERYWHERE = {"gitignore": ".gitignore", "workflow.yml": ".github/workflows/glossary.yml"}
"""What is the same in every language, and where it is to be; the package has no files that begin with a dot."""

_PLACES = {"about.md": "docs/about.md"}
"""What is to be elsewhere than in the folder of its language."""

_NAMES = ("terms", "graph", "docs", "mkdocs.yml", "README.md", *_EVERYWHERE.values())
"""The files of a new glossary, and the folders that it has for itself."""

ABOUT = {
    "en": "What the words of our field mean, and how one thing leads to another.",
    "de": "Was die Wörter unseres Fachs bedeuten, und wie eines zum anderen führt.",
}
"""What a glossary is about if nobody says it, in the languages in which there is something to start with."""

_GAP = re.compile(r"\{\{(title|about)\}\}")


@dataclass(frozen=True, slots=True)
class Outset:
    """What a new glossary says of itself."""

    title: str
    about: str
    language: str = LANGUAGES[0]
    license: str = ""
    """An SPDX identifier, or nothing."""

    @property
    def written_in(self) -> str:
        """The language of the texts with which it starts."""
        return written_in(self.language)


def written_in(language: str) -> str:
    """Return the language of the texts with which a glossary in a language starts."""
    own = language.partition("-")[0].lower()
    return own if own in LANGUAGES else LANGUAGES[0]


def files(outset: Outset) -> dict[str, str]:
    """Return the files of a new glossary: their texts by their paths."""
    made = dict(_from_package(outset))
    made["graph/glossary.yml"] = _about(outset)
    made["mkdocs.yml"] = site(outset.title, outset.written_in if outset.written_in != LANGUAGES[0] else "")
    values: dict[str, Any] = {
        path: yaml.safe_load(text) for path, text in made.items() if path.startswith(("terms/", "graph/"))
    }
    made |= {f"graph/{name}": text for name, text in schemas(of_values(values), checks.in_fields()).items()}
    return dict(sorted(made.items()))


def in_the_way(folder: Path) -> list[str]:
    """Return what a folder holds already of what a new glossary would have."""
    return sorted(name for name in _NAMES if (folder / name).exists() or (folder / name).is_symlink())


def write(folder: Path, made: dict[str, str]) -> None:
    """Write the files of a new glossary, all or none.

    Raises:
        FileExistsError: one of them is there.
        OSError: they cannot be written.

    """
    output.create(folder, made)


def _from_package(outset: Outset) -> Iterator[tuple[str, str]]:
    folder = resources.files("glossgraph.starting") / "starter"
    for name, path in _EVERYWHERE.items():
        yield path, (folder / name).read_text(encoding="utf-8")
    for name, file in _below(folder / outset.written_in):
        text = file.read_text(encoding="utf-8")
        yield _PLACES.get(name, name), _GAP.sub(lambda gap: escape_markdown(getattr(outset, gap[1])), text)


def _below(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield the files below a folder of the package, each after its path."""
    for each in folder.iterdir():
        if each.is_dir():
            yield from _below(each, f"{before}{each.name}/")
        else:
            yield f"{before}{each.name}", each


def _about(outset: Outset) -> str:
    said = {
        "title": outset.title,
        "description": outset.about,
        "base": f"urn:glossary:{id_of(outset.title, outset.language) or 'new'}:",
        "language": outset.language,
        "license": outset.license,
        "version": "0.1",
    }
    text = dumped({name: value for name, value in said.items() if value})
    return f"# yaml-language-server: $schema=glossary.schema.json\n{text}"
