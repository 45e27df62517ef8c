"""What white space goes from a page of HTML, and what stays."""

from __future__ import annotations

import pytest

from glossgraph.site.material.white_space import without_white_space


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul>\n    <li>a</li>\n\n\n  <li>b  c</li>  \n</ul>\n", "<ul>\n<li>a</li>\n<li>b  c</li>\n</ul>\n"),
        ("<p>a\n  <pre>\n  b\n\n  c</pre>\n  d", "<p>a\n<pre>\n  b\n\n  c</pre>\nd"),
        ("  <script>\n  x = `\n  `;\n</script>\n  <b>", "  <script>\n  x = `\n  `;\n</script>\n<b>"),
        (
            "<pre>a</pre>\n  <PRE>\n  b</PRE>\n  <preview>\n  c</preview>",
            "<pre>a</pre>\n<PRE>\n  b</PRE>\n<preview>\nc</preview>",
        ),
    ],
)
def test_only_white_space_that_nobody_sees_goes(html: str, expected: str) -> None:
    assert without_white_space(html) == expected
    assert without_white_space(expected) == expected
