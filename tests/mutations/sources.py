"""References that nobody cites, that nobody could find, or that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding, quoted, typo
from mutations.material import choose, new_reference, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path

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
    """A reference that is named, and not cited in prose, has a new id."""
    seen = view(draft)
    named = {name for name, _, _ in seen.cited()}
    ids = [reference["id"] for reference in seen.references]
    old = choose(random, (id_ for id_ in ids if id_ in named and not any(f"@{id_}" in t for t in draft.texts.values())))
    draft.put(REFERENCES, ("references", ids.index(old), "id"), f"{old}-{word(random)}")
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


def _cites(draft: Draft, random: Random, written: str) -> tuple[str, Path]:
    """Put a citation at the end of a text in Markdown, and return the file and the path of the text."""
    places = [(part.file, part.path) for part in view(draft).prose() if part.path[0] in {"explanation", "boundaries"}]
    file, path = choose(random, places)
    text = str(draft.get(file, *path)).rstrip()
    draft.put(file, path, quoted(f"{text} {written}"))
    return file, path


def typo_in_a_citation(draft: Draft, random: Random) -> list[Finding]:
    known = [reference["id"] for reference in view(draft).references]
    wrong = typo(random, choose(random, known), known)
    written = random.choice([f"[@{wrong}]", f"[see @{choose(random, known)}; @{wrong}, p. 3]"])
    file, path = _cites(draft, random, written)
    return [Finding("unknown-reference", file, draft.value_line(file, *path))]


def malformed_citation(draft: Draft, random: Random) -> list[Finding]:
    first, second = (choose(random, view(draft).references)["id"] for _ in range(2))
    forms = ("[@]", f"[@{first}; ]", f"[@{first}, ; @{second}]", f"[@{first} @{second}]", f"[@{first}; and more]")
    bare = (f"[{first}]", f"@{first}", f"[@{first}, para. [12]]", f"[@{first}][@{second}]")
    file, path = _cites(draft, random, random.choice(forms + bare))
    return [Finding("unknown-reference", file, draft.value_line(file, *path))]


def citation_in_a_definition(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    file = choose(random, (seen.files[id_] for id_ in seen.terms if not seen.deprecated(id_)))
    cited = f"[@{choose(random, seen.references)['id']}]"
    definition = str(draft.get(file, "definition")).strip().removesuffix(".")
    return [Finding("definition-form", file, draft.put(file, ("definition",), quoted(f"{definition} {cited}.")))]


def cited_no_more(draft: Draft, random: Random) -> list[Finding]:
    """Prose that cites a reference does so in code only."""
    new = new_reference(draft, random)
    _cites(draft, random, f"`[@{new}]`")
    return [Finding("unused-reference", REFERENCES, draft.value_line(REFERENCES, "references", 0, "id"))]


def not_seen_for_years(draft: Draft, random: Random) -> list[Finding]:
    day = f"20{random.randint(10, 22)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}"
    new = new_reference(draft, random, type="webpage", URL="https://example.org", accessed=day)
    draft.item(choose(random, draft.term_files()), "sources", new)
    line = draft.value_line(REFERENCES, "references", 0, "accessed")
    return [Finding("stale-reference", REFERENCES, line)]


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
    Mutator("unknown-reference", typo_in_a_citation),
    Mutator("unknown-reference", malformed_citation),
    Mutator("definition-form", citation_in_a_definition),
    Mutator("unused-reference", not_cited),
    Mutator("unused-reference", cited_no_more),
    Mutator("stale-reference", not_seen_for_years),
    Mutator("unused-reference", citation_lost),
    Mutator("incomplete-reference", cannot_be_found),
    Mutator("incomplete-reference", field_lost),
)
