"""How many seconds of the processor a preview takes for the page of a term, at first and after it was edited: as JSON.

Run it with `python benchmarks/on_demand.py FOLDER FILE`, of a glossary with a mkdocs.yml and the file of a term.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
import time
from pathlib import Path

from glossgraph.mkdocs_plugin.preview import Preview


def measured(root: Path, file: Path) -> dict[str, float]:
    """Return the seconds until the first page is there, for another page, and until an edited page is there."""
    found, page = {}, f"terms/{file.stem}/index.html"
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        preview = Preview(root / "mkdocs.yml", Path(folder), "http://127.0.0.1:8000/")
        preview.read()
        preview.write("index.html")
        found["first"] = time.process_time() - start
        start = time.process_time()
        preview.write(page)
        found["page"] = time.process_time() - start
        text = file.read_text("utf-8")
        file.write_text(text.replace("explanation:", "# changed\nexplanation:", 1), encoding="utf-8")
        start = time.process_time()
        preview.read()
        preview.write(page)
        found["edited"] = time.process_time() - start
        if not (preview.folder / page).exists():
            raise RuntimeError(f"the preview has no `{page}`")
        preview.close()
    return found


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]))))
