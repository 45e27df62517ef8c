"""A page that was there once, and whose address now leads nowhere.

Others may have linked to it. An old id that is listed in `former_ids` keeps its address, which then leads to the page
of today; so do those of the comparisons in which the term takes part. What ids there were, git knows. This is looked
for only by `glossgraph check --strict`, where the glossary is in a repository, and as far back as the clone goes.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (where `terms/dash-for-cash.yml` was renamed to `terms/liquidity-demand.yml`):

```yaml
# terms/liquidity-demand.yml
label: Liquidity demand
```

Mended:

```yaml
# terms/liquidity-demand.yml
label: Liquidity demand
former_ids: [dash-for-cash]
```

A term that was removed can do the same in another term: the one to which its readers should be led.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.source import History


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the ids that git knows and that are neither those of terms nor listed as former ones."""
    kept = glossary.terms.keys() | glossary.unread.keys()
    kept |= {old for term in glossary.terms.values() for old in term.former_ids}
    files = {PurePosixPath(path).stem: path for path in glossary.history.files if path.startswith("terms/")}
    for old, today in _ids(glossary.history).items():
        if old in kept:
            continue
        message = f"`terms/{old}` leads nowhere: "
        term = glossary.terms.get(today)
        if term:
            message += f"git knows it as the former name of `{today}`"
            help_ = f"add `{old}` to `former_ids`" if term.former_ids else f"add `former_ids: [{old}]`"
            place = term.place("former_ids") if term.former_ids else Place(term.file)
        else:
            message += "git knows it as a term that is gone"
            help_ = f"add `former_ids: [{old}]` to the term to which its readers should be led"
            place = Place(files.get(old, f"terms/{old}.yml"))
        yield Diagnostic("lost-address", message, place, help_, severity=Severity.WARNING)


def _ids(history: History) -> dict[str, str]:
    """Return every id that a term ever had, and what the term is called today."""
    ids: dict[str, str] = {}
    for day in history.days:
        ids |= {id_: id_ for id_ in (*day.added, *day.changed, *day.removed)}
        ids |= dict(day.renamed)
    return ids
