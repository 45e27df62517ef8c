"""How `glossgraph lsp` begins and ends."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from importlib import util
from typing import TYPE_CHECKING

from click.testing import CliRunner
from editor import COMMAND

from glossgraph.cli import main

if TYPE_CHECKING:
    import pytest


def message(content: dict[str, object]) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


INITIALIZE = message({"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None}})

ENDING = message({"id": 2, "method": "shutdown"}) + message({"method": "exit"})


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = util.find_spec
    monkeypatch.setattr("glossgraph.cli.commands.lsp.find_spec", lambda name: None if name == "pygls" else find(name))
    done = CliRunner().invoke(main, ["lsp"])
    assert done.exit_code == 2
    assert "pip install 'glossgraph[lsp]'" in done.output


def test_it_answers_through_the_standard_streams_and_says_nothing_else() -> None:
    done = subprocess.run(
        [*COMMAND, "--stdio"], input=INITIALIZE + ENDING, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    answer = json.loads(done.stdout.partition(b"\r\n\r\n")[2].partition(b"Content-")[0])
    capabilities = answer["result"]["capabilities"]
    assert capabilities["positionEncoding"] == "utf-16"
    assert capabilities["textDocumentSync"]["change"] == 1
    offered = {name.removesuffix("Provider") for name in capabilities if name.endswith("Provider")}
    assert offered >= {"completion", "hover", "definition", "references", "rename", "codeAction", "documentLink"}
    assert offered >= {"documentSymbol", "workspaceSymbol", "documentFormatting"}


def test_it_answers_at_a_port_of_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        # in a process of its own: a loop of events may run in this one already
        done = subprocess.run([*COMMAND, "--tcp", str(port)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"cannot listen at port {port}" in done.stderr
    with subprocess.Popen([*COMMAND, "--tcp", str(port)], stderr=subprocess.PIPE) as process:
        assert process.stderr
        assert process.stderr.readline() == b"waiting for an editor at 127.0.0.1:%d; Ctrl-C stops it\n" % port
        with connected(port) as connection:
            connection.sendall(INITIALIZE)
            assert connection.recv(15) == b"Content-Length:"
        process.terminate()


def connected(port: int) -> socket.socket:
    """Connect to a server that is about to listen."""
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("nobody listens")


def test_its_help_says_how_an_editor_starts_it() -> None:
    done = CliRunner().invoke(main, ["lsp", "--help"])
    assert "README" not in done.output
    assert "cmd = {'glossgraph', 'lsp'}" in done.output
