"""The links and shortcodes in the Markdown of notes: links to other notes become mentions, images are left out."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from glossgraph.importing.notes.taken_out import without_blocks, without_marks
from glossgraph.importing.plain import mention
from glossgraph.text.code import find_code
from glossgraph.text.markup import SAFE_TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glossgraph.importing.tally import Tally

_WIKI = re.compile(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n#^\\]*)(?P<part>[#^][^\[\]|\n]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)

_TOOLTIP = re.compile(r"\{\{[<%]\s*glossary_(?:tooltip|definition)\s+(?P<values>[^{}]*?)\s*/?[>%]\}\}")

_VALUE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|(\S+))")

_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)

_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?(?P<target>[^\s>]+)>?.*\n?", re.MULTILINE)

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<words>[^\[\]\n]*)\]"
    r"(?:\(\s*<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)|\[(?P<name>[^\[\]\n]*)\])"
)

_BARE = re.compile(r"<(https?://[^\s<>]+)>")

_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])")

_IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".pdf", ".mp3", ".mp4")


class Links:
    """Turns the links of notes into mentions."""

    def __init__(self, key_of: Callable[[str, str], str], tally: Tally) -> None:
        """Take a function that gives the key of a note by its name or path, as seen from another, and a tally."""
        self._key_of = key_of
        self._tally = tally

    def converted(self, text: str, note: str) -> str:
        """Return the Markdown of a note in which nothing is left but plain Markdown and mentions; code stays."""
        text = without_blocks(text, self._tally)
        targets = {match["name"].casefold(): match["target"] for match in _DEFINITION.finditer(text)}
        text = _DEFINITION.sub("", text)
        parts, position = [], 0
        for code in find_code(text):
            parts += [self._prose(text[position : code.start], note, targets), text[code.start : code.end]]
            position = code.end
        return "".join([*parts, self._prose(text[position:], note, targets)])

    def _prose(self, text: str, note: str, targets: dict[str, str]) -> str:
        text = _TOOLTIP.sub(lambda match: self._tooltip(match, note), text)
        text = _SHORTCODE.sub(lambda match: self._dropped("shortcodes", match[0]), text)
        text = without_marks(text, self._tally)
        pieces: list[str] = []
        position = 0
        for match in _either(text):
            new = self._wiki(match, note) if match.re is _WIKI else self._link(match, note, targets)
            pieces += [_harmless(text[position : match.start()]), new]
            position = match.end()
        return re.sub(r"\n{3,}", "\n\n", "".join([*pieces, _harmless(text[position:])]))

    def _tooltip(self, match: re.Match[str], note: str) -> str:
        values = {name: quoted or bare for name, quoted, bare in _VALUE.findall(match["values"])}
        target = values.get("term_id", "")
        return self._mention(target, values.get("text") or values.get("prepend") or "", note)

    def _wiki(self, match: re.Match[str], note: str) -> str:
        target = match["target"].strip()
        if match["embed"] and target.lower().endswith(_IMAGE_ENDINGS):
            return self._dropped("images and other files that are shown in a text", target)
        words = (match["words"] or "").strip()
        if not target:
            # a heading of the same note
            return words or (match["part"] or "").strip("#^ ")
        if match["part"]:
            self._tally.dropped("links to a part of a note, which lead to the whole note", f"{target}{match['part']}")
        if match["embed"]:
            self._tally.changed("notes that are shown within another, which become links", target)
        return self._mention(target, words, note)

    def _mention(self, target: str, words: str, note: str) -> str:
        """Return a mention of the note that a link leads to, or its words."""
        key = self._key_of(target, note)
        shown = _in_words(words or posixpath.basename(target))
        if not key:
            self._tally.dropped("links to notes that do not exist, of which the words stay", target)
            return shown
        return mention(key, shown)

    def _link(self, match: re.Match[str], note: str, targets: dict[str, str]) -> str:
        words = match["words"]
        target = match["target"] if match["target"] is not None else targets.get((match["name"] or words).casefold())
        if match["image"]:
            return self._dropped("images and other files that are shown in a text", words or str(target))
        if target is None:
            return f"\\[{_harmless(words)}]"
        target = target.replace("(", "%28").replace(")", "%29")
        if SAFE_TARGET.fullmatch(f"]({target})") and not target.startswith("#"):
            return f"[{_harmless(words)}]({target})"
        path = unquote(target.partition("#")[0]).removesuffix("/")
        if path and ":" not in path and (key := self._key_of(path, note)):
            return mention(key, _in_words(words))
        self._tally.dropped("links to no place on the web, of which the words stay", f"{words}: {target}")
        return _harmless(words)

    def _dropped(self, what: str, example: str) -> str:
        self._tally.dropped(what, example)
        return ""


def _either(text: str) -> Iterable[re.Match[str]]:
    """Return the links of both sorts, in order; one that is within another is left to that."""
    found = sorted([*_WIKI.finditer(text), *_LINK.finditer(text)], key=lambda match: (match.start(), -match.end()))
    end = 0
    for match in found:
        if match.start() >= end:
            end = match.end()
            yield match


def _in_words(words: str) -> str:
    """Return the words of a mention, without the marks that it cannot hold."""
    return " ".join(re.sub(r"[\[\]|`*]", "", words).split())


def _harmless(text: str) -> str:
    """Return a piece of Markdown without links in which nothing is a tag, a mention or a citation by chance."""
    text = _BARE.sub(lambda match: f"[{match[1]}]({match[1]})", text)
    text = _TAG.sub(r"\\<", text)
    # a link may follow, and a backslash does not keep its bracket from making a mention of the two
    text = re.sub(r"(?<!\\)((?:\\\\)*)\\?\[\Z", r"\1&#91;", text)
    text = re.sub(r"(?<!\\)\[(?=\[|[^\[\]\n]*@|\^)|(?<=\[)\[", r"\\[", text)
    text = re.sub(r"^( {0,3})\[(?=[^\]\n]+\]:)", r"\1\\[", text, flags=re.MULTILINE)
    # a tag at the start of a line is no heading
    return re.sub(r"^( {0,3})#(?=[^\s#])", r"\1\\#", text, flags=re.MULTILINE)
