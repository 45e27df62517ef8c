"""What a site says of the past, in repositories made for the purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import cache
from glossgraph.load import load
from glossgraph.site import past
from glossgraph.site.page import Site
from glossgraph.site.past import Past
from glossgraph.site.publish import publish
from repository import commit, git
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.site.publish import Output

FIRST = tiny_glossary()

ALIAS = {"terms/begin.yml": FIRST["terms/begin.yml"].replace("kind:", "aliases: ['<b>Birth</b>']\nkind:")}

REWORDED = {
    "terms/begin.yml": ALIAS["terms/begin.yml"]
    .replace("What comes first.", "What is first.")
    .replace("It does", "It may")
}

LAYOUT = {"terms/end.yml": f"# the last one\n{FIRST['terms/end.yml']}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "r"
    commit(root, FIRST, tag="v1.0", day=1)
    commit(root, ALIAS, day=2)
    commit(root, {**REWORDED, **LAYOUT}, tag="v1.1", day=2)
    commit(root, {"terms/end.yml": None, "terms/close.yml": FIRST["terms/end.yml"]}, tag="v2.0", day=3)
    return root


def made(root: Path) -> Output:
    history, editions = Past(root).told("en")
    return publish(Site(load(root).glossary, history=history, editions=editions))


def plain(output: Output, path: str) -> str:
    return next(page.plain for page in output.pages if page.path == path)


def test_days_say_in_which_fields_terms_changed(folder: Path) -> None:
    history, _ = Past(folder).told("en")
    meanings = {day.date.day: dict(day.meanings) for day in history.days}
    # two commits of a day are one change, and what only lays a file out is none
    assert meanings[2] == {"begin": (("aliases", 1), ("definition", 1), ("edges", 1))}
    assert [day.changed for day in history.days if day.date.day == 2] == [("begin",)]
    text = plain(made(folder), "changes.md")
    assert "[Beginning](terms/begin.txt) (alias, definition, 1 connection)" in text
    assert text.count("(terms/close.txt)") == 2, "added on the day before, and renamed on the day after"


def test_the_feed_says_it_too(folder: Path) -> None:
    feed = str(made(folder).files["changes.xml"])
    assert "Beginning&lt;/a&gt; (alias, definition, 1 connection): What is first." in feed


def test_each_edition_but_the_first_has_a_page(folder: Path) -> None:
    output = made(folder)
    pages = {page.path: page for page in output.pages if page.path.startswith("releases/")}
    assert list(pages) == ["releases/v2.0.md", "releases/v1.1.md"]
    assert "[v2.0](releases/v2.0.txt), [v1.1](releases/v1.1.txt)" in plain(output, "changes.md")
    page = pages["releases/v1.1.md"]
    assert page.summary == "What changed since v1.0: 1 term changed, 1 definition reworded, 1 connection changed."
    assert "- [Beginning](../terms/begin.txt) (`begin`)" in page.plain
    assert "definition: What ~~comes~~ **is** first." in page.plain
    # contributed words are no markup
    assert "<b>" not in page.text.replace("<b>Where", "")
    assert "alias&#58; <ins>&#60;b&#62;Birth&#60;&#47;b&#62;</ins>" in page.text
    assert '<a href="../terms/begin.md">Beginning</a> (<code>begin</code>)' in page.text.replace("&#40;", "(").replace(
        "&#41;", ")"
    )
    # a term that is not there today has no page to lead to
    assert "](../terms/end" not in pages["releases/v2.0.md"].plain


def test_without_tags_there_are_no_pages_of_editions(folder: Path) -> None:
    for tag in ("v1.0", "v1.1"):
        git(folder, "tag", "-d", tag)
    output = made(folder)
    assert not [page for page in output.pages if page.path.startswith("releases/")]
    assert "edition" not in plain(output, "changes.md")


def test_the_past_is_looked_into_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Past(folder).told("en")
    monkeypatch.setattr(past, "meaning", lambda *_: pytest.fail("a file was read again"))
    monkeypatch.setattr(past, "difference", lambda *_: pytest.fail("editions were compared again"))
    assert Past(folder).told("en") == known
    monkeypatch.undo()
    monkeypatch.setenv(cache.VARIABLE, str(folder / "inside"))
    # a folder that is not safe is not used, and nothing else is told
    assert Past(folder).told("en") == known


def test_only_so_many_changes_are_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "MOST_VERSIONS", 1)
    history, _ = Past(folder).told("en")
    assert [bool(day.meanings) for day in history.days] == [False, False, False] or history.days[0].meanings
    assert not next(day for day in history.days if day.date.day == 2).meanings


def test_a_very_large_edition_only_names_what_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossgraph.site.pages.release.LARGEST", 10)
    text = plain(made(folder), "releases/v1.1.md")
    assert "`glossgraph diff v1.0 v1.1` tells all of it" in text
    assert "definition:" not in text
    assert "[Beginning](../terms/begin.txt)" in text
