"""Firefox by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), which it speaks without a program between them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.client import ClientConnection

KEYS = {"Enter": "\ue007", "ArrowDown": "\ue015", "ArrowRight": "\ue014", "Escape": "\ue00c"}
"""The keys that are no characters, as the protocol writes them."""


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self.complaints: list[str] = []
        """The errors of scripts, and what was asked for and not answered well, since a page was opened."""
        self.ask("session.new", capabilities={})
        events = ["log.entryAdded", "network.responseCompleted", "network.fetchError"]
        self.ask("session.subscribe", events=events)
        self._context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: object) -> Any:
        """Send a command and return its result; what the browser tells in between is noted."""
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._connection.recv(timeout=60))
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]
            self._note(answer["method"], answer["params"])

    def _note(self, event: str, params: dict[str, Any]) -> None:
        if event == "log.entryAdded" and params["level"] == "error":
            self.complaints.append(params["text"])
        elif event == "network.fetchError" and "ABORT" not in params["errorText"]:
            self.complaints.append(f"{params['request']['url']}: {params['errorText']}")
        elif event == "network.responseCompleted" and params["response"]["status"] >= 400:
            self.complaints.append(f"{params['response']['url']}: {params['response']['status']}")

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Open a page in a window of a size."""
        viewport = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self._context, viewport=viewport)
        self.ask("browsingContext.navigate", context=self._context, url="about:blank", wait="complete")
        self.complaints.clear()
        self.ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def said(self, expression: str) -> Any:
        """Return the value of an expression or of its promise, which JSON must be able to hold, on the page."""
        script = f"Promise.resolve({expression}).then((value) => JSON.stringify(value) ?? 'null')"
        target = {"context": self._context}
        answer = self.ask("script.evaluate", expression=script, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def waited(self, expression: str, seconds: float = 15) -> Any:
        """Return the value of an expression as soon as it is something."""
        last = time.monotonic() + seconds
        while not (found := self.said(expression)):
            assert time.monotonic() < last, f"never came: {expression}"
            time.sleep(0.05)
        return found

    def press(self, *keys: str) -> None:
        """Press one key after the other: names of keys or characters."""
        pressed = [KEYS.get(key, key) for key in keys]
        steps = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": steps})

    def point(self, selector: str) -> None:
        """Move the pointer to the middle of the first element with a selector."""
        box = f"document.querySelector({json.dumps(selector)})"
        middle = "box => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]"
        self.said(f"{box}.scrollIntoView({{ block: 'center' }})")
        x, y = self.said(f"({middle})({box}.getClientRects()[0])")
        self._act({"type": "pointer", "id": "mouse", "actions": [{"type": "pointerMove", "x": x, "y": y}]})

    def _act(self, source: dict[str, object]) -> None:
        self.ask("input.performActions", context=self._context, actions=[source])


@contextmanager
def running() -> Iterator[Firefox]:
    """Run the Firefox of the system, without a window on the screen and with a profile of its own."""
    program = os.environ.get("FIREFOX") or shutil.which("firefox") or shutil.which("firefox-esr")
    if program is None:
        pytest.fail("no Firefox: `apt-get install firefox-esr`, or name one in the variable FIREFOX", pytrace=False)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, "--headless", "--remote-debugging-port", "0", "--profile", profile, "about:blank"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
            assert process.stderr
            listening = (re.search(r"WebDriver BiDi listening on (\S+)", line) for line in process.stderr)
            address = next(match[1] for match in listening if match)
            with connect(f"{address}/session", max_size=None) as connection:
                firefox = Firefox(connection)
                yield firefox
                firefox.ask("browser.close")
            process.kill()
