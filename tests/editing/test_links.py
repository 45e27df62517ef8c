"""Links of hand-written pages, which follow a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.editing.links import relinked

if TYPE_CHECKING:
    from glossgraph.model import Glossary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](terms/dough.md)", "[a](terms/batter.md)"),
        ("[a](../glossary/terms/dough.md#faq 'x')", "[a](../glossary/terms/batter.md#faq 'x')"),
        ("[a](<terms/dough/>)", "[a](<terms/batter/>)"),
        ('<a href="terms/dough.json">', '<a href="terms/batter.json">'),
        ("[a]: /terms/dough.yml", "[a]: /terms/batter.yml"),
        ("[a](compare/dough-vs-starter.md)", "[a](compare/batter-vs-starter.md)"),
        ("[a](terms/doughnut.md) [b](terms/sour-dough.md)", "[a](terms/doughnut.md) [b](terms/sour-dough.md)"),
        ("[a](other-terms/dough.md)", "[a](other-terms/dough.md)"),
        ("[a](compare/dough-vs-loaf.md)", "[a](compare/dough-vs-loaf.md)"),
        ("`terms/dough.yml` and terms/dough.md", "`terms/dough.yml` and terms/dough.md"),
    ],
)
def test_a_link_follows_and_nothing_else_does(text: str, expected: str, bread: Glossary) -> None:
    assert relinked(text, bread, "dough", "batter") == expected
