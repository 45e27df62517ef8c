"""What git knows of the files of a glossary: since when they are there, and what was done on which day."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.source.files import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LONGEST = 30
"""After how many seconds git is given up."""

_COMMAND = ("--no-pager", "--no-optional-locks")

_SETTINGS = ("core.fsmonitor=", "core.hooksPath=/dev/null", "safe.bareRepository=explicit", "log.showRoot=true")

# the settings of a repository can name programs that compare files and verify signatures
_NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--no-show-signature")

_LOG = ("log", *_NO_PROGRAMS, "-z", "--name-status", "--relative", "--topo-order", "--no-color", "--format=%x01%at %P")

_MOVED = "="
"""What stands for a file that has only moved to another folder, beside the letters that git uses."""

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
    on the same day is added, and one that was added and removed is nothing.
    """

    date: date
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """The ids before and after."""
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The dates of every file of `terms/` and `graph/` by its path, and the days on which terms changed, newest first.

    A file that is not committed, or that was not touched since a shallow clone begins, has no dates.
    """

    files: Mapping[str, Dates] = field(default_factory=dict)
    days: tuple[Day, ...] = ()


class _Change(NamedTuple):
    """A file in a commit: what was done, as a letter of git's, its path, and its path before, which renames change."""

    status: str
    path: str
    before: str


class _Commit(NamedTuple):
    """A commit: its author's day in UTC, whether nothing is known of what was before it, and the files it touched."""

    day: date
    is_first: bool
    changes: list[_Change]


def history(root: Path) -> History:
    """Return the history of the glossary below a root; an empty one where git has none to tell.

    Nothing in the repository or its settings makes this raise, run a program or ask another host.
    """
    is_shallow = _git(root, ("rev-parse", "--is-shallow-repository"))
    if is_shallow is None:
        return History()
    # without the contents of files, as in a partial clone, git fails to tell renames
    log = _git(root, (*_LOG, "-M", *_WHERE)) or _git(root, (*_LOG, "--no-renames", *_WHERE)) or ""
    commits = list(_by_todays_names(_commits(log)))
    if is_shallow.strip() == "true":
        commits = [commit for commit in commits if not commit.is_first]
    return History(_files(commits), tuple(_days(commits)))


def _git(root: Path, arguments: tuple[str, ...]) -> str | None:
    """Return what git prints, or None if it fails."""
    program = shutil.which("git")
    if program is None:
        return None
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # a clone that lacks contents would fetch them, by whatever program its settings name
    environment |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    environment |= {"GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
    command = [program, *_COMMAND, *settings, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace")


def _commits(log: str) -> Iterator[_Commit]:
    """Yield the commits of a log, newest first; one whose day makes no sense is left out."""
    words = iter(log.split("\0"))
    commit = None
    for word in words:
        if word.startswith("\1"):
            if commit:
                yield commit
            commit = _commit(word)
        elif word.strip():
            status, before = word.strip(), next(words, "")
            path = next(words, "") if status[0] in "RC" else before
            if commit:
                commit.changes.append(_Change(_what(status, before, path), path, before))
    if commit:
        yield commit


def _what(status: str, before: str, path: str) -> str:
    """Return git's letter for a change; a term whose file moves to another folder is the same, or changed."""
    if status[0] == "R" and _id(before) == _id(path):
        return _MOVED if status == "R100" else "M"
    return status[0]


def _commit(header: str) -> _Commit | None:
    time, _, parents = header[1:].partition(" ")
    try:
        return _Commit(datetime.fromtimestamp(int(time), UTC).date(), not parents.strip(), [])
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
    """Return the dates of files: those of authors, which need not be in the order of commits."""
    found: dict[str, Dates] = {}
    for commit in commits:
        for change in (change for change in commit.changes if change.status != _MOVED):
            dates = found.get(change.path, Dates(None, commit.day))
            added = min(filter(None, (dates.added, commit.day))) if change.status == "A" else dates.added
            found[change.path] = Dates(added, max(dates.changed, commit.day))
    return dict(sorted(found.items()))


def _days(commits: Iterable[_Commit]) -> Iterator[Day]:
    """Yield the days on which terms changed, newest first."""
    by_day: dict[date, list[_Change]] = {}
    for commit in reversed(list(commits)):
        # what is removed and added in one commit has moved
        terms = sorted((c for c in commit.changes if _is_term(c.path)), key=lambda change: change.status != "D")
        by_day.setdefault(commit.day, []).extend(terms)
    for day, changes in sorted(by_day.items(), reverse=True):
        found = _net(changes)
        if found:
            yield Day(
                day,
                added=_with(found, "A"),
                changed=_with(found, "M"),
                renamed=tuple((what[1:], id_) for id_, what in sorted(found.items()) if what[0] == "R"),
                removed=_with(found, "D"),
            )


def _with(changes: Mapping[str, str], letter: str) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_, what in changes.items() if what == letter))


def _net(changes: Iterable[_Change]) -> dict[str, str]:
    """Return what became of each term by a row of changes: a letter of git's, with the id before for a rename."""
    found: dict[str, str] = {}
    for change in changes:
        id_ = _id(change.path)
        if change.status == "A":
            found[id_] = "M" if found.get(id_) == "D" else "A"
        elif change.status == "D" and found.get(id_) == "A":
            del found[id_]
        elif change.status == "D":
            found[id_] = "D"
        elif change.status == "R":
            found.setdefault(id_, f"R{_id(change.before)}")
        elif change.status != _MOVED:
            found.setdefault(id_, "M")
    return found


def _is_term(path: str) -> bool:
    return path.startswith("terms/") and path.endswith(ENDINGS)


def _id(path: str) -> str:
    return PurePosixPath(path).stem
