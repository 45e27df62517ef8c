"""In which articles terms appear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.graph.seen import is_article, seen_in
from glossgraph.model import Edge
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_a_term_is_seen_where_a_dated_story_or_an_edge_shows_it(bread: Glossary) -> None:
    (seen,) = seen_in(bread, bread.terms["dough"])
    assert (seen.article.id, [item.date for item in seen.items], seen.edges) == ("sunday", ["at six"], ())
    (seen,) = seen_in(bread, bread.terms["hydration"])
    assert (seen.items, [edge.target for edge in seen.edges]) == ((), ["hydration"])
    assert seen_in(bread, bread.terms["baker"]) == []


def test_an_article_without_dates_and_figures_only_puts_in_order(bread: Glossary) -> None:
    sunday = bread.terms["sunday"]
    undated = replace(sunday, figures=(), sequence=tuple(replace(item, date="") for item in sunday.sequence))
    whole = replace(bread, terms={**bread.terms, "sunday": undated})
    assert is_article(whole, undated)
    assert seen_in(whole, whole.terms["dough"]) == []
    page = next(page for page in publish(Site(whole)).pages if page.path == "terms/hydration.md")
    assert "## Seen in" not in page.text
    assert "**Hydration [gauges]" in page.plain
    assert ">gauges</a>" in page.text


def test_a_dated_article_tells_what_happened(bread: Glossary) -> None:
    pages = published(bread).by_path
    text = pages["terms/sunday.md"].text
    order = ["at six", "hydration of the dough", "## What happened, step by step", "## What it teaches"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "Miller and Baker" in text
    assert "## Figures" not in text
    plain = pages["terms/sunday.md"].plain
    assert "- hydration of the dough: **0.7**" in plain
    assert "- **2. Proving:** [Rise](rise.md)" in plain
    assert "What happened" not in pages["terms/dough.md"].text
    assert "- **[A Sunday](sunday.md)**, at six: Hands over the mixture; warm." in pages["terms/dough.md"].text


def test_an_edge_to_an_article_is_told_where_the_term_is_seen(bread: Glossary) -> None:
    page = next(page for page in published(bread).pages if page.path == "terms/hydration.md")
    connects, _, seen = page.text.partition("## Seen in")
    assert "The water was weighed." in seen
    assert "The water was weighed." not in connects
    loose = Edge("sunday", "allows", "baker", "It gives a day off.")
    terms = {**bread.terms, "sunday": replace(bread.terms["sunday"], edges=(loose,))}
    whole = replace(bread, terms=terms)
    assert [appearance.edges for appearance in seen_in(whole, whole.terms["baker"])] == [(loose,)]
