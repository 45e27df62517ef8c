"""The headings of contributed texts come below those of the page, as a renderer sees them."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.model import Glossary, Term
from glossgraph.words.prose import BELOW_SECTION, prose, sentence
from written import written

GLOSSARY = Glossary(terms={"a": Term("a", "terms/a.yml", "Alpha", "event", "A thing.")})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# A\n\nx\n\n## B\n\ny", "### A\n\nx\n\n#### B\n\ny"),
        ("## B\n\nx", "### B\n\nx"),
        ("# A\n### B\n###### C\n# D #", "### A\n#### B\n##### C\n### D #"),
        ("# A\n## B\n### C\n#### D\n##### E\n", "### A\n#### B\n##### C\n###### D\n###### E"),
        ("A\n===\nx\n\nB\n---\ny", "### A\nx\n\n#### B\ny"),
        ("A title of [[a]]\n---", "### A title of [alpha](terms/a.md)"),
        ("C#\n===\nx", "### C\\#\nx"),
        ("x\n# A\ny", "x\n### A\ny"),
        ("- # A\n- x\n\n    ## B\n\n# C", "- ### A\n- x\n\n    #### B\n\n### C"),
        ("> # A", "> ### A"),
        ("1. # A", "1. ### A"),
        ("#1 of the list, and\n#2", "\\#1 of the list, and\n\\#2"),
        ("####### A", "\\####### A"),
        ("x\n\n    # no heading\n\n    y\n    ===", None),
        ("- x\n\n    ```\n    # no heading\n\n    ```", None),
        ("a | b\n--- | ---\n1 | #2", None),
        ("x # y, C#, and &#35;", None),
        ("x\n\n---\n\ny", None),
        ("- x\n---", "- x\n\n---"),
    ],
)
def test_headings_get_their_level_and_all_else_stays(text: str, shown: str | None) -> None:
    assert written(prose(GLOSSARY, text)).replace("\\`", "`") == (text if shown is None else shown)


def test_code_holds_no_headings() -> None:
    text = "```\n# a comment\n===\n```\n\n~~~\n# another\n~~~\n\n# A `# b`"
    html = markdown.markdown(written(prose(GLOSSARY, text)), extensions=["fenced_code"])
    assert re.findall(r"<h\d>.*?</h\d>", html) == ["<h3>A <code>&#35; b</code></h3>"]
    assert html.count("&#35;&#35;") == 0


def test_a_text_on_one_line_has_no_headings() -> None:
    assert written(sentence(GLOSSARY, "# A\n## B")) == "\\# A \\## B"
    assert "<h" not in markdown.markdown(written(sentence(GLOSSARY, "# A\n===\n\nB\n---")))


LINES = ["# A", "## B #", "#x", "x", "[[a]] y", "===", "---", "- x", "> x", "1. x", "", "", "```", "C#"]


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.sampled_from([2, BELOW_SECTION, 4]))
def test_no_heading_that_a_renderer_finds_is_above_its_level(text: str, level: int) -> None:
    html = markdown.markdown(written(prose(GLOSSARY, text, level=level)), extensions=["fenced_code"])
    assert all(int(number) >= level for number in re.findall(r"<h(\d)", html))
