"""How a glossary is opened or checked: from a folder, or from a file that holds one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from glossgraph import cache
from glossgraph.api.glossary import Glossary
from glossgraph.checked import Checked, find_root
from glossgraph.diagnostics import Diagnostic, count

if TYPE_CHECKING:
    from os import PathLike

    from glossgraph import compiler

MOST_SHOWN = 3
"""How many errors the message of a GlossaryError shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled(Checked):
    """A glossary and everything that is wrong with it."""

    glossary: Glossary

    def __repr__(self) -> str:
        """Return its size and the number of its problems."""
        summary = self.summary
        return f"<Compiled: {self.glossary!r}, {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}>"


class GlossaryError(Exception):
    """A glossary has errors, or cannot be read; the message shows the first ones as `glossgraph check` does."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        """Keep the diagnostics, all of them, beside the message."""
        super().__init__(message)
        self.diagnostics = diagnostics


def open(source: str | PathLike[str] = ".") -> Glossary:  # noqa: A001 - read as `glossgraph.open`, as with `gzip.open`
    """Return a glossary that is without errors.

    What was found out about a folder is kept in the user's folder of caches, as by `glossgraph check`, so that it is
    opened again in a moment as long as none of its files has changed.

    Args:
        source: A folder with a glossary, or one below it; or a file that holds a whole glossary: `glossary.json`, as
            `glossgraph export json` writes it, or a ZIP of `terms/` and `graph/`.

    Raises:
        GlossaryError: the glossary has errors, or the file holds none. `check` returns a glossary with errors.
        FileNotFoundError: there is no such file or folder, or no glossary in the folder or above it.

    """
    path = Path(source)
    if path.is_file():
        return _without_errors(check(path))
    root = _root_of(path)
    if known := cache.glossary(root):
        return Glossary.of(known)
    compiled = cache.compiled(root)
    glossary = _without_errors(_offered(compiled))
    cache.keep_glossary(compiled)
    return glossary


def check(source: str | PathLike[str] = ".", *, strict: bool = False) -> Compiled:
    """Return what could be read of the glossary that `open` would return, with everything that is wrong with it.

    `strict` adds the checks that `glossgraph check --strict` adds.

    Raises:
        GlossaryError: the file holds no glossary.
        FileNotFoundError: there is no such file or folder, or no glossary in the folder or above it.

    """
    # to open what is known already needs none of the checks, whose import takes long
    compiler = import_module("glossgraph.compiler")
    path = Path(source)
    if path.is_file():
        from glossgraph.api.file import UnreadableError, values_in  # noqa: PLC0415 - few open one

        try:
            return _offered(compiler.compile_values(values_in(path), path, strict=strict))
        except UnreadableError as error:
            raise GlossaryError(str(error)) from error
    return _offered(compiler.compile_glossary(_root_of(path), strict=strict))


def _root_of(path: Path) -> Path:
    root = find_root(path.resolve()) if path.is_dir() else None
    if root is None:
        raise FileNotFoundError(f"`{path}` is no folder of a glossary: neither it nor one above it holds `terms/`")
    return root


def _offered(compiled: compiler.Compiled) -> Compiled:
    """Return what was compiled, with a glossary that has the methods which are offered."""
    values = {field.name: getattr(compiled, field.name) for field in fields(compiled)}
    return Compiled(**{**values, "glossary": Glossary.of(compiled.glossary)})


def _without_errors(compiled: Compiled) -> Glossary:
    if compiled.summary.errors:
        raise GlossaryError(_message(compiled), compiled.diagnostics)
    return compiled.glossary


def _message(compiled: Compiled) -> str:
    import click  # noqa: PLC0415 - only a glossary with errors needs it

    from glossgraph.diagnostics import text  # noqa: PLC0415 - as above

    errors = compiled.errors()
    groups, _ = errors.listing(places=1 + text.MOST_PLACES)
    rows = [f"{count(len(errors.diagnostics), 'error')} in the glossary in `{compiled.root}`\n"]
    rows += [click.unstyle(text.block(group, compiled.path_from_here)) for group in groups[:MOST_SHOWN]]
    if len(groups) > MOST_SHOWN:
        more = sum(group.size for group in groups[MOST_SHOWN:])
        rows.append(f"and {more:,} more; `glossgraph check` lists them")
    return "\n".join(rows).rstrip()
