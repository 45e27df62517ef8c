"""Start the file of a new term.

What is not given is asked for in a terminal: the label of the term, its kind, its stage and its settings. A name that a
term has already is refused, and terms of nearly the same name or definition are shown. The file holds a line for each
field that a term of its kind needs, with a comment that says what to write there, and `glossgraph check` tells what is
still to fill in. Nothing that is there is overwritten.

--from takes a filled issue form in the Markdown that GitHub makes of it, or in the JSON that
`gh issue view NUMBER --json body` prints; `-` reads it from a pipe. What it says that no field can hold is
kept in comments.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

import click

from glossgraph.checked import as_seen_from_here
from glossgraph.cli import asking, screen
from glossgraph.cli.colour import is_coloured
from glossgraph.cli.placing import placed
from glossgraph.cli.reading import readable
from glossgraph.cli.report import failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.diagnostics import visible
from glossgraph.source.characters import without_strays
from glossgraph.starting import term
from glossgraph.starting.draft import Draft
from glossgraph.starting.issue_form import LONGEST, UnreadableFormError, filled
from glossgraph.starting.near import near
from glossgraph.starting.proposed import proposed
from glossgraph.starting.taken import TakenError, refuse_markup, refuse_taken

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@click.command("new", help=__doc__)
@click.argument("label", required=False, default="")
@with_root
@click.option("--kind", default="", help="What the term is, by its id or label in graph/kinds.yml.")
@click.option("--stage", default="", help="Where it stands in the sequence, from graph/stages.yml.")
@click.option("--setting", multiple=True, help="Where it happens, from graph/settings.yml; may be repeated.")
@click.option("--definition", default="", help="What it is, in a sentence.")
@click.option("--qualifier", default="", help="What tells it from another term of the same name.")
@click.option("--id", "id_", default="", help="Its id, which is the name of its file  [default: made from the label]")
@click.option("--folder", help="The folder of terms/ for its file  [default: that of all others of its kind]")
@click.option("--from", "form", type=click.File("rb"), help="A filled issue form; `-` is what comes through a pipe.")
@click.option("--dry-run", is_flag=True, help="Only show the file.")
def command(  # noqa: PLR0913, PLR0917 - the options
    label: str,
    root: Path | None,
    kind: str,
    stage: str,
    setting: tuple[str, ...],
    definition: str,
    qualifier: str,
    id_: str,
    folder: str | None,
    form: BinaryIO | None,
    *,
    dry_run: bool,
) -> None:
    base = folder_of(root)
    glossary = readable(base)
    draft = _from_form(form, glossary) if form else Draft()
    draft = replace(
        draft,
        id=id_,
        label=_line(label) or draft.label,
        qualifier=_line(qualifier),
        definition=_line(definition) or draft.definition,
    )
    if not draft.label and not form and asking.can_ask():
        draft = replace(draft, label=_line(click.prompt("What is the term called?")))
    if not draft.label:
        raise click.UsageError('name the term: `glossgraph new "Its label"`')
    try:
        refuse_markup(draft.label, draft.qualifier)
        refuse_taken(glossary, draft.label, draft.qualifier, draft.aliases)
        _show_near(glossary, draft, ask=not dry_run)
        draft = placed(glossary, draft, kind, stage, setting, is_filled=form is not None)
        new = term.prepare(glossary, base, draft, folder)
    except TakenError as error:
        raise click.UsageError(visible(str(error))) from error
    if dry_run:
        click.echo(new.text, nl=False)
        return
    with failure_to_write():
        term.write(base, new)
    _say_what_is_next(base, new)


def _from_form(file: BinaryIO, glossary: Glossary) -> Draft:
    try:
        # a character has four bytes at most
        return proposed(filled(file.read(4 * LONGEST + 1)), glossary)
    except UnreadableFormError as error:
        raise click.UsageError(f"`{visible(file.name)}` cannot be read as an issue form: {error}") from error


def _line(text: str) -> str:
    return " ".join(without_strays(text).split())


def _show_near(glossary: Glossary, draft: Draft, *, ask: bool) -> None:
    """Show the terms that are close to a new one; at a terminal, ask whether it is none of them."""
    found = near(glossary, draft.label, draft.definition)
    if not found:
        return
    lines = ["", *screen.heading("Close to it are:")]
    for each in found:
        what = f"{glossary.terms[each.term].title} [{each.term}]{'' if each.by_name else ', by its definition'}"
        lines += screen.paragraph(what, indent=2)
        lines += screen.paragraph(term.in_short(glossary, each.term), indent=6)
    click.echo("\n".join((*lines, "")), err=True, color=is_coloured())
    if ask and asking.can_ask():
        click.confirm("Is it another concept than these?", default=True, abort=True)


def _say_what_is_next(root: Path, new: term.NewTerm) -> None:
    path = as_seen_from_here(root / new.path)
    click.echo(f"wrote {visible(path)}")
    kept = list(dict.fromkeys(remark.heading for remark in new.draft.remarks))
    if kept:
        click.echo(f"kept in comments there, to be worked in: {visible(', '.join(kept))}")
    click.echo("Next: fill in the lines that have a comment.")
    click.echo(f"`glossgraph check {shlex.quote(path)}` says what is missing, and `glossgraph serve` shows the page.")
