"""The ids in the text of a file, each with what it is the id of and where it stands, as the shapes of the files say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from glossgraph import source
from glossgraph.load.graph_files import GRAPH_FILES
from glossgraph.load.model_shapes import ModelShape
from glossgraph.load.shapes import EdgeShape, TermShape
from glossgraph.load.values import Defines, Names, Prose
from glossgraph.load.wanted import content_of, fields, keys_of, notes_of, shape_in, type_of
from glossgraph.source.places import composed
from glossgraph.source.scalars import Written
from glossgraph.text.cited import citations_in
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml.nodes import Node

    from glossgraph.source import Step

_NULL = "tag:yaml.org,2002:null"


class IdInFile(NamedTuple):
    """An id in the text of a file."""

    noun: str
    """What it is the id of: a `term`, `relation`, `kind`, `stage`, `setting`, `role`, `group`, `path`, `reference` or
    `check`; or it is a `former id`."""
    id: str
    start: int
    """Where it begins in the text, as the number of characters before it; quotes and brackets are not a part of it."""
    end: int
    path: tuple[Step, ...]
    """The document path of the value that holds it, or whose key it is."""
    or_noun: str = ""
    """What else it may be the id of: who takes part in a step is a `term`, or has a `role`."""
    defines: bool = False
    """Whether this is where the thing is defined. Terms are defined by the names of their files."""
    in_prose: bool = False
    """Whether it is in a mention or a citation."""


def ids_in(file: str, text: str, within: str = "") -> list[IdInFile]:
    """Return every id in the text of a file, in the order of the text.

    Args:
        file: The path of the file below the root, with `/`; a file that is not read has no ids.
        text: What it holds, with plain line ends and without a byte-order mark, as `source.read` returns it.
        within: Only what is in values that hold these characters is looked for.

    Raises:
        SourceError: the text cannot be parsed.

    """
    shape = shape_of(file)
    if shape is None:
        return []
    root = composed(text)
    if root is None:
        # a text without any value is no fault, and has no ids
        source.parse(text)
        return []
    return sorted(_ids(root, _wanted(shape), (), _Text(text, within)), key=lambda found: found.start)


def shape_of(file: str) -> Any:
    """Return the shape of a file by its path below the root; None for a file that is not read."""
    folder, _, name = file.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}" not in source.ENDINGS:
        return None
    if folder == "terms" or folder.startswith("terms/"):
        return TermShape
    if f"{folder}/".startswith(f"graph/{source.MODELS}/"):
        return ModelShape
    if f"{folder}/".startswith(f"graph/{source.SPLIT}/"):
        stem, folder = source.SPLIT, "graph"
    return next((each.shape for each in GRAPH_FILES if each.stem == stem), None) if folder == "graph" else None


class _Text(NamedTuple):
    """The text of a file, and what is looked for."""

    whole: str
    within: str


class _Wanted(NamedTuple):
    """What a type says of a value."""

    fields: Mapping[str, Any]
    """The types of the fields by their names, if it is a shape."""
    content: Any
    """The type of what it holds, if it is a list or a mapping."""
    key_marks: tuple[Any, ...]
    marks: tuple[Any, ...]
    alone: Any
    """The type of the value if it is written as a text, and not as the mapping that it stands for."""


_TYPES: dict[int, tuple[Any, _Wanted]] = {}


@cache
def _of_shape(shape: Any) -> Mapping[str, Any]:
    return {name: type_of(field) for name, field in fields(shape).items()}


def _wanted(type_: Any) -> _Wanted:
    """Return what a type says; some types have no hash, so that they are known by their identity."""
    known = _TYPES.get(id(type_))
    if known is None:
        shape = shape_in(type_)
        marks = (Defines, Names, Prose)
        known = _TYPES[id(type_)] = (
            type_,
            _Wanted(
                _of_shape(shape) if shape else {},
                content_of(type_),
                tuple(mark for mark in notes_of(keys_of(type_)) if isinstance(mark, marks)),
                tuple(mark for mark in notes_of(type_) if isinstance(mark, marks)),
                _of_shape(shape)["reason"] if shape is EdgeShape else None,
            ),
        )
    return known[1]


def _ids(node: Node, wanted: _Wanted, path: tuple[Step, ...], text: _Text) -> Iterator[IdInFile]:
    """Yield the ids in a value, by what its type says of it."""
    if isinstance(node, ScalarNode):
        if wanted.alone:
            yield from _ids(node, _wanted(wanted.alone), (*path, "reason"), text)
        elif wanted.marks and node.tag != _NULL:
            yield from _in_scalar(node, wanted.marks, path, text)
    elif isinstance(node, SequenceNode):
        inner = _wanted(wanted.content) if wanted.content else wanted
        for number, item in enumerate(node.value):
            yield from _ids(item, inner, (*path, number), text)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                continue
            here = (*path, key.value)
            yield from _in_scalar(key, wanted.key_marks, here, text)
            type_ = wanted.fields.get(key.value) if wanted.fields else wanted.content
            if type_ is not None:
                yield from _ids(value, _wanted(type_), here, text)


def _in_scalar(node: ScalarNode, marks: tuple[Any, ...], path: tuple[Step, ...], text: _Text) -> Iterator[IdInFile]:
    """Yield the ids in a scalar, of which marks say what it holds."""
    for mark in marks if text.within in node.value else ():
        if isinstance(mark, Prose):
            yield from _in_prose(node, path, text)
        elif span := Written(text.whole, node).span(0, len(node.value)):
            defines = isinstance(mark, Defines)
            or_noun = "" if defines else mark.or_noun
            yield IdInFile(mark.noun, node.value, *span, path, or_noun, defines=defines)


def _in_prose(node: ScalarNode, path: tuple[Step, ...], text: _Text) -> Iterator[IdInFile]:
    value: str = node.value
    if "[[" not in value and "@" not in value:
        return
    cited = (part for citation in citations_in(value) for part in citation.parts)
    names = [("term", mention.term, mention.start) for mention in scan(value).mentions]
    names += [("reference", part.key, part.start) for part in cited]
    written = Written(text.whole, node)
    for noun, id_, near in names:
        start = value.index(id_, near)
        if span := written.span(start, start + len(id_)):
            yield IdInFile(noun, id_, *span, path, in_prose=True)
