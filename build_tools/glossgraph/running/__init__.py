"""Models that are run: round by round, in double precision, the same to the last digit as in the page."""

from __future__ import annotations

from glossgraph.running.naming import faults
from glossgraph.running.portable import program_json
from glossgraph.running.run import Ending, Program, Run, RunError, UnknownNameError, program, run, runs, runs_of
from glossgraph.running.written import Fault, Indices, Written, tree_of, written

__all__ = [
    "Ending",
    "Fault",
    "Indices",
    "Program",
    "Run",
    "RunError",
    "UnknownNameError",
    "Written",
    "faults",
    "program",
    "program_json",
    "run",
    "runs",
    "runs_of",
    "tree_of",
    "written",
]
