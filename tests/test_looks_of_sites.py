"""Which style sheets a site gets: the looks of a whole site are for one that is a glossary and chose no colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config

from glossgraph.mkdocs_plugin.configuration import add_looks
from glossgraph.output import write
from glossgraph.site.material import IDENTITY, STYLE_SHEETS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

DARK = {"media": "(prefers-color-scheme: dark)", "scheme": "slate"}


def sheets(folder: Path, path: str = "", **theme: Any) -> list[str]:
    write(folder, {"mkdocs.yml": "site_name: Bread\n", "docs/index.md": "# Bread\n"})
    theme = {"name": "material", **theme}
    config: MkDocsConfig = load_config(str(folder / "mkdocs.yml"), theme=theme, extra_css=["own.css"])
    add_looks(config, path)
    return list(map(str, config.extra_css))


@pytest.mark.parametrize("palette", [None, {"scheme": "slate"}, [{"scheme": "default"}, DARK]])
def test_a_site_without_colours_of_its_own_gets_those_of_the_glossary(palette: object, tmp_path: Path) -> None:
    theme = {} if palette is None else {"palette": palette}
    assert sheets(tmp_path, **theme) == [*STYLE_SHEETS, IDENTITY, "own.css"]


@pytest.mark.parametrize("palette", [{"primary": "teal"}, [{"scheme": "default"}, DARK | {"accent": "red"}]])
def test_colours_of_a_site_stay(palette: object, tmp_path: Path) -> None:
    assert sheets(tmp_path, palette=palette) == [*STYLE_SHEETS, "own.css"]


def test_a_site_around_the_glossary_keeps_its_looks(tmp_path: Path) -> None:
    assert sheets(tmp_path, "glossary") == [*(f"glossary/{sheet}" for sheet in STYLE_SHEETS), "own.css"]
