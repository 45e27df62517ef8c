"""What a workflow is given: commands for the lines of a pull request, and the summary of the job."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
from click.testing import CliRunner, Result

from attacks import ATTACKS, NASTY
from glossgraph import compiler
from glossgraph.cli import job_summary, main
from glossgraph.diagnostics import Diagnostic, Place, Related, Severity, Summary, github
from glossgraph.diagnostics.group import listing
from glossgraph.source import Span

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = "tests/diagnostics/glossary"


def run(*arguments: str | Path, **variables: str | None) -> Result:
    none = dict.fromkeys(("GITHUB_WORKSPACE", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"))
    words = [str(argument) for argument in arguments]
    return CliRunner(env=none | variables).invoke(main, words, catch_exceptions=False)


class Elements(HTMLParser):
    """The elements of a page, and the addresses that it leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        assert tag == "a" or not attrs
        self.addresses += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def repository(project: Path, tmp_path: Path) -> Path:
    """A repository with a glossary in a folder of it, checked out below a workspace."""
    top = tmp_path / "workspace/checkout"
    shutil.copytree(project / GLOSSARY, top / "our kb")
    (top / ".git").mkdir()
    return top


WORKSPACES = {"none": None, "the folder above": "workspace", "the repository": "workspace/checkout", "another": "other"}


@pytest.mark.parametrize("workspace", WORKSPACES.values(), ids=WORKSPACES)
@pytest.mark.parametrize("place", [".", "our kb", "our kb/terms"])
def test_files_are_named_from_the_top_of_the_repository(
    workspace: str | None, place: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / place)
    variables = {"GITHUB_WORKSPACE": str(tmp_path / workspace) if workspace else None}
    done = run("check", "--format", "github", "--root", repository / "our kb", **variables)
    assert "::error file=our kb/terms/margin-call.yml,line=12" in done.output
    log = json.loads(run("check", "--format", "sarif", "--root", repository / "our kb", **variables).output)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert {place["artifactLocation"]["uriBaseId"] for place in places} == log["runs"][0]["originalUriBaseIds"].keys()
    assert {place["artifactLocation"]["uri"] for place in places} == {
        f"our%20kb/terms/{name}.yml" for name in ("margin-call", "forced-selling", "forced-liquidation")
    }


def test_a_worktree_is_a_repository_too(repository: Path) -> None:
    (repository / ".git").rmdir()
    (repository / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert "file=our kb/terms/" in run("check", "--format", "github", "--root", repository / "our kb").output


def test_without_git_a_workspace_is_the_top(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git").rmdir()
    # not what was checked out
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(repository / "our kb")
    done = run("check", "--format", "github", GITHUB_WORKSPACE=str(repository))
    assert "file=our kb/terms/" in done.output
    done = run("check", "--format", "github", GITHUB_WORKSPACE=str(repository / "our kb"))
    assert "file=terms/" in done.output


def problem(number: int, severity: Severity, message: str) -> Diagnostic:
    return Diagnostic("bad-id", message, Place(f"terms/{number}.yml", span=Span(1, 1, 1, 2)), severity=severity)


def test_no_more_is_printed_than_github_shows() -> None:
    many = [problem(n, Severity.ERROR, f"fault {n}") for n in range(100, 130)]
    many += [problem(n, Severity.ERROR, "the same") for n in range(130, 150)]
    many += [problem(n, Severity.WARNING, "small") for n in range(10)]
    groups = listing(many, {}, few=1).groups
    written = github.render(groups, Summary(1, 0, 0, 50, 10), all_of_them="see there").splitlines()
    kinds = [line.partition(" ")[0] for line in written]
    assert kinds[:20] == ["::error"] * 10 + ["::warning"] * 10
    assert written[0].endswith("::the same%0Aand 19 more, in 19 files")
    assert not any("more" in line for line in written[10:20])
    assert written[20:] == [
        "1 term, 0 edges: 50 errors, 10 warnings",
        "GitHub shows at most 10 errors and 10 warnings of a step; see there",
    ]


def test_the_summary_of_a_job_lists_everything(repository: Path, tmp_path: Path) -> None:
    place = tmp_path / "summary.md"
    place.write_text("Earlier words.\n\n", encoding="utf-8")
    on_github = {
        "GITHUB_STEP_SUMMARY": str(place),
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "guild/bread",
        "GITHUB_SHA": "0123abc",
    }
    assert run("check", "--format", "github", "--root", repository / "our kb", **on_github).exit_code == 1
    written = place.read_text(encoding="utf-8")
    assert written.startswith("Earlier words.\n\n### Glossary: 4 errors, 2 warnings\n\n3 terms, 4 edges, 2 stages.\n")
    shown = Elements(markdown.markdown(written.replace("\n  - ", "\n    - ")))
    top = "https://github.example/guild/bread/blob/0123abc/our%20kb/terms/"
    # six problems, and three places that explain them
    assert len(shown.addresses) == 9
    assert all(address.startswith(top) for address in shown.addresses)
    assert f"{top}margin-call.yml#L12" in shown.addresses
    assert "error dangling-edge: no term is called forced-liquidaton" in shown.text
    assert "help: did you mean forced-liquidation?" in shown.text
    # errors first
    assert list(re.findall(r"\*\*(\w+)\*\*", written)) == ["error"] * 4 + ["warning"] * 2
    place.write_text("", encoding="utf-8")
    run("check", "--format", "github", "--root", repository / "our kb", GITHUB_STEP_SUMMARY=str(place))
    assert "](" not in place.read_text(encoding="utf-8")


def test_a_clean_glossary_has_a_summary_too(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "summary.md"
    variables = {"GITHUB_STEP_SUMMARY": str(place)}
    assert run("check", "--format", "github", "--root", project / "tests/bread", **variables).exit_code == 0
    size = r"\d+ terms, \d+ edges, \d+ stages"
    assert re.fullmatch(rf"### Glossary: no problems\n\n{size}\.\n\n", place.read_text("utf-8"))
    run("check", "--root", project / "tests/bread", **variables)
    assert place.read_text("utf-8").count("###") == 1


def test_a_summary_that_cannot_be_written_is_no_traceback(project: Path, tmp_path: Path) -> None:
    done = run("check", "--format", "github", "--root", project / "tests/bread", GITHUB_STEP_SUMMARY=str(tmp_path))
    assert done.exit_code == 2
    assert f"cannot write `{tmp_path}`" in done.output.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        *ATTACKS,
        NASTY,
        "`a`b`",
        "www.evil.example",
        "https://evil.example a@evil.example",
        "a\n\n# b\n- c\n::error::d",
        "|a|b|\u202e",
    ],
)
def test_no_text_of_a_file_becomes_markup_of_the_summary(text: str) -> None:
    place = Place(f"terms/{text}.yml", span=Span(1, 1, 1, 2))
    forged = Diagnostic("bad-id", text, place, text, (Related(f"`{text}`", place),))
    groups = listing([forged], {}, few=1).groups
    for address in ("", "https://github.example/a/b/blob/c/"):
        written = job_summary.render(groups, Summary(1, 0, 0, 1, 0), "", address)
        shown = Elements(markdown.markdown(written.replace("\n  - ", "\n    - ")))
        assert shown.names <= {"h3", "p", "ul", "li", "strong", "code", "a"}
        assert all(found.startswith("https://github.example/a/b/blob/c/terms/") for found in shown.addresses)
        # what GitHub would make a link of, if it were not code
        assert not re.search(r"www\.|://|@", re.sub(r"(`+).*?\1|\(https.*?\)", "", written))
        assert "\u202e" not in shown.text
        assert not [line for line in written.splitlines() if line.startswith("::")]


def test_a_summary_is_never_too_large(project: Path) -> None:
    compiled = compiler.compile_glossary(project / "tests/hostile")
    groups = compiled.listing(few=1).groups
    whole = job_summary.render(groups, compiled.summary)
    assert "found no room" not in whole
    for most in (300, 1_000, 5_000, len(whole.encode()) - 300):
        part = job_summary.render(groups, compiled.summary, most=most)
        assert len(part.encode()) <= most
        (left,) = re.findall(r"^([\d,]+) more problems? found no room here\.$", part, re.MULTILINE)
        listed = len(re.findall(r"^  - `", part, re.MULTILINE))
        assert 0 <= listed <= len(compiled.diagnostics) - int(left)
    names = [
        Diagnostic("bad-id", "x" * 900, Place(f"terms/{n}.yml", span=Span(1, 1, 1, 2)), "&" * n) for n in range(1_000)
    ]
    huge = job_summary.render(listing(names, {}).groups, Summary(0, 0, 0, 1_000, 0))
    assert 2**20 - 20_000 < len(huge.encode()) <= 2**20
