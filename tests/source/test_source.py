"""Values and places of YAML texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import TESTS
from glossgraph import source
from glossgraph.source import SourceError, Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
label: Margin call
aliases: [one, "two"]
edges:
  triggers:
    forced-liquidation: >-
      It may close
      the position.
faq:
  - question: Why?
    answer: Because of [[it]].
"""


@pytest.mark.parametrize(
    ("path", "part", "words", "span"),
    [
        (("label",), "value", "", Span(1, 8, 1, 19)),
        (("label",), "key", "", Span(1, 1, 1, 6)),
        (("aliases", 1), "value", "", Span(2, 16, 2, 21)),
        (("edges", "triggers", "forced-liquidation"), "key", "", Span(5, 5, 5, 23)),
        (("edges", "triggers", "forced-liquidation"), "value", "close", Span(6, 14, 6, 19)),
        (("faq", 0, "answer"), "value", "[[it", Span(10, 24, 10, 28)),
        (("faq", 0, "missing"), "value", "", Span(9, 5, 10, 31)),
        (("nothing", "at", "all"), "value", "", Span(1, 1, 1, 6)),
        ((), "value", "", Span(1, 1, 1, 6)),
    ],
)
def test_a_document_path_has_a_place(path: tuple[str | int, ...], part: source.Part, words: str, span: Span) -> None:
    located = source.span_at(TEXT, path, part, words)
    if path == ("faq", 0, "missing"):
        assert (located.line, located.column) == (span.line, span.column)
    else:
        assert located == span


def test_words_of_a_reason_without_its_key_are_found_in_it() -> None:
    text = "edges:\n  triggers:\n    a: >-\n      It goes on\n      to [[b]].\n"
    assert source.span_at(text, ("edges", "triggers", "a", "reason"), words="[[b]]") == Span(5, 10, 5, 15)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "{", "\x00", "[" * 400])
def test_a_place_in_a_broken_text_is_its_start(text: str) -> None:
    assert source.span_at(text, ("label",))[:2] == (1, 1)


def test_keys_are_text_as_written() -> None:
    values, repeated, strays, lost = source.parse("no: 1\n1.10: 2\n2024-01-01: 3\nyes: {null: 4}\n")
    assert values == {"no": 1, "1.10": 2, "2024-01-01": 3, "yes": {"null": 4}}
    assert repeated == strays == lost == []


@pytest.mark.parametrize(("text", "value"), [("a: 2024-13-45", "2024-13-45"), ("a: 0o9", "0o9"), ("a: 1e400", "1e400")])
def test_an_odd_number_or_date_is_text(text: str, value: str) -> None:
    assert source.parse(text).value == {"a": value}


def test_a_carriage_return_within_a_text_is_kept_so_that_it_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"label: A\rB\r\nkind: b\n")
    parsed = source.parse(source.read(file, tmp_path))
    assert parsed.value == {"label": "A B", "kind": "b"}
    assert [stray.span for stray in parsed.strays] == [Span(1, 9, 1, 10)]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbflabel: A\n", b"label: A\r\n", b"label: A\r"])
def test_marks_and_line_ends_of_other_systems_do_no_harm(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(data)
    assert source.parse(source.read(file, tmp_path)).value == {"label": "A"}


UNREADABLE = {
    "utf-16": ("label: A".encode("utf-16"), (1, 1), "the text is not UTF-8"),
    "latin-1": (b"a: b\nlabel: \xe9t\xe9", (2, 8), "the text is not UTF-8"),
    "tab": (b"a:\n\tb: 1", (2, 1), "a tab indents the line"),
    "quote": (b'a: 1\nb: "open\nc: 2', (2, 4), "the quote that opens here is not closed"),
    "brace": (b"a: {b: 1\n", (1, 4), "the `{` that opens here is not closed"),
    "list-key": (b"? [a, b]\n: 1", (1, 3), "a key is not text"),
    "alias": (b"a: *b", (1, 4), "the value starts with `*`"),
    "anchor": (b"a: &b 1", (1, 4), "an anchor (`&`) is not supported"),
    "nan": (b"a: .nan", (1, 4), "the number is not finite"),
    "infinity": (b"a: [-.inf]", (1, 5), "the number is not finite"),
    "large": (b"a: " + b"x" * source.MAX_BYTES, (1, 1), "the file is larger than 1,000,000 bytes"),
    "deep": (b"[" * 100_000, (1, 101), "the values are nested too deeply"),
    "deep-items": (b"- " * 100_000, (1, 201), "the values are nested too deeply"),
}


@pytest.mark.parametrize(("data", "place", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_says_where_and_why(
    data: bytes, place: tuple[int, int], message: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        source.parse(source.read(file, tmp_path))
    assert caught.value.message == message
    assert caught.value.span[:2] == place
    assert caught.value.cure


@pytest.mark.parametrize(
    ("file", "cure"),
    [
        ("terms/a.yml", "other terms"),
        ("graph/kinds.yml", "cannot be split"),
        ("graph/references.yml", "another file"),
        ("graph/references/more/a.yml", "another file"),
    ],
)
def test_a_file_that_is_too_large_is_split_where_that_can_be_done(file: str, cure: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"#" * (source.MAX_BYTES + 1))
    with pytest.raises(SourceError) as caught:
        source.read(path, tmp_path)
    assert cure in caught.value.cure


STRAYS = {
    "none": ("a: Côte d’Azur – 5 %\n", []),
    "control": ("a: b\nlabel: é\x01b\x01", [((2, 9), "U+0001 (control character)", 1)]),
    "delete": ("a: b\x7f", [((1, 5), "U+007F (control character)", 0)]),
    "escape": ("a: \x1b[31m", [((1, 4), "U+001B (control character)", 0)]),
    "carriage return": ("a: b\rc\n", [((1, 5), "U+000D (carriage return)", 0)]),
    "escaped carriage return": ('a: "b\\rc"', [((1, 4), "U+000D (carriage return)", 0)]),
    "separator": ("a: b\u2028c", [((1, 5), "U+2028 (line separator)", 0)]),
    "next line": ("a: b\x85c", [((1, 5), "U+0085 (next line)", 0)]),
    "escaped": ('a: "b\\x01"', [((1, 4), "U+0001 (control character)", 0)]),
    "escaped override": ('a: ["\\u202e"]', [((1, 5), "U+202E (right-to-left override)", 0)]),
    "not escaped": (r"a: 'b\x01'", []),
    "override": ("a: b\nc: \u202ed", [((2, 4), "U+202E (right-to-left override)", 0)]),
    "zero width": ("a: lever\u200bage\u200b", [((1, 9), "U+200B (zero width space)", 1)]),
    "mark": ("a: \ufeffb", [((1, 4), "U+FEFF (zero width no-break space)", 0)]),
    "soft hyphen": ("a: lever\xadage", [((1, 9), "U+00AD (soft hyphen)", 0)]),
    "lost": ("a: lever\ufffdge", [((1, 9), "U+FFFD (replacement character)", 0)]),
    "private": ("a: \ue000", [((1, 4), "U+E000 (private use)", 0)]),
    "joiner": ("a: lever\u200dage", [((1, 9), "U+200D (zero width joiner)", 0)]),
    "needed joiner": ("a: می\u200cخواهم 👩\u200d🚒", []),
    "needed mark": ("a: שלום\u200e!", []),
    "decomposed": ("a: b\nc: de\u0301tail", [((2, 5), "`é` in a form that is not composed (not NFC)", 0)]),
    "composed": ("a: détail", []),
    "both": ("a: \x01\u200b", [((1, 4), "U+0001 (control character)", 0), ((1, 5), "U+200B (zero width space)", 0)]),
}


@pytest.mark.parametrize(("text", "expected"), STRAYS.values(), ids=STRAYS)
def test_a_stray_character_is_found_and_the_rest_of_the_file_is_read(text: str, expected: list[object]) -> None:
    parsed = source.parse(text)
    assert [(stray.span[:2], stray.name, stray.more) for stray in parsed.strays] == expected
    assert "a" in parsed.value
    assert source.span_at(text, ("a",))[:2] == (1, 4)


@pytest.mark.parametrize("text", ["le\u200bver: de\u0301\x01tail", '"le\\xadver": "d\\u00e9\\0tail"'])
def test_a_word_is_read_as_if_its_stray_characters_were_not_there(text: str) -> None:
    assert source.parse(text).value == {"lever": "détail"}
    assert source.parse('a: "\\0"').value == {"a": "\ufffd"}
    assert source.parse("a: b \u200b\x01c").value == {"a": "b \u200b\ufffdc"}


LOST = yaml.safe_load((TESTS / "lost.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LOST, ids=lambda case: case["name"])
def test_text_that_yaml_drops_is_found(case: dict[str, Any]) -> None:
    lost = source.parse(case["text"]).lost
    places = [f"{each.span.line}:{each.span.column}-{each.span.end_column}" for each in lost]
    paths = [".".join(map(str, each.path)) for each in lost]
    assert [f"{p} {path} {one.text}" for p, path, one in zip(places, paths, lost, strict=True)] == case["lost"]
    for each in lost:
        assert each.line == case.get("line", each.line)
        # written so, nothing is lost
        assert source.parse(each.line).lost == []


def test_a_folder_called_like_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    with pytest.raises(SourceError, match="called like a file"):
        source.read(tmp_path / "a.yml", tmp_path)


def test_an_ampersand_in_words_is_no_anchor() -> None:
    assert source.parse("a: Flour & water\nb: R&D\n").value == {"a": "Flour & water", "b": "R&D"}


def test_a_mistake_on_a_line_that_was_read_as_it_is_meant_is_placed_as_it_is_written() -> None:
    text = "boundaries:\n      detail: |\n    An owner.\n  - >-\n    A dealer.\nlabel: A\n"
    errors = source.recover(text).errors
    lines = text.split("\n")
    assert len(errors) > 1
    assert all(error.span.column <= len(lines[error.span.line - 1]) + 1 for error in errors)
