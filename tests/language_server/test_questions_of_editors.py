"""What `glossgraph lsp` answers to an editor: the cases are in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from editor import Editor
from kitchen import kitchen
from lsprotocol import types as lsp

from glossgraph import output

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (Path(__file__).parent / "cases").glob("*.yml")
}


def of(feature: str) -> Any:
    return pytest.mark.parametrize("case", CASES[feature], ids=[case["about"] for case in CASES[feature]])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kitchen")
    output.write(folder, {**kitchen(), "terms/dough.yml": "label: Dough\nkind: thing\ndefinition: What is kneaded.\n"})
    return folder


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    editor = Editor(root)
    yield editor
    assert editor.stop() == 0


class Place:
    """A place in a file that is open."""

    def __init__(self, editor: Editor, root: Path, case: dict[str, Any]) -> None:
        before, mark, after = case["text"].partition("^|")
        assert mark, "the text has no cursor"
        self.path, self.text = root / case.get("file", "terms/dough.yml"), before + after
        self.line = before.count("\n")
        self.character = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
        self._editor = editor
        self.version = editor.open(self.path, self.text)

    def ask(self, method: str, **more: Any) -> Any:
        return self._editor.at(method, self.path, self.line, self.character, **more)

    def edited(self, edits: list[lsp.TextEdit]) -> str:
        """Return the text with edits as an editor makes them, the last first."""
        lines = [line.encode("utf-16-le") for line in self.text.split("\n")]
        for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
            start, end = edit.range.start, edit.range.end
            first, last = lines[start.line][: 2 * start.character], lines[end.line][2 * end.character :]
            whole = first.decode("utf-16-le") + edit.new_text + last.decode("utf-16-le")
            lines[start.line : end.line + 1] = [line.encode("utf-16-le") for line in whole.split("\n")]
        return "\n".join(line.decode("utf-16-le") for line in lines)


@pytest.fixture
def place(editor: Editor, root: Path, case: dict[str, Any]) -> Iterator[Place]:
    place = Place(editor, root, case)
    yield place
    editor.close(place.path)


@of("completion")
def test_what_can_be_typed(place: Place, case: dict[str, Any]) -> None:
    found = place.ask(lsp.TEXT_DOCUMENT_COMPLETION)
    items = {item.label: item for item in found.items}
    for label, about in case.get("offers", {}).items():
        assert label in items, items.keys()
        assert not about or items[label].documentation == about
    assert items.keys().isdisjoint(case.get("lacks", ()))
    assert len(items) == len(found.items)
    for label, text in case.get("writes", {}).items():
        edit = items[label].text_edit
        assert edit.new_text == text
        assert edit.range.start.line == edit.range.end.line == place.line
        assert edit.range.start.character <= place.character <= edit.range.end.character


@of("hover")
def test_what_is_shown(place: Place, case: dict[str, Any]) -> None:
    found = place.ask(lsp.TEXT_DOCUMENT_HOVER)
    if "shows" not in case:
        assert found is None
        return
    assert case["shows"] in found.contents.value
    assert found.range.start.character <= place.character <= found.range.end.character


@of("actions")
def test_what_can_be_done(place: Place, case: dict[str, Any], editor: Editor) -> None:
    found = editor.problems(place.path, place.version)
    position = lsp.Position(place.line, place.character)
    parameters = lsp.CodeActionParams(
        lsp.TextDocumentIdentifier(place.path.as_uri()),
        lsp.Range(position, position),
        lsp.CodeActionContext(found),
    )
    actions = editor.ask(lsp.TEXT_DOCUMENT_CODE_ACTION, parameters)
    texts = {action.title: place.edited([*action.edit.changes[place.path.as_uri()]]) for action in actions}
    assert texts == case["gives"]
    assert "preferred" not in case or [bool(action.is_preferred) for action in actions] == [case["preferred"]]
    for action in actions:
        assert all(diagnostic in found for diagnostic in action.diagnostics or ())


def place_of(editor: Editor, root: Path, file: str, mark: str, method: str, **more: Any) -> Any:
    """Ask at the end of some words of a file as it is on the disk."""
    before, _, _ = (root / file).read_text("utf-8").partition(mark)
    before += mark
    return editor.at(method, root / file, before.count("\n"), len(before) - before.rfind("\n") - 1, **more)


def lines_of(locations: Any, root: Path) -> list[tuple[str, str]]:
    """Return the file and the marked words of each place."""
    found = []
    for location in locations:
        path = Path(location.uri.removeprefix("file://"))
        line = path.read_text("utf-8").split("\n")[location.range.start.line]
        words = line[location.range.start.character : location.range.end.character]
        found.append((path.relative_to(root).as_posix(), words))
    return sorted(found)


@pytest.mark.parametrize(
    ("file", "mark", "expected"),
    [
        ("terms/begin.yml", "leads-to: {en", [("terms/end.yml", "End")]),
        ("terms/begin.yml", "edges: {lead", [("graph/relations.yml", "leads-to")]),
        ("terms/people/baker.yml", "[[beg", [("terms/begin.yml", "Beginning")]),
        ("terms/people/baker.yml", "[@pan", [("graph/references.yml", "panis-1900")]),
        ("terms/people/baker.yml", "sources: [sal", [("graph/references.yml", "salt-2001")]),
        ("terms/people/baker.yml", "kind: per", [("graph/kinds.yml", "person")]),
        ("graph/settings.yml", "chef: bak", [("terms/people/baker.yml", "Baker")]),
        ("graph/paths.yml", "term: beg", [("terms/begin.yml", "Beginning")]),
        ("terms/people/baker.yml", "definition: Wh", []),
    ],
)
def test_where_something_is_defined(
    editor: Editor, root: Path, file: str, mark: str, expected: list[tuple[str, str]]
) -> None:
    assert lines_of(place_of(editor, root, file, mark, lsp.TEXT_DOCUMENT_DEFINITION), root) == expected


def test_where_something_is_named(editor: Editor, root: Path) -> None:
    def named(file: str, mark: str, *, declared: bool = False) -> list[tuple[str, str]]:
        context = lsp.ReferenceContext(include_declaration=declared)
        found = place_of(editor, root, file, mark, lsp.TEXT_DOCUMENT_REFERENCES, context=context)
        return lines_of(found, root)

    begin = [("graph/paths.yml", "begin"), ("terms/people/baker.yml", "begin")]
    assert named("terms/begin.yml", "label: Beg") == begin
    assert named("terms/people/baker.yml", "[[beg", declared=True) == sorted([*begin, ("terms/begin.yml", "Beginning")])
    assert named("graph/references.yml", "id: panis") == [("terms/people/baker.yml", "panis-1900")]
    relations = [("terms/begin.yml", "leads-to"), ("terms/people/baker.yml", "leads-to")]
    assert named("graph/relations.yml", "leads") == relations
    assert named("graph/settings.yml", "{chef: bak") == [("graph/settings.yml", "baker")]


def test_the_outline_and_terms_by_name(editor: Editor, root: Path) -> None:
    document = lsp.TextDocumentIdentifier((root / "terms/people/baker.yml").as_uri())
    (term,) = editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(document))
    assert (term.name, term.detail) == ("Baker", "baker")
    assert [(edge.name, edge.detail) for edge in term.children] == [("end", "leads-to")]
    document = lsp.TextDocumentIdentifier((root / "graph/stages.yml").as_uri())
    stages = editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(document))
    assert [(stage.name, stage.detail) for stage in stages] == [("dawn", "stage"), ("noon", "stage")]
    found = editor.ask(lsp.WORKSPACE_SYMBOL, lsp.WorkspaceSymbolParams("bread mak"))
    assert [symbol.name for symbol in found] == ["Baker"]


def test_the_links_of_a_document(editor: Editor, root: Path) -> None:
    document = lsp.TextDocumentIdentifier((root / "terms/people/baker.yml").as_uri())
    found = editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, lsp.DocumentLinkParams(document))
    assert [link.target for link in found] == [
        "http://127.0.0.1:8000/terms/baker/",
        (root / "terms/begin.yml").as_uri(),
        "https://doi.org/10.1000/bread",
        "https://salt.example/",
    ]
