"""A folder of files to a Glossary. Loading notes every problem and never stops at the first."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from glossgraph import source
from glossgraph.diagnostics import nearest
from glossgraph.load import build, file_faults, graph_files
from glossgraph.load.graph_files import STEMS
from glossgraph.load.shapes import TermShape
from glossgraph.load.validate import validated
from glossgraph.model import HARMLESS, UNREADABLE, About, Glossary, kebab

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.load.graph_files import GraphFile
    from glossgraph.model import Term

Shape = TypeVar("Shape")
Content = TypeVar("Content")


class Loaded(NamedTuple):
    """A glossary, and the text of each of its files, by the file's path below the root, with `/`.

    A file that cannot be opened, or is not UTF-8, has no text.
    """

    glossary: Glossary
    texts: Mapping[str, str]


def load(root: Path, *, with_terms: bool = True) -> Loaded:
    """Read `terms/` and `graph/` below the root, each file once, or `graph/` alone.

    What is wrong with the files is in the glossary's `problems`.
    """
    folder = _Folder(root)
    glossary = Glossary(
        about=folder.content(graph_files.GLOSSARY) or About(),
        relations=folder.content(graph_files.RELATIONS) or {},
        kinds=folder.content(graph_files.KINDS) or {},
        stages=folder.content(graph_files.STAGES) or {},
        paths=folder.content(graph_files.PATHS) or {},
        references=folder.content(graph_files.REFERENCES) or {},
        unread_parts=folder.unread_parts(),
        doubtful=folder.doubtful,
        terms=folder.terms() if with_terms else {},
        unread=folder.unread,
        schemas=folder.schemas(),
        problems=tuple(folder.problems),
    )
    return Loaded(glossary, folder.texts)


class _Folder:
    """The folder of a glossary, and everything that has been read from it so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._graph = source.find_graph(root, STEMS)
        self._unread_stems: set[str] = set()
        self.texts: dict[str, str] = {}
        self.problems: list[Diagnostic] = []
        self.doubtful: dict[str, frozenset[str]] = {}
        self.unread: dict[str, frozenset[str]] = {}

    def content(self, file: GraphFile[Shape, Content]) -> Content | None:
        """Return what a file of `graph/` says, or None if it is not there or cannot be read."""
        path = self._graph.get(file.stem)
        if path is None:
            return None
        reported = len(self.problems)
        shape = self._read(path, file.shape)
        if shape is None:
            self._unread_stems.add(file.stem)
            return None
        if any(problem.check not in HARMLESS for problem in self.problems[reported:]):
            self.doubtful[file.stem] = self._words(self._name(path))
        ids = list(file.ids(shape))
        if UNREADABLE in ids:
            # an entry without an id may be the one that a term names
            self._unread_stems.add(file.stem)
        self.problems.extend(file_faults.repeated_ids(file, ids))
        return file.build(shape)

    def unread_parts(self) -> frozenset[str]:
        """Return the stems of the files of `graph/` that could not be read, once all have been tried."""
        for path in source.find_unknown(self._root, STEMS):
            self.problems.append(file_faults.unknown_file(self._keep_text(path), path.name))
            missing = [stem for stem in STEMS if stem not in self._graph or stem in self._unread_stems]
            self._unread_stems.add(nearest(path.name.partition(".")[0], missing))
        if "relations" not in self._graph.keys() | self._unread_stems:
            self._unread_stems.add("relations")
            self.problems.append(file_faults.no_relations())
        return frozenset(self._unread_stems)

    def terms(self) -> dict[str, Term]:
        """Return the terms by their ids, and note as unread those of which not everything could be read."""
        terms: dict[str, Term] = {}
        for path in source.find_terms(self._root):
            id_, file = path.stem, self._name(path)
            reported = len(self.problems)
            shape = self._read(path, TermShape)
            if id_ in terms:
                self.problems.append(file_faults.repeated_term(id_, file, terms[id_].file))
            elif shape is None:
                self.unread[id_] = frozenset() if self._breaks_off(self.problems[-1]) else self._words(file)
            else:
                terms[id_] = build.term(id_, file, shape)
                if any(_hides_edges(problem) for problem in self.problems[reported:]):
                    self.unread[id_] = self._words(file)
                if id_ != kebab(id_):
                    # this file's name has been reported, so other files may use the id that it should have
                    self.unread.setdefault(kebab(id_), frozenset({id_}))
        for path in source.find_misnamed(self._root):
            file = self._keep_text(path)
            self.problems.append(file_faults.misnamed(path, file))
            self.unread.setdefault(path.name.partition(".")[0], self._words(file))
        return dict(sorted(terms.items()))

    def schemas(self) -> dict[str, str]:
        """Return the texts of the schemas for editors that are there, by their names."""
        files = {path.name: self._keep_text(path) for path in source.find_schemas(self._root)}
        return {name: self.texts.get(file, "") for name, file in files.items()}

    def _read(self, path: Path, shape: type[Shape]) -> Shape | None:
        file = self._name(path)
        try:
            text = self.texts[file] = source.read(path, self._root)
            values, repeated, strays = source.parse(text)
        except source.SourceError as error:
            self.problems.append(file_faults.unreadable(error, file))
            return None
        self.problems += [file_faults.stray_character(stray, file) for stray in strays]
        if space := source.trailing_space(text):
            self.problems.append(file_faults.stray_whitespace(space, file))
        self.problems += [file_faults.repeated_key(key, file) for key in repeated]
        content, problems = validated(shape, values, file, text)
        self.problems += problems
        return content

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _keep_text(self, path: Path) -> str:
        """Keep the text of a file that says nothing of the glossary, and return its path below the root."""
        file = self._name(path)
        with suppress(source.SourceError):
            self.texts[file] = source.read(path, self._root)
        return file

    def _breaks_off(self, problem: Diagnostic) -> bool:
        """Tell whether a problem is at the very end of its file, so that the rest of the file may be missing."""
        span, text = problem.place.span, self.texts.get(problem.place.file)
        return span is not None and text is not None and span.line > text.rstrip().count("\n")

    def _words(self, file: str) -> frozenset[str]:
        """Return the words of a file that was not wholly read: any of them may be the id of a term it is joined to."""
        return frozenset(re.findall(r"[a-z0-9-]+", self.texts.get(file, "")))


def _hides_edges(problem: Diagnostic) -> bool:
    """Tell whether a problem of a term's file can mean that not all of its edges were read."""
    path = problem.place.path
    return problem.check == "duplicate-key" or "edges" in path or (problem.check == "unknown-field" and len(path) == 1)
