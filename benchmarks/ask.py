"""Open a glossary and ask it: how many seconds of the processor each takes, with what it imports: as JSON.

Run it with `python benchmarks/ask.py FOLDER`: once it measures the first time, and again what is known already.
"""

from __future__ import annotations

import json
import sys
import time

start = time.process_time()

import glossgraph  # noqa: E402 - the import is what is measured

glossary = glossgraph.open(sys.argv[1])
opened = time.process_time()
words = next(iter(glossary.terms.values())).label
glossary.search(f"what {words} is not")
read = time.process_time()
glossary.search(words)
print(json.dumps({"open": opened - start, "first": read - opened, "search": time.process_time() - read}))
