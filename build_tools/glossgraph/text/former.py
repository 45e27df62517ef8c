"""The ids that terms and comparisons had before, which their addresses keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.text.ids import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary

_BETWEEN = "-vs-"


def comparison_id(one: str, other: str) -> str:
    """Return the id of the comparison of two terms, in whatever order they are given."""
    return _BETWEEN.join(sorted((one, other)))


@once
def ids_of_today(glossary: Glossary) -> Mapping[str, str]:
    """Return the id of today of each id that a term has, or lists as a former one."""
    terms = glossary.terms.values()
    former = {old: term.id for term in terms for old in term.former_ids}
    return {**former, **{id_: id_ for id_ in glossary.terms}}


def may_be_comparison(glossary: Glossary, former: str) -> bool:
    """Tell whether a former id seems to be that of a comparison, at least one of whose terms is known."""
    known = ids_of_today(glossary)
    return any(first in known or second in known for first, second in _sides(former))


def compared_today(glossary: Glossary, former: str) -> tuple[str, str] | None:
    """Return the two terms that are compared today, and to whose page the address of a comparison leads."""
    known = ids_of_today(glossary)
    for first, second in _sides(former):
        pair = known.get(first, ""), known.get(second, "")
        # the address of a comparison names its terms in the order of their ids
        if first < second and glossary.kept_apart(*pair):
            return pair
    return None


def _sides(id_: str) -> Iterator[tuple[str, str]]:
    """Yield what is before and after each place at which the id of a comparison may join those of two terms."""
    parts = id_.split(_BETWEEN) if len(id_) <= 2 * LONGEST + len(_BETWEEN) else []
    return ((_BETWEEN.join(parts[:number]), _BETWEEN.join(parts[number:])) for number in range(1, len(parts)))
