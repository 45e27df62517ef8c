"""Give a term another id: its file moves, and everything that names it follows.

OLD is the id of a term, or a name that only one term has; NEW is its new id. Edges, mentions, steps, stories, paths and
all else in terms/ and graph/ that names the term names it by the new id, and so do links in docs/ and the record of an
import. Nothing else in these files changes. The old id is kept in `former_ids`, so that its addresses lead on: those of
the term, its data and its comparisons.

Either all files are changed or none. A change that brings errors is refused, unless --force is given; what was wrong
before does not matter, if only the files that name the term can be read.

Exit code: 0 renamed, 1 refused because of errors that it brings, 2 cannot be renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import terms
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path


@click.command("rename", help=__doc__)
@click.argument("old", shell_complete=terms.beginning_with)
@click.argument("new")
@with_root
@click.option("--label", default="", help="Give it another label as well; the old one becomes an alias.")
@click.option("--diff", is_flag=True, help="Only show what would change, as a unified diff.")
@click.option("--force", is_flag=True, help="Make the change even if it brings errors.")
def command(  # noqa: PLR0913 - the options
    old: str, new: str, root: Path | None, label: str, *, diff: bool, force: bool
) -> None:
    # a shell that completes an id does not wait for what reads and checks
    from glossgraph.cli import changing, naming  # noqa: PLC0415
    from glossgraph.cli.beside import with_others  # noqa: PLC0415
    from glossgraph.editing.outcome import outcome  # noqa: PLC0415
    from glossgraph.editing.renaming import renaming  # noqa: PLC0415

    folder = folder_of(root)
    compiled, memory = changing.opened(folder)
    term = terms.require(compiled.glossary, old)
    with changing.refusals():
        change = renaming(compiled, term.id, new, label.strip())
        change = with_others(folder, compiled.glossary, change, term.id, new)
        found = outcome(compiled, change, memory, {term.id: new}, {term.file})
    # the file itself is there twice, under its old name and under its new one
    others = len(change.files) - 2
    file = next(path for path in change.files if change.before.get(path) is None)
    said = [
        f"`{term.id}` is `{new}` now, in {file}.",
        naming.followed(others, "it by its new id"),
        f"The addresses of `{term.id}` lead on: it is in `former_ids`.",
    ]
    changing.settle(folder, found, said, diff=diff, force=force)
