"""`python -m glossgraph`."""

from glossgraph.cli import run

run()
