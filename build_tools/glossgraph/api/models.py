"""The models of a glossary as a program has them: each can be run."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

from glossgraph import model
from glossgraph.diagnostics import did_you_mean, one_of, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.api.runs import Run

# what runs a model is imported when one is run: a glossary is opened faster without


@dataclass(frozen=True, slots=True, repr=False)
class Model(model.Model):
    """What can be computed of terms, round by round; its `parameters` say what can be set."""

    language: str = "en"
    """The language of the glossary, in which numbers are written in its sentences."""

    def __repr__(self) -> str:
        """Return its id, and what can be set."""
        return visible(f"<Model {self.id}: {', '.join(parameter.id for parameter in self.parameters)}>")

    def run(self, scenario: str = "", /, **settings: float | str) -> Run:
        """Return what it computes with values for some of its parameters, and otherwise with those of a scenario.

        A parameter that neither sets has its default. In per cent, `0.05` is five of them. A parameter with
        choices takes the name of one, too.

        Raises:
            KeyError: there is no such scenario.
            TypeError: a name is no parameter, or a value is no number.
            ValueError: a value is out of its range or no choice, or the model has faults.

        """
        from glossgraph.api.runs import run_of  # noqa: PLC0415 - see above

        return run_of(self, scenario, settings)


class Models(dict[str, Model]):
    """The models of a glossary by their ids."""

    @classmethod
    def of(cls, models: Mapping[str, model.Model], language: str) -> Self:
        """Return models that can be run."""
        return cls({id_: _runnable(one, language) for id_, one in models.items()})

    def __missing__(self, id_: str) -> Model:
        """Raise a KeyError that suggests the nearest model."""
        otherwise = f"there are {one_of(self)}" if self else "this glossary has none"
        raise KeyError(f"no model is called `{id_}`; {did_you_mean(id_, self, otherwise)}")


def _runnable(one: model.Model, language: str) -> Model:
    return Model(**{field.name: getattr(one, field.name) for field in fields(model.Model)}, language=language)
