"""Which pages have cards, and what these say."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from attacks import ATTACKS, NASTY
from glossgraph.model import Glossary, Term
from glossgraph.pictures.looks import colour_on_paper
from glossgraph.site.page import Content, Page, Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.site.publish import Output

URL = "https://glossary.example/sub/"


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta":
            self.found[values.get("property") or values.get("name") or ""] = values["content"] or ""


def metas(output: Output, path: str) -> dict[str, str]:
    parser = _Metas()
    parser.feed(output.head(output.by_path[path]))
    return parser.found


def with_cards(glossary: Glossary) -> Output:
    return publish(Site(glossary, URL, has_cards=True))


def said(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("}text")]


def edge(svg: str) -> list[str]:
    """Return the colours at the left edge."""
    return [e.attrib["fill"] for e in ET.fromstring(svg).iter() if e.attrib.get("width") == "20"]


def test_every_page_is_shown_by_its_own_card_or_by_that_of_the_home_page(bread: Glossary) -> None:
    output = with_cards(bread)
    for path in output.by_path:
        meta = metas(output, path)
        own = (
            path == "index.md"
            or path.startswith(("stages/", "compare/", "paths/", "models/"))
            or path[6:-3] in bread.terms
        )
        card = f"cards/{path.removesuffix('.md')}.png" if own else "cards/index.png"
        assert meta["og:image"] == f"{URL}{card}", path
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert meta["twitter:card"] == "summary_large_image"
        assert card in output.cards
    assert {path[6:-4] for path in output.cards if path.startswith("cards/terms/")} >= {
        f"terms/{t}" for t in bread.terms
    }


def test_a_card_says_what_the_page_is_about(bread: Glossary) -> None:
    output = with_cards(bread)
    dough = said(output.cards["cards/terms/dough.png"])
    stage = bread.stages[bread.terms["dough"].stage]
    assert dough[:3] == [bread.about.title, f"{stage.number}. {stage.label}", "Dough"]
    definition = output.by_path["terms/dough.md"].summary
    assert " ".join(dough[3 : -len(bread.stages)]) == definition
    assert metas(output, "terms/dough.md")["og:image:alt"] == f"Dough: {definition}"
    assert edge(output.cards["cards/terms/dough.png"]) == [colour_on_paper(stage.number, len(bread.stages))]
    home = output.cards["cards/index.png"]
    assert bread.about.title in said(home)
    assert len(edge(home)) == len(bread.stages)


def test_only_the_first_sentence_is_on_a_card(bread: Glossary) -> None:
    term = replace(bread.terms["dough"], definition="The first sentence. The second one.")
    output = with_cards(replace(bread, terms={**bread.terms, "dough": term}))
    assert "The first sentence." in said(output.cards["cards/terms/dough.png"])
    assert "second" not in output.cards["cards/terms/dough.png"]
    assert metas(output, "terms/dough.md")["og:image:alt"] == "Dough: The first sentence."


def test_a_page_about_several_terms_has_the_colours_of_their_stages(bread: Glossary) -> None:
    output, of = with_cards(bread), len(bread.stages)
    for first, second in bread.apart:
        numbers = {bread.stage_number(id_) for id_ in (first, second)} - {None, 0}
        svg = output.cards[next(path for path in output.cards if path == f"cards/compare/{first}-vs-{second}.png")]
        expected = [colour_on_paper(number, of) for number in sorted(filter(None, numbers))]
        assert edge(svg) == (expected or ["#1a1d21"])
    for id_, path in bread.paths.items():
        stages = {bread.terms[stop.term].stage for stop in path.stops}
        numbers = {stage.number for stage in bread.stages.values() if stage.id in stages}
        assert len(edge(output.cards[f"cards/paths/{id_}.png"])) == (len(numbers) or 1)


@pytest.mark.parametrize("site", [Site(Glossary(terms={}), URL), Site(Glossary(terms={}))])
def test_there_is_none_where_nobody_asks_for_it(site: Site, bread: Glossary) -> None:
    output = publish(replace(site, glossary=bread))
    assert not output.cards
    meta = metas(output, "terms/dough.md")
    assert not [name for name in meta if name.startswith("og:image")]
    assert meta["twitter:card"] == "summary"


def titled(glossary: Glossary, label: str) -> Glossary:
    return replace(glossary, terms={**glossary.terms, "dough": replace(glossary.terms["dough"], label=label)})


@pytest.mark.parametrize("label", ["生地", "عجين", "בצק", "🥖"])
def test_a_page_whose_title_the_font_lacks_is_shown_by_the_card_of_the_home_page(label: str, bread: Glossary) -> None:
    output = with_cards(titled(bread, label))
    assert "cards/terms/dough.png" not in output.cards
    assert metas(output, "terms/dough.md")["og:image"] == f"{URL}cards/index.png"
    assert metas(output, "terms/dough.md")["og:image:alt"].startswith(bread.about.title)


def test_a_glossary_whose_script_the_font_lacks_has_no_card() -> None:
    term = Term("dough", "terms/dough.yml", "عجين", "thing", "دقيق وماء.")
    glossary = Glossary(terms={"dough": term})
    output = with_cards(replace(glossary, about=replace(glossary.about, title="الخبز", language="ar")))
    assert "cards/terms/dough.png" not in output.cards
    assert "cards/index.png" not in output.cards
    meta = metas(output, "terms/dough.md")
    assert "og:image" not in meta
    assert meta["twitter:card"] == "summary"


def test_a_file_of_somebody_else_stays_and_is_not_named(bread: Glossary) -> None:
    taken = frozenset({"cards/terms/dough.png", "cards/index.png"})
    output = publish(Site(bread, URL, has_cards=True, taken=taken))
    assert not taken & output.cards.keys()
    assert taken <= output.left_out.keys()
    assert "og:image" not in metas(output, "terms/dough.md")
    assert metas(output, "terms/loaf.md")["og:image"] == f"{URL}cards/terms/loaf.png"


@pytest.mark.parametrize("text", [*ATTACKS, NASTY])
def test_contributed_text_is_text_on_the_card_and_in_the_head(text: str, bread: Glossary) -> None:
    dough = replace(bread.terms["dough"], label=text, definition=text)
    output = with_cards(replace(bread, terms={**bread.terms, "dough": dough}))
    for svg in map(output.cards.__getitem__, output.cards):
        assert {e.tag.rpartition("}")[2] for e in ET.fromstring(svg).iter()} == {"svg", "rect", "text"}
    meta = metas(output, "terms/dough.md")
    assert " ".join(text.split()) in meta["og:image:alt"]
    assert not meta.keys() & {"onload", "refresh"}


def test_a_page_of_another_plugin_is_shown_by_the_card_of_the_home_page(bread: Glossary) -> None:
    other = Page("terms/other.md", "Other", "", Content)
    output = with_cards(bread)
    assert f'content="{URL}cards/index.png"' in output.head(other)
