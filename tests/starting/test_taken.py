"""A name or an id that a term has already is refused, with the reason, and terms that are close are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.starting import term
from glossgraph.starting.draft import Draft
from glossgraph.starting.near import near
from glossgraph.starting.taken import TakenError, new_id, refuse_taken

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@pytest.mark.parametrize(
    ("label", "aliases", "why"),
    [
        ("Margin call", (), "`Margin call` is the label of the term `margin-call` already (terms/margin-call.yml)"),
        ("margin  CALL", (), "the label of the term `margin-call`"),
        ("Collateral call", (), "is a name of the term `margin-call`"),
        (
            "Something new",
            ("collateral call",),
            "`, one of its other names in the form, is a name of the term `margin-call`",
        ),
    ],
)
def test_a_name_that_exists_is_refused(label: str, aliases: tuple[str, ...], why: str, glossary: Glossary) -> None:
    with pytest.raises(TakenError) as refused:
        refuse_taken(glossary, label, "", aliases)
    assert why in str(refused.value)


def test_a_qualifier_tells_two_concepts_of_one_label_apart(glossary: Glossary, spoons: Glossary) -> None:
    refuse_taken(glossary, "Margin call", "theatre", ())
    with pytest.raises(TakenError):
        refuse_taken(glossary, "Collateral call", "theatre", ())
    qualified = next(term for term in spoons.terms.values() if term.qualifier)
    with pytest.raises(TakenError):
        refuse_taken(spoons, qualified.label, qualified.qualifier, ())
    with pytest.raises(TakenError):
        refuse_taken(spoons, qualified.label, "", ())


@pytest.mark.parametrize(
    ("label", "given", "id_"),
    [
        ("Wrong-way risk?", "", "wrong-way-risk"),
        ("../../etc/passwd", "", "etc-passwd"),
        ("Störung", "", "storung"),
        ("Дедолларизация", "", "dedollarizatsiya"),
        ("保証金", "", "baozhengjin"),
        ("A", "another-id", "another-id"),
    ],
)
def test_an_id_is_made_from_a_label_in_any_script(label: str, given: str, id_: str, bread: Glossary) -> None:
    made = new_id(bread, label, "", given, set())
    assert made == id_ if label.isascii() or given else made == made.lower()


@pytest.mark.parametrize(
    ("label", "given", "why"),
    [
        ("!!!", "", "no id can be made from `!!!`; choose one with --id"),
        ("CON", "", "no id can be made from `CON`: `con` is the name of a device on Windows"),
        ("A", "A b", "`--id a-b` would do"),
        ("A", "../x", "`--id x` would do"),
        ("A", "con", "the name of a device"),
        ("A", "margin-call", "there is a term with the id `margin-call` already"),
        ("A", "cannot-be-read", "there is a term with the id `cannot-be-read` already"),
        ("A", "index", "`index` is the address of a list"),
    ],
)
def test_an_id_that_cannot_be_is_refused(label: str, given: str, why: str, glossary: Glossary) -> None:
    with pytest.raises(TakenError) as refused:
        new_id(glossary, label, "", given, {"cannot-be-read"})
    assert why in str(refused.value)


def test_an_old_address_stays_with_the_term_that_had_it(spoons: Glossary, bread: Glossary, glossary: Glossary) -> None:
    old, today = next(
        (old, term.id) for each in (spoons, bread, glossary) for term in each.terms.values() for old in term.former_ids
    )
    owner = next(each for each in (spoons, bread, glossary) if today in each.terms)
    with pytest.raises(TakenError) as refused:
        new_id(owner, "A", "", old, set())
    assert f"`{old}` is a former id of `{today}`" in str(refused.value)


@pytest.mark.parametrize("folder", ["..", "../x", "/etc", "a/../../b", ".git", "C:\\x", "a\\..\\..\\b"])
def test_a_file_never_leaves_terms(folder: str, bread: Glossary, tmp_path: Path) -> None:
    with pytest.raises(TakenError):
        term.prepare(bread, tmp_path, Draft("A", kind="happening"), folder)


@pytest.mark.parametrize(
    ("label", "definition", "id_", "by_name"),
    [
        ("Margin cal", "", "margin-call", True),
        ("Fire sales", "", "fire-sale", True),
        ("Calls for margin on Mondays", "", "margin-call", True),
        ("Broker letter", "A demand by a broker that a holder add collateral by a deadline.", "margin-call", False),
        (
            "Handover",
            "A transfer of cash or securities to a lender who has demanded them.",
            "collateral-posting",
            False,
        ),
    ],
)
def test_what_is_close_comes_first(label: str, definition: str, id_: str, by_name: bool, glossary: Glossary) -> None:
    found = near(glossary, label, definition)
    assert (found[0].term, found[0].by_name) == (id_, by_name)
    assert len({each.term for each in found}) == len(found) <= 8


def test_what_is_new_is_close_to_nothing(glossary: Glossary) -> None:
    assert not near(glossary, "Cat food", "What is eaten by animals that live with people and catch mice.")
