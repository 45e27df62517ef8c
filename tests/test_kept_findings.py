"""After an edit of prose, only the checks that read it are made again, and all say what they say without a memory."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from glossgraph import checks, compiler, load, output
from glossgraph.checks.found import name_of
from glossgraph.checks.kept import BY_TERM, CITATIONS, LINKS, PROSE, READ, REASONS
from glossgraph.model import Edge, Glossary, Sort, Term
from wrong import CASES, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FIELDS_OF_EDGES = {"reason", "detail"}

read: set[str] = set()
"""What has been read of the prose of terms."""


class ReadTerm(Term):
    """A term that notes which prose of it is read."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in PROSE:
            read.add(name)
        return object.__getattribute__(self, name)

    def texts(self, sort: Sort) -> list[Any]:
        """Texts of other sorts are gathered together with those of prose, and are none."""
        before = set(read)
        texts = super().texts(sort)
        read.clear()
        read.update(before if sort not in {Sort.MARKDOWN, Sort.WORDS} else PROSE)
        return texts


class ReadEdge(Edge):
    """An edge that notes when its reason is read."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS_OF_EDGES:
            read.add(REASONS)
        return object.__getattribute__(self, name)


def _as(kind: type[Any], part: Any, **values: object) -> Any:
    made = object.__new__(kind)
    for field in fields(part):
        object.__setattr__(made, field.name, values.get(field.name, getattr(part, field.name)))
    return made


def _noting(glossary: Glossary) -> Glossary:
    terms = {
        id_: _as(ReadTerm, term, edges=tuple(_as(ReadEdge, edge) for edge in term.edges))
        for id_, term in glossary.terms.items()
    }
    return replace(glossary, terms=terms)


def test_each_check_reads_of_prose_what_is_listed(project: Path, tmp_path: Path) -> None:
    by_term = {name_of(check) for check in BY_TERM}
    # a reference is unused by whatever prose cites no more, and what prose cites and mentions is compared
    compared = {name for name, listed in READ.items() if not listed.isdisjoint({CITATIONS, LINKS})}
    exempt = dict.fromkeys(compared | by_term, PROSE)
    found: dict[str, set[str]] = {}
    cases = [whole(tmp_path / str(number), case) for number, case in enumerate(CASES)]
    for root in (*cases, project / "tests/bread"):
        glossary = load.load(root).glossary
        for check in checks.CHECKS:
            read.clear()
            list(check.check(_noting(glossary)))
            found.setdefault(name_of(check), set()).update(read)
    allowed = {name: exempt.get(name, READ.get(name, frozenset())) for name in found}
    assert {name: was_read - allowed[name] for name, was_read in found.items() if was_read - allowed[name]} == {}
    assert {name for name in READ if not found[name] and name not in compared} == set()


PIECES = (
    *("[[dough]]", "[[dogh]]", "[[loaf", "[@miller-1999]", "[@nobody]", "[@; x]", "miller-1999", "<b>", "**bold**"),
    *("A loaf is a dough.", "See [it](javascript:x).", "[dough]", " ".join(["long"] * 45), "", "Rises  twice."),
)
"""What is put into prose: it pleases some checks, and displeases others."""


def edit_prose(file: Path, random: Random) -> None:
    """Change one text of a term's file."""
    values = yaml.safe_load(file.read_text("utf-8"))
    places: list[tuple[Any, Any]] = [(values, "definition"), (values, "explanation")]
    places += [(values["boundaries"], number) for number in range(len(values.get("boundaries", ())))]
    places += [(question, name) for question in values.get("faq", ()) for name in ("question", "answer")]
    places += [(example, "result") for example in values.get("examples", ())]
    places += [(targets, target) for targets in values.get("edges", {}).values() for target in targets]
    holder, key = random.choice(places)
    if key == "result":
        holder[key] = random.choice([1, 1.0, 2, 75])
    else:
        text = holder.get(key, "") if isinstance(holder, dict) else holder[key]
        kept_text = text if isinstance(text, str) and random.random() < 0.5 else "It is so."
        holder[key] = f"{kept_text} {random.choice(PIECES)}".strip()
    if random.random() < 0.1:
        values["label"] = f"{values['label']} again"
    file.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture
def root(project: Path, tmp_path: Path) -> Path:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("has_references", [True, False])
def test_what_is_recalled_is_what_is_found(seed: int, has_references: bool, root: Path) -> None:
    random = Random(seed)
    if not has_references:
        (root / "graph/references.yml").unlink()
    memory = load.Memory()
    files = sorted((root / "terms").rglob("*.yml"))
    for step in range(25):
        for file in random.sample(files, random.choice([1, 1, 1, 2])):
            before = file.read_text("utf-8")
            edit_prose(file, random)
            if random.random() < 0.3:
                file.write_text(before, encoding="utf-8")
        with_memory = compiler.compile_glossary(root, memory=memory)
        assert with_memory.located() == compiler.compile_glossary(root).located(), step


def test_a_link_that_is_gone_is_noticed(tmp_path: Path) -> None:
    term = "label: {0}\nkind: thing\nstatus: reviewed\ndefinition: What is called {0} here.\nexplanation: It has {1}.\n"
    links = {"a": "a [[b]]", "b": "no end", "c": "an [[a]], and a [[b]]"}
    output.write(
        tmp_path,
        {f"terms/{id_}.yml": term.format(id_ * 2, text) for id_, text in links.items()}
        | {"graph/relations.yml": "leads-to: {label: leads to, inverse: follows from, flow: forward}\n"},
    )
    memory = load.Memory()
    file = tmp_path / "terms/c.yml"
    for text, lonely in ((links["c"], set()), ("a [[b]]", set()), ("nothing", {"terms/c.yml"}), ("an [[a]]", set())):
        file.write_text(term.format("cc", text), encoding="utf-8")
        found = compiler.compile_glossary(tmp_path, memory=memory).diagnostics
        assert {d.place.file for d in found if d.check == "orphan-term"} == lonely


def _made_after(root: Path, memory: load.Memory, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the checks that are made of the whole glossary, with a memory."""
    made: set[str] = set()

    def noting(check: checks.Check) -> Any:
        original = check.check

        def noted(glossary: Glossary) -> Iterable[Any]:
            made.add(name_of(check))
            return original(glossary)

        return noted

    with monkeypatch.context() as patch:
        for check in checks.CHECKS:
            patch.setattr(check, "check", noting(check))
        compiler.compile_glossary(root, memory=memory)
    return made


def test_few_checks_are_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = load.Memory()
    file = root / "terms/dough.yml"
    everything = _made_after(root, memory, monkeypatch)
    assert len(everything) > len(checks.CHECKS) - len(checks.STRICT) - 5
    assert _made_after(root, memory, monkeypatch) == set()
    text = file.read_text("utf-8")
    file.write_text(text.replace("definition: ", "definition: Really "), encoding="utf-8")
    reading = {name for name, listed in READ.items() if "definition" in listed}
    assert _made_after(root, memory, monkeypatch) <= reading
    file.write_text(text.replace("label: ", "label: Real "), encoding="utf-8")
    assert _made_after(root, memory, monkeypatch) == everything
