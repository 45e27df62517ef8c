"""`python -m glossgraph`."""

from glossgraph.cli import main

main(prog_name="glossgraph")
