"""The rules of a model in symbols: each as MathML and in plain text, with what it computes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import ROUND
from glossgraph.running import Indices
from glossgraph.text import rules
from glossgraph.text.escape import escape_html
from glossgraph.text.mathml import Notation, condition_markup, rule_markup, symbol_markup
from glossgraph.text.plain_formula import plain_formula
from glossgraph.text.symbols import GREEK, parts
from glossgraph.words.content import Link
from glossgraph.words.say import enumerated

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Mapping

    from glossgraph.model import Parameter, Quantity, Result, State
    from glossgraph.site.parts.model_told import Told

BECOMES, IS = "←", "="
"""What stands between a quantity of the state and its new value, and between another quantity and its value."""

_PLACE = "\0"
"""Stands for a formula in a sentence of the catalogue. No text contains this character."""


class ShownCondition(NamedTuple):
    """What is said of a condition, as HTML and in plain text."""

    html: str
    plain: str


class ShownRule(NamedTuple):
    """What is computed of a quantity."""

    label: str
    """What the quantity is called, with its unit."""
    term: Link | None
    """The term that says what it is."""
    markup: str
    """The rule as MathML, or what is said of it in words with its symbol."""
    plain: str
    """The rule in plain text, or what is said of it in words."""
    when: ShownCondition | None = None
    """On what condition it is computed."""


@dataclass(frozen=True)
class Rules:
    """The rules of a model, in a language."""

    told: Told

    @cached_property
    def indices(self) -> Indices:
        """The letters of its agents."""
        return Indices.of(self.told.model)

    @cached_property
    def symbols(self) -> Mapping[str, tuple[str, ...]]:
        """What is shown of each name, before and in its subscripts."""
        found: dict[str, tuple[str, ...]] = {ROUND: (self.told.words.say("models.round-in-formulas"),)}
        for name, quantity in self.told.numbers.quantities.items():
            letter = self.indices.of_name(name)
            base = name.removesuffix(f"_{letter}") if letter else name
            shown = parts(quantity.symbol) if quantity.symbol else _symbol(base)
            found[name] = (*shown, letter) if letter else shown
            others = self.indices.by_letter[letter].others if letter else ""
            if others:
                found[f"{base}_{others}"] = (*shown, others)
        return found

    @cached_property
    def notation(self) -> Notation:
        """How its formulas are written."""
        return Notation(self.told.words.decimal, self._words, self.symbols)

    @cached_property
    def _words(self) -> dict[str, str]:
        """The words between the parts of a formula."""
        say = self.told.words.say
        connecting = {
            "otherwise": say("models.otherwise"),
            "and": say("models.and"),
            "or": say("models.or"),
            "not": say("models.not"),
        }
        return {"if": say("models.only-if", condition="").strip(), **connecting}

    def symbol(self, name: str) -> tuple[str, str]:
        """Return the symbol of a name, as MathML and in plain text."""
        return symbol_markup(name, self.notation), self._plain_symbol(name)

    def start(self) -> list[ShownRule]:
        """Return what the state starts with."""
        return [self._start(state) for state in self.told.model.state]

    def round(self) -> list[ShownRule]:
        """Return the rules of a round, in order."""
        lasting = {state.id for state in self.told.model.state}
        return [self._rule(rule, BECOMES if rule.id in lasting else IS) for rule in self.told.model.round]

    def results(self) -> list[ShownRule]:
        """Return what is computed at the end."""
        return [self._result(result) for result in self.told.model.results]

    def stops(self) -> list[ShownCondition]:
        """Return when a run stops."""
        say = self.told.words.say
        return [
            self._condition(each.condition, lambda said: say("models.stops-when", condition=said))
            for each in self.told.model.stop
        ]

    def agents(self) -> list[tuple[str, str, str]]:
        """Return the letter of each sort of agents, what they are called, and who they are, in plain words."""
        say = self.told.words.say
        rows = []
        for one in self.told.model.agents:
            letters = enumerated(say, [letter for letter in (one.index, one.others) if letter])
            who = say("list.semicolon").join(one.names) or say("models.count", number=one.count)
            rows.append((letters, one.label, who))
        return rows

    def term(self, part: Parameter | Quantity) -> Link | None:
        """Return a link to the term that says what something is."""
        term = self.told.glossary.terms.get(part.term)
        return Link(f"terms/{term.id}.md", term.title) if term else None

    def _start(self, state: State) -> ShownRule:
        if not (state.numbers or state.quantiles):
            return self._rule(state, IS)
        say, numbers = self.told.words.say, self.told.numbers
        markup, plain = self.symbol(state.id)
        if state.numbers:
            values = say("list.semicolon").join(numbers.alone(state.id, value) for value in state.numbers)
            html, said = (say("models.given", symbol=symbol, values=values) for symbol in (_PLACE, plain))
        else:
            named = (
                say("models.share", share=f"{share * 100:g}", value=numbers.alone(state.id, value))
                for share, value in sorted(state.quantiles.items())
            )
            shares = say("list.semicolon").join(named)
            html, said = (say("models.quantiles", symbol=symbol, shares=shares) for symbol in (_PLACE, plain))
        return ShownRule(numbers.heading(state.id), self.term(state), _with(html, markup), said)

    def _result(self, result: Result) -> ShownRule:
        shown, say = self._rule(result, IS), self.told.words.say
        if not result.only_if:
            return shown
        when = self._condition(result.only_if, lambda said: say("models.only-if", condition=said))
        return shown._replace(when=when)

    def _condition(self, text: str, say: Callable[[str], str]) -> ShownCondition:
        """Return what is said of a condition."""
        tree = rules.condition(text)
        return ShownCondition(_with(say(_PLACE), condition_markup(tree, self.notation)), say(self._plain(text, tree)))

    def _rule(self, rule: Quantity, sign: str) -> ShownRule:
        tree = rules.number(rule.formula)
        numbers = self.told.numbers
        # the rule of a quantity of the state has neither label nor term of its own
        whole = numbers.quantities[rule.id]
        plain = f"{self._plain_symbol(rule.id)} {sign} {self._plain(rule.formula, tree)}"
        markup = rule_markup(rule.id, sign, tree, self.notation)
        return ShownRule(numbers.heading(rule.id), self.term(whole), markup, plain)

    def _plain(self, text: str, tree: ast.expr) -> str:
        words = self.told.words
        names = {name: self._plain_symbol(name) for name, _ in rules.names(tree)}
        return plain_formula(text, names | self._words | {"else": self._words["otherwise"]}, words.decimal)

    def _plain_symbol(self, name: str) -> str:
        return "_".join(self.symbols.get(name, (name,)))


def _with(said: str, markup: str) -> str:
    """Return plain words as HTML, with markup in its place."""
    before, _, after = said.partition(_PLACE)
    # what is escaped has no spaces at its ends
    spaces = (" " * before.endswith(" "), " " * after.startswith(" "))
    return f"{escape_html(before)}{spaces[0]}{markup}{spaces[1]}{escape_html(after)}"


def _symbol(name: str) -> tuple[str, ...]:
    """Return what is shown of a name without a symbol: a letter with its subscripts, or the words of the name."""
    pieces = [piece for piece in name.split("_") if piece] or [name]
    is_letter = len(pieces[0]) == 1 or pieces[0] in GREEK
    return parts(name) if is_letter else (" ".join(pieces),)
