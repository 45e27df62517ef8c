"""One page of each kind that a site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def kinds_of_pages(built: Path) -> list[str]:
    """Return the addresses of a page of each kind: the longest of each folder, and each folder's own."""
    pages = {path.relative_to(built).parent for path in built.rglob("index.html")}
    groups: dict[str, Path] = {}
    for page in sorted(pages):
        # a page that is the only one of its folder is a kind of its own
        group = page.parent.as_posix() if len(page.parts) > 1 else f"{page.as_posix()} itself"
        size = (built / page / "index.html").stat().st_size
        if group not in groups or size > (built / groups[group] / "index.html").stat().st_size:
            groups[group] = page
    return [f"{page.as_posix()}/".removeprefix("./") for page in groups.values()]
