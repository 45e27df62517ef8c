"""All of a glossary as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.json.models import models_of
from glossgraph.exports.json.terms import edge_values, identifier_values, stories_of, term_values
from glossgraph.exports.parts.credit_values import credit_values
from glossgraph.model.written import Values, filled, written_group
from glossgraph.model.written_files import written_files
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from glossgraph.model import Glossary


SCHEMA = "glossary.schema.json"
"""The file with the schema, in this folder and beside the export."""

FORMAT_VERSION = "1.1"
"""The version of the format: its second number counts added fields, and its first one all other changes."""


def content(glossary: Glossary) -> Values:
    """Return everything; of what there is most, an item is made when it is asked for."""
    return {
        "$schema": SCHEMA,
        "format_version": FORMAT_VERSION,
        "title": glossary.about.title,
        "description": on_one_line(glossary, glossary.about.description),
        "language": glossary.about.language,
        "base": glossary.about.base,
        **credit_values(glossary.about),
        "stages": [
            {"id": s.id, "number": s.number, "label": s.label, "description": on_one_line(glossary, s.description)}
            for s in glossary.stages.values()
        ],
        "kinds": [
            {
                "id": k.id,
                "label": k.label,
                "stage": str(k.stage),
                "definition": str(k.definition),
                "role": str(k.role),
                "description": on_one_line(glossary, k.description),
            }
            for k in glossary.kinds.values()
        ],
        "relations": [
            {
                "id": r.id,
                "label": r.label,
                "inverse": r.label if r.symmetric else r.inverse,
                "flow": str(r.flow),
                "acyclic": r.acyclic,
                "transitive": r.transitive,
                "excludes": list(r.excludes),
                "symmetric": r.symmetric,
                "distinguishes": r.distinguishes,
                "skos": r.skos,
                "hierarchy": r.hierarchy,
                "reason": str(r.reason),
                "description": on_one_line(glossary, r.description),
            }
            for r in glossary.relations.values()
        ],
        "settings": [
            filled(
                {
                    "id": s.id,
                    "label": s.label,
                    "description": on_one_line(glossary, s.description),
                    "cast": dict(s.cast),
                    "public": list(s.public),
                    "facts": [
                        filled({"about": f.about, "text": on_one_line(glossary, f.text), "sources": list(f.sources)})
                        for f in s.facts
                    ],
                }
            )
            for s in glossary.settings.values()
        ],
        "groups": [
            filled(
                {
                    "id": g.id,
                    **written_group(g),
                    "description": on_one_line(glossary, g.description),
                    "identifiers": identifier_values(g.identifiers),
                }
            )
            for g in glossary.groups.values()
        ],
        "terms": (term_values(glossary, term) for term in glossary.terms.values()),
        "edges": (edge_values(glossary, edge) for edge in glossary.edges),
        "stories": stories_of(glossary),
        "paths": [
            {
                "id": p.id,
                "label": p.label,
                "description": on_one_line(glossary, p.description),
                "stops": [{"term": s.term, "text": on_one_line(glossary, s.text)} for s in p.stops],
            }
            for p in glossary.paths.values()
        ],
        "models": models_of(glossary),
        "references": [{"id": r.id, **r.fields} for _, r in sorted(glossary.references.items())],
        "style": str(glossary.about.style),
        "checks": {
            name: {"level": str(rule.level), "reason": rule.reason} for name, rule in glossary.about.checks.items()
        },
        "files": ({"path": path, "content": said} for path, said in written_files(glossary)),
    }
