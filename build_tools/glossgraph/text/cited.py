"""What a glossary rests on: the references that its prose cites and those that its fields name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import Sort, once
from glossgraph.text.citation import find_brackets, find_keys, written
from glossgraph.text.headings import heading_lines
from glossgraph.text.scan import covered, scan

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary, Part, Text
    from glossgraph.text.citation import Brackets, Citation

_SINGLE = re.compile(r"\\[\s\S]|!?(?<!\[)\[(?P<key>[^\s\[\]]{1,200})\](?![\[(:])")
"""A single word in brackets that are no link; or a backslash with the character that it makes a plain one."""

_LINK = re.compile(r"\[[^\[\]\n]*+\]\([^)\n]*+\)?")

_NEAR = 300
"""How many characters before a key may be in the same brackets."""

_LAST_WORDS = re.compile(r"[\s,&]+(?:and|und|et|y|e)?[\s,&]*$|[\s,&]+$")
"""What people write between two works: a comma, or a word for "and"."""


class Faulty(NamedTuple):
    """A part of a text that was meant as a citation and is none: the fact, how it is written, where, and the cure."""

    fact: str
    written: str
    start: int
    cure: str
    is_certain: bool = True
    """Whether it can be nothing else."""


def citations_in(text: str) -> tuple[Citation, ...]:
    """Return the citations in a text, in order; those in a heading do not count."""
    found = scan(text).citations
    if not found:
        return ()
    headings = list(heading_lines(text))
    return tuple(c for c in found if not any(start <= c.start < end for start, end in headings))


def without_citations(text: str) -> str:
    """Return a text without its citations, and without the white space before them."""
    parts: list[str] = []
    position = 0
    for citation in scan(text).citations:
        parts.append(text[position : citation.lead])
        position = citation.end
    return "".join([*parts, text[position:]])


def cited_in(part: Part) -> tuple[str, ...]:
    """Return the ids of the references that the prose of a part of the model cites, each once, in order."""
    texts = (text for _, text in part.texts(Sort.MARKDOWN) if "@" in text)
    return tuple(dict.fromkeys(cited.key for text in texts for c in citations_in(text) for cited in c.parts))


def sources_of(part: Part) -> tuple[str, ...]:
    """Return the ids of all references on which a part rests, each once: those that it cites, then those it lists."""
    return tuple(dict.fromkeys((*cited_in(part), *(name for _, name in part.texts(Sort.REFERENCE)))))


@once
def citing(glossary: Glossary) -> Mapping[str, tuple[Entry, ...]]:
    """Return the terms and other entries that rest on a reference, by its id; an id that nothing names has no entry."""
    entries: dict[str, list[Entry]] = {}
    for entry in glossary.entries:
        for reference in sources_of(entry):
            entries.setdefault(reference, []).append(entry)
    return {reference: tuple(found) for reference, found in entries.items()}


def words_at(place: Place, text: str, start: int, words: str) -> Place:
    """Narrow the place of a text to words in it, with some of those before them if the same words come earlier too."""
    end, first = start + len(words), start
    while text.find(words) < first and end - first < _NEAR:
        first = text.rfind(" ", 0, max(0, first - 1)) + 1
        words = text[first:end]
    return replace(place, words=words)


def faulty(text: str, known: Container[str]) -> Iterator[Faulty]:
    """Yield what was meant as a citation in a text and is none; `known` are the ids of the references."""
    scanned = scan(text)
    rest = scanned.own_words
    # where code is within a citation, there may be brackets in it
    if "@" in rest or ("@" in text and ("`" in text or "~~~" in text)):
        code = ((piece.start, piece.end) for piece in scanned.code)
        mentions = ((mention.start, mention.end) for mention in scanned.mentions)
        outside = covered(text, (*code, *mentions))
        good = {citation.start for citation in scanned.citations}
        bad = [brackets for brackets in find_brackets(outside) if brackets.start not in good]
        yield from (_fault(text, brackets) for brackets in bad)
        rest = covered(rest, [(brackets.start, brackets.end) for brackets in bad])
    if scanned.citations:
        for citation in set(scanned.citations).difference(citations_in(text)):
            whole = text[citation.start : citation.end]
            yield Faulty("a heading holds no citation", whole, citation.start, f"write `{whole}` in the text below it")
    if "@" in rest or "[" in rest:
        yield from _loose(text, covered(rest, [match.span() for match in _LINK.finditer(rest)]), known)


@once
def malformed(glossary: Glossary) -> tuple[tuple[Entry, Text, Faulty], ...]:
    """Return all that was meant as a citation in the prose of a glossary and is none: the entry, the text, and what."""
    entries = ((entry, malformed_in(glossary, entry)) for entry in glossary.entries)
    return tuple((entry, text, part) for entry, found in entries for text, part in found)


def malformed_in(glossary: Glossary, entry: Entry) -> Iterator[tuple[Text, Faulty]]:
    """Yield what was meant as a citation in the prose of one entry and is none: the text, and what."""
    for text in entry.texts(Sort.MARKDOWN):
        # most texts have no brackets but those of mentions
        if "@" in text[1] or text[1].count("[") > 2 * text[1].count("[["):
            yield from ((text, part) for part in faulty(text[1], glossary.references))


def _fault(text: str, brackets: Brackets) -> Faulty:
    """Return what is wrong with brackets that are no citation."""
    whole = text[brackets.start : brackets.end]

    def of(fact: str, cure: str) -> Faulty:
        return Faulty(fact, " ".join(whole.split()), brackets.start, cure)

    shown = " ".join(whole.split())
    right = _right(text, brackets)
    for part in brackets.parts:
        words = " ".join(text[part.start : part.end].split())
        if not words.strip(",. "):
            return of(f"a part of the citation `{shown}` is empty", f"write `{right}`" if right else "remove the `;`")
        if not part.keys:
            comma = shown.replace(f"; {words}", f", {words}")
            cure = "write `@` and the id of a reference in it" + ("" if comma == shown else f", or `{comma}`")
            return of(f"`{words}` names no reference in the citation `{shown}`", cure)
        if not all(key.key for key in part.keys):
            plain = shown.replace("[", r"\[").replace("]", r"\]")
            cure = f"write the id of a reference behind it, or for plain brackets `{plain}`"
            return of(f"no id follows the `@` in `{shown}`", cure)
    if any(len(part.keys) > 1 for part in brackets.parts):
        return of(f"`{shown}` has two references without a `;` between them", f"write `{right}`")
    if brackets.after:
        return of(f"`{shown}` runs into the bracket behind it", "write one citation, as in `[@first; @second]`")
    return of(f"the citation `{shown}` holds a link", "write these words without `[[` and `]]`")


def _right(text: str, brackets: Brackets) -> str:
    """Return brackets with one reference in each part; empty if they name none."""
    parts: list[str] = []
    for part in brackets.parts:
        ends = [*(key.start for key in part.keys[1:]), part.end]
        start = part.start
        for end in ends:
            words = _LAST_WORDS.sub("", " ".join(text[start:end].removesuffix("-").split()))
            parts += [words] if words else []
            start = end
    return f"[{'; '.join(parts)}]" if parts else ""


def _loose(text: str, rest: str, known: Container[str]) -> Iterator[Faulty]:
    """Yield the ids of references in what remains of a text: behind an `@`, or alone in brackets."""
    for key in find_keys(rest):
        name = text[key.start : key.end]
        window = rest[max(0, key.start - _NEAR) : key.start]
        opening = window.rfind("[")
        is_inside = opening > window.rfind("]")
        is_right_behind = is_inside and window[opening:] in {"[", "[-"}
        if not key.key or (key.key not in known and not is_right_behind):
            continue
        if is_inside and window[:opening].endswith(("\\", "[")):
            # plain brackets, or a mention that is reported as incomplete
            continue
        if is_inside:
            cure = rf"write `{written(key.key)}`, with a backslash before any other bracket in it: `\[12\]`"
            yield Faulty(f"the brackets around `{name}` do not close, or hold others", name, key.start, cure)
        else:
            cure = f"write `{written(key.key)}`"
            yield Faulty(f"`{name}` is in no brackets, and no citation", name, key.start, cure, is_certain=False)
    for match in _SINGLE.finditer(rest):
        if match["key"] and match["key"] in known:
            fact = f"`{match[0]}` names a reference, and is no citation"
            cure = rf"write `{written(match['key'])}`, or for plain brackets `\[{match['key']}\]`"
            yield Faulty(fact, match[0], match.start(), cure, is_certain=False)
