"""A model in Markdown, for formats that are read: what it shows, what can be set, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.running import runs
from glossgraph.running.numbers import Numbers
from glossgraph.running.told import Told
from glossgraph.text.cited import sources_of
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue
from glossgraph.words.citations import reference_citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.model import Glossary, Model, Scenario
    from glossgraph.running import Run
    from glossgraph.words import Catalogue


@dataclass(frozen=True)
class ModelText:
    """Writes models, with all of their texts as plain words."""

    glossary: Glossary
    escaped: Callable[[str], str]
    """Returns plain words as Markdown that shows them as they are, on one line."""
    marks: str
    """The marks of its headings, such as `##`."""

    @property
    def words(self) -> Catalogue:
        """The words around the texts, in the language of the glossary if there are any."""
        return catalogue(self.glossary.about.language)

    def body(self, model: Model) -> str:
        """Return a model as blocks, without its title."""
        blocks = [self._line(model.description)]
        for key, items in (
            ("parameters", self._parameters(model)),
            ("runs", self._runs(model)),
            ("omitted", (f"- {self._line(text)}" for text in model.leaves_out)),
            ("sources", self._sources(model)),
        ):
            if listed := "\n".join(items):
                blocks += [f"{self.marks} {self.words.say(f'model-text.{key}')}", listed]
        return "\n\n".join(filter(None, blocks)) + "\n"

    def _line(self, text: str) -> str:
        return self.escaped(plain_words(self.glossary, text))

    def _parameters(self, model: Model) -> Iterator[str]:
        numbers = Numbers(self.words, model)
        for one in model.parameters:
            default, lowest, highest = (numbers.full(one.id, each) for each in (one.default, one.lowest, one.highest))
            range_ = self.words.say("model-text.range", default=default, lowest=lowest, highest=highest)
            yield f"- {self.escaped(f'{numbers.label(one.id)}: {range_}')}"

    def _sources(self, model: Model) -> Iterator[str]:
        for id_ in sources_of(model):
            known = self.glossary.references.get(id_)
            yield f"- {self._line(reference_citation(self.words, known)) if known else self.escaped(id_)}"

    def _runs(self, model: Model) -> Iterator[str]:
        scenarios = {scenario.id: scenario for scenario in model.scenarios}
        for name, run in runs(self.glossary).get(model.id, {}).items():
            yield f"- {' '.join(filter(None, self._run(model, scenarios.get(name), run)))}"

    def _run(self, model: Model, scenario: Scenario | None, run: Run) -> Iterator[str]:
        """Yield what it was run with, how it ended, and its results."""
        told = Told.in_plain_words(self.glossary, model, run)
        set_ = (
            (f"{told.numbers.label(id_)} {told.numbers.full(id_, value)}" for id_, value in scenario.values.items())
            if scenario
            else ()
        )
        what = scenario.label if scenario else self.words.say("model-text.defaults")
        yield self.escaped(f"{what} ({', '.join(set_)}):" if scenario else f"{what}:")
        yield self._line(scenario.text) if scenario else ""
        yield self.escaped(told.ending)
        results = (
            f"{told.numbers.label(id_)}: {told.instead.get(id_) or told.numbers.full(id_, value)}"
            for id_, value in run.results.items()
        )
        yield self.escaped("; ".join(results))
