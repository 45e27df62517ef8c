"""Contributed text cannot become markup; mentions become links that read well."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attacks import ATTACKS
from glossgraph.model import Glossary, Term
from glossgraph.text.escape import escape_markdown
from glossgraph.text.mentions import mentioned, on_one_line
from glossgraph.words.prose import prose
from written import written

TERMS = {
    id_: Term(id_, f"terms/{id_}.yml", label, "event", "A thing.")
    for id_, label in {"margin-call": "Margin call", "adl": "ADL ranking", "odd": "A *b* [c] <i>"}.items()
}
GLOSSARY = Glossary(terms=TERMS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A [[margin-call]] comes.", "A [margin call](terms/margin-call.md) comes."),
        ("[[margin-call]] comes.", "[Margin call](terms/margin-call.md) comes."),
        ("It ends. [[margin-call]] comes.", "It ends. [Margin call](terms/margin-call.md) comes."),
        ("It is: [[margin-call]].", "It is: [margin call](terms/margin-call.md)."),
        ("- [[margin-call]]", "- [Margin call](terms/margin-call.md)"),
        ("End.\n\n[[margin-call]]", "End.\n\n[Margin call](terms/margin-call.md)"),
        ("By [[adl]].", "By [ADL ranking](terms/adl.md)."),
        ("The [[margin-call|demands]].", "The [demands](terms/margin-call.md)."),
        ("The [[margin-call|*de*mand]].", "The [demand](terms/margin-call.md)."),
        ("See [[odd]].", "See [a \\*b\\* \\[c\\] &lt;i\\>](terms/odd.md)."),
        ("See [[own]].", "See own."),
        ("A [[ margin-call ]].", "A [margin call](terms/margin-call.md)."),
        ("`[[margin-call]]`", "<code>&#91;&#91;margin&#45;call&#93;&#93;</code>"),
    ],
)
def test_a_mention_is_a_link_that_reads_well(text: str, shown: str) -> None:
    assert written(prose(GLOSSARY, text, "own")) == shown


def test_a_noun_keeps_its_capital_in_german() -> None:
    german = replace(GLOSSARY, about=replace(GLOSSARY.about, language="de-AT"))
    assert written(prose(german, "Ein [[margin-call]] kommt.")) == "Ein [Margin call](terms/margin-call.md) kommt."


def test_a_mention_of_the_own_term_is_plain() -> None:
    assert written(prose(GLOSSARY, "A [[margin-call]] comes.", "margin-call")) == "A margin call comes."
    assert on_one_line(GLOSSARY, "A\n[[margin-call]] comes.") == "A margin call comes."


ALLOWED = {"p", "a", "em", "strong", "code", "ul", "ol", "li", "pre", "blockquote", "hr", "br", "h1", "h2", "h3"}


def tags_of(text: str) -> list[tuple[str, dict[str, str | None]]]:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[tuple[str, dict[str, str | None]]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append((tag, dict(attrs)))

    tags = Tags()
    extensions = ["attr_list", "md_in_html", "tables", "admonition", "abbr", "footnotes", "def_list", "fenced_code"]
    tags.feed(markdown.markdown(written(prose(GLOSSARY, text)), extensions=extensions))
    return tags.found


def assert_harmless(text: str) -> None:
    # a link within the site is one that a mention makes
    mentions = {f"terms/{id_}.md" for id_, _ in mentioned(text) if id_ in TERMS}
    for tag, attributes in tags_of(text):
        assert tag not in {"script", "img", "iframe", "style", "svg", "form", "input", "object", "embed", "link"}, text
        for name, value in attributes.items():
            assert not name.startswith("on"), text
            assert name not in {"style", "src", "srcset", "formaction"}, text
            if name == "href" and value not in mentions:
                assert (value or "").startswith(("https://", "http://", "mailto:", "#")), text


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_becomes_markup(text: str) -> None:
    assert_harmless(text)
    assert {tag for tag, _ in tags_of(text)} <= ALLOWED | {"span"}


@given(
    st.lists(
        st.sampled_from(
            [
                *"`[]()<>!{}:#*_-\\\"' \n\t&;=|",
                "javascript:",
                "script",
                "onclick=",
                "https://a",
                "x",
                "[[",
                "](terms/adl.md)",
            ]
        ),
        max_size=24,
    ).map("".join)
)
def test_no_mixture_of_markup_does_harm(text: str) -> None:
    assert_harmless(text)


@given(st.text(max_size=40))
def test_plain_text_stays_what_it_is(text: str) -> None:
    html = markdown.markdown(f"x {escape_markdown(text)} x")
    assert not [tag for tag, _ in tags_of(escape_markdown(text)) if tag == "script"]
    assert "<em>" not in html
    assert "<a" not in html
