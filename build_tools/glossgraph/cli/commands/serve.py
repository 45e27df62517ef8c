"""Preview the site.

Each page is made when a browser asks for it, and open pages are loaded again when a file changes.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click

from glossgraph.cli.root import folder_of, with_root
from glossgraph.cli.site import config_of

if TYPE_CHECKING:
    from pathlib import Path


@click.command("serve", help=__doc__)
@with_root
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port, or a port alone.")
def command(root: Path | None, address: str) -> None:
    config = config_of(folder_of(root))
    host, _, port = address.rpartition(":")
    host = host or "127.0.0.1"
    if not (port.isdecimal() and int(port) < 2**16):
        raise click.UsageError(f"`{address}` is no address; write it as 127.0.0.1:8000")
    try:
        # tested here, since MkDocs would answer with a traceback
        socket.create_server((host, int(port))).close()
    except OSError as error:
        raise click.UsageError(f"cannot serve at {address}: {error.strerror}; name another --address") from error
    from glossgraph.mkdocs_plugin.server import serve  # noqa: PLC0415 - importing MkDocs takes a while

    serve(config, host, int(port))
