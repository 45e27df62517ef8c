"""The command line over and over, each time in a process of its own, without starting Python anew for each.

Run as a program, it reads a request a line (the arguments, a folder for what is printed, and who runs it), and answers
each with a line that says how the run ended. Every run has limits of memory and time, so that none can hang.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING, NamedTuple

import click

from glossgraph.cli import COMMANDS, main

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = 1_000_000_000
"""How many bytes of address space a run may take."""

SECONDS = 60
"""How long a run may take, waiting included."""


class Run(NamedTuple):
    """How a run ended (a negative code is the number of a signal), what it printed and what it took."""

    code: int
    output: bytes
    errors: bytes
    seconds: float
    megabytes: float


class Runner:
    """Runs the command line; to be closed in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str | Path, user: int | None = None) -> Run:
        """Run the command line with these arguments, as this user."""
        assert self.process.stdin
        assert self.process.stdout
        request = [[os.fsdecode(argument) for argument in arguments], str(self.folder), user]
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        code, seconds, megabytes = json.loads(self.process.stdout.readline())
        output, errors = ((self.folder / name).read_bytes() for name in ("output", "errors"))
        return Run(code, output, errors, seconds, megabytes)

    def close(self) -> None:
        self.process.communicate()


def serve() -> None:
    # what Python loads when it is first wanted, another user may not be able to read
    b"a".decode("utf-8-sig")
    for name in COMMANDS:
        main.get_command(click.Context(main), name)
    for line in sys.stdin:
        arguments, folder, user = json.loads(line)
        child = os.fork()
        if not child:
            run(arguments, folder, user)
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024]), flush=True)  # noqa: T201


def run(arguments: list[str], folder: str, user: int | None) -> None:
    """Take the place of a process that was started for this: print into files, and end."""
    for name, number in (("output", 1), ("errors", 2)):
        os.dup2(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(SECONDS)
    if user is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    code = 70
    try:
        main(arguments, prog_name="glossgraph")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - as Python itself would do
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve()
