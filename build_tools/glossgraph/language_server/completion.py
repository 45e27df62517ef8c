"""What can be typed at the cursor: fields, relations, ids of terms and of everything else, mentions and citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    InsertTextMode,
    TextEdit,
)

from glossgraph.language_server.cursor import cursor_at
from glossgraph.language_server.offers import Offer
from glossgraph.text.mentions import label_in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.language_server.cursor import Cursor
    from glossgraph.language_server.documents import Document

MOST = 1_000
"""How many items are sent at once; of more, those that fit what has been typed."""

_MENTION = re.compile(r"\[\[([^\[\]|\n]*)$")

_WORDS = re.compile(r"\[\[([^\[\]|\n]+)\|([^\[\]\n]*)$")

_CITATION = re.compile(r"(?<![\w\\\[])\[(?!\[)(?:[^\[\]\n]*[\s;-])?@([^\s\[\]{};,@]*)$")

_KIND = re.compile(r"^kind:[ \t]*['\"]?([\w-]+)", re.MULTILINE)

_KINDS = {
    "term": CompletionItemKind.Class,
    "reference": CompletionItemKind.Reference,
    "relation": CompletionItemKind.Interface,
    "check": CompletionItemKind.Constant,
    "": CompletionItemKind.Value,
}


def completion(document: Document, offset: int) -> CompletionList:
    """Return what can be typed at an offset of a document."""
    line = document.text[document.text.rfind("\n", 0, offset) + 1 : offset]
    if match := _WORDS.search(line):
        items, typed = [*_words(document, offset, match[1].strip(), match[2])], ""
    elif match := _MENTION.search(line):
        items, typed = [*_mentions(document, offset, match[1])], match[1]
    elif match := _CITATION.search(line):
        items, typed = [*_citations(document, offset, match[1])], match[1]
    else:
        cursor = cursor_at(document.text, offset)
        items, typed = [*_in_yaml(document, cursor)], document.text[cursor.start : offset]
    if len(items) <= MOST:
        return CompletionList(is_incomplete=False, items=items)
    fitting = [item for item in items if typed.lower() in (item.filter_text or item.label).lower()]
    return CompletionList(is_incomplete=True, items=fitting[:MOST])


def _in_yaml(document: Document, cursor: Cursor) -> Iterator[CompletionItem]:
    if cursor.in_text:
        return
    schemas = document.folder.schemas
    if cursor.may_be_key:
        there = _keys_beside(document.text, cursor)
        required = {*schemas.required(document.file, cursor.path)}
        offers = schemas.keys(document.file, cursor.path)
        yield from _keys(document, cursor, (o for o in offers if o.name not in there and _fits(document, o)), required)
    if cursor.may_be_value:
        for offer in schemas.values(document.file, cursor.path):
            yield _item(document, offer, cursor.start, cursor.end, offer.name)


def _fits(document: Document, offer: Offer) -> bool:
    """Tell whether a key can stand in a document: a term of some kinds is no source of some relations."""
    glossary = document.folder.glossary
    kind = _KIND.search(document.text)
    if offer.noun != "relation" or not document.term or not kind or kind[1] not in glossary.kinds:
        return True
    relation = glossary.relations.get(offer.name)
    # one that is symmetric can be written at either end
    return not relation or relation.symmetric or not relation.source_kinds or kind[1] in relation.source_kinds


def _keys(document: Document, cursor: Cursor, offers: Iterable[Offer], required: set[str]) -> Iterator[CompletionItem]:
    has_colon = document.text[cursor.end : cursor.end + 1] == ":"
    for number, offer in enumerate(offers):
        text = offer.name
        if not has_colon:
            text += ": " if cursor.in_brackets else _behind(offer)
        item = _item(document, offer, cursor.start, cursor.end, text)
        if not offer.noun:
            item.kind = CompletionItemKind.Field
            item.sort_text = f"{offer.name not in required:d}{number:04}"
        yield item


def _behind(offer: Offer) -> str:
    """Return what is written behind a key, so that its value can be typed; an editor indents the lines."""
    return {"object": ":\n  ", "array": ":\n  - "}.get(offer.holds, ": ")


def _item(document: Document, offer: Offer, start: int, end: int, text: str) -> CompletionItem:
    label, colon, _ = offer.about.partition(": ")
    has_label = bool(colon) and offer.noun not in {"", "reference", "check"}
    return CompletionItem(
        label=offer.name,
        kind=_KINDS.get(offer.noun, CompletionItemKind.EnumMember),
        detail=label if has_label else None,
        documentation=offer.about or None,
        # a term is found by its label too
        filter_text=f"{offer.name} {label}" if has_label else None,
        insert_text_mode=InsertTextMode.AdjustIndentation,
        text_edit=TextEdit(document.lines.range(start, end), text),
    )


def _mentions(document: Document, offset: int, typed: str) -> Iterator[CompletionItem]:
    rest = document.text[offset:]
    word = re.match(r"[^\s\[\]|]*", rest)
    end = offset + (len(word[0]) if word else 0)
    closing = "" if document.text[end:].lstrip(" ").startswith(("]]", "|")) else "]]"
    for offer in document.folder.schemas.values("terms/any.yml", ("replaced_by",)):
        yield _item(document, offer, offset - len(typed), end, f"{offer.name}{closing}")


def _words(document: Document, offset: int, term: str, typed: str) -> Iterator[CompletionItem]:
    glossary = document.folder.glossary
    if term not in glossary.terms:
        return
    found = glossary.terms[term]
    start = offset - len(typed)
    before = document.text[: document.text.rfind("[[", 0, offset)]
    label = label_in_sentence(found.label, before.rpartition("\n")[2], glossary.about.language)
    closing = "" if document.text.startswith("]]", offset) else "]]"
    for name in dict.fromkeys((label, *found.synonyms)):
        yield _item(document, Offer(name, f"What `{term}` is called."), start, offset, f"{name}{closing}")


def _citations(document: Document, offset: int, typed: str) -> Iterator[CompletionItem]:
    word = re.match(r"[^\s\[\]{};,@]*", document.text[offset:])
    end = offset + (len(word[0]) if word else 0)
    line = document.text[end:].partition("\n")[0]
    closing = "" if "]" in line.partition("[")[0] else "]"
    for offer in document.folder.schemas.values("terms/any.yml", ("sources", 0)):
        yield _item(document, offer, offset - len(typed), end, f"{offer.name}{closing}")


def _keys_beside(text: str, cursor: Cursor) -> set[str]:
    """Return the keys that the mapping at the cursor has already."""
    if cursor.in_brackets:
        return set()
    key = re.compile(rf"^(?:{' ' * cursor.indent}|{' ' * max(0, cursor.indent - 2)}- )([^\s#:-][^:\n]*):(?:\s|$)")
    before, after = text[: cursor.start].split("\n")[:-1], text[cursor.end :].split("\n")[1:]
    found: set[str] = set()
    for lines in (reversed(before), after):
        for line in lines:
            is_item = cursor.indent >= 2 and line.startswith(" " * (cursor.indent - 2) + "- ")  # noqa: PLR2004
            if line.strip() and not line.startswith(" " * cursor.indent) and not (is_item and lines is not after):
                break
            if match := key.match(line):
                found.add(match[1].strip("\"' "))
            if is_item and lines is not after:
                break
    return found
