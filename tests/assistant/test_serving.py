"""The server as a client meets it: through pipes and over HTTP, with the client of the protocol's own library."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from importlib import util
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, MCPError, StdioServerParameters, stdio_client

from glossgraph.assistant import serving
from glossgraph.assistant.tools import TOOLS, name
from glossgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "glossgraph", "mcp"]

SECONDS = 60
"""How long a server may take to answer, on a machine that has other work to do."""

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def told_in_the_documentation(project: Path) -> list[dict[str, Any]]:
    """Return how docs/assistants.md tells assistants to start the server."""
    text = (project / "docs/assistants.md").read_text(encoding="utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    servers = [server for block in blocks for part in block.values() for server in part.values()]
    (line,) = re.findall(r"^claude mcp add glossary -- (.+)$", text, re.MULTILINE)
    command, *arguments = line.split()
    return [*servers, {"command": command, "args": arguments}]


def test_the_documentation_starts_the_server(project: Path) -> None:
    servers = told_in_the_documentation(project)
    assert len(servers) == 3
    for server in servers:
        assert server["command"] == "glossgraph"
        assert server["args"] == ["mcp", "--root", "/path/to/glossary"]
    text = (project / "docs/assistants.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [name(tool) for tool in TOOLS]


def test_a_client_is_answered_through_pipes(project: Path, tmp_path: Path) -> None:
    for folder in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / folder, tmp_path / folder)
    started = StdioServerParameters(
        command=COMMAND[0], args=[*COMMAND[1:], "--root", str(tmp_path)], env=dict(os.environ)
    )

    async def talk() -> None:
        with anyio.fail_after(SECONDS):
            async with Client(stdio_client(started)) as client:
                await _ask_everything(client)
                # what changes is read again
                text = (tmp_path / "terms/dough.yml").read_text(encoding="utf-8")
                (tmp_path / "terms/dough.yml").write_text(
                    text.replace("label: Dough", "label: Mixture"), encoding="utf-8"
                )
                await anyio.sleep(0.2)
                found = await client.call_tool("lookup", {"term": "dough"})
                assert found.structured_content["label"] == "Mixture"

    anyio.run(talk)


async def _ask_everything(client: Client) -> None:
    assert client.server_info.title == "Bread"
    assert client.instructions
    assert "Bread" not in client.instructions
    tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools] == [name(tool) for tool in TOOLS]
    for tool in tools:
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint
    # the client holds what it is answered against the schema
    found = await client.call_tool("lookup", {"term": "Dough"})
    assert not found.is_error
    assert found.structured_content["id"] == "dough"
    assert found.content[0].text.startswith("# Dough\n")
    missing = await client.call_tool("lookup", {"term": "duogh"})
    assert missing.is_error
    assert missing.content[0].text == "no term is called `duogh`; did you mean `dough`?"
    assert (await client.call_tool("lookup", {"term": "x" * 10_000})).is_error
    listed = await client.list_resources()
    assert listed.next_cursor is None
    assert "glossgraph://terms/dough" in {each.uri for each in listed.resources}
    forms = (await client.list_resource_templates()).resource_templates
    assert "glossgraph://pages/{+path}" in {each.uri_template for each in forms}
    read = await client.read_resource("glossgraph://pages/terms/dough.md")
    assert read.contents[0].mime_type == "text/markdown"
    assert read.contents[0].text.startswith("# Dough")
    with pytest.raises(MCPError, match="no term `nothing`"):
        await client.read_resource("glossgraph://terms/nothing")
    with pytest.raises(MCPError, match="cursor"):
        await client.list_resources(cursor="-1")
    (prompt,) = (await client.list_prompts()).prompts
    asked = await client.get_prompt(prompt.name, {"topic": "why bread\nrises"})
    assert "why bread rises" in asked.messages[0].content.text
    for wrong in ({}, {"topic": "x" * 1_001}, {"topic": "x", "more": "y"}):
        with pytest.raises(MCPError):
            await client.get_prompt(prompt.name, wrong)
    with pytest.raises(MCPError, match="no prompt"):
        await client.get_prompt("another", {"topic": "x"})
    for ref, argument, begun, completed in (
        ({"type": "ref/prompt", "name": prompt.name}, "topic", "do", "Dough"),
        ({"type": "ref/resource", "uri": "glossgraph://terms/{id}"}, "id", "do", "dough"),
        ({"type": "ref/resource", "uri": "glossgraph://pages/{+path}"}, "path", "stages/mi", "stages/mixing.md"),
    ):
        completion = (await client.complete(_reference(ref), {"name": argument, "value": begun})).completion
        assert completion.values == [completed]


def _reference(ref: dict[str, str]) -> Any:
    from mcp import types  # noqa: PLC0415 - the types of the protocol are many

    return (types.PromptReference if ref["type"] == "ref/prompt" else types.ResourceTemplateReference)(**ref)


def test_nothing_but_the_protocol_is_written_and_the_end_of_the_input_ends_it(project: Path) -> None:
    lines = [
        json.dumps(HELLO),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        "no JSON",
        '{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "lookup"}}',
        '{"jsonrpc": "2.0", "id": 3, "method": "baking/list"}',
        '{"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": 5}}',
        '{"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": {"name": "loops", "arguments": {"limit": 1}}}',
    ]
    with subprocess.Popen(
        COMMAND, cwd=project / "tests/bread/terms", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("".join(f"{line}\n" for line in lines))
        process.stdin.flush()
        answers: dict[int | None, dict[str, Any]] = {}
        while set(answers) < {1, 2, 3, 4, 5}:
            answer = json.loads(process.stdout.readline())
            answers[answer.get("id")] = answer
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(SECONDS) == 0
    assert answers[1]["result"]["serverInfo"]["title"] == "Bread"
    assert "`term`: Field required" in answers[2]["result"]["content"][0]["text"]
    assert "error" in answers[3]
    assert "error" in answers[4]
    assert answers[5]["result"]["structuredContent"]["number"] == 1


def test_ctrl_c_ends_it_at_once(project: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--root", str(project / "tests/bread")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{json.dumps(HELLO)}\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 128 + signal.SIGINT
        assert process.stderr
        assert process.stderr.read() == ""


@contextmanager
def over_http(root: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Serve a glossary over HTTP; give the process and the port."""
    with subprocess.Popen(
        [*COMMAND, "--http", "0", "--root", str(root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        said = re.fullmatch(r"serving at http://127\.0\.0\.1:(\d+)/mcp; Ctrl-C stops it\n", process.stderr.readline())
        assert said
        try:
            yield process, int(said[1])
        finally:
            process.kill()


def posted(port: int, message: object, **headers: str) -> tuple[int, str]:
    """Post a message as the headers say, and return the status and the text of the answer."""
    given = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
        connection.request("POST", "/mcp", json.dumps(message), given | headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_a_client_is_answered_over_http_and_a_browser_is_not(project: Path) -> None:
    with over_http(project / "tests/bread") as (process, port):

        async def talk() -> None:
            with anyio.fail_after(SECONDS):
                async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                    await _ask_everything(client)

        anyio.run(talk)
        assert posted(port, HELLO)[0] == 200
        assert posted(port, HELLO, Host=f"localhost:{port}")[0] == 200
        assert posted(port, HELLO, Origin=f"http://127.0.0.1:{port}")[0] == 200
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1", f"127.0.0.1:{port}.evil.example"):
            assert posted(port, HELLO, Host=host)[0] == 421, host
        for origin in ("https://evil.example", "null", "http://127.0.0.1:1", f"http://127.0.0.1:{port}.evil.example"):
            assert posted(port, HELLO, Origin=origin)[0] == 403, origin
        assert posted(port, {**HELLO, "more": "x" * 100_000})[0] == 413
        assert posted(port, HELLO, **{"Content-Type": "text/plain"})[0] == 400
        # a browser asks first whether it may post JSON to another host
        with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
            connection.request("OPTIONS", "/mcp", headers={"Origin": "https://evil.example"})
            assert connection.getresponse().getheader("Access-Control-Allow-Origin") is None
        # nor does a connection that somebody keeps open keep it from stopping
        with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
            connection.request("GET", "/mcp", headers={"Accept": "text/event-stream"})
            process.send_signal(signal.SIGINT)
            assert process.wait(SECONDS) == 130
        assert process.stdout
        assert process.stdout.read() == ""
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_only_this_machine_is_listened_to() -> None:
    with serving.listening_at(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.family is socket.AF_INET


def test_a_port_that_is_taken_is_said(project: Path) -> None:
    with serving.listening_at(0) as listening:
        port = str(listening.getsockname()[1])
        done = CliRunner().invoke(main, ["mcp", "--root", str(project / "tests/bread"), "--http", port])
    assert done.exit_code == 2
    assert f"cannot listen at port {port}: Address already in use; name another one" in done.output


def test_without_the_library_of_the_protocol_it_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = util.find_spec
    monkeypatch.setattr("glossgraph.cli.commands.mcp.find_spec", lambda name: None if name == "mcp" else find(name))
    done = CliRunner().invoke(main, ["mcp", "--root", str(project / "tests/bread")])
    assert done.exit_code == 2
    assert "pip install 'glossgraph[mcp]'" in done.output


def test_what_is_named_wrongly_is_said(project: Path, tmp_path: Path) -> None:
    for arguments, said in (
        (["--root", str(tmp_path)], "holds no terms/"),
        (["--root", str(project), "--site-url", "example.org"], "`example.org` is no address of a site"),
        (["--root", str(project), "--http", "70000"], "70000 is not in the range"),
    ):
        done = CliRunner().invoke(main, ["mcp", *arguments])
        assert done.exit_code == 2
        assert said in done.output
