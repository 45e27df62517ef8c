"""A file in its canonical form says the same as before, keeps its comments, and has no other form."""

from __future__ import annotations

from hypothesis import assume, given, settings
from yaml_texts import comments_in, texts

from glossgraph.editing.form import Order, formatted
from glossgraph.source import SourceError, parse

ORDER = Order(["triggers", "precedes"])


@settings(max_examples=8000, deadline=None)
@given(texts())
def test_nothing_is_lost(text: str) -> None:
    try:
        before = parse(text)
    except SourceError:
        assume(False)
    assume(not before.lost)
    form = formatted("terms/a.yml", text, ORDER)
    assert parse(form).value == before.value
    assert comments_in(form) == comments_in(text)
    assert formatted("terms/a.yml", form, ORDER) == form
