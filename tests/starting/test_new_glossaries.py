"""A new glossary passes the check and becomes a site, in each of its languages, and has nothing of finance."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config import load_config

from glossgraph import compiler
from glossgraph.editing.form.files import files, format_files
from glossgraph.graph.settings import settings
from glossgraph.graph.story import story
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.starting import glossary
from glossgraph.starting.glossary import ABOUT, LANGUAGES, Outset
from glossgraph.words import catalogue
from judging import judge
from steps import run

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
    assert not list(format_files(tmp_path, files(tmp_path)).change.diff())
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
    assert next(iter(yaml.compose(made["mkdocs.yml"]).value))[1].value == title
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


@pytest.mark.parametrize("name", ["terms", "graph", "mkdocs.yml", "mkdocs.yaml"])
def test_a_folder_with_a_glossary_or_a_site_is_no_place_for_one(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert glossary.in_the_way(tmp_path) == [name]


@pytest.mark.parametrize("name", ["README.md", ".gitignore", ".github/workflows/glossary.yml", "docs/about.md"])
def test_what_is_there_is_never_overwritten(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    made = glossary.files(Outset("A", "b"))
    assert (glossary.in_the_way(tmp_path), glossary.kept(tmp_path, made)) == ([], [name])
    with pytest.raises(FileExistsError):
        glossary.write(tmp_path, made)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "mine"


WORKFLOW = ".github/workflows/glossary.yml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workflow_uses_the_actions_that_this_one_does(language: str, project: Path) -> None:
    pinned = re.compile(r"uses: ([\w/-]+)@([0-9a-f]{40}) # (v[\d.]+)$", re.MULTILINE)
    text = glossary.files(Outset("A", "b", language))[WORKFLOW]
    used = set(pinned.findall(text))
    assert len(used) == text.count("uses: ")
    own = "".join(path.read_text(encoding="utf-8") for path in (project / ".github/workflows").glob("*.yml"))
    for action, commit, version in pinned.findall(own):
        assert (commit, version) in {(c, v) for a, c, v in used if a == action} or action not in {a for a, _, _ in used}
    jobs = yaml.safe_load(text)
    assert jobs["permissions"] == {}
    assert "secrets" not in text
    assert "pull_request_target" not in text


def test_the_workflow_does_the_same_in_each_language() -> None:
    one, other = (_unnamed(glossary.files(Outset("A", "b", language))[WORKFLOW]) for language in LANGUAGES)
    assert one == other


def _unnamed(text: str) -> object:
    """Return what a workflow does, without comments, names and what it tells people."""
    return re.sub(r"(?m)name: .*$|title=.*\"$|::notice::.*\"$", "", re.sub(r"(?m) *# (?!v\d).*$", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("required", "told"),
    [
        (None, "file=requirements.txt"),
        ("# <owner> of it\npip\n", "file=requirements.txt"),
        ("# <owner> of it\n./glossgraph-0.1.0-py3-none-any.whl\n", ""),
        ("glossgraph[downloads] @ git+https://github.com/someone/glossgraph@v0.1.0\n", ""),
    ],
)
def test_nothing_is_installed_by_a_name_that_nobody_chose(
    language: str, required: str | None, told: str, tmp_path: Path
) -> None:
    made = glossary.files(Outset("A", "b", language))
    (tmp_path / "requirements.txt").write_text(required or made["requirements.txt"], encoding="utf-8")
    step = _step(made[WORKFLOW], "requirements.txt")
    done = run(step | {"run": step["run"].replace("python -m pip", "echo")}, tmp_path, tmp_path / "temporary")
    assert (done.code, f"::error {told}" in done.output) == ((1, True) if told else (0, False))


@pytest.mark.parametrize("is_set_up", [True, False])
def test_the_workflow_finds_out_where_the_site_will_be(is_set_up: bool, tmp_path: Path) -> None:
    text = glossary.files(Outset("A", "b"))[WORKFLOW]
    pages = {"build_type": "workflow", "html_url": "https://guild.example/bread"}
    paths = {"GH_TOKEN": "none"} | {name: str(tmp_path / name) for name in ("GH_ANSWERS", "GH_CALLS")}
    answers = {"repos/guild/bread/pages": pages} if is_set_up else {}
    (tmp_path / "GH_ANSWERS").write_text(json.dumps(answers), encoding="utf-8")
    done = run(_step(text, "gh api"), tmp_path, tmp_path / "temporary", **paths)
    assert done.outputs == ({"site-url": "https://guild.example/bread/"} if is_set_up else {})


def _step(workflow: str, words: str) -> dict[str, Any]:
    steps = (step for job in yaml.safe_load(workflow)["jobs"].values() for step in job["steps"])
    (found,) = (step for step in steps if words in step.get("run", ""))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workflow_has_no_mistake(language: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(glossary.files(Outset("A", "b", language))[WORKFLOW], encoding="utf-8")
    assert judge("actionlint", path) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_learns_its_address_and_speaks_its_language(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary.write(tmp_path, glossary.files(Outset("A", "b", language)))
    monkeypatch.delenv("SITE_URL", raising=False)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert not config.site_url
    monkeypatch.setenv("SITE_URL", "https://guild.example/bread/")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert config.site_url == "https://guild.example/bread/"
    say = catalogue(language).say
    names = [choice["toggle"]["name"] for choice in config.theme["palette"]]
    assert names == [say(f"looks.{name}") for name in ("to-light", "to-dark", "to-system")]
    assert config.mdx_configs["toc"]["permalink_title"] == say("looks.to-section")
    assert config.extra == {"generator": False}


def test_the_german_files_say_phase_as_the_site_does() -> None:
    made = glossary.files(Outset("A", "b", "de"))
    assert not [path for path, text in made.items() if "Stufe" in text and not path.endswith(".schema.json")]
