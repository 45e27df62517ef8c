"""The configuration of the site of a glossary that this program writes itself: one that was imported, or is new."""

from __future__ import annotations

from glossgraph.text.yaml import dumped
from glossgraph.words import catalogue

_SITE = """\
{title}site_url: !ENV [SITE_URL, ""]
docs_dir: docs
site_dir: site

theme:
  name: material
{language}  font: false
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {{icon: material/brightness-auto, name: {to_light}}}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {{icon: material/brightness-7, name: {to_dark}}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {{icon: material/brightness-4, name: {to_system}}}

plugins:
  - glossgraph

markdown_extensions:
  - toc: {{permalink: true, permalink_title: {to_section}, toc_depth: 3}}

extra:
  generator: false
"""


def site(title: str, language: str = "", theme: str = "") -> str:
    """Return the configuration of the site of a glossary.

    Args:
        title: What the site is called.
        language: The language in which it speaks to readers, by its tag.
        theme: The language for which the theme is to have words, if it is to be said.

    """
    say = catalogue(language).say
    return _SITE.format(
        title=dumped({"site_name": title}),
        language=f"  language: {theme}\n" if theme else "",
        to_light=say("looks.to-light"),
        to_dark=say("looks.to-dark"),
        to_system=say("looks.to-system"),
        to_section=say("looks.to-section"),
    )
