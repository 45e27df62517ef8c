"""The commands as a person runs them."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import bakery
from glossgraph import checks, exports
from glossgraph.cli import COMMANDS, main
from glossgraph.diagnostics import Diagnostic, Place, Severity
from glossgraph.load import load
from glossgraph.output import MANIFEST, write


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def copy_of(project: Path, folder: Path) -> Path:
    for name in ("terms", "graph"):
        shutil.copytree(project / name, folder / name)
    return folder


def replace(path: Path, old: str, new: str) -> int:
    """Replace words in a file and return the number of their line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_real_glossary_is_clean_even_when_strict(project: Path) -> None:
    done = run("check", "--strict", "--root", project)
    assert done.exit_code == 0
    assert re.fullmatch(r"\d+ terms, [\d,]+ edges, 9 stages: no problems, in \d+\.\d s\n", done.output)


def test_five_defects_give_five_diagnostics_and_nothing_else(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    terms = root / "terms"
    typo = replace(terms / "contagion.yml", "    market-wide-deleveraging:", "    market-wide-delevering:")
    # reversed: short covering comes two stages before the squeeze that it triggers
    text = (terms / "short-covering.yml").read_text(encoding="utf-8")
    edge = re.search(r"    short-squeeze:.*?(?=\n    \S|\n  \S|\n\S)", text, re.DOTALL)
    assert edge
    (terms / "short-covering.yml").write_text(text.replace(edge[0], "", 1), encoding="utf-8")
    replace(terms / "short-squeeze.yml", "edges:\n", "edges:\n  precedes:\n    short-covering: It is turned round.\n")
    # a cycle of two edges
    replace(
        terms / "insurance-fund.yml",
        "edges:\n",
        "edges:\n  is-expression-of:\n    auto-deleveraging: It now leads back as well.\n",
    )
    (terms / "orphan.yml").write_text(
        "label: Orphan\nkind: measure\ndefinition: A number that nobody uses.\nexplanation: It was made up.\n"
        "faq: [{question: Why?, answer: For a test.}]\nstatus: reviewed\n",
        encoding="utf-8",
    )
    (terms / "haircut.yml").write_text('label: "Haircut\nkind: measure\n', encoding="utf-8")
    done = run("check", "--root", root, "--format", "json")
    assert done.exit_code == 1
    report = json.loads(done.output)
    assert sorted((d["check"], d["file"]) for d in report["diagnostics"]) == [
        ("cycle", "terms/insurance-fund.yml"),
        ("dangling-edge", "terms/contagion.yml"),
        ("orphan-term", "terms/orphan.yml"),
        ("stage-order", "terms/short-squeeze.yml"),
        ("unreadable-file", "terms/haircut.yml"),
    ]
    by_check = {d["check"]: d for d in report["diagnostics"]}
    assert by_check["dangling-edge"]["line"] == typo
    assert by_check["dangling-edge"]["help"] == "did you mean `market-wide-deleveraging`?"
    assert by_check["cycle"]["related"]
    assert report["summary"]["errors"] == 5


@pytest.mark.parametrize("name", ["haircut", "margin-call", "leverage", "price-impact", "stress-flow-framework"])
def test_a_file_that_cannot_be_read_is_the_only_problem(name: str, project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    file = root / f"terms/{name}.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\nlabel: [open\n", encoding="utf-8")
    done = run("check", "--root", root, "--format", "json")
    assert [(d["check"], d["file"]) for d in json.loads(done.output)["diagnostics"]] == [
        ("unreadable-file", f"terms/{name}.yml")
    ]


CURES = {
    "an alias": ("    forced-deleveraging:", "    involuntary-deleveraging:", "write `forced-deleveraging`"),
    "an inverse": ("  precedes:", "  is-triggered-by:", "`is-triggered-by` is `triggers` read from the other end"),
    "a field": ("      when: the deadline", "    when: the deadline", "`when` says more of an edge"),
    "a mention": ("[[loss-of-discretion]]", "[[margin-ratios]]", "write `[[margin-ratio|"),
}


@pytest.mark.parametrize(("old", "new", "cure"), CURES.values(), ids=CURES)
def test_a_cure_is_the_right_one(old: str, new: str, cure: str, project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    replace(root / "terms/margin-call.yml", old, new)
    diagnostics = json.loads(run("check", "--root", root, "--format", "json").output)["diagnostics"]
    assert any(cure in d["help"] for d in diagnostics)


@pytest.mark.parametrize(
    ("file", "content", "place"),
    [
        ("terms/margin-call.yml", "", "terms/margin-call.yml"),
        ("terms/margin-call.yml", "- a\n", "terms/margin-call.yml"),
        # the first term that names a reference
        ("graph/references.yml", None, "terms/adl-ranking.yml"),
    ],
)
def test_what_is_lost_is_reported_once(
    file: str, content: str | None, place: str, project: Path, tmp_path: Path
) -> None:
    root = copy_of(project, tmp_path)
    if content is None:
        (root / file).unlink()
    else:
        (root / file).write_text(content, encoding="utf-8")
    diagnostics = json.loads(run("check", "--root", root, "--format", "json").output)["diagnostics"]
    assert [d["file"] for d in diagnostics] == [place]


def test_a_file_of_another_ending_is_reported_once(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    (root / "terms/margin-call.yml").rename(root / "terms/margin-call.YML")
    rows = json.loads(run("check", "--root", root, "--format", "json").output)["diagnostics"]
    assert [(d["file"], d["help"]) for d in rows] == [("terms/margin-call.YML", "rename it to `margin-call.yml`")]


def test_identical_runs_print_identical_bytes(project: Path) -> None:
    root = project / "tests/diagnostics/glossary"
    first, second = (re.sub(r", in [0-9.]+ s\n", "\n", run("check", "--root", root).output) for _ in range(2))
    assert first == second


def test_the_nearest_folder_with_terms_is_the_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "tests/bread/terms/people")
    assert run("check").output.startswith("10 terms,")


def test_without_a_glossary_it_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["check"], ["check", "--root", str(tmp_path)], ["export"], ["build"], ["explain", "nothing"]):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert done.output.startswith("Usage:")
    assert "neither this folder nor any above it holds terms/; name a glossary" in run("check").output


def test_a_glossary_with_errors_is_not_exported(project: Path, tmp_path: Path) -> None:
    for command in ("export", "pages"):
        done = run(command, "--root", project / "tests/diagnostics/glossary", "-o", tmp_path / "out")
        assert done.exit_code == 1
        assert "error[dangling-edge]" in done.output
    assert not (tmp_path / "out").exists()


def test_exports_are_written(project: Path, tmp_path: Path) -> None:
    done = run("export", "--root", project / "tests/bread", "-o", tmp_path / "a/b")
    assert done.exit_code == 0
    names = {path.name for path in (tmp_path / "a/b").iterdir()}
    assert names > {path.name for path in (project / "tests/bread/exports").iterdir()} | set(exports.LISTS)
    assert f"{len(names)} files in" in done.output
    assert run("export", "csv", "--root", project / "tests/bread", "-o", tmp_path / "c").exit_code == 0
    assert {path.name for path in (tmp_path / "c").iterdir()} == set(
        exports.csv.names(load(project / "tests/bread").glossary)
    )


def test_pages_never_overwrite_what_a_person_wrote(project: Path, tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("Mine.", encoding="utf-8")
    done = run("pages", "--root", project / "tests/bread", "-o", tmp_path)
    assert done.exit_code == 2
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "Mine."
    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]


def test_pages_never_overwrite_what_a_person_changed(project: Path, tmp_path: Path) -> None:
    assert run("pages", "--root", project / "tests/bread", "-o", tmp_path / "out").exit_code == 0
    page = tmp_path / "out/index.md"
    page.write_text("Changed.", encoding="utf-8")
    done = run("pages", "--root", project / "tests/bread", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "index.md` was written or changed by somebody else" in done.output.replace("\n", "")
    assert page.read_text(encoding="utf-8") == "Changed."


def test_a_manifest_cannot_reach_beyond_its_folder(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "mine.md"
    outside.write_text("Mine.", encoding="utf-8")
    assert run("pages", "--root", project / "tests/bread", "-o", tmp_path / "out").exit_code == 0
    manifest = tmp_path / "out" / MANIFEST
    digest = hashlib.sha256(b"Mine.").hexdigest()
    manifest.write_text(manifest.read_text("utf-8") + f"{digest}  ../mine.md\n", encoding="utf-8")
    assert run("pages", "--root", project / "tests/bread", "-o", tmp_path / "out").exit_code == 0
    assert outside.exists()
    with pytest.raises(ValueError, match="leads out"):
        write(tmp_path / "out", {"../mine.md": "Theirs."})


def test_a_build_never_empties_a_folder_that_is_no_site(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("Mine.", encoding="utf-8")
    assert run("build", "--root", project, "-d", tmp_path).exit_code == 1
    assert f"`{tmp_path}` holds files that are no site, and would be lost; name another `site_dir`" in (
        capfd.readouterr().err
    )
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_cannot_be_written_is_said_in_a_line(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for where in (tmp_path / "file/x", Path("/proc/x")):
        for command in ("export", "pages"):
            done = run(command, "-o", where, "--root", project / "tests/bread")
            assert done.exit_code == 2
            assert "cannot write" in done.output
        assert run("build", "-d", where, "--root", project).exit_code == 1
        assert f"cannot write `{where}`" in capfd.readouterr().err
    assert run("build", "-d", tmp_path / "file", "--root", project).exit_code == 1
    captured = capfd.readouterr()
    assert f"`{tmp_path / 'file'}` is a file; name another `site_dir`" in captured.err
    assert "Traceback" not in captured.err


def test_the_address_of_a_preview_is_judged_before_mkdocs_begins(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bakery(tmp_path, project)
    (tmp_path / "terms").mkdir()
    asked: list[str] = []
    monkeypatch.setattr("glossgraph.mkdocs_plugin.server.serve", lambda _, host, port: asked.append(f"{host}:{port}"))
    for address in ("127.0.0.1:99999", "127.0.0.1:http", "nowhere"):
        done = run("serve", "--root", tmp_path, "-a", address)
        assert done.exit_code == 2
        assert f"`{address}` is no address; write it as 127.0.0.1:8000" in done.output
    for address in ("127.0.0.1:0", ":0", "0"):
        assert run("serve", "--root", tmp_path, "-a", address).exit_code == 0
    assert asked == ["127.0.0.1:0"] * 3


@pytest.mark.parametrize(
    ("name", "line", "where"),
    [
        ("mkdocs.yml", 'site_dir: "public"', "public"),
        ("mkdocs.yml", "site_dir: !ENV [NOT_SET_ANYWHERE, public]", "public"),
        ("mkdocs.yml", "site_dir: our site", "our site"),
        ("mkdocs.yml", "INHERIT: base.yml", "inherited"),
        ("mkdocs.yaml", "", "site"),
    ],
)
def test_the_site_is_where_mkdocs_says(
    name: str, line: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("terms", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "base.yml").write_text("site_dir: inherited\n", encoding="utf-8")
    (tmp_path / name).write_text(f"site_name: Bakery\n{line}\n", encoding="utf-8")
    monkeypatch.setattr("glossgraph.cli.commands.build.build", lambda *_, **__: None)
    written = run("build", "--root", tmp_path).output
    said = f"The site is in {tmp_path / where}. To open it: "
    assert written.startswith(said)
    command = ["python3", "-m", "http.server", "--directory", str(tmp_path / where)]
    assert shlex.split(written.removeprefix(said)) == command


def test_warnings_fail_only_a_strict_check(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Diagnostic("bad-id", "it could be better", Place("mkdocs.yml"), severity=Severity.WARNING)
    monkeypatch.setattr(checks, "run", lambda *_, **__: [warning])
    assert run("check", "--root", project).exit_code == 0
    done = run("check", "--strict", "--root", project)
    assert done.exit_code == 1
    assert "warning[bad-id]" in done.output
    assert re.search(r"0 errors, 1 warning, in \d+\.\d s\n$", done.output)


def test_a_second_run_removes_the_pages_that_are_gone(project: Path, tmp_path: Path) -> None:
    root = copy_of(project / "tests/bread", tmp_path / "bread")
    out = tmp_path / "out"
    assert run("pages", "--root", root, "-o", out).exit_code == 0
    (out / "mine.md").write_text("Mine.", encoding="utf-8")
    (root / "terms/old-tale.yml").unlink()
    assert (out / "terms/old-tale.md").exists()
    assert run("pages", "--root", root, "-o", out).exit_code == 0
    assert not (out / "terms/old-tale.md").exists()
    assert (out / "mine.md").exists()


def test_manuals_are_written_on_request(project: Path, tmp_path: Path) -> None:
    for options in ([], ["--manuals"]):
        assert run("pages", "--root", project / "tests/bread", "-o", tmp_path, *options).exit_code == 0
        assert (tmp_path / "checks/dead-end.md").exists() is bool(options)


def test_explain_lists_every_check_and_prints_its_manual() -> None:
    listed = run("explain").output
    for check in checks.CHECKS:
        name = checks.name(check)
        assert re.search(rf"^{name} +\S", listed, re.MULTILINE)
        assert run("explain", name).output.strip().endswith(checks.manual(check).strip())


PROPOSED = {
    "cycel": "did you mean `cycle`?",
    "dangling": "did you mean `dangling-edge`?",
    "Stage": "did you mean `stage-order`, `unknown-stage`, `missing-stage`, `unexpected-stage` or `empty-stage`?",
    "nothing": "`glossgraph explain` lists them",
}


@pytest.mark.parametrize(("name", "proposal"), PROPOSED.items(), ids=PROPOSED)
def test_explain_proposes_the_checks_that_may_be_meant(name: str, proposal: str) -> None:
    done = run("explain", name)
    assert done.exit_code == 2
    assert f"no check is called `{name}`; {proposal}" in done.output


def test_a_shell_completes_the_names_of_checks() -> None:
    words = {"_GLOSSGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "glossgraph explain unknown-s", "COMP_CWORD": "2"}
    completed = CliRunner().invoke(main, [], env=words, prog_name="glossgraph").output
    assert completed.splitlines() == ["plain,unknown-stage", "plain,unknown-setting", "plain,unknown-symbol"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "jsn"], "no format is called `jsn`; did you mean `json`?"),
        (["export", "zip"], "no format is called `zip`; there are json, source, graphml"),
        (["import", "--format", "skoss", "."], "no form is called `skoss`; did you mean `skos`?"),
    ],
)
def test_a_mistyped_format_is_told_the_nearest(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_help_lists_every_command_and_format() -> None:
    listed = run("--help").output
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", listed, re.MULTILINE)
    described = run("export", "--help").output
    assert all(exports.name(export) in described for export in exports.EXPORTS)


def test_a_mistyped_command_is_understood() -> None:
    done = run("chek")
    assert done.exit_code == 2
    assert "'check'" in done.output


def test_an_export_that_is_asked_for_says_what_it_leaves_out(project: Path, tmp_path: Path) -> None:
    done = run("export", "gexf", "--root", project, "-o", tmp_path)
    assert re.search(r"^left out of gexf: .*stories", done.output, re.MULTILINE)
