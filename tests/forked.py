"""Programs over and over, each time in a process of its own, without starting Python anew for each.

Run as a program, it reads a request a line (the program and its arguments, a folder for what is printed, and how it is
run), and answers each with a line that says how the run ended. Every run has a limit of time, so that none can hang.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from mkdocs.__main__ import cli as mkdocs

from glossgraph.cli import COMMANDS, main
from glossgraph.mkdocs_plugin.__main__ import main as build

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROGRAMS: dict[str, click.Command] = {"glossgraph": main, "mkdocs": mkdocs, "glossgraph.mkdocs_plugin": build}
"""What can be run, by the names after `python -m`."""

MEMORY = 1_000_000_000
"""How many bytes of address space a run with limits may take."""

SECONDS = 60
"""How long a run with limits may take, waiting included."""

LONGEST = 600
"""How long any other may take."""


class Run(NamedTuple):
    """How a run ended (a negative code is the number of a signal), what it printed and what it took."""

    code: int
    output: bytes
    errors: bytes
    seconds: float
    megabytes: float


class Runner:
    """Runs programs; to be closed in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str | Path, user: int | None = None) -> Run:
        """Run the command line with these arguments within limits, as this user."""
        return self._run(["glossgraph", *arguments], {"user": user, "limited": True})

    def program(
        self, *command: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run what `python -m` would run, and return what `subprocess.run` would."""
        how = {"cwd": str(cwd or Path.cwd()), "environment": dict(os.environ if environment is None else environment)}
        run = self._run(command, how)
        return subprocess.CompletedProcess(command, run.code, run.output.decode(), run.errors.decode())

    def _run(self, command: Iterable[str | Path], how: Mapping[str, object]) -> Run:
        assert self.process.stdin
        assert self.process.stdout
        request = {"command": [os.fsdecode(part) for part in command], "folder": str(self.folder), **how}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        code, seconds, megabytes = json.loads(self.process.stdout.readline())
        output, errors = ((self.folder / name).read_bytes() for name in ("output", "errors"))
        return Run(code, output, errors, seconds, megabytes)

    def close(self) -> None:
        self.process.communicate()


@cache
def runner() -> Runner:
    """Return one for all tests of this process that need no folder of their own."""
    shared = Runner(Path(tempfile.mkdtemp(dir=os.environ["GLOSSGRAPH_CACHE"])))
    atexit.register(shared.close)
    return shared


def serve() -> None:
    # what Python loads when it is first wanted, another user may not be able to read
    b"a".decode("utf-8-sig")
    for name in COMMANDS:
        main.get_command(click.Context(main), name)
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            run(request)
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024]), flush=True)  # noqa: T201


def run(request: dict[str, Any]) -> None:
    """Take the place of a process that was started for this: print into files, and end."""
    for name, number in (("output", 1), ("errors", 2)):
        os.dup2(os.open(f"{request['folder']}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    limited = request.get("limited")
    if limited:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    else:
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["environment"])
    signal.alarm(SECONDS if limited else LONGEST)
    if (user := request.get("user")) is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    name, *arguments = request["command"]
    code = 70
    try:
        PROGRAMS[name](arguments, prog_name=name)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException:  # noqa: BLE001 - as Python itself would do
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve()
