"""Random changes to the files of a glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


def change(root: Path, random: Random) -> None:
    """Do to a file what people and accidents do to it."""
    file = random.choice(sorted(path for path in root.rglob("*.yml") if path.is_file()))
    text = file.read_text("utf-8")
    at = random.randrange(len(text))
    done = random.choice(["cut", "doubled", "removed", "moved", "broken", "spoiled", "copied"])
    if done == "removed":
        file.unlink()
    elif done == "moved":
        file.rename(file.with_name(f"{file.stem}-{random.randrange(3)}.yml"))
    elif done == "copied":
        random.choice(sorted(root.rglob("*.yml"))).write_text(text, encoding="utf-8")
    else:
        made = {"cut": text[:at], "doubled": text + text[at:], "broken": f"{text[:at]}: [\n{text[at:]}"}
        file.write_text(made.get(done, f"{text[:at]} {text[at + 1 :]}"), encoding="utf-8")
