"""The references as one looks for them: by an address on the web, a DOI, an author, a year or words of a title."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Guess, Rewrite, nearest, one_of, surely_meant
from glossgraph.model import kebab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from glossgraph.diagnostics import Cure
    from glossgraph.model import Reference

_DOI = re.compile(r"(?<![\w.])10\.[0-9]{4,9}/[^\s\"'<>`\\^{}|]+")

_OF_PUBLISHER = re.compile(r"[/?.](?:full|pdf|epdf|abstract|html)\b.*")
"""What the address of a publisher's page adds to the DOI in it."""

_HOST = r"[\w-]+(?:\.[\w-]+)+"

_WEB = re.compile(rf"(?:https?://|(?=www\.)|(?={_HOST}/))(?:www\.)?({_HOST})(?::[0-9]+)?([/?#].*)?", re.IGNORECASE)

_PLAIN = re.compile(r"[!#$%&()*+,./:;=?@_~A-Za-z0-9-]+")
"""An address that can be shown, and written in quotes, as it is."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")

_LONGEST = 300
"""The longest name, in characters, in which an address or words are looked for, and that is written out."""

_LONGEST_ID = 30
"""The most characters of an id that is made of a DOI or of words."""

_SHORTEST_WORD = 3
"""The fewest letters of a word that can tell one reference, or one site, from another."""

_MOST = 3
"""How many references are proposed at most."""

_IDLE = {"and", "the", "for", "from", "with", "doi", "www", "com", "org", "net", "gov", "edu"}

_NOT_TEXT = {"no", "yes", "on", "off", "true", "false", "null", "y", "n", ""}
"""What YAML does not read as text."""


class Shelf:
    """The references of a glossary."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        """Take the references by their ids."""
        self._references = references

    def has(self, name: str) -> bool:
        """Tell whether a name is the id of a reference."""
        return name in self._references

    def propose(self, name: str, form: Callable[[str], str] = str) -> str | Cure:
        """Return the help for a source that is no reference's id: which one is meant, or how a new one is written.

        `form` gives what to write for an id at that place.
        """
        address = _address(name)
        if address in self._by_address:
            id_ = self._by_address[address]
            advice = f"that is `{id_}`: write {'that id' if form is str else f'`{form(id_)}`'}"
            return Rewrite(advice, name, id_) if form is str else advice
        likely = self.likely(name)
        if likely:
            advice = f"did you mean {one_of(map(form, likely))}?"
            meant = surely_meant(name, self._references)
            if [meant] == likely:
                return Rewrite(advice, name, meant)
            return Guess(advice, name, likely[0]) if len(likely) == 1 else advice
        id_, entry = self.skeleton(name)
        there = f"add `{entry}` to the list in `graph/references.yml`"
        return f"a source is named by its id: {there}{'' if id_ == name else f', and write `{form(id_)}` here'}"

    def likely(self, name: str) -> list[str]:
        """Return the ids of the references that a name may mean."""
        address = _address(name)
        if address:
            return [self._by_address[address]] if address in self._by_address else []
        near = nearest(name, self._references)
        return [near] if near else self._alike(name)

    def skeleton(self, name: str) -> tuple[str, str]:
        """Return an id for a new reference, and its entry on one line, with dots for what has to be found out.

        Names and titles have quotes, as those with a comma or a colon need them.
        """
        address = _address(name)
        if address.startswith("10."):
            id_ = self._new_id(address.partition("/")[2])
            start = f'- {{id: {id_}, type: article-journal, title: "...", author: "...", issued: ...'
            return id_, f'{start}, container-title: "...", DOI: "{_shown(address)}"}}'
        if address:
            year = _YEAR.search(address)
            id_ = self._new_id(f"{_site(address)} {year[0] if year else ''}")
            url = _shown(name if "://" in name else f"https://{name}")
            return id_, f'- {{id: {id_}, type: webpage, title: "...", author: "...", URL: "{url}", accessed: ...}}'
        id_ = self._new_id(name[:_LONGEST])
        return id_, f'- {{id: {id_}, type: book, title: "...", author: "...", issued: ..., publisher: "..."}}'

    def _new_id(self, words: str) -> str:
        id_ = kebab(words)[:_LONGEST_ID].strip("-")
        if id_ in _NOT_TEXT or not id_[0].isalpha():
            id_ = f"work-{id_}".strip("-")
        numbered = (f"{id_}-{number}" for number in range(2, len(self._references) + 3))
        return id_ if id_ not in self._references else next(n for n in numbered if n not in self._references)

    @cached_property
    def _by_address(self) -> dict[str, str]:
        """The ids of the references by their addresses; the DOI of a reference and its URL are two of them."""
        places = ((r.id, str(r.fields.get(name, ""))) for r in self._references.values() for name in ("DOI", "URL"))
        return {address: id_ for id_, place in places if (address := _address(place))}

    @cached_property
    def _words(self) -> list[tuple[str, frozenset[str]]]:
        """The words of each reference: of its id, its authors, its year and its title."""
        names = ("title", "author", "editor", "issued")
        return [
            (r.id, frozenset(_words(" ".join([r.id, *(str(r.fields.get(name, "")) for name in names)]))))
            for r in self._references.values()
        ]

    def _alike(self, name: str) -> list[str]:
        """Return the references that have all the words of a name; none if there are many."""
        wanted = set(_words(name)) if len(name) <= _LONGEST else set()
        telling = any(word.isalpha() or _YEAR.fullmatch(word) for word in wanted)
        alike = [id_ for id_, words in self._words if wanted <= words] if telling else []
        return alike if len(alike) <= _MOST else []


def _address(text: str) -> str:
    """Return the DOI or the host and path that a text names, however it is written; an empty text if it names none."""
    if len(text) > _LONGEST:
        return ""
    if doi := _DOI.search(text):
        return re.split("[?#]", _OF_PUBLISHER.sub("", doi[0].lower()))[0].rstrip("/.,;")
    web = _WEB.fullmatch(text.strip())
    return web[1].lower() + (web[2] or "").partition("#")[0].rstrip("/") if web else ""


def _site(address: str) -> str:
    """Return the part of a host by which people know it."""
    parts = address.partition("/")[0].split(".")[:-1]
    return next((p for p in reversed(parts) if len(p) >= _SHORTEST_WORD and p not in _IDLE), parts[0])


def _shown(address: str) -> str:
    return address if len(address) <= _LONGEST and _PLAIN.fullmatch(address) else "..."


def _words(text: str) -> Iterator[str]:
    """Yield the words and numbers of a text without case and accents; the shortest words say nothing."""
    for word in re.findall(r"[^\W\d_]+|[0-9]+", kebab(text)):
        if word.isdecimal() or (len(word) >= _SHORTEST_WORD and word not in _IDLE):
            yield word
