"""The models in which a term can be tried: those that explain it, and those of which it names a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Parameter, Quantity


@once
def labels_of_models(glossary: Glossary) -> Mapping[str, str]:
    """Return what the models are called, by their ids, for who needs no more of them."""
    return {model.id: model.label for model in glossary.models.values()}


@once
def explaining(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the models that explain a term, or in whose episodes it is, by its id."""
    found: dict[str, list[str]] = {}
    for model in glossary.models.values():
        for id_ in dict.fromkeys((*model.explains, *model.episodes)):
            found.setdefault(id_, []).append(model.id)
    return {id_: tuple(models) for id_, models in found.items()}


@once
def naming(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the other models of which a parameter or a quantity is what a term says, by its id."""
    found: dict[str, list[str]] = {}
    for model in glossary.models.values():
        quantities: tuple[Parameter | Quantity, ...] = (*model.parameters, *model.state, *model.round, *model.results)
        for id_ in dict.fromkeys(part.term for part in quantities):
            if id_ and id_ not in {*model.explains, *model.episodes}:
                found.setdefault(id_, []).append(model.id)
    return {id_: tuple(models) for id_, models in found.items()}
