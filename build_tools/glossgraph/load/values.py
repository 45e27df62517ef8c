"""The kinds of values that fields of several shapes hold."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from glossgraph import licenses
from glossgraph.load import csl
from glossgraph.load.dates import EDTF, YEARS, csl_date
from glossgraph.model import UNREADABLE

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class KeptIfWrong:
    """Marks a field that becomes `UNREADABLE` if its value is wrong: left out, it would be asked for by checks too."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text as the id of something else."""

    noun: str
    """What it is the id of, in the singular, such as `stage`."""
    or_noun: str = ""
    """What else it may be the id of."""
    offered: str = ""
    """What editors offer, if that is not all there is of that sort, or more."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Note it in the JSON Schema too, where `load.schema` puts in what there is to name."""
        return {**handler(core), NAMES: self.offered or self.noun}


NAMES = "names"
"""The keyword by which a JSON Schema says, while it is made, what a text is the id of."""


@dataclass(frozen=True, slots=True)
class Defines:
    """Marks a text as the id by which something is named, at the place that defines it."""

    noun: str
    """What has the id, in the singular, such as `stage`."""


class Prose:
    """Marks a text as Markdown, with mentions and citations."""


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Markdown = Annotated[Text, Prose()]
ActorName = Annotated[Text, Names("term", or_noun="role", offered="actor")]
ReferenceName = Annotated[Text, Names("reference")]
KindName = Annotated[Text, Names("kind")]
StageName = Annotated[Text, Names("stage")]
RelationName = Annotated[Text, Names("relation")]
GroupName = Annotated[Text, Names("group")]
SettingName = Annotated[Text, Names("setting")]
RoleName = Annotated[Text, Names("role")]
PathName = Annotated[Text, Names("path")]
Key = Annotated[
    str,
    Field(min_length=1, description="The id of a term: the name of its file without `.yml`."),
    Names("term"),
]

CastName = Annotated[
    str,
    Field(min_length=1, description="The id of a term: the name of its file without `.yml`."),
    Names("term", offered="cast"),
]

TermKey = Annotated[str, Names("term")]
RelationKey = Annotated[str, Names("relation")]
SettingKey = Annotated[str, Names("setting")]
CheckKey = Annotated[str, Names("check")]
ExceptionKey = Annotated[str, Names("check", offered="exception")]


_LETTERS = r"A-Za-z0-9._~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-"

_PART = rf"((?!\s)[!$&()*+,;=:@/?{_LETTERS}]|%[0-9A-Fa-f]{{2}})*"

ADDRESS = rf"^https?://((?!\s)[{_LETTERS}])+(:[0-9]+)?([/?]{_PART})?(#{_PART})?$"
"""An address on the web that is safe in an attribute of HTML, and an IRI (RFC 3987) without user names."""

IRI = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\\\^`\x00-\x20]+$"
"""An IRI (RFC 3987), of any scheme, that Turtle can hold as it is."""

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
"""The tag of a language (BCP 47)."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _address(value: str) -> str:
    if value != UNREADABLE and not re.fullmatch(ADDRESS, value):
        raise PydanticCustomError("not_an_address", "is not an address")
    return value


Address = Annotated[Text, AfterValidator(_address), Field(json_schema_extra={"pattern": ADDRESS})]


def _iri(value: str) -> str:
    if value != UNREADABLE and not re.fullmatch(IRI, value):
        raise PydanticCustomError("not_an_iri", "is not an IRI")
    return value


Iri = Annotated[Text, AfterValidator(_iri), Field(json_schema_extra={"pattern": IRI})]


def _language(value: str) -> str:
    if value != UNREADABLE and not re.fullmatch(LANGUAGE, value):
        raise PydanticCustomError("not_a_language", "is not the tag of a language")
    return value


Language = Annotated[Text, AfterValidator(_language), Field(json_schema_extra={"pattern": LANGUAGE})]


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

_CSL_MAPPING = {"type": "object", "description": "`year`, `month` and `day`, or `literal`."}

CslDate = Annotated[
    Any,
    BeforeValidator(csl_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": EDTF},
                {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]},
                _CSL_MAPPING,
                {"type": "array", "items": _CSL_MAPPING, "minItems": 1, "maxItems": 2},
            ]
        }
    ),
]


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
