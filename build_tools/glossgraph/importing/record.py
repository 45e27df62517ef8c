"""What an import wrote, in `imported.yml`: the next one keeps ids by it, and what people have written since."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from glossgraph.importing.lists import fingerprint, item_prints
from glossgraph.text.yaml import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.importing.vocabulary import Concept

NAME = "imported.yml"

_HEADER = """\
# What `glossgraph import` wrote. By this, the next import keeps the ids, and leaves alone what people have changed.
# Keep it with the glossary; nobody has to read it.
"""

_KEY = re.compile(r"^(?P<key>[^\s#'\"\-\[{][^:\n]*|\"(?:[^\"\\\n]|\\.)*\"):(?:\s|$)", re.MULTILINE)

_LEAD = re.compile(r"(?:^(?:#.*)?\n)+\Z", re.MULTILINE)
"""The comments and blank lines right before an entry, which belong to it."""

_CONTENT = re.compile(r" #[0-9a-f]{8}\Z")
"""What the key of a content ends with."""


@dataclass(frozen=True, slots=True)
class Record:
    """What earlier imports into a folder wrote."""

    source: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    """The ids of the terms, by the keys of the concepts."""
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The fingerprint of each entry of each file, by the file's path and the entry's name."""

    def text(self) -> str:
        """Return it as the text of its file."""
        files = {path: " ".join(f"{name}={print_}" for name, print_ in e.items()) for path, e in self.files.items()}
        return _HEADER + dumped({"source": self.source, "ids": dict(self.ids), "files": files})


def content_key(label: str, content: str) -> str:
    """Return a key for what has no other than a label that several things may share."""
    return f"{label} #{fingerprint(content)}"


def known_again(concepts: Iterable[Concept], ids: Mapping[str, str]) -> dict[str, str]:
    """Return the ids that concepts have from an earlier import, by the keys that the concepts have now.

    A concept is known by its content, or else by its key; or it is the only one of a label that is not known, as
    is the only id of this label.
    """
    found: dict[str, str] = {}
    used: set[str] = set()
    open_ = list(concepts)
    for of in ("content_key", "key"):
        for concept in open_:
            id_ = ids.get(getattr(concept, of))
            if id_ and id_ not in used:
                found[concept.key] = id_
                used.add(id_)
        open_ = [concept for concept in open_ if concept.key not in found]
    left: dict[str, set[str]] = {}
    for key, id_ in ids.items():
        if id_ not in used:
            left.setdefault(_label(key), set()).add(id_)
    unknown: dict[str, list[str]] = {}
    for concept in open_:
        if concept.content_key:
            unknown.setdefault(_label(concept.content_key), []).append(concept.key)
    alone = [(label, keys[0]) for label, keys in unknown.items() if len(keys) == 1 and len(left.get(label, ())) == 1]
    return found | {key: next(iter(left[label])) for label, key in alone}


def _label(key: str) -> str:
    """Return the label in the key of a content; another key as it is."""
    return _CONTENT.sub("", key)


def all_ids(record: Record, concepts: Iterable[Concept], ids: Mapping[str, str]) -> dict[str, str]:
    """Return the ids by all keys of the concepts, and those of earlier concepts that are no longer there."""
    used = set(ids.values())
    contents = {concept.content_key: ids[concept.key] for concept in concepts if concept.content_key}
    return {**{key: id_ for key, id_ in record.ids.items() if id_ not in used}, **ids, **contents}


def recorded(text: str) -> Record:
    """Read a record.

    Raises:
        ValueError: it is damaged.

    """
    try:
        values = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
        ids = {str(key): str(value) for key, value in (values["ids"] or {}).items()}
        rows = {
            str(path): [row.rpartition("=") for row in row_.split()] for path, row_ in (values["files"] or {}).items()
        }
        return Record(str(values["source"]), ids, {path: {n: p for n, _, p in each} for path, each in rows.items()})
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"`{NAME}` is damaged") from error


def entries(path: str, text: str) -> dict[str, str]:
    """Return the entries of a file, as they are written, by their names; what stands before them has an empty name.

    Comments and blank lines belong to the entry behind them. Joined, the entries are the text again. What is no
    YAML is a single entry.
    """
    if not path.endswith(".yml"):
        return {"text": text}
    starts: list[tuple[str, int]] = []
    for match in _KEY.finditer(text):
        lead = _LEAD.search(text, starts[-1][1] if starts else 0, match.start())
        starts.append((match["key"], lead.start() if lead and starts else match.start()))
    if not starts:
        return {"": text}
    ends = [start for _, start in starts[1:]] + [len(text)]
    found = {"": text[: starts[0][1]]}
    for (key, start), end in zip(starts, ends, strict=True):
        # a key that is there twice is a mistake, and is kept as it is
        found[key] = found.get(key, "") + text[start:end]
    return found


def fingerprints(path: str, text: str) -> dict[str, str]:
    """Return the fingerprints of each entry of a file: of the whole, and of each item of a list in a term.

    Names of entries hold neither blanks nor `=`.
    """
    has_lists = path.startswith("terms/")
    return {
        key: ",".join([fingerprint(entry), *(item_prints(entry) if has_lists else ())])
        for key, entry in entries(path, text).items()
        if key
    }


def whole_print(prints: str) -> str:
    """Return the fingerprint of the whole of an entry."""
    return prints.partition(",")[0]
