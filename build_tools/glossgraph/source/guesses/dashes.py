"""Mistakes in lists: items where entries are expected, and the other way round."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.corrected import write
from glossgraph.source.guesses.failure import Failure, Guess, goes_on, is_key

_ITEM = re.compile(r"\s*- +(?P<key>[\w-]+)(?P<rest>:(?: .*)?)?$")

_ITEM_AMONG_ENTRIES = "the line begins with a dash, and those beside it are written `key: value`"


def dash(failure: Failure) -> Guess | None:
    """Find an item of a list where entries are `key: value`, and the other way round."""
    before, after = failure.text[: failure.column], failure.text[failure.column :]
    if "sequence entries are not allowed" in failure.problem and before.strip():
        text = before + after.lstrip("- ")
        message = "a list cannot begin behind the key"
        cure = write("write the text without the dash", text)
        cure = f"{cure}, or each item on a line of its own"
        return Guess(
            failure.line, failure.column, message, cure, () if goes_on(failure.lines, failure.line) else (text,)
        )
    if "'-' indicator" in failure.problem and is_key(failure.text):
        return _entry_in_list(failure)
    if "expected key" in failure.problem and after.startswith("- ") and failure.start[1] == failure.column:
        return _item_in_mapping(failure)
    return None


def _entry_in_list(failure: Failure) -> Guess | None:
    above = range(failure.line - 1, -1, -1)
    item = next((n for n in above if failure.lines[n].startswith(f"{' ' * failure.column}- ")), -1)
    if item < 0:
        return None
    match = _ITEM.match(failure.lines[item])
    if match and not match["rest"]:
        return Guess(item, failure.column, _ITEM_AMONG_ENTRIES, f"write `{match['key']}: ...`, without the dash")
    if match and _is_below_edges(failure.lines, item):
        line = failure.lines[item].replace("- ", "", 1)
        cure = write("write it without the dash", line)
        return Guess(item, failure.column, _ITEM_AMONG_ENTRIES, cure, (line,))
    key = failure.text.split(":")[0].strip()
    message = f"`{key}` is in line with the dashes of the list"
    cure = f"indent it by {failure.column + 2} spaces, as a field of the item, or begin a new item with `- `"
    return Guess(failure.line, failure.column, message, cure, (f"  {failure.text}",))


def _is_below_edges(lines: list[str], number: int) -> bool:
    """Tell whether a line belongs to the edges of a term, among which there are no lists but those of sources."""
    outermost = next((line for line in reversed(lines[:number]) if is_key(line) and not indents.of(line)), "")
    return outermost.startswith("edges")


def _item_in_mapping(failure: Failure) -> Guess:
    match = _ITEM.match(failure.text)
    first = failure.lines[failure.start[0]]
    if match and match["rest"] and first.lstrip().startswith(f"{match['key']}:"):
        cure = write("begin the first item with a dash too, and indent what belongs to it", f"- {first.strip()}")
        return Guess(*failure.start, "the first item of the list has no dash", cure)
    place = failure.line, failure.column
    if match and match["rest"]:
        line = failure.text.replace("- ", "", 1)
        return Guess(*place, _ITEM_AMONG_ENTRIES, write("write it without the dash", line), (line,))
    name = match["key"] if match else "key"
    meant = (f"{' ' * failure.column}{name}: ...",) if match else ()
    return Guess(*place, _ITEM_AMONG_ENTRIES, f"write `{name}: ...`, without the dash", meant)
