"""A step in a setting where somebody who takes part in it is not there.

A term that names a setting says that its step happens there. That needs somebody in every role of the step: `cast` of
the setting gives the role to an actor, or an actor named by the step has some role there. Otherwise the step is left
out of every story in that setting.

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

from glossgraph.diagnostics import Diagnostic, one_of
from glossgraph.graph.settings import acted_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Action, Glossary, Setting, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the steps that a term has in a setting, and that somebody who is not there takes."""
    for term in glossary.terms.values():
        written = {steps.setting: steps.actions for steps in term.steps}
        for name in dict.fromkeys([*term.settings, *written]):
            setting = glossary.settings.get(name)
            if setting is None:
                continue
            step = (term.step,) if term.step else ()
            place = term.place("steps", name, part="key") if name in written else term.place("step", part="key")
            yield from _miscast(glossary, term, setting, written.get(name, step), place)


def _miscast(
    glossary: Glossary, term: Term, setting: Setting, actions: Iterable[Action], place: Place
) -> Iterator[Diagnostic]:
    absent = []
    for action in actions:
        for party in action.parties:
            actor = setting.cast.get(party, party)
            is_known = actor in glossary.terms or any(party in other.cast for other in glossary.settings.values())
            if is_known and not acted_in(glossary, _alone(action, party), setting):
                absent.append(party)
    for party in dict.fromkeys(absent):
        message = f"`{party}` takes no part in the setting `{setting.id}`, where `{term.id}` is to happen"
        help_ = f"the roles there are {one_of(setting.cast)}; write its step there under `steps`"
        yield Diagnostic("miscast-step", message, place, help_)


def _alone(action: Action, party: str) -> Action:
    return type(action)(action.text, party)
