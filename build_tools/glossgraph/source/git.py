"""What git knows about the files of a glossary: when each was added, and what was changed on each day."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from time import time
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.source.files import ENDINGS
from glossgraph.source.git_program import run_git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# the settings of a repository can name programs that compare files and verify signatures
_NO_PROGRAMS = ("--no-ext-diff", "--no-textconv")

_NAMES = (*_NO_PROGRAMS, "-z", "--raw", "--no-abbrev", "--relative", "--no-color")

_LOG = ("log", *_NAMES, "--topo-order", "--format=%x01%at %H %P")

# the working tree is not compared: for that, git runs the filters that a repository names
_STAGED = ("diff", *_NAMES, "--cached", "HEAD")

_RAW = 5
"""How many words git says of a file: both modes, both names of its contents, and what became of it."""

_UNCOMMITTED = "-"
"""Stands for the hash of what is not committed."""

_MOVED = "="
"""The status of a file that was only moved to another folder, added to the letters that git uses."""

_WHERE = ("--", "terms", "graph")


@dataclass(frozen=True, slots=True)
class Dates:
    """When a file was added, if that is known, and when it was last changed."""

    added: date | None
    changed: date


@dataclass(frozen=True, slots=True)
class Day:
    """What was done to the terms of a glossary on one day, by their ids of today.

    A term is changed if a commit touched its file: that need not alter what it says. A term that was added and changed
    on the same day is only added, and one that was added and removed is left out.
    """

    date: date
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Pairs of ids, the one before and the one after."""
    removed: tuple[str, ...] = ()
    versions: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)
    """By what name git knows the file of each term that was changed or renamed: before that day, and after it."""
    meanings: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Of terms, which fields changed and in how many places, where that has been worked out."""


@dataclass(frozen=True, slots=True)
class History:
    """The dates of every file of `terms/` and `graph/` by its path, and the days on which terms changed, newest first.

    A file that is not committed, or that was not touched since a shallow clone begins, has no dates.
    """

    files: Mapping[str, Dates] = field(default_factory=dict)
    days: tuple[Day, ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of ids that an earlier version of a file kept apart, where that was asked for."""
    is_shallow: bool = False
    """Whether it begins only with the first commit of a shallow clone."""
    commit: str = ""
    """The hash of the latest commit that touched a file; empty if none is known."""


class _Change(NamedTuple):
    """A file in a commit: its status (a letter of git's, or `_MOVED`), its path, and its path before the commit."""

    status: str
    path: str
    before: str
    versions: tuple[str, str] = ("", "")
    """By what names git knows its contents, before and after."""


class _Commit(NamedTuple):
    """A commit: its hash, its author's day in UTC, whether it has no known parent, and the files it touched."""

    hash: str
    day: date
    is_first: bool
    changes: list[_Change]


@dataclass
class Historian:
    """Tells the history of the glossary below a root, and reads it again only when there is another commit."""

    root: Path
    _state: str | None = None
    _history: History = field(default_factory=History)

    def history(self) -> History:
        """Return the history of what is committed, as `history` does."""
        state = _git(self.root, ("rev-parse", "--is-shallow-repository", "HEAD"))
        if state is None or state != self._state:
            self._state, self._history = state, history(self.root)
        return self._history


def history(root: Path, *, with_uncommitted: bool = False) -> History:
    """Return the history of the glossary below a root; an empty one where git knows of none.

    What is staged, and what was deleted, counts as committed today if that is asked for. Nothing in the repository or
    its settings makes this raise, run a program or ask another host.
    """
    answer = _git(root, ("rev-parse", "--is-shallow-repository"))
    if answer is None:
        return History()
    is_shallow = answer.strip() == "true"
    log = (_uncommitted(root) if with_uncommitted else "") + _changes(root, _LOG)
    commits = list(_by_todays_names(_commits(log)))
    # in a shallow clone that may be its first, whose files are those of today nevertheless
    latest = next((commit.hash for commit in commits if commit.hash != _UNCOMMITTED), "")
    if is_shallow:
        commits = [commit for commit in commits if not commit.is_first]
    return History(_files(commits), tuple(_days(commits)), is_shallow=is_shallow, commit=latest)


def _changes(root: Path, command: tuple[str, ...]) -> str:
    # without the contents of files, as in a partial clone, git cannot detect renames
    return _git(root, (*command, "-M", *_WHERE)) or _git(root, (*command, "--no-renames", *_WHERE)) or ""


def _uncommitted(root: Path) -> str:
    """Return what is staged and what was deleted as the first entry of a log."""
    tracked = (_git(root, ("ls-files", "-z", *_WHERE)) or "").split("\0")
    # a name that is no text cannot be looked up
    known = (name for name in tracked if name and "\N{REPLACEMENT CHARACTER}" not in name)
    deleted = "".join(f"D\0{name}\0" for name in known if not os.path.lexists(root / name))
    changes = _changes(root, _STAGED) + deleted
    return f"\1{int(time())} {_UNCOMMITTED} HEAD\0{changes}" if changes else ""


def _git(root: Path, arguments: tuple[str, ...]) -> str | None:
    """Return what git prints as text, or None if it fails."""
    output = run_git(root, arguments)
    return None if output is None else output.decode(errors="replace")


def _commits(log: str) -> Iterator[_Commit]:
    """Yield the commits of a log, newest first; one whose day makes no sense is left out."""
    fields = iter(log.split("\0"))
    commit = None
    for field_ in fields:
        if field_.startswith("\1"):
            if commit:
                yield commit
            commit = _commit(field_)
        elif field_.strip():
            about, before = field_.split(), next(fields, "")
            code = about[-1]
            path = next(fields, "") if code[0] in "RC" else before
            if commit:
                versions = (about[2], about[3]) if len(about) == _RAW else ("", "")
                commit.changes.append(_Change(_status(code, before, path), path, before, versions))
    if commit:
        yield commit


def _status(code: str, before: str, path: str) -> str:
    """Return git's code for a change; a file that only moves is not renamed."""
    if code[0] == "R" and _id(before) == _id(path):
        return _MOVED if code == "R100" else "M"
    return code[0]


def _commit(header: str) -> _Commit | None:
    time, hash_, *parents = header[1:].split(" ")
    try:
        return _Commit(hash_, datetime.fromtimestamp(int(time), UTC).date(), not "".join(parents).strip(), [])
    except (ValueError, OverflowError, OSError):
        return None


def _by_todays_names(commits: Iterable[_Commit]) -> Iterator[_Commit]:
    """Follow renames back in time: yield commits, newest first, with the paths that their files have today."""
    today: dict[str, str] = {}
    for commit in commits:
        changes = [change._replace(path=today.get(change.path, change.path)) for change in commit.changes]
        today |= {change.before: change.path for change in changes if change.before != change.path}
        yield commit._replace(changes=changes)


def _files(commits: Iterable[_Commit]) -> dict[str, Dates]:
    """Return the dates of each file: the days of authors, which need not follow the order of commits."""
    dates: dict[str, Dates] = {}
    for commit in commits:
        for change in (change for change in commit.changes if change.status != _MOVED):
            known = dates.get(change.path, Dates(None, commit.day))
            added = min(filter(None, (known.added, commit.day))) if change.status == "A" else known.added
            dates[change.path] = Dates(added, max(known.changed, commit.day))
    return dict(sorted(dates.items()))


def _days(commits: Iterable[_Commit]) -> Iterator[Day]:
    """Yield the days on which terms changed, newest first."""
    by_day: dict[date, list[_Change]] = {}
    for commit in reversed(list(commits)):
        # what is removed and added in one commit has moved
        terms = sorted((c for c in commit.changes if _is_term(c.path)), key=lambda change: change.status != "D")
        by_day.setdefault(commit.day, []).extend(terms)
    for day, changes in sorted(by_day.items(), reverse=True):
        outcomes = _outcomes(changes)
        if outcomes:
            yield Day(
                day,
                added=_with(outcomes, "A"),
                changed=_with(outcomes, "M"),
                renamed=tuple((outcome[1:], id_) for id_, outcome in sorted(outcomes.items()) if outcome[0] == "R"),
                removed=_with(outcomes, "D"),
                versions=_versions(changes, outcomes),
            )


def _versions(changes: Iterable[_Change], outcomes: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the first and the last contents of each term that was there before and after some changes."""
    found: dict[str, tuple[str, str]] = {}
    for change in changes:
        id_ = _id(change.path)
        if outcomes.get(id_, "A")[0] in "MR" and any(change.versions):
            first, _ = found.get(id_, change.versions)
            found[id_] = first, change.versions[1]
    return dict(sorted(found.items()))


def _with(outcomes: Mapping[str, str], letter: str) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_, outcome in outcomes.items() if outcome == letter))


def _outcomes(changes: Iterable[_Change]) -> dict[str, str]:
    """Return what a series of changes did to each term: a letter of git's, followed by the former id if that is R."""
    outcomes: dict[str, str] = {}
    for change in changes:
        id_ = _id(change.path)
        if change.status == "A":
            outcomes[id_] = "M" if outcomes.get(id_) == "D" else "A"
        elif change.status == "D" and outcomes.get(id_) == "A":
            del outcomes[id_]
        elif change.status == "D":
            outcomes[id_] = "D"
        elif change.status == "R":
            # of a term that was changed first too; of several renames, the first has the id before the day
            if outcomes.get(id_, "M")[0] not in "AR":
                outcomes[id_] = f"R{_id(change.before)}"
        elif change.status != _MOVED:
            outcomes.setdefault(id_, "M")
    return outcomes


def _is_term(path: str) -> bool:
    return path.startswith("terms/") and path.endswith(ENDINGS)


def _id(path: str) -> str:
    return PurePosixPath(path).stem
