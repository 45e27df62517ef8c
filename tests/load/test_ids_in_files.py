"""The ids in files: the same as the model knows, each where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import source
from glossgraph.load.ids_in_files import IdInFile, ids_in, shape_of
from glossgraph.load.shapes import TermShape
from glossgraph.model import Sort
from glossgraph.text.cited import cited_in
from glossgraph.text.mentions import mentioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.source import Step

Named = tuple[str, str, tuple["Step", ...], str]

NOUNS = {Sort.TERM: "term", Sort.ACTOR: "term", Sort.REFERENCE: "reference"}


def in_model(glossary: Glossary) -> Iterator[Named]:
    """Yield what the model knows of the ids of terms and references: the file, the noun, the path and the id."""
    for entry in glossary.entries:
        file, start = entry.origin
        for sort, noun in NOUNS.items():
            for path, id_ in entry.texts(sort):
                # a source with a place in it is a mapping
                is_located = path[0] == "sources" and id_ in getattr(entry, "locators", {})
                yield file, noun, (*start, *path, *(("source",) if is_located else ())), id_
        for path, text in entry.texts(Sort.MARKDOWN):
            yield from ((file, "term", (*start, *path), id_) for id_, _ in mentioned(text))
    for term in glossary.terms.values():
        yield from ((term.file, "term", ("edges", edge.relation, edge.target), edge.target) for edge in term.edges)
    for setting in glossary.settings.values():
        file, start = setting.origin
        yield from ((file, "term", (*start, "cast", role), actor) for role, actor in setting.cast.items())


def found(texts: dict[str, str]) -> Iterator[tuple[str, IdInFile]]:
    for file, text in texts.items():
        for each in ids_in(file, text):
            assert text[each.start : each.end] == each.id
            yield file, each


def test_the_ids_of_terms_and_references_are_those_of_the_model(glossary: Glossary) -> None:
    everything = list(found(dict(glossary.texts)))
    ids = [(file, each) for file, each in everything if each.noun in NOUNS.values() and not each.defines]
    cited = {(entry.origin[0], id_) for entry in glossary.entries for id_ in cited_in(entry)}
    assert {(file, e.id) for file, e in ids if e.noun == "reference" and e.in_prose} == cited
    others = [(file, e.noun, e.path, e.id) for file, e in ids if not (e.noun == "reference" and e.in_prose)]
    assert sorted(others, key=repr) == sorted(in_model(glossary), key=repr)
    defined: dict[str, set[str]] = {}
    for _, each in everything:
        if each.defines:
            defined.setdefault(each.noun, set()).add(each.id)
    assert defined == {
        "relation": {*glossary.relations},
        "kind": {*glossary.kinds},
        "stage": {*glossary.stages},
        "setting": {*glossary.settings},
        "path": {*glossary.paths},
        "reference": {*glossary.references},
        "role": {role for setting in glossary.settings.values() for role in setting.cast},
        "former id": {old for term in glossary.terms.values() for old in term.former_ids},
    }


FORMS = """\
"replaced_by": 'rain'
stage: ~
kind: >-
  weather
settings: [hill, 'sea']
edges:
  leads-to: {rain: 'It''s as [[rain|the
      rain]] says.', ? "flood" : {reason: "as \\"[[\\x72ain]]\\"\\
    , [[flood]]", in: [hill]}}
explanation: |  # with `[[code]]`
  One [[ rain ]], `[[code]]`, and [@key; see @{key}, p. 1].

  ~~~
  [[code]]
  ~~~

  It is not [[rain
  here.
step: {from: cloud, to: rain, message: "[[rain]]"}
steps: {hill: "Not [[rain]]", sea: [{at: cloud, state: x}]}
former_ids: [downpour]
allow: {dead-end: Because}
unknown: rain
"""


def test_ids_are_found_in_every_form_of_a_text() -> None:
    ids = ids_in("terms/a/rain.yaml", FORMS)
    rows = [
        (each.noun, FORMS[each.start : each.end], each.id, ".".join(map(str, each.path)), each.in_prose) for each in ids
    ]
    assert rows == [
        ("term", "rain", "rain", "replaced_by", False),
        ("kind", "weather", "weather", "kind", False),
        ("setting", "hill", "hill", "settings.0", False),
        ("setting", "sea", "sea", "settings.1", False),
        ("relation", "leads-to", "leads-to", "edges.leads-to", False),
        ("term", "rain", "rain", "edges.leads-to.rain", False),
        ("term", "rain", "rain", "edges.leads-to.rain.reason", True),
        ("term", "flood", "flood", "edges.leads-to.flood", False),
        ("term", "\\x72ain", "rain", "edges.leads-to.flood.reason", True),
        ("term", "flood", "flood", "edges.leads-to.flood.reason", True),
        ("setting", "hill", "hill", "edges.leads-to.flood.in.0", False),
        ("term", "rain", "rain", "explanation", True),
        ("reference", "key", "key", "explanation", True),
        ("reference", "key", "key", "explanation", True),
        ("term", "cloud", "cloud", "step.from", False),
        ("term", "rain", "rain", "step.to", False),
        ("setting", "hill", "hill", "steps.hill", False),
        ("setting", "sea", "sea", "steps.sea", False),
        ("term", "cloud", "cloud", "steps.sea.0.at", False),
        ("former id", "downpour", "downpour", "former_ids.0", False),
        ("check", "dead-end", "dead-end", "allow.dead-end", False),
    ]
    assert {each.or_noun for each in ids if each.path[0] in {"step", "steps"} and each.noun == "term"} == {"role"}


def test_a_file_that_is_not_read_has_no_ids() -> None:
    assert shape_of("terms/a/b.yml") is TermShape
    assert shape_of("graph/references/more/x.yaml") is shape_of("graph/references.yml")
    for file in ("graph/other.yml", "graph/deep/kinds.yml", "terms/a.txt", "a.yml", "graph/term.schema.json"):
        assert shape_of(file) is None
        assert ids_in(file, "kind: x") == []
    assert ids_in("terms/a.yml", "# nothing\n") == []


def test_a_text_that_cannot_be_parsed_has_no_ids() -> None:
    with pytest.raises(source.SourceError):
        ids_in("terms/a.yml", "kind: [x")
