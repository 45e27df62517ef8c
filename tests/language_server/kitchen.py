"""A small glossary to write in, with something of every sort that an editor can offer."""

from __future__ import annotations

from tiny import tiny_glossary

GRAPH = {
    "graph/relations.yml": (
        "leads-to: {label: leads to, inverse: follows from, flow: forward, description: 'One thing brings another.'}\n"
        "bakes: {label: bakes, kinds: {source: [person]}}\n"
        "is-like: {label: is like, symmetric: true, reason: optional}\n"
    ),
    "graph/kinds.yml": (
        "thing: {label: Thing, description: What it is.}\n"
        "person: {label: Person, role: participant, description: Who acts.}\n"
    ),
    "graph/stages.yml": "- {id: dawn, label: Dawn, description: Before the sun.}\n- {id: noon, label: Noon}\n",
    "graph/settings.yml": "- {id: night, label: Night, description: In the dark., cast: {chef: baker}}\n",
    "graph/references.yml": (
        "references:\n"
        "  - id: panis-1900\n    type: book\n    title: On bread\n    DOI: 10.1000/bread\n"
        "    author: [{family: Panis}]\n    issued: 1900\n"
        "  - id: salt-2001\n    type: webpage\n    title: On salt\n    URL: https://salt.example/\n"
        "    author: [{family: Salt}]\n    issued: 2001\n    accessed: 2026-11-01\n"
    ),
    "graph/glossary.yml": "checks: {unexplained-term: {level: 'off', reason: We write no more than we need.}}\n",
    "graph/paths.yml": (
        "- id: first-steps\n  label: First steps\n  description: Where does it begin?\n"
        "  stops:\n    - {term: begin, text: Here it begins.}\n    - {term: end, text: Here it ends.}\n"
    ),
}

BAKER = """\
label: Baker
aliases: [Bread maker]
kind: person
definition: Who bakes what [[begin|begins]].
edges: {leads-to: {end: Somebody has to.}}
faq: [{question: Who is a baker?, answer: "Who bakes [@panis-1900]."}]
sources: [salt-2001]
"""


def kitchen() -> dict[str, str]:
    """Return its files by their paths."""
    return tiny_glossary() | GRAPH | {"terms/people/baker.yml": BAKER}
