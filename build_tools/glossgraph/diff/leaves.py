"""What a field says as texts that a person reads, and how the texts before and after belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.diff.changes import FieldChange
from glossgraph.diff.words import normal, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossgraph.model.written import Values

_NEAR = 0.4
"""From which similarity on one text is taken for another version of another."""

_PROSE = frozenset(
    {"boundaries", "notes", "usage", "faq", "figures", "examples", "facts", "sections", "doors", "stops"}
    | {"stop", "sentences", "plots", "scenarios", "expect", "leaves_out"}
)
"""The fields with several texts of which one can be reworded; others hold names, which come and go."""

_ORDERED = frozenset({"sequence", "sequences", "steps", "settings", "stops", "core"})
"""The fields with several values whose order says something."""

_OF_TERMS = frozenset(
    {"term", "terms", "replaced_by", "core", "start", "from", "to", "at", "cast", "stops", "explains", "episodes"}
)
"""The fields that hold ids of terms."""

ARROW = " → "
"""What stands between the values of an order."""

ORDER = "order"
"""The key of the change of an order alone."""


class Leaf(NamedTuple):
    """A text that a field holds, and which of its texts it is."""

    key: str
    text: str


def with_ids(value: Any, moved: Mapping[str, str], field: str = "") -> Any:  # noqa: ANN401 - what a file says
    """Return what a file says with the ids that terms have today, in its fields and in the mentions of its texts."""
    if not moved:
        return value
    if isinstance(value, dict):
        return {key: with_ids(inner, moved, field if field == "cast" else str(key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_ids(inner, moved, field) for inner in value]
    if not isinstance(value, str):
        return value
    if field in _OF_TERMS and value in moved:
        return moved[value]
    return _MENTION.sub(lambda match: f"[[{moved.get(match[1], match[1])}", value) if "[[" in value else value


_MENTION = re.compile(r"\[\[\s*([\w-]+)(?=\s*[\]|])")


def changes(before: Values, after: Values, without: Iterable[str] = ()) -> Iterator[FieldChange]:
    """Yield what changed from one entry to another, field by field, in the order of the fields after, then before."""
    left_out = set(without)
    for field in dict.fromkeys((*after, *before)):
        if field not in left_out and before.get(field) != after.get(field):
            yield from _changes_of(field, before.get(field), after.get(field))


def _changes_of(field: str, before: Any, after: Any) -> Iterator[FieldChange]:  # noqa: ANN401 - what a file says
    old, new = list(_leaves(field, before)), list(_leaves(field, after))
    is_one = not isinstance(before, (list, dict)) and not isinstance(after, (list, dict))
    pairs, gone, came = _paired(old, new, is_near=field in _PROSE, is_one=is_one)
    rest = iter(came)
    for one, other in pairs:
        if one.text != other.text:
            yield FieldChange(field, one.text, other.text, other.key)
    yield from (FieldChange(field, leaf.text, "", leaf.key) for leaf in gone)
    yield from (FieldChange(field, "", leaf.text, leaf.key) for leaf in rest)
    if field in _ORDERED and not gone and not came:
        orders = [[leaf.text for leaf, _ in pairs], [leaf.text for leaf in new]]
        places = [new.index(other) for _, other in pairs]
        if places != sorted(places):
            yield FieldChange(field, ARROW.join(orders[0]), ARROW.join(orders[1]), ORDER)


def _paired(
    old: Sequence[Leaf], new: Sequence[Leaf], *, is_near: bool, is_one: bool
) -> tuple[list[tuple[Leaf, Leaf]], list[Leaf], list[Leaf]]:
    """Return the texts that belong together, those that went, and those that came; each in their order before."""
    partner: dict[int, int] = {}
    free = dict(enumerate(new))

    def pair(fits: Callable[[Leaf, Leaf], bool]) -> None:
        for number, leaf in enumerate(old):
            if number not in partner:
                found = next((at for at, other in free.items() if fits(leaf, other)), None)
                if found is not None:
                    partner[number] = found
                    del free[found]

    pair(lambda one, other: one == other)
    # a key that is there twice tells nothing apart
    pair(lambda one, other: (bool(one.key) or is_one) and one.key == other.key)
    if is_near:
        near = [
            (similarity(leaf.text, other.text), -number, -at)
            for number, leaf in enumerate(old)
            if number not in partner
            for at, other in free.items()
        ]
        for likeness, number, at in sorted(near, reverse=True):
            if likeness >= _NEAR and -number not in partner and -at in free:
                partner[-number] = -at
                del free[-at]
    pairs = [(old[number], new[at]) for number, at in sorted(partner.items())]
    gone = [leaf for number, leaf in enumerate(old) if number not in partner]
    return pairs, gone, list(free.values())


def _leaves(field: str, value: Any) -> Iterator[Leaf]:  # noqa: ANN401 - what a file says
    """Yield the texts of a field."""
    if isinstance(value, dict) and field not in _WHOLE:
        for key, inner in value.items():
            is_several = isinstance(inner, (dict, list)) and key != _RANGE
            inner_leaves = list(_leaves("", inner)) if is_several else [Leaf("", _flat(inner, str(key)))]
            yield from (Leaf(" ".join(filter(None, (str(key), leaf.key))), leaf.text) for leaf in inner_leaves)
    elif isinstance(value, list):
        yield from (Leaf("", _flat(item)) for item in value)
    elif value is not None and value != "":
        yield Leaf("", _flat(value))


_RANGE = "range"
"""The field with two numbers that say one thing."""

_WHOLE = frozenset({"step", "issued", "accessed", "publisher", "license"})
"""The fields with a mapping that is read as a whole."""


def as_one(value: Mapping[str, Any]) -> str:
    """Return what an entry says as a text on one line."""
    return _flat(value)


def _flat(value: Any, field: str = "") -> str:  # noqa: ANN401 - what a file says
    """Return a value as a text on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return normal(_of_mapping(value))
        case list() if field == _RANGE:
            return str(value)
        case list():
            return ", ".join(filter(None, map(_flat, value)))
    return normal(str(value))


def _of_mapping(value: Mapping[str, Any]) -> str:
    """Return a mapping as a text: in the order in which a person says it, and otherwise field by field."""
    given = {key: _flat(inner, key) for key, inner in value.items()}
    for opening, form in _FORMS:
        if opening <= given.keys():
            written = form.format_map({**dict.fromkeys(opening, ""), **given})
            rest = [f"{key}: {text}" for key, text in given.items() if f"{{{key}}}" not in form and text]
            return "; ".join([written, *rest])
    return "; ".join(f"{key}: {text}" for key, text in given.items() if text)


_FORMS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"question", "answer"}), "{question} {answer}"),
    (frozenset({"value", "what", "source"}), "{value}: {what} [@{source}]"),
    (frozenset({"from", "to", "message"}), "{from} → {to}: {message}"),
    (frozenset({"at", "state"}), "{at}: {state}"),
    (frozenset({"condition", "text"}), "{text} ({condition})"),
    (frozenset({"title", "lines"}), "{title}: {lines}"),
    (frozenset({"label", "range"}), "{label}, {range}"),
    (frozenset({"label", "formula"}), "{label} = {formula}"),
    (frozenset({"id", "set"}), "{id}: {label} ({set})"),
    (frozenset({"term", "text"}), "{term}: {text}"),
    (frozenset({"term"}), "{term}"),
    (frozenset({"about", "text"}), "{about}: {text}"),
    (frozenset({"heading", "text"}), "{heading}: {text}"),
    (frozenset({"type", "text"}), "{text} ({type})"),
    (frozenset({"name"}), "{name}"),
    (frozenset({"source", "locator"}), "{source}, {locator}"),
)
"""How mappings with certain fields are written."""
