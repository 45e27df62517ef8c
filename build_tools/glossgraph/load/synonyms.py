"""Names that people give to fields, and the fields that they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Container

_OTHER_NAMES = {
    "label": "name title term heading headword",
    "title": "name label heading",
    "aliases": "synonym synonyms aka alt alternative alternatives alternative-names also-known-as abbreviation acronym",
    "kind": "type class category sort tag tags",
    "stage": "phase",
    "status": "state deprecated",
    "replaced_by": "replacement superseded-by use-instead",
    "definition": "def meaning gloss short summary abstract description",
    "explanation": "text body content long detail details description markdown",
    "boundaries": "limits limitations scope caveats not",
    "edges": "relations relationships links connections see-also related related-terms relates-to",
    "faq": "question questions faqs q-and-a",
    "examples": "worked-example worked-examples calculation",
    "sequence": "story timeline events steps",
    "figures": "numbers facts statistics",
    "sources": "source ref refs reference references citation citations bibliography literature",
    "former_ids": "old-ids redirects redirect-from previous-ids",
    "allow": "ignore exceptions exempt noqa",
    "reason": "why because text explanation description note",
    "when": "if condition branch",
    "detail": "details more",
    "question": "q ask title",
    "answer": "a response reply text",
    "from": "sender source",
    "to": "receiver recipient target",
    "at": "who actor",
    "message": "says text action",
    "state": "does happens holds condition",
    "term": "id concept name",
    "date": "day time when",
    "where": "symbols variables legend with",
    "sign": "sign-convention convention direction",
    "coined": "own-name neologism",
    "given": "inputs input values variables parameters params data",
    "formula": "expression equation calculation",
    "equation": "text expression formula",
    "result": "answer value output expected",
    "unit": "units",
    "text": "explanation description note body",
    "value": "number amount figure",
    "what": "label description name text",
    "source": "reference ref sources",
    "inverse": "reverse backwards inverse-label",
    "flow": "direction",
    "stops": "terms steps",
    "cast": "roles actors parts",
    "in": "settings where only-in",
    "description": "definition summary text about",
    "license": "licence",
    "language": "lang locale",
    "authors": "author writers",
    "created": "date begun since",
    "url": "link website homepage address href",
    "issued": "date year published publication-date",
    "accessed": "retrieved access-date urldate read",
    "container-title": "journal newspaper magazine booktitle website",
    "author": "authors by writer",
    "editor": "editors",
    "publisher": "institution organization organisation",
    "URL": "link address href website",
    "page": "pages",
    "issue": "no",
    "volume": "vol",
}
"""Other names of fields, small letters with hyphens, by the field; of two fields with a name, the earlier is meant."""


_MEANT: dict[str, list[str]] = {}
"""The fields that each other name can mean, in order."""

for _field, _names in _OTHER_NAMES.items():
    for _name in _names.split():
        _MEANT.setdefault(_name, []).append(_field)


def other_name(name: str, fields: Container[str]) -> str:
    """Return the first of some fields that is known by another name; nothing if none is."""
    key = name.lower().replace("_", "-").replace(" ", "-")
    return next((field for field in _MEANT.get(key, ()) if field in fields), "")


def meant_field(name: str, fields: Collection[str], given: Container[str] = ()) -> str:
    """Return the field that an unknown name is most likely meant for; nothing if none is near.

    A field that is given under its own name can be meant only by a name that is spelt like it.
    """
    other = other_name(name, fields)
    return other if other and other not in given else nearest(name, fields)
