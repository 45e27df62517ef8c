"""Validated shapes to the model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from glossgraph import licenses, model
from glossgraph.load import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.load import graph_shapes, shapes

Entry = TypeVar(
    "Entry",
    "graph_shapes.StageShape",
    "graph_shapes.SettingShape",
    "graph_shapes.PathShape",
    "graph_shapes.ReferenceShape",
)


def term(id_: str, file: str, shape: shapes.TermShape) -> model.Term:
    """Build a term from the shape of its file."""
    return model.Term(
        id=id_,
        file=file,
        label=shape.label,
        kind=shape.kind,
        definition=shape.definition.strip(),
        stage=shape.stage or "",
        qualifier=shape.qualifier or "",
        aliases=tuple(shape.aliases),
        names=tuple(names.other_name(name) for name in shape.names),
        translations=names.translations(shape.translations),
        identifiers=names.identifiers(shape.identifiers),
        matches=names.matches(shape.matches),
        see_also=tuple(shape.see_also),
        groups=tuple(shape.groups),
        unlinked=tuple(shape.unlinked),
        coined=_coined(shape.coined),
        formula=_formula(shape.formula) if shape.formula else None,
        explanation=(shape.explanation or "").strip(),
        boundaries=tuple(text.strip() for text in shape.boundaries),
        notes=tuple(names.note(note) for note in shape.notes),
        usage=tuple(text.strip() for text in shape.usage),
        edges=tuple(_edges(id_, shape.edges)),
        step=_action(shape.step),
        steps=tuple(_steps_in(setting, steps) for setting, steps in shape.steps.items()),
        settings=tuple(shape.settings),
        loop=shape.loop,
        faq=tuple(model.Question(q.question.strip(), q.answer.strip()) for q in shape.faq),
        examples=tuple(_example(e) for e in shape.examples),
        sequence=tuple(map(_story_item, shape.sequence)),
        sequences=tuple(
            model.SequenceIn(name, tuple(map(_story_item, items))) for name, items in shape.sequences.items()
        ),
        figures=tuple(model.Figure(f.value, f.what, f.source) for f in shape.figures),
        sources=tuple(source if isinstance(source, str) else source.source for source in shape.sources),
        locators={source.source: source.locator for source in shape.sources if not isinstance(source, str)},
        status=model.Status(shape.status),
        status_reason=(shape.status_reason or "").strip(),
        replaced_by=shape.replaced_by or "",
        created=shape.created,
        modified=shape.modified,
        former_ids=tuple(shape.former_ids),
        allow=shape.allow,
    )


def about(shape: graph_shapes.AboutShape) -> model.About:
    """Build what the glossary says about itself."""
    return model.About(
        title=shape.title or model.About().title,
        description=(shape.description or "").strip(),
        base=shape.base,
        language=shape.language,
        start=shape.start or "",
        core=tuple(shape.core),
        doors=tuple(model.Door(door.reader, door.question, door.path or "", tuple(door.terms)) for door in shape.doors),
        sections=tuple(model.Section(section.heading, section.text.strip()) for section in shape.sections),
        roles=tuple(model.RoleName(name.role, name.label) for name in shape.roles),
        settings_title=shape.settings_title or "",
        publisher=_party(shape.publisher) if shape.publisher else None,
        authors=tuple(_party(author) for author in shape.authors),
        license=_license(shape.license) if shape.license else None,
        version=shape.version or "",
        created=shape.created,
        plain=shape.text == "plain",
        style=model.Style(shape.style),
        checks={name: model.HouseRule(model.Level(rule.level), rule.reason) for name, rule in shape.checks.items()},
    )


def _party(shape: graph_shapes.PartyShape) -> model.Party:
    return model.Party(shape.name, shape.url or "")


def _license(shape: graph_shapes.LicenseShape) -> model.License:
    id_ = next((known for known, (_, url) in licenses.KNOWN.items() if url == shape.url), "")
    return model.License(shape.name, shape.url, id_)


def relations(values: Mapping[str, graph_shapes.RelationShape]) -> Mapping[str, model.Relation]:
    """Build the relations, in the order of the file: diagrams prefer the earlier ones."""
    return {
        id_: model.Relation(
            id=id_,
            label=shape.label,
            inverse=shape.inverse or "",
            written_flow=model.Flow(shape.flow),
            description=(shape.description or "").strip(),
            acyclic=shape.acyclic,
            transitive=shape.transitive,
            symmetric=shape.symmetric,
            distinguishes=shape.distinguishes,
            skos=shape.skos or "",
            written_hierarchy=shape.hierarchy,
            excludes=tuple(shape.excludes),
            source_kinds=tuple(shape.kinds.source),
            target_kinds=tuple(shape.kinds.target),
            reason=model.Need(shape.reason),
        )
        for id_, shape in values.items()
    }


def kinds(values: Mapping[str, graph_shapes.KindShape]) -> Mapping[str, model.Kind]:
    """Build the kinds."""
    return {
        id_: model.Kind(
            id=id_,
            label=shape.label,
            stage=model.StageRule(shape.stage),
            role=model.Role(shape.role),
            description=(shape.description or "").strip(),
            plural=shape.plural or "",
            definition=model.Need(shape.definition),
            article=shape.article,
        )
        for id_, shape in values.items()
    }


def stages(values: Iterable[graph_shapes.StageShape]) -> Mapping[str, model.Stage]:
    """Build the stages, numbered from 1."""
    return {
        shape.id: model.Stage(shape.id, number, shape.label, (shape.description or "").strip(), row)
        for number, (row, shape) in enumerate(_rows(values), start=1)
    }


def settings(values: Iterable[graph_shapes.SettingShape]) -> Mapping[str, model.Setting]:
    """Build the settings, in the order of the file."""
    return {
        shape.id: model.Setting(
            id=shape.id,
            label=shape.label,
            description=(shape.description or "").strip(),
            cast=shape.cast,
            public=tuple(shape.public),
            facts=tuple(model.Fact(fact.about, fact.text.strip(), tuple(fact.sources)) for fact in shape.facts),
            row=row,
        )
        for row, shape in _rows(values)
    }


def groups(values: Mapping[str, graph_shapes.GroupShape]) -> Mapping[str, model.Group]:
    """Build the groups, in the order of the file."""
    return {
        id_: model.Group(
            id=id_,
            label=shape.label,
            description=(shape.description or "").strip(),
            within=tuple(shape.within),
            identifiers=names.identifiers(shape.identifiers),
            translations=tuple(model.Translation(tag, told.label) for tag, told in shape.translations.items()),
        )
        for id_, shape in values.items()
    }


def paths(values: Iterable[graph_shapes.PathShape]) -> Mapping[str, model.ReadingPath]:
    """Build the reading paths."""
    return {
        shape.id: model.ReadingPath(
            id=shape.id,
            label=shape.label,
            description=shape.description.strip(),
            stops=tuple(model.Stop(s.term, s.text) for s in shape.stops),
            allow=shape.allow,
            row=row,
        )
        for row, shape in _rows(values)
    }


def references(values: graph_shapes.ReferencesShape, file: str) -> dict[str, model.Reference]:
    """Build the references of a file; their fields stay as CSL names them."""
    return {
        shape.id: model.Reference(
            id=shape.id,
            fields={
                key: value
                for key, value in shape.model_dump(by_alias=True).items()
                if key != "id" and value is not None
            },
            file=file,
            row=row,
        )
        for row, shape in _rows(values.references)
    }


def _rows(values: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """Return the entries of a list that have an id, each with its row; of those that share one, the last."""
    unique = {shape.id: (row, shape) for row, shape in enumerate(values) if shape.id != model.UNREADABLE}
    return list(unique.values())


def _edges(source: str, written: Mapping[str, Mapping[str, shapes.EdgeShape]]) -> Iterable[model.Edge]:
    for relation, targets in written.items():
        for target, shape in targets.items():
            yield model.Edge(
                source=source,
                relation=relation,
                target=target,
                reason=shape.reason.strip(),
                when=shape.when or "",
                detail=(shape.detail or "").strip(),
                sources=tuple(shape.sources),
                settings=tuple(shape.settings),
            )


def _story_item(shape: shapes.StoryItemShape) -> model.StoryItem:
    return model.StoryItem(shape.term, shape.date or "", _action(shape), shape.feedback)


def _coined(written: bool | str) -> model.Coined | None:  # noqa: FBT001 - the field can be true
    reason = written.strip() if isinstance(written, str) else ""
    return model.Coined(reason) if written else None


def _formula(shape: shapes.FormulaShape) -> model.Formula:
    return model.Formula(
        equation=shape.equation.strip(),
        where=tuple(model.Symbol(name, meaning.strip()) for name, meaning in shape.where.items()),
        unit=shape.unit or "",
        sign=(shape.sign or "").strip(),
    )


def _example(shape: shapes.ExampleShape) -> model.Example:
    return model.Example(
        title=shape.title,
        given={name: tuple(value) if isinstance(value, list) else value for name, value in shape.given.items()},
        formula=shape.formula or "",
        result=shape.result,
        written=getattr(shape.result, "written", str(shape.result)),
        unit=shape.unit or "",
        text=(shape.text or "").strip(),
    )


def _action(shape: shapes.ActionShape | None) -> model.Action | None:
    if shape is None:
        return None
    if shape.at:
        return model.Action(text=shape.state or "", source=shape.at)
    if shape.source:
        return model.Action(text=shape.message or "", source=shape.source, target=shape.target or "")
    return None


def _steps_in(setting: str, written: shapes.StepsValue) -> model.StepsIn:
    if written is None or isinstance(written, str):
        return model.StepsIn(setting, absence=(written or "").strip())
    in_list = isinstance(written, list)
    actions = map(_action, written if isinstance(written, list) else [written])
    return model.StepsIn(setting, tuple(replace(action, in_list=in_list) for action in actions if action))
