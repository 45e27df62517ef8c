"""The built site in a real browser: whatever is wrong with a page that was open fails the test."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlparse

import pytest
from playwright.sync_api import sync_playwright

from building import bakery, mkdocs, once
from server import served_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; Playwright never fetches one of its own."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail("no Chromium: `apt-get install chromium`, or name one in the variable CHROMIUM", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def policy(project: Path) -> str:
    """The security policy that README gives to whoever puts the site on a host."""
    (policy,) = re.findall(r"^Content-Security-Policy: (.+)$", (project / "README.md").read_text("utf-8"), re.MULTILINE)
    return str(policy)


@pytest.fixture(scope="session")
def served(built: Path, policy: str) -> Iterator[str]:
    """The address of the real site's home page."""
    with served_from(built, policy) as address:
        yield address


@pytest.fixture(scope="session")
def bread_served(project: Path, policy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of somebody else's site, which has the bread glossary in it and a home page of its own."""

    def build(folder: Path) -> None:
        done = mkdocs(bakery(folder, project), folder / "site")
        assert done.returncode == 0, done.stderr

    with served_from(once(tmp_path_factory, "bakery", build) / "site", policy) as address:
        yield address


@pytest.fixture
def complaints() -> list[str]:
    """What the browser had to complain of until now. A test that provokes a complaint takes it out."""
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open one page more, as a visitor of its own; takes what Playwright's `new_context` takes."""
    contexts = []

    def opened(**options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page in a wide window. At the end of the test there must have been nothing to complain of."""
    return new_page()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """A page on a small phone, which is touched."""
    return new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)


@pytest.fixture
def no_script_page(new_page: Callable[..., Page]) -> Page:
    """A page in a browser without JavaScript."""
    return new_page(java_script_enabled=False)


def _listen(page: Page, complaints: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        # errors of the page, and what its security policy has refused
        if message.type == "error":
            complaints.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        host = urlparse(request.url)
        if host.scheme not in {"data", "blob"} and host.hostname != "127.0.0.1":
            complaints.append(f"{page.url}: asks for {request.url}")

    def failed(request: Request) -> None:
        # what was under way when the visitor left
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"{page.url}: {request.url}: {request.failure}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            complaints.append(f"{page.url}: {response.url}: {response.status}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("response", answered)
