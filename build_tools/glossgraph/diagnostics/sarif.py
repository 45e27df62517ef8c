"""Diagnostics as SARIF, which code scanning services and editors read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from glossgraph.diagnostics import count, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from glossgraph.diagnostics import Located, Summary
    from glossgraph.source import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_TOP = "%SRCROOT%"
"""The name by which services know the top of a repository."""


LISTED = 1_000
"""How many errors, and how many warnings, of each check are listed at most, unless more are asked for."""

MOST_RESULTS = 5_000
"""How many results of a run a code scanning service shows: GitHub refuses runs with more than five times as many."""


def limit(numbers: Collection[int]) -> int:
    """Return how many results of each check are listed if checks have found so many: as many as a service shows."""
    return next(most for most in range(LISTED, -1, -1) if sum(min(n, most) for n in numbers) <= MOST_RESULTS)


def render(
    located: Sequence[Located],
    manuals: Mapping[str, str],
    version: str,
    root: str = "",
    summary: Summary | None = None,
) -> str:
    """Return one run of the checks as a log file of SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

    Args:
        located: The diagnostics, with their places.
        manuals: The manual of every check in Markdown, by its name; the checks are the rules of the log.
        version: The version of this package.
        root: The path from the top of the repository, where services look for files, to the glossary; ends with `/`.
        summary: The numbers of each check, from which a reader learns what is not listed.

    """
    numbers = {name: number for number, name in enumerate(manuals)}
    driver = {
        "name": "Glossgraph",
        "semanticVersion": version,
        "rules": [_rule(name, manual) for name, manual in manuals.items()],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        # columns count characters, as in the other reports, and not units of UTF-16
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "results": [_result(problem, numbers[problem.diagnostic.check], root) for problem in located],
    }
    if summary and summary.is_cut:
        notes = [{"level": "note", "message": {"text": text}} for text in _left_out(summary)]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _left_out(summary: Summary) -> Iterator[str]:
    for tally in summary.tallies:
        if tally.listed < tally.found:
            yield f"{tally.listed:,} of {count(tally.found, str(tally.severity))} of {tally.check} are listed"


def _rule(name: str, manual: str) -> dict[str, Any]:
    heading, _, rest = manual.partition("\n")
    return {
        "id": name,
        "shortDescription": {"text": heading},
        "fullDescription": {"text": " ".join(rest.strip().partition("\n\n")[0].split()) or heading},
        "help": {"text": manual, "markdown": f"# {name}\n\n{manual}"},
    }


def _result(problem: Located, number: int, root: str) -> dict[str, Any]:
    diagnostic = problem.diagnostic
    parts = [diagnostic.message, *([f"Help: {diagnostic.help}"] if diagnostic.help else [])]
    result: dict[str, Any] = {
        "ruleId": diagnostic.check,
        "ruleIndex": number,
        "level": str(diagnostic.severity),
        "message": {"text": "\n".join(map(_without_links, parts))},
        "locations": [_location(f"{root}{diagnostic.place.file}", problem.span)],
    }
    if problem.related:
        result["relatedLocations"] = [
            {"id": id_, **_location(f"{root}{r.place.file}", span), "message": {"text": _without_links(r.message)}}
            for id_, (r, span) in enumerate(problem.related, start=1)
        ]
    return result


def _location(file: str, span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    # a file's name is bytes, which need not be UTF-8
    uri = quote(file, errors="surrogateescape")
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": _TOP}, "region": region}}


def _without_links(text: str) -> str:
    """Return text that holds no link: in a message, SARIF reads `[words](address)` as one."""
    return visible(text).replace("](", "] (")
