"""A glossary in somebody else's site: in a folder of its own or not, beside their files, and in their navigation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlparse
from xml.etree import ElementTree as ET

import pytest

from building import git, mkdocs
from glossgraph.output import write
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://e.org/h/"

FOLDER = "a/words"

HANDBOOK = CONFIG.replace("{formats", "{root: kb%s, formats") + f"site_url: {URL[:-1]}\n"

LEFT_OUT = (
    "glossgraph: `%s` has the address of the glossary's `%s`, which is left out with every link to it; "
    "rename the file, or put the glossary into a folder of its own, `path: glossary`"
)

LINK = re.compile(r'(?:href|src)="([^"#?]*)')


def handbook(folder: Path, files: dict[str, str], *, path: str = "", more: str = "") -> Path:
    """Make a site with these files and a glossary; return its configuration, to which `more` is added."""
    glossary = {f"kb/{name}": text for name, text in tiny_glossary().items()}
    config = HANDBOOK % (f", path: {path}" if path else "")
    write(folder, glossary | files | {"mkdocs.yml": f"{config}{more}"})
    return folder / "mkdocs.yml"


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def linked(site: Path, page: str) -> set[str]:
    """Return the files of a site to which a page links, beyond the theme around its content."""
    text = (site / page).read_text("utf-8").partition('role="main"')[2].partition("</footer>")[0]
    found = {unquote(urlparse(urljoin(f"{URL}{page}", link)).path.removeprefix("/h/")) for link in LINK.findall(text)}
    return {f"{path}index.html" if path.endswith("/") or not path else path for path in found}


# ---- a folder of its own


@pytest.fixture(scope="module")
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has a glossary with a history in a folder, in two forms: `with` it, and `without` it."""
    tmp_path = tmp_path_factory.mktemp("in-a-folder")
    pages = {"docs/index.md": "# Home\n\n[X](a/x.md)\n", "docs/a/x.md": "# X\n", "docs/a/words/mine.md": "# Mine\n"}
    config = handbook(tmp_path, pages, path=f"{FOLDER}/", more="strict: true\nnav: [index.md, a/x.md]\n")
    (tmp_path / "without.yml").write_text(re.sub("plugins.*", "plugins: []", config.read_text("utf-8")), "utf-8")
    git(tmp_path, "init", "-q", day="2026-05-03")
    git(tmp_path, "add", "kb", day="2026-05-03")
    git(tmp_path, "commit", "-q", "-m", "x", day="2026-05-03")
    begin = tmp_path / "kb/terms/begin.yml"
    begin.write_text(f"{begin.read_text('utf-8')}former_ids: [start]\n", encoding="utf-8")
    for name, file in (("with", "mkdocs.yml"), ("without", "without.yml")):
        done = mkdocs(tmp_path / file, tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert f"{FOLDER}/terms" not in done.stderr, "MkDocs lists pages that are not in the navigation"
    return tmp_path


def test_a_glossary_in_a_folder_leaves_the_rest_of_a_site_alone(in_a_folder: Path) -> None:
    ours, theirs = files_of(in_a_folder / "with"), files_of(in_a_folder / "without")
    added = ours.keys() - theirs.keys()
    assert {path for path in added if not path.startswith(f"{FOLDER}/")} == set()
    assert added >= {
        f"{FOLDER}/{name}" for name in ("index.html", "llms.txt", "changes.xml", "data/terms.csv", "mine.md")
    }
    assert f"{FOLDER}/robots.txt" not in added
    # what the theme runs is in files of its own, and the page of the site has the day of the build
    varying = re.compile(r"<script.*?</script>|<!--.*?-->", re.DOTALL)
    for page in ("index.html", "a/x/index.html", "404.html"):
        assert varying.sub("", ours[page].decode()) == varying.sub("", theirs[page].decode()), page


def test_whatever_names_the_address_of_a_glossary_names_its_folder(in_a_folder: Path) -> None:
    site = files_of(in_a_folder / "with")
    named: set[str] = set()
    for path, content in site.items():
        if path.startswith(FOLDER):
            text = content.decode(errors="replace")
            named |= {unquote(match[1]) for match in re.finditer(rf"{re.escape(URL)}([^\s\"'<>)\\#?]*)", text)}
    files = {f"{path}index.html" if path.endswith("/") or not path else path for path in named}
    assert files <= site.keys()
    assert {path for path in files if not path.startswith(FOLDER)} <= {"index.html", "a/x/index.html"}, "the theme's"
    moved = site[f"{FOLDER}/terms/start/index.html"].decode()
    assert f'content="0; url={URL}{FOLDER}/terms/begin/"' in moved
    feed = ET.fromstring(site[f"{FOLDER}/changes.xml"])
    assert {link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")} == {
        f"{URL}{FOLDER}/changes/",
        f"{URL}{FOLDER}/changes.xml",
    }
    assert f"{URL}{FOLDER}/terms/begin/" in site["sitemap.xml"].decode()
    assert f'"isPartOf":{{"@type":"WebSite","name":"Glossary","url":"{URL}{FOLDER}/"}}' in (
        site[f"{FOLDER}/terms/begin/index.html"].decode()
    )
    assert f"[Mine]({URL}{FOLDER}/mine.md)" in site[f"{FOLDER}/llms.txt"].decode()


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    for path in ("../x", "/etc/..", "a//b", ".hidden", "a\\b", "https://e.org/x"):
        done = mkdocs(handbook(tmp_path, {"docs/index.md": "# Home\n"}, path=f"'{path}'"), tmp_path / "site")
        assert done.returncode == 1, path
        assert f"`path: {path}` is no folder of a site; write it as `path: glossary`" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_site_can_have_two_glossaries(tmp_path: Path) -> None:
    config = handbook(tmp_path, {"docs/index.md": "# Home\n"}, path="one", more="strict: true\nnav: [index.md]\n")
    text = config.read_text("utf-8").replace("plugins: [", "plugins: [glossgraph: {root: kb, path: two}, ")
    config.write_text(text, encoding="utf-8")
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for name, other in (("one", "two"), ("two", "one")):
        page = (tmp_path / f"site/{name}/terms/begin/index.html").read_text("utf-8")
        assert page.count("application/ld+json") == 1
        assert f"{URL}{name}/terms/begin.json" in page
        assert not [file for file in linked(tmp_path / "site", f"{name}/terms/begin/index.html") if other in file]


# ---- files of the site at the addresses of the glossary's


def test_a_page_of_the_site_is_not_taken_for_one_of_the_glossary(tmp_path: Path) -> None:
    theirs = {
        "docs/terms/index.md": "# Terms of use\n",
        "docs/changes.md": "# Our releases\n",
        "docs/relations/leads-to/index.html": "<h1>Leads to</h1>",
        "docs/terms/end.md": "# The end of the contract\n",
    }
    config = handbook(tmp_path, {"docs/index.md": "# Home\n", **theirs}, more="nav: [index.md]\n")
    git(tmp_path, "init", "-q", day="2026-05-03")
    git(tmp_path, "add", "kb", day="2026-05-03")
    git(tmp_path, "commit", "-q", "-m", "x", day="2026-05-03")
    site = tmp_path / "site"
    command = mkdocs(config, site)
    assert command.returncode == 1, "strict mode counts the warnings"
    warnings = [row.removeprefix("WARNING -  ") for row in command.stderr.splitlines() if row.startswith("WARNING")]
    assert sorted(warnings) == sorted(
        LEFT_OUT % pair
        for pair in (
            ("docs/changes.md", "changes.md"),
            ("docs/relations/leads-to/index.html", "relations/leads-to.md"),
            ("docs/terms/end.md", "terms/end.md"),
            ("docs/terms/index.md", "terms/index.md"),
        )
    )
    assert not site.exists()
    done = mkdocs(config, site, strict=False)
    assert done.returncode == 0, done.stderr
    assert "Terms of use" in (site / "terms/index.html").read_text("utf-8")
    assert (site / "relations/leads-to/index.html").read_text("utf-8") == "<h1>Leads to</h1>"
    taken = {"terms/index.html", "terms/end/index.html", "changes/index.html", "relations/leads-to/index.html"}
    for page in ("map/index.html", "terms/begin/index.html", "relations/index.html", "statistics/index.html"):
        text = (site / page).read_text("utf-8")
        assert linked(site, page) & taken == set(), page
        assert "nowhere" not in text
        assert "\0" not in text
        structured = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
        assert structured
        assert not re.search(r'/h/(terms|terms/end|changes|relations/leads-to)/"', structured[1]), page
    assert "all terms from A to Z, and <a" in (site / "map/index.html").read_text("utf-8")
    for name in ("map.md", "terms/begin.md", "llms-full.txt", "changes.xml"):
        text = (site / name).read_text("utf-8")
        assert "nowhere" not in text
        assert not re.search(r"/(terms|changes)/(index.md)?[)\"<]|terms/end|relations/leads-to", text), name
    assert f"[Terms of use]({URL}terms/index.md)" in (site / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("home", ["index.md", "README.md", "index.html"])
def test_a_home_page_and_rules_of_the_sites_own_are_no_mistake(home: str, tmp_path: Path) -> None:
    own = {f"docs/{home}": "# Welcome\n", "docs/robots.txt": "Mine.", "docs/llms.txt": "Mine."}
    done = mkdocs(handbook(tmp_path, own), tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert f"INFO    -  glossgraph: `docs/{home}` replaces the glossary's own `index.md`" in done.stderr
    assert "Welcome" in (tmp_path / "site/index.html").read_text("utf-8")
    for name in ("robots.txt", "llms.txt"):
        assert (tmp_path / "site" / name).read_text("utf-8") == "Mine."


# ---- the navigation


def test_a_site_without_navigation_has_its_pages_beside_the_glossarys(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# Home\n",
        "docs/b/one.md": "# One\n",
        "docs/a.md": "# A\n",
        "docs/glossary/more.md": "# More\n",
    }
    for path, wanted in (
        ("", ["Home", "Map", "A", "One", "More"]),
        ("glossary", ["Home", "A", "One", "Glossary", "Map", "More"]),
    ):
        done = mkdocs(handbook(tmp_path, files, path=path), tmp_path / "site")
        assert done.returncode == 0, done.stderr
        assert "not included in" not in done.stderr
        text = (tmp_path / "site/a/index.html").read_text("utf-8").partition('role="main"')[0]
        entries = re.findall(r">\s*([^<>]+?)\s*(?:<b[^>]*></b>)?</a>", text)
        assert [entry for entry in dict.fromkeys(entries) if entry in wanted] == wanted


def test_a_navigation_of_the_sites_own_can_list_the_glossary(tmp_path: Path) -> None:
    nav = "strict: true\nnav: [index.md, {Glossary: [Map: map.md, 'A to Z': terms/index.md]}]\n"
    done = mkdocs(handbook(tmp_path, {"docs/index.md": "# Home\n"}, more=nav), tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "not included in" not in done.stderr
    assert ">A to Z</a>" in (tmp_path / "site/index.html").read_text("utf-8")


def test_what_a_site_excludes_of_a_glossary_is_not_built(tmp_path: Path) -> None:
    config = handbook(tmp_path, {"docs/index.md": "# Home\n"}, more="exclude_docs: /statistics.md\n")
    assert mkdocs(config, tmp_path / "site").returncode == 0
    assert (tmp_path / "site/map/index.html").exists()
    assert not (tmp_path / "site/statistics/index.html").exists()
