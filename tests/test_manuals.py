"""The examples in the manuals of the checks: the first of each pair fails with that check, and the second does not.

An example is a piece of the glossary in `manuals/`, a file of which has the lines of the example in place of its own.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from folders import TESTS
from glossgraph import checks, compiler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORLD = TESTS / "manuals"

USUAL = "terms/flood.yml"
"""The file that an example belongs to if neither it nor the line above it names one."""

EDGE = "edges "

UNTRIED = {"lost-address": "it looks at earlier commits", "stale-schema": "its cure is a command"}

PAIR = re.compile(
    r"^Fails(?P<where>.*?):\n\n```\w+\n(?P<failing>.*?)```\n\nFixed:(?:.*?```\w+\n(?P<fixed>.*?)```)?",
    re.MULTILINE | re.DOTALL,
)
NAMED = re.compile(r"^# (\S+\.yml).*\n", re.MULTILINE)


class Part(NamedTuple):
    """A field of a file, a relation under its `edges`, or an entry of its list; and its lines."""

    name: str
    lines: str


class Example(NamedTuple):
    """What a check finds fault with, and the same without the fault."""

    check: str
    where: str
    failing: str
    fixed: str


def examples(check: checks.Check) -> Iterator[Example]:
    for pair in PAIR.finditer(checks.manual(check)):
        yield Example(checks.name(check), pair["where"], _written(pair["failing"]), _written(pair["fixed"]))


def _written(block: str | None) -> str:
    """Put in what a manual cannot show, or only hints at."""
    return (block or "").replace(r"\u200b", "\u200b").replace("...", "more" + " and more" * 30)


EXAMPLES = [one for check in checks.CHECKS if checks.name(check) not in UNTRIED for one in examples(check)]


def files_of(example: Example, block: str) -> dict[str, str]:
    """Return the pieces of a block, by the files that they belong to."""
    if named := NAMED.split(block)[1:]:
        return dict(zip(named[::2], named[1::2], strict=True))
    if match := re.search(r"\(in `(\S+\.yml)`", example.where):
        return {match[1]: block}
    label = re.match(r"label: (.*)\n", example.fixed)
    file = f"terms/{label[1].lower().replace(' ', '-')}.yml" if label else USUAL
    return {file if (WORLD / file).exists() else USUAL: block}


def parts(text: str) -> Iterator[Part]:
    for lines in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        if lines.startswith("edges:\n"):
            relations = re.split(r"^(?=  \w)", lines.removeprefix("edges:\n"), flags=re.MULTILINE)
            yield from (Part(EDGE + one.split(":")[0].strip(), one) for one in relations if one)
        elif name := re.match(r"(?:- \{?id: )?([\w-]+)", lines):
            yield Part(name[1], lines)


def changed(usual: str, shown: str, in_either: str) -> str:
    """Return a file in which what an example shows takes the place of what either of its two forms has."""
    replaced = {part.name for part in parts(in_either)}
    both = [*(part for part in parts(usual) if part.name not in replaced), *parts(shown)]
    edges = "".join(part.lines for part in both if part.name.startswith(EDGE))
    return "".join(part.lines for part in both if not part.name.startswith(EDGE)) + (edges and f"edges:\n{edges}")


def write(root: Path, example: Example, *, fixed: bool) -> None:
    """Write an example into a glossary, or correct it there: a file of which the correction says nothing stays."""
    shown = example.fixed if fixed else example.failing
    if shown.startswith("terms/"):
        _name_files(root, example, shown.splitlines())
        return
    failing, corrected = files_of(example, example.failing), files_of(example, example.fixed)
    for file in corrected if fixed else failing | corrected:
        usual = (WORLD / file).read_text("utf-8") if (WORLD / file).exists() else ""
        in_either = failing.get(file, "") + corrected.get(file, "")
        text = changed(usual, (corrected if fixed else failing).get(file, ""), in_either)
        (root / file).write_text(text, encoding="utf-8")


def _name_files(root: Path, example: Example, names: list[str]) -> None:
    """Give a file the names in an example that is about names."""
    usual = f"terms/{example.fixed.strip().rpartition('/')[2]}"
    for name in {usual, *example.failing.splitlines()}:
        (root / name).unlink(missing_ok=True)
    for name in names:
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(WORLD / usual, root / name)


def found(root: Path) -> set[str]:
    return {diagnostic.check for diagnostic in compiler.compile_glossary(root, strict=True).diagnostics}


def test_the_glossary_of_the_examples_is_sound() -> None:
    assert found(WORLD) == set()


def test_every_check_has_an_example_that_is_tried() -> None:
    assert {example.check for example in EXAMPLES} == {checks.name(check) for check in checks.CHECKS} - set(UNTRIED)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.check)
def test_an_example_fails_until_it_is_fixed(example: Example, tmp_path: Path) -> None:
    root = shutil.copytree(WORLD, tmp_path / "glossary")
    write(root, example, fixed=False)
    assert example.check in found(root)
    if example.fixed:
        write(root, example, fixed=True)
        assert found(root) == set()
