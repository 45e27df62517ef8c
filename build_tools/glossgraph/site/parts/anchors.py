"""The ids of headings in any script: those that Python-Markdown would leave without letters get one of their own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from html import unescape

from markdown.extensions.toc import slugify

from glossgraph.text.html import html_of

_HEADING = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[\s\S]*?^(?P=fence)[`~]*[ \t]*$|^(?P<marks>#{1,6}[ \t]+)(?P<text>.*?)[ \t]*$", re.MULTILINE
)
"""A heading, or a block of code, in which no line is one."""

_GIVEN = re.compile(r"(?P<text>.*) \{: #(?P<id>\S+) \}")
"""The text of a heading to which a template has given an id."""

_IN_HTML = re.compile(r'<h[1-6] id="([^"]+)"')
"""The id of a heading in raw HTML."""

_PLAIN = re.compile(r"[\w .,:;?!'()/-]*", re.ASCII)
"""A text that reads the same as Markdown."""

_TAG = re.compile(r"<[^>]*>")

_DASH = re.compile(r"[\s\-‐-―]")


def with_ids(markdown: str) -> str:
    """Return the Markdown of a page with an id at each heading that needs one, in the form of `attr_list`.

    Headings that differ only in their signs are told apart by a digest of their texts, as a number would change with
    those that come before. Only equal headings are counted. A heading keeps an id that a template has given to it; it
    is not written where Python-Markdown gives the same. No id is that of a heading in raw HTML.
    """
    headings = [match["text"] for match in _HEADING.finditer(markdown) if match["text"]]
    in_html = set(_IN_HTML.findall(markdown))
    owners = dict.fromkeys(in_html, "") | {given["id"]: "" for given in map(_GIVEN.fullmatch, headings) if given}
    usual: set[str] = set()
    times: Counter[str] = Counter()

    def marked(match: re.Match[str]) -> str:
        if match["text"] is None:
            return match[0]
        given = _GIVEN.fullmatch(match["text"])
        written = given["text"] if given else match["text"]
        text = written if _PLAIN.fullmatch(written) else _plain(written)
        known = slugify(text, "-")
        is_first = known not in usual
        usual.add(known)
        if given:
            return match["marks"] + written if is_first and given["id"] == known else match[0]
        id_ = known if known and written.isascii() else heading_id(text)
        if id_ == known and known not in in_html:
            return match[0]
        if owners.setdefault(id_, text) != text:
            id_ = f"{id_}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
        times[text] += 1
        if times[text] > 1:
            id_ = f"{id_}_{times[text] - 1}"
        return f"{match[0].rstrip()} {{: #{id_} }}"

    return _HEADING.sub(marked, markdown)


def section_id(markdown: str) -> str:
    """Return the id of a heading that is written in Markdown."""
    return heading_id(_plain(markdown))


def heading_id(text: str) -> str:
    """Return the id of a heading: that of Python-Markdown if it loses no letter and no digit, or else one with all."""
    known = slugify(text, "-")
    lost = any(c.isalnum() and not c.isascii() for c in unicodedata.normalize("NFKD", text))
    if known and not lost:
        return known
    return _with_all_letters(text) or f"sign-{_names_of_signs(text)}"


def _with_all_letters(text: str) -> str:
    """Return the letters, marks and digits of a text, in small letters and with hyphens between words."""
    words = unicodedata.normalize("NFC", text.lower())
    kept = (c if unicodedata.category(c)[0] in "LMN" or c == "_" else "-" if _DASH.match(c) else "" for c in words)
    return "-".join(filter(None, "".join(kept).split("-")))


def _names_of_signs(text: str) -> str:
    names = dict.fromkeys(unicodedata.name(c, "") for c in text if not c.isspace())
    return "-".join(slugify(name, "-") for name in names if name) or "none"


def _plain(markdown: str) -> str:
    return unescape(_TAG.sub("", html_of(markdown)))
