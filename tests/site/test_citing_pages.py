"""Citations on every page: numbered where a text is shown in full, and left out where only its words are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph.site.machines.head import head
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.site.publish import Output

CITED = " [see @guild-2020, p. 3; @miller-1999]."


def citing(part: Any, *fields: str) -> Any:
    """Return a part of the model with a citation at the end of some of its texts."""
    texts = {field: getattr(part, field) for field in fields}
    return replace(part, **{field: text.rstrip(".") + CITED for field, text in texts.items() if text})


@pytest.fixture(scope="module")
def output(bread: Glossary) -> Output:
    """The site of a glossary that cites in every text."""

    def described(entries: Any) -> Any:
        return {id_: citing(entry, "description") for id_, entry in entries.items()}

    terms = {
        id_: replace(
            citing(term, "definition", "explanation"),
            boundaries=tuple(text.rstrip(".") + CITED for text in term.boundaries),
            edges=tuple(citing(edge, "reason", "detail") for edge in term.edges),
            faq=tuple(citing(question, "answer") for question in term.faq),
            examples=tuple(citing(example, "text") for example in term.examples),
        )
        for id_, term in bread.terms.items()
    }
    paths = {
        id_: replace(path, stops=tuple(citing(stop, "text") for stop in path.stops))
        for id_, path in described(bread.paths).items()
    }
    about = citing(bread.about, "description")
    about = replace(about, sections=tuple(citing(section, "text") for section in about.sections))
    glossary = replace(
        bread,
        terms=terms,
        stages=described(bread.stages),
        kinds=described(bread.kinds),
        relations=described(bread.relations),
        paths=paths,
        about=about,
    )
    return publish(Site(glossary, "https://bread.example/"))


def test_the_pages_show_numbers_that_lead_to_the_list_and_back(output: Output) -> None:
    numbered = 0
    for page in output.pages:
        assert not re.search("@(miller|guild)", page.text), page.path
        ids = re.findall(r'\bid="([^"]+)"', page.text)
        assert len(ids) == len(set(ids)), page.path
        assert set(re.findall(r'href="#((?:source|cited)\.[^"]+)"', page.text)) == {
            id_ for id_ in ids if id_.startswith(("source.", "cited."))
        }
        numbers = [int(number) for number in re.findall(r'<a href="#source\.(\d+)"', page.text)]
        assert list(dict.fromkeys(numbers)) == sorted(set(numbers)), page.path
        assert page.text.count("## Sources") == bool(numbers) or page.path.startswith("terms/"), page.path
        numbered += bool(numbers)
    assert numbered > len(output.pages) / 2


def test_the_plain_pages_keep_the_form_of_pandoc(output: Output) -> None:
    for page in output.pages:
        assert "gg-source" not in page.plain
        if "#source." in page.text and page.path != "terms/sunday.md":
            assert "see @guild-2020, p. 3; @miller-1999]" in page.plain, page.path


def test_what_is_no_text_has_no_citations(output: Output) -> None:
    for page in output.pages:
        assert "guild-2020" not in page.summary
        assert "@miller" not in head(output.site, page, output.by_path)
    for path, text in output.files.items():
        # the formats keep citations where they keep Markdown
        if not path.endswith((".txt", ".json", ".yml")) and not path.startswith("data/"):
            assert "@miller" not in text, path
    assert "@miller" not in str(output.files["llms.txt"])
