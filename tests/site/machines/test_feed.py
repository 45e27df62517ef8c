"""The feed of what changed, held to RFC 4287."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attacks import NASTY
from building import URL
from glossgraph.site.machines.feed import feed
from glossgraph.site.page import Site
from glossgraph.source import Day, History
from graphs import known

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(text: str) -> ET.Element:
    """Parse a feed, and hold it to what RFC 4287 says must be in it, and how often."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    ids = [node.text or "" for node in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"[a-z][a-z0-9+.-]*:\S+$", id_) for id_ in ids), "4.2.6: an IRI"
    assert root.findall(f"{ATOM}author"), "4.1.1: entries without an author need one of the feed"
    for node in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(node.findall(ATOM + name)) == 1, f"4.1: exactly one {name}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.findtext(f"{ATOM}updated", ""))
        links = [(e.get("rel"), e.get("type"), e.get("hreflang")) for e in node.findall(f"{ATOM}link")]
        assert len([link for link in links if link[0] == "alternate"]) == 1
    assert [e.get("rel") for e in root.findall(f"{ATOM}link")].count("self") == 1
    for person in root.iter(f"{ATOM}author"):
        assert person.findtext(f"{ATOM}name")
    return root


def test_the_feed_is_atom(at_home: Path, nowhere: Path) -> None:
    root = atom((at_home / "changes.xml").read_text("utf-8"))
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles[0] == "7 June 2026: 1 changed"
    assert titles[1] == "3 May 2026: 10 added"
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert f'<a href="{URL}terms/dough/">Dough</a>' in (content.text or "")
    assert 'property="og:url"' in (at_home / "changes/index.html").read_text("utf-8")
    assert not (nowhere / "changes.xml").exists()
    assert not (nowhere / "changes.html").exists()


def test_no_text_breaks_the_feed(hostile: Glossary) -> None:
    nasty = Day(
        known(hostile).days[0].date, tuple(hostile.terms), (NASTY, "\x00\x1b"), ((NASTY, "a"),), ("]]>", "\uffff")
    )
    for url in ("", URL):
        root = atom(feed(Site(hostile, url, History(days=(nasty,)))))
        for content in root.iter(f"{ATOM}content"):
            tags = set(re.findall(r"<(\w+)", content.text or ""))
            assert tags <= {"p", "ul", "li", "a"}


def test_ids_in_the_feed_stay_when_the_site_moves(bread: Glossary) -> None:
    feeds = [ET.fromstring(feed(Site(bread, url, known(bread)))) for url in ("", URL)]
    first, second = ([node.text for node in each.iter(f"{ATOM}id")] for each in feeds)
    assert first == second
