"""What MkDocs' log says of a glossary."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click
from mkdocs import utils

from glossgraph.diagnostics import count, text
from glossgraph.site.address import HOME, within
from glossgraph.site.machines.lists import LIST, ROBOTS

if TYPE_CHECKING:
    from glossgraph.compiler import Compiled

LOG = logging.getLogger("mkdocs.plugins.glossgraph")

# ProperDocs is imported under the name of MkDocs
_MKDOCS = logging.getLogger(utils.__name__.partition(".")[0])

OFTEN_REPLACED = frozenset({HOME, LIST, ROBOTS})
"""What a site may well have of its own: it is what it claims to be, and links lead rightly to it."""


def report(compiled: Compiled, *, serving: bool) -> str:
    """Log the errors of a glossary and the number of its warnings, and return that if it has errors."""
    groups, tallies = compiled.errors().listing(limit=text.LISTED, places=1 + text.MOST_PLACES)
    blocks = [click.unstyle(text.block(group, compiled.path_from_here)).rstrip() for group in groups]
    if left := sum(tally.found - tally.listed for tally in tallies):
        blocks.append(f"{count(left, 'more error')}: `glossgraph check` says of which checks")
    for block in blocks:
        # in strict mode, MkDocs gives up for what is logged as more than that, and a preview shows errors on its pages
        LOG.log(logging.INFO if serving else logging.ERROR, "%s", block)
    if number := compiled.summary.warnings:
        listed = "it" if number == 1 else "them"
        warnings = f"{count(number, 'warning')}: `glossgraph check` lists {listed}"
        LOG.info("glossgraph: %s", warnings)
        blocks.append(f"and {warnings}")
    return "\n\n".join(blocks) if groups else ""


def report_left_out(path: str, folder: str, other: str) -> None:
    """Say that another file is on the site in the place of one of the glossary, as a warning if that may be a mistake.

    Args:
        path: The path of the glossary's file within its folder.
        folder: The folder of the site for the glossary.
        other: What the other file is called.

    """
    ours = within(folder, path)
    if path in OFTEN_REPLACED:
        LOG.info("glossgraph: %s replaces the glossary's own `%s`", other, ours)
        return
    cure = "name another folder in `path`" if folder else "put the glossary into a folder of its own, `path: glossary`"
    LOG.warning(
        "glossgraph: %s has the address of the glossary's `%s`, which is left out with every link to it; "
        "rename the file, or %s",
        other,
        ours,
        cure,
    )


def count_warnings() -> None:
    """Let MkDocs count the warnings that `--quiet` hides."""
    if _MKDOCS.level > logging.WARNING:
        _MKDOCS.setLevel(logging.WARNING)


def has_warnings() -> bool:
    """Tell whether MkDocs has counted warnings, as it does in strict mode."""
    return any(isinstance(handler, utils.CountHandler) and handler.get_counts() for handler in _MKDOCS.handlers)
