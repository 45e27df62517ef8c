"""A glossary of two terms, and a site of it that is built in no time."""

from __future__ import annotations

RELATIONS = "leads-to: {label: leads to, inverse: follows from, flow: forward}\n"

BEGINNING = """\
label: %s
kind: thing
definition: What comes first.
edges: {leads-to: {end: It does.}}
faq: [{question: Why is it so?, answer: Because it is.}]
"""

END = """\
label: End
kind: thing
definition: What comes last.
faq: [{question: Why is it so?, answer: Because it is.}]
"""

CONFIG = """\
site_name: Tiny
theme: {name: mkdocs}
plugins: [glossgraph: {formats: [json, csv]}]
"""


def tiny_glossary(label: str = "Beginning") -> dict[str, str]:
    """Return its files by their paths; `label` is that of its first term."""
    return {"terms/begin.yml": BEGINNING % label, "terms/end.yml": END, "graph/relations.yml": RELATIONS}
