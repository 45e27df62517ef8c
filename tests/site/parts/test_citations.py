"""How references are cited."""

from __future__ import annotations

import pytest

from glossgraph.model import Reference
from glossgraph.site.parts.citations import reference_citation


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "https://a.example/)(", "ftp://a.example"])
def test_a_reference_leads_to_the_web_or_nowhere(address: str) -> None:
    assert "](" not in reference_citation(Reference("a", {"title": "A", "URL": address}))
    assert "](https://a.example)" in reference_citation(Reference("a", {"title": "A", "URL": "https://a.example"}))
