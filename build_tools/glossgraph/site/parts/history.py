"""What happened, along an axis of years."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from glossgraph.graph.history import year_of
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.kinds import told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import Glossary, Term


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
        "list_of_all": _list_of_all(glossary, terms[-1]) if terms else "",
    }


def _list_of_all(glossary: Glossary, term: Term) -> str:
    return f"kinds/{term.kind}.md" if term.kind in told_apart(glossary) else "terms/index.md"
