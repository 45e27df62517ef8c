"""Say of a term that it is no longer to be used, and which one to use instead.

ID, and the term that --replaced-by names, are ids, or names that only one term has. The file of the term gets `status:
deprecated` and `replaced_by`, and with --reason also `status_reason`; it stays where it is, and its page says so. What
still names the term is listed: an edge, a path or a story that leads to it is an error until it leads elsewhere.

Exit code: 0 deprecated, 2 cannot be deprecated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import terms
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path


@click.command("deprecate", help=__doc__)
@click.argument("id_", metavar="ID", shell_complete=terms.beginning_with)
@with_root
@click.option("--replaced-by", required=True, metavar="ID", shell_complete=terms.beginning_with, help="What to use.")
@click.option("--reason", default="", help="Why, in a sentence of Markdown.")
@click.option("--diff", is_flag=True, help="Only show what would change, as a unified diff.")
def command(id_: str, root: Path | None, replaced_by: str, reason: str, *, diff: bool) -> None:
    # a shell that completes an id does not wait for what reads and checks
    from glossgraph.cli import changing, naming  # noqa: PLC0415
    from glossgraph.editing.deprecating import deprecating  # noqa: PLC0415
    from glossgraph.editing.outcome import outcome  # noqa: PLC0415

    folder = folder_of(root)
    compiled, memory = changing.opened(folder)
    term, instead = (terms.require(compiled.glossary, name) for name in (id_, replaced_by))
    with changing.refusals():
        change = deprecating(compiled, term.id, instead.id, reason.strip())
        found = outcome(compiled, change, memory, {}, {term.file})
        said = [
            f"`{term.id}` is deprecated now, in favour of `{instead.id}`.",
            *naming.listed(compiled, term.id, instead.id),
        ]
    changing.settle(folder, found, said, diff=diff, force=True, lists_new=False)
