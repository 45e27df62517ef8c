"""What a change of files comes to: the glossary behind it, and what is wrong there that was not wrong before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.compiler import Compiled, compile_glossary
from glossgraph.diagnostics import Severity
from glossgraph.editing.proof import unlike
from glossgraph.editing.refused import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.editing.change import Change
    from glossgraph.load import Memory

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change, and the glossary as it is with it."""

    change: Change
    after: Compiled
    new: tuple[Diagnostic, ...]
    """What is wrong with it that was not wrong before."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors among what is new."""
        return tuple(d for d in self.new if d.severity is Severity.ERROR)


def outcome(
    before: Compiled, change: Change, memory: Memory, ids: Mapping[str, str], written: Collection[str]
) -> Outcome:
    """Return what a change comes to; nothing is written.

    Args:
        before: The glossary as it is.
        change: The change of its files.
        memory: What is known of the files, which need not be parsed again.
        ids: The new ids of terms by their old ones.
        written: The files in which more than ids was written.

    Raises:
        RefusedError: something else would change than these ids and files.

    """
    after = compile_glossary(before.root, memory=memory, unsaved={file: change.after[file] for file in change.files})
    for file in unlike(before.glossary, after.glossary, ids, written):
        raise RefusedError(f"`{file}` cannot be written without changing what else it says; change it by hand first")
    left = Counter(_key(diagnostic, ids) for diagnostic in before.diagnostics)
    new = []
    for diagnostic in after.diagnostics:
        key = _key(diagnostic, {})
        if left[key]:
            left[key] -= 1
        else:
            new.append(diagnostic)
    return Outcome(change, after, tuple(new))


def _key(diagnostic: Diagnostic, ids: Mapping[str, str]) -> tuple[str, Severity, str, str]:
    """Return what a diagnostic is known by: not its line, which can change."""
    file, message = (
        _WORD.sub(lambda word: ids.get(word[0], word[0]), text) for text in (diagnostic.place.file, diagnostic.message)
    )
    return diagnostic.check, diagnostic.severity, file, message
