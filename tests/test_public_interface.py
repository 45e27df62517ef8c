"""What others build on stays; what is added is written down, and what goes or changes is told in the changelog.

`public_interface.txt` lists it, so that each change of it is seen in a review. `pytest
tests/test_public_interface.py --update-golden` writes what was added. It refuses to take anything out that
`CHANGELOG.md` does not name, in backticks and under Unreleased, with what to do instead.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import interface

if TYPE_CHECKING:
    from glossgraph.model import Glossary

GOLDEN = Path(__file__).parent / "public_interface.txt"


def unexplained(before: list[str], after: list[str], changelog: str) -> list[str]:
    """Return what was taken out or changed, and is not named in the changelog."""
    news = changelog.partition("## [Unreleased]")[2].partition("\n## [")[0]
    named = set(re.findall(r"`([^`\n]+)`", news))
    return [line for line in before if line not in set(after) and interface.name(line) not in named]


def test_the_public_interface_is_as_it_is_written_down(bread: Glossary, project: Path, *, update_golden: bool) -> None:
    before = GOLDEN.read_text(encoding="utf-8").splitlines()
    after = interface.interface(bread)
    lost = unexplained(before, after, (project / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert not lost, "this breaks what others have built; name it in CHANGELOG.md, with what to do instead"
    if update_golden:
        GOLDEN.write_text("".join(f"{line}\n" for line in after), encoding="utf-8")
        before = after
    assert after == before, "write it down: pytest tests/test_public_interface.py --update-golden"


def test_a_change_is_told_by_its_name_alone() -> None:
    before = ["check a: can be set", "glossgraph check --limit: takes integer", "glossgraph.Term.label: str"]
    after = ["check a: can be set", "glossgraph check --limit: takes text"]
    old = "## [0.1.0]\n\n- `glossgraph.Term.label` and `glossgraph check --limit`\n"
    assert unexplained(before, after, f"## [Unreleased]\n\n{old}") == before[1:]
    new = "## [Unreleased]\n\n- `glossgraph.Term.label` is `name` now.\n- `glossgraph check --limit` takes words.\n\n"
    assert unexplained(before, after, new + old) == []


def test_all_kinds_of_it_are_written_down() -> None:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    wanted = [
        "YAML Term.label: required",
        "check dangling-edge: always made",
        "export csv terms.csv",
        "glossgraph check --format sarif",
        "JSON glossary terms: always there",
        "tool search",
    ]
    assert set(wanted) <= set(lines)
    (opened,) = (line for line in lines if line.startswith("glossgraph.open:"))
    assert opened == "glossgraph.open: (source: str | PathLike[str] = .) -> Glossary"
    assert len({interface.name(line) for line in lines}) == len(lines)
