"""Open the glossary to an assistant.

It answers by the Model Context Protocol. The assistant starts this command itself, as docs/assistants.md says, and
talks to it through its standard input and output. With --http, it answers at an address that only programs on this
machine can reach.

Files that have changed are read again. A glossary with errors is read as far as it can be, and each answer says so.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from glossgraph.cli.root import folder_of, with_root
from glossgraph.cli.site import nearest_config

if TYPE_CHECKING:
    from pathlib import Path


@click.command("mcp", help=__doc__)
@with_root
@click.option("--http", type=click.IntRange(0, 2**16 - 1), metavar="PORT", help="Answer at http://127.0.0.1:PORT/mcp.")
@click.option(
    "--site-url",
    default="",
    metavar="URL",
    help="The address of the site's home page, for citations  [default: what mkdocs.yml says]",
)
def command(root: Path | None, http: int | None, site_url: str) -> None:
    folder = folder_of(root)
    if site_url and not site_url.startswith(("https://", "http://")):
        raise click.UsageError(f"`{site_url}` is no address of a site; it begins with https://")
    if find_spec("mcp") is None:
        raise click.UsageError("this needs the package `mcp`; install it with `pip install 'glossgraph[mcp]'`")
    from glossgraph.assistant import serving  # noqa: PLC0415 - it takes a while, and may not be installed
    from glossgraph.assistant.folder import Folder  # noqa: PLC0415 - as above

    opened = Folder(folder, nearest_config(folder), site_url)
    if http is None:
        serving.serve_streams(folder, opened)
        return
    try:
        listening = serving.listening_at(http)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise click.UsageError(f"cannot listen at port {http}: {reason}; name another one") from error
    click.echo(f"serving at {serving.address_of(listening)}; Ctrl-C stops it", err=True)
    serving.serve_http(folder, opened, listening)
