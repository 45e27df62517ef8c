"""Where the data of the tests is."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
