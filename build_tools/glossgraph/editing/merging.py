"""Two terms that become one: the file of one goes, the other one says what both said, and all that named it follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.diagnostics import Severity
from glossgraph.editing.change import Change
from glossgraph.editing.form.kept import kept_in_form
from glossgraph.editing.named_in import ids_naming, named_in, renamed_in
from glossgraph.editing.outcome import outcome
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.renaming import known
from glossgraph.editing.united import add_edge, edges_of, united, without_edge
from glossgraph.editing.written_over import written_over
from glossgraph.model import name_key
from glossgraph.text.former import comparison_id
from glossgraph.text.mentions import label_in_sentence

if TYPE_CHECKING:
    from glossgraph.compiler import Compiled
    from glossgraph.editing.outcome import Outcome
    from glossgraph.load import Memory
    from glossgraph.model import Term

Values = dict[str, Any]

_TRIES = 4
"""How often edges are left out that bring errors: without them, others may."""


@dataclass(frozen=True)
class Merging:
    """What a merge comes to, and what it leaves out."""

    outcome: Outcome
    rest: dict[str, Values] = field(default_factory=dict)
    """What is not carried over, as a file would say it, by the path of the file that said it."""
    comments: tuple[str, ...] = ()
    """The comments in the file that goes."""


def merging(compiled: Compiled, memory: Memory, id_: str, into: str) -> Merging:
    """Return what it comes to that one term takes in another one; nothing is written.

    Edges that would break a check, or that both have, are left out, and listed with all else that has no place.

    Raises:
        RefusedError: it cannot be made, or would not be whole.

    """
    gone, stays = known(compiled, id_), known(compiled, into)
    if gone is stays:
        raise RefusedError(f"`{id_}` is one term already; name another one to merge it into")
    if stays.deprecated:
        raise RefusedError(f"`{into}` is deprecated; merge it into another term, or `{id_}` into that")
    for problem in compiled.glossary.problems:
        if problem.place.file in {gone.file, stays.file} and problem.severity is Severity.ERROR:
            raise RefusedError(f"`{problem.place.file}` has an error, so that a part may get lost: {problem.message}")
    draft = _Draft(compiled, gone, stays)
    for _ in range(_TRIES):
        found = outcome(compiled, draft.change(), memory, {id_: into}, draft.written)
        if not draft.drop_faulty(found):
            break
    rest = {file: values for file, values in draft.rest.items() if values}
    return Merging(found, rest, tuple(_comments(compiled.texts[gone.file])))


class _Draft:
    """The texts of the files as they are to be, as far as they are known."""

    def __init__(self, compiled: Compiled, gone: Term, stays: Term) -> None:
        self._compiled, self._gone, self._stays = compiled, gone, stays
        self._before = dict(compiled.texts)
        self._after: dict[str, str] = {}
        self.rest: dict[str, Values] = {gone.file: {}}
        self._own: set[tuple[str, str]] = set()
        self.written = {gone.file, stays.file}
        for file in (*named_in(compiled, gone.id), gone.file, stays.file):
            if file not in self._after:
                self._after[file] = self._retargeted(file)
        self._unite()

    def change(self) -> Change:
        """Return the change of all files."""
        gone = self._gone.file
        after: dict[str, str | None] = {**self._after, gone: None}
        change = Change({file: self._before[file] for file in after}, after)
        return kept_in_form(self._compiled.glossary, change)

    def _retargeted(self, file: str) -> str:
        """Return the text of a file that names the one term in place of the other."""
        gone, stays = self._gone.id, self._stays.id
        text = self._before[file]
        if file.startswith("terms/"):
            read = values = _values(text)
            own = file in {self._gone.file, self._stays.file}
            for relation, targets in edges_of(read).items():
                doubled = [gone] if gone in targets and (own or stays in targets) else []
                doubled += [stays] if file == self._gone.file and stays in targets else []
                for target in doubled:
                    values = self._without(file, values, relation, target)
            if values is not read:
                self.written.add(file)
                text = written_over(file, text, values)
        return renamed_in(text, ids_naming(self._compiled.glossary, file, text, gone), stays)

    def _without(self, file: str, values: Values, relation: str, target: str) -> Values:
        """Return what a file says without an edge, which is listed."""
        values, edge = without_edge(values, relation, target)
        add_edge(self.rest.setdefault(file, {}), relation, target, edge)
        return values

    def _unite(self) -> None:
        """Let the term that stays say what both said."""
        glossary, gone, stays = self._compiled.glossary, self._gone, self._stays
        shared = {name_key(t.label) for t in glossary.terms.values() if t.id not in {gone.id, stays.id}}
        name = gone.title if gone.qualifier and name_key(gone.label) in shared else gone.label
        label = label_in_sentence(name, "a", glossary.about.language)
        own, goes = _values(self._after[stays.file]), _values(self._after[gone.file])
        if goes.get("replaced_by") == stays.id:
            del goes["replaced_by"]
        values, rest = united(own, goes, label, glossary.about.language)
        former = [*(own.get("former_ids") or []), gone.id, *gone.former_ids]
        # of the comparison of the two there is nothing left
        former += [comparison_id(gone.id, stays.id)] if glossary.kept_apart(gone.id, stays.id) else []
        values["former_ids"] = list(dict.fromkeys(id_ for id_ in former if id_ != stays.id))
        for relation, targets in edges_of(values).items():
            had = edges_of(own).get(relation, {})
            self._own |= {(relation, target) for target in targets if target not in had}
        between = edges_of(self.rest[gone.file])
        self.rest[gone.file] = rest
        for relation, targets in between.items():
            for target, edge in targets.items():
                add_edge(rest, relation, target, edge)
        self._after[stays.file] = written_over(stays.file, self._after[stays.file], values)

    def drop_faulty(self, found: Outcome) -> bool:
        """Leave out the edges that bring errors, and tell whether there were any."""
        faulty: set[tuple[str, str, str]] = set()
        for diagnostic in found.new:
            for place in (diagnostic.place, *(related.place for related in diagnostic.related)):
                if diagnostic.severity is Severity.ERROR and self._is_moved(place.file, place.path):
                    faulty.add((place.file, str(place.path[1]), str(place.path[2])))
                    break
        for file, relation, target in sorted(faulty):
            text = self._after[file]
            values, edge = without_edge(_values(text), relation, target)
            if file == self._stays.file:
                add_edge(self.rest[self._gone.file], relation, target, edge)
            else:
                add_edge(self.rest.setdefault(file, {}), relation, self._gone.id, edge)
            self._after[file] = written_over(file, text, values)
            self.written.add(file)
            other = target if file == self._stays.file else PurePosixPath(file).stem
            if len(found.after.glossary.kept_apart(self._stays.id, other)) == 1:
                self._keep_address(relation, other)
        return bool(faulty)

    def _keep_address(self, relation: str, other: str) -> None:
        """Keep the address of a comparison with the term that goes, where its edge is left out."""
        known = self._compiled.glossary.relations.get(relation)
        if known and known.distinguishes:
            file = self._stays.file
            values = _values(self._after[file])
            values["former_ids"] = [*values["former_ids"], comparison_id(self._gone.id, other)]
            self._after[file] = written_over(file, self._after[file], values)

    def _is_moved(self, file: str, path: tuple[Any, ...]) -> bool:
        """Tell whether something is in an edge that joins other terms than before."""
        if file not in self._after or len(path) < len(("edges", "relation", "target")) or path[0] != "edges":
            return False
        if file == self._stays.file:
            return (path[1], path[2]) in self._own
        return path[2] == self._stays.id and self._stays.id not in edges_of(_values(self._before[file])).get(
            path[1], {}
        )


def _values(text: str) -> Values:
    values = source.parse(text).value
    return values if isinstance(values, dict) else {}


def _comments(text: str) -> list[str]:
    """Return the comments of a file, but for the one that names its schema; `#` within a value is none."""
    values = _values(text)
    rows = (row.strip() for row in text.split("\n"))
    found = [row for row in rows if row.startswith("#") and not row.startswith("# yaml-language-server:")]
    prose = "\n".join(_texts(values))
    return [row for row in found if row not in prose]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for held in value.values() for text in _texts(held)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
