"""What others build on, an item a line: commands, names of Python, fields, files, checks and tools."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import glossgraph
from folders import TESTS
from glossgraph import checks, exports
from glossgraph.assistant import tools
from glossgraph.cli import COMMANDS, main
from glossgraph.load import graph_shapes, model_shapes, name_shapes, shapes
from glossgraph.load.shape import Shape
from glossgraph.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from glossgraph.model import Glossary

PACKAGE = Path(glossgraph.__file__).parent

PAGE = TESTS.parent / "docs/python.md"
"""The page that says what Python offers: a member of a class that it does not name is nobody's to use."""

OF_ANY_ENTRY = {each for each in dir(Entry) if inspect.isfunction(getattr(Entry, each))}
"""The methods of what has a file of its own, which are for this package."""


def interface(glossary: Glossary) -> list[str]:
    """Return all of it, sorted; the names of the files are those that a small glossary gives."""
    return sorted({*_commands(), *_python(), *_fields(), *_files(glossary), *_schemas(), *_checks(), *_tools()})


def name(line: str) -> str:
    """Return what an item is called: all of its line but what follows a colon."""
    return line.partition(": ")[0]


def _commands() -> Iterator[str]:
    for each in COMMANDS:
        command = main.get_command(click.Context(main), each)
        assert command
        yield f"glossgraph {each}"
        for parameter in command.params:
            if isinstance(parameter, click.Argument):
                count = "any number" if parameter.nargs == -1 else "one"
                yield f"glossgraph {each} {parameter.name.upper()}: {count}{'' if parameter.required else ', or none'}"
                continue
            for option in parameter.opts:
                takes = "nothing" if getattr(parameter, "is_flag", False) else parameter.type.name
                yield f"glossgraph {each} {option}: takes {takes}"
                if isinstance(parameter.type, click.Choice):
                    yield from (f"glossgraph {each} {option} {choice}" for choice in parameter.type.choices)


def _python() -> Iterator[str]:
    for each in glossgraph.__all__:
        offered = getattr(glossgraph, each)
        yield f"glossgraph.{each}{_signature(offered)}"
        if inspect.isclass(offered):
            yield from _members(each, offered)


def _members(of: str, offered: type) -> Iterator[str]:
    """Yield the members of a class that the page names; the methods of mere data are for this package."""
    code = re.findall(r"`[^`]+`|^```.*?^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"\w+", " ".join(code)))
    types = {field.name: field.type for field in fields(offered)} if is_dataclass(offered) else {}
    inherited = {*dir(offered.__mro__[-2]), *dir(offered.__mro__[1])} if not types else {"__init__", *OF_ANY_ENTRY}
    for each in named & {*dir(offered), *types} - (inherited - types.keys()):
        signature = _signature(getattr(offered, each, None))
        if each in types:
            yield f"glossgraph.{of}.{each}: {_words(types[each])}"
        elif not signature or offered.__module__.startswith("glossgraph.api."):
            yield f"glossgraph.{of}.{each}{signature}"


def _signature(offered: object) -> str:
    """Return what a function takes and gives, after a colon; what a class takes is said by its fields."""
    is_function = inspect.isfunction(offered) or inspect.ismethod(offered)
    return f": {_words(inspect.signature(offered))}" if is_function else ""


def _words(annotation: object) -> str:
    return re.sub(r"'", "", str(annotation))


def _fields() -> Iterator[str]:
    """Yield the fields of the files that people write, by what has them."""
    modules: tuple[ModuleType, ...] = (shapes, graph_shapes, name_shapes, model_shapes)
    for shape in {shape for module in modules for _, shape in inspect.getmembers(module, inspect.isclass)}:
        if not issubclass(shape, Shape) or shape is Shape:
            continue
        owner = shape.__name__.removesuffix("Shape")
        for each, field in shape.model_fields.items():
            yield f"YAML {owner}.{field.alias or each}{': required' if field.is_required() else ''}"


def _files(glossary: Glossary) -> Iterator[str]:
    for export in exports.EXPORTS:
        # a file for each term, or part, is told by one of them
        names = {re.sub(r"\d+", "N", each) for each in export.names(glossary)}
        yield from (f"export {exports.name(export)} {each}" for each in names)
    yield from (f"export {each}" for each in exports.LISTS)


def _schemas() -> Iterator[str]:
    """Yield the fields of the JSON that is written, by the schemas that describe it."""
    for path in PACKAGE.rglob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        described = path.name.removesuffix(".schema.json")
        for owner, part in {"": schema, **schema.get("$defs", {})}.items():
            yield from (f"JSON {described} {each}" for each in _properties(owner, part))


def _properties(owner: str, part: Any) -> Iterator[str]:
    if not isinstance(part, dict):
        return
    required = part.get("required", ())
    for each, value in part.get("properties", {}).items():
        path = f"{owner}.{each}".lstrip(".")
        yield f"{path}{': always there' if each in required else ''}"
        yield from _properties(path, value)
    for word in ("items", "additionalProperties"):
        yield from _properties(f"{owner}[]", part.get(word))


def _checks() -> Iterator[str]:
    for check in checks.CHECKS:
        yield f"check {checks.name(check)}: {'can be set' if checks.can_be_set(check) else 'always made'}"


def _tools() -> Iterator[str]:
    for tool in tools.TOOLS:
        called = tool.__name__.rpartition(".")[2]
        yield f"tool {called}"
        yield from (f"tool {called} {field}" for field in tool.Asked.model_fields)
