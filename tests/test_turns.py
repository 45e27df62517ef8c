"""Work that somebody waits for comes before work that has time."""

from __future__ import annotations

import threading
import time

from glossgraph.mkdocs_plugin.turns import Turns


def test_work_that_has_time_waits_for_the_other() -> None:
    turns, done = Turns(), []
    started = threading.Event()

    def many() -> None:
        for number in range(40):
            with turns.in_time():
                started.set()
                time.sleep(0.01)
                done.append(f"in time {number}")

    worker = threading.Thread(target=many)
    worker.start()
    started.wait()
    for _ in range(3):
        with turns.at_once():
            done.append("at once")
    before = len(done)
    time.sleep(0.05)
    assert len(done) == before, "a while passes before the rest is done"
    worker.join()
    assert [each for each in done if each != "at once"] == [f"in time {number}" for number in range(40)]
    assert done.index("at once") < 10
