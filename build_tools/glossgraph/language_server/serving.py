"""How an editor reaches the server: through the standard streams of a process, or at a port of this machine alone."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from glossgraph.language_server.answering import server_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossgraph.language_server.documents import Site

HOST = "127.0.0.1"
"""The only address at which the server listens."""


def serve(site_of: Callable[[Path], Site], port: int | None) -> None:
    """Answer an editor until it is done: at a port of this machine, or without one through the standard streams.

    Raises:
        OSError: another program listens at the port, or it may not be used.

    """
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="%(name)s: %(message)s")
    server = server_of(site_of)
    if port is None:
        server.start_io()
    else:
        server.start_tcp(HOST, port)
