"""The pages at old addresses."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

from attacks import NASTY
from building import URL
from glossgraph.site.address import in_directories, in_files
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossgraph.model import Glossary


class Elements(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def formerly(glossary: Glossary, *ids: str) -> Glossary:
    dough = replace(glossary.terms["dough"], former_ids=ids)
    return replace(glossary, terms={**glossary.terms, "dough": dough})


def made(site: Site, folder: str = "terms/") -> dict[str, str]:
    found = redirects(site, publish(site).pages)
    return {path: text for path, text in found.items() if path.startswith(folder)}


@pytest.mark.parametrize(
    ("address", "path", "target"),
    [(in_directories, "terms/batter/index.html", "../dough/"), (in_files, "terms/batter.html", "dough.html")],
)
def test_an_old_address_leads_to_the_new_one(
    address: Callable[[str], str], path: str, target: str, bread: Glossary
) -> None:
    for url, wanted in (("", target), (URL, f"{URL}{address('terms/dough.md')}")):
        found = made(Site(formerly(bread, "batter"), url, address=address))
        assert list(found) == [path]
        elements = Elements(found[path]).found
        refresh = [a["content"] for _, a in elements if a.get("http-equiv") == "refresh"]
        assert refresh == [f"0; url={wanted}"]
        assert [a["href"] for tag, a in elements if tag in {"a", "link"}] == [wanted, wanted]
        assert ("meta", {"name": "robots", "content": "noindex"}) in elements
        assert not [tag for tag, _ in elements if tag == "script"]


@pytest.mark.parametrize(
    "old",
    ["", ".", "..", "../../x", "a/b", "a\\b", "a b", "a?b", "a#b", "%2e%2e", ".git", "a\0b", "<b>", 'a"b', "a\nb"],
)
def test_no_old_id_leads_out_of_its_folder(old: str, bread: Glossary) -> None:
    assert made(Site(formerly(bread, old)), folder="") == {}


@pytest.mark.parametrize("old", ["loaf", "LOAF", "index", "Index", "dough"])
def test_an_address_that_is_in_use_is_left_alone(old: str, bread: Glossary) -> None:
    for address in (in_directories, in_files):
        site = Site(formerly(bread, old), address=address)
        taken = {address(page.path).casefold() for page in publish(site).pages}
        for path in made(site):
            assert path.removesuffix("index.html").casefold() not in taken


@pytest.mark.parametrize("old", ["Batter", "dough_2", "pâte", "v1.0", "x'y", "a&b"])
def test_an_old_id_may_be_of_another_form_than_a_new_one(old: str, bread: Glossary) -> None:
    (path,) = made(Site(formerly(bread, old)))
    assert PurePosixPath(path).parts == ("terms", old, "index.html")


def test_of_two_terms_with_one_old_id_the_first_has_it(bread: Glossary) -> None:
    twice = formerly(bread, "batter", "Batter")
    loaf = replace(bread.terms["loaf"], former_ids=("batter",))
    found = made(Site(replace(twice, terms={**twice.terms, "loaf": loaf})))
    assert list(found) == ["terms/batter/index.html"]
    assert "../dough/" in found["terms/batter/index.html"]


def test_the_old_address_of_a_comparison_leads_to_the_new_one(bread: Glossary) -> None:
    glossary = formerly(bread, "batter", "zymurgy")
    starter = replace(glossary.terms["starter"], former_ids=("levain",))
    found = made(Site(replace(glossary, terms={**glossary.terms, "starter": starter})), folder="compare/")
    old = ["batter-vs-levain", "batter-vs-starter", "dough-vs-levain", "levain-vs-zymurgy", "starter-vs-zymurgy"]
    assert sorted(found) == [f"compare/{name}/index.html" for name in old]
    assert all('href="../dough-vs-starter/"' in text for text in found.values())


def test_the_address_of_a_comparison_that_is_gone_leads_to_the_term_that_lists_it(bread: Glossary) -> None:
    old = "compare/batter-vs-dough/"
    assert "../../terms/dough/" in made(Site(formerly(bread, "batter-vs-dough")), old)[f"{old}index.html"]
    assert not made(Site(formerly(bread, "batter")), old)


def test_a_comparison_that_is_gone_is_not_compared_with_others(bread: Glossary) -> None:
    for gone in ("dough-vs-loaf", "dough-vs-batter", "batter-vs-zymurgy"):
        found = made(Site(formerly(bread, "batter", gone)), folder="compare/")
        assert sorted(found) == [f"compare/{name}/index.html" for name in sorted([gone, "batter-vs-starter"])]


def test_a_former_id_may_look_like_a_comparison_of_nothing(bread: Glossary) -> None:
    found = made(Site(formerly(bread, "old-vs-new")), folder="compare/")
    assert sorted(found) == [f"compare/{name}/index.html" for name in ("old-vs-new-vs-starter", "old-vs-new")]


def test_the_data_of_a_term_is_at_its_old_address_too(bread: Glossary) -> None:
    site = Site(formerly(bread, "batter", "batter-vs-dough", "loaf"))
    files = publish(site).files
    assert sorted(path for path in files if "batter" in path and not path.endswith(".html")) == [
        "compare/batter-vs-dough.txt",
        "compare/batter-vs-starter.txt",
        "terms/batter-vs-dough.txt",
        "terms/batter.json",
        "terms/batter.txt",
        "terms/batter.yml",
    ]
    for ending in ("json", "yml", "txt"):
        assert files[f"terms/batter.{ending}"] == files[f"terms/dough.{ending}"]
    assert files["compare/batter-vs-starter.txt"] == files["compare/dough-vs-starter.txt"]
    # what another term has stays its own
    assert '"id": "loaf"' in str(files["terms/loaf.json"])


def test_no_label_breaks_out(bread: Glossary) -> None:
    glossary = formerly(bread, "batter")
    dough = replace(glossary.terms["dough"], label=NASTY)
    (text,) = made(Site(replace(glossary, terms={**glossary.terms, "dough": dough}))).values()
    tags = {tag for tag, _ in Elements(text).found}
    assert tags == {"html", "head", "meta", "title", "link", "body", "main", "h1", "p", "a"}


def test_it_is_on_the_built_site_and_in_no_list_of_it(at_home: Path) -> None:
    text = (at_home / "terms/batter/index.html").read_text("utf-8")
    target = urljoin("/sub/terms/batter/", Elements(text).found[-1][1]["href"])
    assert (at_home / unquote(target).removeprefix(URL) / "index.html").exists()
    for name in ("sitemap.xml", "search/search_index.json", "llms.txt"):
        assert "terms/batter" not in (at_home / name).read_text("utf-8"), name


def test_it_is_there_for_other_generators_too(at_home: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "glossgraph", "pages", "--root", str(at_home.parent), "-o", str(tmp_path / "docs")]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "docs/terms/batter/index.html").exists()
    assert (tmp_path / "docs/terms/dough.json").exists()
    assert (tmp_path / "docs/terms/dough.yml").exists()
