"""Glossaries of any size, with texts, edges and files as people write them; they are without faults.

Run it to look at one: `python benchmarks/generate.py 100 FOLDER`.
"""

from __future__ import annotations

import random
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

STAGES = 9

ACTORS = ("borrower", "lender", "venue")

SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fi",
    "gra",
    "hol",
    "in",
    "ju",
    "kel",
    "lo",
    "mar",
    "nu",
    "or",
    "pla",
    "que",
    "ris",
    "té",
)

RELATIONS: dict[str, dict[str, Any]] = {
    "triggers": {"label": "triggers", "inverse": "is triggered by", "flow": "forward", "excludes": ["precedes"]},
    "precedes": {"label": "precedes", "inverse": "follows", "flow": "forward"},
    "feeds-back-to": {"label": "feeds back to", "inverse": "is fed by", "flow": "feedback"},
    "kind-of": {"label": "is a kind of", "inverse": "has the kind", "acyclic": True, "transitive": True},
    "measured-by": {"label": "is measured by", "inverse": "measures"},
}

KINDS: dict[str, dict[str, Any]] = {
    "event": {"label": "Event", "stage": "required", "role": "step"},
    "actor": {"label": "Actor", "stage": "none", "role": "participant"},
}


class Writer:
    """Writes words in the proportions of a language: few are frequent, and most are rare."""

    def __init__(self, seed: int) -> None:
        """Make up a vocabulary."""
        self.chance = random.Random(seed)
        made = ("".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 4))) for _ in range(6_000))
        self.words = list(dict.fromkeys(made))
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def sentence(self, words: int) -> str:
        """Return one sentence of so many words."""
        chosen = self.chance.choices(self.words, cum_weights=self.weights, k=words)
        chosen[words // 2] += ","
        return " ".join(chosen).capitalize() + "."

    def paragraph(self, words: int) -> str:
        """Return sentences of about so many words together."""
        return " ".join(self.sentence(self.chance.randint(8, 22)) for _ in range(words // 15))


def write_glossary(root: Path, size: int, seed: int = 1) -> None:
    """Write a glossary of so many terms, with about five edges each."""
    writer = Writer(seed)
    (root / "terms").mkdir(parents=True)
    (root / "graph").mkdir()
    stages = [{"id": f"stage-{number}", "label": f"Stage {number}"} for number in range(STAGES)]
    references = [
        {
            "id": f"source-{n}",
            "type": "report",
            "title": f"Report {n}",
            "publisher": "A Press",
            "issued": {"year": 2009},
        }
        | {"author": [{"literal": "A. N. Author"}], "URL": f"https://example.org/{n}"}
        for n in range(20)
    ]
    files = {"relations": RELATIONS, "kinds": KINDS, "stages": stages, "references": {"references": references}}
    for name, values in files.items():
        (root / f"graph/{name}.yml").write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    for actor in ACTORS:
        _write(root / f"terms/{actor}.yml", _shared(writer, f"The {actor} of all") | {"kind": "actor"})
    for number in range(size):
        _write(root / f"terms/term-{number}.yml", _term(writer, number, size))


def _shared(writer: Writer, label: str) -> dict[str, Any]:
    question = writer.sentence(9)[:-1] + "?"
    return {
        "label": label,
        "definition": writer.sentence(28),
        "explanation": "\n\n".join(writer.paragraph(60) for _ in range(3)) + "\n",
        "boundaries": [writer.sentence(22), writer.sentence(18)],
        "faq": [{"question": question, "answer": writer.paragraph(50)} for question in (question, f"And {question}")],
    }


def _term(writer: Writer, number: int, size: int) -> dict[str, Any]:
    label = f"{writer.sentence(2)[:-1].replace(',', '')} {number}"
    term = _shared(writer, label) | {"kind": "event", "stage": f"stage-{number * STAGES // size}", "status": "reviewed"}
    # what comes later is only named by what comes earlier, so that nothing leads round in a circle
    later = min(number + 1, size - 1)
    term["explanation"] += f"\nSee [[term-{later}]] and [[borrower|whoever borrows]].\n"
    chosen = writer.chance.sample(range(number + 2, number + 200), 2)
    ahead = [other for other in (number + 1, *chosen) if other < size]
    edges: dict[str, dict[str, Any]] = {
        "triggers": {f"term-{other}": writer.sentence(16) for other in ahead[:2]},
        "precedes": {f"term-{other}": writer.sentence(16) for other in ahead[2:]},
        "measured-by": {ACTORS[number % 3]: {"reason": writer.sentence(14), "sources": [f"source-{number % 20}"]}},
    }
    if number:
        edges["kind-of"] = {f"term-{number // 2}": writer.sentence(16)}
    if number > size // 2 and number % 20 == 0:
        edges["feeds-back-to"] = {f"term-{number // 4}": writer.sentence(16)}
    term["edges"] = {relation: targets for relation, targets in edges.items() if targets}
    term["step"] = {"from": "lender", "to": "borrower", "message": writer.sentence(5)[:-1]}
    if number % 10 == 0:
        term["examples"] = [
            {"title": "A ratio", "given": {"a": number, "b": 8}, "formula": "a / b", "result": number / 8}
        ]
    return term


def _write(path: Path, term: dict[str, Any]) -> None:
    text = yaml.dump(term, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_glossary(Path(sys.argv[2]), int(sys.argv[1]))
