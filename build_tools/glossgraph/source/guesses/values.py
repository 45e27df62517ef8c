"""Mistakes in values: what needs quotes, and quotes and brackets that are not closed."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.corrected import quoted, value_in_quotes, write
from glossgraph.source.guesses.failure import Failure, Guess, goes_on, is_key, rewritten
from glossgraph.source.quotes import unclosed_quote

_VALUE = re.compile(r"(?:[:-])\s+(?=([\[*&@%`!>|\"'{]))")

_COMMENT = re.compile(r"(?<=\S)(?:[ \t](?=#)|[ \t]+(?=#[^\s#]))")

_PAIR_IN_BRACES = re.compile(r"[{,]\s*(?:[\w-]+):\s+(?=[^\s\"'])")


def open_quote(failure: Failure) -> Guess | None:
    """Find a quote that is not closed, or is closed by a later one by chance."""
    place = unclosed_quote(failure.lines[: failure.line + 1], at_end="unexpected" in failure.problem)
    if not place:
        return None
    line, column = failure.lines[place[0]], place[1]
    value = re.sub(r"(?<=\S)\s\s+#\s.*$", "", line[column:].rstrip())
    message = "the quote that opens here is not closed"
    begins_value = re.fullmatch(r"\s*(?:- +)*[\w-]+: +", line[:column])
    if begins_value and value.count(value[0]) == 1 and not goes_on(failure.lines, place[0]):
        closed = f"{line[:column]}{value}{value[0]}"
        return Guess(*place, message, write("close it where the value ends", closed), (closed,))
    return Guess(*place, message, "close the quote that opens here")


def comment_in_text(failure: Failure) -> Guess | None:
    """Find text over several lines that ends too early, as a `#` after a blank begins a comment in it."""
    number = failure.line_before()
    match = _COMMENT.search(failure.lines[number]) if number >= 0 else None
    if not match or not ("expected key" in failure.problem or "expected ':'" in failure.problem):
        return None
    key = next((n for n in range(number, -1, -1) if is_key(failure.lines[n])), -1)
    if key < 0 or indents.of(failure.text) <= indents.of(failure.lines[key]) or is_key(failure.text):
        return None
    name = failure.lines[key].split(":")[0].strip()
    message = "the text ends here, since `#` after a blank begins a comment"
    return Guess(number, match.end(), message, f"write `{name}: >-`, and the text on the lines below, indented")


def first_character(failure: Failure) -> Guess | None:
    """Find a value that begins with a mark of YAML, or goes on behind its own end."""
    match = _VALUE.search(failure.text)
    if not match or match.end() > failure.column:
        return None
    place, first = (failure.line, match.end()), match[1]
    line = value_in_quotes(failure.text)
    if first in "\"'" and "expected key" in failure.problem:
        advice = "put the whole value in quotes of the other kind"
        return rewritten(failure, place, "text follows the quote that closes the value", advice, line)
    if first in ">|" and "comment or line break" in failure.problem:
        message = f"text follows `{first}` on the same line"
        return Guess(*place, message, f"the text after `{first}` starts on the next line")
    is_mention = first == "[" and failure.text[match.end() :].startswith("[[") and "expected ','" not in failure.problem
    if is_mention or first in "*&@%`!":
        start = "`[[`" if is_mention else "a backtick" if first == "`" else f"`{first}`"
        return rewritten(failure, place, f"the value starts with {start}", "put quotes around it", line)
    if first not in "[{" or "expected key" not in failure.problem:
        return None
    message = "text follows the bracket that closes the value"
    return rewritten(failure, place, message, "put quotes around the whole value", line)


def colon_in_value(failure: Failure) -> Guess | None:
    """Find a value without quotes that holds a colon."""
    head = re.match(r"\s*(?:- +)*[\w-]+: +|\s*(?:- +)+", failure.text)
    if "mapping values" not in failure.problem or not head or head.end() > failure.column:
        return None
    message = "the value holds a colon followed by a space"
    line = value_in_quotes(failure.text)
    return rewritten(failure, (failure.line, failure.column), message, "put quotes around the value", line)


def in_braces(failure: Failure) -> Guess | None:
    """Find braces or brackets that are not closed, or what stands in them and needs quotes."""
    if "did not find expected ','" not in failure.problem:
        return None
    number, column = failure.start
    line = failure.lines[number]
    opened = line[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(opened, "")
    comment = _comment_in_braces(failure, closing) if closing else None
    if comment or not closing:
        return comment
    if closing not in line[column:]:
        message = f"the `{opened}` that opens here is not closed"
        if lines := _closed_below(failure, closing):
            cure = write("close it where it ends", lines[-1])
            return Guess(number, column, message, cure, lines)
        meant = f"{line.rstrip()}{closing}"
        if "#" in line or failure.line > number + 1 or line.rstrip().endswith(("{", "[", ",")):
            return Guess(number, column, message, f"close this `{opened}`")
        return rewritten(failure, (number, column), message, "close it where it ends", meant)
    return _mark_in_braces(failure) if opened == "{" else None


def _closed_below(failure: Failure, closing: str) -> tuple[str, ...]:
    """Return the lines from an opening bracket to its end, closed, if it goes on over several lines."""
    number, column = failure.start
    indent = indents.of(failure.lines[number])
    rest = range(number + 1, len(failure.lines))
    end = next((n for n in rest if is_key(failure.lines[n]) and indents.of(failure.lines[n]) <= indent), rest.stop)
    last = indents.above(failure.lines, end)
    lines = failure.lines[number : last + 1]
    if last <= number or any(set("#[]{}\"'") & set(line) for line in (lines[0][column + 1 :], *lines[1:])):
        return ()
    return (*lines[:-1], f"{lines[-1].rstrip().rstrip(',')}{closing}")


def _mark_in_braces(failure: Failure) -> Guess | None:
    """Find a value within braces that holds a mark of YAML."""
    pairs = [match for match in _PAIR_IN_BRACES.finditer(failure.text) if match.end() <= failure.column]
    end = failure.text.rstrip().rfind("}")
    if not pairs or end < failure.column:
        return None
    start = pairs[-1].end()
    next_pair = _PAIR_IN_BRACES.search(failure.text, failure.column)
    end = next_pair.start() if next_pair else end
    value = failure.text[start:end].rstrip()
    meant = f"{failure.text[:start]}{quoted(value)}{failure.text[start + len(value) :]}"
    message = "the value in braces holds a colon, a bracket or a brace"
    return rewritten(failure, (failure.line, start), message, "put quotes around the value", meant)


def _comment_in_braces(failure: Failure, closing: str) -> Guess | None:
    """Find a `#` in a text within braces, by which the closing brace becomes part of a comment."""
    number, column = failure.start
    line = failure.lines[number]
    mark, end = re.search(r"(?<=\S) +#", line[column:]), line.rstrip().rfind(closing)
    if not mark or closing in line[column : column + mark.start()] or end < column + mark.end():
        return None
    place = number, column + mark.end() - 1
    message = f"`#` after a blank begins a comment, so that the `{closing}` behind it does not count"
    pairs = [match for match in _PAIR_IN_BRACES.finditer(line) if match.end() <= place[1]]
    if not pairs:
        return Guess(*place, message, "put quotes around the text")
    start = pairs[-1].end()
    meant = f"{line[:start]}{quoted(line[start:end].rstrip())}{line[end:]}"
    return rewritten(failure, place, message, "put quotes around the text", meant)
