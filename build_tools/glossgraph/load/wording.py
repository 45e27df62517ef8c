"""The diagnostic of a mistake in the values of a file: what is wrong, and how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.diagnostics import Diagnostic, Place, Rewrite, one_of, surely_meant
from glossgraph.load.mistake import MISSING, Mistake
from glossgraph.load.shapes import ActionShape, TermShape
from glossgraph.load.synonyms import other_name
from glossgraph.load.wanted import fields
from glossgraph.load.wrong_values import name_of, wrong_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Cure
    from glossgraph.load.known import Known
    from glossgraph.load.mistake import Path

LONGEST_SHOWN = 80
"""The longest value, in characters, that is shown as it is written."""

MOST_LISTED = 12
"""The most fields that a help lists."""

_GIVE_REASON = "say in a sentence why the check does not apply here"


def diagnostic(mistake: Mistake, file: str, text: str, known: Known) -> Diagnostic | None:
    """Return the diagnostic of a mistake in a file of this text; None if that of another mistake covers it."""
    if mistake.sort == "extra_forbidden":
        return _unknown_field(mistake, file, known)
    if mistake.sort in MISSING:
        return _missing_field(mistake, file)
    path = mistake.path[:-1] if mistake.in_short_form else mistake.path
    place = Place(file, path, "key" if mistake.is_of_key else "value")
    if _is_empty(mistake):
        return _empty_value(mistake, place)
    written = _text_at(text, path) if path and not mistake.is_of_key else ""
    message, help_ = wrong_value(mistake, written, known)
    return Diagnostic("wrong-type", message, place, _GIVE_REASON if _is_exception(mistake) else help_)


def _unknown_field(mistake: Mistake, file: str, known: Known) -> Diagnostic | None:
    place = Place(file, mistake.path, "key")
    renamed = _renamed(mistake)
    if len(renamed) > 1 and mistake.name in renamed:
        if mistake.name != next(iter(renamed)):
            return None
        message = f"{_all_of(renamed)} are not fields of {_noun(mistake)}"
        return Diagnostic("unknown-field", message, place, f"write {_all_of(f'{name}:' for name in renamed.values())}")
    message = f"`{mistake.name}` is not a field of {_noun(mistake)}"
    return Diagnostic("unknown-field", message, place, _place_for(mistake, known))


def _renamed(mistake: Mistake) -> dict[str, str]:
    """Return the unknown fields of a small mapping that have another name of a field, and the field that each means."""
    parent, known = mistake.parent, fields(mistake.owner)
    if len(mistake.path) == 1 or not isinstance(parent, dict) or len(parent) > 2 * len(known):
        return {}
    free = [field for field in known if field not in parent]
    names = (name for name in parent if name not in known)
    return {name: field for name in names if (field := other_name(name, free))}


def _all_of(names: Iterable[str]) -> str:
    return one_of(names).replace(" or ", " and ")


def _place_for(mistake: Mistake, known: Known) -> str | Cure:
    """Return where what an unknown field says should be."""
    if mistake.owner is TermShape and mistake.name == "id":
        return "remove it: the id of a term is the name of its file"
    if mistake.owner is TermShape and mistake.name in known.relations:
        return f"`{mistake.name}` is a relation: indent it below `edges:`"
    other = other_name(mistake.name, fields(mistake.owner))
    if isinstance(mistake.parent, dict) and other in mistake.parent:
        return f"write it into `{other}`, which is there already"
    if mistake.meant:
        advice = f"did you mean `{mistake.meant}`?"
        is_sure = surely_meant(mistake.name, fields(mistake.owner)) == mistake.meant
        return Rewrite(advice, mistake.name, mistake.meant) if is_sure else advice
    free = [field for field in fields(mistake.owner) if field not in (mistake.parent or ())]
    if not free:
        return f"its fields are {one_of(fields(mistake.owner))}"
    return f"{_noun(mistake)} can also have {_listed(free)}"


def _listed(names: list[str]) -> str:
    """Return the names of fields, but only the first of many."""
    if len(names) <= MOST_LISTED:
        return one_of(names)
    first = ", ".join(f"`{name}`" for name in names[:MOST_LISTED])
    return f"{first} and {len(names) - MOST_LISTED} other fields; its schema lists all"


def _missing_field(mistake: Mistake, file: str) -> Diagnostic:
    name, path = mistake.name, mistake.path
    if isinstance(mistake.parent, dict) and name in mistake.parent:
        return Diagnostic("missing-field", f"`{name}` is empty", Place(file, path), _purpose(mistake, "fill in"))
    message = f"{_noun(mistake)} needs `{name}`" if len(path) > 1 else f"`{name}` is missing"
    # there is no place for a missing field, so the place is that of what should hold it
    return Diagnostic("missing-field", message, Place(file, path[:-1], "key"), _purpose(mistake))


def _is_empty(mistake: Mistake) -> bool:
    if mistake.value is None:
        return _is_required(mistake)
    blank = isinstance(mistake.value, str) and not mistake.value.strip()
    return blank and mistake.sort in {"string_too_short", "string_pattern_mismatch"}


def _empty_value(mistake: Mistake, place: Place) -> Diagnostic:
    name = name_of(mistake.path)
    if _is_required(mistake) or (mistake.owner and issubclass(mistake.owner, ActionShape)):
        return Diagnostic("missing-field", f"{name} is empty", place, _purpose(mistake, "fill in"))
    help_ = _GIVE_REASON if _is_exception(mistake) else f"write something, or leave {name} out"
    return Diagnostic("wrong-type", f"{name} is empty", place, help_)


def _is_required(mistake: Mistake) -> bool:
    return mistake.field is not None and mistake.field.is_required()


def _is_exception(mistake: Mistake) -> bool:
    return mistake.path[-2:-1] == ("allow",)


def _noun(mistake: Mistake) -> str:
    """Return what to call the thing that has the field, or should have it."""
    return mistake.owner.noun if mistake.owner else "the file"


def _purpose(mistake: Mistake, act: str = "add") -> str:
    """Return the advice to add a field, or what else to do with it, and what it is for, as its schema says."""
    text = (mistake.field.description if mistake.field else None) or ""
    name = f"{act} `{mistake.name}`" if mistake.owner else ""
    return f"{name}: {text[:1].lower()}{text[1:].rstrip('.')}" if text else name


def _text_at(text: str, path: Path) -> str:
    """Return a value as it is written, if it is short and on one line."""
    span = source.span_at(text, path)
    if span.line != span.end_line or span.end_column - span.column > LONGEST_SHOWN:
        return ""
    return source.lines(text)[span.line - 1][span.column - 1 : span.end_column - 1]
