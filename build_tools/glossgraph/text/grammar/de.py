"""German. Forms are told by their endings alone: a plural by an umlaut, as in `Verträge`, is not known."""

from __future__ import annotations

import re
from functools import lru_cache

from glossgraph.text.grammar.rules import Grammar

_FEWEST_LEFT = 3
"""How many letters a word has at least without an ending."""

_ENDINGS = ("s", "es", "e", "en", "n", "ns", "se", "ses", "sen", "nen")
"""The endings of nouns. Those of agents and of some plurals, `er` and `ern`, would make `Bauer` a form of `Bau`."""

_INNER = re.compile(rf"(?<=\w{{{_FEWEST_LEFT}}})(?:e[mnrs]?|s|n)$")
"""The endings of adjectives, and of nouns that others follow."""


@lru_cache(maxsize=100_000)
def _bases(word: str) -> tuple[str, ...]:
    shorter = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return (word, *(base for base in shorter if len(base) >= _FEWEST_LEFT))


@lru_cache(maxsize=100_000)
def _inner(word: str) -> str:
    return _INNER.sub("", word)


_SMALL = """
als am an auf aus bei beim bis das dem den der des die durch ein eine einem einen einer eines für gegen im in mit nach
oder ohne über um und unter vom von vor zu zum zur zwischen
"""

_IDLE = """
der die das den dem des ein eine einen einem einer eines dieser diese dieses welcher welche welches es sie er sein seine
ihr ihre solche ist sind war waren wird werden wurde wurden sei in im an am bei beim von vom
auch besonders gewöhnlich häufig meist meistens oft sehr üblicherweise
"""

_ABBREVIATIONS = """
abb abk abs allg aufl bd bde bspw bzgl bzw ca co dergl dgl d.h d.i dr ebd einschl etc e.v evtl f ff ggf gem hg hrsg
inkl insb jh jhd kap lat lfd lt m.e max min mind mio mrd nr o.ä o.g od prof rd s.a s.o s.u sog spez st std str tab tsd
u.a u.ä u.u usf usw v.a v.chr vgl vs z.b z.t ziff zit zw zzgl
"""

GRAMMAR = Grammar(
    bases=_bases,
    last_letters="sen",
    inner=_inner,
    stem=_inner,
    endings=frozenset({"", "e", "en", "er", "ern", "es", "n", "ns", "s"}),
    has_compounds=True,
    has_capital_nouns=True,
    small=frozenset(_SMALL.split()),
    idle=frozenset(_IDLE.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    has_ordinals=True,
    about_words=re.compile(
        r"(?:(?:das|dies|es) (?:ist|sind)|hierbei handelt|dabei handelt|es handelt sich|man (?:spricht|versteht)"
        r"|(?:ist|sind)(?: (?:wenn|wo|eine?|der|die|das))?|wenn|wo"
        r"|(?:als|unter) [^.;:]{1,80}? (?:bezeichnet|versteht) man"
        r"|(?:(?:der|ein) )?(?:begriff|ausdruck|name|fachausdruck|fachbegriff) (?:für|aus|der|des)"
        r"|(?:(?:die|eine) )?bezeichnung (?:für|von|einer|eines|der|des)|(?:das|ein) wort für"
        r"|(?:bezeichnet|bedeutet|beschreibt|meint|heißt|steht für)(?! werden\b))\b",
        re.IGNORECASE,
    ),
    before_name=re.compile(
        r"[\s*_\"“„»]*(?:(?:der|die|das|den|ein|eine|einen|unter|als|bei)\s+){0,2}[\s*_\"“„»]*", re.IGNORECASE
    ),
    is_defined=re.compile(
        r"[*_\"“”«]*(?:\s*\([^()]*\)|,[^,.]{1,80},)?"
        r"(?:\s+(?:ist|sind|war|waren|heißt|heißen|bedeutet|bezeichnet|beschreibt|meint|steht\s+für|nennt\s+man"
        r"|versteht\s+man|bezeichnet\s+man)\b|\s*[:–—])"
    ),
    in_ascii={"ä": "ae", "ö": "oe", "ü": "ue"},
    definition="Forderung, die ...",
)
