"""How the words of a search are spread over files."""

from __future__ import annotations

from glossgraph.site.machines.search_files import file_number


def test_words_are_spread_over_files() -> None:
    numbers = [file_number(start, 7) for start in ("marg", "call", "pric", "liqu", "hair", "λ")]
    assert set(numbers) <= set(range(7))
    assert len(set(numbers)) > 2
