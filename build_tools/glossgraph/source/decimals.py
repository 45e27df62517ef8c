"""Numbers that keep how they are written, in a module of its own: what was read is remembered without a parser."""

from __future__ import annotations


class Decimals(float):
    """A number with a decimal point; `written` keeps its digits as they are in the file."""

    written = ""
