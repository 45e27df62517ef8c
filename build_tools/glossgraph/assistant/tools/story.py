"""Return the story of a term in a setting: the steps that lead to it and follow from it, in order, and who takes them.

Use it to tell what happens. Without a setting, it is the one where the term is most at home; the answer names the
others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from glossgraph.assistant.markdown import section, shown, term_line, whole
from glossgraph.assistant.plain import SHORT, named
from glossgraph.assistant.shapes import LONGEST_INPUT, Answer, Name, Named, Shape, TermFound
from glossgraph.assistant.terms import UnanswerableError, found_term, term_of, told_sources
from glossgraph.diagnostics import one_of
from glossgraph.graph.story import settings_of, story
from glossgraph.model import name_key
from glossgraph.pictures.diagram import story_diagram
from glossgraph.pictures.told import told
from glossgraph.text.cited import sources_of
from glossgraph.words import ENGLISH, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Glossary, Setting, Term
    from glossgraph.site.page import Site

TITLE = "Tell the story of a term"


class Asked(Shape):
    """A story."""

    term: Name
    """The id, label or another name of the term."""
    setting: Annotated[str, Field(max_length=LONGEST_INPUT)] = ""
    """The id or label of a setting, such as a market; by default the one where the term is most at home."""


class StepTold(Shape):
    """A step of a story."""

    number: int
    term: str
    """The id of the term that it shows."""
    who: str
    """The label of the actor who acts."""
    does: str
    to: str = ""
    """The label of the actor to whom it is done."""
    date: str = ""
    when: str = ""
    """The condition on which it follows on the step before."""
    branch: bool = False
    """Whether it is one of several ways on from the same step."""
    returns: bool = False
    """Whether it goes back to an earlier stage, so that a new round begins."""
    again: tuple[str, ...] = ()
    """From which step on all is repeated after it, and why."""


class Told(Answer):
    """A story."""

    term: TermFound
    setting: Named | None = None
    other_settings: tuple[str, ...] = ()
    """The ids of the other settings in which the term has a story."""
    steps: tuple[StepTold, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return the story that is asked for.

    Raises:
        UnanswerableError: there is no such term or setting, or the term has no story there.

    """
    glossary = site.glossary
    term = term_of(glossary, asked.term)
    settings = [setting for setting in settings_of(glossary, term) if story(glossary, term, setting)]
    setting = _setting(glossary, term, asked.setting, settings)
    steps = story(glossary, term, setting)
    repeated = _repeated(glossary, term, setting, steps)
    return Told(
        term=found_term(site, term, SHORT),
        setting=Named(id=setting.id, label=named(setting.label)) if setting.id else None,
        other_settings=[other.id for other in settings if other.id != setting.id],
        steps=[
            _told(glossary, number, *both) for number, both in enumerate(zip(steps, repeated, strict=True), start=1)
        ],
        sources=told_sources(site, sources_of(term)),
    )


def _setting(glossary: Glossary, term: Term, name: str, settings: list[Setting]) -> Setting:
    """Return the setting of a term's story that is meant by a name."""
    if not settings:
        raise UnanswerableError(
            f"`{term.id}` has no story; `trace` and `neighbours` say how it is joined to other terms"
        )
    if not name:
        return settings[0]
    meant = [s for s in glossary.settings.values() if name == s.id or name_key(name) == name_key(s.label)]
    found = next((setting for setting in settings if setting in meant), None)
    if found:
        return found
    there = one_of(setting.id for setting in settings if setting.id)
    advice = f"it has one in {there}" if there else "it has one story, for which no setting is named"
    what = (
        f"has no story in `{meant[0].id}`" if meant else f"cannot be asked for in `{named(name)}`, which is no setting"
    )
    raise UnanswerableError(f"`{term.id}` {what}; {advice}")


def _repeated(
    glossary: Glossary, term: Term, setting: Setting, steps: Sequence[StoryStep]
) -> Iterator[tuple[str, ...]]:
    """Yield for each step from where on all is repeated after it, and why; nothing while an actor is not known."""
    if not {party for step in steps for party in step.action.parties} <= glossary.terms.keys():
        yield from ((),) * len(steps)
        return
    say = catalogue(ENGLISH).say
    for each in told(story_diagram(glossary, setting, say, steps, [term]), say):
        yield tuple(map(named, each.after))


def _told(glossary: Glossary, number: int, step: StoryStep, again: tuple[str, ...]) -> StepTold:
    actors = [glossary.terms.get(id_) for id_ in (step.action.source, step.action.target)]
    who, to = (named(actor.title) if actor else "" for actor in actors)
    return StepTold(
        number=number,
        term=step.term,
        who=who or named(step.action.source),
        does=named(step.action.text),
        to=to or named(step.action.target),
        date=named(step.date),
        when=named(step.when),
        branch=step.branch,
        returns=step.returns,
        again=again,
    )


def text(answered: Told) -> str:
    """Return the answer as Markdown."""
    return whole(answered, _lines(answered))


def _lines(answered: Told) -> Iterator[str]:
    where = f" in {shown(answered.setting.label)}" if answered.setting else ""
    yield from (f"# The story of {shown(answered.term.label)}{where}", "", term_line(answered.term))
    yield from section("Steps", map(_step, answered.steps))
    if answered.other_settings:
        yield from ("", f"It also has a story in: {', '.join(map(shown, answered.other_settings))}")


def _step(step: StepTold) -> str:
    to = f" → {shown(step.to)}" if step.to else ""
    date = f"{shown(step.date)}: " if step.date else ""
    when = f"when {shown(step.when)}, " if step.when else ""
    marks = [mark for mark, holds in (("a branch", step.branch), ("a new round begins", step.returns)) if holds]
    note = f" ({', '.join(marks)})" if marks else ""
    again = "".join(f"\n   - {shown(remark)}" for remark in step.again)
    return f"{step.number}. {date}{when}{shown(step.who)}{to}: {shown(step.does)} (`{shown(step.term)}`){note}{again}"
