"""What changed in a model: what its file says, and what it computes now that is another number than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.diff.changes import FieldChange
from glossgraph.diff.leaves import as_one, changes, with_ids
from glossgraph.model.written_model import written_model
from glossgraph.running import faults, runs_of
from glossgraph.running.numbers import NONE, Numbers
from glossgraph.words import ENGLISH, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Model

OUTCOMES = "outcomes"
"""The field of what a model computes with its defaults and in its scenarios."""

_NAMED = ("parameters", "agents", "state", "round", "results")
"""The fields with entries by names."""

ROUNDS = "rounds"
"""The key of how many rounds were run."""


def model_changes(moved: Mapping[str, str], before: Model, after: Model) -> Iterator[FieldChange]:
    """Yield what changed from one model to another; `moved` has the ids of today of terms that have other ones."""
    was, said = _today(written_model(before), moved), written_model(after)
    yield from changes(_briefly(was, said), _briefly(said, was))
    yield from _outcomes(before, after)


def _briefly(written: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return what a file says with each entry in one line that the other file does not have."""
    brief = dict(written)
    for field in _NAMED:
        there = other.get(field, {})
        entries = written.get(field, {}).items()
        brief[field] = {name: said if name in there else as_one(said) for name, said in entries}
    return brief


def _today(written: dict[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
    """Return what the file of a model says with the ids that terms have today; a formula has none."""
    starts = {name: state["start"] for name, state in written.get("state", {}).items()}
    today: dict[str, Any] = with_ids(written, moved)
    state = {name: {**said, "start": starts[name]} for name, said in today.get("state", {}).items()}
    return {**today, "state": state} if state else today


def _outcomes(before: Model, after: Model) -> Iterator[FieldChange]:
    """Yield the results of both that are other numbers now, and how many rounds it takes, each with its scenario."""
    if faults(before) or faults(after):
        return
    old, new = runs_of(before), runs_of(after)
    for scenario in (name for name in new if name in old):
        was, now = old[scenario], new[scenario]
        if was.rounds != now.rounds:
            yield FieldChange(OUTCOMES, str(was.rounds), str(now.rounds), f"{scenario} {ROUNDS}".strip())
        for name in (name for name in now.results if name in was.results):
            if was.results[name] != now.results[name]:
                shown = _shown(before, name, was.results[name]), _shown(after, name, now.results[name])
                if shown[0] == shown[1]:
                    # what people see is the same, and the number is not
                    shown = _exact(was.results[name]), _exact(now.results[name])
                yield FieldChange(OUTCOMES, shown[0], shown[1], f"{scenario} {name}".strip())


def _shown(model: Model, name: str, value: float | None) -> str:
    return " ".join(Numbers(catalogue(ENGLISH), model).full(name, value).split())


def _exact(value: float | None) -> str:
    return NONE if value is None else repr(value)
