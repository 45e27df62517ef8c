"""Light and dark, as the system asks for them, on large screens and small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

Palette = Literal["light", "dark"]

SCHEMES: dict[Palette, str] = {"light": "default", "dark": "slate"}
"""The names by which Material knows them."""

Look = tuple[Palette, int]
"""A palette, and the width of a window."""

LOOKS: list[Look] = [(palette, width) for palette in SCHEMES for width in (1280, 360)]


def show_in(page: Page, palette: Palette) -> None:
    """Let the system ask for a palette; open a page after it."""
    page.emulate_media(color_scheme=palette)


def show_as(page: Page, look: Look) -> None:
    """Let the system ask for a palette, and the window have a width; open a page after it."""
    palette, width = look
    show_in(page, palette)
    page.set_viewport_size({"width": width, "height": 900})


def palette_of(page: Page) -> str | None:
    """Return the name of the palette in which a page is shown."""
    return page.locator("body").get_attribute("data-md-color-scheme")
