"""Texts of a source, made fit for files of terms: what nobody sees is taken out, and plain words become Markdown."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from glossgraph.source.characters import without_strays
from glossgraph.text.as_markdown import as_markdown
from glossgraph.text.markup import tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.importing.tally import Tally
    from glossgraph.importing.vocabulary import Text

_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")

_BREAK, _PARAGRAPHS = re.compile(r"[\r\n]"), re.compile(r"\n[ \t]*\r?\n")

_MENTION = re.compile(r"\[\[([^\[\]|\s]+)\|([^\[\]|\n]*)\]\]")


def cleaned(text: str, tally: Tally) -> str:
    """Return a text without the characters that checks refuse, and with one kind of line ends."""
    whole = _LINE_END.sub("\n", text).replace("\t", " ").replace("\xa0", " ")
    clean = without_strays(whole)
    if clean != whole:
        tally.changed("texts with invisible or decomposed characters, which are taken out or composed", clean)
    return clean


def words(text: str, tally: Tally) -> str:
    """Return a text as words on one line, as labels are."""
    line = " ".join(cleaned(text, tally).split())
    found = list(tags(line))
    if found:
        tally.changed("labels with tags of HTML, which are taken out", line)
        for tag in found:
            line = line.replace(tag.written, "")
        return " ".join(line.split())
    return line


def on_one_line(text: Text, tally: Tally, id_of: Callable[[str], str]) -> str:
    """Return a text as Markdown in one paragraph."""
    if (_PARAGRAPHS if text.is_markdown else _BREAK).search(text.text.strip()):
        tally.dropped("line breaks in texts of one paragraph", text.text)
    if text.is_markdown:
        return " ".join(markdown(text, tally, id_of).split())
    return as_markdown(" ".join(cleaned(text.text, tally).split()))


def markdown(text: Text, tally: Tally, id_of: Callable[[str], str]) -> str:
    """Return a text as Markdown, in paragraphs if it has several; `id_of` gives the id of a concept by its key."""
    clean = cleaned(text.text, tally)
    if not text.is_markdown:
        rows = [" ".join(row.split()) for row in clean.strip().split("\n")]
        joined = re.sub(r"\n{3,}", "\n\n", "\n".join(rows))
        if _BREAK.search(joined.replace("\n\n", "")):
            tally.changed("line breaks within paragraphs, which pages show as blanks", joined)
        return as_markdown(joined)
    rows = [row.rstrip() for row in textwrap.dedent(clean).strip("\n").split("\n")]
    return _MENTION.sub(lambda match: _mention(id_of(unquote(match[1])), match[2]), "\n".join(rows)).strip()


def mention(key: str, words_: str) -> str:
    """Return a mention of a concept by its key, for a text that is Markdown already."""
    return f"[[{quote(key, safe='')}|{words_}]]"


def _mention(id_: str, words_: str) -> str:
    if words_ in {"", id_}:
        return f"[[{id_}]]" if id_ else words_
    return f"[[{id_}|{words_}]]" if id_ else words_
