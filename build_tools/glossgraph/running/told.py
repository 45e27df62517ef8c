"""A run of a model in plain words: what is said of its start, of each round, of its end and of what it has no number for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph.model import ROUND
from glossgraph.running.numbers import Numbers
from glossgraph.text.braces import BRACES
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Model
    from glossgraph.running.run import Run


@dataclass(frozen=True)
class Told:
    """Tells a run in plain words on one line each, with its numbers in the places of their names."""

    glossary: Glossary
    model: Model
    run: Run

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the model, in the language of the glossary."""
        return Numbers(catalogue(self.glossary.about.language), self.model)

    @cached_property
    def story(self) -> tuple[str, ...]:
        """What is said of the start and of each round; nothing where no sentence fits."""
        sentences = [
            self.model.opening,
            *("" if n is None else self.model.sentences[n].text for n in self.run.told[1:]),
        ]
        return tuple(self._filled(text, number) for number, text in enumerate(sentences[: len(self.run.rows)]))

    @cached_property
    def ending(self) -> str:
        """What the model says of how the run ended; nothing if none of its conditions ended it."""
        ending = self.run.ending
        return self._filled(self.model.stop[ending.number].text, self.run.rounds) if ending.kind == "condition" else ""

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """What is said in the place of results without a number, by their names."""
        if self.run.ending.kind == "fault":
            return {}
        said = {result.id: plain_words(self.glossary, result.otherwise) for result in self.model.results}
        without = (name for name, value in self.run.results.items() if value is None)
        return {name: text for name in without if (text := self.run.failed.get(name) or said[name])}

    def _filled(self, text: str, number: int) -> str:
        """Return a text with the numbers of a round."""
        row = self.run.rows[number]
        values = {**self.run.parameters, **row, ROUND: float(number)}
        plain = plain_words(self.glossary, text)

        def value(name: str, written: str) -> str:
            found = values.get(name)
            return self.numbers.full(name, found) if isinstance(found, float) else written

        # between a number and its unit is a space that holds them together, and programs know another one
        return " ".join(BRACES.sub(lambda match: value(match[1], match[0]), plain).split())
