"""Build the site, through MkDocs, in strict mode."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from glossgraph.cli.root import folder_of, with_root
from glossgraph.cli.site import build, config_of


@click.command("build", help=__doc__)
@with_root
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to  [default: as mkdocs.yml says]")
@click.option("--no-cache", is_flag=True, help="Make every page anew, and keep nothing for the next build.")
def command(root: Path | None, site_dir: Path | None, *, no_cache: bool) -> None:
    config = config_of(folder_of(root))
    build(config, site_dir.absolute() if site_dir else None, anew=no_cache)
    target = site_dir.absolute() if site_dir else _named_in(config)
    click.echo(f"The site is in {target}. To open it: {_way_to_open(target)}")


def _way_to_open(target: Path) -> str:
    python, quoted = ("py", f'"{target}"') if sys.platform == "win32" else ("python3", shlex.quote(str(target)))
    return f"{python} -m http.server --directory {quoted}"


def _named_in(config: Path) -> Path:
    from glossgraph.mkdocs_plugin.configuration import site_dir_of  # noqa: PLC0415 - nobody waits for it whose glossary has errors

    return site_dir_of(config)
