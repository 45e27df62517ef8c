"""Nasty things by name: those of the folders of `nasty/`, and those that a repository cannot hold well."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from glossgraph import source
from nasty_glossary import NASTY, TERM, Case, term

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "xyzzy-swordfish"  # noqa: S105 - what must not be shown


def large(content: str, file: str = "terms/nasty.yml") -> Case:
    """A case that takes long to read: one form is enough."""
    assert len(content.encode()) <= source.MAX_BYTES
    return Case(file, content.encode(), ("text",))


def named(name: str | bytes) -> Case:
    return Case(f"terms/{os.fsdecode(name)}", TERM.encode())


def field(name: str, value: object) -> str:
    """Return a term with a value in one field; JSON is YAML."""
    return json.dumps(source.parse(TERM).value | {name: value}, ensure_ascii=False)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def secret_outside(path: Path) -> None:
    outside = path.parent.parent.parent / "outside.yml"
    outside.write_text(f"label: [{SECRET}\n", encoding="utf-8")
    path.symlink_to(outside)


def secret_beside(path: Path) -> None:
    hidden = path.parent.parent / ".git/config"
    hidden.parent.mkdir()
    hidden.write_text(f"[{SECRET}\n", encoding="utf-8")
    path.symlink_to("../.git/config")


def folder_outside(path: Path) -> None:
    """Put a link in the place of the folder of a file."""
    outside = path.parent.parent.parent / "outside"
    shutil.move(path.parent, outside)
    (outside / path.name).write_text(f"label: [{SECRET}\n", encoding="utf-8")
    path.parent.symlink_to(outside)


def listen(path: Path) -> None:
    # the path of a socket must be short
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{folder}/a")
        shutil.move(f"{folder}/a", path)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def fifty_megabytes(path: Path) -> None:
    path.write_bytes(b"label: A\n" * 5_500_000)


def same_id(path: Path) -> None:
    """Put a file that is nested deeply beside another of the same name: both are looked into for their places."""
    path.parent.mkdir()
    path.write_text("a: &a [b]\n" + "[" * 200_000, encoding="utf-8")


def numbered(pattern: str, size: int = 300_000) -> str:
    """Return lines with running numbers, of about so many bytes."""
    return "".join(pattern.format(number) for number in range(size // (len(pattern) + 3)))


def plain(folder: str) -> dict[str, Case]:
    files = sorted((NASTY / folder).rglob("*.yml"))
    names = [file.relative_to(NASTY / folder).with_suffix("").as_posix() for file in files]
    if folder == "terms":
        return {name: term(file.read_bytes()) for name, file in zip(names, files, strict=True)}
    pairs = zip(names, files, strict=True)
    return {name: Case(f"graph/{file.parent.name}.yml", file.read_bytes()) for name, file in pairs}


MADE = {
    "empty": term(b""),
    "latin-1": term("label: Café\n".encode("latin-1")),
    "bytes": term(bytes(range(256))),
    "surrogate in UTF-8": term(b"label: \xed\xa0\x80\n"),
    "overlong UTF-8": term(b"label: \xc0\x80\n"),
    "cut UTF-8": term("label: Café".encode()[:-1]),
    "UTF-16": term(TERM.encode("utf-16")),
    "UTF-16 without mark": term(TERM.encode("utf-16-le")),
    "UTF-16, the other way round": term(TERM.encode("utf-16-be")),
    "UTF-32": term(TERM.encode("utf-32")),
    "two marks": term(b"\xef\xbb\xbf\xef\xbb\xbf" + TERM.encode()),
    "zeros": term(b"\0" * 100_000),
    "50 MB": Case("terms/nasty.yml", fifty_megabytes),
    "just too large": term(b"#" * (source.MAX_BYTES + 1)),
    "endless device": Case("terms/nasty.yml", link("/dev/zero")),
    "folder": Case("terms/nasty.yml", Path.mkdir),
    "link outside": Case("terms/nasty.yml", secret_outside),
    "link beside": Case("terms/nasty.yml", secret_beside),
    "link of graph outside": Case("graph/relations.yml", folder_outside),
    "link of terms outside": Case("terms/nasty.yml", folder_outside),
    "link to nothing": Case("terms/nasty.yml", link("nothing.yml")),
    "link to itself": Case("terms/nasty.yml", link("nasty.yml")),
    "link to a folder": Case("terms/nasty.yml", link("..")),
    "link to a folder, called like one": Case("terms/nasty", link("..")),
    "pipe": Case("terms/nasty.yml", pipe),
    "pipe in graph": Case("graph/references.yml", pipe),
    "socket": Case("terms/nasty.yml", listen),
    "con": named("con.yml"),
    "capitals": named("CON.yml"),
    "dots": named("..yml"),
    "nothing but an ending": named(".yml"),
    "index": named("index.yml"),
    "hyphen": named("-.yml"),
    "option": named("--help.yml"),
    "blank": named("a b.yml"),
    "new line": named("a\nb.yml"),
    "command": named("a\n::error::forged.yml"),
    "tab": named("a\tb.yml"),
    "escape sequence": named("a\x1b[31mb.yml"),
    "right to left": named("a\u202eb.yml"),
    "no UTF-8": named(b"caf\xe9.yml"),
    "no UTF-8, no ending": named(b"caf\xe9"),
    "no UTF-8 in graph": Case(os.fsdecode(b"graph/caf\xe9.yml"), b"a: b\n"),
    "markup": named("[a](https:evil).yml"),
    "quotes": named("a\"'`${x}.yml"),
    "long": named("a" * 246 + ".yml"),
    "same id": Case("terms/more/rain.yml", same_id),
    "other ending, nested deeply": Case("terms/nasty.yml.txt", b"[ " * 200_000),
    "nested in brackets": term("[" * 10_000 + "]" * 10_000),
    "nested in braces": term("{a: " * 10_000),
    "nested lists": term("- " * 10_000),
    "nested keys": term("? " * 10_000),
    "nested by indentation": term("".join(f"{' ' * depth}a:\n" for depth in range(1_300))),
    "nested lists below keys": term("".join(f"{'  ' * depth}a:\n{'  ' * depth}-\n" for depth in range(600))),
    "nested both ways": term(TERM + "allow:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 99)) + " " * 99 + "[" * 99),
    "nested in a reference": Case(
        "graph/references.yml",
        b"references:\n- id: noah\n  note:\n"
        + b"".join(b" " * n + b"a:\n" for n in range(3, 90))
        + b" " * 90
        + b"[" * 90,
    ),
    "one line": large("label: " + "x" * 900_000),
    "one line of text": large(field("boundaries", ["x" * 900_000]) + "\n"),
    "one key": large(f"{TERM}? {'x' * 900_000}\n: y\n"),
    "one mention": large(field("explanation", f"[[{'x' * 900_000}]]")),
    "one number": large(TERM.replace("Nasty", "9" * 900_000)),
    "one number of 5,000 digits": term(
        TERM + "examples: [{title: A, given: {a: " + "9" * 5_000 + "}, formula: a, result: 1}]"
    ),
    "one hexadecimal number": large(TERM.replace("Nasty", "0x" + "f" * 900_000)),
    "one number in base 60": large(TERM.replace("Nasty", "1" + ":59" * 300_000)),
    "one decimal": large(TERM + "examples: [{title: A, given: {a: 1}, formula: a, result: 0." + "1" * 900_000 + "}]"),
    "100,000 keys": large(numbered("k{}: 1\n", 950_000)),
    "40,000 equal keys": large(TERM + "label: x\n" * 40_000),
    "40,000 equal keys in a line": large("{" + "a: 1, " * 40_000 + "}"),
    "50,000 fields of a wrong type": large(TERM + "aliases:\n" + "- 1\n" * 50_000),
    "30,000 targets": large(TERM + "edges:\n  triggers:\n" + numbered("    a{}: b\n")),
    "20,000 relations": large(TERM + "edges:\n" + numbered("  a{}: {{b: c}}\n")),
    "30,000 texts after commas": large(TERM + "step: {at: a, state: b" + numbered(", c d{}") + "}\n"),
    "30,000 comments in texts": large(TERM + "boundaries:\n" + numbered("- a # {}\n")),
    "30,000 mistakes of syntax": large(TERM + numbered("a{}: `b`\n")),
    "30,000 tabs": large(TERM + "allow:\n" + numbered("\ta{}: b: c\n")),
    "30,000 exceptions": large(TERM + "allow:\n" + numbered("  a{}: b\n")),
    "100,000 aliases": large(TERM + "aliases: [" + "a, " * 100_000 + "a]\n"),
    "30,000 mentions": large(field("explanation", numbered("[[a{}]] "))),
    "50,000 equal mentions": large(field("definition", "[[rain]] " * 50_000)),
    "50,000 pieces of markup": large(field("explanation", numbered("<b{}> "))),
    "10,000 stops": large(
        "- id: down\n  label: Down\n  description: How.\n  stops:\n"
        + "  - {term: flood, text: a}\n  - {term: rain, text: a}\n" * 5_000,
        "graph/paths.yml",
    ),
    "10,000 stages": large(
        "- {id: first, label: a}\n- {id: second, label: b}\n" + numbered("- {{id: a{}, label: b}}\n"),
        "graph/stages.yml",
    ),
    "10,000 equal stages": large("- {id: a, label: b}\n" * 15_000, "graph/stages.yml"),
    "10,000 relations": large(numbered("a{}: {{label: b, inverse: c}}\n"), "graph/relations.yml"),
    "10,000 excluded relations": large(
        "triggers: {label: a, inverse: b}\ntakes-part-in: {label: c, inverse: d, excludes: ["
        + numbered("a{}, ")
        + "]}\n",
        "graph/relations.yml",
    ),
    "10,000 kinds": large(numbered("a {}: {{label: b}}\n"), "graph/kinds.yml"),
    "10,000 references": large(
        "references:\n" + numbered("- {{id: a{}, type: book, title: b}}\n"), "graph/references.yml"
    ),
    "10,000 fields of a reference": large(
        "references:\n- id: noah\n  type: book\n  title: Water\n" + numbered("  a{}: b\n"), "graph/references.yml"
    ),
    "numbers that nothing uses": large(
        TERM
        + "examples: [{title: A, formula: "
        + "+".join(f"b{n}" for n in range(100))
        + ", result: 1, given: {"
        + numbered("a{}: 1, ")
        + "}}]\n"
    ),
    "long label": large(field("label", "rain " * 180_000)),
    "long label, used": large(field("aliases", ["rain " * 80_000]).replace("A thing", "rain " * 80_000)),
    "private characters": large("label: " + "".join(map(chr, range(0xF0000, 0xF0000 + 60_000)))),
}


CASES = plain("terms") | plain("graph") | MADE
