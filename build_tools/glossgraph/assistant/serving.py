"""How a client reaches the server: through the standard streams of a process, or over HTTP on this machine alone."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

import anyio
import uvicorn
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from glossgraph.assistant.server import server_of

if TYPE_CHECKING:
    from pathlib import Path

    from mcp.server.lowlevel.server import Server

    from glossgraph.assistant.folder import Folder

HOST = "127.0.0.1"
"""The only address at which the server listens."""

PATH = "/mcp"

_SECONDS = 2
"""How long a request that is being answered may go on when the server is to stop."""

_MOST_BYTES = 64_000
"""The most bytes of a request over HTTP."""


def serve_streams(root: Path, folder: Folder) -> None:
    """Answer what comes on the standard input on the standard output, until the input ends or a signal comes."""
    server = _prepared(root, folder)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    anyio.run(_serve_streams, server)


async def _serve_streams(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _stop(number: int, _: object) -> None:
    """End the process at once: the thread that waits for input could not be woken."""
    sys.stderr.flush()
    os._exit(128 + number)


def serve_http(root: Path, folder: Folder, listening: socket.socket) -> None:
    """Answer requests over HTTP that come to a socket, until a signal comes.

    A page in a browser, whose requests come from another origin or were sent here under another host's name, is
    refused.
    """
    server = _prepared(root, folder)
    hosts = [f"{name}:{listening.getsockname()[1]}" for name in (HOST, "localhost")]
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_MOST_BYTES,
        transport_security=TransportSecuritySettings(
            allowed_hosts=hosts, allowed_origins=[f"http://{host}" for host in hosts]
        ),
    )
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=_SECONDS
    )
    uvicorn.Server(config).run(sockets=[listening])


def listening_at(port: int) -> socket.socket:
    """Return a socket that listens at a port of this machine; at port 0, the system chooses one.

    Raises:
        OSError: another program listens there, or the port may not be used.

    """
    return socket.create_server((HOST, port))


def address_of(listening: socket.socket) -> str:
    """Return the address that a client needs."""
    return f"http://{HOST}:{listening.getsockname()[1]}{PATH}"


def _prepared(root: Path, folder: Folder) -> Server[Any]:
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(message)s")
    # the glossary is read while the client introduces itself
    folder.begin()
    return server_of(root, folder)
