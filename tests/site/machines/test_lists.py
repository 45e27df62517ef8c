"""What the built site offers to programs beside its pages: other forms of each, lists and sitemap."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlparse
from xml.etree import ElementTree as ET

import yaml

from building import URL
from glossgraph.exports import json as export
from glossgraph.site.machines.lists import robots
from glossgraph.site.material.navigation import navigation
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.source import History
from graphs import known

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

LINK = re.compile(r"\]\(([^)\s]+)\)")


def pages(site: Path) -> dict[str, str]:
    """Return the HTML of every page by the path of its Markdown."""
    found = {}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if path.name != "404.html" and "http-equiv" not in text:
            folder, name = path.relative_to(site).parent.as_posix(), path.stem
            stem = "index" if name == "index" and folder == "." else (folder if name == "index" else f"{folder}/{name}")
            found[stem.removeprefix("./")] = text
    return found


def markdown_of(site: Path, address: str) -> str:
    alternate = re.search(r'type="text/markdown" href="([^"]*)"', pages(site)[address])
    assert alternate, address
    return alternate[1]


def test_every_page_has_its_markdown_beside_it(at_home: Path, nowhere: Path) -> None:
    for address in pages(at_home):
        path = urlparse(markdown_of(at_home, address)).path.removeprefix("/sub/")
        text = (at_home / path).read_text(encoding="utf-8")
        assert text.startswith("# "), address
        assert not re.search(r"</?(p|div|span|nav|details|table|time|footer|a)\b", text), address
    for address in pages(nowhere):
        path = urljoin(f"/{address}.html", markdown_of(nowhere, address))
        assert (nowhere / path.lstrip("/")).exists(), address


def test_no_link_in_markdown_leads_nowhere(at_home: Path, nowhere: Path) -> None:
    for site in (at_home, nowhere):
        for path in [*site.rglob("*.md"), site / "llms.txt", site / "llms-full.txt"]:
            here = f"http://site/{path.relative_to(site).as_posix()}"
            for link in LINK.findall(re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)):
                url = urlparse(urljoin(here, link.replace(URL, "http://site/")))
                if url.netloc == "site":
                    assert (site / url.path.lstrip("/")).is_file(), (path, link)


def test_a_term_stands_alone_as_json_and_as_it_is_written(at_home: Path, bread: Glossary) -> None:
    whole = json.loads((at_home / "data/glossary.json").read_text("utf-8"))
    for term in whole["terms"]:
        read = json.loads((at_home / f"terms/{term['id']}.json").read_text("utf-8"))
        edges = read.pop("edges")
        assert read == term
        assert edges == [edge for edge in whole["edges"] if term["id"] in (edge["source"], edge["target"])]
        written = at_home.parent / bread.terms[term["id"]].file
        assert (at_home / f"terms/{term['id']}.yml").read_bytes() == written.read_bytes()
    assert json.loads(export.of_term(bread, bread.terms["dough"], "glossary.json"))["label"] == "Dough"


def test_the_foot_of_a_term_tells_its_dates_and_how_to_cite_it(at_home: Path, nowhere: Path) -> None:
    foot = pages(at_home)["terms/dough"].partition('class="gg-foot"')[2].partition("</footer>")[0]
    assert 'Added <time datetime="2026-05-03">3 May 2026</time>' in foot
    assert 'last changed <time datetime="2026-06-07">7 June 2026</time>' in foot
    assert [urljoin("/terms/dough/", link) for link in re.findall('href="([^"]*)"', foot)] == [
        "/terms/dough.json",
        "/terms/dough.yml",
        "/terms/dough.md",
    ]
    only_once = pages(at_home)["terms/loaf"].partition('class="gg-foot"')[2]
    assert "3 May 2026" in only_once
    assert "last changed <" not in only_once
    without = pages(nowhere)["terms/dough"].partition('class="gg-foot"')[2].partition("</footer>")[0]
    assert "<time" not in without
    assert "20" not in re.sub(r"&#\d+;", "", without)


def test_the_sitemap_has_the_days_on_which_pages_changed(at_home: Path, nowhere: Path) -> None:
    entries = ET.parse(at_home / "sitemap.xml").getroot()
    days = {e.findtext(f"{SITEMAP}loc", "").removeprefix(URL): e.findtext(f"{SITEMAP}lastmod") for e in entries}
    assert days["terms/dough/"] == "2026-06-07"
    assert days["terms/loaf/"] == "2026-05-03"
    assert days["stages/mixing/"] == "2026-06-07", "it shows a term that changed"
    assert days["checks/"] is None
    assert days["by-hand/"] is None
    assert "terms/batter/" not in days
    assert not list(ET.parse(nowhere / "sitemap.xml").getroot())


def test_every_page_has_one_canonical_address(at_home: Path) -> None:
    for address, text in pages(at_home).items():
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', text)
        assert len(canonical) == 1, address
        assert f'property="og:url" content="{canonical[0]}"' in text
        assert text.count('name="description"') == 1, address
        assert text.count("application/ld+json") == 1, address


def test_robots_are_told_where_the_sitemap_is(at_home: Path, nowhere: Path) -> None:
    assert (at_home / "robots.txt").read_text("utf-8") == f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n"
    assert (nowhere / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


def leads_on(page: Path) -> bool:
    return page.exists() and 'http-equiv="refresh"' in page.read_text("utf-8")


def test_llms_txt_is_in_its_form_and_lists_every_page(at_home: Path, bread: Glossary) -> None:
    rows = (at_home / "llms.txt").read_text("utf-8").splitlines()
    assert rows[0] == "# Bread"
    assert rows[2].startswith("> ")
    entries = [re.fullmatch(r"- \[([^\]]+)\]\(([^)]+)\)(?:: (.+))?", row) for row in rows if row.startswith("- ")]
    assert all(entries)
    assert not [row for row in rows[4:] if row and not row.startswith(("## ", "- ", "Every term in one file"))]
    listed = [entry[2] for entry in entries if entry]
    assert len(listed) == len(set(listed))
    wanted = {path.relative_to(at_home).as_posix() for path in at_home.rglob("*.md")}
    wanted = {path for path in wanted if not path.startswith("checks/") or path == "checks/index.md"}
    # what is kept at an old address is listed where it is today
    old = {path for path in wanted if leads_on(at_home / path.removesuffix(".md") / "index.html")}
    assert old
    wanted -= old
    assert set(listed) == {URL + path for path in wanted}
    sections = [row for row in rows if row.startswith("## ")]
    assert sections[0] == "## Overview"
    assert [s for s in sections if s.startswith("## Terms")] == [
        "## Terms: 1. Mixing",
        "## Terms: 2. Proving",
        "## Terms: 3. Baking",
        "## Terms",
    ]
    assert f"[By hand]({URL}by-hand.md): Mine." in "\n".join(rows)
    assert len(bread.terms) == sum("/terms/" in link and "index" not in link for link in listed)


def test_llms_full_txt_holds_every_term_in_order(at_home: Path, bread: Glossary) -> None:
    text = (at_home / "llms-full.txt").read_text("utf-8")
    labels = [re.sub(r"\\|&\w+;", "", row[2:]) for row in text.splitlines() if row.startswith("# ")]
    assert len(labels) == 1 + len(bread.terms)
    assert labels.index("Dough") < labels.index("Rise") < labels.index("Loaf")


def test_a_page_by_hand_has_the_general_parts(at_home: Path, nowhere: Path) -> None:
    text = pages(at_home)["by-hand"]
    assert 'property="og:title" content="By hand"' in text
    assert '"@type":"WebPage"' in text
    assert "Our own home" in (nowhere / "index.md").read_text("utf-8")


def test_what_changed_is_left_out_where_nothing_is_known(bread: Glossary) -> None:
    for history, is_there in ((History(), False), (known(bread), True)):
        site = Site(bread, URL, history)
        built = publish(site)
        made, files = built.pages, built.files
        assert ("changes.md" in [page.path for page in made]) is is_there
        assert ("changes.xml" in files) is is_there
        assert ("changes.md" in dict(built.at_foot)) is is_there
        assert "changes.md" not in yaml.safe_dump(navigation(made))
        home = next(page for page in made if page.path == "index.md")
        assert ("Last changed on " in home.text) is is_there
    assert "Sitemap" not in robots(Site(bread))
