"""Lists in the files of a glossary that people and the source have both changed, item by item."""

from __future__ import annotations

import hashlib
import json
import re

import yaml

_DIGITS = 8

_LIST = re.compile(r"^[^\s#:]+:\s*(?:\[|- |#)", re.MULTILINE)
"""How a list begins; this is quicker than to read each text."""


def item_prints(entry: str) -> list[str]:
    """Return a fingerprint of the value of each item of a list; nothing for an entry that is no list."""
    return [_print(value) for value in _values(entry) or ()]


def joined_lists(key: str, was: str, mine: str, theirs: str) -> str | None:
    """Return a list of people with the items that the source has added, and without those that it has taken out.

    Args:
        key: The name of the entry.
        was: The fingerprints of the entry that the last import wrote.
        mine: The entry as it is in the file.
        theirs: The entry as the source has it now; what it does not have is an empty list.

    Returns:
        The entry; None if it is no list, or has comments between its items.

    """
    had = was.split(",")[1:]
    now, new = _items(mine), _items(theirs) if theirs else {}
    if not now or new is None or (was and not had):
        return None
    kept = {print_: text for print_, text in now.items() if print_ in new or print_ not in had}
    joined = {**kept, **{print_: text for print_, text in new.items() if print_ not in now and print_ not in had}}
    start = mine.index(f"{key}:")
    between = mine[start:]
    for text in now.values():
        between = between.replace(text, "", 1)
    if "#" in between or not joined:
        return None
    if list(joined) == list(now):
        return mine
    is_flow = all(
        part[part.index(f"{key}:") + len(key) + 1 :].lstrip(" ").startswith("[") for part in (mine, theirs or mine)
    )
    rows = f" [{', '.join(joined.values())}]\n" if is_flow else "\n" + "".join(f"  - {t}\n" for t in joined.values())
    entry = f"{mine[:start]}{key}:{rows}"
    # what does not read back as it was meant is left to people
    return entry if list(_items(entry) or ()) == list(joined) else None


def _items(entry: str) -> dict[str, str] | None:
    """Return the items of a list as they are written, by a fingerprint of their values; None for what is no list."""
    values = _values(entry)
    if values is None:
        return None
    # this knows where each item is, and takes long, which the other does not
    root = yaml.compose(entry, yaml.SafeLoader)
    nodes = root.value[0][1].value if root else ()
    texts = [entry[node.start_mark.index : node.end_mark.index].rstrip() for node in nodes]
    return {_print(value): text for value, text in zip(values, texts, strict=True)}


def _values(entry: str) -> list[object] | None:
    """Return the values of a list; None for what is no list."""
    if not _LIST.search(entry):
        return None
    try:
        values = yaml.load(entry, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
    except yaml.YAMLError:
        return None
    found = next(iter(values.values())) if isinstance(values, dict) and len(values) == 1 else None
    return found if isinstance(found, list) else None


def _print(value: object) -> str:
    return fingerprint(json.dumps(value, sort_keys=True))


def fingerprint(text: str) -> str:
    """Return the fingerprint of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()
