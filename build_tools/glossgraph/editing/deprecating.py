"""A term that is no longer to be used: its file says so, and which term to use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.change import Change
from glossgraph.editing.named_in import named_in
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.renaming import known
from glossgraph.editing.written_over import written_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.compiler import Compiled
    from glossgraph.load.ids_in_files import IdInFile


def deprecating(compiled: Compiled, id_: str, instead: str, reason: str = "") -> Change:
    """Return the change by which a term is deprecated, in favour of another one.

    Raises:
        RefusedError: it cannot be made.

    """
    term, other = known(compiled, id_), known(compiled, instead)
    if other is term:
        raise RefusedError(f"`{id_}` cannot be replaced by itself; name the term to use instead")
    if other.deprecated:
        further = f"; it is replaced by `{other.replaced_by}`" if other.replaced_by else ""
        raise RefusedError(f"`{instead}` is deprecated itself{further}")
    if term.deprecated and term.replaced_by == instead and reason in {"", term.status_reason}:
        raise RefusedError(f"`{id_}` is deprecated already, in favour of `{instead}`")
    text = compiled.texts[term.file]
    values = {**source.parse(text).value, "status": "deprecated", "replaced_by": instead}
    values |= {"status_reason": reason} if reason else {}
    return Change({term.file: text}, {term.file: written_over(term.file, text, values)})


def still_naming(compiled: Compiled, id_: str) -> Iterator[tuple[str, IdInFile]]:
    """Yield where other files name a term, each with the path of the file."""
    own = compiled.glossary.terms[id_].file
    for file, ids in named_in(compiled, id_).items():
        if file != own:
            yield from ((file, each) for each in ids)
