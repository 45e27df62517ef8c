"""What is on the page of a map: the picture, its legend, and what its script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glossgraph.model import Flow, Status
from glossgraph.pictures import looks
from glossgraph.pictures.map.svg import map_svg
from glossgraph.pictures.words import label_of
from glossgraph.site.content import Picture, Words
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.setting_filter import filter_of_terms, settings_by_term
from glossgraph.text.escape import escape_html, escape_script
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Relation
    from glossgraph.site.content import Place
    from glossgraph.site.page import Site


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a map shows."""

    glossary: Glossary
    """The terms that are drawn, some of which may stand for groups."""
    picture: str
    """The path of the picture alone."""
    numbers: str
    """How much the map shows, in a sentence; empty if that is all of the glossary."""
    inside: frozenset[str]
    """The ids of those that are terms, and no groups."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """The paths of the maps of the groups, by the ids that stand for them."""


def legend(site: Site, drawn: Drawn) -> dict[str, Any]:
    """Return what the template needs besides its title: the picture, and what its lines and shapes mean."""
    glossary, say = drawn.glossary, site.words.say

    def address(here: Place, id_: str) -> str:
        return here.address(drawn.groups[id_], defined=False) if id_ in drawn.groups else here.term(id_)

    return {
        "sequence": site.words.listed(
            Words(r.label) for r in _used(glossary) if r.flow in {Flow.FORWARD, Flow.BACKWARD}
        ),
        "stages": [
            (stage, Words(stage.label))
            for stage in glossary.stages.values()
            if not drawn.groups or glossary.by_stage[stage.id]
        ],
        "relations": [(r, _key(glossary, r), len(glossary.by_relation[r.id])) for r in _used(glossary)],
        "kinds": [
            (escape_html(kind.id), escape_html(kind.label), looks.box_style(glossary, kind.id))
            for kind in glossary.kinds.values()
            if glossary.by_kind[kind.id]
        ],
        "filter": filter_of_terms(site, drawn.inside),
        "returns": any(glossary.flow(edge) is Flow.FEEDBACK for edge in glossary.joining),
        "picture": Picture(lambda here: map_svg(glossary, say, lambda id_: address(here, id_), numbers=drawn.numbers)),
        "file": drawn.picture,
        "find": say("map.find" if drawn.inside else "map.find-group"),
        "assets": ASSETS,
    }


def _used(glossary: Glossary) -> list[Relation]:
    return [relation for relation in glossary.relations.values() if glossary.by_relation[relation.id]]


def _key(glossary: Glossary, relation: Relation) -> str:
    """Return a sample of the lines of a relation."""
    style = looks.line_styles(glossary)[relation.id]
    head = f' marker-end="url(#gg-m-{style.css_class})"' if style.arrow else ""
    return (
        '<svg class="gg-net" viewBox="0 0 46 10" width="46" height="10" aria-hidden="true">'
        f'<g class="{style.css_class}" {style.attributes}{head}><path d="M1 5H45"/></g></svg>'
    )


def data(site: Site, drawn: Drawn) -> str:
    """Return what the script needs besides the picture, as JSON that cannot end its element."""
    glossary, say = drawn.glossary, site.words.say
    settings = settings_by_term(site.glossary)
    words = site.words.group("map-script") | ({} if drawn.inside else site.words.group("map-script-of-groups"))
    values = {
        "language": site.words.language,
        "words": words | {"comma": say("list.comma")},
        "relations": {r.id: {"label": r.label, "inverse": r.backwards, "flow": r.flow.value} for r in _used(glossary)},
        "kinds": {kind.id: kind.label for kind in glossary.kinds.values()},
        "stages": {
            stage.id: say("stages.numbered", number=stage.number, stage=stage.label)
            for stage in glossary.stages.values()
        },
        "terms": {
            term.id: {
                "label": label_of(say, term),
                "aliases": list(term.aliases),
                "kind": term.kind,
                "status": say("status.draft") if term.status is Status.DRAFT and term.id in drawn.inside else "",
                "stage": term.stage if term.stage in glossary.stages else "",
                **({"settings": settings.get(term.id, [])} if site.glossary.settings else {}),
                "definition": plain_words(site.glossary, term.definition),
            }
            for term in glossary.terms.values()
        },
    }
    return escape_script(json.dumps(values, ensure_ascii=False, separators=(",", ":")))
