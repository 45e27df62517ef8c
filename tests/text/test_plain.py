"""Contributed Markdown as plain words: what is read of it on a page."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attacks import ATTACKS
from glossgraph.model import Glossary, Term
from glossgraph.text.plain import plain_words
from glossgraph.words.prose import prose
from written import written

TERMS = {
    id_: Term(id_, f"terms/{id_}.yml", label, "event", "A thing.")
    for id_, label in {"margin-call": "Margin call", "odd": "A *b* [c]"}.items()
}
GLOSSARY = Glossary(terms=TERMS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain,\n words.", "Plain, words."),
        ("A *very* **[long](https://a.example/*b*) day**.", "A very long day."),
        ("An _old_ __way__, and snake_case_names.", "An old way, and snake_case_names."),
        ("Write ``a`*b`` or `[x](https://a.example)`.", "Write a`*b or [x](https://a.example)."),
        ("**`a`**, 2 * 3, [x](data:a).", "a, 2 * 3, [x](data:a)."),
        ("A [[margin-call]]; [[margin-call|*it* is `x`]].", "A margin call; it is x."),
        ("See [[odd]].", "See a *b* [c]."),
        (r"Not \*so\*, &amp; `\*so\*`.", r"Not *so*, & \*so\*."),
        ("Of <T> and 1 < 2, ![seen](https://a.example/b.png).", "Of <T> and 1 < 2, ![seen](https://a.example/b.png)."),
        ("It does\n\n- this, and\n- that.\n\n> So.\n\n# Really", "It does this, and that. So. Really"),
        ("Run\n\n```sh\nmake *all*\n```\n\nfirst.", "Run make *all* first."),
        ("\ue0000\ue001 and `a`, \ue0007\ue001.", "a and a, ."),
        ("It costs $x_1$, 5 % of it.", "It costs $x_1$, 5 % of it."),
        ("&#`<` and &#8211; and &#x", "&#< and \u2013 and &#x"),
    ],
)
def test_only_the_words_are_left(text: str, words: str) -> None:
    assert plain_words(GLOSSARY, text) == words


class Text(HTMLParser):
    """The words of some HTML; blocks end words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object = None) -> None:
        del attrs
        if tag not in {"a", "em", "strong", "code"}:
            self.words += " "

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@example("&#`<`")
@example("&#1`<`&#x`>`")
@given(st.text(alphabet="ab *_`[]()<>\\&#\n-1.", max_size=30) | st.sampled_from(ATTACKS))
def test_they_are_those_that_a_page_shows(text: str) -> None:
    html = markdown.markdown(written(prose(GLOSSARY, text)))
    assert plain_words(GLOSSARY, text).split() == Text(html).words.split()
