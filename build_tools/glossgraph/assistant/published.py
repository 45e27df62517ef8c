"""Where the site of a glossary is published, as far as its mkdocs.yml says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped] # it has no types

from glossgraph import source
from glossgraph.site.address import in_directories, in_files, within

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Place(NamedTuple):
    """Where a site is."""

    url: str = ""
    """The address of the glossary's home page, with a slash at its end; empty if it is not known."""
    address: Callable[[str], str] = in_directories
    """Gives the address of a file, relative to the home page."""
    has_manuals: bool = False
    """Whether it has the manuals of the checks."""


class _Loader(yaml.SafeLoader):
    """Reads a configuration of MkDocs, which may name variables of the environment and objects of Python."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def place_of_site(config: Path | None, root: Path) -> Place:
    """Return where the site of the glossary below a root is by a mkdocs.yml, which may be that of another site.

    Without one that is about this glossary, or where it cannot be read, nothing is known.
    """
    try:
        said: Any = yaml.load(source.content(config), _Loader) if config else None  # noqa: S506 - derived from SafeLoader
    except (OSError, yaml.YAMLError):
        return Place()
    options = _options(said.get("plugins")) if isinstance(said, dict) else None
    if config is None or options is None or (config.parent / _text(options, "root")).resolve() != root.resolve():
        return Place()
    url, has_manuals = said.get("site_url"), options.get("manuals") is True
    address = in_files if said.get("use_directory_urls") is False else in_directories
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return Place(address=address, has_manuals=has_manuals)
    folder = quote(within(_text(options, "path").strip("/"), ""))
    return Place(f"{url.rstrip('/')}/{folder}", address, has_manuals)


def _options(plugins: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a configuration can hold anything
    """Return the options of the plugin that puts a glossary on a site; None if it is not there."""
    entries = [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins
    for entry in entries if isinstance(entries, list) else []:
        if entry == "glossgraph":
            return {}
        if isinstance(entry, dict) and "glossgraph" in entry:
            options = entry["glossgraph"]
            return options if isinstance(options, dict) else {}
    return None


def _text(options: dict[str, Any], name: str) -> str:
    value = options.get(name)
    return value if isinstance(value, str) else ""
