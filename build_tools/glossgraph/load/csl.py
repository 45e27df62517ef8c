"""The types and fields of references, as CSL 1.0.2 lists them, with the fields that Zotero and Pandoc add.

See https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV.
"""

from __future__ import annotations

import json
from importlib.resources import files

_LISTS: dict[str, list[str]] = json.loads((files(__package__) / "csl.json").read_text("utf-8"))

TYPES = frozenset(_LISTS["types"])

FIELDS = frozenset(_LISTS["fields"])
