"""What to say of a name that should be the id of a term, and is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Proposal, Rewrite, nearest
from glossgraph.model import name_key, once
from glossgraph.text.grammar import grammar
from glossgraph.text.ids import id_for
from glossgraph.text.mentions import label_in_sentence, mention_text
from glossgraph.text.names import names_of
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Cure
    from glossgraph.model import Glossary, Term
    from glossgraph.text.scan import Mention

_ENDING = re.compile(r"(?:/index)?\.(?:ya?ml|md|html?|json)$|/$", re.IGNORECASE)

_SINGLE = re.compile(
    r"“[^“”]*+”|\"[^\"\n]*+\"|^[ ]{0,3}>[^\n]*+"  # a quotation, in which brackets mark the words of its editor
    r"|!?(?<![\\\]\[])\[(?P<words>[^\[\]\n\\!]{2,80})\](?![\[(:{\]])",
    re.MULTILINE,
)


class Advice(NamedTuple):
    """The fact that a diagnostic states, and its cure."""

    fact: str
    cure: str | Cure


class Bracketed(NamedTuple):
    """A name of a term in single brackets: how it is written, the term, and the mention that was perhaps meant."""

    written: str
    term: str
    mention: str


def of_name(glossary: Glossary, name: str) -> Advice:
    """Return what to say of a name where only an id may be: the target of an edge, an actor, a stop of a path."""
    given = _given(glossary)
    if name not in given:
        given[name] = _of_name(glossary, name)
    return given[name]


def _of_name(glossary: Glossary, name: str) -> Advice:
    term = meant(glossary, name.strip().removeprefix("[[").removesuffix("]]"))
    if term:
        advice = f"a term is named by its id: write `{term}`"
        return Advice(f"no term has the id `{name}`", Rewrite(advice, name, term))
    return Advice(f"no term is called `{name}`", Proposal(name, _ids(glossary), _otherwise(glossary, name)))


@once
def _given(_: Glossary) -> dict[str, Advice]:
    """Return the advice given so far, by the name: a term that is missing is often named many times."""
    return {}


def of_mention(glossary: Glossary, text: str, mention: Mention) -> Advice:
    """Return what to say of a mention in a text that names no term."""
    name, words = mention.term, " ".join(mention.words.split())
    fact = f"no term is called `{name}`"
    whole = text[mention.start : mention.end]
    if name.startswith("@"):
        return Advice(fact, f"a citation has single brackets: write `[{name}]`")
    term, written = _found(glossary, name)
    if term:
        why = "a link has no `#`" if name.startswith(f"{written}#") else "a link has the id of a term"
        shown = mention_text(glossary, text, mention._replace(term=term, words=""))
        link = _link(term, words or _as_words(glossary, written, term, shown), shown)
        return Advice(f"no term has the id `{name}`", Rewrite(f"{why}: write `{link}`", whole, link))
    other = meant(glossary, words)
    # a name of several words is no id that was mistyped
    if other and (" " in name or other != nearest(name, _ids(glossary))):
        link = f"[[{other}|{name}]]"
        return Advice(fact, Rewrite(f"the id comes first: write `{link}`", whole, link))
    return Advice(fact, Proposal(name, _ids(glossary), _otherwise(glossary, name, mention=True)))


def meant(glossary: Glossary, name: str) -> str:
    """Return the term that a name means for sure: an empty text if there is none.

    The name may be an id, also a former one, in other letters or in the plural, a label, an alias, or an address.
    """
    return _found(glossary, name)[0]


def in_single_brackets(glossary: Glossary, text: str) -> Iterator[Bracketed]:
    """Yield the names of terms in single brackets, as in `[haircut]`, which Markdown shows as they are written."""
    own_words = scan(text).own_words
    for match in _SINGLE.finditer(own_words) if "[" in own_words else ():
        words = (match["words"] or "").strip()
        term = words if words in glossary.terms else _owners(glossary).get(name_key(words), "") if words else ""
        if term and match[0][0] == "[":
            yield Bracketed(match[0], term, link_to(glossary, term, words))


def link_to(glossary: Glossary, term: str, words: str) -> str:
    """Return the mention of a term that shows some words."""
    shown = label_in_sentence(glossary.terms[term].label, "a", glossary.about.language)
    return _link(term, shown if words == term else words, shown)


def _found(glossary: Glossary, name: str) -> tuple[str, str]:
    """Return the term that a name means for sure, and the part of the name that names it; or two empty texts."""
    own = name.partition("#")[0].strip()
    last = _ENDING.sub("", own).rpartition("/")[2]
    if last in glossary.terms:
        return last, last
    bases = grammar(glossary.about.language).bases(last.casefold())
    for written, id_ in ((name, name), (own, own), (last, last), *((last, base) for base in bases)):
        term = _owners(glossary).get(name_key(id_), "") if id_ else ""
        if term:
            return term, written
    return "", ""


def _as_words(glossary: Glossary, written: str, term: str, shown: str) -> str:
    """Return the words that a mention is to show if a name was written in the place of the id of a term."""
    id_ = written.casefold().replace("_", "-")
    if id_.startswith(term) and ("-" in term or written == term):
        return shown + id_.removeprefix(term)
    if not _is_id(glossary.terms[term], written):
        return written
    # a mention by an id shows the label, and so does one by the id of today
    return shown if name_key(written) in _owners(glossary) else id_.replace("-", " ")


def _is_id(term: Term, written: str) -> bool:
    """Tell whether a name of a term is written as an id, be it the one before a rename, and not as words."""
    if written in term.former_ids:
        return True
    names = {name.written.casefold() for name in names_of(term)}
    return not re.search(r"\s", written) and bool(re.search("[-_]", written)) and written.casefold() not in names


def _link(term: str, words: str, shown: str) -> str:
    return f"[[{term}]]" if words == shown else f"[[{term}|{words}]]"


def _otherwise(glossary: Glossary, name: str, *, mention: bool = False) -> str:
    """Return the advice for a name that resembles no other."""
    id_ = id_for(name, glossary.about.language)
    if not id_:
        return "name a term that exists"
    as_written = "" if id_ == name else f" and link to it as `[[{id_}]]`" if mention else f" and name it `{id_}`"
    return f"write `terms/{id_}.yml`{as_written}, or name a term that exists"


@once
def _ids(glossary: Glossary) -> tuple[str, ...]:
    return tuple(glossary.terms)


@once
def _owners(glossary: Glossary) -> dict[str, str]:
    """Return the term of each label, alias, id and former id, by the key of the name.

    A label counts more than an alias, and that more than the rest; among equals, the first term by id has the name.
    """
    terms = glossary.terms.values()
    labels = [(name, term.id) for term in terms for name in names_of(term)]
    owners = [(name.written, id_) for name, id_ in sorted(labels, key=lambda pair: bool(pair[0].number))]
    owners += [(term.id, term.id) for term in terms]
    owners += [(old, term.id) for term in terms for old in term.former_ids]
    return {name_key(name): id_ for name, id_ in reversed(owners)}
