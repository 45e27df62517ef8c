"""Terms as the command line is given them: by their ids, or by their names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from glossgraph import source
from glossgraph.checked import find_root

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term


def beginning_with(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of an id to: the names of files, as reading them would take long."""
    root = ctx.params.get("root") or find_root(Path.cwd())
    ids = {path.stem for path in source.find_terms(Path(root))} if root else set()
    return sorted(id_ for id_ in ids if id_.startswith(incomplete))


def require(glossary: Glossary, name: str) -> Term:
    """Return the term of an id, or the only one that has a name; raise a usage error if there is none."""
    if name in glossary.terms:
        return glossary.terms[name]
    from glossgraph.diagnostics import did_you_mean, one_of  # noqa: PLC0415 - most know what terms are called
    from glossgraph.model import name_key  # noqa: PLC0415 - as above

    key = name_key(name)
    named = [term for term in glossary.terms.values() if key in map(name_key, (term.title, term.label, *term.synonyms))]
    if len(named) == 1:
        return named[0]
    if named:
        raise click.UsageError(f"several terms are called `{name}`: {one_of(term.id for term in named)}")
    if name in glossary.unread:
        files = (problem.place.file for problem in glossary.problems)
        file = next((file for file in files if PurePosixPath(file).stem == name and file.startswith("terms/")), "")
        if file:
            raise click.UsageError(f"{file} cannot be read; `glossgraph check {file}` says why")
    if name in glossary.models:
        raise click.UsageError(f"`{name}` is a model, and no term; `glossgraph run {name}` runs it")
    help_ = did_you_mean(name, glossary.terms, f"`glossgraph search '{name}'` looks for it everywhere")
    raise click.UsageError(f"no term is called `{name}`; {help_}")
