"""Whether the names fit by which a model says what is shown, set and expected, outside of its formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Cure, Place, Proposal, Rewrite, one_of
from glossgraph.model import ROUND, once_each
from glossgraph.running.written import Indices
from glossgraph.text.braces import names_in_braces, others_in_braces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Expected, Model
    from glossgraph.source import Part, Step


class Unfitting(NamedTuple):
    """A name that does not fit its place: what is wrong, where, and what to do."""

    message: str
    place: Place
    cure: str | Cure


@once_each
def unfitting(model: Model) -> tuple[Unfitting, ...]:
    """Return the names of a model that do not fit where they stand."""
    return tuple(_unfitting(model))


def _unfitting(model: Model) -> Iterator[Unfitting]:
    shown = _Names(model)
    for number, name in enumerate(model.table):
        yield from shown.of_rounds(name, "table", number)
    for number, plot in enumerate(model.plots):
        for line, name in enumerate(plot.lines):
            yield from shown.of_rounds(name, "plots", number, "lines", line)
    for number, name in enumerate(model.members):
        yield from shown.of_agents(name, "members", number)
    yield from _in_texts(model, shown)
    for number, scenario in enumerate(model.scenarios):
        yield from shown.of_settings(scenario.values, "scenarios", number, "set")
    for number, expected in enumerate(model.expected):
        yield from shown.of_settings(expected.values, "expect", number, "set")
        yield from shown.of_expected(expected, number)


def _in_texts(model: Model, shown: _Names) -> Iterator[Unfitting]:
    for path, text in told(model):
        for name in names_in_braces(text):
            yield from shown.of_text(name, path)
        for words in others_in_braces(text):
            yield shown.of_braces(words, path)
    for result in model.results:
        for name in [*names_in_braces(result.otherwise), *others_in_braces(result.otherwise)]:
            message = "`otherwise` shows no numbers, and this as it is written"
            place = model.place("results", result.id, "otherwise", words=f"{{{name}}}")
            yield Unfitting(message, place, "say it without the number")


def told(model: Model) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield the texts in which numbers take the place of names in braces, each with its path."""
    yield ("sentences", "opening"), model.opening
    yield from ((("sentences", "round", number, "text"), one.text) for number, one in enumerate(model.sentences))
    yield from ((("stop", "when", number, "text"), one.text) for number, one in enumerate(model.stop))


class _Names:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._indices = Indices.of(model)
        self._state = [one.id for one in model.state]
        self._computed = list(dict.fromkeys([*self._state, *(rule.id for rule in model.round)]))
        self._parameters = [one.id for one in model.parameters]
        self._results = [one.id for one in model.results]

    def _unfitting(
        self, message: str, path: Iterable[Step], cure: str | Cure, part: Part = "value", words: str = ""
    ) -> Unfitting:
        return Unfitting(message, self._model.place(*path, part=part, words=words), cure)

    def _is_several(self, name: str) -> bool:
        return bool(self._model.index_of(name))

    def of_rounds(self, name: str, *path: Step) -> Iterator[Unfitting]:
        """Find fault with what should be one number in each round."""
        single = [one for one in self._computed if not self._is_several(one)]
        if name not in self._computed:
            fault = "is a parameter, and the same in every round" if name in self._parameters else _UNKNOWN
            yield self._unfitting(f"`{name}` {fault}", path, Proposal(name, tuple(single), _listed(single)))
        elif name not in single:
            help_ = "name it under `members`, or sum it in a quantity of the round"
            yield self._unfitting(f"`{name}` is not one number in a round: each agent has its own", path, help_)

    def of_agents(self, name: str, *path: Step) -> Iterator[Unfitting]:
        """Find fault with what each agent should have."""
        several = [one for one in self._computed if self._is_several(one)]
        if name not in self._computed:
            yield self._unfitting(f"`{name}` {_UNKNOWN}", path, Proposal(name, tuple(several), _listed(several)))
        elif name not in several:
            message = f"`{name}` is one number, and `members` shows what each agent has"
            yield self._unfitting(message, path, "name it under `table`")

    def of_text(self, name: str, path: tuple[Step, ...]) -> Iterator[Unfitting]:
        """Find fault with a name in braces; at the start, there are only the state and the parameters."""
        known = [*self._parameters, *(self._state if path == ("sentences", "opening") else self._computed), ROUND]
        single = [one for one in known if not self._is_several(one)]
        words = f"{{{name}}}"
        if name not in known:
            fault = "has no value at the start" if name in self._computed else _UNKNOWN
            yield self._unfitting(
                f"`{name}` {fault}", path, Proposal(name, tuple(single), _listed(single)), words=words
            )
        elif name not in single:
            message = f"`{name}` is not one number: each agent has its own"
            yield self._unfitting(message, path, "sum it in a quantity of the round, and name that", words=words)

    def of_braces(self, words: str, path: tuple[Step, ...]) -> Unfitting:
        """Find fault with what is no name, and would be shown in its braces."""
        written, name = f"{{{words}}}", words.strip()
        if name.isidentifier():
            cure = Rewrite(f"write `{{{name}}}`, without spaces", written, f"{{{name}}}")
            return self._unfitting(f"`{written}` is shown as it is written", path, cure, words=written)
        help_ = "name in braces a parameter, or a quantity of the state or the round"
        if name:
            help_ = (
                f"braces hold one name: compute `{' '.join(name.split())}` as a quantity of the round, and name that"
            )
        if (meant := name.replace("-", "_")) in self._computed:
            help_ = f"write `{{{meant}}}`"
        return self._unfitting(f"`{written}` is shown as it is written", path, help_, words=written)

    def of_settings(self, names: Iterable[str], *path: Step) -> Iterator[Unfitting]:
        """Find fault with what should be parameters."""
        for name in names:
            if name not in self._parameters:
                cure = Proposal(name, tuple(self._parameters), _listed(self._parameters))
                yield self._unfitting(f"no parameter is called `{name}`", (*path, name), cure, part="key")

    def of_expected(self, expected: Expected, number: int) -> Iterator[Unfitting]:
        """Find fault with the names by which a run and a number of it are meant."""
        scenarios = [scenario.id for scenario in self._model.scenarios]
        if expected.scenario and expected.scenario not in scenarios:
            proposed = Proposal(expected.scenario, tuple(scenarios), _listed(scenarios))
            message = f"no scenario is called `{expected.scenario}`"
            yield self._unfitting(message, ("expect", number, "scenario"), proposed)
        path, name = ("expect", number, "of"), expected.of
        if name not in (self._results if expected.round is None else self._computed):
            yield self._of_unknown(name, path, is_result=expected.round is None)
            return
        letter = self._model.index_of(name)
        count = self._indices.by_letter[letter].count if letter else 0
        if count and expected.member is None:
            yield self._unfitting(f"each agent has a `{name}` of its own", path, "say with `member` whose is meant")
        elif expected.member is not None and expected.member > count:
            message = f"there are {count} of them" if count else f"`{name}` is one number, and not one for each agent"
            help_ = f"write a number from 1 to {count}" if count else "leave out `member`"
            yield self._unfitting(message, ("expect", number, "member"), help_)

    def _of_unknown(self, name: str, path: tuple[Step, ...], *, is_result: bool) -> Unfitting:
        known, others = (self._results, self._computed) if is_result else (self._computed, self._results)
        message = f"no {'result' if is_result else 'quantity of the state or the round'} is called `{name}`"
        if name in others:
            cure = "say in which `round`" if is_result else "leave out the `round`: a result is that of the end"
            return self._unfitting(message, path, cure)
        return self._unfitting(message, path, Proposal(name, tuple(known), _listed(known)))


_UNKNOWN = "is nothing that the model computes"


def _listed(names: list[str]) -> str:
    return f"name {one_of(names)}" if names else "there is none yet"
