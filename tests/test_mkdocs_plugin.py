"""The site as it is built: by MkDocs, by another generator, and in other people's projects."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache, lru_cache, partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlparse

import pytest
from mkdocs.config.defaults import MkDocsConfig

from building import ADDRESS, bakery, mkdocs, once
from glossgraph import compiler, exports
from glossgraph.mkdocs_plugin import GlossgraphPlugin
from glossgraph.output import write
from glossgraph.site.address import in_directories, in_files, within
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary

HERE = "http://site"

FOR_ZENSICAL = """\
site_name: Glossary
extra_css: [assets/glossgraph.css, assets/term.css, assets/diagram.css, assets/search.css, assets/identity.css]
extra_javascript: [assets/glossgraph.js, assets/previews.js, assets/search.js]
theme: {font: false, custom_dir: overrides}
nav: [index.md]
"""
"""Without a navigation, every page would list all others, in 130 MB."""


class Read(HTMLParser):
    """The links, ids, headings and fetched addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and values.keys() & {"href", "id"} != {"id"}:
            self.links.append(values.get("href", "nowhere"))
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        fetches = tag in {"script", "img", "iframe", "source"} or (
            tag == "link"
            and values.get("rel", "").strip() not in {"alternate", "canonical", "describedby", "prev", "next"}
        )
        if fetches:
            self.fetched += [values[key] for key in ("src", "href") if key in values]


@pytest.fixture(scope="session")
def other_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give a site by its name: bread in a foreign project with both kinds of addresses, or an example by Zensical."""

    def by_mkdocs(folder: Path, *, directories: bool, path: str = "") -> None:
        done = mkdocs(bakery(folder / "project", project, directories=directories, path=path), folder / "site")
        assert done.returncode == 0, done.stderr

    def by_zensical(folder: Path, *, root: Path = project / "examples/incident", path: str = "") -> None:
        config = FOR_ZENSICAL.replace("assets/", within(path, "assets/"))
        (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
        if path:
            write(folder, {"docs/index.md": f"# Home\n\n[Dough]({path}/terms/dough.md)\n"})
        (folder / "overrides").mkdir()
        (folder / "overrides/main.html").write_text(template_of_readme(project), encoding="utf-8")
        for command in (
            ["glossgraph", "pages", "--root", str(root), "-o", str(folder / "docs" / path)],
            ["zensical", "build", "--strict"],
        ):
            run = [sys.executable, "-m", *command]
            done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr

    makers: dict[str, Callable[[Path], None]] = {
        "directories": partial(by_mkdocs, directories=True),
        "files": partial(by_mkdocs, directories=False),
        "folder": partial(by_mkdocs, directories=True, path="all/words"),
        "folder of files": partial(by_mkdocs, directories=False, path="all/words"),
        "zensical": by_zensical,
        "folder by zensical": partial(by_zensical, root=project / "tests/bread", path="all/words"),
    }
    return lambda name: once(tmp_path_factory, name, makers[name]) / "site"


def template_of_readme(project: Path) -> str:
    """Return the template with which README lets another generator write the heads of pages."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    return readme.partition("```jinja\n")[2].partition("```")[0]


@lru_cache(maxsize=4)
def pages_of(site: Path) -> dict[str, Read]:
    """Read every page by its address; several tests look at the same."""
    return {
        f"/{path.relative_to(site).as_posix()}": Read(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }


def broken_links(site: Path, home: str = f"{HERE}/") -> list[tuple[str, str]]:
    """Return the links of a site, whose home page has an address, that lead to nothing, each with its page."""
    pages = pages_of(site)

    @cache
    def is_broken(base: str, link: str) -> bool:
        url = urlparse(urljoin(home + base.removeprefix("/"), link))
        if url.netloc != urlparse(home).netloc or url.scheme not in {"http", "https"}:
            return False
        path = unquote(url.path) + ("index.html" if url.path.endswith("/") else "")
        missing = not (site / path.lstrip("/")).exists()
        return missing or bool(url.fragment and path in pages and unquote(url.fragment) not in pages[path].ids)

    def base(address: str, link: str) -> str:
        # pages of one folder share their navigation; only what starts so is the page's own
        return address if link[:1] in {"", "#", "?"} else address.rpartition("/")[0] + "/"

    return [
        (address, link)
        for address, page in pages.items()
        for link in page.links
        if is_broken(base(address, link), link)
    ]


def test_no_link_of_the_site_is_broken(built: Path) -> None:
    assert broken_links(built, ADDRESS) == []


@pytest.mark.parametrize(
    "name", ["directories", "files", "folder", "folder of files", "zensical", "folder by zensical"]
)
def test_no_link_is_broken_elsewhere(name: str, other_site: Callable[[str], Path]) -> None:
    assert broken_links(other_site(name)) == []
    assert len(pages_of(other_site(name))) > 20


def test_another_generator_has_the_heads_and_the_plain_texts(other_site: Callable[[str], Path]) -> None:
    page = "all/words/terms/dough/index.html"
    texts = [(other_site(name) / page).read_text(encoding="utf-8") for name in ("folder by zensical", "folder")]
    found = [re.search(r'<script type="application/ld\+json">(.*?)</script>', text) for text in texts]
    assert found[0]
    assert found[1]
    assert found[0][1] == found[1][1]
    assert (other_site("zensical") / "terms/retry-storm.txt").read_text(encoding="utf-8").startswith("# Retry storm\n")
    assert (other_site("zensical") / "llms.txt").exists()


def test_properdocs_builds_the_same_site(other_site: Callable[[str], Path], project: Path, tmp_path: Path) -> None:
    config = bakery(tmp_path / "project", project)
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", str(config), "-d", str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    by_mkdocs = other_site("directories")
    files = {path.relative_to(by_mkdocs) for path in by_mkdocs.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*") if path.is_file()}
    for file in files:
        theirs, ours = ((folder / file).read_bytes() for folder in (tmp_path / "site", by_mkdocs))
        if file.suffix == ".html":
            theirs, ours = (re.sub(rb'<meta name="generator" content="[^"]*">', b"", page) for page in (theirs, ours))
        # the time of the build is in the header of a compressed file
        assert theirs == ours or file.suffix == ".gz", file


def test_there_is_a_page_for_every_term_stage_and_relation(built: Path, project: Path) -> None:
    glossary = compiler.compile_glossary(project).glossary
    for folder, ids in (("terms", glossary.terms), ("stages", glossary.stages), ("relations", glossary.relations)):
        for id_ in [*ids, ""]:
            assert (built / folder / id_ / "index.html").exists(), f"{folder}/{id_}"
    assert {path.name for path in (built / "data").iterdir()} >= {
        name for each in exports.offered(()) for name in each.names(glossary)
    }


def test_no_page_asks_another_host_for_anything(built: Path) -> None:
    for address, page in pages_of(built).items():
        assert not [link for link in page.fetched if urlparse(link).netloc], address
        text = (built / address.lstrip("/")).read_text(encoding="utf-8")
        assert 'class="mermaid"' not in text
        assert 'data-md-component="source"' not in text, "Material asks GitHub for its stars"
    for sheet in (built / "assets").glob("*.css"):
        assert "url(" not in sheet.read_text(encoding="utf-8")


def test_ids_are_unique_and_headings_in_order(built: Path) -> None:
    for address, page in pages_of(built).items():
        assert len(page.ids) == len(set(page.ids)), address
        assert page.headings.count(1) == 1, address
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(deeper <= level + 1 for level, deeper in steps), address


def test_edit_this_page_opens_the_yaml(built: Path) -> None:
    wanted = {
        "terms/margin-call": "terms/margin-call.yml",
        "terms/prime-broker": "terms/actors/prime-broker.yml",
        "stages/fragility": "graph/stages.yml",
        "relations/triggers": "graph/relations.yml",
        "about": "docs/about.md",
    }
    for address, file in wanted.items():
        links = Read((built / address / "index.html").read_text(encoding="utf-8")).links
        edits = [urljoin(HERE, link) for link in links if "/edit/" in link]
        assert edits == [
            f"https://github.com/someone/glossary/edit/main/docs/../{file}".replace("/docs/../docs", "/docs")
        ]


def test_the_navigation_lists_groups_and_not_every_term(built: Path) -> None:
    text = (built / "about/index.html").read_text(encoding="utf-8")
    assert text.count("terms/") < 5


def test_a_page_is_light(built: Path) -> None:
    for address in pages_of(built):
        if address.startswith("/terms/") and address != "/terms/index.html":
            assert (built / address.lstrip("/")).stat().st_size < 92_000, address


def test_a_page_of_the_project_itself_wins(other_site: Callable[[str], Path]) -> None:
    text = (other_site("directories") / "index.html").read_text(encoding="utf-8")
    assert "Our own home" in text


def test_errors_stop_the_build_and_are_shown(project: Path, tmp_path: Path) -> None:
    config = bakery(tmp_path, project)
    config.write_text(config.read_text("utf-8").replace("tests/bread", "tests/diagnostics/glossary"), encoding="utf-8")
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode == 1
    assert "error[dangling-edge]: no term is called `forced-liquidaton`" in done.stderr
    arrows = re.findall(r"--> (.*):12:5$", done.stderr, re.MULTILINE)
    assert [Path(arrow).resolve() for arrow in arrows] == [project / "tests/diagnostics/glossary/terms/margin-call.yml"]
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site/terms").exists()


def test_a_wrong_root_is_a_clear_error(project: Path, tmp_path: Path) -> None:
    config = bakery(tmp_path, project)
    config.write_text(config.read_text("utf-8").replace("tests/bread", "nowhere"), encoding="utf-8")
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode == 1
    assert "holds no terms/; set the plugin's option `root`" in done.stderr
    assert "Traceback" not in done.stderr


VERSIONS = """\
def on_config(config):
    # as mike does
    config.site_url = "https://e.org/h/1.0"
"""


ABOUT = {"nothing": "", "only its checks": "checks: {dead-end: {level: off, reason: It ends where it ends.}}\n"}
"""What a glossary may say of itself without a title."""


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_the_site_has_the_address_and_the_title_that_mkdocs_knows(about: str, tmp_path: Path) -> None:
    files = {"mkdocs.yml": f"{CONFIG}hooks: [versions.py]\n", "versions.py": VERSIONS, "docs/x.md": "# X"}
    write(tmp_path, tiny_glossary() | files | ({"graph/glossary.yml": about} if about else {}))
    done = mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    texts = {name: (tmp_path / "site" / name).read_text("utf-8") for name in ("index.html", "robots.txt", "llms.txt")}
    assert "\nSitemap: https://e.org/h/1.0/sitemap.xml\n" in texts["robots.txt"]
    assert "(https://e.org/h/1.0/terms/begin.md)" in texts["llms.txt"]
    assert '<meta property="og:url" content="https://e.org/h/1.0/">' in texts["index.html"]
    assert not re.search(r"e\.org/h/1\.0(?![/\"<])", "".join(texts.values()))
    assert texts["llms.txt"].startswith("# Tiny\n")
    assert re.search(r"<h1[^>]*>Tiny<", texts["index.html"])
    assert 'class="gg-lede"' not in texts["index.html"]
    for path in (tmp_path / "site").rglob("*"):
        if path.suffix in {".html", ".md", ".json", ".ttl", ".txt"}:
            assert "Glossary" not in path.read_text("utf-8"), path
    begin = (tmp_path / "site/terms/begin/index.html").read_text("utf-8")
    assert "author = {{Tiny}}," in unescape(begin)
    assert re.search(r'<p class="gg-meta">Thing\b', begin), "a kind that is not described"


def test_two_plugins_and_a_dirty_build_leave_one_site(tmp_path: Path) -> None:
    twice = CONFIG.replace("plugins: [", "plugins: [glossgraph: {root: .}, ")
    write(tmp_path, tiny_glossary() | {"mkdocs.yml": CONFIG, "twice.yml": twice, "docs/x.md": "# X"})
    for config, option in (("twice.yml", "--clean"), ("mkdocs.yml", "--dirty")):
        command = [sys.executable, "-m", "mkdocs", "build", option, "-f", str(tmp_path / config)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "site/terms/begin/index.html").exists()
        assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"docs", "graph", "site", "terms"}


def test_a_preview_watches_the_glossary(project: Path) -> None:
    class Server:
        def __init__(self) -> None:
            self.watched: list[str] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    plugin = GlossgraphPlugin()
    plugin.load_config({"root": "tests/bread"})
    config, server = MkDocsConfig(str(project / "mkdocs.yml")), Server()
    plugin.on_serve(server, config=config, builder=None)
    assert server.watched == [str(project / "tests/bread" / name) for name in ("terms", "graph")]


class Dangerous(HTMLParser):
    """Everything in a page that could run, or be fetched, and that the theme does not put there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            written = (value or "").strip().casefold()
            leads = name in {"href", "src", "srcset", "action", "data", "poster", "formaction", "xlink:href"}
            if name.startswith("on") or (leads and written.startswith(("javascript:", "data:", "https://evil"))):
                self.found.append(f"<{tag} {name}={written}>")
        if tag == "img":
            self.found.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and data.strip().startswith("alert("):
            self.found.append(data)


@pytest.mark.parametrize("directories", [True, False])
def test_no_field_of_any_file_can_put_markup_into_a_page(
    directories: bool, hostile: Glossary, project: Path, tmp_path: Path
) -> None:
    config = bakery(tmp_path, project, directories=directories)
    # the plugin would not build what `unsafe-markup` finds fault with; the pages must be harmless without it
    without = re.sub(", glossgraph: .*", "]\nmarkdown_extensions: [attr_list]", config.read_text("utf-8"))
    config.write_text(without, encoding="utf-8")
    address = in_directories if directories else in_files
    write(tmp_path / "docs", publish(Site(hostile, address=address, in_html=address)).written)
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "site").rglob("*.html"):
        assert Dangerous(path.read_text(encoding="utf-8")).found == [], path.name
    assert broken_links(tmp_path / "site") == []
