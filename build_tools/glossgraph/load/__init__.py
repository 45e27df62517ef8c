"""A folder of files to a Glossary. Loading notes every problem and never stops at the first."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from glossgraph import source
from glossgraph.diagnostics import nearest
from glossgraph.load import build, file_faults, graph_files, model_build
from glossgraph.load.content import content_of, lines_of, quotes_code
from glossgraph.load.graph_files import REFERENCES, STEMS
from glossgraph.load.known import Known
from glossgraph.load.memory import Findings, Memory, digest
from glossgraph.load.model_shapes import ModelShape
from glossgraph.load.plain_text import with_plain_texts
from glossgraph.load.shapes import TermShape
from glossgraph.model import HARMLESS, UNREADABLE, About, Glossary, kebab

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from glossgraph.diagnostics import Diagnostic, Place
    from glossgraph.load.graph_files import GraphFile
    from glossgraph.model import Model, Reference, Term

__all__ = ["Findings", "Loaded", "Memory", "digest", "load"]

Shape = TypeVar("Shape")
Content = TypeVar("Content")


class Loaded(NamedTuple):
    """A glossary, and the text of each of its files, by the file's path below the root, with `/`.

    A file that cannot be opened, or is not UTF-8, has no text.
    """

    glossary: Glossary
    texts: Mapping[str, str]


def load(
    root: Path,
    *,
    with_terms: bool = True,
    memory: Memory | None = None,
    unsaved: Mapping[str, str | None] | None = None,
) -> Loaded:
    """Read `terms/` and `graph/` below the root, each file once, or `graph/` alone.

    What is wrong with the files is in the glossary's `problems`. A memory spares the parsing of files that have not
    changed since it was last used. `unsaved` has texts that count instead of those of files, by their paths below the
    root: a term may have a text and no file, and where it is None, the file counts as gone.
    """
    folder = _Folder(root, memory, unsaved or {})
    glossary = Glossary(
        about=folder.content(graph_files.GLOSSARY) or About(),
        relations=folder.content(graph_files.RELATIONS) or {},
        kinds=folder.content(graph_files.KINDS) or {},
        stages=folder.content(graph_files.STAGES) or {},
        settings=folder.content(graph_files.SETTINGS) or {},
        groups=folder.content(graph_files.GROUPS) or {},
        paths=folder.content(graph_files.PATHS) or {},
        references=folder.references(),
        models=folder.models(),
        unread_parts=folder.unread_parts(),
        doubtful=folder.doubtful,
        terms=folder.terms() if with_terms else {},
        unread=folder.unread,
        texts=folder.texts,
        schemas=folder.schemas(),
        problems=tuple(folder.problems),
    )
    return Loaded(with_plain_texts(glossary) if glossary.about.plain else glossary, folder.texts)


class _Folder:
    """The folder of a glossary, and everything that has been read from it so far."""

    def __init__(self, root: Path, memory: Memory | None, unsaved: Mapping[str, str | None]) -> None:
        self._root = root
        self._unsaved = unsaved
        self._memory = memory
        self._graph = source.find_graph(root, STEMS)
        self._unread_stems: set[str] = set()
        self._known = Known()
        self._broken_off: set[str] = set()
        self.texts: dict[str, str] = {}
        self.problems: list[Diagnostic] = []
        self.doubtful: dict[str, frozenset[str]] = {}
        self.unread: dict[str, frozenset[str]] = {}

    def content(self, file: GraphFile[Shape, Content]) -> Content | None:
        """Return what a file of `graph/` says, or None if it is not there or cannot be read."""
        if file.stem not in self._graph:
            return None
        reported = len(self.problems)
        content = self._content_at(self._graph[file.stem], file, {})
        if len(self.problems) == reported and isinstance(content, dict):
            self._known.entries[file.stem] = content
        return content

    def references(self) -> dict[str, Reference]:
        """Return what the file of the references says, and all files of their folder."""
        reported, stem = len(self.problems), REFERENCES.stem
        split = source.find_split(self._root)
        paths = [self._graph[stem], *split] if stem in self._graph else split
        first: dict[str, Place] = {}
        found: dict[str, Reference] = {}
        for path in paths:
            part: dict[str, Reference] | None = self._content_at(path, REFERENCES, first)
            found |= part or {}
        for path in source.find_unsplit(self._root):
            self.problems.append(file_faults.unread_below(path, self._keep_text(path), split, source.SPLIT))
            self._unread_stems.add(stem)
        if len(self.problems) == reported and found:
            self._known.entries[stem] = found
        return found

    def _content_at(self, path: Path, file: GraphFile[Shape, Content], first: dict[str, Place]) -> Content | None:
        """Return what one file says; `first` has the places of the ids in the files before it."""
        reported, name = len(self.problems), self._name(path)
        read = self._read(path, file.shape, lambda shape: (list(file.ids(shape)), file.build(shape, name)))
        if read is None:
            self._unread_stems.add(file.stem)
            return None
        ids, content = read
        if any(problem.check not in HARMLESS for problem in self.problems[reported:]):
            self.doubtful[file.stem] = self.doubtful.get(file.stem, frozenset()) | self._words(name)
        if UNREADABLE in ids or any(map(file.lacks_entry, self.problems[reported:])):
            # an entry without an id, or one that is no mapping, may be the one that a term names
            self._unread_stems.add(file.stem)
        self.problems.extend(file_faults.repeated_ids(file, name, ids, first))
        return content

    def models(self) -> dict[str, Model]:
        """Return the models that can be run, by their ids."""
        models: dict[str, Model] = {}
        paths = self._files(source.find_models(self._root), f"graph/{source.MODELS}/")
        for path in paths:
            id_, file = path.stem, self._name(path)
            if id_ in models:
                self.problems.append(file_faults.repeated_file(id_, file, models[id_].file, "model"))
                continue
            model = self._read(path, ModelShape, partial(model_build.runnable, id_, file))
            if model is None:
                self._unread_stems.add(source.MODELS)
            else:
                models[id_] = model
        for path in source.find_misnamed_models(self._root):
            self.problems.append(file_faults.unread_below(path, self._keep_text(path), paths, source.MODELS))
            self._unread_stems.add(source.MODELS)
        for file in map(self._keep_text, source.find_astray(self._root)):
            if file_faults.is_model(self.texts.get(file, "")):
                self.problems.append(file_faults.astray(file))
                self._unread_stems.add(source.MODELS)
            else:
                self.texts.pop(file, None)
        return dict(sorted(models.items()))

    def unread_parts(self) -> frozenset[str]:
        """Return the stems of the files of `graph/` that could not be read, once all have been tried."""
        for path in source.find_unknown(self._root, STEMS):
            self.problems.append(file_faults.unknown_file(self._keep_text(path), path.name, self._graph, self.texts))
            missing = [stem for stem in STEMS if stem not in self._graph or stem in self._unread_stems]
            self._unread_stems.add(nearest(path.name.partition(".")[0], missing))
        if "relations" not in self._graph.keys() | self._unread_stems:
            self._unread_stems.add("relations")
            self.problems.append(file_faults.no_relations())
        return frozenset(self._unread_stems)

    def terms(self) -> dict[str, Term]:
        """Return the terms by their ids, and note as unread those of which not everything could be read."""
        terms: dict[str, Term] = {}
        for path in self._files(source.find_terms(self._root), "terms/"):
            id_, file = path.stem, self._name(path)
            reported = len(self.problems)
            term = self._read(path, TermShape, partial(build.term, id_, file))
            if id_ in terms:
                self.problems.append(file_faults.repeated_file(id_, file, terms[id_].file, "term"))
            elif term is None:
                self.unread[id_] = frozenset() if file in self._broken_off else self._words(file)
            else:
                terms[id_] = term
                found = self.problems[reported:]
                if any(map(file_faults.hides_edges, found)):
                    # where there is something else instead of edges, even their targets may be missing
                    is_lost = any(p.check == "wrong-type" and p.place.path == ("edges",) for p in found)
                    self.unread[id_] = frozenset() if is_lost else self._words(file)
                if id_ != kebab(id_):
                    # this file's name has been reported, so other files may use the id that it should have
                    self.unread.setdefault(kebab(id_), frozenset({id_}))
        for path in source.find_misnamed(self._root):
            self._note_misnamed(path, terms.keys() | self.unread.keys())
        return dict(sorted(terms.items()))

    def schemas(self) -> dict[str, str]:
        """Return the texts of the schemas for editors that are there, by their names."""
        files = {path.name: self._keep_text(path) for path in source.find_schemas(self._root)}
        return {name: self.texts.get(file, "") for name, file in files.items()}

    def _note_misnamed(self, path: Path, ids: Collection[str]) -> None:
        file = self._keep_text(path)
        if not file_faults.may_be_term(path, self.texts.get(file)):
            del self.texts[file]
            return
        self.problems.append(file_faults.misnamed(path, file, ids))
        if source.original(path.name) not in ids:
            self.unread.setdefault(path.name.partition(".")[0], self._words(file))

    def _read(self, path: Path, shape: type[Shape], build: Callable[[Shape], Content]) -> Content | None:
        """Return what is built of a file's content in its shape, or None if the file cannot be read."""
        file = self._name(path)
        try:
            text = self.texts[file] = self._text(path)
        except source.SourceError as error:
            self.problems.append(file_faults.unreadable(error, file))
            return None
        remembered: Content | None = self._memory.recall(file, text) if self._memory else None
        if remembered is not None:
            return remembered
        if shape is TermShape and file_faults.is_model(text):
            self.problems.append(file_faults.astray(file))
            return None
        reported = len(self.problems)
        if space := source.trailing_space(text):
            self.problems.append(file_faults.stray_whitespace(space, file))
        shaped = self._shaped(file, text, shape)
        if shaped is None:
            return None
        built = build(shaped)
        if self._memory and len(self.problems) == reported:
            self._memory.keep(file, text, built)
        return built

    def _shaped(self, file: str, text: str, shape: type[Shape]) -> Shape | None:
        """Return the content of a file in its shape, or None if it cannot be read, and note what is wrong with it."""
        try:
            parsed = source.parse(text)
        except source.SourceError:
            return self._read_rest(file, text, shape)
        content, problems = content_of(parsed, shape, file, text, self._known)
        self.problems += problems
        return content

    def _read_rest(self, file: str, text: str, shape: type[Shape]) -> Shape | None:
        """Report all that is wrong with a file that is no YAML; return its content if it is known what was meant."""
        recovered = source.recover(text)
        content = self._recovered(file, text, recovered, shape)
        is_whole = recovered.whole if shape is not TermShape else content is not None
        hiding = None if is_whole else next((e for e in recovered.errors if not e.meant), recovered.errors[0])
        self.problems += [file_faults.unreadable(e, file, text, hides_rest=e is hiding) for e in recovered.errors]
        return content

    def _recovered(self, file: str, text: str, recovered: source.Recovered, shape: type[Shape]) -> Shape | None:
        if recovered.breaks_off:
            self._broken_off.add(file)
            return None
        parsed = source.parse_rest(recovered)
        if parsed.value is None:
            return None
        content, problems = content_of(parsed, shape, file, text, self._known)
        corrected = recovered.corrected
        for problem in problems:
            # what was left out is not missing, and what was not as it should be is not reported twice
            missing = problem.check == "missing-field" and len(problem.place.path) <= 1 and not recovered.whole
            if not missing and corrected.keys().isdisjoint(lines_of(problem, text)):
                self.problems.append(problem)
        # an id, or a keyword, that has to be put into quotes would hardly be right then
        is_sure = recovered.whole and not any(map(quotes_code, corrected.values()))
        return content if is_sure and shape is TermShape else None

    def _name(self, path: Path) -> str:
        return "/".join(path.parts[len(self._root.parts) :])

    def _keep_text(self, path: Path) -> str:
        """Keep the text of a file that says nothing of the glossary, and return its path below the root."""
        file = self._name(path)
        with suppress(source.SourceError):
            self.texts[file] = self._text(path)
        return file

    def _text(self, path: Path) -> str:
        text = self._unsaved.get(self._name(path))
        return source.read(path, self._root) if text is None else text

    def _files(self, files: list[Path], folder: str) -> list[Path]:
        """Return the files of a folder with those that are not saved yet, and without those that are gone."""
        unsaved = {file: text for file, text in self._unsaved.items() if file.startswith(folder)}
        there = {file for file, text in unsaved.items() if text is not None}
        names = {self._name(path) for path in files if unsaved} - unsaved.keys() | there
        return [self._root / name for name in sorted(names)] if unsaved else files

    def _words(self, file: str) -> frozenset[str]:
        """Return the words of a file that was not wholly read: any of them may be the id of a term it is joined to."""
        return frozenset(re.findall(r"[a-z0-9-]+", self.texts.get(file, "")))
