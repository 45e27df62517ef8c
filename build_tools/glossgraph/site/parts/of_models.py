"""The models in which a term can be tried, as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.tried import explaining, labels_of_models, naming
from glossgraph.words.content import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Glossary, Model, Term

FOLDER = "models"
"""The folder with the pages of models."""

INDEX = f"{FOLDER}/index.md"
"""The path of the page that lists them."""


def model_link(model: Model) -> Link:
    """Return a link to the page of a model."""
    return _link(model.id, model.label)


def tried_in(glossary: Glossary, term: Term) -> list[Link]:
    """Return the models that explain a term, or in whose episodes it is."""
    return _links(glossary, explaining(glossary).get(term.id, ()))


def named_in(glossary: Glossary, term: Term) -> list[Link]:
    """Return the other models of which a quantity is what a term says."""
    return _links(glossary, naming(glossary).get(term.id, ()))


def all_models(glossary: Glossary) -> list[Link]:
    """Return all models."""
    return _links(glossary, labels_of_models(glossary))


def _links(glossary: Glossary, ids: Iterable[str]) -> list[Link]:
    return [_link(id_, labels_of_models(glossary)[id_]) for id_ in ids]


def _link(id_: str, label: str) -> Link:
    return Link(f"{FOLDER}/{id_}.md", label)
