"""Show all that is said of a term: what it is, what it is joined to and why, and what happens.

TERM is an id, or a name that only one term has. Its sequence diagram is drawn in characters, or is a list where the
terminal is narrow; --setting chooses the one to be shown. What is longer than a terminal is shown page by page, by the
program that PAGER names. A glossary with errors is shown as far as it can be read.

Exit code: 0 shown, 2 there is no such term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import terms
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@click.command("show", help=__doc__)
@click.argument("term", shell_complete=terms.beginning_with)
@with_root
@click.option("--setting", metavar="SETTING", default="", help="The setting whose story is shown.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(term: str, root: Path | None, setting: str, format_: str) -> None:
    # a shell that completes an id does not wait for what reads and draws
    from glossgraph.cli.reading import readable  # noqa: PLC0415

    glossary = readable(folder_of(root))
    found = terms.require(glossary, term)
    _require_setting(glossary, setting)
    if format_ == "json":
        from glossgraph.exports.json import of_term  # noqa: PLC0415

        click.echo(of_term(glossary, found, "glossary.json").encode("utf-8", "backslashreplace"), nl=False)
        return
    from glossgraph.cli import page_of_term, screen  # noqa: PLC0415

    if format_ == "markdown":
        text = "\n".join(page_of_term.as_markdown(glossary, found, setting)) + "\n"
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    else:
        screen.write(page_of_term.as_text(glossary, found, setting))


def _require_setting(glossary: Glossary, setting: str) -> None:
    if setting and setting not in glossary.settings:
        from glossgraph.diagnostics import did_you_mean, one_of  # noqa: PLC0415 - few mistype it

        names = list(glossary.settings)
        otherwise = f"there are {one_of(names)}" if names else "this glossary has none"
        raise click.UsageError(f"no setting is called `{setting}`; {did_you_mean(setting, names, otherwise)}")
