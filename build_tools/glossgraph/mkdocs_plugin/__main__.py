"""Builds the site of a configuration: `python -m glossgraph.mkdocs_plugin mkdocs.yml [SITE_DIR]`."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.__main__ import State
from mkdocs.commands import build as whole
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError
from mkdocs.utils import CountHandler

from glossgraph.cache import folder_of
from glossgraph.mkdocs_plugin import GlossgraphPlugin
from glossgraph.mkdocs_plugin.build import Build
from glossgraph.mkdocs_plugin.environment import is_pure
from glossgraph.mkdocs_plugin.log import LOG
from glossgraph.output.lock import is_locked, locked
from glossgraph.output.private import Private

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from mkdocs.config.defaults import MkDocsConfig


def build(config: MkDocsConfig, *, anew: bool = False) -> None:
    """Build a site as MkDocs does; of a site with plugins that look at all of its pages, MkDocs itself builds it.

    With `anew`, nothing is taken from what was built before, and nothing is kept for the next build.

    Raises:
        Abort: The site is strict, and there are warnings; or it cannot be built.

    """
    if not is_pure(config):
        whole.build(config)
        return
    plugin = next(each for each in config.plugins.values() if isinstance(each, GlossgraphPlugin))
    logger, counter = logging.getLogger("mkdocs"), CountHandler()
    counter.setLevel(logging.WARNING)
    if config.strict:
        logger.addHandler(counter)
    try:
        target = Path(config.site_dir)
        folder = None if anew else folder_of(target)
        with _alone(target):
            Build(config, plugin, Private(folder) if folder else None).run()
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            LOG.error("%s", error)
            raise Abort("Aborted with a BuildError!") from error
        raise
    finally:
        logger.removeHandler(counter)
    if counts := counter.get_counts():
        raise Abort(f"Aborted with {', '.join(f'{n} {level.lower()}s' for level, n in counts)} in strict mode!")


def _alone(target: Path) -> AbstractContextManager[None]:
    """Wait until no other process builds a site in the same place, and say so."""
    with suppress(OSError):
        # what is wrong there is said when the site is put there
        target.parent.mkdir(parents=True, exist_ok=True)
    if is_locked(target.parent):
        click.echo("another build is running here; waiting for it to end", err=True)
    return locked(target.parent)


@click.command()
@click.argument("config_file")
@click.argument("site_dir", required=False)
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
def main(config_file: str, site_dir: str | None, *, no_cache: bool) -> None:
    """Build strictly, and say nothing but what is wrong."""
    # what MkDocs logs is shown as it shows it, as long as this is there
    log = State(level=logging.ERROR)
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        log.stream.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    try:
        config = load_config(config_file, strict=True, **({"site_dir": site_dir} if site_dir else {}))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config, anew=no_cache)
        finally:
            config.plugins.on_shutdown()
    finally:
        del log


if __name__ == "__main__":
    main()
