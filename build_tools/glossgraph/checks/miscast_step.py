"""A step or a story in a setting where those who take part in it are not.

A term that names a setting says that its step happens there. That needs somebody in every role of the step: `cast` of
the setting gives the role to an actor, or an actor named by the step has some role there. Otherwise the step is left
out of every story in that setting. Nor can `steps` and `sequences` say what happens in a setting that `settings` of the
term leaves out, or an edge hold (`in`) where one of its ends takes no step; such lines have no effect, and this is a
warning.

Fails (where nobody on the `coast` is a `watcher`):

```yaml
# terms/heavy-rain.yml
step: {at: watcher, state: It rains on the hills}
settings: [valley, coast]
```

Fixed:

```yaml
# terms/heavy-rain.yml
step: {at: watcher, state: It rains on the hills}
steps:
  coast: {at: resident, state: The gutters run over}
settings: [valley, coast]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity, one_of
from glossgraph.graph.settings import acted_in, belongs_to, is_left_out, roles, takes_steps
from glossgraph.graph.threads import acting, leads_through
from glossgraph.model import Flow, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Action, Glossary, Setting, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find what happens in a setting by the word of a term, and cannot happen there."""
    if not glossary.settings:
        return
    for term in glossary.terms.values():
        yield from _steps(glossary, term)
        yield from _stories(glossary, term)
        yield from _edges(glossary, term)


def _steps(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    written = {steps.setting: steps.actions for steps in term.steps}
    for name in dict.fromkeys([*term.settings, *written]):
        setting = glossary.settings.get(name)
        if setting is None:
            continue
        place = term.place("steps", name, part="key") if name in written else term.place("step", part="key")
        if not belongs_to(term, setting):
            if written[name]:
                yield _contradiction(term, name, "steps")
        elif name in term.settings and is_left_out(term, setting):
            message = f"`settings` names `{name}`, and `steps` says that nothing happens there"
            help_ = f"take `{name}` out of one of the two"
            yield Diagnostic("miscast-step", message, place, help_, severity=Severity.WARNING)
        else:
            yield from _miscast(glossary, term, setting, written.get(name, (term.step,) if term.step else ()), place)
    yield from _nowhere(glossary, term)


def _contradiction(term: Term, setting: str, field: str) -> Diagnostic:
    message = f"`{field}` says what happens in `{setting}`, and `settings` leaves it out"
    help_ = f"add `{setting}` to `settings`, or remove it from `{field}`"
    return Diagnostic("miscast-step", message, term.place(field, setting, part="key"), help_, severity=Severity.WARNING)


def _miscast(
    glossary: Glossary, term: Term, setting: Setting, actions: Iterable[Action], place: Place
) -> Iterator[Diagnostic]:
    absent = [party for action in actions for party in action.parties if _is_absent(glossary, setting, action, party)]
    for party in dict.fromkeys(absent):
        message = f"`{party}` takes no part in the setting `{setting.id}`, where `{term.id}` is to happen"
        there = f"the roles there are {one_of(setting.cast)}" if setting.cast else "nobody has a role there"
        yield Diagnostic("miscast-step", message, place, f"{there}; write its step there under `steps`")


def _is_absent(glossary: Glossary, setting: Setting, action: Action, party: str) -> bool:
    """Tell whether somebody who is known does not take part in a setting; an unknown name is reported as such."""
    return _is_known(glossary, setting, party) and not acted_in(glossary, type(action)(action.text, party), setting)


def _is_known(glossary: Glossary, setting: Setting, party: str) -> bool:
    """Tell whether a name means an actor, or a role that only other settings cast."""
    actor = glossary.terms.get(setting.cast.get(party, party))
    if actor is None:
        return party in roles(glossary) and party not in setting.cast
    kind = glossary.kinds.get(actor.kind)
    return kind is None or kind.role is Role.PARTICIPANT


def _nowhere(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Yield a step that no setting has everybody for, in a term that names none."""
    if term.settings or term.step is None or not takes_steps(glossary, term) or term.deprecated:
        return
    step, places = term.step, glossary.settings.values()
    if not all(party in roles(glossary) or party in glossary.terms for party in step.parties):
        return
    if any(acted_in(glossary, step, setting) for setting in places):
        return
    if not any(term.id in acting(glossary, setting) for setting in places):
        message = f"no setting has everybody who takes part in the step of `{term.id}`"
        help_ = "name roles that some setting casts together, or write the step of each setting under `steps`"
        yield Diagnostic("miscast-step", message, term.place("step", part="key"), help_, severity=Severity.WARNING)


def _stories(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    for told in term.sequences:
        setting = glossary.settings.get(told.setting)
        if setting and not belongs_to(term, setting):
            yield _contradiction(term, told.setting, "sequences")


def _edges(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Yield the settings in which an edge of the sequence is to hold, and one of its ends takes no step."""
    for edge in term.edges:
        relation, target = glossary.relations.get(edge.relation), glossary.terms.get(edge.target)
        if not edge.settings or not target or not relation or relation.flow is Flow.NONE:
            continue
        for number, name in enumerate(edge.settings):
            setting = glossary.settings.get(name)
            for end in (term, target) if setting else ():
                if setting and _takes_no_step(glossary, setting, end):
                    message = f"`{end.id}` takes no step in the setting `{name}`, where this edge is to hold"
                    place = term.place("edges", edge.relation, edge.target, "in", number)
                    help_ = f"leave `{name}` out, or let `{end.id}` happen there"
                    yield Diagnostic("miscast-step", message, place, help_, severity=Severity.WARNING)


def _takes_no_step(glossary: Glossary, setting: Setting, term: Term) -> bool:
    """Tell whether nothing can happen in a setting by a term, with a cast that is known."""
    if term.deprecated or term.id in acting(glossary, setting) or leads_through(glossary, setting, term.id):
        return False
    written = next((steps.actions for steps in term.steps if steps.setting == setting.id), (term.step,))
    return all(_is_known(glossary, setting, party) for action in written if action for party in action.parties)
