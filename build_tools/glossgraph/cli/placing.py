"""The kind, the stage and the settings of a new term: as options name them, as a form says, or asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossgraph.cli import asking
from glossgraph.cli.asking import Choice
from glossgraph.diagnostics import visible
from glossgraph.model import Role, StageRule
from glossgraph.text.plain import plain_words
from glossgraph.text.sentences import second_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossgraph.model import Glossary, Kind, Setting, Stage
    from glossgraph.starting.draft import Draft


def placed(  # noqa: PLR0913 - what there is, and what is given of it
    glossary: Glossary, draft: Draft, kind: str, stage: str, settings: Sequence[str], *, is_filled: bool
) -> Draft:
    """Return a draft with its kind, its stage and its settings.

    Args:
        glossary: What there is to choose from.
        draft: What is known of the term.
        kind: What an option says, or nothing.
        stage: The same.
        settings: The same.
        is_filled: Whether a form was filled in, so that what it leaves open is to stay so.

    Raises:
        UsageError: a name means nothing, or something is missing and there is nobody to ask.

    """
    kinds, stages, places = (
        _choices(glossary, entries) for entries in (glossary.kinds, glossary.stages, glossary.settings)
    )
    ask = asking.can_ask()
    kind = _named("--kind", kind, kinds) or draft.kind
    if not kind and ask:
        kind = (
            asking.choose("What is it?", kinds, may_be_none=False)
            if kinds
            else click.prompt("What kind of term is it?")
        )
    of_kind = glossary.kinds.get(kind)
    rule = of_kind.stage if of_kind else StageRule.OPTIONAL
    stage = _named("--stage", stage, stages)
    if stage and rule is StageRule.NONE:
        raise click.UsageError(f"terms of the kind `{kind}` have no stage; leave out --stage")
    stage = stage or ("" if rule is StageRule.NONE else draft.stage)
    is_open = bool(stages) and not (stage or is_filled or rule is StageRule.NONE)
    if is_open and kind and ask:
        stage = asking.choose("In which stage is it?", stages, may_be_none=rule is StageRule.OPTIONAL)
    chosen = [_named("--setting", each, places) for each in settings] or list(draft.settings)
    if not (chosen or is_filled) and places and kind and ask and (not of_kind or of_kind.role is Role.STEP):
        chosen = asking.choose_several("Where does it happen, if not everywhere?", places)
    missing = [] if kind else [_option("--kind", kinds)]
    if is_open and not stage and (not kind or rule is StageRule.REQUIRED):
        missing.append(_option("--stage" if kind else "for most kinds --stage", stages))
    if missing:
        raise click.UsageError(f"missing, and there is no terminal to ask at: {'; '.join(missing)}")
    return replace(draft, kind=kind, stage=stage, settings=tuple(dict.fromkeys(chosen)))


def _option(option: str, choices: Sequence[Choice]) -> str:
    return f"{option}, one of {asking.quoted(choices)}" if choices else option


def _choices(
    glossary: Glossary, entries: Mapping[str, Kind] | Mapping[str, Stage] | Mapping[str, Setting]
) -> list[Choice]:
    abouts = {id_: plain_words(glossary, each.description) for id_, each in entries.items()}
    return [
        Choice(id_, each.label, abouts[id_][: second_sentence(abouts[id_], glossary.about.language) or None].rstrip())
        for id_, each in entries.items()
    ]


def _named(option: str, name: str, choices: Sequence[Choice]) -> str:
    """Return the id of what an option names."""
    if not name:
        return ""
    if not choices and option == "--kind":
        # without graph/kinds.yml, every kind is good
        return name
    if not choices:
        file = f"graph/{option.removeprefix('--')}s.yml"
        raise click.UsageError(f"{option}: there is no `{visible(name)}`, as {file} defines none; leave out {option}")
    try:
        return asking.meant_by(name, choices)
    except click.UsageError as error:
        raise click.UsageError(f"{option}: {error.message}") from error
