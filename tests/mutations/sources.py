"""References that nobody cites, that nobody could find, or that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, typo
from mutations.material import choose, new_reference, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft

REFERENCES = "graph/references.yml"


def typo_in_a_source(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    name, file, path = choose(random, seen.cited())
    known = {reference["id"] for reference in seen.references}
    return [Finding("unknown-reference", file, draft.put(file, path, typo(random, name, known)))]


def address_for_a_source(draft: Draft, random: Random) -> list[Finding]:
    """The address of a work, or its DOI, where its id should be."""
    _, file, path = choose(random, view(draft).cited())
    address = choose(random, ["https://doi.org/10.1000/1", "doi:10.1000/1", "https://a.example/b", "www.a.example"])
    return [Finding("unknown-reference", file, draft.put(file, path, address))]


def reference_renamed(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    number = random.randrange(len(seen.references))
    old = seen.references[number]["id"]
    draft.put(REFERENCES, ("references", number, "id"), f"{old}-{word(random)}")
    return [
        Finding("unknown-reference", file, draft.value_line(file, *p)) for name, file, p in seen.cited() if name == old
    ]


def not_cited(draft: Draft, random: Random) -> list[Finding]:
    new_reference(draft, random)
    return [Finding("unused-reference", REFERENCES, draft.value_line(REFERENCES, "references", 0, "id"))]


def citation_lost(draft: Draft, random: Random) -> list[Finding]:
    """The only place that cites a reference does so no more."""
    new = new_reference(draft, random)
    file = choose(random, draft.term_files())
    path = draft.item(file, "sources", new)
    draft.settle()
    draft.remove(file, *path)
    return [Finding("unused-reference", REFERENCES, draft.value_line(REFERENCES, "references", 0, "id"))]


INCOMPLETE: list[dict[str, str]] = [
    {"issued": ""},
    {"author": "", "publisher": "", "ISBN": "", "URL": "https://example.org"},
    {"publisher": "", "ISBN": ""},
    {"type": "article-journal", "publisher": "", "ISBN": ""},
    {"type": "chapter"},
    {"type": "webpage", "accessed": "{year: 2026}"},
    {"type": "webpage", "URL": "https://example.org"},
    {"author": "", "issued": "", "publisher": "", "ISBN": ""},
]
"""What makes of the usual book a reference that a reader could not find."""


def cannot_be_found(draft: Draft, random: Random) -> list[Finding]:
    new = new_reference(draft, random, **choose(random, INCOMPLETE))
    draft.item(choose(random, draft.term_files()), "sources", new)
    return [Finding("incomplete-reference", REFERENCES, draft.value_line(REFERENCES, "references", 0, "id"))]


def field_lost(draft: Draft, random: Random) -> list[Finding]:
    """The journal of an article, or the address of a page."""
    needed = {"article-journal": "container-title", "article-newspaper": "container-title", "webpage": "URL"}
    places = [
        (number, needed[reference["type"]])
        for number, reference in enumerate(view(draft).references)
        if reference["type"] in needed
    ]
    number, name = choose(random, places)
    draft.remove(REFERENCES, "references", number, name)
    return [Finding("incomplete-reference", REFERENCES, draft.value_line(REFERENCES, "references", number, "id"))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("unknown-reference", typo_in_a_source),
    Mutator("unknown-reference", address_for_a_source),
    Mutator("unknown-reference", reference_renamed),
    Mutator("unused-reference", not_cited),
    Mutator("unused-reference", citation_lost),
    Mutator("incomplete-reference", cannot_be_found),
    Mutator("incomplete-reference", field_lost),
)
