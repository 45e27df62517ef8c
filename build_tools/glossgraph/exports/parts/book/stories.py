"""What happens: the step of a term in each setting, the story that it tells, and the articles in which it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.element import element, joined
from glossgraph.graph.readings import acted_in
from glossgraph.graph.seen import is_article, is_dated, seen_in
from glossgraph.graph.steps import told_steps, told_stories
from glossgraph.words.actions import who_does_what

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.exports.parts.book.element import Content
    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Term


def steps(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield what a term is in the sequence of each setting, and why it is nothing there."""
    glossary = edition.glossary
    if is_article(glossary, term):
        return
    items = []
    for actions, settings in acted_in(glossary).get(term.id, {}).items():
        said = edition.written(who_does_what(edition.words, glossary, actions))
        items.append(element("li", *_in_settings(edition, [setting.label for setting in settings]), *said))
    for absent in term.steps:
        setting = glossary.settings.get(absent.setting)
        if setting and absent.absence and not absent.actions:
            items.append(element("li", *_in_settings(edition, [setting.label]), absent.absence))
    if items:
        yield element("ul", *items)


def stories(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the stories that a term tells itself as tables, a row for each step."""
    for told in told_stories(edition.glossary, term):
        found = list(told_steps(edition.glossary, told.items, told.setting))
        if not found:
            continue
        if len(term.sequences) + bool(term.sequence) > 1 and told.setting.label:
            yield element("p", told.setting.label, class_="relation")
        yield _table(edition, term, found)


def appearances(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the articles with dates or figures in which a term appears."""
    links = [edition.link(appearance.article) for appearance in seen_in(edition.glossary, term)]
    if links:
        yield element("p", *joined(links, edition.say("list.semicolon")))


def _in_settings(edition: Edition, labels: list[str]) -> list[Content]:
    named = [label for label in labels if label]
    if not named or len(named) == len(edition.glossary.settings):
        return []
    return [element("strong", edition.say("list.comma").join(named)), ": "]


def _table(edition: Edition, term: Term, found: list[StoryStep]) -> Element:
    say, glossary = edition.say, edition.glossary
    dated = is_dated(term) and any(step.date for step in found)
    first = say("book.when") if dated else say("book.step")
    head = element("tr", element("th", first), element("th", say("book.what-happens")), element("th", say("book.seen")))
    rows = []
    for number, step in enumerate(found, start=1):
        happens = edition.written(who_does_what(edition.words, glossary, [step.action]))
        mark: list[Content] = ["↺ "] if step.returns else []
        seen = edition.link(glossary.terms[step.term])
        begins = step.date if dated else str(number)
        rows.append(element("tr", element("td", begins), element("td", *mark, *happens), element("td", seen)))
    return element("table", element("thead", head), element("tbody", *rows), class_="story")
