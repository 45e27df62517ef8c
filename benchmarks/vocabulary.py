"""What a generated glossary is made of besides its terms: the files of its `graph/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prose import Writer

STAGES = 9

SETTINGS = 9

PATHS = 15

STOPS = 12
"""How many terms a path leads through."""

REFERENCES = 3
"""How many there are for each term, as long as there are no more than `MOST_REFERENCES`."""

MOST_REFERENCES = 3_000
"""So many fit into a file of a megabyte, and no file can be larger."""

ROLES = {"debtor": "borrower", "creditor": "lender", "market": "venue"}
"""Who has each role, in every setting."""

RELATIONS: dict[str, dict[str, Any]] = {
    "triggers": {"label": "triggers", "inverse": "is triggered by", "flow": "forward", "excludes": ["precedes"]},
    "is-expression-of": {"label": "is an expression of", "inverse": "is expressed as", "flow": "backward"},
    "precedes": {"label": "precedes", "inverse": "follows", "flow": "forward"},
    "feeds-back-to": {"label": "feeds back to", "inverse": "is fed by", "flow": "feedback"},
    "kind-of": {
        "label": "is a kind of",
        "inverse": "has the kind",
        "acyclic": True,
        "transitive": True,
        "skos": "broader",
    },
    "part-of": {"label": "is part of", "inverse": "has the part", "acyclic": True, "excludes": ["kind-of"]},
    "measured-by": {"label": "is measured by", "inverse": "measures"},
    "mitigated-by": {"label": "is mitigated by", "inverse": "mitigates"},
    "acts-in": {"label": "acts in", "inverse": "involves", "kinds": {"source": ["actor"]}},
    "frames": {"label": "frames", "inverse": "is framed by", "kinds": {"source": ["framework"]}},
    "illustrates": {"label": "illustrates", "inverse": "is illustrated by", "kinds": {"source": ["episode"]}},
    "not-synonym-of": {"label": "is not the same as", "symmetric": True, "distinguishes": True},
}

KINDS: dict[str, dict[str, Any]] = {
    "condition": {"label": "Condition", "stage": "required", "role": "step"},
    "event": {"label": "Event", "stage": "required", "role": "step"},
    "mechanism": {"label": "Mechanism", "stage": "required", "role": "step"},
    "measure": {"label": "Measure", "stage": "optional"},
    "instrument": {"label": "Instrument", "stage": "optional"},
    "actor": {"label": "Actor", "stage": "none", "role": "participant"},
    "framework": {"label": "Framework", "stage": "none", "article": True},
    "episode": {"label": "Episode", "stage": "none", "article": True},
}


def references(size: int) -> int:
    """Return how many references a glossary of so many terms has."""
    return min(size * REFERENCES, MOST_REFERENCES)


def files(writer: Writer, steps: list[int], size: int) -> dict[str, Any]:
    """Return what each file says, by its name; `steps` are the numbers of the terms that take a step, in order."""
    return {
        "relations": RELATIONS,
        "kinds": KINDS,
        "stages": [
            {"id": f"stage-{n}", "label": f"Stage {n}", "description": writer.paragraph(30)} for n in range(STAGES)
        ],
        "settings": [_setting(writer, number) for number in range(SETTINGS)],
        "references": {"references": [_reference(writer, number) for number in range(references(size))]},
        "paths": [_path(writer, number, steps) for number in range(PATHS)],
        "glossary": {
            "title": "A generated glossary",
            "description": writer.sentence(20),
            "core": [f"term-{number}" for number in steps[:: max(1, len(steps) // 20)]],
            "sections": [{"heading": writer.phrase(4), "text": writer.paragraph(120)} for _ in range(3)],
        },
    }


def _setting(writer: Writer, number: int) -> dict[str, Any]:
    return {
        "id": f"setting-{number}",
        "label": f"Setting {number}",
        "description": writer.sentence(20),
        "cast": ROLES,
        "public": ["market"],
        "facts": [{"about": f"Fact {fact}", "text": writer.paragraph(45)} for fact in range(6)],
    }


def _path(writer: Writer, number: int, steps: list[int]) -> dict[str, Any]:
    stops = sorted(writer.chance.sample(steps, min(STOPS, len(steps))))
    return {
        "id": f"path-{number}",
        "label": f"Path {number}",
        "description": writer.paragraph(45),
        "stops": [{"term": f"term-{stop}", "text": writer.paragraph(30)} for stop in stops],
    }


def _reference(writer: Writer, number: int) -> dict[str, Any]:
    author = {"family": writer.phrase(1), "given": "A. N."}
    shared = {"id": f"source-{number}", "title": f"{writer.phrase(7)} {number}", "author": [author]}
    if number % 2:
        shared |= {"type": "report", "publisher": "A Press", "URL": f"https://example.org/reports/{number}"}
    else:
        shared |= {"type": "article-journal", "container-title": "A Journal", "volume": "9", "page": "1-20"}
        shared |= {"DOI": f"10.1000/{number}"}
    return shared | {"issued": {"year": 1990 + number % 35}}
