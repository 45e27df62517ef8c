"""Markdown as HTML: the short ways give what Python-Markdown gives."""

from __future__ import annotations

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossgraph.mkdocs_plugin.quick_markdown import QuickMarkdown
from glossgraph.text.html import html_of

PIECES = [
    *("a", "Two words", "é", "日本", "²", "½", "_", "*", "**", "`", "``", "-", "(", ")", "[", "]", "](", "!", "!["),
    *("<", "'", "’", "/", ":", "?", "|", "&", "\\", "\n", "\n\n", "  \n", "- ", "1. ", "> ", "# ", "\ue0000\ue001"),
    *(
        "*x*",
        "*Some title*",
        "*a b?*",
        r"\_",
        r"\*",
        r"\#",
        r"\>",
        r"\`",
        "&quot;",
        "&lt;",
        "&#123;",
        "http://x.example",
        "[r]",
    ),
    *("[a](b.md)", "[x y](../c/#d)", "[doi:10](https://doi.org/10.1/a_b)", "<b>x</b>", "<a@b.example>", "[a][r]"),
    *("![i](j.png)", "![i][r]", "<https://x.example>", "\n\n[r]: https://y.example\n", "`[x](y)`"),
]

TEXTS = st.lists(st.sampled_from([*PIECES, " ", ", ", ". "]), max_size=12).map("".join)


@settings(max_examples=400)
@given(TEXTS)
@example(r"Chan, A. (2025). *On \_names\_*. arXiv. [doi:10.1/a\_b](https://doi.org/10.1/a_b)")
def test_a_text_is_what_python_markdown_makes_of_it(text: str) -> None:
    assert html_of(text) == markdown.markdown(text)


@settings(max_examples=200)
@given(TEXTS)
def test_a_page_is_what_python_markdown_makes_of_it(text: str) -> None:
    others = ["attr_list", "toc"]
    assert markdown.markdown(text, extensions=[QuickMarkdown(), *others]) == markdown.markdown(text, extensions=others)
