"""The command line: one module of `commands/` for each command, whose docstring is its help."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.shell_completion import CompletionItem

from glossgraph.cli import outline

COMMANDS = (
    *("build", "check", "deprecate", "diff", "explain", "export", "fmt", "import", "init", "loops", "lsp", "mcp"),
    *("merge", "new", "pages", "query", "rename", "run", "schema", "search", "serve", "show", "stats", "trace"),
)
"""The names of the commands, which are those of their modules; behind a word of Python, a module has an underscore."""

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as in shells: 128 plus the number of the signal."""


class Commands(click.Group):
    """Commands that are imported only to be run: most need modules that `--version` and `explain` do not."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own
        """Name the commands, which click lists, completes and suggests."""
        super().__init__(*arguments, **settings)
        self.commands = {name: click.Command(name) for name in COMMANDS}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"glossgraph.cli.commands.{_module(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the first sentence of its help, without importing any."""
        del ctx
        width = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [(name, _short_help(name, width)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin in a way, each with its help, without importing any."""
        if incomplete and not incomplete[0].isalnum():
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=_short_help(name, 60)) for name in COMMANDS if name.startswith(incomplete)]

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click leaves it to the command
        """Run a command; where Ctrl-C ends it, say so."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # a terminal has already shown ^C on this line
            click.echo("\ninterrupted" if sys.stderr.isatty() else "interrupted", err=True)
            ctx.exit(INTERRUPTED)


def _short_help(command: str, width: int) -> str:
    """Return the first sentence of the help of a command, which is read in its source."""
    docstring = outline.docstring(f"cli/commands/{_module(command)}.py")
    return click.Command(command, help=docstring).get_short_help_str(width)


def _module(command: str) -> str:
    return f"{command}_" if iskeyword(command) else command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="glossgraph")
def main() -> None:
    """Compile a folder of YAML concept files into a checked graph, a site and exports.

    Write terms in terms/, say in graph/ what may join them, and run `glossgraph check` until it finds nothing.
    """
    # pydantic would look through all packages that are installed for plugins, which takes long
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # programs read UTF-8, and Windows would write to them in the characters of the country
            is_for_programs = sys.platform == "win32" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            # not every encoding has all the characters that a text can hold
            stream.reconfigure(encoding="utf-8" if is_for_programs else None, errors="backslashreplace")


def run() -> None:
    """Run the command of this process.

    After a check, the process ends at once: to clear away all that was read, object by object, takes long. So does the
    search for circular garbage, which finds almost nothing.
    """
    is_check = sys.argv[1:2] == ["check"]
    if is_check:
        gc.disable()
    try:
        main(prog_name="glossgraph")
    except SystemExit as end:
        if not is_check or not isinstance(end.code, int):
            raise
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)
        raise
