"""The files of `graph/`: the shape of each, and what it becomes in a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from glossgraph.load import build
from glossgraph.load import graph_shapes as shapes
from glossgraph.load.values import Defines
from glossgraph.source import SPLIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.source import Step

Shape = TypeVar("Shape")
Content = TypeVar("Content")


def _no_ids(_: object) -> Iterable[str]:
    return ()


def _wherever(build: Callable[[Shape], Content]) -> Callable[[Shape, str], Content]:
    """Return what builds the same from the shape of a file, whichever file it is."""
    return lambda shape, _: build(shape)


@dataclass(frozen=True, slots=True)
class GraphFile(Generic[Shape, Content]):
    """A file that `graph/` may hold; if it is called `SPLIT`, a folder of that name may hold more such files."""

    stem: str
    shape: type[Shape]
    build: Callable[[Shape, str], Content]
    """Builds what a file says from its shape and its path below the root."""
    ids: Callable[[Shape], Iterable[str]] = _no_ids
    """Gives the ids of the entries, if the file is a list: unlike the keys of a mapping, they can be repeated."""
    list_path: tuple[Step, ...] = ()
    """The document path of that list."""

    def lacks_entry(self, problem: Diagnostic) -> bool:
        """Tell whether a whole entry of a file that is a list is of a wrong type."""
        *above, last = problem.place.path or ("",)
        return problem.check == "wrong-type" and tuple(above) == self.list_path and isinstance(last, int)


GLOSSARY = GraphFile("glossary", shapes.AboutShape, _wherever(build.about))
RELATIONS = GraphFile(
    "relations", dict[Annotated[str, Defines("relation")], shapes.RelationShape], _wherever(build.relations)
)
KINDS = GraphFile("kinds", dict[Annotated[str, Defines("kind")], shapes.KindShape], _wherever(build.kinds))
STAGES = GraphFile("stages", list[shapes.StageShape], _wherever(build.stages), lambda stages: (s.id for s in stages))
SETTINGS = GraphFile(
    "settings", list[shapes.SettingShape], _wherever(build.settings), lambda settings: (s.id for s in settings)
)
GROUPS = GraphFile("groups", dict[Annotated[str, Defines("group")], shapes.GroupShape], _wherever(build.groups))
PATHS = GraphFile("paths", list[shapes.PathShape], _wherever(build.paths), lambda paths: (p.id for p in paths))
REFERENCES = GraphFile(
    SPLIT,
    shapes.ReferencesShape,
    build.references,
    lambda file: (reference.id for reference in file.references),
    ("references",),
)

GRAPH_FILES: tuple[GraphFile[Any, Any], ...] = (GLOSSARY, RELATIONS, KINDS, STAGES, SETTINGS, GROUPS, PATHS, REFERENCES)
"""All of them, in the order in which they are read."""

STEMS = tuple(file.stem for file in GRAPH_FILES)
"""Their names without an ending."""
