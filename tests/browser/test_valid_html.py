"""The Nu HTML checker, which the W3C uses, has no error to report."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKER = Path(os.environ.get("VNU_JAR") or Path(sys.prefix, "node/node_modules/vnu-jar/build/dist/vnu.jar"))


def test_the_html_is_valid(built: Path) -> None:
    if not shutil.which("java") or not CHECKER.exists():
        pytest.fail("no Nu checker: needs Java and `npm install --prefix .venv/node vnu-jar`", pytrace=False)
    command = ["java", "-jar", str(CHECKER), "--skip-non-html", "--errors-only", "--format", "gnu", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[:20] == []
    assert done.returncode == 0
