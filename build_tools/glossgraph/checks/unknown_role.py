"""A role that does not exist, or that is called as a term is.

Who takes part in a step is named by the id of an actor, or by a role that `cast` in `graph/settings.yml` gives to an
actor in some setting. A role that has the id of a term would hide it. The roles under `public` must be cast in their
own setting, and those that `graph/glossary.yml` names under `roles` in some setting.

Fails (where the settings cast a `helper`):

```yaml
# terms/evacuation.yml
step: {from: helpr, to: resident, message: Leave the street by nightfall}
```

Fixed:

```yaml
# terms/evacuation.yml
step: {from: helper, to: resident, message: Leave the street by nightfall}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, Proposal, one_of
from glossgraph.graph.settings import roles
from glossgraph.model import UNREADABLE, Role, Setting, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names in steps that mean nobody, in a glossary with settings, and public roles that nobody has."""
    if not glossary.settings or glossary.doubtful.get("settings") or "settings" in glossary.unread_parts:
        return
    yield from _of_settings(glossary)
    if any(p.check == "duplicate-id" and p.place.file == Setting().origin[0] for p in glossary.problems):
        return
    actors = [id_ for id_, term in glossary.terms.items() if _is_actor(glossary, term.kind)]
    known = roles(glossary) | glossary.terms.keys() | glossary.unread.keys() | {UNREADABLE}
    for term in glossary.terms.values():
        for path, name in term.texts(Sort.ACTOR):
            if name not in known:
                otherwise = f"name an actor, or one of the roles {one_of(sorted(roles(glossary)))}"
                help_ = Proposal(name, (*sorted(roles(glossary)), *actors), otherwise)
                message = f"`{name}` is neither a role nor an actor"
                yield Diagnostic("unknown-role", message, term.place(*path), help_)
    for number, named in enumerate(glossary.about.roles):
        if named.role not in roles(glossary):
            help_ = Proposal(named.role, tuple(sorted(roles(glossary))), "leave it out, or cast it in a setting")
            place = Place("graph/glossary.yml", ("roles", number, "role"))
            yield Diagnostic("unknown-role", f"no setting casts a role `{named.role}`", place, help_)


def _of_settings(glossary: Glossary) -> Iterator[Diagnostic]:
    for setting in glossary.settings.values():
        for role in setting.cast:
            if role in glossary.terms:
                message = f"the role `{role}` is called as the term `{role}` is"
                help_ = "give the role another name, so that a step says which of the two it means"
                yield Diagnostic("unknown-role", message, setting.place("cast", role, part="key"), help_)
        for number, role in enumerate(setting.public):
            if role not in setting.cast:
                theirs = [name for name, actor in setting.cast.items() if actor == role]
                otherwise = f"add `{role}` to `cast`, or leave it out here"
                advice = f"write the role of that actor: {one_of(theirs)}"
                cure = advice if theirs else Proposal(role, tuple(setting.cast), otherwise)
                message = f"nobody has the role `{role}` in this setting"
                yield Diagnostic("unknown-role", message, setting.place("public", number), cure)


def _is_actor(glossary: Glossary, kind: str) -> bool:
    return kind in glossary.kinds and glossary.kinds[kind].role is Role.PARTICIPANT
