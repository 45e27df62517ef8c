"""The language of a site: that of its glossary, in the words of the theme and in what pages say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.mkdocs_plugin.log import LOG
from glossgraph.model import About
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from glossgraph.site.page import Site

_HTML = re.compile(r'(<html\b[^>]*?\blang=")[^"]*"')

_WORDS = "partials/languages/{tag}.html"
"""Where Material has its words in a language."""


def speak(config: MkDocsConfig, root: Path) -> MkDocsConfig:
    """Let Material use its words in the language of the glossary below a root, unless the configuration names one."""
    _set_language(config, root)
    return config


def _set_language(config: MkDocsConfig, root: Path) -> None:
    own = config.theme.get("language")
    if not isinstance(own, str):
        return
    language = _language_of(root)
    if _is_chosen(config):
        if _main(own) != _main(language):
            LOG.warning(
                "glossgraph: `theme: {language: %s}` of the configuration is not the language of the glossary, `%s`; "
                "remove it, or set `language` in graph/glossary.yml",
                own,
                language,
            )
        return
    known = set(config.theme.get_env().list_templates(extensions=["html"])) if _main(language) != own else set()
    for tag in _wider(language):
        if _WORDS.format(tag=tag) in known:
            config.theme["language"] = tag
            break
    if _main(catalogue(language).language) != _main(language):
        LOG.info("glossgraph: there are no words of the interface in `%s`, so that they are English", language)


def in_language(html: str, site: Site) -> str:
    """Return a page that says in which language it is: themes know fewer languages than there are."""
    language = site.glossary.about.language
    return _HTML.sub(lambda match: f'{match[1]}{language}"', html, count=1)


def _language_of(root: Path) -> str:
    """Return the language that a glossary says it has; what is wrong with its file is reported when it is checked."""
    path = root / "graph/glossary.yml"
    try:
        values = source.parse(source.read(path, root)).value if path.exists() else {}
    except source.SourceError:
        values = {}
    language = values.get("language") if isinstance(values, dict) else None
    return language if isinstance(language, str) else About().language


def _is_chosen(config: MkDocsConfig) -> bool:
    themes = (each.get("theme") for each in config.user_configs)
    return any(isinstance(theme, dict) and "language" in theme for theme in themes)


def _wider(language: str) -> Iterator[str]:
    """Yield the tag of a language, and those of the languages that it is a variety of."""
    while language:
        yield language
        language = language.rpartition("-")[0]


def _main(language: str) -> str:
    return language.lower().partition("-")[0]
