"""Everything, in one object: for scripts, notebooks and language models.

Texts are Markdown with their mentions as plain words, and their citations as Pandoc writes them, `[@key, p. 3]`;
`mentions` lists the terms that a term's texts name, and `cited` the references. `stories` has the steps of every
sequence diagram of a term, one diagram for each setting, with actors in place of roles. Steps with `branch` come last;
each of them that has a `when` begins a branch, which leaves the last step before all branches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from glossgraph.graph.story import settings_of, story
from glossgraph.text.cited import cited_in
from glossgraph.text.mathml import markup_of
from glossgraph.text.mentions import mentions_in, on_one_line, without_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import About, Action, Edge, Formula, Glossary, Party, StoryItem, Term

TITLE = "JSON"

OPENS = "Any programming language, `jq`, and language models."

LANGUAGE = "python"

CODE = """import json
from pathlib import Path

glossary = json.loads(Path("glossary.json").read_text(encoding="utf-8"))
print(len(glossary["terms"]), "terms and", len(glossary["edges"]), "edges")"""


MOST_OF_OTHERS = 200_000
"""The most bytes that the edges to a term take in the file of that term."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.json",)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.json`; terms, edges and credits leave out empty values."""
    return {"glossary.json": _written(_content(glossary))}


def left_out(_: Glossary) -> str:
    """Return that nothing is left out."""
    return ""


def of_term(glossary: Glossary, term: Term, whole: str) -> str:
    """Return one term as JSON, as in the export, with the edges from it and to it.

    Its file limits its own. Of too many others, the first are there; `whole` is the address of the export with all.
    """
    edges = [(edge.source != term.id, _edge(glossary, edge)) for edge in glossary.by_term[term.id]]
    filled = accumulate(len(_dumped(edge).encode()) if is_other else 0 for is_other, edge in edges)
    shown = [edge for (other, edge), size in zip(edges, filled, strict=True) if not other or size <= MOST_OF_OTHERS]
    left_out = {"edges": len(edges) - len(shown), "whole": whole} if len(shown) < len(edges) else {}
    return _dumped({**_term(glossary, term), "edges": shown, **({"left_out": left_out} if left_out else {})}) + "\n"


def _written(content: dict[str, Any]) -> Iterator[str]:
    """Yield an object in pieces, as `_dumped` writes it whole; iterators in it are arrays."""
    opening = "{"
    for name, value in content.items():
        yield f"{opening}\n {_dumped(name)}: "
        yield from _array(value) if isinstance(value, Iterator) else [_dumped(value, 1)]
        opening = ","
    yield "\n}\n"


def _array(items: Iterator[Any]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield f"{opening}\n  {_dumped(item, 2)}"
        opening = ","
    yield "[]" if opening == "[" else "\n ]"


def _dumped(value: object, depth: int = 0) -> str:
    # no string in JSON holds a line break
    return json.dumps(value, indent=1, ensure_ascii=False).replace("\n", "\n" + " " * depth)


def _content(glossary: Glossary) -> dict[str, Any]:
    """Return everything; of what there is most, an item is made when it is asked for."""
    return {
        "title": glossary.about.title,
        "description": on_one_line(glossary, glossary.about.description),
        "language": glossary.about.language,
        **_credits(glossary.about),
        "stages": [
            {"id": s.id, "number": s.number, "label": s.label, "description": on_one_line(glossary, s.description)}
            for s in glossary.stages.values()
        ],
        "kinds": [
            {
                "id": k.id,
                "label": k.label,
                "stage": str(k.stage),
                "role": str(k.role),
                "description": on_one_line(glossary, k.description),
            }
            for k in glossary.kinds.values()
        ],
        "relations": [
            {
                "id": r.id,
                "label": r.label,
                "inverse": r.backwards,
                "flow": str(r.flow),
                "acyclic": r.acyclic,
                "transitive": r.transitive,
                "excludes": list(r.excludes),
                "symmetric": r.symmetric,
                "distinguishes": r.distinguishes,
                "description": on_one_line(glossary, r.description),
            }
            for r in glossary.relations.values()
        ],
        "settings": [
            _without_empty(
                {
                    "id": s.id,
                    "label": s.label,
                    "description": on_one_line(glossary, s.description),
                    "cast": dict(s.cast),
                    "public": list(s.public),
                    "facts": [
                        _without_empty(
                            {"about": f.about, "text": on_one_line(glossary, f.text), "sources": list(f.sources)}
                        )
                        for f in s.facts
                    ],
                }
            )
            for s in glossary.settings.values()
        ],
        "terms": (_term(glossary, term) for term in glossary.terms.values()),
        "edges": (_edge(glossary, edge) for edge in glossary.edges),
        "stories": _stories(glossary),
        "paths": [
            {
                "id": p.id,
                "label": p.label,
                "description": on_one_line(glossary, p.description),
                "stops": [{"term": s.term, "text": on_one_line(glossary, s.text)} for s in p.stops],
            }
            for p in glossary.paths.values()
        ],
        "references": [{"id": r.id, **r.fields} for _, r in sorted(glossary.references.items())],
        "checks": {
            name: {"level": str(rule.level), "reason": rule.reason} for name, rule in glossary.about.checks.items()
        },
    }


def _credits(about: About) -> dict[str, Any]:
    license_ = about.license
    return _without_empty(
        {
            "publisher": _party(about.publisher) if about.publisher else None,
            "authors": [_party(author) for author in about.authors],
            "license": _without_empty({"id": license_.id, "name": license_.name, "url": license_.url})
            if license_
            else None,
            "version": about.version,
            "created": about.created.isoformat() if about.created else None,
        }
    )


def _party(party: Party) -> dict[str, Any]:
    return _without_empty({"name": party.name, "url": party.url})


def _term(glossary: Glossary, term: Term) -> dict[str, Any]:
    stage = glossary.stages.get(term.stage)
    return _without_empty(
        {
            "id": term.id,
            "label": term.label,
            "aliases": list(term.aliases),
            "coined": term.coined and (on_one_line(glossary, term.coined.reason) or True),
            "kind": term.kind,
            "stage": term.stage,
            "stage_number": stage.number if stage else None,
            "status": str(term.status),
            "replaced_by": term.replaced_by,
            "definition": on_one_line(glossary, term.definition),
            "formula": _formula(glossary, term.formula) if term.formula else None,
            "explanation": without_mentions(glossary, term.explanation),
            "boundaries": [on_one_line(glossary, text) for text in term.boundaries],
            "step": _action(term.step),
            "steps": {
                steps.setting: steps.absence or [_action(action) for action in steps.actions] for steps in term.steps
            },
            "settings": list(term.settings),
            "loop": term.loop,
            "faq": [{"question": q.question, "answer": without_mentions(glossary, q.answer)} for q in term.faq],
            "examples": [
                _without_empty(
                    {
                        "title": e.title,
                        "given": dict(e.given),
                        "formula": term.computed_by(e),
                        "result": e.result,
                        "unit": e.unit,
                        "text": without_mentions(glossary, e.text),
                    }
                )
                for e in term.examples
            ],
            "sequence": _items(term.sequence),
            "sequences": {told.setting: _items(told.items) for told in term.sequences},
            "figures": [{"value": f.value, "what": f.what, "source": f.source} for f in term.figures],
            "mentions": mentions_in(term, glossary),
            "cited": list(cited_in(term)),
            "sources": list(term.sources),
            "former_ids": list(term.former_ids),
        }
    )


def _formula(glossary: Glossary, formula: Formula) -> dict[str, Any]:
    """Return a formula as it is written and in its parts; one that cannot be read has no MathML."""
    return _without_empty(
        {
            "equation": formula.equation,
            "symbol": formula.symbol,
            "expression": formula.right,
            "where": [{"symbol": s.written, "meaning": on_one_line(glossary, s.meaning)} for s in formula.where],
            "unit": formula.unit,
            "sign": on_one_line(glossary, formula.sign),
            "mathml": markup_of(formula.equation),
        }
    )


def _edge(glossary: Glossary, edge: Edge) -> dict[str, Any]:
    return _without_empty(
        {
            "source": edge.source,
            "relation": edge.relation,
            "target": edge.target,
            "reason": on_one_line(glossary, edge.reason),
            "when": edge.when,
            "detail": without_mentions(glossary, edge.detail),
            "sources": list(edge.sources),
            "settings": list(edge.settings),
        }
    )


def _items(items: Sequence[StoryItem]) -> list[dict[str, Any]]:
    return [
        _without_empty({"term": i.term, "date": i.date, "step": _action(i.action), "feedback": i.feedback})
        for i in items
    ]


def _stories(glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Yield the story of every term in every setting in which it has one, as its diagram shows it."""
    for term in glossary.terms.values():
        for setting in settings_of(glossary, term):
            steps = [
                _without_empty(
                    {
                        "term": step.term,
                        **(_action(step.action) or {}),
                        "date": step.date,
                        "when": step.when,
                        "branch": step.branch,
                        "returns": step.returns,
                    }
                )
                for step in story(glossary, term, setting)
            ]
            if steps:
                yield _without_empty({"term": term.id, "setting": setting.id, "steps": steps})


def _action(action: Action | None) -> dict[str, str] | None:
    if action is None:
        return None
    if action.target:
        return {"from": action.source, "to": action.target, "message": action.text}
    return {"at": action.source, "state": action.text}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, False)}
