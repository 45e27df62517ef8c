"""What can be seen of a picture."""

from __future__ import annotations

import re
import struct

from resvg_py import svg_to_bytes

from glossgraph.pictures.font import FILES

_OUTER = re.compile('<svg xmlns="http://www.w3.org/2000/svg" width="[0-9]+" height="[0-9]+"')

GROUND = re.compile("<rect [^>]*/>")


def seen(svg: str, left: int, top: int, width: int, height: int) -> bytes:
    """Return a part of a picture as PNG."""
    part = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    shown, replaced = _OUTER.subn(f'<svg xmlns="http://www.w3.org/2000/svg" {part}', svg)
    assert replaced == 1
    return svg_to_bytes(svg_string=shown, font_files=[str(file) for file in FILES.values()], skip_system_fonts=True)


def is_blank(svg: str, left: int, top: int, width: int, height: int) -> bool:
    """Tell whether a part of a picture shows nothing but its ground, which is its first shape."""
    ground = GROUND.search(svg)
    assert ground
    alone = f"{svg.partition('>')[0]}>{ground[0]}</svg>"
    return seen(svg, left, top, width, height) == seen(alone, left, top, width, height)


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and the height that a PNG says it has."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", png[16:24])
    return width, height
