"""Give files their one canonical form, and lose nothing.

Without FILES, every file of terms/ and graph/ is formatted; of a folder, all that are in it. Fields stand in the order
of the schema, and relations below `edges` in that of graph/relations.yml. The targets of a relation, the keys that you
have chosen and the items of lists stay in your order, as that can be on purpose. A text that fits into a line of 100
columns stands on it, and a longer one is folded; a list or a mapping stands on one line where it fits and holds no
sentence, and otherwise has a line for each entry. There are quotes only where YAML needs them.

Comments stay with what they stand beside, and a text that begins with `|` stays as it is, line by line. That a file
says the same as before is proved each time by reading it again. A file that cannot be read, or in which something has
to be mended first, is reported with its place and left alone.

With --check nothing is written, and the files that are not in their form are listed; with --diff, what would be
changed is shown.

Exit code: 0 all files are, or now are, in their form; 1 some are not (--check, --diff); 2 some cannot be formatted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph.checked import Checked, Size
from glossgraph.cli.changing import refusals, show
from glossgraph.cli.colour import is_coloured
from glossgraph.cli.report import failure_to_write
from glossgraph.cli.root import folder_of, path_below, with_root
from glossgraph.diagnostics import count
from glossgraph.diagnostics.text import block
from glossgraph.editing.form.files import files as files_of
from glossgraph.editing.form.files import format_files

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("fmt", help=__doc__)
@click.argument("files", metavar="[FILES]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@click.option("--check", "only_check", is_flag=True, help="Write nothing; list the files that are not in their form.")
@click.option("--diff", "only_diff", is_flag=True, help="Write nothing; show what would be changed, as a unified diff.")
def command(files: tuple[Path, ...], root: Path | None, *, only_check: bool, only_diff: bool) -> None:
    folder = folder_of(root, files)
    names = _named(folder, files)
    formatted = format_files(folder, names)
    change, faults = formatted.change, formatted.faults
    texts = {name: text or "" for name, text in change.before.items()}
    found = Checked(diagnostics=faults, root=folder, texts=texts, size=Size(0, 0, 0))
    if only_diff:
        show(change)
    elif change.files:
        if not only_check:
            with failure_to_write(), refusals():
                change.write(folder)
        click.echo("\n".join(found.path_from_here(file) for file in change.files))
    for group in found.listing(few=len(faults)).groups:
        click.echo(block(group, found.path_from_here), err=True, color=is_coloured())
    is_written = not (only_check or only_diff)
    if only_check and change.files:
        click.echo(f"`glossgraph fmt` writes {'it' if len(change.files) == 1 else 'them'}.", err=True)
    click.echo(_summary(len(change.files), len(names) - len(faults), len(faults), is_written=is_written), err=True)
    if faults or (change.files and not is_written):
        sys.exit(2 if faults else 1)


def _named(folder: Path, files: Sequence[Path]) -> set[str]:
    """Return the paths of the files that are named, or are in folders that are, below the glossary's folder."""
    every = files_of(folder).keys()
    if not files:
        return set(every)
    names: set[str] = set()
    for file in files:
        below = path_below(folder, file)
        beginning = "" if below == "." else f"{below}/"
        those = {name for name in every if below and f"{name}/".startswith(beginning)}
        if not those:
            raise click.UsageError(f"`{file}` is not part of the glossary in `{folder}`")
        names |= those
    return names


def _summary(changed: int, readable: int, faults: int, *, is_written: bool) -> str:
    done = "formatted" if is_written else "not in form"
    parts = [f"{count(changed, 'file')} {done}"] if changed else []
    rest = count(readable - changed, "file")
    parts.append(f"{rest} in form already" if is_written else f"{rest} in form")
    return ", ".join([*parts, *([f"{count(faults, 'file')} left alone"] if faults else [])])
