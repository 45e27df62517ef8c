"""Print the scores of the site on a throttled phone: `make lighthouse`. It fails where one is less than promised."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from building import mkdocs
from server import served_from

PROJECT = Path(__file__).parent.parent.parent

PROGRAM = Path(sys.prefix, "node/node_modules/.bin/lighthouse")

PAGES = ("", "terms/margin-call/", "compare/forced-liquidation-vs-margin-call/", "map/")

LEAST = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}

FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(url: str) -> dict[str, float]:
    command = [str(PROGRAM), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: found["score"] for name, found in json.loads(done.stdout)["categories"].items()}


def main() -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        mkdocs(PROJECT / "mkdocs.yml", Path(folder)).check_returncode()
        with served_from(Path(folder), "default-src 'self'; img-src 'self' data:") as address:
            for page in PAGES:
                found = scores(address + page)
                missed += sum(found[name] < least for name, least in LEAST.items())
                print(page or "home", *(f"{name} {found[name] * 100:.0f}" for name in LEAST))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
