"""The cards of pages as PNG, and whether a site has them."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from glossgraph.mkdocs_plugin.log import LOG
from glossgraph.output import content_of, digest, digest_of
from glossgraph.pictures.font import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_RENDERER = "resvg_py"

_HEAD = 33
"""Where the second chunk of a PNG begins: after the signature, and the size of the picture."""


def has_cards(site_url: str | None, *, option: bool | None) -> bool:
    """Tell whether a site has cards; by default, if its pages can name them and there is what renders them.

    Raises:
        PluginError: Cards are asked for, and cannot be rendered.

    """
    if option and not site_url:
        LOG.info("There are no cards, as pages name them by their whole addresses: `site_url` is not set")
    if option is False or not site_url:
        return False
    is_there = find_spec(_RENDERER) is not None
    if option and not is_there:
        raise PluginError("glossgraph: `cards: true` needs the package `resvg-py`, which is not installed")
    return is_there


def rendered(draw: Callable[[], str], old: Path | None) -> bytes:
    """Return a card as PNG; the one of the site that was built before, if it was rendered from the same."""
    svg = draw()
    source = digest(f"{_rendering()} {svg}".encode())
    before = (content_of(old) if old else None) or b""
    # a chunk of text is as long as any other
    end = _HEAD + len(_said(source, before))
    if before and before == _with_source(before[:_HEAD] + before[end:], source):
        return before
    return _with_source(_rendered(svg), source)


def _rendered(svg: str) -> bytes:
    fonts = [str(file) for file in FILES.values()]
    # no fonts of this machine, so that a card is the same wherever it is rendered
    png = import_module(_RENDERER).svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=True)
    return bytes(png)


@cache
def _rendering() -> str:
    """Return what a rendering depends on besides its source: the program, and the fonts."""
    return f"{version(_RENDERER)} {' '.join(map(digest_of, FILES.values()))}"


def _with_source(png: bytes, source: str) -> bytes:
    """Return a PNG with a comment that says from what it was rendered, and that all of it is as it was then."""
    return png[:_HEAD] + _said(source, png) + png[_HEAD:]


def _said(source: str, png: bytes) -> bytes:
    data = b"tEXtComment\0" + f"{source} {digest(png)}".encode()
    return struct.pack(">L", len(data) - 4) + data + struct.pack(">L", zlib.crc32(data))
