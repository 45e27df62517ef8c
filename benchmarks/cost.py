"""What a command costs: seconds of the processor and memory, which other work on the machine hardly changes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

BYTES_IN_UNIT = 1 if sys.platform == "darwin" else 1024
"""macOS counts memory in bytes, Linux in kibibytes."""


@dataclass(frozen=True)
class Cost:
    """What a command and all that it has started took, and what it printed."""

    seconds: float
    """The seconds of the processors."""
    elapsed: float
    """The seconds from its start to its end."""
    megabytes: float
    """The memory of the largest process."""
    output: str


def cost(command: Iterable[object], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run a command in a folder, and return what it costs.

    Raises:
        RuntimeError: It fails.

    """
    words = [str(word) for word in command]
    start = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            words, cwd=folder, env={**os.environ, **variables}, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        elapsed = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        raise RuntimeError(f"`{' '.join(words)}` fails with {process.returncode}:\n{text[-3000:]}")
    return Cost(used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss * BYTES_IN_UNIT / 1e6, text)


def cheapest(costs: Iterable[Cost]) -> Cost:
    """Return the cost with the fewest seconds: whatever else is at work only adds to them."""
    return min(costs, key=lambda each: each.seconds)
