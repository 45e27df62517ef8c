"""A word in a step that is neither an actor nor a role.

Who takes part in a step is named by the id of an actor, or by a role that `cast` in `graph/settings.yml` gives to an
actor in some setting. The roles under `public` must be cast in their own setting.

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

from glossgraph.diagnostics import Diagnostic, did_you_mean, one_of
from glossgraph.graph.settings import roles
from glossgraph.model import UNREADABLE, Role, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names in steps that mean nobody, in a glossary with settings, and public roles that nobody has."""
    if not glossary.settings or glossary.doubtful.get("settings") or "settings" in glossary.unread_parts:
        return
    actors = [id_ for id_, term in glossary.terms.items() if _is_actor(glossary, term.kind)]
    known = roles(glossary) | glossary.terms.keys() | glossary.unread.keys() | {UNREADABLE}
    for term in glossary.terms.values():
        for path, name in term.texts(Sort.ACTOR):
            if name not in known:
                otherwise = f"name an actor, or one of the roles {one_of(sorted(roles(glossary)))}"
                help_ = did_you_mean(name, [*sorted(roles(glossary)), *actors], otherwise)
                message = f"`{name}` is neither a role nor an actor"
                yield Diagnostic("unknown-role", message, term.place(*path), help_)
    for setting in glossary.settings.values():
        for number, role in enumerate(setting.public):
            if role not in setting.cast:
                help_ = did_you_mean(role, setting.cast, f"add `{role}` to `cast`, or leave it out here")
                message = f"nobody has the role `{role}` in this setting"
                yield Diagnostic("unknown-role", message, setting.place("public", number), help_)


def _is_actor(glossary: Glossary, kind: str) -> bool:
    return kind in glossary.kinds and glossary.kinds[kind].role is Role.PARTICIPANT
