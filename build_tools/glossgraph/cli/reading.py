"""Reading a glossary for a command that only shows something of it: also one with errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph import cache
from glossgraph.api.glossary import Glossary

if TYPE_CHECKING:
    from pathlib import Path


def readable(root: Path) -> Glossary:
    """Return what can be read of a glossary; where there are errors, it says on the side how many.

    What has not changed since the last time is not read again.
    """
    if known := cache.glossary(root):
        return Glossary.of(known)
    compiled = cache.compiled(root)
    if errors := compiled.summary.errors:
        from glossgraph.diagnostics import count  # noqa: PLC0415 - few glossaries have errors

        click.echo(f"note: the glossary has {count(errors, 'error')}; `glossgraph check` lists them", err=True)
    else:
        cache.keep_glossary(compiled)
    return Glossary.of(compiled.glossary)
