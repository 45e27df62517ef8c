"""How edges are written that stand at the wrong depth, in a list, or without their reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import nearest, one_of
from glossgraph.load.shapes import EdgeShape
from glossgraph.load.wanted import fields

if TYPE_CHECKING:
    from glossgraph.load.known import Known
    from glossgraph.load.mistake import Mistake

_IDS = re.compile(r"[a-z0-9-]+(?:(?:, *| +and +)[a-z0-9-]+)*")

_MOST = 3
"""How many targets are written out."""

_LONGEST_REASON = 80
"""The longest text, in characters, that is taken for a reason."""

_MOST_READ = 100
"""The most keys among which one without a value is looked for."""

FORM = "write a relation, and below it `target: the reason` on a line of its own, without brackets and dashes"


def edges_cure(value: Any, known: Known) -> str:
    """Return how all the edges of a term are to be written, where they are no mapping."""
    item = value[0] if isinstance(value, list) and value else None
    if isinstance(item, dict) and len(item) == 1:
        ((relation, targets),) = item.items()
        if isinstance(targets, dict):
            return f"write each relation without a dash: `{relation}:`, and its targets below it"
        return _written_out(relation, targets) or FORM
    targets = _written_out(next(iter(known.relations), "relation"), value)
    return f"{targets}, with the relation that you mean" if targets else FORM


def targets_fault(mistake: Mistake, known: Known) -> tuple[str, str] | None:
    """Return what is wrong with what a term has below a relation, and how to fix it; None if nothing is known."""
    name, value = mistake.name, mistake.value
    above = "" if name in known.relations else _relation_above(mistake)
    is_target = known.relations and name not in known.relations and not nearest(name, known.relations)
    if isinstance(value, str) and (above or is_target):
        where = f"`{above}`" if above else "its relation"
        message = f"`{name}` is beside {where}, and must be below it" if above else f"`{name}` is below no relation"
        return (
            message,
            f"indent the line `{name}: ...` below {where}; in braces, `{above or 'relation'}: {{{name}: ...}}`",
        )
    relation = nearest(name, known.relations) or name
    if cure := _written_out(relation, value):
        return f"`{name}` needs a reason for each target", cure
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"the targets of `{name}` are in a list", f"remove the dashes below `{name}:`"
    if isinstance(value, str) and len(value) <= _LONGEST_REASON:
        return (
            f"`{name}` has a reason, and no target",
            f"write the target before the reason: `{relation}: {{target: ...}}`",
        )
    return None


def fields_fault(mistake: Mistake) -> tuple[str, str] | None:
    """Return what is wrong where an edge has a list of what is said of it, and how to fix it; None for other values."""
    value = mistake.value
    if not mistake.in_short_form or not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    names = [name for item in value for name in item]
    if not names or not fields(EdgeShape).keys() >= set(names):
        return None
    dashes = "dash" if len(value) == 1 else "dashes"
    lines = one_of(f"{name}: ..." for name in names).replace(" or ", " and ")
    cure = f"remove the {dashes}: write {lines} below `{mistake.path[-2]}:`"
    return f"what is said of the edge to `{mistake.path[-2]}` is in a list", cure


def _relation_above(mistake: Mistake) -> str:
    """Return the key above this one that has nothing below it; between the two there are only texts."""
    above = ""
    for name, value in mistake.parent.items() if len(mistake.parent) <= _MOST_READ else ():
        if name == mistake.name:
            break
        above = name if value is None else above if isinstance(value, str) else ""
    return above


def _written_out(relation: str, targets: Any) -> str:
    """Return the cure for targets that are named without reasons; nothing if they are anything else."""
    if isinstance(targets, str):
        targets = re.split(r", *| +and +", targets) if _IDS.fullmatch(targets) else []
    if (
        not isinstance(targets, list)
        or not targets
        or not all(isinstance(t, str) and _IDS.fullmatch(t) for t in targets)
    ):
        return ""
    pairs = [f"{target}: the reason" for target in targets[:_MOST]] + ["..."] * (len(targets) > _MOST)
    return f"write `{relation}: {{{', '.join(pairs)}}}`"
