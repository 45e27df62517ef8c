"""Looking into a text takes a time that grows with its length, whatever the text is."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING

import pytest

from glossgraph import source
from nasty_glossary import TERM, everything_said, glossary_with, term

if TYPE_CHECKING:
    from pathlib import Path

UNITS = [
    *(" ", "\t", "\n", "\n\n", "\n \n", "-", "- ", "\n- ", "\n1. ", "--- ", "*", "_", "#", "\\", "\\`"),
    *(
        "[",
        "]",
        "[[",
        "]]",
        "[[a",
        "[[a|",
        "[[a|b",
        "[[a|b]]",
        "[[rain]] ",
        "[[rain|",
        "[a](",
        "[a]: ",
        "\n[a]: ",
        "\n[",
    ),
    *(
        "](",
        "](h",
        "](https://a",
        "](https://a ",
        '](https://a "',
        "](\n",
        "![",
        "!",
        "<",
        "<a",
        "<a ",
        "</",
        "<!--",
        "<a@",
        "<a:",
    ),
    *(
        "`",
        "``",
        "` `",
        "`a",
        "a`",
        "`\n",
        "`\n\n",
        "\n```\n",
        "\n```a\n",
        "\n~~~\n",
        "\n~~~a\n",
        "~~~",
        "\n````\n```\n",
    ),
    *(
        '"',
        "'",
        "“",
        "(",
        ")",
        '"" ',
        "'a ",
        "1",
        "1,",
        "1.",
        "1,000 ",
        "1 000",
        ":",
        ": ",
        "&",
        "|",
        "{",
        "}",
        "?",
        "? ",
        "%",
    ),
    *(
        "a.",
        "A. ",
        "a. A ",
        "e.g. A ",
        ". ",
        ".\n",
        "a-",
        "a'",
        "a.b",
        "a\n",
        "a  b",
        "。",
        "a。",
        "Rain ",
        "rain-",
        "rain - ",
        "rains ",
    ),
    *(
        "\u0301",
        "e\u0301",
        "\u0301\u0323",
        "\u0f73",
        "\u0345",
        "\u1100\u1161",
        "\ufdfa",
        "\u0130",
        "\u200b",
        "\u200d",
        "\ufffd",
    ),
]
"""What the patterns that look into texts look for, or for a part of."""


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_no_text_takes_long(unit: str, tmp_path: Path) -> None:
    """Forty thousand characters take less than a second; where time grows with the square, they take ten or more."""
    long = unit * (40_000 // len(unit))
    values = source.parse(TERM).value | {"definition": long, "explanation": long, "label": long, "boundaries": [long]}
    values |= {"faq": [{"question": long, "answer": f"{long}."}], "aliases": [long], "sources": [long]}
    values |= {"examples": [{"title": long, "given": {long: 1}, "formula": long, "result": 1}]}
    values |= {"edges": {"triggers": {"flood": {"reason": long, "when": long}}}, "step": {"at": "river", "state": long}}
    root = glossary_with(term(json.dumps(values, ensure_ascii=False)), tmp_path)
    (root / "terms/raw.yml").write_text(f"label: a\n{long}\n", encoding="utf-8", newline="")
    start = time.process_time()
    everything_said(root)
    assert time.process_time() - start < 5


def mixed(size: int) -> dict[str, str]:
    """Texts that no one unit makes."""
    chance = random.Random(1)
    marks = ["`" * n for n in range(1, 300)]
    chance.shuffle(marks)
    return {
        "runs of backticks of every length": " ".join(marks),
        "fences that nothing closes": "".join(f"{'~' * (3 + n % 50)}a\n" for n in range(size // 28)),
        "one long fence": "~" * size,
        "blanks before a tab": " " * size + "a\t\n",
        "marks in the wrong order": "e" + "\u0301\u0323" * (size // 2),
        "marks in the wrong order, apart": "e" + "\u0301\u200b\u0323\u200b" * (size // 6),
        "links that go on": "[a](https://" + "a" * 1_000 + "](https://" * (size // 10),
        "sentences and closing marks": "a." + '")' * (size // 2) + " ",
        "mentions at starts of sentences": "\n\n[[rain]]. " * (size // 14),
        "one odd character after the other": "".join(map(chr, range(0xF0000, 0xF0000 + size // 4))),
    }


@pytest.mark.parametrize("name", mixed(1))
def test_no_mixed_text_takes_long(name: str, tmp_path: Path) -> None:
    long = mixed(100_000)[name]
    values = source.parse(TERM).value | {"definition": long, "explanation": long, "label": long, "aliases": [long]}
    root = glossary_with(term(json.dumps(values, ensure_ascii=False)), tmp_path)
    (root / "terms/raw.yml").write_text(f"label: a\n{long}\n", encoding="utf-8", newline="")
    start = time.process_time()
    everything_said(root)
    assert time.process_time() - start < 5
