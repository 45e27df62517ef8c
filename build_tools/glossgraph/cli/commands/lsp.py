r"""Help an editor with the files of a glossary.

It answers by the Language Server Protocol: completion, what a name means, where it is used, mistakes as they are made
and their cures. The editor starts this command itself, and talks to it through its standard input and output. With
--tcp, it waits for one at a port that only programs on this machine can reach.

Tell your editor to start `glossgraph lsp` for YAML files, with the folder that holds terms/ as the root:

\b
Neovim 0.11   vim.lsp.config.glossgraph = {cmd = {'glossgraph', 'lsp'},
                filetypes = {'yaml'}, root_markers = {'terms'}}
              vim.lsp.enable('glossgraph')
Helix         [language-server.glossgraph]
              command = "glossgraph"
              args = ["lsp"]
              and add "glossgraph" to `language-servers` of yaml

The glossary of a file is the nearest folder upwards from it that holds terms/, so that several can be open at once.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from glossgraph.cli.site import nearest_config

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.language_server.documents import Site


@click.command("lsp", help=__doc__)
@click.option("--stdio", is_flag=True, help="Answer through the standard streams, as without it: some editors say so.")
@click.option("--tcp", type=click.IntRange(1, 2**16 - 1), metavar="PORT", help="Answer at this port of 127.0.0.1.")
def command(tcp: int | None, *, stdio: bool) -> None:
    if stdio and tcp:
        raise click.UsageError("it answers at a port or through the standard streams; leave out one of them")
    if find_spec("pygls") is None:
        raise click.UsageError("this needs the package `pygls`; install it with `pip install 'glossgraph[lsp]'`")
    from glossgraph.language_server.serving import serve  # noqa: PLC0415 - it may not be installed

    if tcp:
        click.echo(f"waiting for an editor at 127.0.0.1:{tcp}; Ctrl-C stops it", err=True)
    try:
        serve(_site_of, tcp)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise click.UsageError(f"cannot listen at port {tcp}: {reason}; name another one") from error


def _site_of(root: Path) -> Site:
    from glossgraph.assistant.published import place_of_site  # noqa: PLC0415 - it takes a while
    from glossgraph.language_server.documents import Site  # noqa: PLC0415 - as above

    place = place_of_site(nearest_config(root), root)
    return Site(place.url, place.address, place.has_manuals)
