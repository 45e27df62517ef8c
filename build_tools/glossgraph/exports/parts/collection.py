"""A collection of Anki, as the packages of its version 11 hold it: note types, notes and cards in a database."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINNING = 1_577_836_800
"""The second at which every collection was made: the first of 2020."""

_SECONDS = 24 * 60 * 60

_FIRST_DAY = dt.date(1970, 1, 1).toordinal()

_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""

_OPTIONS = {
    "id": 1,
    "mod": 0,
    "name": "Default",
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}
"""How cards are learned until somebody chooses otherwise; these are the values of Anki itself."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Template:
    """A card of a note type: what it is called, its question and its answer, as templates over the fields."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A sort of note: its fields, and its cards."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    css: str

    @property
    def id(self) -> int:
        """The number by which Anki knows it."""
        return number(f"type\0{self.name}")


@dataclass(frozen=True, slots=True)
class CardNote:
    """A note: the values of its fields as HTML, and what stays the same when they change."""

    key: str
    type: NoteType
    values: tuple[str, ...]
    tags: tuple[str, ...]
    day: dt.date | None
    """The day of its last change, as far as it is known."""

    @property
    def changed(self) -> int:
        """A second of that day, in seconds since 1970: another one for other values.

        Anki takes a note that it knows for the same if it was changed at the same second.
        """
        said = "\0".join((*self.values, *self.tags)).encode()
        second = int.from_bytes(hashlib.sha256(said).digest()[:4]) % _SECONDS
        return second + (self.day.toordinal() - _FIRST_DAY) * _SECONDS if self.day else BEGINNING + second


def collection(deck: str, description: str, notes: Iterable[CardNote]) -> bytes:
    """Return a collection with one deck of notes, which are learned in their order; the same notes give the same bytes.

    `description` is HTML. A key gives a note its identity: Anki brings a note that it knows up to date, and keeps what
    was learned of its cards.
    """
    home = number(f"deck\0{deck}")
    used: set[int] = set()
    types: dict[int, NoteType] = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        for place, note in enumerate(notes, start=1):
            types[note.type.id] = note.type
            id_ = _unused(number(f"note\0{note.key}"), used)
            first = _TAG.sub("", note.values[0])
            # Anki finds equal notes by this number
            check = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
            tags = f" {' '.join(note.tags)} " if note.tags else ""
            row = (
                id_,
                guid(note.key),
                note.type.id,
                note.changed,
                -1,
                tags,
                "\x1f".join(note.values),
                first,
                check,
                0,
                "",
            )
            _insert(connection, "notes", row)
            for order, _ in enumerate(note.type.templates):
                card = _unused(number(f"card\0{note.key}\0{order}"), used)
                row_of_card = (card, id_, home, order, note.changed, -1, 0, 0, place, *[0] * 8, "")
                _insert(connection, "cards", row_of_card)
        row_of_all = (
            *(1, BEGINNING, BEGINNING * 1000, BEGINNING * 1000, 11, 0, 0, 0),
            json.dumps({"nextPos": 1, "curDeck": 1, "activeDecks": [1], "schedVer": 2}),
            json.dumps({str(id_): _type(type_, home) for id_, type_ in sorted(types.items())}),
            json.dumps({"1": _deck(1, "Default", ""), str(home): _deck(home, deck, description)}),
            json.dumps({"1": _OPTIONS}),
            "{}",
        )
        _insert(connection, "col", row_of_all)
        connection.execute("COMMIT")
        return connection.serialize()


def guid(key: str) -> str:
    """Return what tells a note from all others in the world."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def number(key: str) -> int:
    """Return a number for a key, which looks to Anki like the millisecond at which something was made."""
    return 1_400_000_000_000 + int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % 100_000_000_000


def _unused(wanted: int, used: set[int]) -> int:
    while wanted in used:
        wanted += 1
    used.add(wanted)
    return wanted


def _insert(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    # the names are those of this module, and no text of a glossary is in a statement
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608


def _type(type_: NoteType, deck: int) -> dict[str, Any]:
    field = {"sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
    card = {"bqfmt": "", "bafmt": "", "did": None}
    return {
        "id": type_.id,
        "name": type_.name,
        "type": 0,
        "mod": BEGINNING,
        "usn": -1,
        "sortf": 0,
        "did": deck,
        "tmpls": [
            {"name": t.name, "ord": order, "qfmt": t.question, "afmt": t.answer, **card}
            for order, t in enumerate(type_.templates)
        ],
        "flds": [{"name": name, "ord": order, **field} for order, name in enumerate(type_.fields)],
        "css": type_.css,
        "latexPre": "",
        "latexPost": "",
        "req": [[order, "any", [order]] for order, _ in enumerate(type_.templates)],
        "tags": [],
        "vers": [],
    }


def _deck(id_: int, name: str, description: str) -> dict[str, Any]:
    today = {"newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0]}
    return {
        "id": id_,
        "mod": BEGINNING,
        "name": name,
        "usn": -1,
        "collapsed": False,
        "browserCollapsed": False,
        "desc": description,
        "dyn": 0,
        "conf": 1,
        "extendNew": 0,
        "extendRev": 0,
        **today,
    }
