"""Numbers of models as people see them: rounded, grouped and with their unit, the same as the page's script."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from glossgraph.model import Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Quantity
    from glossgraph.words import Catalogue

PERCENT = "%"

MOST_DIGITS = 12

_USUAL_DIGITS = 2

_LONG = 10**4
"""Whole numbers from here on are written in groups of three digits."""

_IN_COLUMN = 10**3
"""From here on, they are where they stand above or below such a long one."""

_TOO_LONG = 1e15
"""Numbers from here on are written with a power of ten."""

_SIGNIFICANT = Context(prec=4, rounding=ROUND_HALF_UP)
"""How many digits they have before it."""


def digits_of(quantity: Parameter | Quantity) -> int:
    """Return how many decimal places people see of a quantity, in its unit."""
    if isinstance(quantity, Parameter):
        scaled = (in_unit(number, quantity.unit) for number in (quantity.step, quantity.default))
        return max(map(_places, scaled))
    return _USUAL_DIGITS if quantity.digits is None else quantity.digits


def in_unit(value: float, unit: str) -> float:
    """Return a number as it is counted in its unit: of a per cent, a hundred times as many."""
    return value * 100 if unit == PERCENT else value


def shown(words: Catalogue, value: float, quantity: Parameter | Quantity) -> str:
    """Return a number as people see it, without its unit."""
    digits = rounded(in_unit(value, quantity.unit), digits_of(quantity))
    # what is set has the digits that it needs; what is computed has the same number of them in each row
    is_set = isinstance(quantity, Parameter) and "." in digits and "e" not in digits
    return grouped(words, digits.rstrip("0").rstrip(".") if is_set else digits)


def shortest(words: Catalogue, value: float, unit: str) -> str:
    """Return a number in its unit with as many digits as it needs."""
    exact = Decimal(f"{value:.12g}").scaleb(2 if unit == PERCENT else 0).normalize()
    return grouped(words, f"{exact:f}")


def with_unit(words: Catalogue, number: str, unit: str) -> str:
    """Return a number with its unit, which does not go to the next line without it."""
    if not unit:
        return number
    return words.say("number.percent", number=number) if unit == PERCENT else f"{number}\u00a0{unit}"


def rounded(value: float, digits: int) -> str:
    """Return the digits of a number; halves are rounded away from zero, as JavaScript's `toFixed` does.

    The number itself is rounded, not the digits in which a program may show it. There is no negative zero.
    """
    if abs(value) >= _TOO_LONG:
        return f"{_SIGNIFICANT.create_decimal(Decimal(value)):.3e}"
    text = f"{Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def column(words: Catalogue, values: Iterable[float | None], quantity: Parameter | Quantity, none: str) -> list[str]:
    """Return numbers that stand below one another as people see them, in groups of digits all or none."""
    in_digits = [
        None if value is None else rounded(in_unit(value, quantity.unit), digits_of(quantity)) for value in values
    ]
    is_long = any(number and abs(Decimal(number)) >= _LONG for number in in_digits)
    longest = _IN_COLUMN if is_long else _LONG
    return [none if number is None else grouped(words, number, longest) for number in in_digits]


def grouped(words: Catalogue, number: str, long: int = _LONG) -> str:
    """Return digits with a true minus sign, with long ones in groups, and with the marks of the language."""
    sign = "−" if number.startswith("-") else ""
    whole, point, decimals = number.removeprefix("-").partition(".")
    if whole.isdecimal() and int(whole) >= long:
        whole = f"{int(whole):,}"
    return f"{sign}{words.number(f'{whole}{point}{decimals}')}"


def _places(number: float) -> int:
    """Return how many decimal places a number is written with."""
    exponent = Decimal(f"{number:.12g}").normalize().as_tuple().exponent
    return min(max(-exponent, 0), MOST_DIGITS) if isinstance(exponent, int) else 0
