"""What each tool answers: the expected answers, how long they are, and that nothing makes them fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from glossgraph.assistant.answering import Reply, reply
from glossgraph.assistant.fit import MOST
from glossgraph.assistant.folder import Opened
from glossgraph.assistant.tools import TOOLS, name
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from glossgraph.site.page import Site
from golden import compare
from odd import BREAKS, PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Ask = tuple[str, dict[str, Any]]

ASKED: dict[str, dict[str, Ask]] = {
    "bread": {
        "about": ("about", {}),
        "search": ("search", {"words": "flour yeast"}),
        "lookup": ("lookup", {"term": "Dough"}),
        "lookup-of-an-actor": ("lookup", {"term": "baker"}),
        "neighbours": ("neighbours", {"term": "rise", "direction": "to"}),
        "neighbours-on": ("neighbours", {"term": "dough", "limit": 2, "skip": 2}),
        "trace": ("trace", {"start": "dough", "end": "loaf", "ways": 3}),
        "trace-back": ("trace", {"start": "loaf", "end": "dough"}),
        "trace-joined": ("trace", {"start": "hydration", "end": "baker"}),
        "compare": ("compare", {"first": "dough", "second": "starter"}),
        "story": ("story", {"term": "dough"}),
        "loops": ("loops", {"term": "rise"}),
        "models": ("run", {}),
        "run": ("run", {"model": "rising", "values": {"appetite": 0.4}}),
        "run-on": (
            "run",
            {"model": 'three loaves "on" one starter < & more >', "scenario": "hungry", "skip": 3, "limit": 2},
        ),
        "run-outside": ("run", {"model": "rising", "values": {"flour": 5}}),
        "unknown": ("lookup", {"term": "duogh"}),
    },
    "spoons": {
        "about": ("about", {}),
        "search": ("search", {"words": "cuillère"}),
        "lookup": ("lookup", {"term": "spoon"}),
        "lookup-of-a-deprecated-term": ("lookup", {"term": "spork"}),
        "compare": ("compare", {"first": "spoon", "second": "ladle"}),
    },
}

EVERY = {
    "about": {},
    "search": {"words": "{}"},
    "lookup": {"term": "{}"},
    "neighbours": {"term": "{}", "limit": 50},
    "trace": {"start": "{}", "end": "{}", "ways": 5},
    "compare": {"first": "{}", "second": "{}"},
    "story": {"term": "{}"},
    "loops": {"limit": 20},
    "run": {},
}
"""A question for every tool, with gaps for terms."""


def opened(glossary: Glossary, url: str = "", warning: str = "") -> Opened:
    return Opened(Site(glossary, url, twin=str), note=warning)


def questions(*terms: str) -> list[Ask]:
    names = iter(terms * len(EVERY))
    return [
        (tool, {key: next(names) if value == "{}" else value for key, value in asked.items()})
        for tool, asked in EVERY.items()
    ]


def checked(told: Reply, tool: str) -> Reply:
    """Return a reply that is no longer than is promised, and has the shape that is promised."""
    assert len(told.text.encode()) <= MOST
    if told.values is not None:
        assert len(json.dumps(told.values, ensure_ascii=False, separators=(",", ":")).encode()) <= MOST
        (module,) = (module for module in TOOLS if name(module) == tool)
        Draft202012Validator(module.Told.model_json_schema()).validate(told.values)
    return told


@pytest.mark.parametrize("of", ASKED)
def test_the_answers_are_as_expected(
    of: str, request: pytest.FixtureRequest, project: Path, update_golden: bool
) -> None:
    glossary = opened(request.getfixturevalue(of), "https://example.org/bread/" if of == "bread" else "")
    told = {key: checked(reply(glossary, *asked), asked[0]) for key, asked in ASKED[of].items()}
    files = {f"{key}.md": answer.text for key, answer in told.items()}
    files |= {
        f"{key}.json": json.dumps(answer.values, ensure_ascii=False, indent=1) + "\n"
        for key, answer in told.items()
        if answer.values
    }
    compare(project / "tests" / of / "assistant", files, update=update_golden)


def test_every_tool_says_when_to_use_it() -> None:
    for tool in TOOLS:
        assert "\nUse it " in tool.__doc__, name(tool)
        assert tool.__doc__.startswith("Return "), name(tool)
        assert set(EVERY) == {name(tool) for tool in TOOLS}
        # some clients do not follow references in what they have to fill in
        assert "$ref" not in json.dumps(tool.Asked.model_json_schema()), name(tool)


def test_every_term_of_the_real_glossary_is_answered_in_short(glossary: Glossary) -> None:
    at = opened(glossary)
    hub = max(glossary.terms, key=lambda id_: len(glossary.by_term[id_]))
    for id_ in [*glossary.terms][::30]:
        for tool, asked in questions(hub, id_):
            told = checked(reply(at, tool, asked), tool)
            assert told.values is not None or tool == "story" or hub == id_, (tool, asked, told.text)


def test_what_is_left_out_is_counted_and_can_be_asked_for(glossary: Glossary) -> None:
    at = opened(glossary)
    hub = max(glossary.terms, key=lambda id_: len(glossary.by_term[id_]))
    values = reply(at, "lookup", {"term": hub}).values
    assert values
    assert len(values["edges"]) + values["left_out"]["edges"] == len(glossary.by_term[hub])
    found: list[dict[str, Any]] = []
    while len(found) < len(glossary.by_term[hub]):
        part = reply(at, "neighbours", {"term": hub, "limit": 50, "skip": len(found)}).values
        assert part
        assert part["edges"]
        found += part["edges"]
    triples = [(edge["source"], edge["relation"], edge["target"]) for edge in found]
    assert sorted(triples) == sorted((e.source, e.relation, e.target) for e in glossary.by_term[hub])


def test_a_term_is_found_by_every_name(bread: Glossary) -> None:
    for written in ("dough", "Dough", "DOUGH", "doughs", "paste", "2-part mixture", " dough "):
        values = reply(opened(bread), "lookup", {"term": written}).values
        assert values, written
        assert values["id"] == "dough"


def test_terms_of_one_label_are_told_apart(spoons: Glossary) -> None:
    for id_ in ("whisk-game", "whisk-kitchen"):
        values = reply(opened(spoons), "lookup", {"term": spoons[id_].title}).values
        assert values
        assert values["id"] == id_
        assert values["label"] == spoons[id_].title != spoons[id_].label


def test_an_answer_cites_the_page_or_else_the_identifier_or_the_resource(bread: Glossary, spoons: Glossary) -> None:
    def address(at: Opened, term: str) -> str:
        values = reply(at, "lookup", {"term": term}).values
        assert values
        found: str = values["address"]
        return found

    assert address(opened(bread, "https://example.org/b/"), "dough") == "https://example.org/b/terms/dough/"
    assert address(opened(bread), "dough") == "glossgraph://terms/dough"
    assert address(opened(spoons), "spoon") == spoons["spoon"].identifiers.iri


@pytest.mark.parametrize(
    ("tool", "asked", "said"),
    [
        ("lookup", {"term": "duogh"}, "no term is called `duogh`; did you mean `dough`?"),
        ("lookup", {"term": "zzzz"}, "`search` finds terms by other words"),
        ("lookup", {}, "`term`: Field required"),
        ("lookup", {"term": ""}, "`term`: String should have at least 1 character"),
        ("lookup", {"term": "x" * 201}, "`term`: String should have at most 200 characters"),
        ("lookup", {"term": 5}, "`term`: Input should be a valid string"),
        ("lookup", {"term": "dough", "x": 1}, "`x`: Extra inputs are not permitted"),
        ("neighbours", {"term": "dough", "relation": "leadsto"}, "did you mean `leads-to`?"),
        ("neighbours", {"term": "dough", "limit": 51}, "`limit`: Input should be less than or equal to 50"),
        ("neighbours", {"term": "dough", "direction": "up"}, "`direction`: Input should be 'any', 'from' or 'to'"),
        ("trace", {"start": "dough", "end": "paste"}, "both names mean the term `dough`"),
        ("compare", {"first": "dough", "second": "dough"}, "both names mean the term `dough`"),
        ("story", {"term": "hydration"}, "`hydration` has no story"),
        ("story", {"term": "dough", "setting": "mars"}, "`mars`, which is no setting; it has one story"),
        ("baking", {}, "no tool is called `baking`; there are `about`"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_line(
    tool: str, asked: dict[str, Any], said: str, bread: Glossary
) -> None:
    told = reply(opened(bread), tool, asked)
    assert told.values is None
    assert said in told.text
    assert "Traceback" not in told.text


def test_a_story_is_told_in_the_setting_that_is_named(glossary: Glossary) -> None:
    at = opened(glossary)
    first = reply(at, "story", {"term": "margin-call"}).values
    assert first
    for other in first["other_settings"]:
        by_label = reply(at, "story", {"term": "margin-call", "setting": glossary.settings[other].label.upper()}).values
        assert by_label
        assert by_label["setting"]["id"] == other
        assert by_label["steps"] != first["steps"]
    elsewhere = reply(at, "story", {"term": "margin-call", "setting": "venue"})
    assert "has no story in `venue`; it has one in `" in elsewhere.text


def test_the_ways_are_those_of_the_sequence(glossary: Glossary) -> None:
    values = reply(opened(glossary), "trace", {"start": "leverage", "end": "contagion", "ways": 5}).values
    assert values
    assert values["found"] == "forward"
    ways = [way["terms"] for way in values["ways"]]
    assert len({tuple(way) for way in ways}) == len(ways) > 1
    assert ways == sorted(ways, key=len)
    for way in values["ways"]:
        assert way["terms"][0] == "leverage"
        assert way["terms"][-1] == "contagion"
        for before, after, edge in zip(way["terms"], way["terms"][1:], way["edges"], strict=False):
            assert {before, after} == {edge["source"], edge["target"]}
            assert edge["reason"]


def test_a_warning_comes_with_every_answer(bread: Glossary) -> None:
    at = opened(bread, warning="The glossary has 2 errors.")
    for tool, asked in questions("dough", "loaf"):
        told = reply(at, tool, asked)
        assert told.values
        assert told.values["warning"] == "The glossary has 2 errors."
        assert "Note: The glossary has 2 errors." in told.text
    assert "2 errors" in reply(at, "lookup", {"term": "nothing-of-it"}).text


def test_a_hostile_glossary_brings_nothing_to_load_and_nothing_hidden(hostile: Glossary) -> None:
    at = opened(hostile)
    for tool, asked in questions("a", "b"):
        told = checked(reply(at, tool, asked), tool)
        assert told.values is not None, (tool, told.text)
        assert harmless(told.text), tool


def harmless(text: str) -> bool:
    """Tell whether a text has no link, picture, tag or line of code that is not escaped, and nothing invisible."""
    without = text.replace("\\[", "").replace("\\]", "").replace("\\<", "").replace("\\`", "")
    return not any(mark in without for mark in ("](", "![", "<img", "<script")) and all(
        character.isprintable() or character in "\n\u200c\u200d\u200e\u200f\u061c" for character in text
    )


words = st.lists(st.sampled_from([*PIECES, *BREAKS, "\u202e", "\U000e0041", "\x1b[31m"]), max_size=8).map("".join)


@given(st.lists(words, min_size=2, max_size=4), words)
@settings(max_examples=15)
def test_odd_words_come_back_and_hide_nothing(labels: list[str], asked: str) -> None:
    glossary = glossary_of(labels, labels)
    at = opened(glossary)
    for tool, question in questions("term-000", "term-001"):
        told = checked(reply(at, tool, question), tool)
        assert told.values is not None or "has no story" in told.text
        assert harmless(told.text), tool
    for tool, question in questions(asked[:200], "term-001"):
        assert "cannot be worked out" not in checked(reply(at, tool, question), tool).text
    values = reply(at, "lookup", {"term": "term-000"}).values
    assert values
    assert values["label"] == seen(labels[0])


def seen(text: str) -> str:
    """Return what can be seen of a text, on one line."""
    hidden = ("\u202e", "\U000e0041", "\x1b")
    return " ".join("".join(character for character in text if character not in hidden).split())


@given(
    st.dictionaries(
        st.sampled_from(["term", "words", "start", "end", "limit", "skip", "ways"]),
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(max_size=300),
            st.lists(st.integers(), max_size=3),
        ),
    )
)
@settings(max_examples=15)
def test_whatever_is_asked_gets_an_answer(arguments: dict[str, Any]) -> None:
    at = opened(glossary_of(["One", "Two"], []))
    for tool in EVERY:
        assert "cannot be worked out" not in checked(reply(at, tool, arguments), tool).text


def large() -> Glossary:
    """Return a glossary with a term that is joined to thousands of others, by edges whose texts are long."""
    long = "A reason that goes on and on, as reasons do. " * 200
    ids = [f"term-{number:05}" for number in range(5_000)]
    edges = tuple(Edge("hub", "leads-to", id_, long, when=long) for id_ in ids)
    terms = {id_: Term(id_, f"terms/{id_}.yml", f"Term {id_}", "event", long, explanation=long) for id_ in ids}
    hub = Term("hub", "terms/hub.yml", "Hub " * 500, "event", long, aliases=tuple(ids), edges=edges, explanation=long)
    back = Relation("returns", "returns", "", Flow.FEEDBACK)
    forward = Relation("leads-to", "leads to", "follows from", Flow.FORWARD)
    return Glossary(terms={"hub": hub, **terms}, relations={each.id: each for each in (forward, back)})


def test_no_answer_is_long_however_large_the_glossary_is() -> None:
    at = opened(large())
    for tool, asked in questions("hub", "term-04999"):
        told = checked(reply(at, tool, asked), tool)
        assert told.values is not None or tool == "story", (tool, told.text)


def test_a_fault_of_the_program_is_said_without_its_details(
    bread: Glossary, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> Callable[[], None]:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("glossgraph.assistant.tools.loops.answer", broken)
    told = reply(opened(bread), "loops", {})
    assert told.values is None
    assert told.text.startswith("this cannot be worked out")
    assert "secret" not in told.text
    assert "secret" in caplog.text


def test_a_story_says_from_where_it_goes_on_again(glossary: Glossary) -> None:
    told = reply(opened(glossary), "story", {"term": "price-impact"})
    assert told.values
    (again,) = {remark for step in told.values["steps"] for remark in step.get("again", ())}
    assert again.startswith("again from 2: ")
    assert f"\n   - {again}" in told.text
