"""The names of terms in a text."""

from __future__ import annotations

import pytest

from glossgraph.model import Glossary, Term
from glossgraph.names import Use, uses

NAMES = {"loss": ["Loss"], "loss-spiral": ["Loss spiral"], "adl": ["Auto-deleveraging", "ADL"], "future": ["Future"]}

GLOSSARY = Glossary(
    terms={
        id_: Term(id_, f"terms/{id_}.yml", names[0], "event", "One.", aliases=tuple(names[1:]))
        for id_, names in NAMES.items()
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The end is a loss", [("loss", "loss")]),
        ("A loss spiral of losses.", [("loss-spiral", "loss spiral"), ("loss", "losses")]),
        ("Its loss spiral's start.", [("loss-spiral", "loss spiral's")]),
        ("A loss, spiral-like.", [("loss", "loss")]),
        ("By auto deleveraging, or ADL's rules, or the adl.", [("adl", "auto deleveraging"), ("adl", "ADL's")]),
        ("A [[loss]] in `loss` code.", []),
        ("Glosses and lossless futures.", [("future", "futures")]),
        ("", []),
    ],
)
def test_a_text_uses_the_longest_names_in_their_forms(text: str, found: list[tuple[str, str]]) -> None:
    assert list(uses(GLOSSARY, text)) == [Use((term,), written) for term, written in found]
