"""The names of terms in a text."""

from __future__ import annotations

import pytest

from glossgraph.model import Glossary, NameType, OtherName, Term
from glossgraph.text.names import uses

NAMES = {
    "loss": ["Loss"],
    "loss-spiral": ["Loss spiral"],
    "adl": ["Auto-deleveraging", "ADL"],
    "future": ["Future"],
    "squeeze": ["Squeeze"],
    "blitz": ["Blitz"],
    "fizz": ["Fizz"],
    "monetary-policy": ["Monetary policy", "Policy"],
    "tax": ["Tax"],
    "class": ["Class"],
    "branch": ["Branch"],
    "c-plus-plus": ["C++"],
    "c-sharp-bug": ["C# bug"],
    "dot-net": [".NET"],
    "crash": ["Crash"],
    "series": ["Series"],
    "basis": ["Basis"],
    "bonus": ["Bonus"],
    "without-its-end": ["Basi", "Bonu", "Clas", "Ga", "Ser", "Polic"],
} | {
    "gap": ["Opening gap", "Gap risk"],
    "hole": ["Hole", "Opening"],
    "vernissage": ["Vernissage", "Opening"],
}

GLOSSARY = Glossary(
    terms={
        id_: Term(id_, f"terms/{id_}.yml", names[0], "event", "One.", aliases=tuple(names[1:]), unlinked=("Gap-Risk",))
        for id_, names in NAMES.items()
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The end is a loss", [("loss", "loss")]),
        ("A loss spiral of losses.", [("loss-spiral", "loss spiral"), ("loss", "losses")]),
        ("Its loss spiral's start.", [("loss-spiral", "loss spiral's")]),
        ("A loss, spiral-like.", [("loss", "loss")]),
        ("By auto deleveraging, or ADL's rules, or the adl.", [("adl", "auto deleveraging"), ("adl", "ADL's")]),
        ("A [[loss]] in `loss` code.", []),
        ("In C++, a C# bug (.NET) is rare.", [("c-plus-plus", "C++"), ("c-sharp-bug", "C# bug"), ("dot-net", ".NET")]),
        ("In C, a C bug. NET, and x.NET, a+++.", []),
        ("Glosses and lossless futures.", [("future", "futures")]),
        ("Squeezes, blitzes, fizzes.", [("squeeze", "Squeezes"), ("blitz", "blitzes"), ("fizz", "fizzes")]),
        (
            "Policies, monetary policies and a policy's end.",
            [
                ("monetary-policy", "Policies"),
                ("monetary-policy", "monetary policies"),
                ("monetary-policy", "policy's"),
            ],
        ),
        ("Taxes, classes.", [("tax", "Taxes"), ("class", "classes")]),
        ("Branches, crashes.", [("branch", "Branches"), ("crash", "crashes")]),
        ("A series, a basis, a bonus.", [("series", "series"), ("basis", "basis"), ("bonus", "bonus")]),
        ("A class and some gas.", [("class", "class")]),
        ("", []),
    ],
)
def test_a_text_uses_the_longest_names_in_their_forms(text: str, expected: list[tuple[str, str]]) -> None:
    used = [(use.terms, use.written) for use in uses(GLOSSARY, text)]
    assert used == [((term,), written) for term, written in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gap risk at the opening: an opening gap.", [("", "gap risk"), ("", "opening"), ("gap", "opening gap")]),
        ("See [[loss|losses]], `a loss` and a hole.", [("hole", "hole")]),
    ],
)
def test_a_use_tells_where_it_is_and_links_to_one_term_or_none(text: str, expected: list[tuple[str, str]]) -> None:
    used = list(uses(GLOSSARY, text))
    assert [(use.term, use.written) for use in used] == expected
    assert all(text.startswith(use.written, use.start) for use in used)


CASED = Glossary(
    terms={
        id_: Term(id_, f"terms/{id_}.yml", names[0], "event", "One.", aliases=tuple(names[1:]), names=others)
        for id_, names, others in [
            ("of", ["Of stars"], ()),
            ("merge", ["The Merge"], ()),
            ("greeks", ["Sensitivity", "the Greeks"], ()),
            ("value", ["Value at risk"], ()),
            ("a-star", ["Hash*", "B(e) stars"], ()),
            ("index", ["Price index"], (OtherName("PI", NameType.ABBREVIATION), OtherName("Pii", NameType.SPELLING))),
            ("pressure", ["Pressure"], (OtherName("pressing", NameType.ADMITTED), OtherName("PX", NameType.HIDDEN))),
            (
                "druck",
                ["Force"],
                (OtherName("Druck", NameType.ADMITTED, "de"), OtherName("oomph", NameType.DEPRECATED)),
            ),
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds billions of stars.", []),
        ("It is an Of stars, or one of the Of-stars.", ["of", "of"]),
        ("The Merge came after the Merge, and\nthe\nMerge.", ["merge"] * 3),
        ("Lanes at the merge. The merge.", []),
        ("The Greeks, or the Greeks; the greeks.", ["greeks"] * 2),
        ("The value at risk. VALUE AT RISK.", ["value"] * 2),
        # without its sign, it is the name of something else
        ("A hash, Hash* and be stars.", []),
        ("The PI, a pi, a Pii, a pressing PX.", ["index", "pressure"]),
        ("Druck and oomph.", []),
    ],
)
def test_a_name_is_used_where_it_is_meant(text: str, expected: list[str]) -> None:
    assert [use.term for use in uses(CASED, text)] == expected
