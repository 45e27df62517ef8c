"""What happened, along an axis of years."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from glossgraph.graph.history import year_of
from glossgraph.site.parts.edges import listed_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import Glossary


def history(glossary: Glossary, ids: Sequence[str], most: int) -> dict[str, Any]:
    """Return what the template of the axis needs, from the ids of dated articles in order, of which it shows so many.

    The others are counted, and are in the list of the kind to which the last of them belongs.
    """
    terms = [glossary.terms[id_] for id_ in ids]
    return {
        "years": [
            (year, [listed_link(glossary, term) for term in group]) for year, group in groupby(terms[:most], year_of)
        ],
        "earlier": len(terms[most:]),
        "list_of_all": f"kinds/{terms[-1].kind}.md" if terms else "",
    }
