"""An alias that is a name of a narrower term, with other words around it.

An alias is another name of the same. What is a kind of the term has an entry of its own, and its name leads there. (An
alias that another term has letter by letter is an `ambiguous-alias`.) Plurals are known in English and German.

Fails:

```yaml
# terms/flood.yml
aliases: [big flash flood]

# terms/flash-flood.yml
label: Flash flood
edges:
  kind-of:
    flood: It is one that comes within hours.
```

Fixed:

```yaml
# terms/flood.yml
aliases: [inundation]

# terms/flash-flood.yml
label: Flash flood
edges:
  kind-of:
    flood: It is one that comes within hours.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.hierarchy import all_narrower
from glossgraph.model import UNREADABLE, name_key
from glossgraph.text.grammar import grammar
from glossgraph.text.names import Name, name_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the aliases that contain the label of a narrower term, as its words in order."""
    stem = grammar(glossary.about.language).stem
    for term in glossary.terms.values():
        if not term.aliases or term.deprecated:
            continue
        for id_ in sorted(all_narrower(glossary, term.id)):
            other = glossary.terms[id_]
            if other.deprecated or other.label == UNREADABLE or _contains(term.label, other.label, stem):
                continue
            for number, alias in enumerate(term.aliases, start=1):
                if _contains(alias, other.label, stem) and name_key(alias) != name_key(other.label):
                    message = f"`{alias}` names `{id_}`, which is narrower"
                    place = name_place(glossary, Name(term.id, alias, number))
                    related = (Related(f"`{id_}` is called so", other.place("label")),)
                    help_ = "remove the alias, or move it to the narrower term"
                    yield Diagnostic("narrower-alias", message, place, help_, related)


def _contains(name: str, inner: str, stem: Callable[[str], str]) -> bool:
    """Tell whether the words of one name are among those of another, next to each other, be it in the plural."""
    return f" {_words(inner, stem)} " in f" {_words(name, stem)} "


def _words(name: str, stem: Callable[[str], str]) -> str:
    return " ".join(stem(word) for word in name.casefold().replace("-", " ").split())
