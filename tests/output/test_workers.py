"""Several processes share the work, and none of them outlives the one that began it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from glossgraph.output.workers import shared

if TYPE_CHECKING:
    from pathlib import Path

MANY = 20_000
"""More jobs than the numbers of a pipe could hold."""

ENDLESS = """\
import os, sys, time
from pathlib import Path
from glossgraph.output.workers import shared

def do(job):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(0.05)
    return "x" * 100_000

for _ in shared(range(1_000_000), do, 3):
    pass
"""


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_each_job_is_done_once() -> None:
    done = list(shared(range(MANY), lambda job: job * 2, 3))
    assert sorted(done) == [(number, number * 2) for number in range(MANY)]


def test_results_may_be_larger_than_a_pipe() -> None:
    assert dict(shared(["a", "b"], lambda job: job * 1_000_000, 2)) == {0: "a" * 1_000_000, 1: "b" * 1_000_000}


def test_all_processes_work() -> None:
    def do(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    workers = {process for _, process in shared(range(40), do, 4)}
    assert len(workers) == 4
    assert os.getpid() not in workers
    assert not any(map(is_running, workers))


def test_a_process_that_ends_too_early_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="before its work was done"):
        list(shared(range(9), lambda job: os._exit(3) if job == 4 else job, 2))


def test_nobody_works_for_somebody_who_does_not_read() -> None:
    results = shared(range(1_000_000), lambda _: os.getpid(), 2)
    process = next(results)[1]
    results.close()  # type: ignore[attr-defined] # a generator
    assert not is_running(process)


def test_nobody_works_for_a_process_that_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)]) as process:
        while len(list(tmp_path.iterdir())) < 3:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    for worker in [int(path.name) for path in tmp_path.iterdir()]:
        for _ in range(100):
            if not is_running(worker):
                break
            time.sleep(0.1)
        else:
            pytest.fail(f"{worker} goes on")


def test_a_process_with_threads_makes_no_copies_of_itself() -> None:
    program = (
        "import threading\n"
        "from glossgraph.output.workers import processors\n"
        "alone = processors()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(alone, processors())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    alone, together = map(int, done.stdout.split())
    assert alone == (len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)
    assert together == 1
