"""Make one term of two: INTO takes in ID, whose file goes, and everything that names ID names INTO.

Both are ids, or names that only one term has. INTO gets what ID is called as aliases, the sources, questions,
boundaries, notes and other items that it does not have, the edges that it does not have, and the definition,
explanation, formula, examples and steps where it has none. ID, and its former ids, become former ids of INTO, so that
their addresses lead on.

What has no place in INTO is printed, as a file would say it: a second definition, an edge that both have or that would
break a check, edges between the two. --keep-rest writes it into a new file as well, so that nothing is lost.

Either all files are changed or none. A change that brings other errors is refused, unless --force is given.

Exit code: 0 merged, 1 refused because of errors that it brings, 2 cannot be merged.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from glossgraph.cli import terms
from glossgraph.cli.root import folder_of, with_root


@click.command("merge", help=__doc__)
@click.argument("id_", metavar="ID", shell_complete=terms.beginning_with)
@click.argument("into", shell_complete=terms.beginning_with)
@with_root
@click.option(
    "--keep-rest", type=click.Path(dir_okay=False, path_type=Path), help="A new file for what is not carried over."
)
@click.option("--diff", is_flag=True, help="Only show what would change, as a unified diff.")
@click.option("--force", is_flag=True, help="Make the change even if it brings errors.")
def command(  # noqa: PLR0913 - the options
    id_: str, into: str, root: Path | None, keep_rest: Path | None, *, diff: bool, force: bool
) -> None:
    # a shell that completes an id does not wait for what reads and checks
    from glossgraph.cli import changing, naming, rest  # noqa: PLC0415
    from glossgraph.cli.beside import with_pages  # noqa: PLC0415
    from glossgraph.editing.merging import merging  # noqa: PLC0415

    folder = folder_of(root)
    if keep_rest and keep_rest.exists():
        raise click.UsageError(f"`{keep_rest}` exists, and is not written over; name a new file with --keep-rest")
    compiled, memory = changing.opened(folder)
    gone, stays = (terms.require(compiled.glossary, name) for name in (id_, into))
    with changing.refusals():
        merged = merging(compiled, memory, gone.id, stays.id)
    change = with_pages(folder, compiled.glossary, merged.outcome.change, gone.id, stays.id)
    others = len(set(change.files) - {gone.file, stays.file})
    said = [
        f"`{gone.id}` is merged into `{stays.id}`, in {stays.file}; {gone.file} is removed.",
        naming.followed(others, f"`{stays.id}`"),
        f"The addresses of `{gone.id}` lead on: it is in `former_ids`.",
    ]
    told = rest.text(merged)
    changing.settle(folder, replace(merged.outcome, change=change), said, diff=diff, force=force)
    if told and keep_rest and not diff:
        rest.keep(keep_rest, told)
        click.echo(f"What is not carried over is in {keep_rest}.")
    elif told:
        click.echo(rest.heading(diff=diff), err=diff)
        click.echo(rest.shown(told), nl=False, err=diff)
