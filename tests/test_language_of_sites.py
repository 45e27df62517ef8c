"""In which language a site is: that of its glossary, unless its configuration names another."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config

from glossgraph.mkdocs_plugin.language import in_language, speak
from glossgraph.output import write
from glossgraph.site.page import Site

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def spoken(folder: Path, about: str, **theme: Any) -> object:
    """Return the language of the theme for a glossary that says something of itself."""
    config = f"site_name: Bread\ntheme: {{name: material, {', '.join(f'{k}: {v}' for k, v in theme.items())}}}\n"
    write(folder, {"mkdocs.yml": config, "docs/index.md": "# Bread\n", "graph/glossary.yml": about})
    return speak(load_config(str(folder / "mkdocs.yml")), folder).theme["language"]


@pytest.mark.parametrize(
    ("about", "language"),
    [
        ("language: de", "de"),
        ("language: de-AT", "de"),
        ("language: pt-BR", "pt-BR"),
        ("language: gsw", "en"),
        ("title: Bread", "en"),
        ("language: [", "en"),
        ("language: [de]", "en"),
        ("- a", "en"),
    ],
)
def test_material_speaks_the_language_of_the_glossary(about: str, language: str, tmp_path: Path) -> None:
    assert spoken(tmp_path, about) == language


def test_another_language_of_the_theme_stays_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert spoken(tmp_path, "language: de", language="fr") == "fr"
    assert "`theme: {language: fr}` of the configuration is not the language of the glossary, `de`" in caplog.text


def test_the_same_language_of_the_theme_is_no_matter(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert spoken(tmp_path, "language: de-CH", language="de") == "de"
    assert not caplog.text


def test_a_language_without_words_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert spoken(tmp_path, "language: fr") == "fr"
    assert "there are no words of the interface in `fr`, so that they are English" in caplog.text


def test_a_page_says_the_language_of_the_glossary(bread: Glossary) -> None:
    site = Site(replace(bread, about=replace(bread.about, language="de-AT")))
    page = '<!doctype html><html lang="de" class="no-js"><p lang="en">'
    assert in_language(page, site) == '<!doctype html><html lang="de-AT" class="no-js"><p lang="en">'
