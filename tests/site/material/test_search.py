"""Which headings of a page a search leaves out."""

from __future__ import annotations

import pytest

from glossgraph.site.material.search import exclude_sections

MARK = "<!-- unsearched -->\n"

OUT = ' data-search-exclude="true"'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>a</h1><h2>b</h2>", "<h1>a</h1><h2>b</h2>"),
        (f"<h2>a</h2>{MARK}<p>b</p>", f"<h2{OUT}>a</h2><p>b</p>"),
        (f'<h2 id="a">a</h2>{MARK}', f'<h2{OUT} id="a">a</h2>'),
        # a section ends at the next heading of its level
        (f"<h2>a</h2>{MARK}<h2>b</h2>", f"<h2{OUT}>a</h2><h2>b</h2>"),
        (f"<h3>a</h3>{MARK}<h3>b</h3><h4>c</h4>", f"<h3{OUT}>a</h3><h3>b</h3><h4>c</h4>"),
        # what is deeper belongs to it, at any depth
        (
            f"<h2>a</h2>{MARK}<h3>b</h3><h5>c</h5><h3>d</h3>",
            f"<h2{OUT}>a</h2><h3{OUT}>b</h3><h5{OUT}>c</h5><h3{OUT}>d</h3>",
        ),
        # a heading further up ends it too
        (f"<h3>a</h3>{MARK}<h4>b</h4><h2>c</h2><h3>d</h3>", f"<h3{OUT}>a</h3><h4{OUT}>b</h4><h2>c</h2><h3>d</h3>"),
        (f"<h1>a</h1><h2>b</h2><h3>c</h3>{MARK}<h2>d</h2>", f"<h1>a</h1><h2>b</h2><h3{OUT}>c</h3><h2>d</h2>"),
        # one that ends a section may be left out itself, and a mark in a section that is left out adds nothing
        (f"<h2>a</h2>{MARK}<h2>b</h2>{MARK}<h3>c</h3>", f"<h2{OUT}>a</h2><h2{OUT}>b</h2><h3{OUT}>c</h3>"),
        (f"<h2>a</h2>{MARK}<h3>b</h3>{MARK}<h2>c</h2>", f"<h2{OUT}>a</h2><h3{OUT}>b</h3><h2>c</h2>"),
        # two marks are one, and a mark before any heading is of none
        (f"<h2>a</h2>{MARK}<p>b</p>{MARK}", f"<h2{OUT}>a</h2><p>b</p>"),
        (f"{MARK}<h2>a</h2><hr><header>b</header>", "<h2>a</h2><hr><header>b</header>"),
    ],
)
def test_a_marked_section_is_left_out_with_what_is_below_it(html: str, expected: str) -> None:
    assert exclude_sections(html) == expected
