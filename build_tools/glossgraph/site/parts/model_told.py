"""A run of a model as pages tell it: its results, its rounds in numbers and in words, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import ROUND
from glossgraph.running.numbers import Numbers, agent_names
from glossgraph.words.content import Link, Words, text
from glossgraph.words.prose import sentence
from glossgraph.words.slots import slotted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossgraph.model import Glossary, Model, Result
    from glossgraph.running import Run
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown
    from glossgraph.words.slots import Slotted

FOLD = 10
"""So many rounds or agents are shown, and the rest is folded; one more would take as much room as that is worth."""

ENDS = ROUND, "quantity", "reason"
"""What is filled in where a run ends by itself."""


def faults(words: Catalogue) -> dict[str, str]:
    """Return why something can have no result, in a language, by what a run says."""
    return {
        "divides by zero": words.say("models.fault-zero"),
        "takes the square root of a negative number": words.say("models.fault-root"),
        "is too large": words.say("models.fault-large"),
    }


class ShownResult(NamedTuple):
    """A result: its name, what it is called, as a link where a term says what it is, and its value or what is said."""

    name: str
    label: Words | Link
    value: Words | Markdown
    is_value: bool
    """Whether it is a number, or the mark that there is none."""


class ToldRound(NamedTuple):
    """What is said of a round."""

    number: int
    text: Markdown
    is_shown: bool
    """Whether it is shown at once, or folded."""


class Members(NamedTuple):
    """What each agent of a sort has at the end."""

    label: str
    columns: list[str]
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Told:
    """What pages say of the runs of a model: sentences in which the places of numbers are kept."""

    glossary: Glossary
    words: Catalogue
    model: Model

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the model."""
        return Numbers(self.words, self.model)

    @cached_property
    def start(self) -> Slotted:
        """What is said of the start."""
        return self._slotted(self.model.opening)

    @cached_property
    def sentences(self) -> list[Slotted]:
        """What is said of a round, a sentence for each case."""
        return [self._slotted(each.text) for each in self.model.sentences]

    @cached_property
    def endings(self) -> dict[str, Slotted]:
        """What is said at the end: for each condition by its number, for the last round, and for a fault."""
        written = {str(number): self._slotted(each.text) for number, each in enumerate(self.model.stop)}
        say, places = self.words.say, {name: f"{{{name}}}" for name in ENDS}
        by_itself = {
            "rounds": say("models.ends-rounds", round=places[ROUND]),
            "fault": say(
                "models.ends-fault", round=places[ROUND], quantity=places["quantity"], reason=places["reason"]
            ),
            "fault-of-condition": say("models.ends-fault-of-condition", reason=places["reason"]),
        }
        return written | {name: slotted(self.glossary, said, ENDS) for name, said in by_itself.items()}

    @cached_property
    def otherwise(self) -> dict[str, Markdown]:
        """What is said in the place of results that have no value, by their names."""
        return {each.id: sentence(self.glossary, each.otherwise) for each in self.model.results if each.otherwise}

    def says(self, run: Run) -> Markdown:
        """Return the first result and how a run ended, in a line."""
        results = self.results(run)
        if not results:
            return self.ending(run)
        first, label = results[0], self.numbers.label(results[0].name)
        said = self.words.text("model-script.says", label=label, value=first.value) if first.is_value else first.value
        return text(said, " ", self.ending(run))

    def ending(self, run: Run) -> Markdown:
        """Return how a run ended."""
        kind, number, quantity, reason = run.ending
        if kind == "condition":
            return self.endings[str(number)].filled(self._value(run, run.rounds))
        if kind == "rounds":
            return self.endings[kind].filled(lambda _: self.words.number(run.rounds))
        values = {
            ROUND: self.words.number(len(run.rows)),
            "quantity": self.numbers.label(quantity),
            "reason": faults(self.words).get(reason, reason),
        }
        return self.endings["fault" if quantity else "fault-of-condition"].filled(values.__getitem__)

    def results(self, run: Run) -> list[ShownResult]:
        """Return the results of a run."""
        return [self._result(result, run.results[result.id], run) for result in self.model.results]

    def story(self, run: Run) -> list[ToldRound]:
        """Return what is said of the start and of each round; nothing if nothing is said of any."""
        if not run.rows or not (self.start.text or self.sentences):
            return []
        said = [self.start, *(self.sentences[n] if n is not None else None for n in run.told[1:])]
        shown = _shown(run.told)
        return [
            ToldRound(number, each.filled(self._value(run, number)) if each else text(), number in shown)
            for number, each in enumerate(said)
        ]

    def rows(self, run: Run) -> list[tuple[str, list[str]]]:
        """Return the number of each round with the numbers of the table."""
        names = self.model.table
        return [
            (self.words.number(number), [self.numbers.alone(name, _one(row.get(name))) for name in names])
            for number, row in enumerate(run.rows)
        ]

    def members(self, run: Run) -> list[Members]:
        """Return each sort of agents of which something is shown, with the numbers of each at the end."""
        last = run.rows[-1] if run.rows else {}
        sorts = []
        for agents in self.model.agents:
            names = [name for name in self.model.members if self.model.index_of(name) == agents.index]
            rows = []
            for place, called in enumerate(agent_names(agents) if names else ()):
                values = ((name, last.get(name)) for name in names)
                cells = ((name, value[place] if isinstance(value, tuple) else None) for name, value in values)
                rows.append((called, [self.numbers.alone(name, cell) for name, cell in cells]))
            if names:
                label = " ".join(agents.label.split())
                sorts.append(Members(label, [self.numbers.heading(name) for name in names], rows))
        return sorts

    def _result(self, result: Result, value: float | None, run: Run) -> ShownResult:
        label = self.numbers.label(result.id)
        known = self.glossary.terms.get(result.term)
        name = Link(f"terms/{known.id}.md", label) if known else Words(label)
        if value is None and run.ending.kind != "fault" and result.id in self.otherwise:
            return ShownResult(result.id, name, self.otherwise[result.id], is_value=False)
        return ShownResult(result.id, name, Words(self.numbers.full(result.id, value)), is_value=True)

    def _value(self, run: Run, number: int) -> Callable[[str], str]:
        """Return what gives the numbers of a round by their names."""
        row = run.rows[number]

        def value(name: str) -> str:
            if name == ROUND:
                return self.words.number(number)
            if name in run.parameters:
                return self.numbers.full(name, run.parameters[name])
            return self.numbers.full(name, _one(row.get(name)))

        return value

    def _slotted(self, contributed: str) -> Slotted:
        return slotted(self.glossary, contributed, self.numbers.in_sentences)


def _one(value: float | Sequence[float] | None) -> float | None:
    """Return a number; what each agent has is none."""
    return value if isinstance(value, float) else None


def _shown(sentences: Sequence[int | None]) -> Sequence[int]:
    """Return the rounds that are shown of a long run: those with another sentence, the first others, and the last."""
    last = len(sentences) - 1
    if last <= FOLD:
        return range(last + 1)
    turns = [n for n in range(last) if n <= 1 or sentences[n] != sentences[n - 1]]
    others = [n for n in range(last) if n not in turns]
    return [*sorted([*turns, *others][:FOLD]), last]
