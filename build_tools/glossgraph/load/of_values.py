"""What the files of a glossary say, as values or as texts, to a Glossary: for one that does not come from a folder."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.load import build, file_faults, graph_files, model_build
from glossgraph.load.graph_files import GRAPH_FILES, REFERENCES
from glossgraph.load.known import Known
from glossgraph.load.model_shapes import ModelShape
from glossgraph.load.plain_text import with_plain_texts
from glossgraph.load.shapes import TermShape
from glossgraph.load.validate import validated
from glossgraph.model import About, Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.load.memory import Memory


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

    return _assembled(files, said, known, problems)


def of_texts(files: Mapping[str, bytes], memory: Memory) -> Glossary:
    """Return a glossary; what is wrong with its files is in its `problems`, and those that cannot be read are left out.

    Files with which nothing is wrong are not parsed again if the memory knows them.

    Args:
        files: The bytes of each file, by its path below the root, with `/`.
        memory: What is known of files, by their paths; what is read is kept there.

    """
    problems: list[Diagnostic] = []
    known = Known()

    def said(path: str, shape: type[Any], build_: Callable[[Any], Any]) -> Any:
        try:
            text = source.decoded(files[path])
            remembered = memory.recall(path, text)
            if remembered is not None:
                return remembered
            value = source.parse(text).value
        except source.SourceError as error:
            problems.append(file_faults.unreadable(error, path))
            return None
        content, found = validated(shape, value, path, text, known)
        problems.extend(found)
        built = None if content is None else build_(content)
        if built is not None and not found:
            memory.keep(path, text, built)
        return built

    return _assembled(files, said, known, problems)


def _assembled(
    paths: Iterable[str],
    said: Callable[[str, type[Any], Callable[[Any], Any]], Any],
    known: Known,
    problems: list[Diagnostic],
) -> Glossary:
    """Return the glossary of some files, of which each is asked what it says."""
    parts: dict[str, Any] = {}
    for file in GRAPH_FILES:
        for path in (path for path in paths if _stem(path) == file.stem):
            _, content = said(path, file.shape, partial(_built, file, path)) or ((), None)
            if file is REFERENCES:
                parts[file.stem] = {**parts.get(file.stem, {}), **(content or {})}
            elif content is not None:
                parts[file.stem] = content
            if isinstance(content, dict):
                known.entries[file.stem] = content
    terms = {
        path: said(path, TermShape, partial(build.term, PurePosixPath(path).stem, path))
        for path in paths
        if path.startswith("terms/")
    }
    folder = f"graph/{source.MODELS}/"
    models = {
        path: said(path, ModelShape, partial(model_build.runnable, PurePosixPath(path).stem, path))
        for path in paths
        if path.startswith(folder)
    }
    parts[source.MODELS] = {model.id: model for _, model in sorted(models.items()) if model is not None}
    about = parts.pop(graph_files.GLOSSARY.stem, About())
    by_id = {term.id: term for term in terms.values() if term is not None}
    unread = {PurePosixPath(path).stem: frozenset[str]() for path, term in terms.items() if term is None}
    glossary = Glossary(
        terms=dict(sorted(by_id.items())), about=about, problems=tuple(problems), unread=unread, **parts
    )
    return with_plain_texts(glossary) if about.plain else glossary


def _built(file: graph_files.GraphFile[Any, Any], path: str, shape: Any) -> Any:
    """Return what a file of `graph/` becomes, with the ids of its entries, as it is remembered."""
    return list(file.ids(shape)), file.build(shape, path)


def _stem(path: str) -> str:
    """Return the stem of a file of `graph/`, or of the folder in it; nothing for others."""
    top, _, rest = path.partition("/")
    return rest.partition("/")[0].partition(".")[0] if top == "graph" else ""
