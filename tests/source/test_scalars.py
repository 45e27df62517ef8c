"""Where the characters of a value stand in its text."""

from __future__ import annotations

import yaml
from hypothesis import given, strategies

from glossgraph.source.places import composed
from glossgraph.source.scalars import Written

WORDS = strategies.lists(strategies.text("ab-é'\"\\#:[]|{}", min_size=1, max_size=6), min_size=1, max_size=5)

STYLES = strategies.sampled_from([None, "'", '"', "|", ">"])


@given(WORDS, STYLES, strategies.sampled_from([" ", "\n", "\n\n", " \t"]), strategies.integers(8, 40))
def test_every_word_of_a_value_is_found_however_it_is_written(
    words: list[str], style: str | None, between: str, width: int
) -> None:
    value = between.join(words)
    text = yaml.dump({"key": value}, default_style=style, width=width, allow_unicode=True)
    root = composed(text)
    assert root is not None
    ((_, node),) = root.value
    assert node.value == value
    written, position = Written(text, node), 0
    for word in words:
        start = value.index(word, position)
        position = start + len(word)
        span = written.span(start, position)
        assert span is not None
        raw = text[slice(*span)]
        if node.style == '"':
            raw = str(yaml.safe_load(f'"{raw}"'))
        assert (raw.replace("''", "'") if node.style == "'" else raw) == word


def test_where_there_is_nothing_to_be_seen_no_place_is_known() -> None:
    root = composed("key: '  '")
    assert root is not None
    assert Written("key: '  '", root.value[0][1]).span(0, 2) is None
