"""The kinds of terms, as far as readers need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Kind


@once
def told_apart(glossary: Glossary) -> Mapping[str, Kind]:
    """Return the kinds by their ids; none if all terms are of the same one, which then says nothing about them."""
    return dict(glossary.kinds) if len({term.kind for term in glossary.terms.values()}) > 1 else {}
