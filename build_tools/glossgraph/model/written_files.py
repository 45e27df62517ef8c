"""The files of a glossary as values: what reading them gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.model.about import About, Style
from glossgraph.model.written import (
    Values,
    filled,
    written_group,
    written_kind,
    written_path,
    written_reference,
    written_relation,
    written_setting,
    written_stage,
    written_term,
)
from glossgraph.model.written_model import written_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model.about import License, Party
    from glossgraph.model.glossary import Glossary


def written_files(glossary: Glossary) -> Iterator[tuple[str, Any]]:
    """Yield the path of each file below the root, with `/`, and what it says: those of `graph/`, then the terms."""
    graph: dict[str, Any] = {
        "glossary": written_about(glossary.about),
        "kinds": {id_: written_kind(kind) for id_, kind in glossary.kinds.items()},
        "stages": [written_stage(stage) for stage in glossary.stages.values()],
        "settings": [written_setting(setting) for setting in glossary.settings.values()],
        "groups": {id_: written_group(group) for id_, group in glossary.groups.items()},
        "paths": [written_path(path) for path in glossary.paths.values()],
    }
    yield from ((f"graph/{stem}.yml", content) for stem, content in graph.items() if content)
    # a glossary without relations has the file as well
    yield "graph/relations.yml", {id_: written_relation(relation) for id_, relation in glossary.relations.items()}
    references: dict[str, list[Values]] = {}
    for reference in glossary.references.values():
        references.setdefault(reference.file, []).append(written_reference(reference))
    yield from ((file, {"references": entries}) for file, entries in references.items())
    yield from ((model.file, written_model(model)) for model in glossary.models.values())
    yield from ((term.file, written_term(term)) for term in glossary.terms.values())


def written_about(about: About) -> Values:
    """Return what `graph/glossary.yml` says."""
    usual = About()
    return filled(
        {
            "title": about.title if about.title != usual.title else "",
            "description": about.description,
            "base": about.base if about.base != usual.base else "",
            "language": about.language if about.language != usual.language else "",
            "publisher": written_party(about.publisher) if about.publisher else None,
            "authors": [written_party(author) for author in about.authors],
            "license": _license(about.license) if about.license else None,
            "version": about.version,
            "created": about.created and about.created.isoformat(),
            "start": about.start,
            "core": [*about.core],
            "settings_title": about.settings_title,
            "roles": [{"role": name.role, "label": name.label} for name in about.roles],
            "doors": [
                filled({"reader": d.reader, "question": d.question, "path": d.path, "terms": [*d.terms]})
                for d in about.doors
            ],
            "sections": [{"heading": section.heading, "text": section.text} for section in about.sections],
            "style": str(about.style) if about.style is not Style.ARTICLE else "",
            "checks": {name: {"level": str(rule.level), "reason": rule.reason} for name, rule in about.checks.items()},
        }
    )


def written_party(party: Party) -> Values:
    """Return what a file says of a publisher or an author."""
    return filled({"name": party.name, "url": party.url})


def _license(license_: License) -> str | Values:
    return license_.id or {"name": license_.name, "url": license_.url}
