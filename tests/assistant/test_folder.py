"""A glossary that is served while its files change, and the address of its site."""

from __future__ import annotations

import os
import shutil
from threading import Event
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from glossgraph import compiler
from glossgraph.assistant import resources
from glossgraph.assistant.answering import reply
from glossgraph.assistant.folder import Folder, Opened
from glossgraph.assistant.published import place_of_site
from glossgraph.assistant.terms import UnanswerableError
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def as_it_is(opened: Opened) -> Opened:
    return opened


def looked_at(folder: Folder) -> Opened:
    """Return the glossary of a folder whose files are looked at even if that has just been done."""
    vars(folder)["_next_look"] = 0.0
    with patch("glossgraph.assistant.folder._PATIENCE", 60):
        return folder.ask(as_it_is)


def test_changed_files_are_read_again_and_others_are_not(tmp_path: Path) -> None:
    folder = Folder(written(tmp_path, tiny_glossary()))
    first = folder.ask(as_it_is)
    assert looked_at(folder) is first
    written(tmp_path, tiny_glossary("Outset"))
    changed = looked_at(folder)
    assert changed.site.glossary["begin"].label == "Outset"
    (tmp_path / "terms/end.yml").rename(tmp_path / "terms/finish.yml")
    assert "finish" in looked_at(folder).site.glossary
    shutil.rmtree(tmp_path / "terms")
    assert len(looked_at(folder).site.glossary) == 0


def test_the_files_are_not_looked_at_before_each_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(written(tmp_path, tiny_glossary()))
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    folder.ask(as_it_is)
    vars(folder)["_next_look"] = 101.0
    written(tmp_path, tiny_glossary("Outset"))
    assert folder.ask(as_it_is).site.glossary["begin"].label == "Beginning"
    now = 102.0
    assert folder.ask(as_it_is).site.glossary["begin"].label == "Outset"


def test_where_reading_takes_long_the_answer_is_from_before_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossgraph.assistant.folder._PATIENCE", 0.05)
    folder = Folder(written(tmp_path, tiny_glossary()))
    first, may_go_on = folder.ask(as_it_is), Event()
    assert not first.warning

    def slowly(root: Path) -> Compiled:
        assert may_go_on.wait(60)
        return compiler.compile_glossary(root)

    monkeypatch.setattr("glossgraph.cache.compiled", slowly)
    written(tmp_path, tiny_glossary("Outset"))
    vars(folder)["_next_look"] = 0.0
    for _ in range(2):
        old = folder.ask(as_it_is)
        assert old.site is first.site
        assert old.warning.endswith("have changed, and are still being read: this answer is from before.")
        assert not old.faults
    may_go_on.set()
    assert looked_at(folder).site.glossary["begin"].label == "Outset"


def test_a_glossary_that_cannot_be_read_at_all_is_no_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> Compiled:
        raise MemoryError

    failed: list[object] = []
    monkeypatch.setattr("threading.excepthook", failed.append)
    monkeypatch.setattr("glossgraph.cache.compiled", broken)
    folder = Folder(written(tmp_path, tiny_glossary()))
    for _ in range(2):
        with pytest.raises(RuntimeError, match="could not be read"):
            folder.ask(as_it_is)
    assert failed


def test_a_glossary_with_errors_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    files = tiny_glossary() | {"terms/broken.yml": "label: [\n", "terms/lost.yml": "label: Lost\n"}
    opened = Folder(written(tmp_path, files)).ask(as_it_is)
    assert opened.faults
    assert opened.warning.startswith("The glossary has ")
    assert "The first: terms/broken.yml:" in opened.warning
    told = reply(opened, "lookup", {"term": "Beginning"})
    assert told.values
    assert told.values["warning"] == opened.warning
    assert opened.warning in resources.read(opened, "glossgraph://terms/begin").replace("\\", "")
    with pytest.raises(UnanswerableError, match="no pages can be made"):
        resources.read(opened, "glossgraph://pages/index.md")


@pytest.mark.parametrize("broken", ["terms", "graph"])
def test_a_file_that_is_broken_in_any_way_stops_nothing(broken: str, tmp_path: Path, project: Path) -> None:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, tmp_path / name)
    for file in sorted((tmp_path / broken).glob("*.yml")):
        whole = file.read_bytes()
        for part in (whole[: len(whole) // 2], b"- a\n- b\n"):
            file.write_bytes(part)
            opened = Folder(tmp_path).ask(as_it_is)
            for tool, asked in (
                ("about", {}),
                ("search", {"words": "dough"}),
                ("loops", {}),
                *((tool, {"term": id_}) for id_ in ("dough", "sunday") for tool in ("lookup", "neighbours", "story")),
                ("trace", {"start": "dough", "end": "loaf"}),
                ("compare", {"first": "starter", "second": "dough"}),
            ):
                assert "cannot be worked out" not in reply(opened, tool, asked).text, (file.name, part, tool)
            for each in resources.listed(opened, 0)[0]:
                assert resources.read(opened, each.uri)
        file.write_bytes(whole)


def test_a_folder_that_cannot_be_looked_at_is_no_failure(tmp_path: Path) -> None:
    written(tmp_path, tiny_glossary())
    (tmp_path / "terms/loop").symlink_to(tmp_path / "terms/loop")
    (tmp_path / "terms/out").symlink_to("/")
    assert "begin" in Folder(tmp_path).ask(as_it_is).site.glossary


@pytest.mark.parametrize(
    ("lines", "url", "term"),
    [
        ("site_url: https://example.org/a", "https://example.org/a/", "terms/x/"),
        ("site_url: https://example.org/a/\nuse_directory_urls: false", "https://example.org/a/", "terms/x.html"),
        ("site_url: !ENV [GLOSSGRAPH_NOWHERE, 'https://example.org/b']", "https://example.org/b/", "terms/x/"),
        ("site_url: !ENV GLOSSGRAPH_SITE", "https://example.org/c/", "terms/x/"),
        ("site_url: !ENV [GLOSSGRAPH_NOWHERE, '']", "", "terms/x/"),
        (
            "hooks: !!python/object/apply:os.getcwd []\nsite_url: https://example.org",
            "https://example.org/",
            "terms/x/",
        ),
        ("site_url: javascript:alert(1)", "", "terms/x/"),
        ("site_url: [1]", "", "terms/x/"),
        ("site_url: '", "", "terms/x/"),
    ],
)
def test_the_address_of_the_site_is_what_its_configuration_says(
    lines: str, url: str, term: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSGRAPH_SITE", "https://example.org/c")
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{CONFIG}{lines}\n", encoding="utf-8")
    place = place_of_site(config, tmp_path)
    assert (place.url, place.address("terms/x.md")) == (url, term)


@pytest.mark.parametrize(
    ("plugins", "url"),
    [
        ("[glossgraph]", ""),
        ("[search]", ""),
        ("[search, glossgraph: {root: words}]", "https://example.org/"),
        ("{glossgraph: {root: words, path: the words}}", "https://example.org/the%20words/"),
        ("[glossgraph: {root: [1]}]", ""),
        ("7", ""),
    ],
)
def test_a_configuration_that_is_about_another_glossary_says_nothing(plugins: str, url: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_url: https://example.org\nplugins: {plugins}\n", encoding="utf-8")
    assert place_of_site(config, tmp_path / "words").url == url


def test_an_address_that_is_given_counts_more(tmp_path: Path) -> None:
    written(tmp_path, tiny_glossary() | {"mkdocs.yml": f"{CONFIG}site_url: https://example.org/\n"})
    config = tmp_path / "mkdocs.yml"
    assert Folder(tmp_path, config).ask(as_it_is).site.url == "https://example.org/"
    assert Folder(tmp_path, config, "https://example.com/x").ask(as_it_is).site.url == "https://example.com/x/"
    folder = Folder(tmp_path, config)
    folder.ask(as_it_is)
    os.utime(config, ns=(1, 1))
    config.write_text(f"{CONFIG}site_url: https://example.net/\n", encoding="utf-8")
    assert looked_at(folder).site.url == "https://example.net/"
