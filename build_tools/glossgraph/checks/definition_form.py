"""A definition that is not one plain sentence.

It names the wider thing to which the term belongs and what sets it apart, in one sentence that ends with a full stop.
It does not open with "is when", "refers to" or the like: those are words about the word. These words, and the
abbreviations that end no sentence, are known in English only.

Fails:

```yaml
definition: is when a lender wants more collateral
```

Mended:

```yaml
definition: A demand for more collateral by a deadline.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_ENGLISH_OPENING = re.compile(
    r"(?:this is|it is|(?:is|are) (?:when|where|an?|the)|is|are|when|where|(?:a |the )?(?:term|word) (?:for|that|used)"
    r"|refers to|means(?! (?:of|by|to|for)\b)|describes|denotes)\b",
    re.IGNORECASE,
)

_STOPS = ".。．｡।۔።"

_CLOSING = "\"'”’»)]」』）*_"

_SENTENCE_END = re.compile(
    rf"(?<!\S)(?P<last>\S+)[.!?](?:[{re.escape(_CLOSING)}]*)\s+(?=[\"“‘«(\[]*(?P<next>[^\W\d_]))"
)

_ENGLISH_ABBREVIATIONS = {
    "e.g",
    "i.e",
    "cf",
    "vs",
    "etc",
    "no",
    "vol",
    "ca",
    "approx",
    "incl",
    "art",
    "sec",
    "inc",
    "ltd",
    "al",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "st",
    "jr",
    "sr",
    "co",
    "cos",
    "corp",
    "bros",
    "fig",
    "eq",
    "ch",
    "pp",
}


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the definitions that open wrongly, do not end with a full stop, or hold more than one sentence."""
    for term in glossary.terms.values():
        if term.definition != UNREADABLE and not term.deprecated:
            fault = next(_faults(on_one_line(glossary, term.definition)), None)
            if fault:
                message, words, help_ = fault
                yield Diagnostic("definition-form", message, term.place("definition", words=words), help_)


def _faults(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the form of a definition: the fact, the words it is about, and the cure."""
    opening = _ENGLISH_OPENING.match(text)
    if opening:
        help_ = "name the wider thing it belongs to, then what sets it apart: `A demand that ...`"
        yield f"the definition opens with `{opening[0]}`", opening[0], help_
    if _has_second_sentence(text):
        yield "the definition has more than one sentence", "", "keep one, and move the rest into the explanation"
    if not text.rstrip(_CLOSING).endswith(tuple(_STOPS)):
        yield "the definition does not end with a full stop", "", "write a whole sentence, and end it with a full stop"


def _has_second_sentence(text: str) -> bool:
    """Tell whether a text goes on after the end of a sentence; initials and common abbreviations do not end one."""
    for match in _SENTENCE_END.finditer(text):
        last = match["last"].lstrip("\"'“‘«([").lower()
        if (
            not match["next"].islower()
            and last not in _ENGLISH_ABBREVIATIONS
            and not re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", last)
        ):
            return True
    return any(stop in text.rstrip(_CLOSING)[:-1] for stop in _STOPS[1:])
