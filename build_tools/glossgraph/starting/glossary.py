"""The files of a new glossary of any field, which has something in it already and can be built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata, resources
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
    from collections.abc import Collection, Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

LANGUAGES = ("en", "de")
"""The languages in which there is something to start with; for others, it is in the first."""

_PLACES = {
    "about.md": "docs/about.md",
    "gitignore": ".gitignore",
    "workflow.yml": ".github/workflows/glossary.yml",
}
"""What is to be elsewhere than in the folder of its language: the package has no files that begin with a dot."""

_OWN = ("terms", "graph", "mkdocs.yml", "mkdocs.yaml")
"""What only a glossary has, or a site. All else may be there already, and is kept."""

ABOUT = {
    "en": "What the words of our field mean, and how one thing leads to another.",
    "de": "Was die Wörter unseres Fachs bedeuten, und wie eines zum anderen führt.",
}
"""What a glossary is about if nobody says it, in the languages in which there is something to start with."""

_GAP = re.compile(r"\{\{(title|about|version)\}\}")


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
    theme = outset.written_in if outset.written_in != LANGUAGES[0] else ""
    made["mkdocs.yml"] = site(outset.title, outset.language, theme)
    values: dict[str, Any] = {
        path: yaml.safe_load(text) for path, text in made.items() if path.startswith(("terms/", "graph/"))
    }
    made |= {f"graph/{name}": text for name, text in schemas(of_values(values), checks.in_fields()).items()}
    return dict(sorted(made.items()))


def in_the_way(folder: Path) -> list[str]:
    """Return what a folder holds of a glossary, or of a site, so that no new one can be begun in it."""
    return sorted(name for name in _OWN if _is_there(folder / name))


def kept(folder: Path, made: Collection[str]) -> list[str]:
    """Return which of the files of a new glossary a folder holds already, by their paths; they stay as they are."""
    return sorted(path for path in made if _is_there(folder / path))


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write files of a new glossary, all or none.

    Raises:
        FileExistsError: one of them is there.
        OSError: they cannot be written.

    """
    output.create(folder, made)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _from_package(outset: Outset) -> Iterator[tuple[str, str]]:
    folder = resources.files("glossgraph.starting") / "starter"
    said = {name: escape_markdown(getattr(outset, name)) for name in ("title", "about")}
    said["version"] = metadata.version("glossgraph")
    yield _PLACES["gitignore"], (folder / "gitignore").read_text(encoding="utf-8")
    for name, file in _below(folder / outset.written_in):
        yield _PLACES.get(name, name), _GAP.sub(lambda gap: said[gap[1]], file.read_text(encoding="utf-8"))


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
