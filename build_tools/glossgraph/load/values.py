"""The kinds of values that fields of several shapes hold."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from glossgraph import licenses
from glossgraph.load import csl
from glossgraph.model import UNREADABLE

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Key = Annotated[str, Field(min_length=1, description="The id of a term: the name of its file without `.yml`.")]


class KeptIfWrong:
    """Marks a field that becomes `UNREADABLE` if its value is wrong: left out, it would be asked for by checks too."""


_LETTERS = r"A-Za-z0-9._~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-"

_PART = rf"((?!\s)[!$&()*+,;=:@/?{_LETTERS}]|%[0-9A-Fa-f]{{2}})*"

ADDRESS = rf"^https?://((?!\s)[{_LETTERS}])+(:[0-9]+)?([/?]{_PART})?(#{_PART})?$"
"""An address on the web that is safe in an attribute of HTML, and an IRI (RFC 3987) without user names."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _address(value: str) -> str:
    if value != UNREADABLE and not re.fullmatch(ADDRESS, value):
        raise PydanticCustomError("string_pattern_mismatch", "is not an address")
    return value


Address = Annotated[Text, AfterValidator(_address), Field(json_schema_extra={"pattern": ADDRESS})]


def _day(value: object) -> dt.date:
    """Accept a day as a date or as text: YAML makes a date of it only where it has no quotes."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        # there is no such day
        pass
    raise PydanticCustomError("not_a_day", "is not a date")


Day = Annotated[dt.date, BeforeValidator(_day)]


def _unconverted(value: Any, valid: ValidatorFunctionWrapHandler) -> Any:
    """Keep a valid number as it was read, since it may hold its digits."""
    valid(value)
    return value


Number = Annotated[float, WrapValidator(_unconverted)]


def _csl_type(value: str) -> str:
    if value not in {UNREADABLE, *csl.TYPES}:
        raise PydanticCustomError("csl_type", "is no type")
    return value


CslType = Annotated[Text, AfterValidator(_csl_type), Field(json_schema_extra={"enum": sorted(csl.TYPES)})]

LicenseId = Annotated[str, Field(json_schema_extra={"enum": list(licenses.KNOWN)})]


def license_in_full(value: Any) -> Any:
    """Accept the identifier of a known licence: `CC-BY-4.0` means its name and its address."""
    if isinstance(value, str) and value in licenses.KNOWN:
        name, url = licenses.KNOWN[value]
        return {"name": name, "url": url}
    if isinstance(value, dict):
        return value
    raise PydanticCustomError("not_a_license", "is not the identifier of a licence")
