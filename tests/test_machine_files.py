"""What the built site offers to programs beside its pages: other forms of each, lists, feed and sitemap."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlparse
from xml.etree import ElementTree as ET

import pytest
import yaml

from building import bakery, mkdocs, once
from glossgraph.exports import json as export
from glossgraph.site.machines.feed import feed
from glossgraph.site.machines.lists import robots
from glossgraph.site.material.navigation import navigation
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.source import Day, History
from test_head import NASTY, known

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

URL = "https://bread.example/sub/"

ATOM = "{http://www.w3.org/2005/Atom}"

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

LINK = re.compile(r"\]\(([^)\s]+)\)")

CONFIG = """\
site_name: Bread
site_url: %s
docs_dir: pages
theme: {name: material, font: false}
strict: true
plugins: [search, glossgraph]
"""


def git(folder: Path, *arguments: str, day: str) -> None:
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", **names, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def make(folder: Path, project: Path) -> None:
    """Build the bread glossary from a repository with two commits, at a known address."""
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, folder / name)
    (folder / "mkdocs.yml").write_text(CONFIG % URL, encoding="utf-8")
    (folder / "pages").mkdir()
    (folder / "pages/by-hand.md").write_text("---\ndescription: Mine.\n---\n\n# By hand\n\n[x](terms/dough.md)\n")
    git(folder, "init", "-q", day="2026-05-03")
    git(folder, "add", ".", day="2026-05-03")
    git(folder, "commit", "-q", "-m", "x", day="2026-05-03")
    dough = folder / "terms/dough.yml"
    dough.write_text(dough.read_text("utf-8") + "former_ids: [batter]\n", encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "x", day="2026-06-07")
    done = mkdocs(folder / "mkdocs.yml", folder / "site")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def at_home(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows its address and its history; the folder has what it is made from as well."""
    return once(tmp_path_factory, "at-home", lambda folder: make(folder, project)) / "site"


@pytest.fixture(scope="session")
def nowhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows neither."""

    def made(folder: Path) -> None:
        for name in ("terms", "graph"):
            shutil.copytree(project / "tests/bread" / name, folder / "bread" / name)
        config = bakery(folder, project, directories=False)
        config.write_text(re.sub("root: [^}]*", "root: bread", config.read_text("utf-8")), encoding="utf-8")
        done = mkdocs(config, folder / "site", GIT_CEILING_DIRECTORIES=str(folder.parent))
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "nowhere", made) / "site"


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
    assert json.loads(export.of_term(bread, bread.terms["dough"]))["label"] == "Dough"


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


def atom(text: str) -> ET.Element:
    """Parse a feed, and hold it to what RFC 4287 says must be in it, and how often."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    ids = [node.text or "" for node in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"[a-z][a-z0-9+.-]*:\S+$", id_) for id_ in ids), "4.2.6: an IRI"
    assert root.findall(f"{ATOM}author"), "4.1.1: entries without an author need one of the feed"
    for node in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(ATOM + name)) == 1, f"4.1: exactly one {name}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.findtext(f"{ATOM}updated", ""))
        links = [(e.get("rel"), e.get("type"), e.get("hreflang")) for e in node.findall(f"{ATOM}link")]
        assert len([link for link in links if link[0] == "alternate"]) == 1
    assert [e.get("rel") for e in root.findall(f"{ATOM}link")].count("self") == 1
    for person in root.iter(f"{ATOM}author"):
        assert person.findtext(f"{ATOM}name")
    return root


def test_the_feed_is_atom(at_home: Path, nowhere: Path) -> None:
    root = atom((at_home / "changes.xml").read_text("utf-8"))
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles[0] == "7 June 2026: 1 changed"
    assert titles[1] == "3 May 2026: 10 added"
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert f'<a href="{URL}terms/dough/">Dough</a>' in (content.text or "")
    assert 'property="og:url"' in (at_home / "changes/index.html").read_text("utf-8")
    assert not (nowhere / "changes.xml").exists()
    assert not (nowhere / "changes.html").exists()


def test_no_text_breaks_the_feed(hostile: Glossary) -> None:
    nasty = Day(
        known(hostile).days[0].date, tuple(hostile.terms), (NASTY, "\x00\x1b"), ((NASTY, "a"),), ("]]>", "\uffff")
    )
    for url in ("", URL):
        root = atom(feed(Site(hostile, url, History(days=(nasty,)))))
        for content in root.iter(f"{ATOM}content"):
            tags = set(re.findall(r"<(\w+)", content.text or ""))
            assert tags <= {"p", "ul", "li", "a"}


def test_ids_in_the_feed_stay_when_the_site_moves(bread: Glossary) -> None:
    feeds = [ET.fromstring(feed(Site(bread, url, known(bread)))) for url in ("", URL)]
    first, second = ([node.text for node in each.iter(f"{ATOM}id")] for each in feeds)
    assert first == second


def test_what_changed_is_left_out_where_nothing_is_known(bread: Glossary) -> None:
    for history, is_there in ((History(), False), (known(bread), True)):
        site = Site(bread, URL, history)
        made, files = publish(site)
        assert ("changes.md" in [page.path for page in made]) is is_there
        assert ("changes.xml" in files) is is_there
        assert ("changes.md" in yaml.safe_dump(navigation(made))) is is_there
        home = next(page for page in made if page.path == "index.md")
        assert ("What is new" in home.text) is is_there
    assert "Sitemap" not in robots(Site(bread))
