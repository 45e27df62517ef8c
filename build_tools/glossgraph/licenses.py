"""Licences for texts and data that are known by their SPDX identifiers, https://spdx.org/licenses/."""

from __future__ import annotations

_COMMONS = "https://creativecommons.org"

_DATA_COMMONS = "https://opendatacommons.org/licenses"

KNOWN = {
    "CC0-1.0": ("CC0 1.0", f"{_COMMONS}/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("CC BY 4.0", f"{_COMMONS}/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", f"{_COMMONS}/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", f"{_COMMONS}/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": ("CC BY-NC-SA 4.0", f"{_COMMONS}/licenses/by-nc-sa/4.0/"),
    "CC-BY-ND-4.0": ("CC BY-ND 4.0", f"{_COMMONS}/licenses/by-nd/4.0/"),
    "CC-BY-NC-ND-4.0": ("CC BY-NC-ND 4.0", f"{_COMMONS}/licenses/by-nc-nd/4.0/"),
    "CC-BY-3.0": ("CC BY 3.0", f"{_COMMONS}/licenses/by/3.0/"),
    "CC-BY-SA-3.0": ("CC BY-SA 3.0", f"{_COMMONS}/licenses/by-sa/3.0/"),
    "ODbL-1.0": ("ODbL 1.0", f"{_DATA_COMMONS}/odbl/1-0/"),
    "ODC-By-1.0": ("ODC-By 1.0", f"{_DATA_COMMONS}/by/1-0/"),
    "PDDL-1.0": ("PDDL 1.0", f"{_DATA_COMMONS}/pddl/1-0/"),
}
"""The name that people use for each licence, and the address by which linked data identifies it."""
