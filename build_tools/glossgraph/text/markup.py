"""What contributed Markdown may not contain: other markup, and links to anywhere but the web and other terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.scan import covered, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

SAFE_TARGET = re.compile(
    r"\]\(\s*(?:(?i:https?://|mailto:)|#)(?:[^\s)&<>\"']|&(?!#|\w+;)){0,2000}+(?:\s+\"[^\"]*\")?\s*\)"
)
"""The end of a Markdown link to a place on the web or on the page, or to a mailbox; it contains no entity."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])(?P<closing>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*+)?[^\s<>]{0,300}>?")

_NAMES = """
a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption
center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure
font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
link main map mark marquee math menu meta meter nav noscript object ol optgroup option output p param picture plaintext
pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup
svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
"""

_ELEMENTS = frozenset(_NAMES.split())
"""The elements of HTML, see https://html.spec.whatwg.org/multipage/indices.html, and those that it once had."""

_AUTOLINK = re.compile(r"<(?:(?P<address>[a-z][a-z0-9+.-]*:[^\s<>]*)|(?P<mailbox>[^\s<>]+@[^\s<>]*))", re.IGNORECASE)

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+", re.MULTILINE)

MARKS = ("<", "](", "]:", "![")
"""Only a text with one of these can contain something unsafe."""

_BACKTICK = re.compile(r"\\[\\`]|`")

_LINK_TARGET = re.compile(r"\]\([^)\n]{0,60}\)?")


_LONGEST_WORDS = 200
"""How many characters the words of a link may have to be repeated in a cure."""

_NO_CODE = re.compile(r"&(?=#)(?!#(?:[0-9]+|[xX][0-9a-fA-F]+);)")

_BRACKET = re.compile(r"\\[\\<]|<")

_MAY_HARM = re.compile(r"[<&{}`!\]]")
"""What is in every text that is written otherwise; most have none of it."""
"""An angle bracket, also one that a backslash makes a plain one, as Markdown has it; or a backslash of that sort."""

_ANGLED = re.compile(r"\]\(<(?P<address>(?:https?://|mailto:|#)[^\s<>]*)>", re.IGNORECASE)


class Unsafe(NamedTuple):
    """A part of a text that a page will not show as its author meant: what it is, how it is written, and the cure."""

    what: str
    written: str
    cure: str
    link: tuple[str, str] = ("", "")
    """The words and the target of a link."""


def tags(text: str) -> Iterator[Unsafe]:
    """Yield the HTML tags in a text that is one line of plain words, if one of them closes an element.

    Nothing in such a text is markup, and all of it is shown: `Context<T>` and `a < b` are as good as any other words.
    """
    found = list(_TAG.finditer(text)) if "</" in text or "<br" in text else []
    if any(match["closing"] or match["name"] == "br" for match in found):
        for match in filter(_is_html, found):
            yield Unsafe("raw HTML", match[0], "write it without tags: these words are shown as they are")


def unsafe(text: str) -> Iterator[Unsafe]:
    """Yield what a text contains beyond plain Markdown. Code is left alone, as nothing in it is interpreted.

    What only looks like a tag, as in `Context<T>`, is left alone too: pages show it.
    """
    scanned = scan(text)
    code = ((piece.start, piece.end) for piece in scanned.code)
    of_mentions = (span for mention in scanned.mentions for span in mention.brackets)
    of_citations = (span for citation in scanned.citations for span in citation.brackets)
    interpreted = covered(text, [*code, *of_mentions, *of_citations])
    for match in _TAG.finditer(interpreted):
        # the target of a link is checked below, and a backslash makes a character of the bracket
        if interpreted[max(0, match.start() - 2) : match.start()] != "](" and not is_escaped(text, match.start()):
            yield from _tag(match, text[match.start() : match.end()])
    for match in re.finditer(r"!\[", interpreted):
        yield Unsafe("an image", match[0], "describe it in words: a page loads nothing from elsewhere")
    for match in _DEFINITION.finditer(interpreted) if "]:" in text else ():
        written = text[match.start() : match.end()].strip()
        yield Unsafe("the definition of a link", written, "write `[words](https://...)` where the link belongs")
    for match in _LINK_TARGET.finditer(interpreted):
        if not SAFE_TARGET.match(interpreted, match.start()):
            yield _link(text, match)


def is_escaped(text: str, position: int) -> bool:
    """Tell whether a backslash before a character makes it a plain one."""
    start = position
    while text[start - 1 : start] == "\\":
        start -= 1
    return (position - start) % 2 == 1


def _tag(match: re.Match[str], written: str) -> Iterator[Unsafe]:
    autolink = _AUTOLINK.match(written)
    if not autolink:
        if _is_html(match):
            yield Unsafe("raw HTML", written, "write Markdown; to show the tag itself, put it in backticks")
        return
    address, mailbox = (autolink[name] for name in ("address", "mailbox"))
    link = f"[{mailbox}](mailto:{mailbox})" if mailbox else f"[words]({address})"
    is_safe = SAFE_TARGET.match(link, link.index("](")) and written.endswith(">")
    yield Unsafe("a bare link", written, f"write `{link}`" if is_safe else "write `[words](https://...)`")


def _is_html(match: re.Match[str]) -> bool:
    """Tell whether what looks like a tag is one of HTML: `Context<T>`, `<url>` and `p <q` are not."""
    name = match["name"] or ""
    if match["closing"] or not name:
        return not match["closing"] or bool(name)
    is_cased = name.islower() or (name.isupper() and len(name) > 1)
    return is_cased and name.lower() in _ELEMENTS and (len(name) > 1 or match[0][2:] in {">", "/>"})


def _link(text: str, match: re.Match[str]) -> Unsafe:
    written = text[match.start() : match.end()]
    angled = _ANGLED.match(written)
    bare = f"]({angled['address']})" if angled else ""
    help_ = "link to a term with `[[id]]`, and to the web with `[words](https://...)`"
    if SAFE_TARGET.fullmatch(bare):
        help_ = f"write it without `<` and `>`: `{bare}`"
    nearby = text[max(0, match.start() - _LONGEST_WORDS) : match.start()]
    words = nearby.rpartition("[")[2]
    return Unsafe("a link to no place on the web", written, help_, (words, written[2:].rstrip(")").strip()))


def harmless(text: str) -> str:
    """Return Markdown without code and mentions in which nothing can become markup beyond plain Markdown."""
    if not _MAY_HARM.search(text):
        return text
    text = _BRACKET.sub(lambda match: match[0] if match[0] == "\\\\" else "&lt;", text)
    # what only begins like the code of a character would take the markup after it for a part of itself
    text = _NO_CODE.sub("&amp;", text)
    text = text.replace("{", "&#123;").replace("}", "&#125;")
    # a renderer may see code where the scan found none
    text = _BACKTICK.sub(lambda match: match[0] if match[0][0] == "\\" else "\\`", text)
    # images would be fetched from other hosts, and definitions of links would pass the test below
    text = text.replace("![", "!\\[").replace("]:", "]&#58;")
    return re.sub(r"\]\(", lambda match: match[0] if SAFE_TARGET.match(text, match.start()) else "]\\(", text)
