"""Build the site, through MkDocs, in strict mode."""

from __future__ import annotations

import re
from pathlib import Path

import click

from glossgraph.cli.report import failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.cli.site import config_of, mkdocs
from glossgraph.output import make_writable, may_be_replaced


@click.command("build", help=__doc__)
@with_root
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to  [default: as mkdocs.yml says]")
def command(root: Path | None, site_dir: Path | None) -> None:
    config = config_of(folder_of(root))
    setting = re.search(r"^site_dir: *([^\s#]+)", config.read_text(encoding="utf-8"), re.MULTILINE)
    target = (site_dir or config.parent / (setting[1] if setting else "site")).absolute()
    with failure_to_write():
        if not may_be_replaced(target):
            raise click.UsageError(
                f"`{target}` holds files that are no site, and would be emptied; name another folder"
            )
        make_writable(target)
    mkdocs(config, "build", "--strict", "--quiet", "--site-dir", str(target))
    click.echo(f"The site is in {target}. To open it: python3 -m http.server --directory {target}")
