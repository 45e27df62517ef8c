"""Terms, edges and stories as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of, story
from glossgraph.model.written import Values, filled, written_action, written_term
from glossgraph.text.cited import cited_in
from glossgraph.text.mathml import markup_of
from glossgraph.text.mentions import mentions_in, on_one_line, without_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Edge, Formula, Glossary, Identifiers, StoryItem, Term


def term_values(glossary: Glossary, term: Term) -> Values:
    """Return a term; empty values are left out."""
    stage = glossary.stages.get(term.stage)
    written = written_term(term)
    return filled(
        {
            "id": term.id,
            "label": term.label,
            "qualifier": term.qualifier,
            "aliases": list(term.aliases),
            "names": written.get("names"),
            "translations": {
                told.language: filled(
                    {
                        "label": told.label,
                        "aliases": list(told.aliases),
                        "definition": on_one_line(glossary, told.definition),
                    }
                )
                for told in term.translations
            },
            "identifiers": identifier_values(term.identifiers),
            "matches": written.get("matches"),
            "see_also": list(term.see_also),
            "coined": term.coined and (on_one_line(glossary, term.coined.reason) or True),
            "kind": term.kind,
            "stage": term.stage,
            "stage_number": stage.number if stage else None,
            "groups": list(term.groups),
            "status": str(term.status),
            "status_reason": on_one_line(glossary, term.status_reason),
            "replaced_by": term.replaced_by,
            "created": written.get("created"),
            "modified": written.get("modified"),
            "definition": on_one_line(glossary, term.definition),
            "formula": _formula(glossary, term.formula) if term.formula else None,
            "explanation": without_mentions(glossary, term.explanation),
            "boundaries": [on_one_line(glossary, text) for text in term.boundaries],
            "notes": [
                filled({"type": str(n.type), "text": without_mentions(glossary, n.text), "language": n.language})
                for n in term.notes
            ],
            "usage": [on_one_line(glossary, text) for text in term.usage],
            "step": written_action(term.step),
            "steps": {
                steps.setting: steps.absence or [written_action(action) for action in steps.actions]
                for steps in term.steps
            },
            "settings": list(term.settings),
            "loop": term.loop or None,
            "faq": [{"question": q.question, "answer": without_mentions(glossary, q.answer)} for q in term.faq],
            "examples": [
                filled(
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
            "locators": dict(term.locators),
            "former_ids": list(term.former_ids),
        }
    )


def identifier_values(identifiers: Identifiers) -> Values:
    """Return what something is called elsewhere; empty values are left out."""
    return filled({"iri": identifiers.iri, "notations": list(identifiers.notations)})


def _formula(glossary: Glossary, formula: Formula) -> Values:
    """Return a formula as it is written and in its parts; one that cannot be read has no MathML."""
    return filled(
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


def edge_values(glossary: Glossary, edge: Edge) -> Values:
    """Return an edge; empty values are left out."""
    return filled(
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


def _items(items: Sequence[StoryItem]) -> list[Values]:
    return [
        filled({"term": i.term, "date": i.date, "step": written_action(i.action), "feedback": i.feedback or None})
        for i in items
    ]


def stories_of(glossary: Glossary) -> Iterator[Values]:
    """Yield the story of every term in every setting in which it has one, as its diagram shows it."""
    for term in glossary.terms.values():
        for setting in settings_of(glossary, term):
            steps = [
                filled(
                    {
                        "term": step.term,
                        **(written_action(step.action) or {}),
                        "date": step.date,
                        "when": step.when,
                        "branch": step.branch,
                        "returns": step.returns,
                    }
                )
                for step in story(glossary, term, setting)
            ]
            if steps:
                yield filled({"term": term.id, "setting": setting.id, "steps": steps})
