"""A glossary as texts that can be edited as a contributor edits them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from mutations.outline import Path, Spot, outline, values

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator
    from random import Random


MODELS = "graph/models/"
"""The folder of models that can be run."""


class Finding(NamedTuple):
    """What must be found: the name of a check, and the file and the line of the defect."""

    check: str
    file: str
    line: int


@dataclass
class Draft:
    """The texts of a glossary by their paths below its root.

    Bytes that are not UTF-8 are written as the surrogates of Python's `surrogateescape`.
    """

    texts: dict[str, str]
    sound: dict[str, str] = field(default_factory=dict)
    """The texts as they were when the last right material had been added, if any was added."""

    def settle(self) -> None:
        """State that the texts are right so far, which is verified: what is changed from here on is the defect."""
        self.sound = dict(self.texts)

    def spot(self, file: str, *path: str | int) -> Spot:
        return outline(self.texts[file])[path]

    def get(self, file: str, *path: str | int) -> Any:
        value = values(self.texts[file])
        for step in path:
            value = value[step]
        return value

    def paths(self, file: str) -> list[Path]:
        return list(outline(self.texts[file]))

    def key_line(self, file: str, *path: str | int) -> int:
        return self.line_at(file, self.spot(file, *path).key)

    def value_line(self, file: str, *path: str | int) -> int:
        return self.line_at(file, self.spot(file, *path).value)

    def line_at(self, file: str, offset: int) -> int:
        return self.texts[file].count("\n", 0, offset) + 1

    def head(self, file: str) -> int:
        """Return the line at which a problem of a whole file is shown: the first one that is no comment."""
        lines = self.texts[file].split("\n")
        return next(number for number, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#"))

    def splice(self, file: str, start: int, end: int, new: str) -> int:
        """Put a text in the place of another, and return the number of the line where it starts."""
        text = self.texts[file]
        self.texts[file] = text[:start] + new + text[end:]
        return self.line_at(file, start)

    def put(self, file: str, path: Path, written: str) -> int:
        """Write a value anew, as YAML on one line, and return the number of its line."""
        spot = self.spot(file, *path)
        start = spot.value
        if self.texts[file][start - 1 : start] == ":":
            written = f" {written}"
        if not written and self.texts[file][start - 1] == " " and self.texts[file][spot.end : spot.end + 1] == "\n":
            # no blank is left at the end of the line
            start -= 1
        return self.splice(file, start, spot.end, written)

    def rename(self, file: str, path: Path, key: str) -> int:
        """Write the key of an entry anew, and return the number of its line."""
        start = self.spot(file, *path).key
        return self.splice(file, start, start + len(str(path[-1])), key)

    def block(self, file: str, *path: str | int) -> tuple[int, int]:
        """Return where the lines of an entry start and end; it stands on lines of its own."""
        text, spot = self.texts[file], self.spot(file, *path)
        start = text.rfind("\n", 0, spot.key) + 1
        end = text.find("\n", spot.end)
        return start, len(text) if end < 0 else end + 1

    def remove(self, file: str, *path: str | int) -> None:
        """Delete an entry, and what holds it if nothing is left there."""
        while len(path) > 1 and len(self.get(file, *path[:-1])) == 1:
            path = path[:-1]
        if len(path) > 1 and self.spot(file, *path[:-1]).flow:
            self._remove_from_brackets(file, path)
            return
        start, end = self.block(file, *path)
        # the dash of a list belongs to the item's first entry, which is deleted with its line
        rest = self.texts[file][start : self.spot(file, *path).key]
        following = self.texts[file][end:]
        if rest.strip() == "-" and isinstance(path[-1], str):
            following = rest + following[len(rest) :]
        self.texts[file] = self.texts[file][:start] + following

    def _remove_from_brackets(self, file: str, path: Path) -> None:
        text, spot = self.texts[file], self.spot(file, *path)
        start, end = spot.key, spot.end
        after = re.match(r"\s*,\s*", text[end:])
        if after:
            end += after.end()
        else:
            start = text.rstrip().rfind(",", 0, start)
        self.splice(file, start, end, "")

    def add(self, file: str, path: Path, key: str, written: str) -> Path:
        """Write a new first entry into a mapping, and return its path."""
        spot, text = self.spot(file, *path), self.texts[file]
        if spot.flow:
            self.splice(file, spot.value + 1, spot.value + 1, f"{key}: {written}, ")
        else:
            column = spot.value - text.rfind("\n", 0, spot.value) - 1
            self.splice(file, spot.value, spot.value, f"{key}: {written}\n{' ' * column}")
        return (*path, key)

    def append(self, file: str, written: str) -> None:
        """Write at the end of a file."""
        self.texts[file] = self.texts[file].rstrip("\n") + f"\n{written}\n"

    def item(self, file: str, name: str, written: str) -> Path:
        """Write a new last item into a list at the top of a file, which need not be there yet; return its path."""
        if name not in self.get(file):
            self.append(file, f"{name}: [{written}]")
            return (name, 0)
        spot, number = self.spot(file, name), len(self.get(file, name))
        if spot.flow:
            self.splice(file, spot.end - 1, spot.end - 1, f", {written}" if number else written)
        else:
            dash = self.texts[file].rfind("-", 0, self.spot(file, name, 0).key)
            column = dash - self.texts[file].rfind("\n", 0, dash) - 1
            self.splice(file, spot.end, spot.end, f"\n{' ' * column}- {written}")
        return (name, number)

    def add_edge(self, file: str, relation: str, target: str, reason: str) -> Path:
        """Write a new edge as the first of its relation, and return its path."""
        written = quoted(reason)
        if "edges" not in self.get(file):
            self.append(file, f"edges:\n  {relation}:\n    {target}: {written}")
        elif relation in self.get(file, "edges"):
            return self.add(file, ("edges", relation), target, written)
        else:
            self.add(file, ("edges",), relation, f"{{{target}: {written}}}")
        return ("edges", relation, target)

    def term_files(self) -> list[str]:
        return sorted(file for file in self.texts if file.startswith("terms/") and file.endswith(".yml"))

    def model_files(self) -> list[str]:
        return sorted(file for file in self.texts if file.startswith(MODELS) and file.endswith(".yml"))

    def write(self, root: pathlib.Path) -> None:
        for file, text in self.texts.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogateescape"))


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def real(project: pathlib.Path) -> Draft:
    """Return the real glossary."""
    files = sorted(path for folder in ("terms", "graph") for path in (project / folder).rglob("*.yml"))
    return Draft({path.relative_to(project).as_posix(): path.read_text(encoding="utf-8") for path in files})


def stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")


def typo(random: Random, word: str, known: object) -> str:
    """Return a word with one slip of the fingers in it, which is none of the known ones."""
    slips = sorted(slip for slip in _slips(word) if slip != word and slip not in known and _is_id(slip))
    return random.choice(slips)


def _slips(word: str) -> Iterator[str]:
    for n in range(1, len(word)):
        if word[n - 1 : n + 1].isalpha():
            # of two letters, one would be left, which may be a slip for anything
            if len(word) > len("to"):
                yield word[:n] + word[n + 1 :]
            yield word[:n] + word[n] + word[n:]
            yield word[: n - 1] + word[n] + word[n - 1] + word[n + 1 :]


def _is_id(word: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*", word))
