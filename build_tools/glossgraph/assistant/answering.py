"""What the server answers when a tool is called: values and a text, or why there is no answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from glossgraph.assistant.fit import cut, fitted
from glossgraph.assistant.plain import named
from glossgraph.assistant.shapes import Answer
from glossgraph.assistant.terms import UnanswerableError
from glossgraph.assistant.tools import TOOLS, name
from glossgraph.diagnostics import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.assistant.folder import Opened

_LOG = logging.getLogger(__name__)

SHARED = Answer.model_fields.keys()
"""The names of what every answer may have."""

_MOST_FAULTS = 5
"""How many faults of what is asked are named."""


class Reply(NamedTuple):
    """What a tool answers."""

    text: str
    values: dict[str, Any] | None = None
    """What the text says, in the shape that the tool promises; None if there is no answer, and the text says why."""


def reply(opened: Opened, tool: str, arguments: Mapping[str, Any]) -> Reply:
    """Return what a tool answers; nothing that is asked, and nothing in the glossary, makes this raise."""
    module = next((module for module in TOOLS if name(module) == tool), None)
    if module is None:
        return Reply(f"no tool is called `{named(tool)}`; there are {one_of(map(name, TOOLS))}")
    try:
        asked = module.Asked.model_validate(dict(arguments))
    except ValidationError as error:
        return Reply(_faults(error))
    try:
        answer = module.answer(opened.site, asked)
        told = fitted(answer.model_copy(update={"warning": opened.warning}))
        values = told.model_dump(exclude_defaults=True, mode="json")
        # what all answers have comes last
        return Reply(cut(module.text(told)), {key: values.pop(key) for key in [*values] if key not in SHARED} | values)
    except UnanswerableError as error:
        return Reply("\n\n".join(filter(None, [str(error), opened.warning])))
    except Exception:  # noqa: BLE001 - whatever it is, an assistant is to hear of it and go on
        _LOG.exception("`%s` failed", tool)
        return Reply(f"this cannot be worked out. {opened.warning or 'Please report it as a fault of the program.'}")


def _faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False)[:_MOST_FAULTS]
    told = (f"`{named('.'.join(map(str, fault['loc'])))}`: {named(fault['msg'])}" for fault in faults)
    return f"this cannot be asked. {'; '.join(told)}"
