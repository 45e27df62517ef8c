"""What pydantic says of a file's values, put into our words, and the values mended so that loading can go on."""

from __future__ import annotations

import copy
import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from glossgraph import csl, source
from glossgraph.diagnostics import MOST, Diagnostic, Place, count, did_you_mean, nearest, one_of
from glossgraph.load import shapes
from glossgraph.load.cures import wrong_type
from glossgraph.model import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

EDGE_DEPTH = 3
"""The length of an edge's document path: `edges`, relation, target."""

ROUNDS = 4
"""How often values are mended and looked at again: a mended value can show what stood behind the first mistake."""

LONGEST_SHOWN = 80
"""The most characters of a value that is shown as it is written."""

_MISSING = {"missing", "incomplete_step", "no_inverse"}

_HIDDEN = {"incomplete_step", "mixed_step", "no_inverse"}

_WHY = "say in a sentence why the check does not apply here"

_EMPTY = {"string_too_short", "string_pattern_mismatch"}


def validate(shape: Any, values: Any, file: str, text: str) -> tuple[Any, list[Diagnostic]]:
    """Return the values in their shape, and what is wrong with them.

    What is wrong is left out or filled in, so that the rest can still be checked; where that does not help, the first
    part of the result is None.
    """
    adapter = _adapter(shape)
    found: list[Diagnostic] = []
    mended = _without_nulls(values) if shape is shapes.TermShape else values
    seen: set[tuple[Any, ...]] = set()
    mistyped: set[tuple[tuple[source.Step, ...], str]] = set()
    for number in range(ROUNDS):
        try:
            return adapter.validate_python(mended), found
        except ValidationError as failure:
            errors = failure.errors(include_url=False, include_context=True)
        if not number:
            listed = errors[:MOST]
            mistyped = {(error["loc"][:-1], name) for error in listed if (name := _meant(shape, error))}
            mistyped |= {_wanted(error) for error in listed if _is_there(shape, error, values)}
            found.extend(
                _diagnose(shape, error, values, Place(file), text)
                for error in listed
                # a required field that is there under a mistyped name is one mistake and not two
                if _wanted(error) not in mistyped
            )
            if len(errors) > MOST:
                message = f"the file has {count(len(errors) - MOST, 'more mistake')}"
                found.append(Diagnostic("wrong-type", message, Place(file), "mend those that are listed first"))
        else:
            # what a first mistake hid: a step, or a relation, that is not whole
            hidden = (e for e in errors if e["type"] in _HIDDEN and _wanted(e) not in mistyped)
            # one that may be symmetric needs no inverse
            hidden = (e for e in hidden if e["type"] != "no_inverse" or (*e["loc"], "symmetric") not in seen)
            fresh = (e for e in hidden if (*_wanted(e)[0], _wanted(e)[1]) not in seen)
            found.extend(_diagnose(shape, error, values, Place(file), text) for error in fresh)
        seen |= {error["loc"] for error in errors}
        mended = copy.deepcopy(mended)
        for error in reversed(errors):
            _mend(mended, error)
    return None, found


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the validator of a shape; to make one takes longer than to use it."""
    return TypeAdapter(shape)


def _without_nulls(values: Any) -> Any:
    """Leave out the fields that have no value, but keep the targets that have no reason."""
    if not isinstance(values, dict):
        return values
    kept = {key: value for key, value in values.items() if value is not None}
    edges = kept.get("edges")
    if isinstance(edges, dict):
        kept["edges"] = {relation: targets for relation, targets in edges.items() if targets is not None}
    return kept


def _wanted(error: ErrorDetails) -> tuple[tuple[source.Step, ...], str]:
    """Return where a required field is missing, and its name; the name is empty for any other error."""
    if error["type"] == "missing":
        return error["loc"][:-1], str(error["loc"][-1])
    return error["loc"], (error.get("ctx") or {}).get("name", "") if error["type"] in _HIDDEN else ""


def _meant(shape: Any, error: ErrorDetails) -> str:
    """Return the field that a mistyped one most likely stands for."""
    if error["type"] != "extra_forbidden":
        return ""
    names = list(_fields(_shape_at(shape, error["loc"][:-1])))
    return nearest(str(error["loc"][-1]), names)


def _is_there(shape: Any, error: ErrorDetails, values: Any) -> bool:
    """Tell whether a missing field of a reference is there under a name that CSL does not know.

    A reference without its id is left out, and so is whatever could be said of its fields.
    """
    path = error["loc"]
    missing = error["type"] == "missing" and path[-1] != "id"
    if not missing or _shape_at(shape, path[:-1]) is not shapes.ReferenceShape:
        return False
    return any(nearest(key, [str(path[-1])]) for key in _at(values, path[:-1]).keys() - csl.FIELDS)


def _diagnose(shape: Any, error: ErrorDetails, values: Any, place: Place, text: str) -> Diagnostic:
    path = error["loc"]
    kind = error["type"]
    owner = _shape_at(shape, path[:-1])
    written = path[:-1] if owner is shapes.EdgeShape and not isinstance(_at(values, path[:-1]), dict) else path
    if kind == "extra_forbidden":
        names = list(_fields(owner))
        name = str(path[-1])
        help_ = did_you_mean(name, names, f"its fields are {one_of(names)}")
        message = f"`{name}` is not a field of {owner.noun if owner else 'the file'}"
        return Diagnostic("unknown-field", message, Place(place.file, path, "key"), help_)
    if kind in _MISSING:
        return _missing(shape, error, values, place)
    name = _name(path)
    at = Place(place.file, written)
    blank = isinstance(error["input"], str) and not error["input"].strip()
    if (kind in _EMPTY and blank) or (error["input"] is None and path and _fields(owner).get(str(path[-1]))):
        in_action = isinstance(owner, type) and issubclass(owner, shapes.ActionShape)
        if path and (in_action or _fields(owner).get(str(path[-1]))):
            return Diagnostic("missing-field", f"{name} is empty", at, _purpose(owner, str(path[-1])))
        help_ = _WHY if path[-2:-1] == ("allow",) else f"write something, or leave {name} out"
        return Diagnostic("wrong-type", f"{name} is empty", at, help_)
    message, help_ = wrong_type(name, error, _raw(text, written) if written else "", path)
    return Diagnostic("wrong-type", message, at, _WHY if path[-2:-1] == ("allow",) else help_)


def _name(path: tuple[source.Step, ...]) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    return f"item {path[-1] + 1} of `{path[-2]}`" if len(path) > 1 else f"item {path[-1] + 1}"


def _missing(shape: Any, error: ErrorDetails, values: Any, place: Place) -> Diagnostic:
    path = error["loc"] if error["type"] == "missing" else (*error["loc"], error["ctx"]["name"])
    owner = _shape_at(shape, path[:-1])
    name = str(path[-1])
    noun = owner.noun if owner else "the file"
    parent = _at(values, path[:-1])
    if isinstance(parent, dict) and name in parent:
        return Diagnostic("missing-field", f"`{name}` is empty", Place(place.file, path), _purpose(owner, name))
    message = f"{noun} needs `{name}`" if len(path) > 1 else f"`{name}` is missing"
    # the nearest thing that can be shown is what the field should be part of
    return Diagnostic("missing-field", message, Place(place.file, path[:-1], "key"), _purpose(owner, name))


def _purpose(owner: type[BaseModel] | None, name: str) -> str:
    """Return what a field is for, as its schema says."""
    if not owner:
        return ""
    info = next((i for key, i in owner.model_fields.items() if (i.alias or key) == name), None)
    text = (info.description if info else None) or ""
    return f"add `{name}`: {text[:1].lower()}{text[1:].rstrip('.')}" if text else f"add `{name}`"


def _fields(owner: type[BaseModel] | None) -> dict[str, bool]:
    """Return the fields of a shape as written in a file, and whether each is required."""
    if not owner:
        return {}
    return {info.alias or name: info.is_required() for name, info in owner.model_fields.items()}


def _shape_at(shape: Any, path: tuple[source.Step, ...]) -> Any:
    """Return the pydantic model at a document path, or None where there is a list or a mapping."""
    for step in path:
        model = next(_models(shape), None)
        if model is not None:
            info = next((i for name, i in model.model_fields.items() if (i.alias or name) == step), None)
            shape = info.annotation if info else None
        else:
            shape = next((get_args(s)[-1] for s in _unwrap(shape) if get_origin(s) in {dict, list}), None)
    return next(_models(shape), None)


def _models(shape: Any) -> Iterator[type[BaseModel]]:
    yield from (s for s in _unwrap(shape) if isinstance(s, type) and issubclass(s, BaseModel))


def _unwrap(shape: Any) -> Iterator[Any]:
    if get_origin(shape) is Annotated:
        yield from _unwrap(get_args(shape)[0])
    elif get_origin(shape) is Union or type(shape).__name__ == "UnionType":
        for part in get_args(shape):
            yield from _unwrap(part)
    else:
        yield shape


def _raw(text: str, path: tuple[source.Step, ...]) -> str:
    """Return a value as it is written, if it is short and stands on one line."""
    span = source.locate(text, path)
    if span.line != span.end_line or span.end_column - span.column > LONGEST_SHOWN:
        return ""
    return source.lines(text)[span.line - 1][span.column - 1 : span.end_column - 1]


def _at(values: Any, path: tuple[source.Step, ...]) -> Any:
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _mend(values: Any, error: ErrorDetails) -> None:
    """Turn what should be text into text, fill in what is missing, and remove anything else that is wrong."""
    path = (*error["loc"], "inverse") if error["type"] == "no_inverse" else error["loc"]
    while path and _at(values, path[:-1]) is None:
        path = path[:-1]
    if path[:1] == ("edges",) and len(path) > EDGE_DEPTH and not isinstance(_at(values, path[:EDGE_DEPTH]), dict):
        path = path[:EDGE_DEPTH]
    parent = _at(values, path[:-1])
    if not path or not isinstance(parent, (dict, list)):
        return
    step: Any = path[-1]
    if error["type"] in {"missing", "no_inverse"} or path in {("kind",), ("stage",)}:
        parent[step] = UNKNOWN
    elif path[:1] == ("edges",) and len(path) >= EDGE_DEPTH and step not in {"when", "detail", "sources"}:
        _mend_edge(parent, path)
    elif error["type"] == "string_type" and isinstance(error["input"], (int, float, dt.date)):
        # a number of thousands of digits has no text
        parent[step] = UNKNOWN if isinstance(error["input"], int) else str(error["input"])
    elif isinstance(parent, dict):
        parent.pop(step, None)
        if path == (step,) and error["type"] == "extra_forbidden" and nearest(str(step), ["stage"]):
            parent.setdefault("stage", UNKNOWN)
    elif isinstance(step, int) and step < len(parent):
        del parent[step]


def _mend_edge(parent: dict[str, Any] | list[Any], path: tuple[source.Step, ...]) -> None:
    """Give an edge a reason: one in the wrong shape, or under a mistyped name, is not missing as well."""
    step: Any = path[-1]
    edge = parent if len(path) > EDGE_DEPTH and isinstance(parent, dict) else {}
    edge.pop(step, None)
    edge.setdefault("reason", UNKNOWN)
    if edge is not parent and isinstance(parent, dict):
        parent[step] = edge
