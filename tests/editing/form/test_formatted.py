"""A file in its canonical form says the same as before, keeps its comments, and has no other form."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from yaml_texts import comments_in, texts

from folders import TESTS
from glossgraph import source
from glossgraph.editing.form import Order, formatted
from glossgraph.editing.form.files import files, format_files
from glossgraph.source import SourceError, parse

ORDER = Order(["triggers", "precedes"])

CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "editing/form/cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["what"]))
def test_a_file_gets_its_form(case: dict[str, Any]) -> None:
    file, form = case.get("file", "terms/a.yml"), case["form"]
    assert formatted(file, case["text"], ORDER) == form
    assert formatted(file, form, ORDER) == form


@settings(max_examples=100, deadline=None)
@given(texts())
def test_nothing_is_lost(text: str) -> None:
    try:
        before = parse(text)
    except SourceError:
        assume(condition=False)
        return
    assume(not before.lost)
    form = formatted("terms/a.yml", text, ORDER)
    assert parse(form).value == before.value
    assert comments_in(form) == comments_in(text)
    assert formatted("terms/a.yml", form, ORDER) == form


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("label: &a A\nkind: *a\n", "an anchor (`&`) is not supported"),
        ("label: !x A\n", "a tag (`!`) is not supported"),
        ("label: A\nlabel: B\n", "`label` is written twice"),
        ("%YAML 1.2\n---\nlabel: A\n", "a directive (`%`) is not supported"),
        ("label: A\n---\nlabel: B\n", "a second document begins here"),
        ("label: A\u200b\n", "the text holds U+200B (zero width space)"),
        ("label: A #1\n", "the `#` may end a text too early: YAML takes the rest of the line for a comment"),
        ("step: {message: one, two}\n", "the comma may end a text too early: in braces, it separates entries"),
        ("label: [A\n", "the `[` that opens here is not closed"),
    ],
)
def test_what_has_to_be_mended_first_is_told(text: str, message: str) -> None:
    with pytest.raises(SourceError) as error:
        formatted("terms/a.yml", text, ORDER)
    assert error.value.message == message


def test_the_real_glossary_loses_nothing(project: Any) -> None:
    names = files(project)
    first = format_files(project, names)
    assert not first.faults
    assert len(first.change.after) == len(names)
    order = Order(parse(source.read(names["graph/relations.yml"], project)).value)
    for name in list(first.change.after)[::9]:
        before, form = first.change.before[name] or "", first.change.after[name] or ""
        assert parse(form).value == parse(before).value
        assert comments_in(form) == comments_in(before)
        assert formatted(name, form, order) == form
