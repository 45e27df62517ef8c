"""What happened: the articles with dated stories, and in which year."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.graph.seen import is_article, is_dated
from glossgraph.model import once

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def year_of(article: Term) -> int:
    """Return the year that the dates of a story name most often, the later one of several; 0 if they name none."""
    years = Counter(int(year) for item in article.sequence for year in _YEAR.findall(item.date))
    return max(years, key=lambda year: (years[year], year), default=0)


@once
def happened(glossary: Glossary) -> tuple[str, ...]:
    """Return the ids of the articles whose dates name a year, the newest first."""
    years = {
        id_: year_of(term)
        for id_, term in glossary.terms.items()
        if is_dated(term) and is_article(glossary, term) and not term.deprecated
    }
    return tuple(sorted((id_ for id_, year in years.items() if year), key=lambda id_: (-years[id_], id_)))
