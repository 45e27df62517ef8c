"""A project that is changed at random, and its site, built again and again: by `glossgraph build`, or from nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import forked
from glossgraph import compiler
from glossgraph.output import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

CONFIG = """\
site_name: Bakery
site_url: https://bread.example/
theme: {name: material, font: false, features: [navigation.sections]}
plugins: [search, glossgraph: {manuals: true, formats: [json, csv]}]
"""

_LABEL = re.compile("^label: .*", re.MULTILINE)

_WORD = re.compile(r"(?<=definition: ).*")


class Project:
    """The bread glossary with a site, in a folder of its own."""

    def __init__(self, folder: Path, bread: Path) -> None:
        self.folder, self.site, self.cache = folder / "project", folder / "site", folder / "cache"
        for name in ("terms", "graph"):
            shutil.copytree(bread / name, self.folder / name)
        by_hand = "# By hand\n\n[Dough](terms/dough.md#meaning)\n"
        write(self.folder, {"mkdocs.yml": CONFIG, "docs/by-hand.md": by_hand, "docs/own.css": "a {}\n"})

    def build(self, site: Path | None = None, *, kept: bool = True) -> subprocess.CompletedProcess[str]:
        """Build the site; unless what was built before is `kept`, from nothing."""
        command, environment = self._command(site, kept=kept)
        return forked.runner().program(*command, cwd=self.folder, environment=environment)

    def start(self) -> subprocess.Popen[str]:
        """Begin to build the site."""
        command, environment = self._command()
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _command(self, site: Path | None = None, *, kept: bool = True) -> tuple[list[str], dict[str, str]]:
        command = ["glossgraph.mkdocs_plugin", "mkdocs.yml", str(site or self.site)]
        command += [] if kept else ["--no-cache"]
        environment = os.environ | {
            "GLOSSGRAPH_CACHE": str(self.cache),
            "GIT_CEILING_DIRECTORIES": str(self.folder.parent),
            "NO_MKDOCS_2_WARNING": "1",
        }
        return command, environment

    def kill_after(self, seconds: float) -> int:
        """Begin to build the site, and kill that after a time; return its exit code."""
        with self.start() as process:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        return process.returncode

    def change(self, chance: Random) -> str:
        """Change something so that there are no errors; return what was done."""
        while True:
            before = contents(self.folder)
            change = chance.choice(CHANGES)
            change(self, chance)
            if contents(self.folder) != before and not compiler.compile_glossary(self.folder).summary.errors:
                return change.__name__
            for path in contents(self.folder).keys() - before.keys():
                (self.folder / path).unlink()
            for path, content in before.items():
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_bytes(content)

    def edit(self, path: str, edit: Callable[[str], str]) -> None:
        """Change the text of a file."""
        file = self.folder / path
        file.write_text(edit(file.read_text("utf-8")), encoding="utf-8")

    def terms(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in (self.folder / "terms").rglob("*.yml"))


def contents(folder: Path) -> dict[str, bytes]:
    """Return the content of every file of a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def another_word(project: Project, chance: Random) -> None:
    """Write a word into a line of prose of a term."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        of_prose = [number for number, line in enumerate(lines) if line.startswith("  ") and ": " not in line]
        if of_prose:
            lines[chance.choice(of_prose)] += f" again{chance.randrange(1000)}."
        return "\n".join(lines)

    project.edit(chance.choice(project.terms()), edit)


def another_definition(project: Project, chance: Random) -> None:
    project.edit(chance.choice(project.terms()), lambda text: _WORD.sub(lambda m: f"{m[0]} {chance.random()}", text, 1))


def another_label(project: Project, chance: Random) -> None:
    new = f"label: Named {chance.randrange(1000)}"
    project.edit(
        chance.choice(project.terms()), lambda text: re.sub("^label: .*", new, text, count=1, flags=re.MULTILINE)
    )


def new_term(project: Project, chance: Random) -> None:
    other = chance.choice(project.terms())
    text = (project.folder / other).read_text("utf-8")
    name = f"new-{chance.randrange(1000)}"
    text = _LABEL.sub(f"label: {name}", text, 1)
    text = re.sub(r"^(aliases|former_ids|unlinked): \[.*\n", "", text, flags=re.MULTILINE)
    write(project.folder, {f"terms/{name}.yml": text})


def no_term(project: Project, chance: Random) -> None:
    (project.folder / chance.choice(project.terms())).unlink()


def renamed_term(project: Project, chance: Random) -> None:
    path = chance.choice(project.terms())
    old, new = path.rpartition("/")[2].removesuffix(".yml"), f"renamed-{chance.randrange(1000)}"
    for other in [*project.terms(), *(f"graph/{p.name}" for p in (project.folder / "graph").glob("*.yml"))]:
        project.edit(other, lambda text: re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text))
    (project.folder / path).rename((project.folder / path).with_name(f"{new}.yml"))


def another_name(project: Project, chance: Random) -> None:
    """Change a label in the files of the graph: of a kind, a stage, a relation, a path."""
    file = chance.choice(sorted((project.folder / "graph").glob("*.yml"))).name

    def edit(text: str) -> str:
        found = list(re.finditer(r"(label|title|description|inverse): (\w[\w ]*)", text))
        if not found:
            return text
        one = chance.choice(found)
        return f"{text[: one.end()]} {chance.randrange(1000)}{text[one.end() :]}"

    project.edit(f"graph/{file}", edit)


def another_setting_of_the_site(project: Project, chance: Random) -> None:
    one = chance.choice(["site_name: Bakery", "use_directory_urls: false", "extra_css: [own.css]", "copyright: x"])
    key = one.partition(":")[0]
    project.edit("mkdocs.yml", lambda text: re.sub(rf"^{key}:.*\n", "", text, flags=re.MULTILINE) + f"{one} \n")


def another_file_by_hand(project: Project, chance: Random) -> None:
    name = chance.choice(["docs/by-hand.md", "docs/own.css", "docs/more.md", "docs/terms/dough.md"])
    write(project.folder, {name: f"# {chance.randrange(1000)}\n"})


CHANGES: tuple[Callable[[Project, Random], None], ...] = (
    another_word,
    another_definition,
    another_label,
    new_term,
    no_term,
    renamed_term,
    another_name,
    another_setting_of_the_site,
    another_file_by_hand,
)
