"""Terms and what they are made of as values for files: what reading the files gives back.

Fields that say nothing beyond what holds without them are left out. Dates are text, as in `2026-11-20`, and so is the
result of an example whose digits a number would not keep, as in `1.50`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.model.term import Status
from glossgraph.model.vocabulary import Flow, Need, Role, StageRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossgraph.model.formula import Example, Formula
    from glossgraph.model.group import Group
    from glossgraph.model.names import Identifiers, Matches, Note, OtherName, Translation
    from glossgraph.model.setting import Fact, Setting
    from glossgraph.model.term import Action, Edge, StepsIn, StoryItem, Term
    from glossgraph.model.vocabulary import Kind, ReadingPath, Reference, Relation, Stage

Values = dict[str, Any]


def filled(values: Values) -> Values:
    """Return a mapping without the fields that hold nothing; numbers and what is false on purpose stay."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {}, ())}


def written_term(term: Term) -> Values:
    """Return what the file of a term says."""
    return filled(
        {
            "label": term.label,
            "qualifier": term.qualifier,
            "aliases": [*term.aliases],
            "names": [_name(name) for name in term.names],
            "translations": _translations(term.translations),
            "identifiers": _identifiers(term.identifiers),
            "matches": _matches(term.matches),
            "see_also": [*term.see_also],
            "unlinked": [*term.unlinked],
            "coined": (term.coined.reason or True) if term.coined else None,
            "kind": term.kind,
            "stage": term.stage,
            "groups": [*term.groups],
            "status": str(term.status) if term.status is not Status.DRAFT else "",
            "status_reason": term.status_reason,
            "replaced_by": term.replaced_by,
            "created": term.created and term.created.isoformat(),
            "modified": term.modified and term.modified.isoformat(),
            "definition": term.definition,
            "formula": _formula(term.formula) if term.formula else None,
            "explanation": term.explanation,
            "boundaries": [*term.boundaries],
            "notes": [_note(note) for note in term.notes],
            "usage": [*term.usage],
            "edges": _edges(term.edges),
            "step": written_action(term.step),
            "steps": {steps.setting: _steps(steps) for steps in term.steps},
            "settings": [*term.settings],
            "loop": term.loop or None,
            "sequence": _items(term.sequence),
            "sequences": {told.setting: _items(told.items) for told in term.sequences},
            "figures": [{"value": f.value, "what": f.what, "source": f.source} for f in term.figures],
            "examples": [_example(example) for example in term.examples],
            "faq": [{"question": q.question, "answer": q.answer} for q in term.faq],
            "sources": written_sources(term.sources, term.locators),
            "former_ids": [*term.former_ids],
            "allow": dict(term.allow),
        }
    )


def written_sources(sources: Iterable[str], locators: Mapping[str, str]) -> list[Any]:
    """Return the references that are listed, each with where in it to look if that is said."""
    return [{"source": each, "locator": locators[each]} if each in locators else each for each in sources]


def _name(name: OtherName) -> Values:
    return filled({"text": name.text, "type": str(name.type), "language": name.language})


def _translations(translations: Iterable[Translation]) -> Values:
    return {
        told.language: filled({"label": told.label, "aliases": [*told.aliases], "definition": told.definition})
        for told in translations
    }


def _identifiers(identifiers: Identifiers) -> Values:
    notations = [*identifiers.notations]
    return filled({"iri": identifiers.iri, "notation": notations[0] if len(notations) == 1 else notations})


def _matches(matches: Matches) -> Values:
    return {type_: [*iris] for type_, iris in matches.by_type()}


def _note(note: Note) -> Values:
    return filled({"type": str(note.type), "text": note.text, "language": note.language})


def _formula(formula: Formula) -> Values:
    where = {symbol.written: symbol.meaning for symbol in formula.where}
    values = filled({"equation": formula.equation, "unit": formula.unit, "sign": formula.sign})
    return {"equation": values.pop("equation"), "where": where, **values}


def _edges(edges: Sequence[Edge]) -> Values:
    by_relation: dict[str, Values] = {}
    for edge in edges:
        more = filled(
            {"when": edge.when, "detail": edge.detail, "sources": [*edge.sources], "in": [*edge.settings]},
        )
        reason = edge.reason or None
        value = filled({"reason": reason, **more}) if more else reason
        by_relation.setdefault(edge.relation, {})[edge.target] = value
    return dict(by_relation)


def written_action(action: Action | None) -> Values | None:
    """Return what a file says of an action; None where there is none."""
    if action is None:
        return None
    if action.target:
        return {"from": action.source, "to": action.target, "message": action.text}
    return {"at": action.source, "state": action.text}


def _steps(steps: StepsIn) -> Any:  # noqa: ANN401 - it has three forms
    if not steps.actions:
        return steps.absence or []
    actions = [written_action(action) for action in steps.actions]
    return actions if steps.actions[0].in_list else actions[0]


def _items(items: Iterable[StoryItem]) -> list[Values]:
    return [
        filled(
            {
                "term": item.term,
                "date": item.date,
                **(written_action(item.action) or {}),
                "feedback": item.feedback or None,
            }
        )
        for item in items
    ]


def _example(example: Example) -> Values:
    given = {
        name: [*map(_number, value)] if isinstance(value, tuple) else _number(value)
        for name, value in example.given.items()
    }
    values = {"title": example.title, "given": given, "formula": example.formula}
    number = _number(example.result)
    result: Any = number if str(number) == example.written else example.written
    return filled({**values, "result": result, "unit": example.unit, "text": example.text})


def _number(value: float) -> float:
    """Return a number that holds nothing but its value."""
    return int(value) if isinstance(value, int) else float(value)


def written_relation(relation: Relation) -> Values:
    """Return what `graph/relations.yml` says of a relation."""
    return filled(
        {
            "label": relation.label,
            "inverse": relation.inverse,
            "flow": str(relation.written_flow) if relation.written_flow is not Flow.NONE else "",
            "description": relation.description,
            "acyclic": relation.acyclic or None,
            "transitive": relation.transitive or None,
            "symmetric": relation.symmetric or None,
            "distinguishes": relation.distinguishes or None,
            "skos": relation.skos,
            "hierarchy": relation.written_hierarchy,
            "excludes": [*relation.excludes],
            "kinds": filled({"source": [*relation.source_kinds], "target": [*relation.target_kinds]}),
            "reason": str(relation.reason) if relation.reason is not Need.REQUIRED else "",
        }
    )


def written_kind(kind: Kind) -> Values:
    """Return what `graph/kinds.yml` says of a kind."""
    return filled(
        {
            "label": kind.label,
            "plural": kind.plural,
            "stage": str(kind.stage) if kind.stage is not StageRule.OPTIONAL else "",
            "role": str(kind.role) if kind.role is not Role.NONE else "",
            "definition": str(kind.definition) if kind.definition is not Need.REQUIRED else "",
            "article": kind.article or None,
            "description": kind.description,
        }
    )


def written_stage(stage: Stage) -> Values:
    """Return what `graph/stages.yml` says of a stage."""
    return filled({"id": stage.id, "label": stage.label, "description": stage.description})


def written_setting(setting: Setting) -> Values:
    """Return what `graph/settings.yml` says of a setting."""
    return filled(
        {
            "id": setting.id,
            "label": setting.label,
            "description": setting.description,
            "cast": dict(setting.cast),
            "public": [*setting.public],
            "facts": [_fact(fact) for fact in setting.facts],
        }
    )


def _fact(fact: Fact) -> Values:
    return filled({"about": fact.about, "text": fact.text, "sources": [*fact.sources]})


def written_group(group: Group) -> Values:
    """Return what `graph/groups.yml` says of a group."""
    return filled(
        {
            "label": group.label,
            "description": group.description,
            "within": [*group.within],
            "identifiers": _identifiers(group.identifiers),
            "translations": _translations(group.translations),
        }
    )


def written_path(path: ReadingPath) -> Values:
    """Return what `graph/paths.yml` says of a reading path."""
    return filled(
        {
            "id": path.id,
            "label": path.label,
            "description": path.description,
            "stops": [{"term": stop.term, "text": stop.text} for stop in path.stops],
            "allow": dict(path.allow),
        }
    )


def written_reference(reference: Reference) -> Values:
    """Return what the file of a reference says of it."""
    return {"id": reference.id, **reference.fields}
