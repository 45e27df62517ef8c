"""Prose links to the terms that it names, in the right places only, and its words stay the same."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attacks import ATTACKS
from glossgraph.model import Glossary, Status, Term
from glossgraph.text.escape import escape_markdown
from glossgraph.words.prose import prose, sentences
from published import published
from written import written

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "call": ["Margin call", "calls for margin"],
    "margin": ["Margin", "opening"],
    "adl": ["Auto-deleveraging", "ADL"],
    "venue": ["Trading venue", "exchange"],
    "gate": ["Gate", "opening"],
    "onerror": ["onclick", "alert", "evil", "x", "script", "https", "href", "javascript", "lt", "img", "src", "y"],
}


def glossary_of(names: dict[str, list[str]]) -> Glossary:
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", label, "event", "A thing.", aliases=tuple(aliases))
        for id_, (label, *aliases) in names.items()
    }
    terms["venue"] = replace(terms["venue"], unlinked=("Exchange",))
    terms["old"] = Term("old", "terms/old.yml", "Bygone", "event", "A thing.", status=Status.DEPRECATED)
    return Glossary(terms=terms)


GLOSSARY = glossary_of(NAMES)

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((?:terms/)?([^)/]*)\.md\)")

ANCHOR = re.compile(r'<a href="terms/[a-z]+\.md">(.*?)</a>')


def marked(text: str, own: str = "own", seen: set[str] | None = None) -> str:
    """Return a text as prose, each link written as `<words=id>`."""
    return LINK.sub(r"<\1=\2>", written(prose(GLOSSARY, text, own, set() if seen is None else seen)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A margin call, then margin.", "A <margin call=call>, then <margin=margin>."),
        ("Margin calls and ADL; an adl.", "<Margin calls=call> and <ADL=adl>; an adl."),
        ("A venue’s margins: a trading venue’s.", "A venue’s <margins=margin>: a <trading venue’s=venue>."),
        ("No call, and a margin\ncall.", "No call, and a <margin call=call>."),
        ("Margin here, and margin there.", "<Margin=margin> here, and margin there."),
        ("Margin.\n\nMargin.", "<Margin=margin>.\n\nMargin."),
        ("Margin.\n\n## Margin\n\nMargin.", "<Margin=margin>.\n\n### Margin\n\n<Margin=margin>."),
        ("Margin\n------\nA margin.", "### Margin\nA <margin=margin>."),
        ("Margin, as [[margin|it]] is.", "Margin, as <it=margin> is."),
        ("[[margin|It]].\n\n# A\n\nMargin.", "<It=margin>.\n\n### A\n\n<Margin=margin>."),
        ("A *margin*, **ADL**, (margin calls).", "A *<margin=margin>*, **<ADL=adl>**, (<margin calls=call>)."),
        ("- Margin\n- A margin call\n  1. ADL", "- <Margin=margin>\n- A <margin call=call>\n  1. <ADL=adl>"),
        ("`margin` and margin", "<code>margin</code> and <margin=margin>"),
        ("[margin](https://a.example) margin", "[margin](https://a.example) <margin=margin>"),
        ("[a [b] margin](https://a.example/margin 'ADL')", None),
        ("See https://a.example/margin/call or margin@a.example or www.margin.example.", None),
        ("> A margin\ncall.\n\nADL.", "> A margin\ncall.\n\n<ADL=adl>."),
        ("- > margin", None),
        (
            "“A margin call”, ‘the broker’s margin’, and margin.",
            "“A margin call”, ‘the broker’s margin’, and <margin=margin>.",
        ),
        ('The "margin" is margin.', 'The "margin" is <margin=margin>.'),
        ("The broker’s margin isn’t gone.", "The broker’s <margin=margin> isn’t gone."),
        ("An “open margin.\n\nADL” closes.", "An “open <margin=margin>.\n\nADL” closes."),
        ("# Margin\n### ADL #\nA margin.", "### Margin\n#### ADL #\nA <margin=margin>."),
        ("    margin\n\tADL", None),
        ("<b margin>margin</b> &margin;", None),
        ("Non-margin, margin-free, margin_call, \\margin, !margin, [x]margin, margin[x].", None),
        ("A margin\n\ncall.", "A margin\n\ncall."),
        ("An opening on an exchange that is bygone.", None),
        ("1. Margin", "1. <Margin=margin>"),
        ("Bygone, the [[old]], and [[old|what was]].", "Bygone, the <bygone=old>, and <what was=old>."),
    ],
)
def test_the_first_use_of_a_name_in_a_section_is_a_link(text: str, shown: str | None) -> None:
    assert marked(text) == (written(prose(GLOSSARY, text)) if shown is None else shown)


def test_a_page_does_not_link_to_itself_nor_a_section_twice() -> None:
    assert marked("A margin call on margin.", own="call") == "A margin call on <margin=margin>."
    seen = {"adl"}
    assert marked("ADL on margin.", seen=seen) == "ADL on <margin=margin>."
    assert seen == {"adl", "margin"}
    assert marked("Margin calls on margin.", seen=seen) == "<Margin calls=call> on margin."
    section = sentences(GLOSSARY, ["A margin.", "No margin call.", "No [[call|demand]]."])
    assert [LINK.sub(r"<\1=\2>", written(sentence)) for sentence in section] == [
        "A <margin=margin>.",
        "No margin call.",
        "No <demand=call>.",
    ]
    assert "](" not in written(prose(GLOSSARY, "A margin call."))


def text_of(html: str) -> str:
    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.texts: list[str] = []

        def handle_data(self, data: str) -> None:
            self.texts.append(data)

    parser = Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.texts)


WORDS = [
    *"`[]()<>!{}:#*_-\\\"'“”‘’ \n&;|=.,@/",
    "\n\n",
    "\n    ",
    "\n> ",
    "\n# ",
    "\n- ",
    "[[call]]",
    "[[margin|",
    "margin",
]
WORDS += ["margin call", "Margin calls", "ADL", "x", "y", "script", "lt", "https://", "](https://a.example)", "a"]


@given(st.lists(st.sampled_from(WORDS), max_size=24).map("".join))
def test_links_change_no_word(text: str) -> None:
    without, linked = (markdown.markdown(written(prose(GLOSSARY, text, seen=seen))) for seen in (None, set()))
    assert text_of(linked) == text_of(without)
    assert re.sub(r'<a href="terms/[a-z]+.md">|</a>', "", linked) == re.sub(
        r'<a href="terms/[a-z]+.md">|</a>', "", without
    )
    bare = [LINK.sub(r"\1", written(prose(GLOSSARY, text, seen=seen))) for seen in (None, set())]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_gains_by_a_link(text: str) -> None:
    without, linked = (markdown.markdown(written(prose(GLOSSARY, text, seen=seen))) for seen in (None, set()))
    assert ANCHOR.sub(r"\1", linked) == ANCHOR.sub(r"\1", without)


def test_labels_of_any_sort_are_shown_as_they_are() -> None:
    odd = ["A *b* c", "d_e_ f", "g’s h", "i/j", "k & l", "m-n"]
    glossary = glossary_of(NAMES | {f"odd-{n}": [name] for n, name in enumerate(odd)})
    for name in odd:
        text = f"So {escape_markdown(name)} is {name}."
        linked, without = (markdown.markdown(written(prose(glossary, text, seen=seen))) for seen in (set(), None))
        assert text_of(linked) == text_of(without)


def test_links_of_the_real_glossary_are_once_in_a_section(glossary: Glossary) -> None:
    pages = [page for page in published(glossary).pages if page.path.startswith("terms/") and page.source]
    for page in pages:
        section = page.text.partition("\n## How it works\n")[2].partition("\n## ")[0]
        for part in re.split(r"(?m)^#+ .*$", section):
            linked = [match[2] for match in LINK.finditer(part)]
            mentioned = re.findall(r"\[\[([a-z-]+)", glossary.terms[page.path[6:-3]].explanation)
            assert len(linked) - len(set(linked)) <= len(mentioned) - len(set(mentioned)), page.path


def test_ten_thousand_terms_are_linked_in_sensible_time(project: Path) -> None:
    del project
    names = {f"t{n}": [f"Sort {n} of margin", f"margin {n}"] for n in range(10_000)}
    glossary = glossary_of(names | {"venue": NAMES["venue"]})
    text = " ".join(f"A word on margin {n}, on sort {n} of margins, and so on, as one says." for n in range(20))
    prose(glossary, text, seen=set())
    start = time.process_time()
    for _ in range(100):
        prose(glossary, text, seen=set())
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "unit",
    [
        *("`", "[", "]", "(", "<", '"', "“", "‘", "’", ">", "#", "-", "&", "@", "*", "|", "=", "[[", "]("),
        *("’a", "‘a", "<a", "> ", "- ", "\n# ", "\n# margin\n", "margin ", "\n- ", "[margin", "margin [[call]] "),
        *("`margin` ", "\n\n", "    \n", "\n---\n", "“margin", "<a margin ", "&margin", "\n> margin\n"),
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(number: int) -> float:
        text = f"margin {unit * number} margin call"
        start = time.process_time()
        prose(GLOSSARY, text, seen=set())
        return time.process_time() - start

    seconds(10)
    short = min(seconds(3_000) for _ in range(2))
    assert min(seconds(30_000) for _ in range(2)) < 40 * max(short, 0.004)
