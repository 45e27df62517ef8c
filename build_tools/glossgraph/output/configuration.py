"""The configuration of the site of a glossary that this program writes itself: one that was imported, or is new."""

from __future__ import annotations

from glossgraph.text.yaml import dumped

_SITE = """\
{title}docs_dir: docs
site_dir: site

theme:
  name: material
{language}  font: false
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {{icon: material/brightness-auto, name: Switch to light mode}}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {{icon: material/brightness-7, name: Switch to dark mode}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {{icon: material/brightness-4, name: Switch to the system's mode}}

plugins:
  - glossgraph

markdown_extensions:
  - toc: {{permalink: true, toc_depth: 3}}
"""


def site(title: str, language: str = "") -> str:
    """Return the configuration of the site of a glossary, in English or another language that the theme knows."""
    return _SITE.format(title=dumped({"site_name": title}), language=f"  language: {language}\n" if language else "")
