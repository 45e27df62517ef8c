"""Mentions of terms that do not exist, and markup that is not Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mutations.draft import Finding, quoted, typo
from mutations.material import SORTS, choose, enrich, word
from mutations.mutator import Mutator
from mutations.view import view
from mutations.words import LONGEST, length

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path

LINK = re.compile(r"\[\[([a-z0-9-]+)(?=\]\]|\|)")


def texts(draft: Draft) -> list[tuple[str, Path]]:
    """Return the file and the path of every text in Markdown."""
    seen = view(draft)
    found = [(part.file, part.path) for part in seen.prose()]
    about = "graph/glossary.yml"
    found += [(about, ("sections", n, "text")) for n in range(len(seen.graph["glossary"].get("sections", [])))]
    for stem in ("kinds", "stages", "relations", "paths"):
        file = f"graph/{stem}.yml"
        if file in draft.texts:
            found += [(file, path) for path in draft.paths(file) if path[-1:] in {("description",), ("text",)}]
    return found


def _mention(draft: Draft, random: Random) -> tuple[str, re.Match[str]]:
    """Return a mention in some text; each sort of text is as likely as any other."""
    places: dict[tuple[str, str], list[tuple[str, re.Match[str]]]] = {}
    for file, path in texts(draft):
        spot = draft.spot(file, *path)
        for match in LINK.finditer(draft.texts[file], spot.value, spot.end):
            places.setdefault((file.partition("/")[0], str(path[0])), []).append((file, match))
    return choose(random, places[choose(random, sorted(places))])


def typo_in_a_mention(draft: Draft, random: Random) -> list[Finding]:
    file, match = _mention(draft, random)
    new = typo(random, match[1], view(draft).terms)
    return [Finding("unknown-mention", file, draft.splice(file, match.start(1), match.end(1), new))]


def mention_not_closed(draft: Draft, random: Random) -> list[Finding]:
    file, match = _mention(draft, random)
    end = draft.texts[file].index("]]", match.end())
    draft.splice(file, end, end + 2, random.choice(["", "]"]))
    return [Finding("unknown-mention", file, draft.line_at(file, match.start()))]


def typo_in_a_name(draft: Draft, random: Random) -> list[Finding]:
    """An id outside of prose: of an item, of a stop, of a replacement, on the home page. Actors are no mentions."""
    enrich(draft, random.randrange(SORTS))
    seen = view(draft)
    places = [place for place in seen.naming() if place[2][-1] not in {"from", "to", "at"}]
    sort = choose(random, sorted({(str(path[0]), str(path[-1])) for _, _, path in places if isinstance(path[-1], str)}))
    name, file, path = choose(random, (p for p in places if (str(p[2][0]), str(p[2][-1])) == sort or p[2][0] == "core"))
    return [Finding("unknown-mention", file, draft.put(file, path, typo(random, name, seen.terms)))]


UNSAFE = [
    "<b>so</b>",
    "<script>alert(1)</script>",
    "<!-- so -->",
    "![so](https://example.org/so.png)",
    "[so](javascript:alert(1))",
    "[so](data:text/html,so)",
    "[so](../secret.md)",
    "<https://example.org>",
    "<br/>",
]


def markup_in_a_text(draft: Draft, random: Random) -> list[Finding]:
    places: dict[tuple[str, str], list[tuple[str, Path]]] = {}
    for file, path in texts(draft):
        if path != ("definition",) or length(draft.get(file, "definition")) < LONGEST - 3:
            places.setdefault((file.partition("/")[0], str(path[0])), []).append((file, path))
    file, path = choose(random, places[choose(random, sorted(places))])
    spot, text = draft.spot(file, *path), draft.texts[file]
    hidden = [m.span() for m in re.finditer(r"\[\[.*?\]\]|`[^`]*`|\]\([^)]*\)", text, re.DOTALL)]
    blanks = [
        match.start()
        for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)
        if spot.value < match.start() < spot.end and not any(a < match.start() < b for a, b in hidden)
    ]
    start = choose(random, blanks)
    return [Finding("unsafe-markup", file, draft.splice(file, start, start, f" {choose(random, UNSAFE)}"))]


def markup_in_a_name(draft: Draft, random: Random) -> list[Finding]:
    """A tag in a label, an alias, a question, a step or a branch."""
    places: dict[str, list[tuple[str, Path]]] = {}
    for file in draft.term_files():
        for path in draft.paths(file):
            alias = path[:1] == ("aliases",) and len(path) == 2
            if (
                path == ("label",)
                or alias
                or path[-1:] in {("when",), ("question",)}
                or (path[:1] == ("step",) and path[-1] in {"message", "state"})
            ):
                places.setdefault(str(path[0]), []).append((file, path))
    file, path = choose(random, places[choose(random, sorted(places))])
    start, _, end = draft.get(file, *path).rpartition(" ")
    new = quoted(f"{start} <b>{end}</b>".strip())
    return [Finding("unsafe-markup", file, draft.put(file, path, new))]


def link_at_the_foot(draft: Draft, random: Random) -> list[Finding]:
    """The definition of a link on a line of its own, below a text of several lines."""
    file = choose(
        random,
        (f for f in draft.term_files() if "explanation" in draft.get(f) and draft.spot(f, "explanation").style == "|"),
    )
    end = draft.spot(file, "explanation").end
    line = draft.splice(file, end, end, f"\n\n  [{word(random)}]: https://example.org/so")
    return [Finding("unsafe-markup", file, line + 2)]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-mention", typo_in_a_mention),
    Mutator("unknown-mention", mention_not_closed),
    Mutator("unknown-mention", typo_in_a_name),
    Mutator("unsafe-markup", markup_in_a_text),
    Mutator("unsafe-markup", markup_in_a_name),
    Mutator("unsafe-markup", link_at_the_foot),
)
