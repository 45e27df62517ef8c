"""OBO, as the ontologies of the life sciences are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.importing.dates import day
from glossgraph.importing.linked.properties import DISJOINT, OBO
from glossgraph.importing.linked.rdf import in_words
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.standard import BROADER, STANDARD
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Concept, Edge, Group, Name, Note, Relation, Source, Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.place import Place

TITLE = "OBO"

_STANZA = re.compile(r"\[(\w+)\]\s*$")

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(.*)', re.DOTALL)

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

_ESCAPES = {"n": "\n", "t": "\t", "W": " "}

_XREFS = re.compile(r"\[((?:[^\]\\]|\\.)*)\]")

_BETWEEN = re.compile(r"(?<!\\),\s*")

_TRAILING = re.compile(r"\s*\{[^{}\"]*(?:\"[^\"]*\"[^{}\"]*)*\}\s*$")

_PURL = re.compile(r"([A-Za-z][A-Za-z_]*):(\d+)")

_ADDRESS = re.compile(r"https?://\S+")

_OLD_SYNONYMS = {f"{scope}_synonym": scope.upper() for scope in ("exact", "narrow", "broad", "related")}

_HANDLED = {
    *("id", "name", "namespace", "def", "comment", "subset", "synonym", "xref", "alt_id", "is_anonymous"),
    *("is_a", "relationship", "intersection_of", "disjoint_from"),
    *("is_obsolete", "replaced_by", "consider", "creation_date"),
    *_OLD_SYNONYMS,
}
"""The tags that have a place in a term; all others become notes."""

_TITLE_OF_XREF = re.compile(r'\s*"(?:[^"\\]|\\.)*"')


@dataclass(slots=True)
class _Stanza:
    """One entry: what kind it is of, and its lines by their tags, without comments and modifiers."""

    sort: str
    lines: list[tuple[str, str]] = field(default_factory=list)

    def all(self, tag: str) -> list[str]:
        """Return the values of a tag."""
        return [value for name, value in self.lines if name == tag]

    def first(self, tag: str) -> str:
        """Return the first value of a tag; nothing if there is none."""
        return next(iter(self.all(tag)), "")


def fits(place: Place) -> bool:
    """Tell whether a file is in OBO."""
    return place.ending == ".obo" or (place.is_file and place.head().lstrip("\ufeff").startswith("format-version:"))


def read(place: Place) -> Vocabulary:
    """Read an ontology.

    Raises:
        UnreadableError: it cannot be read, or has no terms.

    """
    header, *stanzas = _stanzas(place.text())
    tally = Tally()
    terms = [stanza for stanza in stanzas if stanza.sort == "Term" and stanza.first("is_anonymous") != "true"]
    if not terms:
        raise UnreadableError(f"`{place.path}` has no `[Term]`")
    for stanza in stanzas:
        if stanza.sort not in {"Term", "Typedef"}:
            tally.dropped(f"entries of the sort `{stanza.sort}`", stanza.first("id"))
    spaces = dict.fromkeys(space for term in terms for space in term.all("namespace"))
    several = spaces if len(spaces) > 1 else {}
    concepts = tuple(_concept(term, several, tally) for term in terms)
    used = {edge.relation for concept in concepts for edge in concept.edges}
    subsets = dict(_described(header.all("subsetdef")))
    keys = dict.fromkeys(key for concept in concepts for key in concept.groups)
    return Vocabulary(
        concepts=concepts,
        relations=tuple(_relations([s for s in stanzas if s.sort == "Typedef"], used)),
        groups=tuple(Group(key=key, labels=(Text(subsets.get(key) or in_words(key)),)) for key in keys),
        references={s.reference: {"type": "document", "title": s.reference} for c in concepts for s in c.sources},
        title=header.first("ontology"),
        description=" ".join(header.all("remark")),
        version=header.first("data-version"),
        tally=tally,
    )


def _stanzas(text: str) -> list[_Stanza]:
    """Return the header and the entries; a line that ends in a backslash goes on in the next."""
    found = [_Stanza("")]
    for line in text.replace("\\\n", "").split("\n"):
        stanza = _STANZA.match(line)
        tag, colon, value = line.partition(":")
        if stanza:
            found.append(_Stanza(stanza[1]))
        elif colon and not line.startswith("!"):
            found[-1].lines.append((tag.strip(), _without_comment(value.strip())))
    return found


def _without_comment(value: str) -> str:
    """Return the value of a line without the comment behind ` ! ` and the modifiers in braces."""
    in_quotes, position = False, 0
    while position < len(value):
        mark = value[position]
        if mark == "\\":
            position += 1
        elif mark == '"':
            in_quotes = not in_quotes
        elif mark == "!" and not in_quotes and value[:position].endswith(" "):
            value = value[:position]
            break
        position += 1
    return _TRAILING.sub("", value.rstrip())


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)


def _described(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for value in values:
        key, _, rest = value.partition(" ")
        quoted = _QUOTED.match(rest.strip())
        yield key, _plain(quoted[1]) if quoted else ""


def _quoted(value: str) -> tuple[str, str, list[str]]:
    """Return the text in quotes, what stands between it and the references, and these."""
    quoted = _QUOTED.match(value)
    if not quoted:
        return _plain(value), "", []
    rest = quoted[2].strip()
    xrefs = _XREFS.search(rest)
    names = _BETWEEN.split(_TITLE_OF_XREF.sub("", xrefs[1])) if xrefs else []
    cited = [_plain(name.strip()) for name in names]
    return _plain(quoted[1]), rest[: xrefs.start()] if xrefs else rest, [name for name in cited if name]


def _concept(term: _Stanza, spaces: Iterable[str], tally: Tally) -> Concept:
    key = _plain(term.first("id"))
    definition, _, cited = _quoted(term.first("def"))
    purl = _PURL.fullmatch(key)
    notes = [Note(Text(_plain(text))) for text in term.all("comment")]
    xrefs = [_plain(_TITLE_OF_XREF.sub("", xref)) for xref in term.all("xref")]
    others = [xref for xref in xrefs if not _ADDRESS.fullmatch(xref)]
    if others:
        notes.append(Note(Text(f"Cross-references: {', '.join(others)}")))
        tally.changed("cross-references to other databases, which become notes", f"{key}: {others[0]}", len(others))
    replaced = [_plain(value) for value in term.all("replaced_by")]
    considered = [_plain(value) for value in term.all("consider")]
    if considered:
        notes.append(Note(Text(f"Consider instead: {', '.join(considered)}")))
        tally.changed("terms to be considered instead of an obsolete one, which become notes", key)
    made = term.first("creation_date")
    if made and not day(made):
        notes.append(Note(Text(f"Created: {made}")))
    notes += _rest(term, tally)
    is_obsolete = term.first("is_obsolete") == "true"
    return Concept(
        key=key,
        labels=(Text(_plain(term.first("name"))),),
        names=tuple(_names(term, tally)),
        definitions=(Text(definition),) if definition else (),
        notes=tuple(notes),
        notations=(key, *map(_plain, term.all("alt_id"))),
        iri=f"{OBO}{purl[1]}_{purl[2]}" if purl else "",
        see_also=tuple(xref for xref in xrefs if _ADDRESS.fullmatch(xref)),
        groups=(*term.all("subset"), *(space for space in term.all("namespace") if space in spaces)),
        status="deprecated" if is_obsolete or replaced else "",
        replaced_by=tuple(replaced),
        created=day(made),
        sources=tuple(map(Source, dict.fromkeys(cited))),
        edges=tuple(_edges(term)),
    )


def _rest(term: _Stanza, tally: Tally) -> Iterator[Note]:
    """Yield what no field of a term is made for as notes."""
    for tag, value in term.lines:
        if tag not in _HANDLED:
            tally.changed(f"values of `{tag}`, which become notes", value)
            yield Note(Text(f"{in_words(tag).capitalize()}: {_plain(value)}"))


def _names(term: _Stanza, tally: Tally) -> Iterator[Name]:
    for tag, value in term.lines:
        if tag == "synonym" or tag in _OLD_SYNONYMS:
            text, rest, _ = _quoted(value)
            scope, _, sort = rest.strip().partition(" ")
            scope = _OLD_SYNONYMS.get(tag, scope or "RELATED")
            if re.search(r"abbrev|acronym", sort, re.IGNORECASE):
                yield Name(Text(text), "abbreviation")
            elif scope == "EXACT":
                yield Name(Text(text))
            else:
                tally.changed(f"synonyms of the scope {scope}, which lead a search to the term and are not shown", text)
                yield Name(Text(text), "hidden")


def _edges(term: _Stanza) -> Iterator[Edge]:
    for target in term.all("is_a"):
        yield Edge(BROADER.key, _plain(target))
    for target in term.all("disjoint_from"):
        yield Edge(DISJOINT, _plain(target))
    for tag in ("intersection_of", "relationship"):
        for value in term.all(tag):
            relation, _, target = value.partition(" ")
            yield Edge(relation, _plain(target.strip())) if target else Edge(BROADER.key, _plain(relation))


def _relations(typedefs: list[_Stanza], used: set[str]) -> Iterator[Relation]:
    """Yield the relations that are used, those that are their inverse, and the ones that mean the same everywhere."""
    yield BROADER
    yield STANDARD[DISJOINT]
    inverse = {s.first("id"): s.first("inverse_of") for s in typedefs if s.first("inverse_of")}
    inverse |= {other: one for one, other in inverse.items() if other not in inverse}
    for stanza in typedefs:
        key = stanza.first("id")
        if key in used or inverse.get(key) in used:
            definition, _, _ = _quoted(stanza.first("def"))
            yield Relation(
                key=key,
                labels=(Text(_plain(stanza.first("name")) or in_words(key)),),
                inverse_of=inverse.get(key, ""),
                parents=tuple(parent for parent in stanza.all("is_a") if parent in used),
                description=Text(definition) if definition else None,
                symmetric=stanza.first("is_symmetric") == "true",
                transitive=stanza.first("is_transitive") == "true",
            )
    for key in sorted(used - {s.first("id") for s in typedefs} - {BROADER.key, DISJOINT}):
        yield Relation(key=key, labels=(Text(in_words(key)),))
