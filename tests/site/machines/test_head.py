"""What the head of each page tells programs, as their parsers read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import rdflib
from rdflib.namespace import RDF

from attacks import NASTY
from glossgraph import exports
from glossgraph.model import Glossary, Party, Term
from glossgraph.site.address import in_files
from glossgraph.site.machines.head import head
from glossgraph.site.page import Content, Page, Site
from glossgraph.site.publish import publish
from glossgraph.source import History
from graphs import known
from published import published

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.site.publish import Output

URL = "https://glossary.example/sub/"

SCHEMA = rdflib.Namespace("https://schema.org/")

CONTEXT = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "item", "mainEntityOfPage")},
}
"""What of schema.org's own context matters here: it is on another host."""

TEXT = {"type": "string", "pattern": r"\S"}

ADDRESS = {"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}

DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}

SAME = {"type": "object", "required": ["@id"]}


def shape(**properties: object) -> dict[str, object]:
    """Return a schema that requires each property; a name that starts with `_` is optional."""
    required = [name for name in properties if not name.startswith("_")]
    return {
        "type": "object",
        "required": required,
        "properties": {name.removeprefix("_"): value for name, value in properties.items()},
    }


def some(item: object) -> dict[str, object]:
    return {"type": "array", "items": item, "minItems": 1}


PARTY = shape(name=TEXT, _url=ADDRESS)

QUESTION = shape(name=TEXT, acceptedAnswer=shape(text=TEXT))

PAGE = {"name": TEXT, "url": ADDRESS, "inLanguage": TEXT, "isPartOf": shape(name=TEXT, url=ADDRESS)}

MORE = {
    "_description": TEXT,
    "_dateModified": DAY,
    "_mentions": some(shape(name=TEXT)),
    "_hasPart": some(shape(name=TEXT, url=ADDRESS)),
}

SHAPES = {
    "WebPage": shape(**PAGE, **MORE),
    "CollectionPage": shape(**PAGE, **MORE, hasPart={}),
    "FAQPage": shape(**PAGE, **MORE, about=SAME, mainEntity=some(QUESTION)),
    "WebSite": shape(name=TEXT, url=ADDRESS, publisher=PARTY, _license=ADDRESS),
    "DefinedTermSet": shape(name=TEXT, url=ADDRESS, publisher=PARTY, _license=ADDRESS, _version=TEXT, _dateCreated=DAY),
    "DefinedTerm": shape(
        name=TEXT,
        termCode=TEXT,
        description=TEXT,
        identifier=TEXT,
        url=ADDRESS,
        inDefinedTermSet=shape(name=TEXT, url=ADDRESS),
        _alternateName=some(TEXT),
    ),
    "Article": shape(
        headline={**TEXT, "maxLength": 110},
        author={"anyOf": [PARTY, some(PARTY)]},
        publisher=PARTY,
        mainEntityOfPage=ADDRESS,
        _datePublished=DAY,
        _dateModified=DAY,
    ),
    "LearningResource": shape(
        name=TEXT, url=ADDRESS, inLanguage=TEXT, description=TEXT, learningResourceType=TEXT, _teaches=some(SAME)
    ),
    "BreadcrumbList": shape(
        itemListElement={
            **some(shape(position={"type": "integer", "minimum": 1}, name=TEXT, item=ADDRESS)),
            "minItems": 2,
        }
    ),
}
"""What Google's documentation and schema.org's definitions ask of each type."""


class Head(HTMLParser):
    """What a browser finds in a head: its elements, and the texts of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(f"<head>{text}</head>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append(data)

    def meta(self) -> dict[str, str]:
        return {a.get("property", a.get("name", "")): a["content"] for tag, a in self.elements if tag == "meta"}

    def nodes(self) -> list[dict[str, Any]]:
        (script,) = self.scripts
        found: list[dict[str, Any]] = json.loads(script)["@graph"]
        return found


def heads(site: Site) -> dict[str, Head]:
    return heads_of(publish(site))


def heads_of(output: Output) -> dict[str, Head]:
    site, pages = output.site, output.by_path
    return {path: Head(head(site, page, pages)) for path, page in pages.items()}


def of_type(nodes: Iterable[dict[str, Any]], type_: str) -> dict[str, Any]:
    (found,) = [node for node in nodes if node["@type"] == type_]
    return found


@pytest.fixture(scope="module", params=["glossary", "bread", "hostile"])
def each(request: pytest.FixtureRequest) -> Output:
    return published(request.getfixturevalue(request.param), URL, dated=True)


def test_every_node_has_what_its_type_asks_for(each: Output) -> None:
    judges = {type_: jsonschema.Draft202012Validator(asked) for type_, asked in SHAPES.items()}
    seen = set()
    for found in heads_of(each).values():
        for node in found.nodes():
            judges[node["@type"]].validate(node)
            seen.add(node["@type"])
    assert seen >= SHAPES.keys() - {"Article", "LearningResource"}


def test_every_page_says_what_it_is_and_where(each: Output) -> None:
    for path, found in heads_of(each).items():
        kinds = [node["@type"] for node in found.nodes()]
        assert len(kinds) == len(set(kinds)), path
        assert len({"WebPage", "CollectionPage", "FAQPage"} & set(kinds)) == 1, path
        assert ("BreadcrumbList" in kinds) == (path != "index.md"), path
        meta = found.meta()
        assert set(meta) >= {"og:title", "og:type", "og:url", "og:site_name", "og:locale", "twitter:card"}, path
        assert meta["og:url"].startswith(URL)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_expands_it_to_the_terms_of_the_turtle_export(bread: Glossary) -> None:
    site = Site(bread, URL, known(bread))
    turtle = rdflib.Graph().parse(data=exports.contents(bread, ["turtle"])["glossary.ttl"], format="turtle")
    concepts = set(turtle.subjects(RDF.type, rdflib.URIRef("http://www.w3.org/2004/02/skos/core#Concept")))
    found = heads(site)
    for term in bread.terms.values():
        text = json.dumps({"@context": CONTEXT, "@graph": found[f"terms/{term.id}.md"].nodes()})
        graph = rdflib.Graph().parse(data=text, format="json-ld")
        node = rdflib.URIRef(f"{bread.about.base}terms/{term.id}")
        assert node in concepts
        assert str(graph.value(node, SCHEMA.termCode)) == term.id
        assert str(graph.value(node, SCHEMA.name)) == term.label
        assert {str(name) for name in graph.objects(node, SCHEMA.alternateName)} == set(term.aliases)
        assert graph.value(node, SCHEMA.url) == rdflib.URIRef(f"{URL}terms/{term.id}/")
        assert graph.value(node, SCHEMA.inDefinedTermSet) == rdflib.URIRef(f"{bread.about.base}scheme")
        named = {str(o) for s in graph.subjects(SCHEMA.mentions) for o in graph.objects(s, SCHEMA.mentions)}
        assert named <= {str(concept) for concept in concepts} - {str(node)}


def test_a_model_says_what_can_be_learnt_from_it(bread: Glossary) -> None:
    node = of_type(heads(Site(bread, URL))["models/rising.md"].nodes(), "LearningResource")
    assert [term["name"] for term in node["teaches"]] == ["Rise", "Starter"]
    assert len(node["citation"]) == 2


def test_a_question_is_given_with_its_answer_in_plain_words(bread: Glossary) -> None:
    nodes = heads(Site(bread, URL))["terms/dough.md"].nodes()
    question = of_type(nodes, "FAQPage")["mainEntity"][0]
    assert question["name"] == 'Can it be "overworked"?'
    assert question["acceptedAnswer"]["text"] == "Yes, by a machine. See the guild."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("A *very* **[long](https://a.example/*b*) day**.", "A very long day."),
        ("Write ``a`*b`` or `[x](https://a.example)`.", "Write a`*b or [x](https://a.example)."),
        ("**`a`**, 2 * 3, [x](data:a).", "a, 2 * 3, [x](data:a)."),
        ("A [[dough]]; [[dough|*it*]].", "A dough; it."),
    ],
)
def test_an_answer_in_plain_words_keeps_its_code(bread: Glossary, answer: str, words: str) -> None:
    dough = bread.terms["dough"]
    term = replace(dough, faq=(replace(dough.faq[0], answer=answer),))
    nodes = heads(Site(replace(bread, terms={**bread.terms, "dough": term}), URL))["terms/dough.md"].nodes()
    assert of_type(nodes, "FAQPage")["mainEntity"][0]["acceptedAnswer"]["text"] == words


def test_a_list_leads_to_its_parts(bread: Glossary) -> None:
    found = heads(Site(bread, URL))
    parts = {
        path: [part["url"].removeprefix(URL) for part in of_type(found[path].nodes(), "CollectionPage")["hasPart"]]
        for path in ("index.md", "stages/index.md", "stages/baking.md", "terms/index.md", "paths/first-loaf.md")
    }
    assert set(parts["index.md"]) >= {"stages/mixing/", "paths/first-loaf/", "terms/", "relations/"}
    assert parts["stages/index.md"] == ["stages/mixing/", "stages/proving/", "stages/baking/"]
    assert parts["stages/baking.md"] == ["terms/flatbread/", "terms/loaf/"]
    assert len(parts["terms/index.md"]) == len(bread.terms)
    assert parts["paths/first-loaf.md"] == [f"terms/{stop.term}/" for stop in bread.paths["first-loaf"].stops]


def test_the_way_to_a_term_leads_through_its_stage(bread: Glossary) -> None:
    found = heads(Site(bread, URL))
    ways = {
        path: [item["name"] for item in of_type(found[path].nodes(), "BreadcrumbList")["itemListElement"]]
        for path in ("terms/dough.md", "terms/hydration.md", "relations/allows.md", "references.md")
    }
    assert ways == {
        "terms/dough.md": ["Bread", "1. Mixing", "Dough"],
        "terms/hydration.md": ["Bread", "Quantity", "Hydration"],
        "relations/allows.md": ["Bread", "Relations", "Allows"],
        "references.md": ["Bread", "References"],
    }


def test_an_article_has_its_dates_and_people(bread: Glossary) -> None:
    about = replace(bread.about, authors=(Party("A. Miller", "https://miller.example/"),), publisher=Party("The mill"))
    site = Site(replace(bread, about=about), URL, known(bread))
    article = of_type(heads(site)["terms/sunday.md"].nodes(), "Article")
    assert (article["datePublished"], article["dateModified"]) == ("2026-05-03", "2026-06-07")
    assert article["author"] == [{"@type": "Person", "name": "A. Miller", "url": "https://miller.example/"}]
    assert article["publisher"] == {"@type": "Organization", "name": "The mill"}
    plain = of_type(heads(Site(bread, URL))["terms/sunday.md"].nodes(), "Article")
    assert plain["publisher"] == plain["author"] == {"@type": "Organization", "name": "Bread"}
    assert not {"datePublished", "dateModified"} & plain.keys()
    assert "Article" not in [node["@type"] for node in heads(site)["terms/dough.md"].nodes()]


def test_the_glossary_says_how_it_may_be_used(bread: Glossary) -> None:
    nodes = heads(Site(bread, URL))["index.md"].nodes()
    license_ = "https://creativecommons.org/licenses/by-sa/4.0/"
    known = {"license": license_, "version": "2.1", "dateCreated": "2026-05-03"}
    assert known.items() <= of_type(nodes, "DefinedTermSet").items()
    assert of_type(nodes, "WebSite")["license"] == license_
    silent = replace(bread, about=replace(bread.about, license=None, version="", created=None))
    for type_ in ("DefinedTermSet", "WebSite"):
        assert not known.keys() & of_type(heads(Site(silent, URL))["index.md"].nodes(), type_).keys()


@pytest.mark.parametrize("address", [None, in_files])
def test_addresses_are_relative_where_the_sites_own_is_unknown(address: Any, bread: Glossary) -> None:
    site = Site(bread, address=address) if address else Site(bread)
    found = heads(site)["terms/dough.md"]
    way = [item["item"] for item in of_type(found.nodes(), "BreadcrumbList")["itemListElement"]]
    links = [a["href"] for tag, a in found.elements if tag == "link"]
    assert "og:url" not in found.meta()
    if address:
        assert way == ["../index.html", "../stages/mixing.html", "dough.html"]
        assert links == ["dough.txt", "dough.json", "../llms.txt"]
    else:
        assert way == ["../../", "../../stages/mixing/", "./"]
        assert links == ["../dough.txt", "../dough.json", "../../llms.txt"]


def test_the_feed_is_named_where_there_is_one(bread: Glossary) -> None:
    for history in (History(), known(bread)):
        links = [a for tag, a in heads(Site(bread, URL, history))["index.md"].elements if tag == "link"]
        feeds = [a["href"] for a in links if a["type"] == "application/atom+xml"]
        assert feeds == ([f"{URL}changes.xml"] if history.days else [])


def test_a_page_names_its_markdown_and_the_list_of_all(bread: Glossary) -> None:
    site = Site(bread, URL, known(bread), twin=str)
    output = publish(site)
    for page in output.pages:
        links = re.findall(
            r'<link rel="(alternate|describedby)" type="text/markdown" href="([^"]+)">', output.head(page)
        )
        assert links == [("alternate", f"{URL}{page.path}"), ("describedby", f"{URL}llms.txt")]
        assert {page.path, "llms.txt"} <= output.files.keys()
    unknown = head(site, Page("late.md", "Late", "", lambda: Content("# Late", "# Late")), output.by_path)
    assert "late.md" not in unknown
    assert f'<link rel="describedby" type="text/markdown" href="{URL}llms.txt">' in unknown


def test_nothing_breaks_out_of_the_head(bread: Glossary) -> None:
    dough = bread.terms["dough"]
    asked = replace(dough.faq[0], question=NASTY, answer=NASTY)
    term = replace(dough, label=NASTY, aliases=(NASTY,), definition=NASTY, faq=(asked,), kind="tale")
    about = replace(bread.about, title=NASTY, description=NASTY, publisher=Party(NASTY), authors=(Party(NASTY),))
    site = Site(replace(bread, terms={**bread.terms, "dough": term}, about=about), URL, known(bread))
    pages = {page.path: page for page in publish(site).pages}
    hand = Page("by-hand.md", NASTY, NASTY, lambda: Content(NASTY, NASTY))
    for page in [*pages.values(), hand]:
        text = head(site, page, pages)
        found = Head(text)
        assert {tag for tag, _ in found.elements} <= {"head", "meta", "link", "script"}
        assert [a for tag, a in found.elements if tag == "script"] == [{"type": "application/ld+json"}]
        names = {name for _, attributes in found.elements for name in attributes}
        assert names <= {"property", "name", "content", "rel", "type", "href", "title"}
        assert not re.search("[<>&\u2028\u2029]", found.scripts[0])
    assert of_type(Head(head(site, pages["terms/dough.md"], pages)).nodes(), "DefinedTerm")["name"] == NASTY


@pytest.mark.parametrize(("linked", "mentioned"), [(1, 1), (8, 8), (9, 8)])
def test_a_page_mentions_the_first_terms_that_it_links_to(linked: int, mentioned: int) -> None:
    ids = [f"other-{number:02}" for number in range(linked)]
    terms = {id_: Term(id_, f"terms/{id_}.yml", id_, "event", "A thing.") for id_ in ids}
    text = " ".join(f"[[{id_}]]" for id_ in reversed(ids))
    terms["a"] = Term("a", "terms/a.yml", "A", "event", "A thing.", explanation=text)
    page = of_type(heads(Site(Glossary(terms=terms), URL))["terms/a.md"].nodes(), "WebPage")
    assert [term["name"] for term in page["mentions"]] == ids[::-1][:mentioned]


def test_the_head_is_light(glossary: Glossary) -> None:
    output = published(glossary, URL, dated=True)
    site, pages = output.site, output.by_path
    sizes = [len(head(site, pages[f"terms/{id_}.md"], pages).encode()) for id_ in glossary.terms]
    assert sorted(sizes)[len(sizes) // 2] < 7_000
    assert max(sizes) < 10_500
