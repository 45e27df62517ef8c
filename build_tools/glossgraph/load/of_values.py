"""What the files of a glossary say, as values, to a Glossary: for one that does not come from a folder."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from glossgraph.load import build, graph_files
from glossgraph.load.graph_files import GRAPH_FILES, REFERENCES
from glossgraph.load.known import Known
from glossgraph.load.plain_text import with_plain_texts
from glossgraph.load.shapes import TermShape
from glossgraph.load.validate import validated
from glossgraph.model import About, Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.diagnostics import Diagnostic


def of_values(files: Mapping[str, Any]) -> Glossary:
    """Return a glossary; what is wrong with the values is in its `problems`.

    Args:
        files: What each file says, as YAML gives it, by the file's path below the root, with `/`. Dates may be text.

    """
    problems: list[Diagnostic] = []
    known = Known()

    def said(path: str, shape: type[Any], build_: Callable[[Any], Any]) -> Any:
        content, found = validated(shape, files[path], path, "", known)
        problems.extend(found)
        return None if content is None else build_(content)

    parts: dict[str, Any] = {}
    for file in GRAPH_FILES:
        for path in (path for path in files if _stem(path) == file.stem):
            content = said(path, file.shape, partial(_built, file, path))
            if file is REFERENCES:
                parts[file.stem] = {**parts.get(file.stem, {}), **(content or {})}
            elif content is not None:
                parts[file.stem] = content
            if isinstance(content, dict):
                known.entries[file.stem] = content
    terms = (
        said(path, TermShape, partial(build.term, PurePosixPath(path).stem, path))
        for path in files
        if path.startswith("terms/")
    )
    about = parts.pop(graph_files.GLOSSARY.stem, About())
    by_id = {term.id: term for term in terms if term is not None}
    glossary = Glossary(terms=dict(sorted(by_id.items())), about=about, problems=tuple(problems), **parts)
    return with_plain_texts(glossary) if about.plain else glossary


def _built(file: graph_files.GraphFile[Any, Any], path: str, shape: Any) -> Any:
    return file.build(shape, path)


def _stem(path: str) -> str:
    """Return the stem of a file of `graph/`, or of the folder in it; nothing for others."""
    top, _, rest = path.partition("/")
    return rest.partition("/")[0].partition(".")[0] if top == "graph" else ""
