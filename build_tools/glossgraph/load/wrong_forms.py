"""What is wrong with a value that has the type of its field and not its form: a date, an address, a choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph import licenses
from glossgraph.diagnostics import Proposal, Rewrite, count, nearest, one_of, surely_meant
from glossgraph.load import csl
from glossgraph.load.dates_in_words import either_date, meant_date
from glossgraph.load.graph_shapes import LEVELS
from glossgraph.load.mistake import choices, meant_choice
from glossgraph.load.values import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.diagnostics import Cure
    from glossgraph.load.mistake import Mistake

Fault = tuple[str, "str | Cure"]
"""A message, and how to fix what it says."""

_PATTERNS = {
    "base": ("is not the start of an address", "write one that ends in `/`, `#` or `:`, such as `urn:glossary:`"),
    "index": ("is not one small letter", "write one, such as `i`"),
    "others": ("is not one small letter", "write one, such as `k`"),
    "language": ("is not the tag of a language", "write one as in BCP 47, such as `en` or `pt-BR`"),
}
"""What is wrong with a text that does not have the form of its field, and how to fix it, by the field."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def wrong_form(mistake: Mistake, name: str, written: str) -> Fault | None:
    """Return the message and the cure for a value of a wrong form; None for any other sort of mistake."""
    find = _FAULTS.get(mistake.sort)
    return find(mistake, name, written) if find else None


def _csl_type(mistake: Mistake, name: str, _: str) -> Fault:
    otherwise = "choose a type of CSL, such as `article-journal`, `book`, `report` or `webpage`"
    return f"{name} is no type of reference", Proposal(str(mistake.value), tuple(csl.TYPES), otherwise)


def _csl_date(mistake: Mistake, name: str, written: str) -> Fault:
    message = f"{name} is not a date{f': {mistake.detail}' if mistake.detail else ''}"
    value = mistake.value
    plain = value if isinstance(value, str) else written
    if isinstance(value, dict):
        parts = value.get("date-parts") or [value[part] for part in ("day", "month", "year") if part in value]
        plain = " ".join(map(str, parts)) if isinstance(parts, list) else ""
    meant = meant_date(plain)
    if meant:
        return message, f"write `{mistake.name}: {_unlike_octal(meant)}`{_explained(meant)}"
    if dates := either_date(plain):
        return message, _either(mistake, dates)
    form = f"write year, month and day, as far as they are known, such as `{mistake.name}: 2022-11-02`"
    return message, form if mistake.detail else f"{form}; a date in words is written `{{literal: ...}}`"


def _either(mistake: Mistake, dates: tuple[str, str]) -> str:
    """Return the advice to write one of two dates, which differ in which number is the day."""
    one, other = (f"`{mistake.name}: {date}`" for date in dates)
    return f"which number is the day is not clear: write {one} or {other}"


def _explained(date: str) -> str:
    """Return what is not plain from a date itself."""
    if date.endswith("~"):
        return ", where `~` says that it is not certain"
    return ", where 21 to 24 are spring to winter" if re.search("-2[1-4]$", date) and date.count("-") == 1 else ""


def _unlike_octal(date: str) -> str:
    """Return a date with quotes if YAML would read its year as an octal number."""
    return f'"{date}"' if date.startswith("0") else date


def _day(mistake: Mistake, name: str, written: str) -> Fault:
    plain = written.strip("\"'")
    if dates := either_date(plain):
        return f"{name} is not a date", _either(mistake, dates)
    meant = meant_date(plain)
    example = f"`{mistake.name}: {meant}`" if _DAY.fullmatch(meant) else "year, month and day, such as `2026-11-20`"
    return f"{name} is not a date", f"write {example}"


def _license(mistake: Mistake, name: str, _: str) -> Fault:
    near = nearest(mistake.value, licenses.KNOWN) if isinstance(mistake.value, str) else ""
    advice = f"did you mean `{near}`?" if near else f"write one of {one_of(licenses.KNOWN)};"
    help_ = f"{advice} any other licence is written with its address, as `{{name: ..., url: ...}}`"
    return f"{name} is not the identifier of a licence", help_


def _choice(mistake: Mistake, name: str, _: str) -> Fault:
    allowed = choices(mistake.field) if mistake.field else []
    if mistake.value is None:
        return f"{name} is empty", f"choose one of {one_of(allowed)}"
    meant = meant_choice(mistake.value, allowed)
    example = f"write one of them, such as `{mistake.name}: {allowed[0]}`" if allowed else "choose one of them"
    message = f"{name} must be {one_of(allowed)}"
    if not meant:
        return message, example
    advice, written = f"did you mean `{meant}`?", str(mistake.value)
    return message, Rewrite(advice, written, meant) if surely_meant(written, allowed) == meant else advice


def _step(_: Mistake, name: str, __: str) -> Fault:
    return f"{name} is both an exchange and a state", "write `from`, `to` and `message`, or `at` and `state`"


def _address(mistake: Mistake, name: str, _: str) -> Fault:
    full = f"https://{mistake.value}"
    meant = "." in mistake.value and "://" not in mistake.value and re.fullmatch(ADDRESS, full)
    help_ = f'write `{mistake.name}: "{full}"`' if meant else "write one such as `https://example.org/page`"
    return f"{name} is not an address on the web", help_


def _pattern(mistake: Mistake, name: str, _: str) -> Fault | None:
    if mistake.name not in _PATTERNS:
        return None
    statement, help_ = _PATTERNS[mistake.name]
    return f"{name} {statement}", help_


def _level(mistake: Mistake, _: str, written: str) -> Fault:
    rule = f"`{mistake.name}: {written}`" if written else f"`{mistake.name}`"
    if mistake.value in LEVELS:
        help_ = f"write {house_rule(mistake.name, mistake.value)}, with a sentence that says why"
        return f"{rule} gives no reason", help_
    meant = meant_choice(mistake.value, LEVELS)
    if meant:
        help_ = f"did you mean `{meant}`? write {house_rule(mistake.name, meant)}, with a sentence that says why"
        return f"{rule} is not a level with its reason", help_
    help_ = f"write {house_rule(mistake.name)}, where the level is {one_of(LEVELS)}"
    return f"{rule} is not a level with its reason", help_


def house_rule(check: str, level: str = "off") -> str:
    """Return how a glossary sets the level of a check."""
    return f"`{check}: {{level: {level}, reason: ...}}`"


def _iri(_: Mistake, name: str, __: str) -> Fault:
    help_ = "write it with its scheme and without spaces, such as `http://example.org/concept/1` or `urn:example:1`"
    return f"{name} is not an IRI", help_


def _language(_: Mistake, name: str, __: str) -> Fault:
    fault, help_ = _PATTERNS["language"]
    return f"{name} {fault}", help_


def _name(_: Mistake, name: str, __: str) -> Fault:
    return f"{name} is no name for formulas", "write letters, digits and `_`, and begin with a letter"


def _share(_: Mistake, name: str, __: str) -> Fault:
    return f"{name} is no share of the agents", "write a number from 0 to 1"


def _limit(mistake: Mistake, name: str, written: str) -> Fault:
    wanted = f"{_LIMITS[mistake.sort]} {float(mistake.detail):g}"
    return f"{name} must be {wanted}, and it is {written or mistake.value}", f"write a number that is {wanted}"


def _few(mistake: Mistake, name: str, _: str) -> Fault:
    return f"{name} has too few items", f"write at least {count(int(mistake.detail), 'item')}"


def _many(mistake: Mistake, name: str, _: str) -> Fault:
    return f"{name} has too many items", f"write at most {count(int(mistake.detail), 'item')}"


def _counted_twice(_: Mistake, name: str, __: str) -> Fault:
    return f"{name} has both `count` and `names`", "remove `count`: there are as many as `names` has"


_LIMITS = {"greater_than": "above", "greater_than_equal": "at least", "less_than_equal": "at most"}

_FAULTS: dict[str, Callable[[Mistake, str, str], Fault | None]] = {
    "count_and_names": _counted_twice,
    "csl_type": _csl_type,
    "not_a_csl_date": _csl_date,
    "not_a_day": _day,
    "not_a_license": _license,
    "level_alone": _level,
    "literal_error": _choice,
    "mixed_step": _step,
    "not_an_address": _address,
    "not_an_iri": _iri,
    "not_a_language": _language,
    "not_a_name": _name,
    "not_a_share": _share,
    "string_pattern_mismatch": _pattern,
    "too_long": _many,
    "too_short": _few,
    **dict.fromkeys(_LIMITS, _limit),
}
