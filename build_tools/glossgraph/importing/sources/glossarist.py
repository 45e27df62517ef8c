"""A folder of Glossarist, as registries of ISO have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from glossgraph.importing.place import UnreadableError
from glossgraph.importing.registries.concept import concept_of, relations_of
from glossgraph.importing.registries.languages import tag
from glossgraph.importing.registries.texts import LocalText, content_of, mapping
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Group, Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.importing.place import Place
    from glossgraph.importing.registries.texts import Values

TITLE = "Glossarist"

_MARK = re.compile(
    r"^(?:termid|language_code|localized_concepts)\s*:|^\s+(?:localized_concepts|language_code)\s*:", re.MULTILINE
)

_MOST_LOOKED_AT = 20

_LANGUAGE = re.compile(r"[a-z]{3}")


def fits(place: Place) -> bool:
    """Tell whether a folder holds concepts: one of its first files says so."""
    if place.is_file:
        return False
    files = (file for _, file in zip(range(_MOST_LOOKED_AT), place.below(".yaml", ".yml"), strict=False))
    return any(_MARK.search(file.head()) for file in files)


def read(place: Place) -> Vocabulary:
    """Read a folder of concepts.

    Raises:
        UnreadableError: a file is no YAML, or none is a concept.

    """
    tally = Tally()
    managed: list[Values] = []
    localized: dict[str, Values] = {}
    for file in place.below(".yaml", ".yml"):
        for values in _documents(file):
            inner = content_of(values)
            if "language_code" in inner and "terms" in inner:
                localized[str(values.get("id", file.name))] = values
            elif "localized_concepts" in inner or "termid" in inner or "identifier" in inner:
                managed.append({"id": file.name, **values})
    if not managed:
        raise UnreadableError(f"`{place.path}` has no concepts of Glossarist in its YAML files")
    found = [(one, _in_languages(one, localized)) for one in managed]
    texts = LocalText(found, tally)
    concepts = tuple(concept_of(one, by_language, texts, tally) for one, by_language in found)
    groups = dict.fromkeys(group for concept in concepts for group in concept.groups)
    return Vocabulary(
        concepts=concepts,
        relations=relations_of(edge.relation for concept in concepts for edge in concept.edges),
        groups=tuple(Group(key=group, labels=(Text(group),)) for group in groups),
        references=texts.references,
        tally=tally,
    )


def _documents(file: Place) -> Iterator[Values]:
    """Yield the mappings of a file of YAML, in which every value is a text."""
    try:
        documents = list(yaml.load_all(file.text(), yaml.CBaseLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise UnreadableError(f"`{file.path}`{where}: it is no YAML: {getattr(error, 'problem', error)}") from error
    yield from (document for document in documents if isinstance(document, dict))


def _in_languages(managed: Values, localized: dict[str, Values]) -> dict[str, Values]:
    """Return what is said of a concept in each language, by the language's tag."""
    inner = content_of(managed)
    found: dict[str, Values] = {}
    for code, id_ in mapping(inner.get("localized_concepts")).items():
        if values := localized.get(str(id_)):
            found[tag(code)] = {**values, **content_of(values)}
    for code, values in inner.items():
        if _LANGUAGE.fullmatch(code) and isinstance(values, dict) and "terms" in values:
            found[tag(code)] = values
    return found
