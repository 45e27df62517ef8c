"""What is said of a run: of its start, each round, its end, and in the place of results without a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from glossgraph.model import ROUND
from glossgraph.running.numbers import Numbers
from glossgraph.text.braces import BRACES
from glossgraph.text.plain import plain_words
from glossgraph.words import Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.model import Glossary, Model
    from glossgraph.running.run import Run


@dataclass(frozen=True)
class Told:
    """Tells a run on one line for each, with its numbers in the places of their names."""

    model: Model
    run: Run
    words: Catalogue
    read: Callable[[str], str] = str
    """Gives what is read of a text; by default, that is Markdown as its author wrote it."""

    @classmethod
    def in_plain_words(cls, glossary: Glossary, model: Model, run: Run) -> Told:
        """Return what tells a run in plain words, in the language of the glossary."""
        return cls(model, run, catalogue(glossary.about.language), partial(plain_words, glossary))

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the model."""
        return Numbers(self.words, self.model)

    @cached_property
    def story(self) -> tuple[str, ...]:
        """What is said of the start and of each round; nothing where no sentence fits."""
        rounds = ("" if number is None else self.model.sentences[number].text for number in self.run.told[1:])
        sentences = [self.model.opening, *rounds][: len(self.run.rows)]
        return tuple(self._filled(text, number) for number, text in enumerate(sentences))

    @cached_property
    def ending(self) -> str:
        """What the model says of how the run ended; nothing if none of its conditions ended it."""
        ending = self.run.ending
        return self._filled(self.model.stop[ending.number].text, self.run.rounds) if ending.kind == "condition" else ""

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """What is said in the place of results without a number, or why they have none, by their names."""
        if self.run.ending.kind == "fault":
            return {}
        said = {result.id: self.read(result.otherwise) for result in self.model.results}
        without = (name for name, value in self.run.results.items() if value is None)
        return {name: text for name in without if (text := self.run.failed.get(name) or said[name])}

    def _filled(self, text: str, number: int) -> str:
        """Return a text with the numbers of a round."""
        values = {**self.run.parameters, **self.run.rows[number], ROUND: float(number)}

        def value(name: str, written: str) -> str:
            found = values.get(name)
            return self.numbers.full(name, found) if isinstance(found, float) else written

        filled = BRACES.sub(lambda match: value(match[1], match[0]), self.read(text))
        # the space between a number and its unit is one that programs do not expect
        return " ".join(filled.split())
