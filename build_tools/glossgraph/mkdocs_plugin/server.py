"""MkDocs' server for previews, with pages that are made when a browser asks for them."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml
from mkdocs.__main__ import State
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from glossgraph.mkdocs_plugin.configuration import path_on_host
from glossgraph.mkdocs_plugin.log import LOG
from glossgraph.mkdocs_plugin.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

SECONDS = 0.1
"""How often the files of a small site are looked at for changes."""

SECONDS_FOR_A_PAGE = 0.0001
"""How much more seldom they are for each page, as looking at more files takes longer."""

QUIET = 0.05
"""For how many seconds nothing more must change before the site is read anew: what changed at once is seen at once."""


class Server(LiveReloadServer):
    """MkDocs' server for previews, which has each file written before it sends it."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        """Prepare to serve a preview."""
        mount_path = urlsplit(preview.config.site_url or "/").path
        seconds = max(SECONDS, SECONDS_FOR_A_PAGE * preview.pages)
        super().__init__(self.read_again, host, port, str(preview.folder), mount_path, polling_interval=seconds)
        self.build_delay = QUIET
        self._preview = preview
        self.error_handler = self._error_page

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(self.mount_path) and not path.startswith("/livereload/"):
            with self._epoch_cond:
                # a site that is being read anew is waited for
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            name = path.removeprefix(self.mount_path)
            for wanted in (name, f"{name}/index.html".lstrip("/").replace("//", "/")):
                self._preview.write(wanted)
        return super().serve_request(environ, start_response)

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Answer requests until it is shut down, which can be before the thread of this has begun."""
        try:
            super().serve_forever(poll_interval)
        except ValueError:
            if self.fileno() >= 0:
                raise

    def _error_page(self, code: int) -> bytes | None:
        self._preview.write(f"{code}.html")
        page = self._preview.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def read_again(self) -> None:
        """Read the sources anew; if they cannot be read, the site stays as it was."""
        try:
            self._preview.read()
        except (MkDocsException, yaml.YAMLError) as error:
            LOG.error("%s", error)


def serve(path: Path, host: str, port: int) -> None:
    """Serve a preview of the site of a configuration until the process is stopped."""
    # what MkDocs logs is shown as it shows it, as long as this is there
    log = State()
    # without this, the temporary folder would stay
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="glossgraph-", ignore_cleanup_errors=True) as folder:
        # as of MkDocs' own preview, the site is at its path on this host
        url = f"http://{host}:{port}{path_on_host(path)}"
        preview = Preview(path, Path(folder), url)
        try:
            config = preview.read()
            server = Server(preview, host, port)
            for watched in (config.docs_dir, str(path), *config.watch):
                server.watch(watched)
            config.plugins.on_serve(server, config=config, builder=preview.read)
            try:
                LiveReloadServer.serve(server)
            finally:
                server.shutdown()
                preview.close()
        finally:
            preview.config.plugins.on_shutdown()
            del log
