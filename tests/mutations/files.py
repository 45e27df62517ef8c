"""Files that cannot be read as YAML, or not wholly."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml

from mutations.draft import Finding, stem
from mutations.material import anywhere, choose, new_term, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.outline import Path


def _unreadable(draft: Draft, file: str, line: int) -> list[Finding]:
    with pytest.raises(yaml.YAMLError):
        yaml.compose(draft.texts[file], yaml.CSafeLoader)
    return [Finding("unreadable-file", file, line)]


def _words_of(draft: Draft, file: str) -> list[Path]:
    """Return the paths of the plain texts that stand on one line behind their keys."""
    return [
        path
        for path in draft.paths(file)
        if path
        and isinstance(path[-1], str)
        and isinstance(draft.get(file, *path), str)
        and _is_line(draft, file, path)
    ]


def _is_line(draft: Draft, file: str, path: Path) -> bool:
    """Tell whether an entry stands on one line, and nothing else with it."""
    text, spot = draft.texts[file], draft.spot(file, *path)
    line = text[text.rfind("\n", 0, spot.key) + 1 : (text + "\n").find("\n", spot.key)]
    plain = not spot.style and not spot.flow and spot.end > spot.value
    return plain and line.lstrip(" ").removeprefix("- ") == f"{path[-1]}: {text[spot.value : spot.end]}"


def _any_line(draft: Draft, random: Random) -> tuple[str, Path]:
    """Return a place for a slip in a value: often in a term, sometimes in `graph/`."""
    files = draft.term_files() if random.random() < 0.7 else [f for f in draft.texts if f.startswith("graph/")]
    return choose(random, ((file, path) for file in sorted(files) for path in _words_of(draft, file)))


def open_quote(draft: Draft, random: Random) -> list[Finding]:
    file, path = _any_line(draft, random)
    start = draft.spot(file, *path).value
    return _unreadable(draft, file, draft.splice(file, start, start, random.choice("\"'")))


def colon_in_text(draft: Draft, random: Random) -> list[Finding]:
    file, path = _any_line(draft, random)
    end = draft.spot(file, *path).end
    return _unreadable(draft, file, draft.splice(file, end, end, f": {word(random)} {word(random)}"))


def mark_at_the_start(draft: Draft, random: Random) -> list[Finding]:
    file, path = _any_line(draft, random)
    start = draft.spot(file, *path).value
    # where the field holds prose, the rest of the file is checked with the mention in it
    other = anywhere(view(draft), random)
    marks = ["@", "%", "`", "*so* ", f"[[{other}]] "]
    return _unreadable(draft, file, draft.splice(file, start, start, random.choice(marks)))


def anchor_or_tag(draft: Draft, random: Random) -> list[Finding]:
    file, path = _any_line(draft, random)
    start = draft.spot(file, *path).value
    line = draft.splice(file, start, start, random.choice(["&name ", "!name ", "!!str "]))
    return [Finding("unreadable-file", file, line)]


def tab(draft: Draft, random: Random) -> list[Finding]:
    places = [
        (file, path)
        for file in draft.texts
        for path in draft.paths(file)
        if len(path) > 1 and isinstance(path[-1], str) and _starts_line(draft, file, path)
    ]
    file, path = choose(random, places)
    key = draft.spot(file, *path).key
    start = draft.texts[file].rfind("\n", 0, key) + 1
    return _unreadable(draft, file, draft.splice(file, start, key, "\t"))


def _starts_line(draft: Draft, file: str, path: Path) -> bool:
    key = draft.spot(file, *path).key
    before = draft.texts[file][draft.texts[file].rfind("\n", 0, key) + 1 : key]
    return bool(before) and not before.strip()


def wrong_indent(draft: Draft, random: Random) -> list[Finding]:
    """A key that is not in line with the one above it, which has its value on the same line."""
    file = choose(random, draft.term_files())
    above = [path[0] for path in _words_of(draft, file) if len(path) == 1]
    keys = list(draft.get(file))
    following = [key for before, key in pairwise(keys) if before in above]
    start = draft.spot(file, choose(random, following)).key
    return _unreadable(draft, file, draft.splice(file, start, start, " "))


def no_space(draft: Draft, random: Random) -> list[Finding]:
    """A colon without the blank behind it, on a line that another key follows."""
    file = choose(random, draft.term_files())
    keys = list(draft.get(file))
    path = choose(random, (path for path in _words_of(draft, file) if len(path) == 1 and path[0] != keys[-1]))
    start = draft.spot(file, *path).value
    return _unreadable(draft, file, draft.splice(file, start - 1, start, ""))


def cut_off(draft: Draft, random: Random) -> list[Finding]:
    """A file that ends within braces or brackets."""
    places = [
        (file, path)
        for file in draft.texts
        for path in draft.paths(file)
        if path and draft.spot(file, *path).flow and draft.get(file, *path)
    ]
    file, path = choose(random, places)
    spot = draft.spot(file, *path)
    end = random.randrange(spot.value + 1, spot.end)
    draft.texts[file] = draft.texts[file][:end].rstrip() + random.choice(["", "\n"])
    # an opened quote is the nearer cause, and stands on the same line
    return _unreadable(draft, file, draft.line_at(file, len(draft.texts[file].rstrip())))


def conflict(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, sorted(draft.texts))
    start = draft.spot(file, choose(random, draft.get(file))).key if isinstance(draft.get(file), dict) else 0
    end = draft.texts[file].find("\n", start) + 1
    line = draft.texts[file][start:end]
    new = f"<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> {word(random)}\n"
    return _unreadable(draft, file, draft.splice(file, start, end, new))


def two_documents(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    key = choose(random, list(draft.get(file))[1:])
    start = draft.spot(file, key).key
    line = draft.splice(file, start, start, "---\n")
    return [Finding("unreadable-file", file, line)]


def not_utf8(draft: Draft, random: Random) -> list[Finding]:
    file, path = _any_line(draft, random)
    end = draft.spot(file, *path).end
    return [Finding("unreadable-file", file, draft.splice(file, end, end, "\udce9"))]


def utf16(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, sorted(draft.texts))
    data = draft.texts[file].encode("utf-16")
    draft.texts[file] = data.decode("utf-8", "surrogateescape")
    return [Finding("unreadable-file", file, 1)]


def too_large(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, sorted(draft.texts))
    draft.texts[file] += "# " + "x" * 1_000_000 + "\n"
    return [Finding("unreadable-file", file, 1)]


def other_ending(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, sorted(draft.texts))
    renamed = file.removesuffix(".yml") + random.choice([".YML", ".yml.txt", ".txt", ".Yaml", ".yml.bak"])
    draft.texts[renamed] = draft.texts.pop(file)
    return [Finding("unreadable-file", renamed, draft.head(renamed))]


def unknown_part(draft: Draft, random: Random) -> list[Finding]:
    """A file of `graph/` whose name has a slip."""
    file = choose(random, (f for f in draft.texts if f.startswith("graph/") and f.count("/") == 1))
    name = stem(file)
    renamed = f"graph/{name[:-1] if random.random() < 0.5 else name + name[-1]}.yml"
    draft.texts[renamed] = draft.texts.pop(file)
    return [Finding("unreadable-file", renamed, draft.head(renamed))]


def lost_comment(draft: Draft, random: Random) -> list[Finding]:
    """A `#` between two words of a sentence, where it begins a comment."""
    places = [
        (file, path)
        for file in draft.texts
        for path in _words_of(draft, file)
        if (text := draft.get(file, *path)).endswith(".") and " " in text and "[" not in text
    ]
    file, path = choose(random, places)
    spot = draft.spot(file, *path)
    blanks = [
        match.end() for match in re.finditer(r"\S (?=\w)", draft.texts[file]) if spot.value < match.end() < spot.end
    ]
    start = choose(random, blanks)
    return [Finding("lost-text", file, draft.splice(file, start, start, random.choice(["# ", "#"])))]


def lost_in_braces(draft: Draft, random: Random) -> list[Finding]:
    """A comma in a text within braces, where it ends the text."""
    file = f"terms/{new_term(draft, random)}.yml"
    draft.settle()
    end = draft.spot(file, "faq", 0, "answer").end - 1
    return [Finding("lost-text", file, draft.splice(file, end, end, f", and {word(random)} {word(random)}"))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("lost-text", lost_comment),
    Mutator("lost-text", lost_in_braces),
    Mutator("unreadable-file", open_quote),
    Mutator("unreadable-file", colon_in_text),
    Mutator("unreadable-file", mark_at_the_start),
    Mutator("unreadable-file", anchor_or_tag),
    Mutator("unreadable-file", tab),
    Mutator("unreadable-file", wrong_indent),
    Mutator("unreadable-file", no_space),
    Mutator("unreadable-file", cut_off),
    Mutator("unreadable-file", conflict),
    Mutator("unreadable-file", two_documents),
    Mutator("unreadable-file", not_utf8),
    Mutator("unreadable-file", utf16),
    Mutator("unreadable-file", too_large),
    Mutator("unreadable-file", other_ending),
    Mutator("unreadable-file", unknown_part),
)
