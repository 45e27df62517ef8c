"""Glossaries of any size, without faults, whose terms have about as much of everything as those of the real one.

Run it to look at one: `python benchmarks/generate.py 100 FOLDER`.
"""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from prose import Writer
from vocabulary import REFERENCES, ROLES, SETTINGS, STAGES, files, references

ACTORS = tuple(ROLES.values())
"""The terms that many others are joined to."""

TURN = (
    *("event", "mechanism", "condition", "actor", "event", "measure", "mechanism", "event", "episode", "instrument"),
    *("event", "mechanism", "measure", "framework", "actor", "event", "condition", "measure", "episode", "event"),
)
"""The kinds of the terms, again and again."""

STEPS = frozenset({"event", "mechanism", "condition"})
"""The kinds whose terms take a step."""

LAYERS = 3 * STAGES
"""How many terms the sequence leads through, from the first to the last, along its shortest steps."""


class Glossary:
    """Writes the terms of a glossary of one size."""

    def __init__(self, size: int, seed: int) -> None:
        """Put the terms in order."""
        self.size, self.writer = size, Writer(seed)
        self.steps = [number for number in range(size) if TURN[number % len(TURN)] in STEPS]
        self.strands = -(-len(self.steps) // LAYERS)
        """How many terms are side by side in the sequence; a step and the one that follows on it are so far apart."""

    @cached_property
    def position(self) -> dict[int, int]:
        """The position of each step in the sequence by the number of its term."""
        return {number: position for position, number in enumerate(self.steps)}

    def actor(self, id_: str) -> dict[str, Any]:
        """Return the term of one who takes part in every setting."""
        shared = self._shared(f"The {id_} of all", self.writer.chance.randrange(self.size))
        return shared | {"kind": "actor", "edges": {"acts-in": self._edges(self.writer.chance.sample(self.steps, 5))}}

    def term(self, number: int) -> dict[str, Any]:
        """Return a term by its number."""
        writer, kind = self.writer, TURN[number % len(TURN)]
        term = self._shared(f"{writer.name()} {number}", number) | {"kind": kind, "status": "reviewed"}
        if kind in {*STEPS, "measure", "instrument"}:
            term["stage"] = f"stage-{self._stage(number)}"
        if number:
            # to what comes earlier, so that no definition leads back to itself
            term["definition"] = f"{writer.sentence(26)[:-1]} [[term-{number // 2}]] {writer.phrase(3).lower()}."
        term["aliases"] = [f"{writer.name()} {name} {number}" for name in ("one", "two")[: number % 5]]
        term["edges"] = self._not_the_same(number) | self._whole(number)
        if kind in STEPS:
            self._take_step(term, number)
        elif kind == "measure":
            self._measure(term, number)
        elif kind in {"episode", "framework"}:
            self._tell(term, kind)
        elif kind == "actor":
            term["edges"]["acts-in"] = self._edges(self._near(number, 5))
        if kind == "instrument" or number % 5 == 0:
            term["edges"]["mitigated-by"] = self._edges(self._near(number, 1))
        term["edges"] = {relation: targets for relation, targets in term["edges"].items() if targets}
        return term

    def _stage(self, number: int) -> int:
        return number * STAGES // self.size

    def _shared(self, label: str, number: int) -> dict[str, Any]:
        """Return what every term has."""
        writer = self.writer
        most = references(self.size)
        own = [f"source-{(number * REFERENCES + which) % most}" for which in range(REFERENCES)]
        others = [f"source-{writer.chance.randrange(most)}" for _ in range(3)]
        mentions = [f"[[term-{other}]]" for other in writer.chance.sample(range(self.size), min(5, self.size))]
        first = f"{label} {writer.sentence(12).lower()} {writer.paragraph(45)} [@{own[0]}, p. {number % 90}]"
        second = f"{writer.paragraph(75)} See {mentions[0]} and {mentions[1]} [@{own[1]}; @{others[0]}]."
        third = f"{writer.paragraph(60)} So does {mentions[2]}, and [[{ACTORS[number % 3]}|whoever]] [@{others[1]}]."
        questions = [f"{writer.phrase(6)} {label}?", *(f"{writer.phrase(9)} {label}?" for _ in range(3))]
        answers = [writer.paragraph(45) for _ in questions]
        answers[1] += f" That is by {mentions[3]} [@{own[2]}]."
        answers[2] += f" It is {mentions[4]} again [@{others[2]}]."
        answers[3] += f" It has been asked before [@{own[0]}, p. 7]."
        return {
            "label": label,
            "definition": writer.sentence(30),
            "explanation": f"{first}\n\n{second}\n\n{third}\n",
            "boundaries": [writer.sentence(26), writer.sentence(22)],
            "sources": own[: number % 2 + 1],
            "faq": [{"question": q, "answer": answer} for q, answer in zip(questions, answers, strict=True)],
            "examples": [
                {
                    "title": writer.phrase(8),
                    "given": {"first": number, "second": 8},
                    "formula": "first / second",
                    "result": number / 8,
                    "text": f"{writer.paragraph(45)} The numbers are made up [@{own[1]}].",
                }
            ],
        }

    def _edge(self, number: int, **more: object) -> str | dict[str, Any]:
        reason = self.writer.sentence(self.writer.chance.randint(16, 26))
        return {"reason": reason} | more if more or number % 2 else reason

    def _edges(self, targets: list[int], **more: object) -> dict[str, Any]:
        return {f"term-{target}": self._edge(target, **more) for target in targets}

    def _near(self, number: int, count: int) -> list[int]:
        """Return so many other steps from the same part of the glossary."""
        place = number * len(self.steps) // self.size
        part = [step for step in self.steps[max(0, place - 40) : place + 40] if step != number]
        return self.writer.chance.sample(part, min(count, len(part)))

    def _not_the_same(self, number: int) -> dict[str, Any]:
        """Return an edge to what is easily taken for the term: half of the time, there is more to say."""
        other = number + 3
        if other >= self.size or number % 5 == 0:
            return {}
        detail = (
            {"detail": "\n\n".join(self.writer.paragraph(words) for words in (30, 45, 30)) + "\n"} if number % 2 else {}
        )
        return {"not-synonym-of": self._edges([other], **detail)}

    def _whole(self, number: int) -> dict[str, Any]:
        """Return an edge to something wider, of the same kind, so that trees arise."""
        turn, place = divmod(number, len(TURN))
        wider = turn // 2 * len(TURN) + place
        if place % 3 or not turn:
            return {}
        return {"part-of" if place % 2 else "kind-of": self._edges([wider])}

    def _take_step(self, term: dict[str, Any], number: int) -> None:
        """Add what happens between whom and where, and what it leads to."""
        writer, position, strands = self.writer, self.position[number], self.strands
        strand = position % strands
        named = [f"setting-{(strand + more) % SETTINGS}" for more in (0, 4)]
        term["step"] = {"from": "creditor", "to": "debtor", "message": writer.phrase(6)}
        if strand % 2:
            term["settings"] = named
        else:
            term["steps"] = {where: {"at": "creditor", "state": writer.phrase(6)} for where in named}
        ahead = [position + strands]
        further = range(position + strands + 1, position + 4 * strands + 1)
        ahead += writer.chance.sample(further, min(1 + (position % 3 > 0), len(further)))
        after, *others = [self.steps[each] for each in ahead if each < len(self.steps)] or [None]
        edges = term["edges"]
        if after is not None:
            branch = {"when": writer.phrase(7).lower()} if position % 2 else {}
            edges["triggers" if position % 2 else "precedes"] = self._edges([after], **branch)
            for other in others:
                # where a term takes a step in every setting, an edge can lead to it in some of them only
                is_anywhere = self.position[other] % strands % 2 == 0
                held = {"when": writer.phrase(7).lower(), "in": named} if is_anywhere else {}
                edges.setdefault("precedes", {}).update(self._edges([other], **held))
        if position % 3 == 0 and position >= 4 * strands:
            edges["feeds-back-to"] = self._edges([self.steps[position - 4 * strands]])
        if position % 8 == 0 and position >= 2 * strands:
            edges["is-expression-of"] = self._edges([self.steps[position - 2 * strands]])
        edges["measured-by"] = {
            ACTORS[number % 3]: self._edge(number, sources=[f"source-{number % references(self.size)}"])
        }

    def _measure(self, term: dict[str, Any], number: int) -> None:
        """Add a formula with an example of its own, and the story in which it is measured."""
        meanings = {name: self.writer.phrase(6).lower() for name in "ENm"}
        term["formula"] = {"equation": "R = E / (N * m)", "where": meanings, "unit": "ratio"}
        given = {"E": number + 1, "N": 4, "m": 0.5}
        worked = {"title": self.writer.phrase(6), "given": given, "result": (number + 1) / 2}
        term["examples"].append(worked | {"text": self.writer.paragraph(45)})
        term["edges"]["mitigated-by"] = self._edges(self._near(number, 1))

    def _tell(self, term: dict[str, Any], kind: str) -> None:
        """Add a story with dates and figures, or a part of the sequence."""
        writer = self.writer
        start = writer.chance.randrange(self.strands)
        told = self.steps[start :: self.strands][: 12 if kind == "episode" else 9]
        if kind == "framework":
            term["sequence"] = [{"term": f"term-{step}"} for step in told]
            term["edges"]["frames"] = self._edges(told[:2])
            return
        term["sequence"] = [
            {"term": f"term-{step}", "date": f"{day} March 2020", "from": "lender", "to": "borrower"}
            | {"message": writer.phrase(7)}
            for day, step in enumerate(told, 1)
        ]
        figure = {"what": writer.phrase(12), "source": term["sources"][0]}
        term["figures"] = [{"value": f"{value} billion dollars"} | figure for value in range(1, 5)]
        term["edges"]["illustrates"] = self._edges(told[:8])


class _Dumper(yaml.CSafeDumper):
    """Writes what is the same again, as people do."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def write_glossary(root: Path, size: int, seed: int = 1) -> None:
    """Write a glossary of so many terms, and the few actors of all its settings, with about five edges each."""
    glossary = Glossary(size, seed)
    (root / "terms").mkdir(parents=True)
    (root / "graph").mkdir()
    for name, values in files(glossary.writer, glossary.steps, size).items():
        _write(root / f"graph/{name}.yml", values)
    for actor in ACTORS:
        _write(root / f"terms/{actor}.yml", glossary.actor(actor))
    for number in range(size):
        _write(root / f"terms/term-{number}.yml", glossary.term(number))


def _write(path: Path, values: object) -> None:
    text = yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_glossary(Path(sys.argv[2]), int(sys.argv[1]))
