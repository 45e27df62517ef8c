"""A definition that is not one plain sentence.

It names the wider thing to which the term belongs and what sets it apart, in one sentence that ends with a full stop.
It does not open with "is when", "refers to" or the like: those are words about the word. Nor does it open with its own
name, as in "A flood is water that ...", as pages and lists show the name before it. It has no citation, as it is quoted
alone, without a list of sources; its source belongs to `sources:` or to the explanation.

Such openings are known in English and in German ("ist, wenn", "Bezeichnung für", "Unter einer Flut versteht man"), and
so are the abbreviations that end no sentence. The language is that of `graph/glossary.yml`. In others, only full stops,
which are known in every script, and citations count.

Fails:

```yaml
definition: is when the street is under water
```

Fixed:

```yaml
definition: Water on land that is usually dry.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.graph.definitions import opening as opening_of
from glossgraph.model import UNREADABLE
from glossgraph.text.grammar import grammar
from glossgraph.text.mentions import joined, position_in_source, without_mentions
from glossgraph.text.scan import scan
from glossgraph.text.sentences import ends_with_stop, second_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.text.grammar.rules import Grammar

_FIRST_WORDS = 3
"""How many words of the second sentence show where it starts."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the definitions that open wrongly, do not end with a full stop, or hold more than one sentence."""
    for term in glossary.terms.values():
        if term.definition not in {"", UNREADABLE} and not term.deprecated:
            fault = next(_faults(glossary, term), None)
            if fault:
                message, words, help_ = fault
                yield Diagnostic("definition-form", message, term.place("definition", words=words), help_)


def _faults(glossary: Glossary, term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the form of a definition: the fact, the words it is about, and the cure."""
    definition = term.definition
    for citation in scan(definition).citations:
        ids = ", ".join(dict.fromkeys(cited.key for cited in citation.parts))
        words = definition[citation.start : citation.end]
        help_ = f"cite it in `explanation`, or write `sources: [{ids}]`, as a definition is quoted alone"
        yield "the definition has a citation", words, help_
    shown = without_mentions(glossary, definition)
    rules = grammar(glossary.about.language)
    if opening := rules.about_words.match(joined(shown)):
        help_ = f"name the wider thing it belongs to, then what sets it apart{_example(rules)}"
        yield f"the definition opens with `{opening[0]}`", opening[0], help_
    if own := opening_of(glossary, term):
        help_ = f"leave it out, and begin with the wider thing it belongs to{_example(rules)}"
        yield f"the definition opens with its own name, `{joined(own)}`", own, help_
    if second := second_sentence(shown, glossary.about.language):
        rest = definition[position_in_source(glossary, definition, second) :]
        words = " ".join(rest.split()[:_FIRST_WORDS])
        yield "the definition has more than one sentence", words, "keep one, and move the rest into `explanation`"
    if not ends_with_stop(shown):
        yield (
            "the definition does not end with a full stop",
            "",
            "write one whole sentence, with a full stop at its end",
        )


def _example(rules: Grammar) -> str:
    return f": `{rules.definition}`" if rules.definition else ""
