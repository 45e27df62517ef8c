"""The style sheets and scripts are sent without what only their writers read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from folders import TESTS
from glossgraph.site.material import assets

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Path = TESTS.parent / "build_tools/glossgraph/site/material/assets"


@pytest.mark.parametrize("path", sorted(path for path in assets() if path.endswith((".js", ".css"))))
def test_all_but_comments_is_sent(path: str) -> None:
    written = (FOLDER / path.partition("/")[2]).read_text("utf-8")
    # a text over two lines would lose the spaces at the start of its second one
    assert all(line.count("`") % 2 == 0 for line in written.splitlines())
    inside = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    code = "".join(line for line in inside.splitlines() if not line.lstrip().startswith("//"))
    assert re.sub(r"\s", "", assets()[path]) == re.sub(r"\s", "", code)
    assert len(assets()[path]) < len(written)
