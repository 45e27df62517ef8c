"""The parts of a note: its head, its definition, the rest and its links."""

from __future__ import annotations

import pytest

from glossgraph.importing.notes.body import Body, body
from glossgraph.importing.notes.front_matter import parted
from glossgraph.importing.notes.links import Links
from glossgraph.importing.tally import Tally
from glossgraph.text.mentions import incomplete


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", Body("", "", "")),
        ("# Title\n\nOne.\n\nTwo.", Body("Title", "One.", "Two.")),
        ("One\nline more.\n\n## More\n\nTwo.", Body("", "One\nline more.", "## More\n\nTwo.")),
        ("## What it is\n\nOne.\n\n## Why\n\nTwo.", Body("", "One.", "## Why\n\nTwo.")),
        ("## What it is\nOne.\n\nTwo.", Body("", "One.", "Two.")),
        ("One.\n\n<!--more-->\n\nTwo.", Body("", "One.", "Two.")),
        ("<!--more-->\nTwo.", Body("", "Two.", "")),
        ("One.\n\nTwo.\n<!-- more -->\nThree.", Body("", "One.", "Two.\n\nThree.")),
        ("- a\n- b\n\nOne.", Body("", "", "- a\n- b\n\nOne.")),
        ("```\ncode\n```\n\nOne.", Body("", "", "```\ncode\n```\n\nOne.")),
    ],
)
def test_the_first_paragraph_is_the_definition(text: str, parts: Body) -> None:
    assert body(text) == parts


@pytest.mark.parametrize(
    ("text", "head", "rest"),
    [
        ("---\ntitle: A\ntags: [b, c]\n---\nText", {"title": "A", "tags": ["b", "c"]}, "Text"),
        ("---\nid: 1.10\ndone: true\n---\n", {"id": "1.10", "done": "true"}, ""),
        ('+++\ntitle = "A"\ndate = 2020-01-02\n+++\nText', {"title": "A", "date": "2020-01-02"}, "Text"),
        ("Text\n---\nmore", {}, "Text\n---\nmore"),
        ("---\n- a list\n---\nText", {}, "Text"),
    ],
)
def test_a_head_is_read(text: str, head: dict[str, object], rest: str) -> None:
    assert parted(text) == (head, rest, "")


@pytest.mark.parametrize("text", ["---\na: [b\n---\nText", "+++\na = \n+++\nText"])
def test_a_broken_head_is_said_to_be_one(text: str) -> None:
    head, rest, fault = parted(text)
    assert (head, rest) == ({}, "Text")
    assert fault


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[Tea]]", "[[tea|Tea]]"),
        ("[[Tea|a *cup*]]", "[[tea|a cup]]"),
        ("[[Tea and \\[[cup", "\\[\\[Tea and \\[\\[cup"),
        ("[[a](https://e.org)", "&#91;[a](https://e.org)"),
        ("[[Tea#Kinds]] and ![[Tea]]", "[[tea|Tea]] and [[tea|Tea]]"),
        ("| [[Tea\\|cup]] |", "| [[tea|cup]] |"),
        ("[[#Kinds]] [[Nowhere]]", "Kinds Nowhere"),
        ("[cup](Tea.md) [cup](./Tea/) [cup](Tea)", "[[tea|cup]] [[tea|cup]] [[tea|cup]]"),
        ("[a](https://e.org/x_(y)) [b](mailto:a@e.org)", "[a](https://e.org/x_%28y%29) [b](mailto:a@e.org)"),
        ("[a](javascript:alert) [b](obsidian://x) [c](#there)", "a b c"),
        ("![](a.png)![[b.jpg]]c", "c"),
        ("[a][1] [b]\n\n[1]: https://e.org 'T'\n", "[a](https://e.org) [b]\n\n"),
        ("`[[Tea]]` <b>x</b> <https://e.org>", "`[[Tea]]` x [https://e.org](https://e.org)"),
        ("a<script>\n`b`\n\nc</script>d <style>p {}</style>`<script>x</script>`", "ad `<script>x</script>`"),
        ('<p class="x">a<br/>b</p> List<T> \\<b>', "a b List\\<T> \\<b>"),
        ("a[^1] b\n\n[^1]: See\n    there.\n", "a b\n\n"),
        ("==a b== 1 == 2 == 3", "a b 1 == 2 == 3"),
        ("> [!note]- Mind\n> it\n\n> [!tip]\n> x", "> **Mind**\n>\n> it\n\n> **Tip**\n>\n> x"),
        ("`%% x %%` %% y %%", "`%% x %%` "),
        ('{{< glossary_tooltip text="cups" term_id="tea" >}}{{% x %}}', "[[tea|cups]]"),
        ("#tag\n# Heading\n%%hidden%%<!-- x -->", "\\#tag\n# Heading\n"),
    ],
)
def test_links_become_mentions_and_other_markup_is_taken_out(text: str, wanted: str) -> None:
    links = Links(lambda name, _: "tea" if name.removesuffix(".md").lower().strip("./") == "tea" else "", Tally())
    assert links.converted(text, "coffee") == wanted
    assert not incomplete(wanted)
