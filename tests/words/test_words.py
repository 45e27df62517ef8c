"""The words of the interface: what the catalogue gives, that all of it is used, and that no word stands elsewhere."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
import yaml

from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.words import CATALOGUES, CATEGORIES, Catalogue, CatalogueError, catalogue, names_of
from glossgraph.words.content import Emphasis, Link, Markdown, Words
from glossgraph.words.dates import day_in_words
from glossgraph.words.say import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary
    from glossgraph.words import Entry

PACKAGE = Path(__file__).parents[2] / "build_tools/glossgraph"

ENGLISH = catalogue("en")

SAMPLE = Catalogue(
    "en",
    {
        "list.comma": ", ",
        "list.and": " and ",
        "number.thousands": ".",
        "number.decimal": ",",
        "a.plain": "Where it stops",
        "a.filled": "Stage {number} of {of}: {stage}",
        "a.link": "See [the {what}]({target}).",
        "a.counted": {"one": "one stop", "other": "{number} stops"},
        "a.other": {"other": "{number} added"},
    },
)

# ---- what the catalogue gives


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("a.plain", {}, "Where it stops"),
        ("a.filled", {"number": 3, "of": 9, "stage": "Sale"}, "Stage 3 of 9: Sale"),
        ("a.counted", {"number": 1}, "one stop"),
        ("a.counted", {"number": 0}, "0 stops"),
        ("a.counted", {"number": 2}, "2 stops"),
        ("a.other", {"number": 1}, "1 added"),
    ],
)
def test_an_entry_is_said(key: str, values: dict[str, str | int], words: str) -> None:
    assert SAMPLE.say(key, **values) == words


def test_values_keep_what_they_are_in_a_text() -> None:
    stage = Emphasis("Sale")
    assert SAMPLE.text("a.filled", number=3, of="*9*", stage=stage) == Markdown(
        ("Stage 3 of ", Words("*9*"), ": ", stage)
    )


def test_a_link_leads_to_the_page_that_is_its_target() -> None:
    found = SAMPLE.text("a.link", what="list", target="terms/index.md")
    assert found == Markdown(("See ", Link("terms/index.md", "the list"), "."))


@pytest.mark.parametrize(
    ("key", "values", "message"),
    [
        ("a.none", {}, "`en.yml` has no entry `a.none`"),
        ("a.plain", {"of": 2}, "`a.plain` of `en.yml` takes nothing, and not `of`"),
        (
            "a.filled",
            {"number": 1, "of": 2},
            "`a.filled` of `en.yml` takes `number`, `of`, `stage`, and not `number`, `of`",
        ),
        ("a.counted", {}, "`a.counted` of `en.yml` takes `number`, and not nothing"),
        ("a.counted", {"number": "two"}, "`a.counted` counts, and `two` is no whole number"),
        ("a.link", {"what": "list", "target": "x"}, "`a.link` holds a link, and cannot be plain words"),
    ],
)
def test_what_cannot_be_said_is_an_error(key: str, values: dict[str, str | int], message: str) -> None:
    with pytest.raises(CatalogueError, match=f"^{re.escape(message)}$"):
        SAMPLE.say(key, **values)


def test_a_group_that_is_not_there_is_an_error() -> None:
    assert SAMPLE.group("number") == {"thousands": ".", "decimal": ","}
    with pytest.raises(CatalogueError, match="no group `nothing`"):
        SAMPLE.group("nothing")


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_enumerated(names: list[str], words: str) -> None:
    assert enumerated(SAMPLE.say, names) == words


@pytest.mark.parametrize(
    ("number", "words"), [(7, "7"), (1234567, "1.234.567"), ("12,345.6", "12.345,6"), ("0.5", "0,5")]
)
def test_numbers_have_the_marks_of_the_language(number: int | str, words: str) -> None:
    assert SAMPLE.number(number) == words


# ---- which catalogue is taken


@pytest.mark.parametrize(
    ("language", "taken"),
    [("en", "en"), ("en-GB", "en"), ("fr", "en"), ("xx", "xx"), ("XX", "xx"), ("xx-Latn-AT", "xx"), ("xx-be", "xx-be")],
)
def test_the_nearest_language_is_taken_or_else_english(tmp_path: Path, language: str, taken: str) -> None:
    for name in ("xx", "xx-be"):
        (tmp_path / f"{name}.yml").write_text("a: {b: c}", encoding="utf-8")
    assert catalogue(language, tmp_path).language == taken


def test_every_word_of_a_catalogue_is_text(tmp_path: Path) -> None:
    (tmp_path / "xx.yml").write_text("a: {yes: no, number: 1.10, day: 2026-06-07, nothing: }", encoding="utf-8")
    entries = {"a.yes": "no", "a.number": "1.10", "a.day": "2026-06-07", "a.nothing": ""}
    assert catalogue("xx", tmp_path).entries == entries


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "`xx.yml` is no mapping of groups"),
        ("a: b", "`a` of `xx.yml` is no group of entries"),
        ("a: {b: [c]}", "`a.b` of `xx.yml` is neither words nor their plural forms"),
        ("a: {b: {one: c}}", "`a.b` of `xx.yml` is neither words nor their plural forms"),
        ("a: {b: {other: c, most: d}}", "`a.b` of `xx.yml` is neither words nor their plural forms"),
        ("a: {b: {other: {c: d}}}", "`a.b` of `xx.yml` is neither words nor their plural forms"),
    ],
)
def test_a_file_that_is_no_catalogue_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "xx.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=f"^{re.escape(message)}$"):
        catalogue("xx", tmp_path)


# ---- a language is one file


LANGUAGES = sorted(file.name.removesuffix(".yml") for file in CATALOGUES.iterdir() if file.name.endswith(".yml"))

SAME = {
    "de": """
    list.comma list.semicolon date.month date.month-04 date.month-08 date.month-09 date.month-11 edge.reason
    status.marked card.alt home.counts-alone map.stage map.bar a-to-z.title parts.title parts.span
    parts.of-group parts.list-of parts.edges-of term.read-at term.read-step term.read-in term.seen-steps
    stages.numbered settings.role comparisons.does models.agents models.given models.checked-of
    model-script.says notes.in-language data.entry changes.line changes.in-fields
    diff.field diff.field-of diff.story diff.story-in diagram.in-setting diagram.does diagram.from-to
    diagram.dated diagram.again-since formula.in-unit citation.short citation.in feed.day feed.heading
    book.relation-and-inverse book.version book.see
    """
}
"""The entries that are, in another language, what they are in English."""

NUMBERS = 120
"""As many numbers as tell the plural categories apart."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_entry_of_english_and_no_other(language: str) -> None:
    entries = catalogue(language).entries
    assert [key for key in ENGLISH.entries if key not in entries] == [], f"not yet in {language}.yml"
    assert [key for key in entries if key not in ENGLISH.entries] == [], f"only in {language}.yml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_has_the_same_places_in_each_language(language: str) -> None:
    entries, english = catalogue(language).entries, ENGLISH.entries
    wrong = [key for key in entries.keys() & english.keys() if names_of(entries[key]) != names_of(english[key])]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_a_form_for_each_number(language: str) -> None:
    entry = {category: category for category in CATEGORIES}
    sample = Catalogue(language, {"a.counted": entry, "number.thousands": "", "number.decimal": ""})
    wanted = {sample.say("a.counted", number=number) for number in range(NUMBERS)}
    counting = {key: entry for key, entry in catalogue(language).entries.items() if not isinstance(entry, str)}
    # what says the number alone has one form for all
    assert {k for k, entry in counting.items() if entry.keys() not in ({"other"}, wanted)} == set()


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    entries = catalogue(language).entries
    same = {key for key, entry in ENGLISH.entries.items() if entries.get(key) == entry}
    assert same == set(SAME[language].split())


def test_german_is_written_as_german() -> None:
    texts = [t for e in catalogue("de").entries.values() for t in ([e] if isinstance(e, str) else e.values())]
    assert [text for text in texts if re.search(r"[“‘][^“„]*”|\"|\w'\w|\bz\.B\.|  ", text)] == []
    say = catalogue("de").say
    assert day_in_words(say, date(2021, 3, 25)) == "25. März 2021"
    assert catalogue("de").number("1,234.5") == "1.234,5"
    assert catalogue("de-AT").number(1234567) == "1.234.567"
    assert enumerated(say, ["a", "b", "c"]) == "a, b und c"


def test_an_entry_that_is_not_translated_yet_is_english(tmp_path: Path) -> None:
    (tmp_path / "xx.yml").write_text("term: {questions: Xx}\nmap-script: {if: xx}", encoding="utf-8")
    words = catalogue("xx", tmp_path)
    assert words.say("term.questions") == "Xx"
    assert words.say("count.terms", number=2) == "2 terms"
    assert words.group("map-script") == {**ENGLISH.group("map-script"), "if": "xx"}


def test_the_words_for_scripts_that_only_fill_them_have_no_plurals() -> None:
    for group in ("previews-script", "paths-script"):
        assert all(isinstance(entry, str) for entry in ENGLISH.group(group).values())


def translated(entry: Entry) -> Entry:
    """Write an entry with accents on its vowels, but for what is filled in, and code."""
    if not isinstance(entry, str):
        return {category: str(translated(form)) for category, form in entry.items()}
    letters = str.maketrans("aeiounAEIOU", "àéîöüñÀÉÎÖÜ")
    parts = re.split(r"(\{\w+\}|`[^`]*`)", entry)
    return "".join(part if number % 2 else part.translate(letters) for number, part in enumerate(parts))


def test_a_language_is_one_file(bread: Glossary, tmp_path: Path) -> None:
    groups: dict[str, dict[str, Entry]] = {}
    for key, entry in ENGLISH.entries.items():
        group, name = key.split(".")
        groups.setdefault(group, {})[name] = translated(entry)
    (tmp_path / "xx.yml").write_text(yaml.safe_dump(groups, allow_unicode=True), encoding="utf-8")
    glossary = replace(bread, about=replace(bread.about, language="xx"))
    site = publish(Site(glossary, catalogues=tmp_path))
    pages = {page.path: page for page in site.pages}
    assert pages["terms/index.md"].title == "À–Z"
    assert pages["terms/index.md"].entry == "Àll térms, À–Z"
    assert "## Whéré ît stöps\n" in pages["terms/dough.md"].text
    assert '"open":"Öpéñ thé pàgé"' in pages["map.md"].text
    # no sentence of the English catalogue is left on any page; the manuals of the checks are English
    sentences = [e for e in ENGLISH.entries.values() if isinstance(e, str) and len(e.split()) > 2 and "{" not in e]
    texts = [
        f"{page.title}\n{page.summary}\n{page.text}\n{page.plain}" for page in site.pages if "checks/" not in page.path
    ]
    assert [sentence for sentence in sentences if any(sentence in text for text in texts)] == []


# ---- what is asked exists, and what exists is asked


def asked_in_python() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where an entry is asked for, a pattern of its key, and the names of the values."""
    for folder in ("cli", "diff", "exports", "mkdocs_plugin", "output", "pictures", "site", "text", "words"):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and called(node) in {"say", "text"}:
                    values = {str(keyword.arg) for keyword in node.keywords}
                    yield from ((f"{path.name}:{node.lineno}", key, values) for key in keys(node.args[0]))


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def keys(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)) if re.fullmatch(r"[a-z-]+\.[a-z\d-]+", key):
            yield re.escape(key)
        case ast.IfExp():
            yield from keys(node.body)
            yield from keys(node.orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if re.match(r"[a-z-]+\.", start):
            parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[a-z\d]+" for p in node.values)
            yield "".join(parts)


def asked_in_templates() -> Iterator[tuple[str, str, set[str]]]:
    for path in sorted((PACKAGE / "site").glob("*/*.j2")):
        tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(jinja2.nodes.Call):
            if isinstance(call.node, jinja2.nodes.Name) and call.node.name == "t":
                values = {keyword.key for keyword in call.kwargs}
                for key in constants(call.args[0]):
                    yield f"{path.name}:{call.lineno}", re.escape(key), values


def constants(node: Any) -> Iterator[str]:
    if isinstance(node, jinja2.nodes.CondExpr):
        yield from constants(node.expr1)
        yield from constants(node.expr2)
    else:
        assert isinstance(node, jinja2.nodes.Const), "a key that cannot be read here"
        yield node.value


def entries_asked(places: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, set[str]]]:
    """Yield where entries are asked for, and those that can be meant there: those that take just these values."""
    for where, pattern, values in (*asked_in_python(), *asked_in_templates()):
        yield f"{where} {pattern}", {key for key in places if re.fullmatch(pattern, key) and places[key] == values}


def groups_asked() -> set[str]:
    modules = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return {group for text in modules for group in re.findall(r'\.group\("([a-z-]+)"\)', text)}


def test_what_is_asked_exists_with_just_these_places() -> None:
    places = {key: names_of(entry) for key, entry in ENGLISH.entries.items()}
    found = dict(entries_asked(places))
    assert len(found) > 200
    assert [where for where, entries in found.items() if not entries] == []


def test_every_entry_is_asked_for() -> None:
    places = {key: names_of(entry) for key, entry in ENGLISH.entries.items()}
    asked = {key for _, entries in entries_asked(places) for key in entries}
    asked |= {key for key in places if key.partition(".")[0] in groups_asked()}
    assert places.keys() - asked == set()


def script(name: str) -> str:
    return (PACKAGE / "site/material/assets" / name).read_text(encoding="utf-8")


MAP = ("map.js", "map-data.js", "map-find.js", "map-keys.js", "map-views.js", "map-ways.js", "words.js")


def test_the_map_says_every_entry_that_it_is_given() -> None:
    code = "".join(map(script, MAP))
    said = set(re.findall(r'\b(?:say|side|list|shown|button)\((?:\w+, )?"([\w-]+)"', code))
    said |= set(re.findall(r'\["([\w-]+)", (?:short|through)\]', code))
    entries = ENGLISH.group("map-script")
    assert entries.keys() <= said
    assert set(re.findall(r'\bsay\("([\w-]+)"', code)) <= entries.keys()


def test_the_page_of_a_model_says_every_entry_that_it_is_given() -> None:
    code = "".join(map(script, ("model.js", "model-mark.js", "model-view.js")))
    assert set(re.findall(r'\bsay\("([\w-]+)"', code)) == ENGLISH.group("model-script").keys()


INSTEAD = {"map-script-of-hierarchy": "map-script", "search-script-without-questions": "search-script"}
"""The groups whose entries take the places of others."""


@pytest.mark.parametrize(("group", "usual"), INSTEAD.items())
def test_what_is_said_in_place_of_something_else_takes_the_same_values(group: str, usual: str) -> None:
    for name, entry in ENGLISH.group(group).items():
        assert names_of(entry) == names_of(ENGLISH.group(usual)[name]), name


def test_the_map_gives_each_entry_its_values() -> None:
    entries = ENGLISH.group("map-script")
    calls = re.findall(r'say\("([\w-]+)", (\{(?:[^{}]|\{[^{}]*\})*\})\)', "".join(map(script, MAP)))
    found = {name: re.sub(r"(?<=.)\{.*?\}", "", values) for name, values in calls}
    assert len(found) > 10
    for name, values in found.items():
        assert set(re.findall(r"(?<=[{,])\s*(\w+)\s*(?=[:,}])", values)) == names_of(entries[name]), name


def test_pages_say_every_entry_that_they_are_given() -> None:
    said = set(re.findall(r"\b(?:words|dataset)\.(?!replace\b|path\b)(\w+)", script("glossgraph.js")))
    assert said == set(ENGLISH.group("paths-script"))
    said = set(re.findall(r"\bWORDS\.(\w+)", script("previews.js")))
    assert said == {"terms", *ENGLISH.group("previews-script")}


@pytest.mark.parametrize("name", [*MAP, "glossgraph.js", "previews.js"])
def test_scripts_hold_no_words_of_their_own(name: str) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script(name), flags=re.DOTALL).replace('"use strict"', "")
    texts = re.findall(r'"([^"\n]*)"|`([^`]*)`', code)
    parts = (part for text in texts for part in re.split(r"\$\{[^}]*\}", "".join(text)))
    assert [part for part in parts if re.search(r"[A-Z][a-z]+ |[a-z]{2} [a-z]{2}", part) and "." not in part] == []


MARKUP = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@pytest.mark.parametrize("path", sorted((PACKAGE / "site").glob("*/*.j2")), ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    written = MARKUP.sub("0", path.read_text(encoding="utf-8"))
    code = re.sub(r"^```.*?^```", "", written, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", code)) == []
    assert re.findall(r'(?:aria-label|title|data-column|placeholder|alt)="(?!0")[^"]*"', code) == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "site/pages").glob("*.py")), ids=lambda path: path.name)
def test_pages_hold_no_words_of_their_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes)
    words = [node.value for node in texts if isinstance(node.value, str) and "<" not in node.value]
    assert [text for text in words if re.search(r"^[A-Z][a-z]|[a-z]{2} [a-z]{2}", text)] == []
