"""The page of a model is played: by slider, field, scenario and address, by keyboard, and it says what it computed."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from glossgraph.running import run
from glossgraph.site.material import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from glossgraph.model import Glossary

HEAVIEST = 15_000
"""The most bytes, compressed, of all that the page of a model loads to be played."""

PARTS = (
    ".gg-model-says, .gg-model-results, .gg-chart, .gg-model-story, .gg-model-rounds, .gg-model-members, "
    ".gg-model-more, .gg-model-left"
)
"""What the build writes of a run, and the script after it."""

DRAWN = f"""() => [...document.querySelectorAll("{PARTS}")].filter(
    (part) => part.closest("#gg-model") || !part.matches(".gg-chart")
).map((part) => part.outerHTML.replace(/(\\s|&nbsp;)+/g, " ").replace(/> </g, "><"))"""
"""All of it as markup; how wide white space is does not count."""

GROWTH, STIFFNESS = "[data-result=growth] dd", "#gg-model-stiffness"


@pytest.fixture
def model_page(page: Page, bread_served: str) -> Page:
    page.goto(f"{bread_served}models/rising/")
    expect(page.locator(".gg-model-controls")).to_be_visible()
    return page


@pytest.fixture(scope="module")
def growth(bread: Glossary) -> Callable[[Mapping[str, float]], str]:
    """What the page has to show as the first result for some values."""

    def shown(values: Mapping[str, float]) -> str:
        result = run(bread.models["rising"], values).results["growth"]
        return f"{result:.2f}\u00a0×"

    return shown


def slider(page: Page, name: str) -> Locator:
    return page.locator(f"[data-parameter={name}] input[type=range]")


def fault(page: Page, name: str) -> Locator:
    return page.locator(f"[data-parameter={name}] .gg-model-fault")


def test_a_slider_is_moved_by_keyboard(model_page: Page, growth: Callable[[Mapping[str, float]], str]) -> None:
    slider(model_page, "flour").focus()
    for _ in range(3):
        model_page.keyboard.press("ArrowRight")
    expect(model_page.locator(GROWTH)).to_have_text(growth({"flour": 650}))
    expect(model_page.locator("#gg-model-flour")).to_have_value("650")
    assert slider(model_page, "flour").get_attribute("aria-valuetext") == "650\u00a0grams"
    expect(model_page.locator(".gg-model-story > li").first).to_contain_text("feeds 650\u00a0grams")
    expect(model_page.locator(".gg-model-says")).to_contain_text(
        f"Growth of all: {growth({'flour': 650})}. All have doubled"
    )
    expect(model_page).to_have_url(re.compile(r"/models/rising/\?flour=650$"))
    expect(model_page.locator(".gg-model-run")).to_be_hidden()


def test_a_percentage_is_typed_as_people_see_it(model_page: Page, growth: Callable[[Mapping[str, float]], str]) -> None:
    model_page.fill("#gg-model-appetite", "37.5")
    expect(model_page.locator(GROWTH)).to_have_text(growth({"appetite": 0.375}))
    expect(model_page).to_have_url(re.compile(r"\?appetite=0\.375$"))


def test_what_is_typed_is_kept_within_the_range(model_page: Page, growth: Callable[[Mapping[str, float]], str]) -> None:
    before = model_page.locator(GROWTH).inner_text()
    model_page.fill(STIFFNESS, "1")
    # which may become 100
    expect(fault(model_page, "stiffness")).to_have_text(
        "It can be from 20\u00a0grams / litre to 200\u00a0grams / litre."
    )
    expect(model_page.locator(STIFFNESS)).to_have_attribute("aria-invalid", "true")
    expect(model_page.locator(GROWTH)).to_have_text(before)
    model_page.press(STIFFNESS, "Enter")
    expect(model_page.locator(STIFFNESS)).to_have_value("20")
    expect(fault(model_page, "stiffness")).to_contain_text("and is 20\u00a0grams / litre now.")
    expect(model_page.locator(STIFFNESS)).to_have_attribute("aria-invalid", "false")
    expect(model_page.locator(GROWTH)).to_have_text(growth({"stiffness": 20}))
    model_page.fill(STIFFNESS, "33.3")
    expect(fault(model_page, "stiffness")).to_be_hidden()
    expect(model_page.locator(GROWTH)).to_have_text(growth({"stiffness": 33.3}))
    model_page.fill(STIFFNESS, "")
    model_page.press(STIFFNESS, "Tab")
    expect(model_page.locator(STIFFNESS)).to_have_value("33.3")


def test_a_scenario_is_chosen_and_left(model_page: Page, growth: Callable[[Mapping[str, float]], str]) -> None:
    choice = model_page.locator("#gg-model-scenario")
    choice.select_option("little-flour")
    expect(model_page.locator(GROWTH)).to_have_text(growth({"flour": 100, "stiffness": 80}))
    expect(model_page.locator("[data-result=limit] dd")).to_contain_text("So little gas lifts no dough")
    expect(model_page).to_have_url(re.compile(r"\?scenario=little-flour$"))
    slider(model_page, "flour").press("ArrowRight")
    expect(choice).to_have_value("own")
    expect(model_page).to_have_url(re.compile(r"\?flour=150&stiffness=80$"))
    slider(model_page, "flour").press("ArrowLeft")
    expect(choice).to_have_value("little-flour")


def test_a_scenario_is_tried_from_where_it_is_told(model_page: Page) -> None:
    model_page.locator("a[data-scenario=hungry]").click()
    expect(model_page.locator("#gg-model-appetite")).to_have_value("50")
    expect(model_page.locator("#gg-model-scenario")).to_be_focused()
    expect(model_page.locator(GROWTH)).to_be_in_viewport()


def test_a_reset_shows_what_the_build_has_written(page: Page, bread_served: str, served: str, built: Path) -> None:
    models = [f"{served}models/{path.parent.name}/" for path in sorted(built.glob("models/*/index.html"))]
    for address in [f"{bread_served}models/rising/", *models]:
        page.goto(address)
        expect(page.locator(".gg-model-controls")).to_be_visible()
        page.reload()
        written = page.evaluate(
            f"fetch(location.href).then((answer) => answer.text()).then((html) => {{"
            f"const document = new DOMParser().parseFromString(html, 'text/html');"
            f"return ({DRAWN})(); }})"
        )
        page.locator(".gg-model-parameter input[type=range]").first.press("End")
        page.wait_for_url("**/models/*/?*")
        assert page.evaluate(DRAWN) != written
        page.click("[data-do=reset]")
        page.wait_for_url(address)
        for found, wanted in zip(page.evaluate(DRAWN), written, strict=True):
            assert found == wanted, address
        expect(page.locator(".gg-model-run")).to_be_visible()


def test_a_state_is_shared(model_page: Page, new_page: Callable[..., Page]) -> None:
    model_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    model_page.fill("#gg-model-appetite", "33.3")
    slider(model_page, "flour").press("End")
    model_page.click("[data-do=copy]")
    expect(model_page.locator(".gg-model-says")).to_contain_text("copied")
    shared = model_page.evaluate("navigator.clipboard.readText()")
    assert shared == model_page.url
    other = new_page()
    other.goto(shared)
    expect(other.locator("#gg-model-appetite")).to_have_value("33.3")
    expect(other.locator("#gg-model-scenario")).to_have_value("own")
    # the one still says that it is copied
    assert other.evaluate(DRAWN)[1:] == model_page.evaluate(DRAWN)[1:]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?flour=<b>x&appetite=NaN", ""),
        ("?flour=650&scenario=nowhere&constructor=1", "?constructor=1&flour=650"),
        ("?flour=1e9&stiffness=", "?flour=1000"),
        ("?scenario=hungry&flour=0x10", "?scenario=hungry"),
        ("?path=core", "?path=core"),
    ],
)
def test_what_an_address_should_not_have_is_left_out(query: str, kept: str, page: Page, bread_served: str) -> None:
    page.goto(f"{bread_served}models/rising/{query}")
    expect(page.locator(".gg-model-controls")).to_be_visible()
    said = page.locator(".gg-model-says")
    if query == kept:
        expect(said).not_to_contain_text("Part of the address")
        return
    expect(said).to_contain_text("Part of the address is nothing that this page knows, and is left out. Growth of all:")
    expect(page).to_have_url(f"{bread_served}models/rising/{kept}")


def test_what_has_no_value_is_said_and_drawn_as_far_as_it_has_one(page: Page, bread_served: str) -> None:
    def divided(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('["stiffness",20.0,', '["stiffness",0.0,'))

    page.route("**/models/rising/*", divided)
    page.goto(f"{bread_served}models/rising/?stiffness=0")
    wanted = "In round 1 the run breaks off: Volume has no value, because its formula would divide by zero."
    expect(page.locator(".gg-model-says")).to_contain_text(wanted)
    expect(page.locator(GROWTH)).to_have_text("–")
    expect(page.locator(".gg-model-rounds tbody tr")).to_have_count(1)
    page.click("[data-do=reset]")
    expect(page.locator(".gg-model-rounds tbody tr")).to_have_count(12)


def test_what_is_seen_follows_at_once_and_what_is_heard_when_nothing_changes_any_more(model_page: Page) -> None:
    model_page.evaluate("""() => {
        window.heard = 0;
        window.late = 0;
        const [says, heard, first] = [".gg-model-says", ".gg-model-heard", ".gg-model-results dd"].map(
            (each) => document.querySelector(each)
        );
        const count = { childList: true, subtree: true };
        new MutationObserver(() => { window.heard += 1; }).observe(heard, count);
        const follows = () => says.textContent.includes(first.textContent);
        new MutationObserver(() => { window.late += !follows(); }).observe(first, count);
    }""")
    for _ in range(8):
        slider(model_page, "flour").press("ArrowRight")
    expect(model_page).to_have_url(re.compile("flour=900$"))
    assert model_page.evaluate("window.late") == 0
    heard = model_page.get_by_role("status").filter(has_text="Growth of all")
    expect(heard).to_have_text(model_page.locator(".gg-model-says").inner_text().replace("\u00a0", " "))
    # a slow machine may pause once
    assert model_page.evaluate("window.heard") <= 2


def test_a_first_result_says_what_it_was(model_page: Page, growth: Callable[[Mapping[str, float]], str]) -> None:
    first = model_page.locator(GROWTH)
    expect(first).not_to_have_attribute("data-was", re.compile("."))
    slider(model_page, "flour").press("End")
    expect(first).to_have_attribute("data-was", f"was {growth({})}")
    slider(model_page, "flour").fill("500")
    expect(first).not_to_have_attribute("data-was", re.compile("."))


def test_what_a_parameter_is_can_be_read_at_its_field(model_page: Page) -> None:
    said = "It is weighed once, before the first round."
    text = model_page.locator("#gg-model-flour-text")
    expect(text).to_be_hidden()
    expect(slider(model_page, "flour")).to_have_accessible_description(said)
    model_page.locator("[data-parameter=flour] summary").press("Enter")
    expect(text).to_be_visible()
    expect(text).to_have_text(said)


def test_one_of_the_choices_is_chosen_and_shared(page: Page, served: str, new_page: Callable[..., Page]) -> None:
    page.goto(f"{served}models/one-account/")
    choice = page.get_by_role("combobox", name="Side of the account")
    expect(choice).to_have_accessible_description(re.compile("The account that is followed"))
    expect(choice.locator("option:checked")).to_have_text("Long")
    box, room = choice.bounding_box(), page.locator("[data-parameter=side]").bounding_box()
    assert box
    assert room
    assert box["width"] > room["width"] * 0.9
    first = page.locator(".gg-model-results dd").first
    before = first.inner_text()
    choice.focus()
    page.keyboard.press("ArrowUp")
    expect(choice.locator("option:checked")).to_have_text("Short")
    expect(first).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"\?side=-1$"))
    other = new_page()
    other.goto(page.url)
    expect(other.locator("#gg-model-side option:checked")).to_have_text("Short")
    expect(other.locator(".gg-model-results dd").first).to_have_text(first.inner_text())
    page.click("[data-do=reset]")
    expect(choice.locator("option:checked")).to_have_text("Long")


def test_a_round_is_marked_wherever_it_is_shown(model_page: Page) -> None:
    field = model_page.locator("#gg-model-round")
    field.focus()
    field.press("Home")
    field.press("ArrowRight")
    field.press("ArrowRight")
    assert "Flour left 281.3\u00a0grams; Eaten by all 93.8\u00a0grams" in (field.get_attribute("aria-valuetext") or "")
    expect(model_page.locator("tr.gg-at th")).to_have_text("2")
    expect(model_page.locator("li.gg-at")).to_contain_text("281.3\u00a0grams are left")
    assert model_page.locator("#gg-model .gg-chart-at").count() == model_page.locator("#gg-model .gg-chart").count()
    model_page.locator("#gg-model .gg-chart-frame > svg").first.hover(position={"x": 2, "y": 90})
    expect(model_page.locator("tr.gg-at th")).to_have_text("0")
    model_page.locator(".gg-model-rounds tbody tr").nth(5).hover()
    expect(field).to_have_value("5")


def test_each_is_shown_after_a_chosen_round(model_page: Page, bread: Glossary) -> None:
    cell = model_page.locator(".gg-model-members tbody tr").nth(1).locator("td").nth(1)
    at = model_page.locator("#gg-model-at")
    rows = run(bread.models["rising"]).rows
    expect(at).to_have_value(str(len(rows) - 1))
    for number in ("0", "3"):
        at.fill(number)
        expect(cell).to_have_text(f"{rows[int(number)]['volume_i'][1]:.2f}")  # type: ignore[index]
    slider(model_page, "flour").press("End")
    expect(at).to_have_value("3")


def test_on_paper_there_is_what_was_set_and_nothing_to_set(model_page: Page) -> None:
    slider(model_page, "flour").press("ArrowRight")
    expect(model_page.locator(".gg-model-story > li").first).to_contain_text("550")
    model_page.emulate_media(media="print")
    for tool in (".gg-model-controls", ".gg-model-round", ".gg-model-at", "a[data-scenario]"):
        expect(model_page.locator(tool).first).to_be_hidden()
    expect(model_page.locator(".gg-model-story > li").first).to_be_visible()


def test_a_phone_has_all_of_it(phone: Page, bread_served: str) -> None:
    phone.goto(f"{bread_served}models/rising/")
    slider(phone, "flour").fill("900")
    expect(phone.locator("#gg-model-flour")).to_have_value("900")
    assert phone.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_what_the_page_loads_to_be_played_is_light() -> None:
    scripts = {path: text for path, text in assets().items() if re.search(r"/(model[\w-]*|words)\.js$", path)}
    assert len(scripts) > 4
    assert sum(len(gzip.compress(text.encode())) for text in scripts.values()) < HEAVIEST
    # contributed texts become no markup, and no text becomes a program
    for name in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function("):
        assert not [path for path, text in scripts.items() if name in text]
