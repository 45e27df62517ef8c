"""A host for a built site, as a good host on the web would serve it."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


@lru_cache(maxsize=500)
def compressed(content: bytes) -> bytes:
    """Compress what pages ask for again and again."""
    return gzip.compress(content, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Sends files compressed, and the policy with each of them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, policy: str, instead: Mapping[str, bytes], **options: Any) -> None:
        self.policy, self.instead = policy, instead
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self.answer(HTTPStatus.MOVED_PERMANENTLY, b"", Location=f"{self.path}/")
            return
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        kind = self.guess_type(path)
        content = self.instead.get(self.path) or (path.read_bytes() if path.is_file() else b"")
        headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind}
        if kind.startswith(TEXT) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = compressed(content)
            headers["Content-Encoding"] = "gzip"
        self.answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, content, **headers)

    def answer(self, status: HTTPStatus, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: what goes wrong is seen in the browser."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A browser may hang up as it likes."""


@contextmanager
def served_from(site: Path, policy: str, instead: Mapping[str, bytes] | None = None) -> Iterator[str]:
    """Serve a folder, or what is there `instead`; give the address of its home page, with a slash at its end."""
    handler = partial(Handler, directory=str(site), policy=policy, instead=instead or {})
    with Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
