"""Work that several processes share."""

from __future__ import annotations

import os
import pickle
import selectors
import struct
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Job = TypeVar("Job")
Result = TypeVar("Result")

_NUMBER = struct.Struct("=Q")


def processors() -> int:
    """Return how many processes can work at the same time; where none can begin as a copy of this one, one."""
    # on macOS the system's own libraries do not endure it
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and not _has_threads() else 1


def _has_threads() -> bool:
    """Tell whether this process has threads besides this one, be they of Python or of a library.

    A copy of the process would have none of them, and wait for ever for what they were to do.
    """
    try:
        return len(list(Path("/proc/self/task").iterdir())) > 1
    except OSError:
        return True


def each_done(jobs: Sequence[Job], do: Callable[[Job], Result]) -> Iterator[tuple[int, Result]]:
    """Do jobs, in several processes where that is possible; yield the position and the result of each as it is done.

    Raises:
        RuntimeError: A process has ended with a job half done.

    """
    number = processors()
    if number > 1 and len(jobs) > 1:
        yield from shared(jobs, do, number)
    else:
        yield from ((position, do(job)) for position, job in enumerate(jobs))


def shared(jobs: Sequence[Job], do: Callable[[Job], Result], number: int) -> Iterator[tuple[int, Result]]:
    """Do jobs in so many processes, and yield the position and the result of each as it is done.

    Each process begins as a copy of this one, and takes the next job whenever it is done with one. When this one ends,
    however it ends, they end as well.

    Raises:
        RuntimeError: A process has ended with a job half done.

    """
    sources: dict[int, int] = {}
    done = 0
    with tempfile.TemporaryFile() as tickets:
        tickets.write(b"".join(map(_NUMBER.pack, range(len(jobs)))))
        tickets.seek(0)
        try:
            for _ in range(min(number, len(jobs))):
                source, process = _started(jobs, do, tickets.fileno(), list(sources))
                sources[source] = process
            with selectors.DefaultSelector() as waiting:
                for source in sources:
                    waiting.register(source, selectors.EVENT_READ)
                while waiting.get_map():
                    for key, _ in waiting.select():
                        size = _read(key.fd, _NUMBER.size)
                        if size:
                            yield pickle.loads(_read(key.fd, _NUMBER.unpack(size)[0]))  # noqa: S301 - our own
                            done += 1
                        else:
                            waiting.unregister(key.fd)
        finally:
            for source, process in sources.items():
                os.close(source)
                os.waitpid(process, 0)
    if done < len(jobs):
        raise RuntimeError("a process has ended before its work was done")


def _started(
    jobs: Sequence[Job], do: Callable[[Job], Result], tickets: int, of_others: Sequence[int]
) -> tuple[int, int]:
    """Start a process; return where its results can be read, and its id.

    Args:
        jobs: All jobs.
        do: Does one.
        tickets: A file with the number of each job. Where it is read next is the same in all processes.
        of_others: Where the results of those can be read that were started before.

    """
    source, target = os.pipe()
    process = os.fork()
    if process:
        os.close(target)
        return source, process
    code = 1
    try:
        # only the process that reads them keeps these open, so that the others notice when it ends
        for read_end in (source, *of_others):
            os.close(read_end)
        while ticket := _read(tickets, _NUMBER.size):
            position = _NUMBER.unpack(ticket)[0]
            _send(target, (position, do(jobs[position])))
        code = 0
    except (BrokenPipeError, KeyboardInterrupt):
        # who has started this process has ended, or says so
        pass
    except BaseException:  # noqa: BLE001 - the other process says that this one has failed
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        # without ending anything that was begun before
        os._exit(code)


def _send(target: int, result: Any) -> None:  # noqa: ANN401 - whatever the work gives
    data = pickle.dumps(result)
    left = memoryview(_NUMBER.pack(len(data)) + data)
    while left:
        left = left[os.write(target, left) :]


def _read(source: int, size: int) -> bytes:
    """Return so many bytes, or none at the end."""
    read = bytearray()
    while len(read) < size:
        more = os.read(source, size - len(read))
        if not more:
            return b""
        read += more
    return bytes(read)
