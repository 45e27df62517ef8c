"""Wherever a contributed text is shown, its Markdown is rendered or left out: nobody sees its source."""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import markdown
import pytest

from glossgraph.model import Part, Sort
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.page import Site
from glossgraph.site.publish import Output, publish
from graphs import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

EVERYTHING = (
    r"A **bold** and _slanted_ `code of it`, [a link](https://a.example/), [[dough|words *of* it]] and \*no mark\* "
    "in [[rise]]."
)

SOURCE = ("**", "_slanted", "`", "](", "[[", "]]", "*of", "\\*")
"""What is seen where Markdown is shown as it is written."""

SHOWN = re.compile("bold and slanted code of it, a link, words of it and \\*no mark\\* in ")
"""How the text reads."""

FOR_PROGRAMS = re.compile(r"data/|assets/|terms/[\w-]+\.json$|.*\.md$|llms-full\.txt$")
"""What is published to be read as Markdown or data, rather than shown."""


def filled(part: Any) -> Any:
    """Return a part of a glossary with this text in every field that holds Markdown."""
    changes: dict[str, Any] = {}
    for field, hint in get_type_hints(type(part), include_extras=True).items():
        value = getattr(part, field)
        if Sort.MARKDOWN in get_args(hint):
            changes[field] = EVERYTHING
        elif any(Sort.MARKDOWN in get_args(content) for content in get_args(hint)):
            changes[field] = tuple(EVERYTHING for _ in value)
        elif isinstance(value, Part):
            changes[field] = filled(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[field] = tuple(map(filled, value))
    return dataclasses.replace(part, **changes)


def strings(value: Any) -> Iterator[str]:
    """Yield the texts in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


class Seen(HTMLParser):
    """What people or programs are shown of some HTML: its text, and the values of its attributes but for addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = 0
        self.is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_data = tag == "script" and ("type", "application/json") in attrs
        if tag not in {"a", "em", "strong", "code", "b", "i"}:
            self.texts.append("\n")
        self.texts += [f"\n{value}\n" for name, value in attrs if value and name not in {"href", "d", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append("\n".join(strings(json.loads(data))) if self.is_data else data)
        self.is_data = False

    @property
    def text(self) -> str:
        return "".join(self.texts)


@pytest.fixture(scope="module")
def output(bread: Glossary) -> Output:
    """The site of a glossary all of whose Markdown has a bit of everything in it."""
    groups = ("terms", "relations", "kinds", "stages", "paths", "models")
    parts = {name: {id_: filled(part) for id_, part in getattr(bread, name).items()} for name in groups}
    whole = dataclasses.replace(bread, about=filled(bread.about), **parts)
    return publish(Site(whole, "https://bread.example/", known(whole), twin=str))


@cache
def rendered(text: str) -> str:
    return Seen(markdown.markdown(text, extensions=["toc", "tables", "fenced_code"])).text


def places(output: Output) -> Iterator[tuple[str, str]]:
    """Yield what is shown at each place of the site."""
    for page in output.pages:
        if page.path.startswith(("checks/", "data/")):
            # manuals and commands, which are nobody's contributions
            continue
        yield page.path, rendered(page.text)
        yield f"{page.path}, as plain Markdown", rendered(page.plain)
        yield f"{page.path}, front matter", front_matter(page)
        head = Seen(output.head(page))
        yield f"{page.path}, head", head.text
    for path, text in output.files.items():
        if FOR_PROGRAMS.match(path):
            continue
        if path == "llms.txt":
            yield path, rendered(text)
        elif path.endswith((".xml", ".html")):
            # the feed holds HTML as text
            yield path, Seen(Seen(text).text).text
        elif path.endswith(".svg"):
            yield path, Seen(text).text
        elif path.endswith(".json"):
            yield path, "\n".join(strings(json.loads(text)))
        elif not path.startswith("terms/"):
            yield path, text


def test_nobody_sees_the_source(output: Output) -> None:
    for place, text in places(output):
        for mark in SOURCE:
            at = text.find(mark)
            assert at < 0, f"{place}: {text[max(0, at - 60) : at + 40]!r}"


@pytest.mark.parametrize(
    "place",
    [
        "terms/index.md",
        "terms/dough.md",
        "terms/dough.md, front matter",
        "terms/dough.md, head",
        "stages/mixing.md",
        "kinds/happening.md",
        "paths/first-loaf.md",
        "compare/dough-vs-starter.md",
        "relations/leads-to.md",
        "index.md",
        "map/near-0.json",
        "changes.xml",
        "llms.txt",
    ],
)
def test_the_words_are_seen(output: Output, place: str) -> None:
    assert SHOWN.search(" ".join(dict(places(output))[place].split()))
