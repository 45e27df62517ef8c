r"""Markup that is not Markdown, or a link to no place on the web.

What people contribute is Markdown and never markup: raw HTML, images, and links to `javascript:`, `data:` or a file
are shown as plain characters on the pages, so that nothing of them can run or load. Code in backticks is left alone,
and so is what is no HTML: `Context<T>`, `a < b`, `x && y`. To show a tag, write `\<b>` or put it in backticks. A
label, an alias, a question or any other single line of words has no markup at all, and is shown as it is: there, a tag
that is closed is a warning.

Fails:

```yaml
explanation: For a flood, see <b>[the rule](javascript:alert(1))</b>.
```

Fixed:

```yaml
explanation: For a flood, see **[the rule](https://example.org/rule)**.
```

This cannot be excepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity, count
from glossgraph.model import Sort
from glossgraph.text.markup import MARKS, Unsafe, tags, unsafe
from glossgraph.text.mentions import markdown_texts
from glossgraph.text.unknown import link_to, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find raw HTML, images and unsafe links in every text."""
    for entry in glossary.entries:
        yield from _in_prose(glossary, entry)
    for entry in (*glossary.terms.values(), *glossary.models.values()):
        yield from _in_words(entry)


def of_term(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Find them in the texts of one term."""
    yield from _in_prose(glossary, term)
    yield from _in_words(term)


def _in_prose(glossary: Glossary, entry: Entry) -> Iterator[Diagnostic]:
    for text, place in markdown_texts(entry, *MARKS):
        yield from _diagnose((_with_cure(glossary, part) for part in unsafe(text)), place)


def _in_words(entry: Entry) -> Iterator[Diagnostic]:
    for path, text in entry.texts(Sort.WORDS):
        if "<" in text:
            yield from _diagnose(tags(text), entry.place(*path), Severity.WARNING)


def _with_cure(glossary: Glossary, part: Unsafe) -> Unsafe:
    """Return a part of a text with the mention to write in place of a link to the file or the page of a term."""
    words, target = part.link
    term = meant(glossary, target)
    return part._replace(cure=f"write `{link_to(glossary, term, words)}`") if term else part


def _diagnose(parts: Iterable[Unsafe], place: Place, severity: Severity = Severity.ERROR) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each sort of markup in a text: whoever writes one tag writes more."""
    sorts: dict[str, list[Unsafe]] = {}
    for part in parts:
        sorts.setdefault(part.what, []).append(part)
    for what, found in sorts.items():
        first = found[0]
        more = f"; the text holds {count(len(found), 'piece')} of it" if len(found) > 1 else ""
        message = f"`{first.written}` is {what}{more}"
        yield Diagnostic("unsafe-markup", message, replace(place, words=first.written), first.cure, severity=severity)
