"""A new glossary passes the check and becomes a site, in each of its languages, and has nothing of finance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from glossgraph import compiler
from glossgraph.graph.settings import settings
from glossgraph.graph.story import story
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.starting import glossary
from glossgraph.starting.glossary import ABOUT, LANGUAGES, Outset

if TYPE_CHECKING:
    from pathlib import Path

OF_FINANCE = re.compile(
    r"margin|collateral|liquidat|leverag|finan|market|stress.?flow|broker|lend|equity", re.IGNORECASE
)

TITLES = ("Bee keeping", 'Über: [x](y) "z" \\ # {a} <b>', "../../x", "- no")


@pytest.mark.parametrize("language", [*LANGUAGES, "de-AT", "fr", "ja"])
def test_a_new_glossary_is_clean_and_becomes_a_site(language: str, tmp_path: Path) -> None:
    glossary.write(tmp_path, glossary.files(Outset("Bee keeping", "What bees do.", language, "CC-BY-4.0")))
    compiled = compiler.compile_glossary(tmp_path, strict=True)
    assert compiled.diagnostics == ()
    assert len(compiled.glossary.stages) == 3
    assert compiled.glossary.about.language == language
    pages = publish(Site(compiled.glossary)).by_path.keys()
    assert {f"terms/{id_}.md" for id_ in compiled.glossary.terms} <= pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_glossary_shows_what_there_is_to_see(language: str, tmp_path: Path) -> None:
    glossary.write(tmp_path, glossary.files(Outset("A", "b", language)))
    made = compiler.compile_glossary(tmp_path).glossary
    (setting,) = settings(made)
    assert max(len(story(made, term, setting)) for term in made.terms.values()) == len(made.stages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_finance_is_left(language: str) -> None:
    for path, text in glossary.files(Outset("Bee keeping", ABOUT[language], language)).items():
        # the schemas are those of the program
        if not path.endswith(".schema.json"):
            assert not OF_FINANCE.search(text), path


@pytest.mark.parametrize("title", TITLES)
def test_what_it_is_called_is_text_wherever_it_stands(title: str, tmp_path: Path) -> None:
    made = glossary.files(Outset(title, title))
    assert yaml.safe_load(made["mkdocs.yml"])["site_name"] == title
    glossary.write(tmp_path, made)
    compiled = compiler.compile_glossary(tmp_path, strict=True)
    assert compiled.glossary.about.title == title
    assert {diagnostic.check for diagnostic in compiled.diagnostics} <= {"unsafe-markup"}
    assert "{{" not in made["README.md"]


def test_the_languages_have_the_same_files_and_graphs() -> None:
    one, other = (glossary.files(Outset("A", "b", language)) for language in LANGUAGES)
    graphs = [{path for path in made if not path.startswith("terms/")} for made in (one, other)]
    assert graphs[0] == graphs[1]
    for name in ("kinds", "relations"):
        assert yaml.safe_load(one[f"graph/{name}.yml"]).keys() == yaml.safe_load(other[f"graph/{name}.yml"]).keys()


@pytest.mark.parametrize("name", ["terms", "mkdocs.yml", "README.md", ".gitignore", ".github/workflows/glossary.yml"])
def test_what_is_there_is_never_overwritten(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    assert glossary.in_the_way(tmp_path) == [name]
    with pytest.raises((FileExistsError, NotADirectoryError)):
        glossary.write(tmp_path, glossary.files(Outset("A", "b")))
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "mine"


def test_every_place_of_a_new_glossary_is_looked_at(tmp_path: Path) -> None:
    made = glossary.files(Outset("A", "b"))
    glossary.write(tmp_path, made)
    there = glossary.in_the_way(tmp_path)
    assert all(any(path == name or path.startswith(f"{name}/") for name in there) for path in made)


def test_the_workflow_uses_the_actions_that_this_one_does(project: Path) -> None:
    pinned = re.compile(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v[\d.]+)$", re.MULTILINE)
    text = glossary.files(Outset("A", "b"))[".github/workflows/glossary.yml"]
    used = set(pinned.findall(text))
    assert len(used) == text.count("uses: ")
    own = "".join(path.read_text(encoding="utf-8") for path in (project / ".github/workflows").glob("*.yml"))
    for action, commit, version in pinned.findall(own):
        assert (commit, version) in {(c, v) for a, c, v in used if a == action} or action not in {a for a, _, _ in used}
    jobs = yaml.safe_load(text)
    assert jobs["permissions"] == {}
    assert "secrets" not in text
    assert "pull_request_target" not in text
