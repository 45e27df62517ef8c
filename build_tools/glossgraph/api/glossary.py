"""The glossary as a program or a notebook has it: its data, and the questions that it answers."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Self

from glossgraph import model
from glossgraph.api.models import Models

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    import pandas as pd  # type: ignore[import-untyped]

    from glossgraph.api.sparql import Answer
    from glossgraph.graph.search import Hit
    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Edge

# what answers a question is imported when it is asked: a glossary is opened faster without


@dataclass(frozen=True, eq=False, repr=False)
class Glossary(model.Glossary):
    """A whole glossary: its terms, edges and what describes them, with methods that answer questions about it.

    It behaves like the mapping of its terms: `glossary["margin-call"]`, `"margin-call" in glossary`, `len(glossary)`.
    Mappings keep the order of their files; terms and models are sorted by id.
    """

    models: Models = field(default_factory=Models)
    """The models that can be run."""

    @classmethod
    def of(cls, glossary: model.Glossary) -> Self:
        """Return a glossary with these methods."""
        if isinstance(glossary, cls):
            return glossary
        values = {each.name: getattr(glossary, each.name) for each in fields(glossary)}
        return cls(**{**values, "models": Models.of(glossary.models, glossary.about.language)})

    def trace(self, start: str, end: str) -> list[Edge]:
        """Return the edges of the shortest way along the sequence from one term to another; nothing if there is none.

        A way all of which holds in one setting comes before a shorter one that changes from setting to setting. An edge
        whose relation runs backward is followed from its target to its source.

        Raises:
            KeyError: the glossary has no term of one of the ids.

        """
        from glossgraph.graph import ways  # noqa: PLC0415 - see above

        return ways.shortest_in_one(self, self[start].id, self[end].id)

    def ways(self, start: str, end: str, limit: int = 20) -> list[list[Edge]]:
        """Return the edges of all ways along the sequence from one term to another, the shortest first.

        No way passes a term twice. There can be very many of them; only the first ones are returned, up to a limit.

        Raises:
            KeyError: the glossary has no term of one of the ids.

        """
        from glossgraph.graph import ways  # noqa: PLC0415 - see above

        return list(islice(ways.every(self, self[start].id, self[end].id), max(limit, 0)))

    def loops(self) -> list[list[Edge]]:
        """Return the loops: the edges of each on its way round, the last one being what feeds back to its beginning."""
        from glossgraph.graph import ways  # noqa: PLC0415 - see above
        from glossgraph.graph.sequence import sequence  # noqa: PLC0415 - see above

        arrows = sequence(self).edges
        return [[*(arrows[arrow]["edge"] for arrow in pairwise(ids)), edge] for edge, ids in ways.loops(self)]

    def stories(self, term: str) -> dict[str, tuple[StoryStep, ...]]:
        """Return the steps of each story of a term by the id of its setting, the one where it is most at home first.

        In a glossary without settings, and where a term tells one story for all, the id is empty. There are none if no
        step leads to the term or follows from it.

        Raises:
            KeyError: the glossary has no term of that id.

        """
        from glossgraph.graph import story  # noqa: PLC0415 - see above

        told = {each.id: story.story(self, self[term], each) for each in story.settings_of(self, self[term])}
        return {setting: steps for setting, steps in told.items() if steps}

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the terms that are meant by some words, the best first: see `glossgraph search`.

        Names come first, with typing errors forgiven, and then definitions, questions and other texts.
        """
        from glossgraph.graph.search import search  # noqa: PLC0415 - see above

        return search(self, words, limit)

    def sparql(self, query: str) -> Answer:
        """Return the rows that answer a query in SPARQL to the triples of the Turtle export.

        A row of a SELECT has the names of its variables; one of a CONSTRUCT or DESCRIBE `subject`, `predicate` and
        `object`; the only one of an ASK `answer`. The prefixes of the export are known, and so are `term:` and
        `relation:`, which begin the IRIs of terms and relations.

        Raises:
            ValueError: the query is no SPARQL.

        """
        from glossgraph.api.sparql import sparql  # noqa: PLC0415 - see above

        return sparql(self, query)

    def frame(self, table: str) -> pd.DataFrame:
        """Return a table as a data frame of pandas: "terms", "edges", or another of those of the Parquet export.

        Several values in a cell are a tuple, and texts are plain words. Rows with an `id` have it as their index.

        Raises:
            ValueError: there is no such table.
            ImportError: pandas is not installed.

        """
        from glossgraph.api.frames import frame  # noqa: PLC0415 - see above

        return frame(self, table)

    def export(self, *formats: str) -> dict[str, str | bytes]:
        """Return the content of each file by its name, in some formats or, when none is named, in all of them.

        Raises:
            ValueError: there is no such format.
            ImportError: a format is named that needs a library which is not installed; the message says how it is.

        """
        from glossgraph import exports  # noqa: PLC0415 - see above

        _require(formats)
        return exports.contents(self, formats)

    def write(self, folder: str | PathLike[str], *formats: str) -> list[Path]:
        """Write formats into a folder, all files or none, and return the paths of the files.

        If no format is named, all that this installation can write are, and the lists of the files. No file is in
        memory as a whole, so that it may be larger than that.

        Raises:
            ValueError: there is no such format.
            ImportError: a format is named that needs a library which is not installed; the message says how it is.
            OSError: the folder cannot be written into.

        """
        from glossgraph.exports.parts.writing import write  # noqa: PLC0415 - see above

        _require(formats)
        written = write(self, Path(folder), formats)
        return [Path(folder) / name for files in written.values() for name in files]


def _require(formats: Iterable[str]) -> None:
    """Raise a ValueError for the first name that no format has."""
    from glossgraph import exports  # noqa: PLC0415 - see above
    from glossgraph.diagnostics import did_you_mean, one_of  # noqa: PLC0415 - see above

    names = [exports.name(module) for module in exports.EXPORTS]
    for format_ in formats:
        if format_ not in names:
            help_ = did_you_mean(format_, names, f"there are {one_of(names)}")
            raise ValueError(f"no format is called `{format_}`; {help_}")
