"""The repository of a glossary, and where GitHub shows it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def path_in_repository(root: Path) -> str:
    """Return the path from the top of the repository to a glossary, ending with `/`; nothing if it is the top.

    GitHub matches annotations and code scanning alerts with files by their paths from there, even where a workflow
    checks the repository out into a folder of its workspace.
    """
    folder = root.resolve()
    named = os.environ.get("GITHUB_WORKSPACE")
    workspace = Path(named).resolve() if named else None
    tops = [folder, *folder.parents]
    if workspace in tops:
        # what git knows above it is not what was checked out
        tops = tops[: tops.index(workspace) + 1]
    top = next((top for top in tops if (top / ".git").exists()), workspace)
    if top is None:
        # the nearest thing to the top of a project that is known
        top = Path.cwd()
    return f"{folder.relative_to(top).as_posix()}/" if top != folder and folder.is_relative_to(top) else ""


def address_of_files() -> str:
    """Return the address at which GitHub shows the top of the repository, as it was checked; nothing if unknown."""
    server, repository, commit = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    return f"{server}/{quote(repository)}/blob/{quote(commit)}/" if server and repository and commit else ""
