"""Takes from Python, in a process of its own, what it does not have on Windows; then runs the words that it is given.

It cannot stand in for Windows: paths stay those of this system. What it finds is whatever the program asks for that is
not there, and texts that are read or written in an encoding that the country decides.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import sys
import warnings
from importlib import import_module
from typing import NoReturn

ONLY_ELSEWHERE = ("fcntl", "grp", "pwd", "resource", "termios")
"""Modules of the library."""

OF_OS = (
    *(
        "O_CLOEXEC",
        "O_DIRECTORY",
        "O_NOFOLLOW",
        "O_NONBLOCK",
        "chown",
        "fchmod",
        "fork",
        "forkpty",
        "getegid",
        "geteuid",
    ),
    *("getgid", "getpgid", "getuid", "killpg", "lchown", "mkfifo", "nice", "openpty", "sched_getaffinity", "setsid"),
    *("statvfs", "sysconf", "uname", "wait"),
)
"""Names of the module `os`."""

SIGNALS = ("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH")


def take_away() -> None:
    # the libraries look at the system when they are imported, and have their own tests
    for name in ("cli.commands.check", "cli.commands.export", "exports", "mkdocs_plugin.__main__", "site"):
        import_module(f"glossgraph.{name}")
    import_module("click._termui_impl")
    for name in [name for name in sys.modules if name.partition(".")[0] == "glossgraph"]:
        del sys.modules[name]
    sys.modules.update(dict.fromkeys(ONLY_ELSEWHERE))  # type: ignore[arg-type] - None is for what cannot be imported
    for name in OF_OS:
        delattr(os, name)
    for name in SIGNALS:
        delattr(signal, name)
    for name in ("is_mount", "owner", "group"):
        setattr(pathlib.Path, name, unsupported)
    sys.platform = "win32"
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="cp1252", errors="strict")  # type: ignore[union-attr] - it is a stream of texts
    warnings.filterwarnings("error", category=EncodingWarning, module="glossgraph")


def unsupported(_: pathlib.Path) -> NoReturn:
    raise NotImplementedError("it is not supported on this system")


def main(*commands: str) -> None:
    """Run commands, each a text; `site` and the path of mkdocs.yml builds the site in this process."""
    take_away()
    from glossgraph.cli import main as glossgraph  # noqa: PLC0415 - only now
    from glossgraph.mkdocs_plugin.__main__ import main as site  # noqa: PLC0415 - only now

    for command in commands:
        program, *words = command.split()
        if program == "site":
            site(words, standalone_mode=False)
        else:
            with contextlib.suppress(SystemExit):
                glossgraph([program, *words], standalone_mode=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
