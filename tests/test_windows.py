"""What can be told here of Windows: a run without what it lacks, paths as it writes them, and names it refuses."""

from __future__ import annotations

import json
import ntpath
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from folders import TESTS
from glossgraph.mkdocs_plugin import files as plugin_files
from glossgraph.output import write
from glossgraph.text.ids import LONGEST, fault_of
from tiny import CONFIG, tiny_glossary

LABEL = "Łódź → 東京"
"""A name with letters that the encoding of Western Windows does not have."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which commands were run without what Windows lacks, and what they printed."""
    folder = tmp_path_factory.mktemp("windows")
    crlf = {path: text.replace("\n", "\r\n") for path, text in tiny_glossary(LABEL).items()}
    write(
        folder,
        crlf
        | {"mkdocs.yml": CONFIG.replace("glossgraph", "glossgraph: {formats: [json]}"), "docs/own.md": "# Own\r\n"},
    )
    commands = ["check --format json", "site mkdocs.yml", "site mkdocs.yml", "show begin", "export json csv"]
    commands += ["schema"]
    program = [sys.executable, "-X", "warn_default_encoding", str(TESTS / "windows.py"), *commands]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    done = subprocess.run(
        program,
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment | {"GLOSSGRAPH_CACHE": str(folder / "cache")},
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return folder, done.stdout.decode("utf-8")


def test_everything_runs_without_what_windows_lacks(ran: tuple[Path, str]) -> None:
    folder, printed = ran
    assert json.loads(printed[: printed.index("\n}\n") + 3])["summary"]["errors"] == 0
    assert (folder / "site/terms/begin/index.html").is_file()
    assert (folder / "exports/terms.csv").is_file()


def test_what_programs_read_is_utf_8(ran: tuple[Path, str]) -> None:
    folder, printed = ran
    assert LABEL in printed
    files = [path for name in ("site", "exports") for path in (folder / name).rglob("*") if path.is_file()]
    assert len([path for path in files if LABEL in path.read_bytes().decode(errors="replace")]) > 10


def test_no_file_gets_the_line_ends_of_windows(ran: tuple[Path, str]) -> None:
    folder, _ = ran
    written = [path for name in ("exports", "site", "graph") for path in (folder / name).rglob("*") if path.is_file()]
    with_crlf = {path.name for path in written if b"\r\n" in path.read_bytes()}
    # this is the file as we wrote it, and CSV has these ends by its standard
    ours = {"relations.yml", "begin.yml", "end.yml"}
    assert {name for name in with_crlf if re.search(r"\.(html|json|md|txt|xml|ya?ml)$", name)} <= ours


def test_no_file_is_called_as_windows_forbids(project: Path) -> None:
    """What is in the repository can be checked out on Windows, and on disks that do not tell A from a."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, check=True)
    paths = [PurePosixPath(os.fsdecode(name)) for name in listed.stdout.split(b"\0") if name]
    assert len(paths) > 1000
    assert not [
        str(path) for path in paths if PureWindowsPath(path).is_reserved() or re.search(r'[<>:"|?*\\]', str(path))
    ]
    assert not [str(path) for path in paths if re.search(r"[. ]$", str(path))]
    assert len({str(path).casefold() for path in paths}) == len(paths)
    # a folder such as C:\Users\somebody\projects\glossgraph has 40 characters; 260 are the most
    assert max(len(str(path)) for path in paths) < 200


def test_ids_are_no_names_of_devices() -> None:
    devices = ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))]
    assert all(PureWindowsPath(name).is_reserved() for name in devices)
    assert all("Windows" in fault_of(name) for name in devices)
    assert not fault_of("console")


def test_the_longest_address_is_a_path_that_windows_takes() -> None:
    """The page that compares two terms with the longest ids, in a site that is being built."""
    one = "x" * LONGEST
    page = rf"C:\Users\somebody\.site-glossgraph-abcdefgh\compare\{one}-vs-{one}\index.html"
    assert len(page) < 260


def test_a_source_on_another_drive_has_no_address_to_edit_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin_files.os.path, "relpath", ntpath.relpath)
    monkeypatch.setattr(plugin_files, "Path", PureWindowsPath)
    relative = plugin_files._relative  # noqa: SLF001 - no other drive is here to be tried
    assert relative(PureWindowsPath(r"D:\kb\terms\a.yml"), r"C:\docs") is None
    near = relative(PureWindowsPath(r"C:\kb\terms\a.yml"), r"C:\kb\docs")
    assert near
    assert near.as_posix() == "../terms/a.yml"
