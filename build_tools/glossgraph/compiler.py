"""A root folder to a glossary and everything that is wrong with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from glossgraph import checks, load, source
from glossgraph.checked import Checked, Size, find_root
from glossgraph.checks import kept
from glossgraph.diagnostics import count
from glossgraph.load.of_values import of_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

__all__ = ["Compiled", "compile_glossary", "find_root", "size"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled(Checked):
    """A glossary and everything that is wrong with it."""

    glossary: Glossary

    def __repr__(self) -> str:
        """Return its size and the number of its problems."""
        summary = self.summary
        return f"<Compiled: {self.glossary!r}, {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}>"


def compile_glossary(
    root: Path,
    *,
    strict: bool = False,
    memory: load.Memory | None = None,
    unsaved: Mapping[str, str | None] | None = None,
) -> Compiled:
    """Read and check the glossary below a root. Nothing in its files makes this raise.

    `strict` adds the checks that are made only when they are asked for. With the memory of an earlier time, files that
    have not changed since then are not parsed again. `unsaved` are texts that count instead of those of files, by their
    paths below the root, such as those in an editor; where it is None, the file counts as gone.
    """
    with without_collection():
        glossary, texts = load.load(root, memory=memory, unsaved=unsaved)
        glossary = replace(glossary, today=source.today())
        if strict:
            # git can take longer than all the rest
            apart = frozenset(relation.id for relation in glossary.relations.values() if relation.distinguishes)
            history = replace(source.history(root, with_uncommitted=True), apart=source.past_pairs(root, apart))
            glossary = replace(glossary, history=history, is_strict=True)
        diagnostics = _found(glossary, texts, memory) if memory and not strict else checks.run(glossary, strict=strict)
        return Compiled(
            glossary=glossary,
            diagnostics=tuple(diagnostics),
            root=root,
            texts=texts,
            size=size(glossary),
            is_shallow=glossary.history.is_shallow,
        )


def compile_values(files: Mapping[str, Any], root: Path, *, strict: bool = False) -> Compiled:
    """Check the glossary whose files say this, by their paths below the root, which need not exist. It never raises."""
    with without_collection():
        glossary = replace(of_values(files), today=source.today(), is_strict=strict)
        diagnostics = tuple(checks.run(glossary, strict=strict))
        return Compiled(glossary=glossary, diagnostics=diagnostics, root=root, texts={}, size=size(glossary))


def _found(glossary: Glossary, texts: Mapping[str, str], memory: load.Memory) -> tuple[Diagnostic, ...]:
    """Return what a check that is not strict finds, and keep it in a memory; what is known already is recalled."""
    files = {file: load.digest(text) for file, text in texts.items()}
    kept.recall(memory, glossary, files)
    diagnostics = tuple(checks.run(glossary))
    kept.keep(memory, glossary, files)
    return diagnostics


def size(glossary: Glossary) -> Size:
    """Return how large a glossary is."""
    return Size(len(glossary.terms), len(glossary.edges), len(glossary.stages))


@contextmanager
def without_collection() -> Iterator[None]:
    """Put off the search for circular garbage: its time grows with what has been read, and it finds almost nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
