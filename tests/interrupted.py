"""Builds that are interrupted at a chosen moment, each in a process of its own, without starting Python anew for each.

A moment is a number: how many files the process has opened, made, renamed or removed. Run as a program, this reads a
request a line, runs everything in it at once, and answers with a line.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING, NamedTuple

import pandas  # noqa: F401, ICN001 - loaded once here, and not in each process
import pyarrow.parquet  # noqa: F401 - same
import xlsxwriter  # noqa: F401 - same
from mkdocs.__main__ import cli as mkdocs

import glossgraph.mkdocs_plugin
from glossgraph.cli import main as glossgraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAMS = {"mkdocs": mkdocs, "glossgraph": glossgraph}

EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "shutil.rmtree", "ctypes.dlsym"}
"""What is counted, by Python's names; the last is the call by which two folders are exchanged."""

SECONDS = 60
"""How long a run may take, waiting included."""


class Run(NamedTuple):
    """How a run ended (a negative code is the number of a signal), how many moments it had, and what it printed."""

    code: int
    moments: int
    output: str


class Interrupter:
    """Runs MkDocs and Glossgraph; to be closed in the end."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1000000000"}
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def run(self, *arguments: str | Path, at: int = 0, how: str = "") -> Run:
        """Run a program, and interrupt it at a moment: by `SIGKILL`, `SIGINT`, a `full disk` or a `small disk`."""
        return self.at_once([*arguments], at=at, how=how)[0]

    def at_once(self, *commands: list[str | Path], at: int = 0, how: str = "") -> list[Run]:
        """Run programs at the same time."""
        assert self.process.stdin
        assert self.process.stdout
        request = [[str(argument) for argument in command] for command in commands]
        self.process.stdin.write(json.dumps([request, at, how]) + "\n")
        self.process.stdin.flush()
        return [Run(*answer) for answer in json.loads(self.process.stdout.readline())]

    def close(self) -> None:
        self.process.communicate()


def serve(folder: str) -> None:
    for line in sys.stdin:
        commands, at, how = json.loads(line)
        print(json.dumps(list(answers(folder, commands, at, how))), flush=True)  # noqa: T201


def answers(folder: str, commands: list[list[str]], at: int, how: str) -> Iterator[tuple[int, int, str]]:
    files = [f"{folder}/output-{number}" for number in range(len(commands))]
    children = [start(command, file, at, how) for command, file in zip(commands, files, strict=True)]
    for child, file in zip(children, files, strict=True):
        _, status = os.waitpid(child, 0)
        with open(file, encoding="utf-8") as output:  # noqa: PTH123 - a file among few
            written = output.read()
        moments = written.rpartition("\nmoments: ")[2] if "\nmoments: " in written else "0"
        yield os.waitstatus_to_exitcode(status), int(moments), written


def start(command: list[str], file: str, at: int, how: str) -> int:
    """Run a command in a new process, and return the number of that process."""
    child = os.fork()
    if child:
        return child
    output = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    signal.alarm(SECONDS)
    if how == "small disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (at, at))
    moments = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal moments
        if event not in EVENTS:
            return
        moments += 1
        if moments == at and how.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, how))
        if moments >= at and how == "full disk" and event == "open" and set(str(arguments[1])) & set("wax+"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(count)
    code = 70
    try:
        PROGRAMS[command[0]](command[1:], prog_name=command[0])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BaseException:  # noqa: BLE001 - as Python itself would do
        traceback.print_exc()
    finally:
        how = ""
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(1, f"\nmoments: {moments}".encode())
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1])
