"""The files of `graph/`: the shape of each, and what it becomes in a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from glossgraph.load import build
from glossgraph.load import graph_shapes as shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glossgraph.source import Step

Shape = TypeVar("Shape")
Content = TypeVar("Content")


def _no_ids(_: object) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class GraphFile(Generic[Shape, Content]):
    """A file that `graph/` may hold."""

    stem: str
    shape: type[Shape]
    build: Callable[[Shape], Content]
    ids: Callable[[Shape], Iterable[str]] = _no_ids
    """Gives the ids of the entries, if the file is a list: unlike the keys of a mapping, they can be repeated."""
    list_path: tuple[Step, ...] = ()
    """The document path of that list."""


GLOSSARY = GraphFile("glossary", shapes.AboutShape, build.about)
RELATIONS = GraphFile("relations", dict[str, shapes.RelationShape], build.relations)
KINDS = GraphFile("kinds", dict[str, shapes.KindShape], build.kinds)
STAGES = GraphFile("stages", list[shapes.StageShape], build.stages, lambda stages: (s.id for s in stages))
SETTINGS = GraphFile("settings", list[shapes.SettingShape], build.settings, lambda settings: (s.id for s in settings))
PATHS = GraphFile("paths", list[shapes.PathShape], build.paths, lambda paths: (p.id for p in paths))
REFERENCES = GraphFile(
    "references",
    shapes.ReferencesShape,
    build.references,
    lambda file: (reference.id for reference in file.references),
    ("references",),
)

GRAPH_FILES: tuple[GraphFile[Any, Any], ...] = (GLOSSARY, RELATIONS, KINDS, STAGES, SETTINGS, PATHS, REFERENCES)
"""All of them, in the order in which they are read."""

STEMS = tuple(file.stem for file in GRAPH_FILES)
"""Their names without an ending."""
