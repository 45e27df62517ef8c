r"""A source that `graph/references.yml` does not have.

`[@beven-kirkby-1979]` in an explanation, a reason, an answer or any other text of Markdown cites a reference by its
id, as Pandoc writes it: `[see @beven-kirkby-1979, p. 46; @town-2021]`. `sources:` of a term, an edge or a fact, and the
`source:` of a figure, name references by their ids as well. The address of a work or its DOI belongs into its entry.

Each part of a citation, between two `;`, names one reference. A heading holds none. An id without its brackets or
without its `@` is a warning: it may have been meant as a citation. For plain brackets write `\[town-2021\]`.

Fails:

```yaml
explanation: A flood begins on slopes that run together, which are wet first [@bevan-kirkby-1979, p. 46].
```

Fixed:

```yaml
explanation: A flood begins on slopes that run together, which are wet first [@beven-kirkby-1979, p. 46].
```

Fails:

```yaml
sources: [bevan-kirkby-1979]
```

Fixed:

```yaml
sources: [beven-kirkby-1979]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import UNREADABLE, Sort, once
from glossgraph.text.citation import written
from glossgraph.text.cited import citations_in, malformed, malformed_in, words_at
from glossgraph.text.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary, Term, Text
    from glossgraph.text.citation import Cited
    from glossgraph.text.cited import Faulty


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the sources that are no reference's id, and what is no citation though it was meant as one.

    Where there are no references at all, only the first of the sources is reported.
    """
    for entry, text, part in malformed(glossary):
        yield _of_faulty(entry, text, part)
    for entry in glossary.entries:
        for unknown in _of_unknown(glossary, entry):
            yield unknown
            if not glossary.references:
                return


def of_term(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Find them in one term of a glossary that has references."""
    yield from (_of_faulty(term, text, part) for text, part in malformed_in(glossary, term))
    yield from _of_unknown(glossary, term)


def _of_faulty(entry: Entry, text: Text, part: Faulty) -> Diagnostic:
    place = words_at(entry.place(*text[0]), text[1], part.start, part.written)
    severity = Severity.ERROR if part.is_certain else Severity.WARNING
    return Diagnostic("unknown-reference", part.fact, place, part.cure, severity=severity)


def _of_unknown(glossary: Glossary, entry: Entry) -> Iterator[Diagnostic]:
    shelf = _shelf(glossary)
    for name, place, is_cited in _unknown(shelf, entry, glossary.references):
        if name == UNREADABLE or glossary.may_hold("references", name):
            continue
        form = written if is_cited else str
        if glossary.references:
            yield Diagnostic("unknown-reference", f"no reference is called `{name}`", place, shelf.propose(name, form))
            continue
        id_, line = shelf.skeleton(name)
        message = f"no reference is called `{name}`, as `graph/references.yml` has no entries"
        help_ = f"make that file if there is none, with `references:` and below it `{line}`"
        help_ += "" if id_ == name else f"; write `{form(id_)}` here"
        yield Diagnostic("unknown-reference", message, place, help_)


@once
def _shelf(glossary: Glossary) -> Shelf:
    return Shelf(glossary.references)


def _unknown(shelf: Shelf, entry: Entry, known: Container[str]) -> Iterator[tuple[str, Place, bool]]:
    """Yield the names of references of an entry that are not known, with the place and whether prose cites it."""
    for path, name in entry.texts(Sort.REFERENCE):
        if name not in known:
            yield name, entry.place(*path), False
    for path, text in entry.texts(Sort.MARKDOWN):
        for citation in citations_in(text) if "@" in text else ():
            for cited in citation.parts:
                if cited.key in known:
                    continue
                name = cited.key if shelf.has(cited.key) else _name(shelf, text, cited)
                if name not in known:
                    yield name, words_at(entry.place(*path), text, cited.start, f"@{name}"), True


def _name(shelf: Shelf, text: str, cited: Cited) -> str:
    """Return what stands in the place of an id: a word or, if these name a reference better, all up to a comma."""
    words = text[cited.start + 1 : cited.end].partition(",")[0].strip()
    if words.startswith("{"):
        return cited.key
    first = words.partition(" ")[0]
    told = [name for name in (first, words) if shelf.likely(name)]
    whole = words if words[-4:].isdecimal() else first
    return min(told, key=lambda name: len(shelf.likely(name)), default=whole)
