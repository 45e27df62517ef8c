"""What a number means that is written as people write numbers."""

from __future__ import annotations

import re
from decimal import Decimal

_SIGNS = r"[$€£¥₹]|(?:USD|EUR|GBP|JPY|CHF|US\$)\b"

_SCALES = {
    "%": Decimal("0.01"),
    "percent": Decimal("0.01"),
    "per cent": Decimal("0.01"),
    "bp": Decimal("0.0001"),
    "bps": Decimal("0.0001"),
    "basis points": Decimal("0.0001"),
    "thousand": Decimal(10**3),
    "mn": Decimal(10**6),
    "million": Decimal(10**6),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
}

_WRITTEN = re.compile(
    rf"(?P<sign>[-+\u2212]?)(?:{_SIGNS})?\s*(?P<digits>[0-9][0-9.,_'\u2019\u00a0\u202f ]*?|\.[0-9]+)"
    rf"(?:[eE](?P<exponent>[-+]?[0-9]{{1,2}}))?\s*(?P<unit>%|[A-Za-z][A-Za-z ]*?)?\s*(?:{_SIGNS})?"
)

LONGEST = 40
"""The longest text, in characters, that is taken for a number."""


def meant_number(text: str) -> str:
    """Return the plain digits of a number with commas, a sign of money, a percent sign or the like.

    The text is empty where it is no number, or where it is not clear which.
    """
    match = _WRITTEN.fullmatch(text.strip()) if len(text) <= LONGEST else None
    digits = _plain(match["digits"].strip()) if match else ""
    if not match or not digits:
        return ""
    unit = (match["unit"] or "").strip()
    if len(unit) == 1 and unit.isalpha():
        # an m can be millions or metres
        return ""
    scale = _SCALES.get(unit.lower(), Decimal(1))
    number = Decimal(digits).scaleb(int(match["exponent"] or 0)) * scale
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain and (unit or match["exponent"]) else plain
    return f"-{plain}" if match["sign"] in {"-", "\u2212"} else plain


def _plain(digits: str) -> str:
    """Return digits with a point at most: a comma is one of thousands unless it can only be a decimal one."""
    digits = re.sub(r"(?<=[0-9])[_'\u2019\u00a0\u202f ](?=[0-9]{3}(?![0-9]))", "", digits)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]+,[0-9]{1,2}|[0-9]+,[0-9]{4,}", digits):
        return digits.replace(".", "").replace(",", ".")
    return digits if re.fullmatch(r"[0-9]+(\.[0-9]+)?|\.[0-9]+", digits) else ""
