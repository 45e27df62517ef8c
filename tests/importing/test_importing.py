"""A second import brings a glossary up to date, and what people have written since stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import importing
from glossgraph.importing import UnreadableError, report

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "id;term;definition;broader;notes\n"

ROWS = {
    "tree": "tree;Tree;A tall plant;;\n",
    "oak": "oak;Oak;A tree with acorns;tree;Old ones are hollow\n",
    "elm": "elm;Elm;A tree that a fungus kills;tree;\n",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "trees.csv"
    path.write_text(HEADER + "".join(ROWS.values()), encoding="utf-8")
    return path


@pytest.fixture
def into(tmp_path: Path, source: Path) -> Path:
    folder = tmp_path / "trees"
    importing.prepare(source, folder).write()
    return folder


def rewrite(source: Path, **rows: str) -> None:
    source.write_text(HEADER + "".join({**ROWS, **rows}.values()), encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    return {str(p): (p.read_text("utf-8"), p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}


def test_nothing_is_written_before_it_is_asked_for(source: Path, tmp_path: Path) -> None:
    prepared = importing.prepare(source, tmp_path / "trees")
    assert prepared.is_first
    assert not (tmp_path / "trees").exists()


def test_the_same_source_changes_no_file(source: Path, into: Path) -> None:
    before = snapshot(into)
    prepared = importing.prepare(source, into)
    prepared.write()
    assert snapshot(into) == before
    assert "is up to date" in report.table(prepared)


def test_what_the_source_changes_is_changed(source: Path, into: Path) -> None:
    rewrite(source, oak="oak;Oak;A tree that bears acorns;tree;\n", fir="fir;Fir;A tree with cones;tree;\n")
    prepared = importing.prepare(source, into)
    prepared.write()
    assert prepared.merged.new == ["terms/fir.yml"]
    assert "terms/oak.yml" in prepared.merged.updated
    text = (into / "terms/oak.yml").read_text("utf-8")
    assert "definition: A tree that bears acorns\n" in text
    assert "notes" not in text


def test_what_people_have_written_stays(source: Path, into: Path) -> None:
    path = into / "terms/oak.yml"
    text = path.read_text("utf-8").replace("A tree with acorns", "A tree under which pigs are happy")
    path.write_text(f"# checked by Ada\n{text}faq:\n  - {{question: Is it hard?, answer: It is.}}\n", encoding="utf-8")
    rewrite(source, oak="oak;Oak tree;A tree that bears acorns;tree;Old ones are hollow\n")
    prepared = importing.prepare(source, into)
    prepared.write()
    assert path.read_text("utf-8") == (
        "# checked by Ada\n"
        "label: Oak tree\n"
        "kind: concept\n"
        "definition: A tree under which pigs are happy\n"
        "edges:\n"
        "  narrower-than:\n"
        "    tree:\n"
        "notes:\n"
        "  - {text: Old ones are hollow, type: general}\n"
        "faq:\n"
        "  - {question: Is it hard?, answer: It is.}\n"
    )
    conflict = "terms/oak.yml: definition; the source has: A tree that bears acorns"
    assert conflict in prepared.merged.kept
    again = importing.prepare(source, into)
    assert again.merged.files == {}
    assert again.merged.kept == prepared.merged.kept
    assert conflict in report.table(again)
    path.write_text(path.read_text("utf-8").replace("A tree under which pigs are happy", "A tree that bears acorns"))
    assert conflict not in importing.prepare(source, into).merged.kept


def test_what_people_have_taken_out_is_not_put_back(source: Path, into: Path) -> None:
    path = into / "terms/oak.yml"
    text = path.read_text("utf-8")
    without = text[: text.index("notes:")] + text[text.index("edges:") :]
    path.write_text(without, encoding="utf-8")
    (into / "terms/elm.yml").unlink()
    prepared = importing.prepare(source, into)
    prepared.write()
    assert path.read_text("utf-8") == without
    assert prepared.merged.deleted == ["terms/elm.yml"]
    assert not (into / "terms/elm.yml").exists()


def test_what_the_source_no_longer_has_is_left_alone(source: Path, into: Path) -> None:
    before = (into / "terms/elm.yml").read_text("utf-8")
    source.write_text(HEADER + ROWS["tree"] + ROWS["oak"], encoding="utf-8")
    prepared = importing.prepare(source, into)
    prepared.write()
    assert prepared.merged.vanished == ["terms/elm.yml"]
    assert (into / "terms/elm.yml").read_text("utf-8") == before
    rewrite(source)
    assert importing.prepare(source, into).merged.vanished == []


def test_a_term_keeps_its_id_and_the_folder_to_which_it_was_moved(source: Path, into: Path) -> None:
    (into / "terms/native").mkdir()
    (into / "terms/oak.yml").rename(into / "terms/native/oak.yml")
    rewrite(source, oak="oak;English oak;A tree with acorns;tree;\n")
    importing.prepare(source, into).write()
    assert not (into / "terms/oak.yml").exists()
    assert (into / "terms/native/oak.yml").read_text("utf-8").startswith("label: English oak\n")


def test_a_term_that_people_wrote_keeps_its_id(source: Path, into: Path) -> None:
    own = into / "terms/fir.yml"
    own.write_text("label: Fir\nkind: concept\n", encoding="utf-8")
    rewrite(source, fir="FIR;Fir;A tree with cones;tree;\n")
    importing.prepare(source, into).write()
    assert own.read_text("utf-8") == "label: Fir\nkind: concept\n"
    assert (into / "terms/fir-2.yml").exists()


@pytest.mark.parametrize(("written", "number"), [("", 1), ("qualifier: wood\n", 0), ("{", 1)])
def test_a_label_that_people_have_given_to_a_term_is_listed(
    written: str, number: int, source: Path, into: Path
) -> None:
    (into / "terms/fir.yml").write_text(f"label: FIR\nkind: concept\n{written}", encoding="utf-8")
    rewrite(source, fir="f1;Fir;A tree with cones;tree;\n")
    prepared = importing.prepare(source, into)
    entries = [entry for effect, what, entry in prepared.tally.rows() if what.startswith("labels that a term from")]
    assert [entry.examples for entry in entries] == [["Fir: `f1` and `fir`"]] * number
    (into / "terms/fir.yml").unlink()
    assert "labels that a term from" not in report.table(importing.prepare(source, into))


def test_a_folder_of_somebody_else_is_refused(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "diary.txt").write_text("Dear diary", encoding="utf-8")
    with pytest.raises(UnreadableError, match="nothing was imported into it"):
        importing.prepare(source, other)


def test_another_source_is_refused(into: Path, tmp_path: Path) -> None:
    other = tmp_path / "cards.csv"
    other.write_text("term\nAce\nKing\n", encoding="utf-8")
    with pytest.raises(
        UnreadableError, match=r"imported from `trees\.csv`, not from `cards\.csv`; name another folder"
    ):
        importing.prepare(other, into)


def test_the_same_source_of_another_name_is_told_how_to_go_on(source: Path, into: Path) -> None:
    renamed = source.rename(source.with_name("trees-2.csv"))
    with pytest.raises(UnreadableError, match=r"put this name behind `source:` in `.*imported\.yml`"):
        importing.prepare(renamed, into)
    path = into / "imported.yml"
    path.write_text(path.read_text("utf-8").replace("source: trees.csv", "source: trees-2.csv"), encoding="utf-8")
    assert importing.prepare(renamed, into).merged.new == []


@pytest.mark.parametrize("text", ["{", "source: x\n", "- 1\n", "ids: {a: b}\nsource: x\nfiles: [1]\n"])
def test_a_damaged_record_is_said_to_be_one(text: str, source: Path, into: Path) -> None:
    (into / "imported.yml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="is damaged"):
        importing.prepare(source, into)


def test_redundant_edges_are_kept_where_that_is_asked_for(source: Path, tmp_path: Path) -> None:
    rewrite(source, holm="holm;Holm oak;An evergreen oak;oak, tree;\n")
    texts = {
        keep: importing.prepare(source, tmp_path / "none", keep_redundant=keep).merged.files for keep in (True, False)
    }
    assert "    tree:\n" not in texts[False]["terms/holm.yml"]
    assert "    tree:\n" in texts[True]["terms/holm.yml"]
    assert "transitive" not in texts[True]["graph/relations.yml"]


def test_many_terms_are_in_a_folder_for_each_letter(source: Path, tmp_path: Path) -> None:
    source.write_text("term\n" + "".join(f"word {number}\n" for number in range(1001)), encoding="utf-8")
    assert "terms/w/word-7.yml" in importing.prepare(source, tmp_path / "none").merged.files


BANKS = {"river": "Bank;river\n", "money": "Bank;money\n", "clouds": "Bank;of clouds\n"}


@pytest.mark.parametrize("first", [["river"], ["river", "money"]])
def test_a_row_above_others_of_its_name_takes_no_id_from_them(first: list[str], tmp_path: Path) -> None:
    source, into = tmp_path / "banks.csv", tmp_path / "banks"
    source.write_text("Term;Definition\n" + "".join(BANKS[key] for key in first), encoding="utf-8")
    importing.prepare(source, into).write()
    path = into / "terms/bank.yml"
    path.write_text(path.read_text("utf-8").replace("river", "river, by hand"), encoding="utf-8")
    source.write_text("Term;Definition\n" + "".join(BANKS[key] for key in ["clouds", *first]), encoding="utf-8")
    importing.prepare(source, into).write()
    texts = {path.stem: path.read_text("utf-8") for path in into.glob("terms/*")}
    definitions = {id_: text.partition("definition: ")[2].partition("\n")[0] for id_, text in texts.items()}
    given = ["river, by hand", *(key for key in first[1:]), "of clouds"]
    assert definitions == dict(zip(["bank", "bank-2", "bank-3"], given, strict=False))


def test_a_row_that_says_something_else_keeps_the_id_that_no_other_row_of_its_name_has(tmp_path: Path) -> None:
    source, into = tmp_path / "banks.csv", tmp_path / "banks"
    source.write_text("Term;Definition\n" + BANKS["river"] + BANKS["money"], encoding="utf-8")
    importing.prepare(source, into).write()
    source.write_text("Term;Definition\n" + BANKS["money"] + "Bank;of a river\n", encoding="utf-8")
    prepared = importing.prepare(source, into)
    prepared.write()
    assert prepared.merged.new == []
    assert "definition: of a river\n" in (into / "terms/bank.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("first", "by_hand", "then", "joined"),
    [
        ("auto", "[auto, motor]", "auto, automobile", "[auto, motor, automobile]"),
        ("auto, van", "[auto, van, motor]", "auto", "[auto, motor]"),
        ("auto", "[auto, motor]", "", "[motor]"),
        ("auto, van", "\n  - auto\n  - motor", "auto, van, automobile", "\n  - auto\n  - motor\n  - automobile"),
        ("auto", "\n  - auto\n  # heard in Leeds\n  - motor", "auto, automobile", None),
    ],
)
def test_lists_that_both_have_changed_are_joined(
    first: str, by_hand: str, then: str, joined: str | None, tmp_path: Path
) -> None:
    source, into = tmp_path / "cars.csv", tmp_path / "cars"
    source.write_text(f"Term;Synonyms\nCar;{first}\n", encoding="utf-8")
    importing.prepare(source, into).write()
    path = into / "terms/car.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"aliases: [{first}]", f"aliases: {by_hand}"), encoding="utf-8")
    source.write_text(f"Term;Synonyms\nCar;{then}\n", encoding="utf-8")
    for _ in range(2):
        prepared = importing.prepare(source, into)
        prepared.write()
        conflicts = [kept for kept in prepared.merged.kept if "aliases" in kept]
        assert conflicts == ([] if joined else [f"terms/car.yml: aliases; the source has: [{then}]"])
        assert f"aliases: {joined or by_hand}\n".replace(" \n", "\n") in path.read_text("utf-8").replace(" \n", "\n")


def test_the_page_gives_examples_by_their_labels(source: Path, into: Path) -> None:
    rewrite(source, elm="elm;Elm;A tree that a fungus kills;nowhere [x];\n")
    importing.prepare(source, into).write()
    page = (into / "docs/about.md").read_text("utf-8")
    assert "| 1 | broader term that has no row of its own, which gets one | nowhere \\[x\\] |\n" in page
    assert "| how often | what | for example |\n" in page


def test_ids_of_the_source_are_not_said_to_be_numbered(tmp_path: Path) -> None:
    path = tmp_path / "gems.csv"
    path.write_text(
        "id,term,broader\nstone,Stone,\nmetal,Metal,\njade,Jade,stone\njade-2,Jade,metal\n", encoding="utf-8"
    )
    assert "ids with a number" not in report.table(importing.prepare(path, tmp_path / "none"))


@pytest.mark.parametrize("text", ["term,definition\n", "term\n\n,\n"])
def test_a_table_without_terms_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="has no terms"):
        importing.prepare(path, None)


def test_the_glossary_of_a_folder_is_never_that_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault/oak.md").write_text("# Oak\n\nA tree.\n", encoding="utf-8")
    assert importing.prepare(tmp_path / "vault", None).folder == tmp_path / "vault-glossary"


@pytest.mark.parametrize("header", ["Term (de);Term", "Term;Label DE", "Begriff (DE);Term", "Begriff;Term"])
def test_a_plain_column_beside_those_of_languages_is_the_label(header: str, tmp_path: Path) -> None:
    path = tmp_path / "trees.csv"
    row = "oak;Eiche\n" if header.startswith("Term;") else "Eiche;oak\n"
    # a word that only one of the languages has does not turn them round
    other = ";Tanne\n" if header.startswith("Term;") else "Tanne;\n"
    path.write_text(f"{header}\n{row}{other}", encoding="utf-8")
    files = importing.prepare(path, tmp_path / "none").merged.files
    assert files["terms/oak.yml"].startswith("label: oak\n")
    assert "aliases" not in files["terms/oak.yml"]
    assert "Eiche" in files["terms/oak.yml"]
    german = importing.prepare(path, tmp_path / "none", language="de").merged.files
    assert "terms/tanne.yml" in german


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "is empty"), ("\n\n", "is empty"), ("a;b\n1;2\n", "called `term`, .* the first is `a`, `b`")],
)
def test_a_table_without_a_column_of_terms_is_told_what_it_needs(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=said):
        importing.prepare(path, None)
