"""The symbols of formulas as people read them: Greek letters by their names, and subscripts after underscores."""

from __future__ import annotations

import unicodedata

_NAMES = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]


def _letter(name: str, case: str) -> str:
    # Unicode spells lambda so
    return unicodedata.lookup(f"GREEK {case} LETTER {name.replace('lambda', 'lamda')}")


GREEK = {name: _letter(name, "SMALL") for name in _NAMES} | {
    name.capitalize(): _letter(name, "CAPITAL") for name in _NAMES
}
"""The Greek letters by their names; the name of a capital letter begins with one."""


def parts(name: str) -> tuple[str, ...]:
    """Return the base of a symbol and its subscripts: those of `x_D_0` are D and 0."""
    pieces = [piece for piece in name.split("_") if piece]
    return tuple(GREEK.get(piece, piece) for piece in pieces) or (name,)


def plain(name: str) -> str:
    """Return a symbol on one line of plain text: as it is written, but with Greek letters."""
    return "_".join(parts(name))
