"""A preview goes on while the glossary is broken: with the pages it has, and with what is wrong on each of them."""

from __future__ import annotations

import io
import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from random import Random
from socketserver import StreamRequestHandler, TCPServer
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import jinja2
import pytest
from pydantic import TypeAdapter

from building import ADDRESS, EDIT, bakery, git, mkdocs
from glossgraph import compiler, source
from glossgraph.diagnostics import Diagnostic, Place, Severity, text
from glossgraph.mkdocs_plugin.log import LOG, report
from glossgraph.mkdocs_plugin.preview import Preview
from glossgraph.mkdocs_plugin.server import Server
from glossgraph.mkdocs_plugin.sources import INDEX
from glossgraph.output import write
from glossgraph.site import template
from glossgraph.site.material.faults import faults
from glossgraph.site.page import Content
from glossgraph.words import catalogue
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


SECONDS = 60
"""How long a preview may take to show a change."""

BROKEN = "error[unknown-field]: `knd` is not a field of a term"

HAS_PAGES = catalogue("en").say("faults.has-pages")
HAS_NO_PAGES = catalogue("en").say("faults.has-no-pages")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = "docs/index.md", "# Home\n\n[The beginning](terms/begin.md)\n"
    write(tmp_path, tiny_glossary() | {"mkdocs.yml": f"{CONFIG}strict: true\n", home[0]: home[1]})
    return tmp_path


@pytest.fixture
def preview(folder: Path) -> Iterator[Callable[[str], str]]:
    """A preview that begins with a broken glossary; gives the text of a page, or nothing where there is none."""
    change(folder, "kind:", "knd:")
    change(folder, "{end:", "{ende:")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command = [sys.executable, "-m", "glossgraph", "serve", "-a", str(port), "--root", str(folder)]
    environment = os.environ | {"TMPDIR": str(folder)}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE) as process:

        def page(path: str) -> str:
            try:
                with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=SECONDS) as answer:
                    return str(answer.read().decode())
            except URLError:
                return ""

        yield page
        process.terminate()
        process.wait()
        # MkDocs, which answers at the port, is a process of its own
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))


def change(folder: Path, old: str, new: str) -> None:
    term = folder / "terms/begin.yml"
    text = term.read_text("utf-8")
    assert old in text
    term.write_text(text.replace(old, new), encoding="utf-8")


def wait_for(page: Callable[[str], str], path: str, wanted: Callable[[str], bool]) -> str:
    end = time.monotonic() + SECONDS
    while not wanted(text := page(path)):
        assert time.monotonic() < end, text
        time.sleep(0.1)
    return text


def test_a_preview_outlives_a_broken_glossary(preview: Callable[[str], str], folder: Path) -> None:
    first = wait_for(preview, "", lambda text: "The beginning" in text)
    assert BROKEN in first
    assert HAS_NO_PAGES in first
    change(folder, "knd:", "kind:")
    change(folder, "{ende:", "{end:")
    fixed = wait_for(preview, "terms/begin/", lambda text: "What comes first." in text)
    assert "gg-faults" not in fixed
    change(folder, "kind:", "knd:")
    change(folder, "What comes first.", "What comes later.")
    broken = wait_for(preview, "terms/begin/", lambda text: "gg-faults" in text)
    assert BROKEN in broken
    assert HAS_PAGES in broken
    assert "What comes first." in broken
    assert BROKEN in preview("")
    # as seen from where the preview was started
    assert "--&gt; terms/begin.yml:2:1" in broken
    change(folder, "knd:", "kind:")
    fixed = wait_for(preview, "terms/begin/", lambda text: "What comes later." in text)
    assert "gg-faults" not in fixed


ERROR = Diagnostic("bad-id", "it is wrong", Place("terms/end.yml"))
WARNING = Diagnostic("bad-id", "it could be better", Place("terms/begin.yml"), severity=Severity.WARNING)


@pytest.mark.parametrize("serving", [True, False])
@pytest.mark.parametrize(
    ("warnings", "counted"),
    [
        ([], []),
        ([WARNING], ["1 warning: `glossgraph check` lists it"]),
        ([WARNING] * 2, ["2 warnings: `glossgraph check` lists them"]),
    ],
)
@pytest.mark.parametrize("errors", [[], [ERROR]])
def test_errors_are_shown_and_warnings_only_counted(
    tmp_path: Path, errors: list[Diagnostic], warnings: list[Diagnostic], counted: list[str], *, serving: bool
) -> None:
    write(tmp_path, tiny_glossary())
    compiled = replace(compiler.compile_glossary(tmp_path), diagnostics=(*warnings, *errors))
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    LOG.addHandler(handler)
    try:
        LOG.setLevel(logging.INFO)
        shown = report(compiled, serving=serving)
    finally:
        LOG.setLevel(logging.NOTSET)
        LOG.removeHandler(handler)
    assert "could be better" not in logged.getvalue() + shown
    assert logged.getvalue().count("error[bad-id]") == len(errors)
    assert logged.getvalue().endswith("".join(f"glossgraph: {line}\n" for line in counted))
    assert ("warning" in logged.getvalue()) == bool(counted)
    if errors:
        assert shown.startswith("error[bad-id]: it is wrong\n")
        assert shown.partition("\n\nand ")[2] == "".join(counted)
    else:
        assert not shown


def test_what_is_not_shown_of_many_errors_is_counted(tmp_path: Path) -> None:
    write(tmp_path, tiny_glossary())
    many = tuple(replace(ERROR, message=f"it is wrong in way {number}") for number in range(1_234))
    shown = report(replace(compiler.compile_glossary(tmp_path), diagnostics=many), serving=True)
    assert shown.count("error[bad-id]") == text.LISTED
    assert shown.endswith("\n\n1,214 more errors: `glossgraph check` says of which checks")


def test_what_is_wrong_is_text_and_no_markup() -> None:
    written = faults(catalogue("en"), "error[x]: <script>\n  | &amp;", has_pages=True)
    assert "<script" not in written
    assert "error[x]: &lt;script&gt;\n  | &amp;amp;" in written
    assert re.search(r'<div [^>]*role="alert"', written)


HOME = "https://bread.example/sub/"


def differing(preview: Preview, built: Path) -> list[str]:
    """Return the files of a built site that a preview does not have, or not the same, and those that it has alone."""
    names = {path.relative_to(built).as_posix() for path in built.rglob("*.*")}
    # whatever a browser asks for first
    order = sorted(names)
    Random(1).shuffle(order)
    for name in order:
        preview.write(name)
    written = {path.relative_to(preview.folder).as_posix() for path in preview.folder.rglob("*.*")}
    # the time of the build is in the header of a compressed file
    compared = [name for name in names & written if not name.endswith(".gz")]
    return sorted(names ^ written) + [
        name for name in compared if (preview.folder / name).read_bytes() != (built / name).read_bytes()
    ]


def test_a_page_served_is_the_page_built(
    project: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDIT_URI", EDIT)
    preview = Preview(project / "mkdocs.yml", tmp_path, ADDRESS)
    preview.read()
    assert differing(preview, built) == []


def test_a_page_within_somebody_elses_site_is_the_page_built(project: Path, tmp_path: Path) -> None:
    config = bakery(tmp_path, project, path="words")
    config.write_text(f"{config.read_text('utf-8')}site_url: {HOME}\n", encoding="utf-8")
    done = mkdocs(config, tmp_path / "built")
    assert done.returncode == 0, done.stderr
    preview = Preview(config, tmp_path / "preview", HOME)
    preview.read()
    assert differing(preview, tmp_path / "built") == []


def test_only_the_page_that_is_asked_for_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[str] = []

    def content(text: str, *rest: Any) -> Content:
        made.append(text.partition("\n")[0])
        return Content(text, *rest)

    monkeypatch.setattr(template, "Content", content)
    preview = Preview(folder / "mkdocs.yml", tmp_path / "preview", HOME)
    preview.read()
    assert made == []
    preview.write("terms/begin/index.html")
    assert made == ["# Beginning"]
    change(folder, "What comes first.", "What comes at first.")
    preview.read()
    assert not (preview.folder / "terms/begin/index.html").exists()
    preview.write("terms/begin/index.html")
    assert made == ["# Beginning"] * 2
    assert "What comes at first." in (preview.folder / "terms/begin/index.html").read_text("utf-8")


def test_reading_again_does_only_what_a_change_asks_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git(folder, "init", "--quiet", day="2024-05-01")
    git(folder, "add", ".", day="2024-05-01")
    git(folder, "commit", "--quiet", "--message=One", day="2024-05-01")
    monkeypatch.setenv("GLOSSGRAPH_CACHE", str(tmp_path / "cache"))
    preview = Preview(folder / "mkdocs.yml", tmp_path / "preview", HOME)
    preview.read()
    counts = Counter[str]()

    def count(owner: object, name: str) -> None:
        function = getattr(owner, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            counts[name] += 1
            return function(*arguments, **named)

        monkeypatch.setattr(owner, name, counted)

    count(source, "parse")
    count(sys.modules[source.History.__module__], "run_git")
    count(jinja2.FileSystemLoader, "list_templates")
    count(TypeAdapter, "json_schema")
    change(folder, "What comes first.", "What comes at first.")
    preview.read()
    assert counts == {"parse": 1, "run_git": 1}
    git(folder, "commit", "--quiet", "--all", "--message=Two", day="2024-05-02")
    preview.read()
    preview.write("terms/begin/index.html")
    assert "2024-05-02" in (preview.folder / "terms/begin/index.html").read_text("utf-8")


def test_a_search_looks_through_the_old_pages_until_the_new_ones_are_made(folder: Path, tmp_path: Path) -> None:
    config = folder / "mkdocs.yml"
    preview = Preview(config, tmp_path / "preview", HOME)
    preview.read()
    preview.write(INDEX)
    index = preview.folder / INDEX
    assert not index.exists(), "this site has no search"
    config.write_text(config.read_text("utf-8").replace("plugins: [", "plugins: [search, "), encoding="utf-8")
    preview.read()
    preview.write(INDEX)
    assert "What comes first." in index.read_text("utf-8")
    change(folder, "What comes first.", "What comes at first.")
    preview.read()
    preview.write(INDEX)
    assert "What comes first." in index.read_text("utf-8"), "nobody waits for every page"
    end = time.monotonic() + SECONDS
    while "What comes at first." not in index.read_text("utf-8"):
        assert time.monotonic() < end
        time.sleep(0.1)
    preview.close()


def test_a_broken_configuration_leaves_the_site_as_it_was(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = folder / "mkdocs.yml"
    preview = Preview(config, tmp_path / "preview", HOME)
    preview.read()
    server = Server(preview, "127.0.0.1", 0)
    whole = config.read_text("utf-8")
    for broken in (f"{whole}a: [\n", whole.replace("plugins:", "plugins: [no-such-plugin]\nother:")):
        config.write_text(broken, encoding="utf-8")
        caplog.clear()
        server.read_again()
        assert caplog.text
        preview.write("terms/begin/index.html")
        assert "What comes first." in (preview.folder / "terms/begin/index.html").read_text("utf-8")
    server.server_close()


def test_a_server_that_is_closed_before_it_has_begun_ends_quietly() -> None:
    server = Server.__new__(Server)
    TCPServer.__init__(server, ("127.0.0.1", 0), StreamRequestHandler)
    server.server_close()
    server.serve_forever()
