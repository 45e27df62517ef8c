"""The prompts of the server: what a person can choose instead of asking in words of their own."""

from __future__ import annotations

from typing import NamedTuple


class Argument(NamedTuple):
    """What a person fills in."""

    name: str
    description: str
    is_required: bool = False


EXPLAIN = "explain-with-the-glossary"

TITLE = "Explain with the glossary"

DESCRIPTION = "Explains something by the terms of the glossary, and cites its pages and sources."

ARGUMENTS = (
    Argument("topic", "A term or a question.", is_required=True),
    Argument("reader", "For whom, such as a student; by default, somebody who knows nothing of the field."),
)

LONGEST = 1_000
"""How many characters an argument may have."""


def explain(topic: str, reader: str = "") -> str:
    """Return what an assistant is asked."""
    return f"""Explain this with the glossary that the `glossgraph` tools open: {" ".join(topic.split())}

The reader: {" ".join(reader.split()) or "somebody who knows nothing of the field"}.

1. Find the terms with `search`, and read each that matters with `lookup`.
2. Where one thing leads to another, take the order and the reasons from `trace`; where two terms may be confused, use
   `compare`; where something reinforces itself, use `loops`; to tell what happens, use `story`.
3. Answer in a few short paragraphs of plain words. Use the labels of the glossary, and say what each means when it
   first comes.
4. Cite the address of each term that you used, and the sources that the glossary names.
5. Say what the glossary does not cover, instead of filling it in.
"""
