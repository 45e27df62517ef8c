"""The search in a real browser: what comes first, typing errors, questions, the keyboard, and what it costs."""

from __future__ import annotations

import gzip
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from building import once
from folders import TESTS
from glossgraph import compiler
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from server import served_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Response

    from glossgraph.model import Glossary

SEARCHES: list[dict[str, str]] = yaml.safe_load((TESTS / "data/searches.yml").read_text("utf-8"))

MOST_LOADED = 100_000
"""How many bytes a search may ask for, compressed."""

MOST_MILLISECONDS = 50
"""How long it may take from a key to the list, where names are at hand."""

SIZE = 5_000


def found(page: Page, home: str, typed: str) -> list[str]:
    """Type something, and return the addresses of the results once they are all there."""
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(typed)
    says = page.locator(".gg-search-says")
    page.wait_for_function("typed => document.querySelector('.gg-search').dataset.done === typed", arg=typed)
    expect(says).not_to_be_empty()
    links: list[str] = page.locator(".gg-search [role=option]").evaluate_all("links => links.map((link) => link.href)")
    return [link.removeprefix(home) for link in links]


def test_what_is_meant_comes_first(page: Page, served: str) -> None:
    page.goto(served)
    wrong = []
    for search in SEARCHES:
        results = found(page, served, search["typed"])
        fits = results[:1] == [search["first"]] if "first" in search else search["among"] in results
        if not fits:
            wrong.append((search, results[:3]))
    assert wrong == []
    assert len(SEARCHES) >= 60


def test_labels_and_aliases_come_first(page: Page, served: str, glossary: Glossary) -> None:
    names = sorted((name, term.id) for term in glossary.terms.values() for name in (term.label, *term.aliases))
    page.goto(served)
    for name, term in names[:: len(names) // 20]:
        assert found(page, served, name)[0] == f"terms/{term}/", name


def test_the_script_reads_words_as_the_index_does(page: Page, served: str, glossary: Glossary) -> None:
    cases = json.loads((TESTS / "data/words.json").read_text("utf-8"))
    page.goto(served)
    read = page.evaluate(
        """async (texts) => {
            const index = await import(new URL("assets/search_index.js", document.baseURI));
            const language = await (await fetch("search/index.json")).json();
            return texts.map((text) => index.wordsIn(text, language).map((word) => index.stem(word, language)));
        }""",
        [text for text, _ in cases],
    )
    assert read == [stems for _, stems in cases]
    assert glossary.about.language == "en"


def test_the_keyboard_is_enough(page: Page, served: str) -> None:
    page.goto(served)
    for key in ("f", "s", "/"):
        page.keyboard.press(key)
        field = page.get_by_role("combobox")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).not_to_be_focused()
    found(page, served, "margin call")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Margin call")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[role=option]").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/terms/margin-call/$"))


def test_enter_opens_the_first_result(page: Page, served: str) -> None:
    page.goto(served)
    found(page, served, "haircut")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/terms/haircut/$"))


def test_results_say_what_they_are(page: Page, served: str) -> None:
    page.goto(served)
    found(page, served, "margin call")
    first = page.locator("[role=option]").first
    expect(first).to_contain_text("Event · 4. Support demand")
    expect(first).to_contain_text("A demand by a broker")
    groups = page.locator(".gg-search-group").all_inner_texts()
    assert groups == ["Terms", "Comparisons", "Episodes", "Questions", "Texts and lists"]
    expect(page.locator(".gg-search-says")).to_have_text(re.compile(r"^\d+ results$"))


def test_nothing_is_found_in_words(page: Page, served: str) -> None:
    page.goto(served)
    assert found(page, served, "xyzzy") == []
    expect(page.locator(".gg-search-says")).to_contain_text("Nothing is found")
    expect(page.get_by_role("link", name="All terms, A–Z").last).to_be_visible()


def test_an_address_can_hold_a_search(page: Page, served: str) -> None:
    page.goto(f"{served}?q=haircut")
    expect(page.locator("[role=option]").first).to_have_attribute("href", f"{served}terms/haircut/")


def test_a_phone_opens_the_search_with_a_button(phone: Page, served: str) -> None:
    phone.goto(served)
    field = phone.get_by_role("combobox")
    expect(field).to_be_hidden()
    phone.get_by_role("button", name="Search", exact=True).tap()
    expect(field).to_be_focused()
    phone.keyboard.insert_text("margin call")
    phone.locator("[role=option]").first.tap()
    expect(phone).to_have_url(re.compile(r"/terms/margin-call/$"))
    phone.get_by_role("button", name="Search", exact=True).tap()
    phone.get_by_role("button", name="Close the search").tap()
    expect(field).to_be_hidden()


def test_without_a_script_there_is_a_list(no_script_page: Page, served: str) -> None:
    no_script_page.goto(f"{served}terms/margin-call/")
    expect(no_script_page.locator(".gg-search-place")).to_have_attribute("href", "../")


@pytest.fixture(scope="session")
def large(policy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that can do nothing but search, in a glossary of 5,000 terms."""

    def make(folder: Path) -> None:
        sys.path.insert(0, str(TESTS.parent / "benchmarks"))
        from generate import write_glossary  # noqa: PLC0415 - a script beside the package

        write_glossary(folder / "glossary", SIZE)
        output = publish(Site(compiler.compile_glossary(folder / "glossary").glossary))
        wanted = [path for path in output.files if path.startswith(("search/", "assets/search"))]
        assets = {path: output.files[path] for path in wanted}
        page = (
            '<!doctype html><html lang="en"><title>Large</title><main></main><script src="assets/search.js"></script>'
        )
        for path, text in {**assets, "index.html": page, "favicon.ico": ""}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")

    with served_from(once(tmp_path_factory, "large-search", make), policy) as address:
        yield address


def _typed(page: Page, address: str, typed: str, *, pasted: bool = False) -> tuple[int, list[float]]:
    """Type letter by letter, and return how much was asked for, and the milliseconds from each key to its results."""
    answers: list[Response] = []
    page.goto(address)
    page.on("response", lambda answer: answers.insert(0, answer))
    page.evaluate(
        """() => {
            window.times = [];
            let pressed = 0;
            const field = document.querySelector(".gg-search-field");
            field.addEventListener("input", () => { pressed = performance.now(); }, true);
            new MutationObserver(() => {
                if (pressed) window.times.push(performance.now() - pressed);
                pressed = 0;
            }).observe(document.querySelector("#gg-search-results"), { childList: true });
        }"""
    )
    page.keyboard.press("/")
    if pasted:
        page.keyboard.insert_text(typed)
    else:
        page.keyboard.type(typed, delay=60)
    page.wait_for_function("typed => document.querySelector('.gg-search').dataset.done === typed", arg=typed)
    times: list[float] = page.evaluate("times")
    return sum(len(gzip.compress(answer.body())) for answer in answers), times


@pytest.mark.parametrize("typed", ["margin call", "margin call vs liquidation", "why was I liquidated early"])
def test_a_search_is_light(typed: str, page: Page, served: str) -> None:
    loaded, _ = _typed(page, served, typed)
    assert loaded < MOST_LOADED


@pytest.mark.parametrize("name", ["label", "two labels", "question"])
def test_a_search_of_a_large_glossary_is_light_and_quick(name: str, page: Page, large: str) -> None:
    cards: list[list[Any]] = page.request.get(f"{large}search/cards-0.json").json()
    manifest = page.request.get(f"{large}search/index.json").json()
    of_pairs = page.request.get(f"{large}search/cards-{manifest['groups'][1] // manifest['cards']}.json").json()
    pair = of_pairs[manifest["groups"][1] % manifest["cards"]]
    questions = page.request.get(f"{large}search/cards-{manifest['groups'][3] // manifest['cards']}.json").json()
    typed, address = {
        "label": (cards[0][1], cards[0][2]),
        "two labels": (pair[1], pair[2]),
        "question": (questions[-1][1].rstrip("?"), questions[-1][2]),
    }[name]
    # on a slow machine, pauses between the letters of a long question would add searches for parts of words
    loaded, times = _typed(page, large, typed, pasted=name == "question")
    expect(page.locator("[role=option]").first).to_have_attribute("href", large + address)
    assert loaded < MOST_LOADED
    # a key that waits for a file says how fast the network is, as the only one of a question does
    assert name == "question" or sorted(times)[len(times) // 2] < MOST_MILLISECONDS, times
