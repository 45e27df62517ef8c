"""Sentences with names in braces: the numbers stand where the names were, and nothing in a sentence becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.site.here import Here
from glossgraph.site.page import Site
from glossgraph.words.slots import slotted

if TYPE_CHECKING:
    from glossgraph.model import Glossary

NUMBERS = {"price": "98.1 <USD>", "sold": "1*2*3"}


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("It is {price}.", "It is 98.1 &lt;USD&gt;."),
        ("{price} and {price}", "98.1 &lt;USD&gt; and 98.1 &lt;USD&gt;"),
        ("**{price}** of {sold}", "<strong>98.1 &lt;USD&gt;</strong> of 1*2*3"),
        # names of nothing stay as they are
        ("It is {prize} {} { price }.", "It is {prize} {} { price }."),
        ("`{price}`", "<code>98.1 &lt;USD&gt;</code>"),
        ("[[dough|{sold} of it]]", '<a href="terms/dough.md">1*2*3 of it</a>'),
        # a name of a term, in a place for a number, is no link
        ("All is {sold} [@miller-1999, p. 3].", "All is 1*2*3."),
        ("<b>{price}</b>", "&lt;b&gt;98.1 &lt;USD&gt;&lt;/b&gt;"),
    ],
)
def test_numbers_stand_where_their_names_were(bread: Glossary, written: str, html: str) -> None:
    text = slotted(bread, written, NUMBERS)
    shown = Here(Site(bread), "index.md", web=True).html(text.filled(NUMBERS.__getitem__))
    for code, character in {
        "&#123;": "{",
        "&#125;": "}",
        "&#46;": ".",
        "&#32;": " ",
        "&#60;": "&lt;",
        "&#62;": "&gt;",
    }.items():
        shown = shown.replace(code, character)
    assert shown == html


def test_a_script_gets_a_place_for_each_number(bread: Glossary) -> None:
    text = slotted(bread, "It is *{price}*, [[dough|{sold} of it]], {prize}.", NUMBERS)
    html = Here(Site(bread), "index.md", web=True).html(text.text)
    written = text.written(html, lambda name: f"<i>{name}</i>")
    assert written == ('It is <em><i>price</i></em>, <a href="terms/dough.md"><i>sold</i> of it</a>, {prize}.').replace(
        "{", "&#123;"
    ).replace("}", "&#125;")
