"""Where the entries of a list in parts are: files for the script that leads on from their addresses on its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph.site.material import ASSETS
from glossgraph.site.parts.paged_list import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.site.parts.paged_list import Part

SCRIPT = f"{ASSETS}/places.js"
"""The path of the script."""

_ROOM = 10
"""About how many bytes an entry takes besides its id."""


def places(parts: Sequence[Part], ids: Sequence[str]) -> list[list[tuple[str, int]]]:
    """Return the ids with the numbers of their parts, counted from 0, in as many groups as there are to be files.

    They are in the order in which JavaScript compares texts.

    Args:
        parts: The parts of the list.
        ids: The ids of all entries in the order of the list.

    """
    groups: list[list[tuple[str, int]]] = []
    filled = MOST
    for id_, number in sorted(_numbered(parts, ids), key=lambda place: place[0].encode("utf-16-be", "surrogatepass")):
        filled += len(id_.encode()) + _ROOM
        if filled > MOST:
            groups.append([])
            filled = 0
        groups[-1].append((id_, number))
    return groups


def _numbered(parts: Sequence[Part], ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    for number, part in enumerate(parts):
        yield from ((id_, number) for id_ in ids[part.span])


def written(group: Iterable[tuple[str, int]]) -> str:
    """Return the text of a file."""
    return json.dumps(dict(group), ensure_ascii=False, separators=(",", ":")) + "\n"
