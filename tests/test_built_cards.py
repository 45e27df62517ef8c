"""Cards on a built site: rendered once, and again only when something else is on them."""

from __future__ import annotations

from importlib import util
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import PluginError

from building import mkdocs
from glossgraph.mkdocs_plugin import cards
from glossgraph.output import write
from glossgraph.pictures.card import Card, drawn
from rebuilding import Project, contents
from rendering import size_of
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://e.org/h/"

SVG = drawn(Card("Bread", "1. Mixing", "Dough", "Flour and water.", 3, (1,)))


def built(folder: Path, *, site_url: str = URL, options: str = "", **files: str) -> dict[str, bytes]:
    """Build a site of a tiny glossary; return its cards by their paths."""
    config = CONFIG.replace("{formats", f"{{{options}formats") + f"site_url: {site_url}\n"
    write(folder, tiny_glossary() | files | {"mkdocs.yml": config, "docs/x.md": "# X"})
    done = mkdocs(folder / "mkdocs.yml", folder / "site")
    assert done.returncode == 0, done.stderr
    return {path: content for path, content in contents(folder / "site").items() if "cards/" in path}


def test_cards_are_pictures_of_the_size_that_is_asked_for(tmp_path: Path) -> None:
    made = built(tmp_path)
    assert made.keys() == {"cards/index.png", "cards/terms/begin.png", "cards/terms/end.png"}
    for png in made.values():
        assert size_of(png) == (1200, 630)
        assert b"IEND" in png
    assert f'content="{URL}cards/terms/begin.png"' in (tmp_path / "site/terms/begin/index.html").read_text("utf-8")


def test_cards_are_in_the_folder_of_the_glossary(tmp_path: Path) -> None:
    made = built(tmp_path, options="path: a/words, ")
    assert made.keys() == {f"a/words/cards/{name}.png" for name in ("index", "terms/begin", "terms/end")}
    page = (tmp_path / "site/a/words/terms/begin/index.html").read_text("utf-8")
    assert f'content="{URL}a/words/cards/terms/begin.png"' in page


@pytest.mark.parametrize(("site_url", "options"), [("", ""), ("", "cards: true, "), (URL, "cards: false, ")])
def test_there_are_none_without_an_address_or_where_they_are_not_wanted(
    site_url: str, options: str, tmp_path: Path
) -> None:
    assert built(tmp_path, site_url=site_url, options=options) == {}
    assert "og:image" not in (tmp_path / "site/terms/begin/index.html").read_text("utf-8")


def test_what_renders_them_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cards.has_cards(URL, option=None)
    monkeypatch.setattr(cards, "find_spec", lambda name: None if name == "resvg_py" else util.find_spec(name))
    assert not cards.has_cards(URL, option=None)
    with pytest.raises(PluginError, match="needs the package `resvg-py`"):
        cards.has_cards(URL, option=True)


def no_rendering(_: str) -> bytes:
    raise AssertionError("it is rendered again")


def test_a_card_is_kept_while_the_same_is_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "card.png"
    old.write_bytes(cards.rendered(lambda: SVG, old))
    with monkeypatch.context() as patched:
        patched.setattr(cards, "_rendered", no_rendering)
        assert cards.rendered(lambda: SVG, old) == old.read_bytes()
        with pytest.raises(AssertionError):
            cards.rendered(lambda: SVG.replace("Dough", "Loaf"), old)
    assert cards.rendered(lambda: SVG, None) == old.read_bytes()


@pytest.mark.parametrize("place", [0, 20, 40, 80, 120, 200, -1])
def test_a_damaged_card_is_rendered_again(place: int, tmp_path: Path) -> None:
    old, whole = tmp_path / "card.png", cards.rendered(lambda: SVG, None)
    changed = bytearray(whole)
    changed[place] ^= 1
    for damaged in (bytes(changed), whole[:place], b""):
        old.write_bytes(damaged)
        assert cards.rendered(lambda: SVG, old) == whole


def test_the_same_card_is_rendered_anywhere() -> None:
    assert cards.rendered(lambda: SVG, None) == cards.rendered(lambda: SVG, None)


def test_only_the_card_on_which_something_changed_is_another(tmp_path: Path, project: Path) -> None:
    bread = Project(tmp_path, project / "tests/bread")

    def inodes() -> dict[str, int]:
        found = bread.site.rglob("cards/**/*.png")
        return {path.relative_to(bread.site).as_posix(): path.stat().st_ino for path in found}

    assert bread.build().returncode == 0
    before, content = inodes(), contents(bread.site)
    bread.edit("terms/hydration.yml", lambda text: text.replace("make it slack.", "make it very slack."))
    assert bread.build().returncode == 0
    assert inodes() == before, "no card has the explanation"
    bread.edit("terms/hydration.yml", lambda text: text.replace("definition: ", "definition: Here, "))
    assert bread.build().returncode == 0
    after = inodes()
    assert {path for path in after if after[path] != before[path]} == {"cards/terms/hydration.png"}
    assert contents(bread.site)["cards/terms/hydration.png"] != content["cards/terms/hydration.png"]
