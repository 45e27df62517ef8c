"""Begin a new glossary of any field, which passes the check and can be built at once.

It is written into FOLDER, by default the current one, and has relations, kinds, three stages, a few terms that show
what files look like, the configuration of its site, and a workflow for GitHub that checks pull requests and publishes
the site. What it is called, what it is about and in which language it is are asked for in a terminal, if they are not
given.

Nothing is overwritten: what is there already, such as README.md, is kept, and a folder that holds terms/, graph/ or
mkdocs.yml is refused.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from glossgraph.checked import as_seen_from_here
from glossgraph.cli import asking
from glossgraph.cli.report import failure_to_write
from glossgraph.diagnostics import did_you_mean, one_of, visible
from glossgraph.licenses import KNOWN
from glossgraph.load.values import LANGUAGE
from glossgraph.source.characters import without_strays
from glossgraph.starting import glossary
from glossgraph.starting.glossary import ABOUT, LANGUAGES, Outset, written_in
from glossgraph.words.languages import tag_of_language

_NEEDED = {
    ".gitignore": "has `/site/` and `/exports/`, which are made anew by each build",
    "requirements.txt": "has a line for glossgraph, which the workflow installs",
}
"""What must be in a file that was there already."""


@click.command("init", help=__doc__)
@click.argument("folder", required=False, default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="", help="What it is called  [default: the name of the folder]")
@click.option("--about", default="", help="What it is about, in a sentence.")
@click.option("--language", default="", help="The language of its texts, such as `de` or `German`  [default: en]")
@click.option("--license", "license_", default="", help="How others may use its texts, such as `CC-BY-4.0`.")
def command(folder: Path, title: str, about: str, language: str, license_: str) -> None:
    if license_ and license_ not in KNOWN:
        otherwise = f"known are {one_of(KNOWN)}; another can be written into graph/glossary.yml later"
        raise click.UsageError(f"`{visible(license_)}` is no known licence; {did_you_mean(license_, KNOWN, otherwise)}")
    ask = asking.can_ask()
    # the folder and what is given are looked at before anything is asked
    _refuse_if_occupied(folder)
    language = _tag(language) if language else ""
    default = _title_of(folder)
    title = title or (click.prompt("What is the glossary called?", default=default) if ask else default)
    usual = LANGUAGES[0]
    language = language or (click.prompt("In which language is it?", default=usual, value_proc=_tag) if ask else usual)
    usual = ABOUT[written_in(language)]
    about = about or (click.prompt("What is it about, in a sentence?", default=usual) if ask else usual)
    outset = Outset(_line(title) or default, _line(about) or usual, language, license_)
    files = glossary.files(outset)
    kept = glossary.kept(folder, files)
    with failure_to_write():
        glossary.write(folder, {path: text for path, text in files.items() if path not in kept})
    _say_what_is_next(folder, outset, len(files) - len(kept), kept)


def _refuse_if_occupied(folder: Path) -> None:
    if there := glossary.in_the_way(folder):
        named = ", ".join(f"`{name}`" for name in there)
        raise click.UsageError(f"`{visible(str(folder))}` holds {named} already; name an empty or a new folder")


def _tag(said: str) -> str:
    """Return the tag of a language, by itself or by the name of the language."""
    if re.fullmatch(LANGUAGE, said.strip()):
        return said.strip()
    if tag := tag_of_language(said):
        return tag
    raise click.UsageError(f"`{visible(said)}` is neither a language nor the tag of one, such as `en` or `pt-BR`")


def _title_of(folder: Path) -> str:
    """Return the name of a folder as a title."""
    words = " ".join(re.split(r"[-_\s]+", without_strays(folder.resolve().name))).strip()
    return f"{words[:1].upper()}{words[1:]}" or "Glossary"


def _line(text: str) -> str:
    return " ".join(without_strays(text).split())


def _say_what_is_next(folder: Path, outset: Outset, number: int, kept: list[str]) -> None:
    path = as_seen_from_here(folder)
    click.echo(f"wrote {number} files of the glossary `{visible(outset.title)}` into {visible(path)}")
    if kept:
        click.echo(f"kept {', '.join(f'`{name}`' for name in kept)}, as there was one already")
    for name, needed in _NEEDED.items():
        if name in kept:
            click.echo(f"see that `{name}` {needed}")
    if outset.written_in != outset.language.partition("-")[0].lower():
        click.echo(f"the terms to begin with are in `{outset.written_in}`: put those of your own in their place")
    click.echo("Next:")
    if path != ".":
        click.echo(f"  cd {shlex.quote(path)}")
    click.echo('  glossgraph new "A term of yours"   # starts its file')
    click.echo("  glossgraph check --strict          # finds nothing yet")
    click.echo("  glossgraph serve                   # shows the site while you write")
    click.echo("Before you push it to GitHub, write into requirements.txt where Glossgraph is installed from;")
    click.echo("the first lines of .github/workflows/glossary.yml say how the site is published.")
