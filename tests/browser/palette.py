"""Light and dark, as the system asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

Palette = Literal["light", "dark"]

SCHEMES: dict[Palette, str] = {"light": "default", "dark": "slate"}
"""The names by which Material knows them."""


def show_in(page: Page, palette: Palette) -> None:
    """Let the system ask for a palette; open a page after it."""
    page.emulate_media(color_scheme=palette)


def palette_of(page: Page) -> str | None:
    """Return the name of the palette in which a page is shown."""
    return page.locator("body").get_attribute("data-md-color-scheme")
