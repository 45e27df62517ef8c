"""A folder of notes: a vault of Obsidian or Foam, or of Hugo."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.importing.dates import day
from glossgraph.importing.linked.properties import NARROWER
from glossgraph.importing.linked.rdf import in_words
from glossgraph.importing.notes.body import Body, body
from glossgraph.importing.notes.front_matter import parted, texts
from glossgraph.importing.notes.links import Links
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.standard import BROADER, RELATED, STANDARD
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Concept, Edge, Group, Name, Note, Relation, Text, Vocabulary
from glossgraph.text.ids import id_for
from glossgraph.text.markup import unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.place import Place

TITLE = "a folder of Markdown"

_ENDINGS = (".md", ".markdown")

_TAG = re.compile(r"(?<![\w&/#])#(?P<name>[^\W\d][\w/-]*)")

_WIKI = re.compile(r"\[\[([^\[\]|#^]+)[^\[\]]*\]\]")

_ADDRESS = re.compile(r"https?://\S+")

_JOINING = {"up": BROADER, "parent": BROADER, "broader": BROADER, "related": RELATED, "see_also": RELATED}

_NAMES = {"aliases": "alias", "alias": "alias", "aka": "alias", "synonyms": "alias", "abbreviation": "abbreviation"}

_GROUPS = ("tags", "tag", "categories", "category")

_DATES = {"created": "created", "date": "created", "updated": "modified", "modified": "modified", "lastmod": "modified"}

_LINKS = ("full_link", "url", "link", "source", "website")

_DEFINITIONS = ("short_description", "description", "definition", "summary")

_OF_NO_USE = frozenset({"title", "id", "weight", "layout", "cssclass", "cssclasses", "publish", "slug", "toc", "type"})
"""The fields of a head that are read otherwise, or say only how the note is shown."""


class _File(NamedTuple):
    """A note."""

    key: str
    """Its path without an ending."""
    head: dict[str, Any]
    body: Body


def fits(place: Place) -> bool:
    """Tell whether a folder holds Markdown."""
    return not place.is_file and any(True for _ in place.below(*_ENDINGS))


def read(place: Place) -> Vocabulary:
    """Read a folder of notes.

    Raises:
        UnreadableError: there is no note in it, or one cannot be read.

    """
    tally = Tally()
    found = list(_files(place, tally))
    about = next((file for file in found if file.key.rpartition("/")[2] == "_index"), None)
    notes = [file for file in found if file.key.rpartition("/")[2] != "_index"]
    if not notes:
        raise UnreadableError(f"`{place.path}` holds no Markdown")
    links = Links(_Index(notes).key, tally)
    reader = _Reader(links, _Index(notes), tally)
    concepts = tuple(reader.concept(file) for file in notes)
    groups = dict.fromkeys(group for concept in concepts for group in concept.groups)
    groups |= {whole: None for group in list(groups) for whole in _wholes(group)}
    used = dict.fromkeys(edge.relation for concept in concepts for edge in concept.edges)
    standard = {r.key: r for r in (BROADER, STANDARD[NARROWER], RELATED)}
    return Vocabulary(
        concepts=concepts,
        relations=tuple(standard.get(key) or Relation(key=key, labels=(Text(in_words(key)),)) for key in used),
        groups=tuple(_group(group) for group in groups),
        title=str(about.head.get("title", "")) if about else "",
        description=str(about.head.get("description", "")) if about else "",
        tally=tally,
    )


def _files(place: Place, tally: Tally) -> Iterator[_File]:
    for file in place.below(*_ENDINGS):
        head, text, fault = parted(file.text())
        path = file.path_in(place)
        if fault:
            tally.dropped("heads of notes that cannot be read", f"{path}: {fault}")
        key = posixpath.splitext(path)[0]
        if key.endswith("/index"):
            key = posixpath.dirname(key)
        yield _File(key, head, body(text))


def _wholes(tag: str) -> Iterator[str]:
    """Yield the tags above a tag such as `drinks/hot`."""
    while "/" in tag:
        tag = tag.rpartition("/")[0]
        yield tag


def _group(tag: str) -> Group:
    whole, slash, last = tag.rpartition("/")
    return Group(key=tag, labels=(Text(last.replace("_", " ")),), within=(whole,) if slash else ())


class _Index:
    """Finds the note that a link names: by its path, its file name, its title or another name."""

    def __init__(self, files: Iterable[_File]) -> None:
        self._of: dict[str, str] = {}
        files = list(files)
        for file in files:
            self._of.setdefault(file.key.casefold(), file.key)
        for names in (_own_names, _other_names):
            for file in files:
                for name in names(file):
                    self._of.setdefault(name.casefold(), file.key)

    def key(self, target: str, note: str) -> str:
        """Return the key of the note to which a link in another leads; nothing if there is none."""
        name = re.sub(r"\.(?:md|markdown)$", "", target.strip().strip("/"), flags=re.IGNORECASE)
        below = posixpath.normpath(posixpath.join(posixpath.dirname(note), name))
        # Hugo shows a note as a folder, so that its links begin one step further down
        beside = posixpath.normpath(posixpath.join(note, name))
        candidates = (below, beside, name, posixpath.basename(name))
        return next((self._of[c.casefold()] for c in candidates if c.casefold() in self._of), "")


def _own_names(file: _File) -> list[str]:
    return [*texts(file.head.get("id")), posixpath.basename(file.key), *texts(file.head.get("title")), file.body.title]


def _other_names(file: _File) -> list[str]:
    return [name for field in _NAMES for name in texts(file.head.get(field))]


class _Reader:
    """Turns notes into concepts."""

    def __init__(self, links: Links, index: _Index, tally: Tally) -> None:
        self._links = links
        self._index = index
        self._tally = tally

    def concept(self, file: _File) -> Concept:
        """Return a note as a concept."""
        head = file.head
        given = next(iter(texts(head.get(_defining(head)))), "")
        definition = self._markdown(file.body.definition, file)
        rest = self._markdown(file.body.rest, file)
        notes = list(self._rest(file))
        if given and definition and " ".join(given.split()) != " ".join(file.body.definition.split()):
            notes.insert(0, Note(Text(given)))
            self._tally.changed("short descriptions beside a text, which become notes", given)
        first = definition or (Text(given) if given else None)
        label = next(iter(texts(head.get("title"))), "") or file.body.title or posixpath.basename(file.key)
        id_ = next(iter(texts(head.get("id"))), posixpath.basename(file.key))
        addresses = [address for field in _LINKS for address in texts(head.get(field))]
        dates = {name: day(text) for field, name in _DATES.items() for text in texts(head.get(field))}
        is_gone = head.get("status", "").lower() == "deprecated" if isinstance(head.get("status"), str) else False
        return Concept(
            key=file.key,
            id=id_for(id_),
            labels=(Text(label),),
            names=tuple(Name(Text(n), type_) for field, type_ in _NAMES.items() for n in texts(head.get(field))),
            definitions=(first,) if first else (),
            explanation=rest,
            notes=tuple(notes),
            see_also=tuple(address for address in addresses if _ADDRESS.fullmatch(address)),
            groups=tuple(self._groups(file)),
            status="deprecated" if is_gone else "",
            created=dates.get("created", ""),
            modified=dates.get("modified", ""),
            edges=tuple(self._edges(file)),
        )

    def _markdown(self, text: str, file: _File) -> Text | None:
        converted = self._links.converted(text, file.key).strip() if text.strip() else ""
        if not converted:
            return None
        if any(True for _ in unsafe(converted)):
            self._tally.changed("texts with markup that no page shows, which are shown as they are written", file.key)
            return Text(text)
        return Text(converted, is_markdown=True)

    def _groups(self, file: _File) -> Iterator[str]:
        tags = [tag for field in _GROUPS for text in texts(file.head.get(field)) for tag in re.split(r",\s*", text)]
        prose = re.sub(r"`[^`\n]*`|\]\([^)\n]*\)|\[\[[^\]\n]*\]\]", " ", f"{file.body.definition}\n{file.body.rest}")
        tags += [match["name"] for match in _TAG.finditer(prose)]
        yield from dict.fromkeys(tag.strip().strip("#/") for tag in tags if tag.strip().strip("#/"))

    def _edges(self, file: _File) -> Iterator[Edge]:
        """Yield the fields of the head that lead to other notes."""
        for field, value in file.head.items():
            for target in _targets(value):
                key = self._index.key(target, file.key)
                relation = _JOINING.get(field.lower())
                yield Edge(relation.key if relation else field, key or target)

    def _rest(self, file: _File) -> Iterator[Note]:
        """Yield the fields of the head that a term has no place for, as notes."""
        used = {*_NAMES, *_GROUPS, _defining(file.head), *_OF_NO_USE}
        for field, value in file.head.items():
            is_status = field == "status" and value in {"deprecated", "Deprecated"}
            if field in used or is_status or _targets(value):
                continue
            for text in texts(value):
                is_read = (field in _LINKS and _ADDRESS.fullmatch(text)) or (field in _DATES and day(text))
                if not is_read:
                    self._tally.changed(f"values of `{field}`, which become notes", text)
                    yield Note(Text(f"{in_words(field).capitalize()}: {text}"))
            if isinstance(value, dict):
                self._tally.dropped(f"values of `{field}`, which have several parts", file.key)


def _defining(head: dict[str, Any]) -> str:
    """Return the field of a head that says in short what the note is about; nothing if there is none."""
    return next((field for field in _DEFINITIONS if texts(head.get(field))), "")


def _targets(value: object) -> list[str]:
    """Return the notes that a field names, if all of it is links to notes."""
    found = texts(value)
    matches = [_WIKI.fullmatch(text) for text in found]
    return [match[1].strip() for match in matches if match] if found and all(matches) else []
