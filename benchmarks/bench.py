"""The figures of speed and scale: `make bench`, or `python benchmarks/bench.py 100 real 1000`.

Seconds are those of the processor, of a command and all that it starts; each ratio is to a baseline of the same run.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import measures
from measures import SMALL
from plot import plot
from project import REAL, Project
from table import parts, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measures import Figure

SHOWN = 0.02
"""The share of the time of parsing from which a check is named."""


def figures(size: str, largest_site: int) -> Iterator[tuple[int, Figure]]:
    """Yield every figure of a glossary of a size, with its number of terms, as it is measured."""
    with tempfile.TemporaryDirectory(prefix="glossgraph-bench-") as folder:
        project = Project(Path(folder), size)
        has_site = project.terms <= largest_site * 1.01
        for figure in _each(project, has_site=has_site):
            if not figure.is_part:
                print(f"  {project.terms:>7,} terms  {figure.name}: {figure.value:,.2f} {figure.unit}", file=sys.stderr)
            yield project.terms, figure


def _each(project: Project, *, has_site: bool) -> Iterator[Figure]:
    yield from measures.check(project)
    yield from measures.asking(project)
    yield from measures.exporting(project)
    yield from measures.inside(project, with_map=has_site)
    if has_site:
        yield from measures.site(project)
        yield from measures.preview(project)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", help=f"numbers of terms, or `{REAL}` for the glossary of this checkout")
    parser.add_argument("--site", type=int, default=SMALL, help="up to how many terms a site is built (default: 1000)")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--plot", type=Path, help="where to draw how they grow")
    options = parser.parse_args()
    results: dict[str, list[Figure]] = {}
    lines: dict[str, list[tuple[float, float]]] = {}
    failed = False
    for size in options.sizes:
        try:
            for terms, figure in figures(size, options.site):
                name = f"{terms:,} terms" + (" (the real ones)" if size == REAL else "")
                results.setdefault(name, []).append(figure)
                if size != REAL and figure.unit == "s" and not figure.is_part:
                    lines.setdefault(figure.name, []).append((terms, figure.value))
        except RuntimeError as error:
            # what was measured before is worth something
            print(error, file=sys.stderr)
            failed = True
    print("\n".join(table(results)))
    for name, found in results.items():
        print(f"\nChecks at {name}, in times of parsing: {parts(found, SHOWN)}")
    print(f"\nPython {platform.python_version()} on {platform.system()} {platform.machine()}")
    if options.json:
        data = {name: [figure.as_data() for figure in found] for name, found in results.items()}
        options.json.write_text(json.dumps(data, indent=1), encoding="utf-8")
    if options.plot and lines:
        options.plot.write_text(plot(lines, "Seconds of the processor by the number of terms"), encoding="utf-8")
        print(f"How they grow: {options.plot}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
