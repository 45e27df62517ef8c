"""The map: the whole graph as one picture, in which a script lets readers search, filter and follow edges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph.model import Flow, Status
from glossgraph.pictures import looks
from glossgraph.pictures.map.svg import map_in_numbers, map_svg
from glossgraph.pictures.words import label_of
from glossgraph.site.content import Picture, Words
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.setting_filter import filter_of_terms, settings_by_term
from glossgraph.site.template import page
from glossgraph.text.escape import escape_html, escape_script
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Relation
    from glossgraph.site.page import Page, Site

PATH = "map.md"

PICTURE = "map.svg"
"""The file of the picture alone."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary, say = site.glossary, site.words.say
    numbers = map_in_numbers(glossary, say)
    yield page(
        site,
        PATH,
        "whole_map.md.j2",
        say("map.title"),
        say("map.summary", glossary=glossary.about.title, numbers=numbers),
        values=lambda: {
            "numbers": numbers,
            "sequence": site.words.listed(
                Words(r.label) for r in _used(glossary) if r.flow in {Flow.FORWARD, Flow.BACKWARD}
            ),
            "stages": [(stage, Words(stage.label)) for stage in glossary.stages.values()],
            "relations": [(r, _key(glossary, r), len(glossary.by_relation[r.id])) for r in _used(glossary)],
            "kinds": [
                (escape_html(kind.id), escape_html(kind.label), looks.box_style(glossary, kind.id))
                for kind in glossary.kinds.values()
                if glossary.by_kind[kind.id]
            ],
            "filter": filter_of_terms(site, glossary.terms),
            "returns": any(glossary.flow(edge) is Flow.FEEDBACK for edge in glossary.joining),
            "picture": Picture(lambda here: map_svg(glossary, say, here.term)),
            "data": _data(site),
            "assets": ASSETS,
        },
        entry=say("map.title"),
        wide=True,
        definitions=False,
    )


def picture(site: Site) -> str:
    """Return the picture alone, as it is in a file of its own."""
    return f"{map_svg(site.glossary, site.words.say)}\n"


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


def _data(site: Site) -> str:
    """Return what the script needs besides the picture, as JSON that cannot end its element."""
    glossary, say = site.glossary, site.words.say
    settings = settings_by_term(glossary)
    data = {
        "language": site.words.language,
        "words": site.words.group("map-script") | {"comma": say("list.comma")},
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
                "status": say("status.draft") if term.status is Status.DRAFT else "",
                "stage": term.stage if term.stage in glossary.stages else "",
                **({"settings": settings[term.id]} if glossary.settings else {}),
                "definition": plain_words(glossary, term.definition),
            }
            for term in glossary.terms.values()
        },
    }
    return escape_script(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
