"""Whether two glossaries say the same but for the ids of terms that have changed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from glossgraph.model import Glossary

_PARTS = ("about", "relations", "kinds", "stages", "settings", "groups", "paths", "references")


def unlike(before: Glossary, after: Glossary, ids: Mapping[str, str], apart: Collection[str] = ()) -> Iterator[str]:
    """Yield the files of which the two glossaries do not say the same, where some terms have other ids in the second.

    Args:
        before: The glossary as it was.
        after: What it is with other ids.
        ids: The new ids by the old ones.
        apart: The files of terms that are not compared.

    """
    terms = {term.file: term for term in after.terms.values()}
    for term in before.terms.values():
        now = terms.get(term.file)
        if term.file not in apart and now is not term and not same_but_for_ids(term, now, ids):
            yield term.file
    models = {model.file: model for model in after.models.values()}
    for model in before.models.values():
        if not same_but_for_ids(model, models.get(model.file), ids):
            yield model.file
    for part in _PARTS:
        if not same_but_for_ids(getattr(before, part), getattr(after, part), ids):
            yield f"graph/{'glossary' if part == 'about' else part}.yml"


def same_but_for_ids(before: object, after: object, ids: Mapping[str, str]) -> bool:
    """Tell whether two values are the same, where ids of terms in the first may be others in the second.

    An id is a text, or a key, as a whole, or is in a mention.
    """
    if before is after:
        return True
    if type(before) is not type(after):
        return False
    if isinstance(before, str) and isinstance(after, str):
        return before == after or ids.get(before) == after or [*_pieces(before, ids)] == [*_pieces(after, {})]
    first, second = _held(before), _held(after)
    if first is None or second is None:
        return before == after
    return len(first) == len(second) and all(same_but_for_ids(*pair, ids) for pair in zip(first, second, strict=True))


def _held(value: object) -> Sequence[object] | None:
    """Return what a value holds; None for one that is not made of others."""
    if isinstance(value, dict):
        return [*value.items()]
    if isinstance(value, (list, tuple)):
        return value
    return [getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else None


def _pieces(text: str, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of the mentions in a text, as they are to be, and what is between them."""
    position = 0
    for mention in scan(text).mentions:
        start = text.index(mention.term, mention.start)
        yield text[position:start]
        yield ids.get(mention.term, mention.term)
        position = start + len(mention.term)
    yield text[position:]
