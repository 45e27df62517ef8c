"""Plain words become Markdown that shows them as they are, whatever is in them."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossgraph.importing.plain import cleaned, markdown, on_one_line, words
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Text
from glossgraph.model import Glossary
from glossgraph.source.characters import strays
from glossgraph.text.markup import tags, unsafe
from glossgraph.text.mentions import incomplete
from glossgraph.text.plain import plain_words
from glossgraph.text.scan import scan

NASTY = st.text("ab *_`[](){}<>!#|&;:@\\\"'/=-+~.1\n", max_size=40)

PIECES = (
    "**b**",
    "_i_",
    "`c`",
    "[a](http://x.y)",
    "[[a]]",
    "[@k]",
    "<b>",
    "&amp;",
    "1. a",
    "- b",
    "# h",
    "~~~",
    "![x]",
)

TEXTS = NASTY | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=40)

NOTHING = Glossary(terms={})


@settings(max_examples=1000)
@given(TEXTS)
@example("x\\*y=k of `a_b` and **bold** [link](https://e.org/)")
@example("=One who keeps")
@example("[[a] b")
@example("1\\. a\n===")
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    written = on_one_line(Text(text), Tally(), str)
    assert plain_words(NOTHING, written) == " ".join(cleaned(text, Tally()).split())
    assert not list(unsafe(written))
    assert not list(strays(written))
    assert not scan(written).mentions
    assert not incomplete(written)
    assert not scan(written).citations
    assert not scan(written).code


@settings(max_examples=500)
@given(TEXTS)
def test_paragraphs_are_shown_as_they_are(text: str) -> None:
    written = markdown(Text(text), Tally(), str)
    assert plain_words(NOTHING, written) == " ".join(cleaned(text, Tally()).split())
    assert not list(unsafe(written))


@settings(max_examples=500)
@given(TEXTS)
def test_labels_hold_neither_tags_nor_what_nobody_sees(text: str) -> None:
    label = words(text, Tally())
    assert label == " ".join(label.split())
    assert not list(strays(label))
    assert not list(tags(label))
