r"""A mention of a term that does not exist.

`[[flood]]` in a definition, an explanation, a boundary, a reason, an answer or on the home page names a term by
its id; `[[flood|the water]]` shows other words. An item of `sequence:`, the actors of a step, `replaced_by`,
the core terms and the doors of `graph/glossary.yml`, the stops of a path, and what a model `explains` and its
quantities are (`term`), name terms by their ids as well.

A term's id or name in single brackets, `[flood]`, is a warning: it may have been meant as a mention. For plain
brackets write `\[flood\]`; those in a quotation are left alone.

Fails:

```yaml
explanation: In a flood, the fire brigade orders an [[evacuaton]].
```

Fixed:

```yaml
explanation: In a flood, the fire brigade orders an [[evacuation]].
```
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import UNREADABLE, Sort
from glossgraph.text.mentions import incomplete, markdown_texts
from glossgraph.text.scan import scan
from glossgraph.text.unknown import in_single_brackets, meant, of_mention, of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names outside edges that should be the id of a term and are not, and mentions that are incomplete."""
    for entry in glossary.entries:
        yield from _in_prose(glossary, entry)
    named: list[Entry] = [*glossary.terms.values(), glossary.about, *glossary.paths.values(), *glossary.models.values()]
    for entry in named:
        yield from _in_names(glossary, entry, Sort.TERM)
    for term in () if _has_roles(glossary) else glossary.terms.values():
        yield from _in_names(glossary, term, Sort.ACTOR)
    for setting in glossary.settings.values():
        yield from _unknown(glossary, ((id_, setting.place("cast", role)) for role, id_ in setting.cast.items()))


def of_term(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Find the unknown mentions of one term."""
    yield from _in_prose(glossary, term)
    yield from _in_names(glossary, term, Sort.TERM)
    if not _has_roles(glossary):
        yield from _in_names(glossary, term, Sort.ACTOR)


def _in_prose(glossary: Glossary, entry: Entry) -> Iterator[Diagnostic]:
    for text, place in markdown_texts(entry, "["):
        yield from _in_text(glossary, text, place)


def _in_names(glossary: Glossary, entry: Entry, sort: Sort) -> Iterator[Diagnostic]:
    yield from _unknown(glossary, ((id_, entry.place(*path)) for path, id_ in entry.texts(sort)))


def _has_roles(glossary: Glossary) -> bool:
    """Tell whether a party may be a role, as there are settings."""
    return bool(glossary.settings) or "settings" in glossary.unread_parts


def _unknown(glossary: Glossary, named: Iterable[tuple[str, Place]]) -> Iterator[Diagnostic]:
    for id_, place in named:
        if not _is_known(glossary, id_):
            advice = of_name(glossary, id_)
            yield Diagnostic("unknown-mention", advice.fact, place, advice.cure)


def _in_text(glossary: Glossary, text: str, place: Place) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for mention in scan(text).mentions:
        if mention.term not in seen and not _is_known(glossary, mention.term):
            advice = of_mention(glossary, text, mention)
            yield Diagnostic("unknown-mention", advice.fact, replace(place, words=mention.written), advice.cure)
        seen.add(mention.term)
    for opening in incomplete(text):
        id_ = meant(glossary, opening.strip("[].,;:"))
        help_ = f"write `[[{id_}]]`" if id_ else "write `[[id]]` or `[[id|words]]`"
        yield Diagnostic("unknown-mention", "a mention is not complete", replace(place, words=opening), help_)
    for link in in_single_brackets(glossary, text):
        message = f"`{link.written}` names the term `{link.term}`, and is no link"
        plain = link.written.replace("[", "\\[").replace("]", "\\]")
        help_ = f"write `{link.mention}`, or for plain brackets `{plain}`"
        place_ = replace(place, words=link.written)
        yield Diagnostic("unknown-mention", message, place_, help_, severity=Severity.WARNING)


def _is_known(glossary: Glossary, id_: str) -> bool:
    return id_ in glossary.terms or id_ in glossary.unread or id_ == UNREADABLE
