"""What `glossgraph lsp` makes of edits, of files that change, and of several glossaries at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from editor import Editor
from kitchen import BAKER, kitchen
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from glossgraph import output
from glossgraph.compiler import compile_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a glossary, another one within it, and what is of no glossary."""
    folder = tmp_path_factory.mktemp("top")
    output.write(folder, kitchen())
    output.write(folder / "examples/other", {**kitchen(), "terms/only-here.yml": BAKER.replace("Baker", "Other")})
    output.write(
        folder,
        {"mkdocs.yml": "site_name: x\nplugins: [{glossgraph: {manuals: true}}]\nsite_url: https://a.example/b\n"},
    )
    output.write(folder, {"notes.yml": "kind: nothing\n", "terms/.hidden.yml": "kind: nothing\n"})
    return folder


@pytest.fixture(scope="module")
def editor(top: Path) -> Iterator[Editor]:
    editor = Editor(top)
    yield editor
    assert editor.stop() == 0


@pytest.fixture
def baker(editor: Editor, top: Path) -> Iterator[Path]:
    path = top / "terms/people/baker.yml"
    version = editor.open(path, BAKER)
    assert editor.problems(path, version) == []
    yield path
    editor.close(path)


def test_what_is_not_saved_is_checked(editor: Editor, baker: Path) -> None:
    version = editor.edit(baker, BAKER.replace("leads-to: {end", "leads-to: {🍞: It rises, ennd"))
    found = editor.problems(baker, version)
    assert {problem.code for problem in found} == {"dangling-edge"}
    (problem,) = [each for each in found if "ennd" in each.message]
    assert problem.severity is lsp.DiagnosticSeverity.Error
    assert problem.source == "glossgraph"
    assert problem.code_description.href == "https://a.example/b/checks/dangling-edge/"
    line = BAKER[: BAKER.index("edges")].count("\n")
    before = "edges: {leads-to: {🍞: It rises, "
    start = len(before.encode("utf-16-le")) // 2
    assert problem.range == lsp.Range(lsp.Position(line, start), lsp.Position(line, start + 4))
    version = editor.edit(baker, BAKER)
    assert editor.problems(baker, version) == []


def test_a_problem_says_what_else_it_is_about(editor: Editor, baker: Path, top: Path) -> None:
    editor.edit(baker, BAKER.replace("label: Baker", "label: End"))
    end = top / "terms/end.yml"
    (problem,) = editor.problems(end, None)
    assert problem.code == "duplicate-label"
    (related,) = problem.related_information
    assert related.location == lsp.Location(baker.as_uri(), lsp.Range(lsp.Position(0, 7), lsp.Position(0, 10)))
    assert related.message
    version = editor.edit(baker, BAKER)
    editor.problems(baker, version)
    assert editor.problems(end, None) == []


def test_a_warning_is_one(editor: Editor, baker: Path) -> None:
    version = editor.edit(baker, BAKER.replace("faq:", "# faq:"))
    assert [(each.code, each.severity) for each in editor.problems(baker, version)] == [
        ("missing-faq", lsp.DiagnosticSeverity.Warning)
    ]


def test_of_quick_edits_only_the_last_is_checked(editor: Editor, baker: Path) -> None:
    for number in range(10):
        version = editor.edit(baker, f"{BAKER}bread_{number}: x\n")
    (problem,) = editor.problems(baker, version)
    assert "`bread_9`" in problem.message
    checked = {each.version for each in editor.published if each.uri == baker.as_uri()}
    # the first may have been checked before the others came
    assert len(checked) <= 1


def test_what_cannot_be_read_is_known_from_before(editor: Editor, baker: Path, top: Path) -> None:
    version = editor.edit(baker, BAKER.replace("aliases: [", 'aliases: "['))
    assert [each.code for each in editor.problems(baker, version)] == ["unreadable-file"]
    begin = top / "terms/begin.yml"
    editor.open(begin, "label: Beginning\nreplaced_by: ")
    found = editor.at(lsp.TEXT_DOCUMENT_COMPLETION, begin, 1, 13)
    assert {"baker": "Baker: Who bakes what begins."}.items() <= {i.label: i.documentation for i in found.items}.items()
    editor.close(begin)
    relations = top / "graph/relations.yml"
    version = editor.open(relations, "leads-to: {label: [\n")
    editor.problems(relations, version)
    version = editor.edit(baker, "label: Baker\nedges:\n  \n")
    editor.problems(baker, version)
    found = editor.at(lsp.TEXT_DOCUMENT_COMPLETION, baker, 2, 2)
    assert "leads-to" in [item.label for item in found.items]
    editor.close(relations)


@pytest.mark.parametrize("file", ["notes.yml", "mkdocs.yml", "graph/term.schema.json"])
def test_what_is_of_no_glossary_is_left_alone(file: str, editor: Editor, top: Path) -> None:
    path = top / file
    editor.open(path, "kind: \n")
    assert editor.at(lsp.TEXT_DOCUMENT_COMPLETION, path, 0, 6) is None
    assert editor.at(lsp.TEXT_DOCUMENT_HOVER, path, 0, 2) is None
    assert editor.at(lsp.TEXT_DOCUMENT_RENAME, path, 0, 2, new_name="x") is None
    editor.close(path)
    assert not [each for each in editor.published if each.uri == path.as_uri()]


def test_the_nearest_glossary_is_that_of_a_file(editor: Editor, top: Path) -> None:
    path = top / "examples/other/terms/end.yml"
    editor.open(path, "replaced_by: ")
    offered = {item.label for item in editor.at(lsp.TEXT_DOCUMENT_COMPLETION, path, 0, 13).items}
    assert "only-here" in offered
    editor.close(path)
    path = top / "terms/end.yml"
    editor.open(path, "replaced_by: ")
    offered = {item.label for item in editor.at(lsp.TEXT_DOCUMENT_COMPLETION, path, 0, 13).items}
    assert "only-here" not in offered
    editor.close(path)


def test_files_that_change_on_the_disk_count(editor: Editor, baker: Path, top: Path) -> None:
    (registration,) = editor.registered
    assert registration.method == lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
    new = top / "terms/flour.yml"
    version = editor.edit(baker, BAKER.replace("{end: Somebody", "{flour: Somebody"))
    assert [each.code for each in editor.problems(baker, version)] == ["dangling-edge"]
    output.write(top, {"terms/flour.yml": "label: Flour\nkind: thing\n"})
    change = lsp.FileEvent(new.as_uri(), lsp.FileChangeType.Created)
    editor.tell(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, lsp.DidChangeWatchedFilesParams([change]))
    assert editor.problems(baker, version) == []
    assert {each.code for each in editor.problems(new, None)} >= {"missing-definition"}
    new.unlink()


def test_a_text_with_odd_ends_of_lines_is_read_as_it_is(editor: Editor, baker: Path) -> None:
    version = editor.edit(baker, "\ufeff" + BAKER.replace("\n", "\r\n"))
    assert editor.problems(baker, version) == []
    # a separator of lines that is none for YAML and for an editor
    version = editor.edit(
        baker, BAKER.replace("definition: Who", "definition: W\u2028\x0cho").replace("kind: p", "kind: q")
    )
    (problem,) = [each for each in editor.problems(baker, version) if each.code == "unknown-kind"]
    assert problem.range.start == lsp.Position(2, 6)


HOSTILE = [
    "",
    "\x00",
    "[" * 5_000,
    "a: &a [*a]\n",
    "- " * 3_000,
    "label: '\u202e\x1b[31m'\nkind: <script>alert(1)</script>\n",
    "[[" * 2_000 + "|" * 2_000,
    "label: x\n" * 2_000,
    "{a: " * 1_000,
    "? [a]\n: b\n",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "edges:\n  leads-to:\n    end:\n      " + "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_ends_the_server(text: str, editor: Editor, baker: Path) -> None:
    version = editor.edit(baker, text)
    editor.problems(baker, version)
    line = text.count("\n")
    for character in (0, 7, 100_000):
        for method in (lsp.TEXT_DOCUMENT_COMPLETION, lsp.TEXT_DOCUMENT_HOVER, lsp.TEXT_DOCUMENT_DEFINITION):
            editor.at(method, baker, line, character)
        editor.at(lsp.TEXT_DOCUMENT_HOVER, baker, line + 10, character)
    document = lsp.TextDocumentIdentifier(baker.as_uri())
    position = lsp.Position(line, 3)
    asked: list[tuple[str, Any]] = [
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(document)),
        (lsp.TEXT_DOCUMENT_DOCUMENT_LINK, lsp.DocumentLinkParams(document)),
        (
            lsp.TEXT_DOCUMENT_FORMATTING,
            lsp.DocumentFormattingParams(document, lsp.FormattingOptions(tab_size=2, insert_spaces=True)),
        ),
        (
            lsp.TEXT_DOCUMENT_CODE_ACTION,
            lsp.CodeActionParams(document, lsp.Range(position, position), lsp.CodeActionContext([])),
        ),
    ]
    for method, parameters in asked:
        editor.ask(method, parameters)


def test_a_document_gets_its_form(editor: Editor, baker: Path) -> None:
    editor.edit(baker, 'kind:   "person"\nlabel: Baker   # who\n')
    document = lsp.TextDocumentIdentifier(baker.as_uri())
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    (edit,) = editor.ask(lsp.TEXT_DOCUMENT_FORMATTING, lsp.DocumentFormattingParams(document, options))
    assert edit.range == lsp.Range(lsp.Position(0, 0), lsp.Position(2, 0))
    assert edit.new_text == "label: Baker  # who\nkind: person\n"


def applied(change: lsp.WorkspaceEdit, root: Path) -> dict[str, str]:
    """Return the texts of the files with a change, by their paths below the root, as an editor makes it."""
    texts = {path: path.read_text("utf-8") for path in [*root.glob("terms/**/*.yml"), *root.glob("graph/*.yml")]}
    for part in change.document_changes:
        if isinstance(part, lsp.RenameFile):
            texts[Path(part.new_uri.removeprefix("file://"))] = texts.pop(Path(part.old_uri.removeprefix("file://")))
            continue
        path = Path(part.text_document.uri.removeprefix("file://"))
        lines = texts[path].split("\n")
        for edit in reversed(part.edits):
            start, end = edit.range.start, edit.range.end
            whole = lines[start.line][: start.character] + edit.new_text + lines[end.line][end.character :]
            lines[start.line : end.line + 1] = whole.split("\n")
        texts[path] = "\n".join(lines)
    return {path.relative_to(root).as_posix(): text for path, text in texts.items()}


def test_a_term_is_renamed_in_all_files(editor: Editor, baker: Path, top: Path, tmp_path: Path) -> None:
    end = top / "terms/end.yml"
    place = (end, 0, 8)
    prepared = editor.at(lsp.TEXT_DOCUMENT_PREPARE_RENAME, *place)
    assert prepared.placeholder == "end"
    texts = applied(editor.at(lsp.TEXT_DOCUMENT_RENAME, *place, new_name="finish"), top)
    assert "terms/end.yml" not in texts
    assert "former_ids: [end]" in texts["terms/finish.yml"]
    assert "{finish: Somebody has to.}" in texts["terms/people/baker.yml"]
    output.write(tmp_path, {file: text for file, text in texts.items() if file in {*kitchen(), "terms/finish.yml"}})
    assert {each.check for each in compile_glossary(tmp_path).diagnostics} <= {"empty-stage", "empty-setting"}
    # a place that names it does as well, and what is not saved counts
    editor.edit(baker, BAKER.replace("Who bakes what", "Who, [[end|in the end]], bakes what"))
    change = editor.at(lsp.TEXT_DOCUMENT_RENAME, baker, 3, 19, new_name="finish")
    edits = [each for each in change.document_changes if isinstance(each, lsp.TextDocumentEdit)]
    (part,) = [each for each in edits if each.text_document.uri == baker.as_uri()]
    assert "Who, [[finish|in the end]], bakes what" in "".join(edit.new_text for edit in part.edits)


@pytest.mark.parametrize(
    ("place", "new", "why"),
    [
        ((0, 8), "begin", "`begin` is a term already"),
        ((0, 8), "No id", "no-id"),
        ((1, 7), "other", "only terms can be renamed"),
        ((2, 15), "other", "no term is named here"),
    ],
)
def test_a_rename_that_cannot_be_is_refused(
    place: tuple[int, int], new: str, why: str, editor: Editor, baker: Path
) -> None:
    editor.edit(baker, BAKER.replace("aliases: [Bread maker]\n", ""))
    with pytest.raises(JsonRpcException, match=why):
        editor.at(lsp.TEXT_DOCUMENT_RENAME, baker, *place, new_name=new)
