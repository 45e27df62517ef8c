"""Terms that get another id."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.editing.change import Change
from glossgraph.editing.outcome import outcome
from glossgraph.editing.proof import same_but_for_ids, unlike
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.renaming import renaming
from glossgraph.load import Memory
from glossgraph.load.ids_in_files import ids_in
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled
    from glossgraph.editing.outcome import Outcome

NEW = "quite-another"


@pytest.fixture(scope="module")
def bakery(project: Path) -> Compiled:
    return compiler.compile_glossary(project / "tests/bread")


def renamed(compiled: Compiled, memory: Memory, old: str, new: str, label: str = "") -> Outcome:
    change = renaming(compiled, old, new, label)
    return outcome(compiled, change, memory, {old: new}, {compiled.glossary.terms[old].file})


def there_and_back(compiled: Compiled, memory: Memory, id_: str) -> None:
    """Rename a term to another id and back, and compare."""
    there = renamed(compiled, memory, id_, NEW)
    assert there.new == ()
    now = there.after.glossary
    term = now.terms[NEW]
    assert id_ not in now.terms
    assert term.former_ids[-1] == id_
    as_before = replace(
        term, file=compiled.glossary.terms[id_].file, former_ids=compiled.glossary.terms[id_].former_ids
    )
    assert same_but_for_ids(compiled.glossary.terms[id_], as_before, {id_: NEW})
    assert not [
        (file, each)
        for file, text in there.after.texts.items()
        if id_ in text
        for each in ids_in(file, text)
        if each.id == id_ and not each.defines and not each.or_noun and each.noun == "term"
    ]
    back = renamed(there.after, memory, NEW, id_)
    assert back.new == ()
    file = compiled.glossary.terms[id_].file
    before, after = dict(compiled.texts), dict(back.after.texts)
    own = after.pop(file)
    without = [row for row in own.splitlines() if not row.startswith("former_ids:")]
    assert without == [row for row in before.pop(file).splitlines() if not row.startswith("former_ids:")]
    assert after == before
    assert [*unlike(compiled.glossary, back.after.glossary, {}, {file})] == []


def test_every_term_of_a_small_glossary_can_be_called_otherwise_and_again_as_before(bakery: Compiled) -> None:
    memory = Memory()
    for id_ in bakery.glossary.terms:
        there_and_back(bakery, memory, id_)


def test_so_can_any_term_of_the_real_one(compiled: Compiled) -> None:
    memory = Memory()
    for id_ in ("margin-call", *Random(7).sample([*compiled.glossary.terms], 1)):
        there_and_back(compiled, memory, id_)


def test_all_old_addresses_lead_on(bakery: Compiled) -> None:
    found = renamed(bakery, Memory(), "dough", NEW)
    before, after = Site(bakery.glossary), Site(found.after.glossary)
    old = {path for path in (*publish(before).by_path, *publish(before).files) if "dough" in path}
    output = publish(after)
    there = {*output.files, *map(after.built, output.by_path)}
    assert {"terms/dough.md", "terms/dough.json", "compare/dough-vs-starter.md"} <= old
    assert {after.built(path) for path in old} <= there
    html = redirects(after, output.pages)
    assert f"../{NEW}/" in html["terms/dough/index.html"]
    assert f"../{NEW}-vs-starter/" in html["compare/dough-vs-starter/index.html"]


def test_the_old_label_stays_as_an_alias(bakery: Compiled) -> None:
    after = renamed(bakery, Memory(), "dough", NEW, "Batter").after.glossary.terms[NEW]
    assert (after.label, after.aliases) == ("Batter", ("paste", "2-part mixture", "dough"))
    # an alias that becomes the label is none any more
    after = renamed(bakery, Memory(), "dough", NEW, "Paste").after.glossary.terms[NEW]
    assert (after.label, after.aliases) == ("Paste", ("2-part mixture", "dough"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dogh", NEW, "no term is called `dogh`; did you mean `dough`?"),
        ("dough", "dough", "the term is called `dough` already"),
        ("dough", "Batter", "`Batter` has the capital letter `B`: an id has only .*; call it `batter`"),
        ("dough", "index", "`index` is the address of a list"),
        ("dough", "loaf", "`loaf` is a term already; `glossgraph merge dough loaf` makes one term of the two"),
    ],
)
def test_what_cannot_be_is_refused(bakery: Compiled, old: str, new: str, message: str) -> None:
    with pytest.raises(RefusedError, match=f"^{message}".replace("?", r"\?")):
        renaming(bakery, old, new)


FILES = {
    "graph/relations.yml": "leads-to: {label: leads to}\n",
    "graph/kinds.yml": "thing: {label: Thing}\nactor: {label: Actor, role: participant}\n",
    "graph/settings.yml": "- {id: hill, label: Hill, cast: {guest: rain}}\n",
    "terms/rain.yaml": "label: Rain\nkind: thing\nformer_ids: [drizzle]\n",
    "terms/deep/flood.yml": (
        "label: Flood\nkind: thing\nedges: {leads-to: {rain: 'As [[rain|it]] rains.'}}\n"
        'explanation: "[[\\u0072ain]], `[[rain]]`, rain"\nstep: {at: rain, state: x}\n'
    ),
}


def laid(root: Path, **files: str) -> Compiled:
    for name, text in (FILES | {name.replace("__", "/") + ".yml": text for name, text in files.items()}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compiler.compile_glossary(root)


def test_every_form_of_a_name_follows(tmp_path: Path) -> None:
    change = renaming(laid(tmp_path), "rain", "snow")
    assert change.after["terms/snow.yaml"] == "label: Rain\nkind: thing\nformer_ids: [drizzle, rain]\n"
    assert change.after["terms/rain.yaml"] is None
    assert change.after["terms/deep/flood.yml"] == (
        "label: Flood\nkind: thing\nedges: {leads-to: {snow: 'As [[snow|it]] rains.'}}\n"
        'explanation: "[[snow]], `[[rain]]`, rain"\nstep: {at: snow, state: x}\n'
    )
    assert change.after["graph/settings.yml"] == "- {id: hill, label: Hill, cast: {guest: snow}}\n"
    diff = [*change.diff()]
    assert diff[diff.index("rename from terms/rain.yaml") + 1] == "rename to terms/snow.yaml"


@pytest.mark.parametrize("id_", ["123", "yes", "null", "2026-01-01", "1e5"])
def test_an_id_that_yaml_takes_for_something_else_is_quoted(id_: str, tmp_path: Path) -> None:
    compiled = laid(tmp_path, graph__paths="way: {label: Way, terms: [rain, flood]}\n")
    found = renamed(compiled, Memory(), "rain", id_)
    flood = str(found.change.after["terms/deep/flood.yml"])
    assert f'{{"{id_}": ' in flood
    assert f"[[{id_}]]" in flood
    assert found.after.glossary.terms["flood"].edges[0].target == id_
    back = renamed(found.after, Memory(), id_, "snow")
    assert "snow" in back.after.glossary.terms


def test_a_file_in_its_form_stays_in_it_and_others_stay_as_they_are(tmp_path: Path) -> None:
    text = "label: Hail\nkind: thing\n"
    text += "explanation: It is never as wet as [[rain]], and falls in grains of ice, so they say.\n"
    loose = text.replace("kind: thing", 'kind: "thing"')
    compiled = laid(tmp_path, terms__hail=text, terms__sleet=loose)
    change = renaming(compiled, "rain", "rain-that-falls-on-the-plain-in-spain")
    assert "explanation: >-\n" in str(change.after["terms/hail.yml"])
    assert change.after["terms/sleet.yml"] == loose.replace("[[rain]]", "[[rain-that-falls-on-the-plain-in-spain]]")


def test_a_name_may_be_in_escape_codes_alone(tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__hail='label: Hail\nkind: thing\nexplanation: "As [[\\x72ain]]."\n')
    assert '"As [[snow]]."' in str(renaming(compiled, "rain", "snow").after["terms/hail.yml"])


def test_a_change_of_anything_else_is_refused(tmp_path: Path) -> None:
    compiled = laid(tmp_path)
    change = renaming(compiled, "rain", "snow")
    for file, words in (("terms/deep/flood.yml", "Flood"), ("graph/settings.yml", "Hill")):
        other = Change(change.before, {**change.after, file: str(change.after[file]).replace(words, "Other")})
        with pytest.raises(RefusedError, match=f"^`{file}` cannot be written without changing what else it says"):
            outcome(compiled, other, Memory(), {"rain": "snow"}, {"terms/rain.yaml"})


def test_a_role_is_not_taken_for_a_term_of_its_name(tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__guest="label: Guest\nkind: actor\nstep: {at: guest, state: x}\n")
    text = renaming(compiled, "guest", "visitor").after["terms/visitor.yml"]
    assert text is not None
    assert "at: guest" in text
    with pytest.raises(RefusedError, match="`guest` is a role"):
        renaming(laid(tmp_path / "other"), "rain", "guest")


def test_plain_words_have_no_mentions(tmp_path: Path) -> None:
    compiled = laid(tmp_path, graph__glossary="text: plain\n")
    assert "[[rain|it]]" in str(renaming(compiled, "rain", "snow").after["terms/deep/flood.yml"])


def test_errors_elsewhere_do_not_matter(tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__other="label: [Other]\nkind: thing\nedges: {leads-to: {nowhere: x, rain: y}}\n")
    change = renaming(compiled, "rain", "snow")
    assert "nowhere: x, snow: y" in str(change.after["terms/other.yml"])
    found = outcome(compiled, change, Memory(), {"rain": "snow"}, {"terms/rain.yaml"})
    assert compiled.diagnostics
    assert found.new == ()
    # nor does a file that cannot be read, as long as it cannot name the term
    compiled = laid(tmp_path, terms__other="label: [Other\n")
    assert "terms/snow.yaml" in renaming(compiled, "rain", "snow").after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("label: [Other\nedges: {leads-to: {rain: y}}\n", "`terms/other.yml` names `rain`, as it seems, and cannot be"),
        ("label: [\x00", "terms/other.yml"),
    ],
)
def test_a_broken_file_that_may_name_it_stops_all(text: str, message: str, tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__other=text)
    if "rain" not in text:
        (tmp_path / "terms/other.yml").write_bytes(b"\xff\xfe")
        compiled = compiler.compile_glossary(tmp_path)
    with pytest.raises(RefusedError, match=re.escape(message)):
        renaming(compiled, "rain", "snow")


def test_two_files_of_one_term_stop_all(tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__deep__rain="label: Rain\nkind: thing\n")
    with pytest.raises(RefusedError, match="define one term"):
        renaming(compiled, "rain", "snow")
    with pytest.raises(RefusedError, match="`drizzle` is a former id of `rain`"):
        renaming(laid(tmp_path / "other"), "flood", "drizzle")


def test_what_brings_an_error_is_found(tmp_path: Path) -> None:
    compiled = laid(tmp_path, terms__snow_="label: Snow\nkind: thing\n")
    change = renaming(compiled, "rain", "sleet", "Snow")
    found = outcome(compiled, change, Memory(), {"rain": "sleet"}, {"terms/rain.yaml"})
    assert [each.check for each in found.errors] == ["duplicate-label"]
