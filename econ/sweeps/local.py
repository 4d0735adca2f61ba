"""Local processes: the executor a sweep uses unless given another."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
"""Libraries that would start threads of their own in every process."""

_starting = threading.Lock()


def processors() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalProcesses(ProcessPoolExecutor):
    """Processes that import nothing but the model, keep to one thread each, and end with the process that made them.

    Unlike plain `ProcessPoolExecutor`, a script may use them without ``if __name__ == "__main__":``.

    Parameters
    ----------
    workers : int, optional
        How many; by default one a processor.
    """

    def __init__(self, workers: int | None = None) -> None:
        super().__init__(workers or processors(), mp_context=multiprocessing.get_context("spawn"), initializer=_begin)

    def submit(self, task: Callable[..., Any], /, *args: Any, **named: Any) -> "Future[Any]":
        """Hand in a task; processes start here as they are needed."""
        with _starting, _one_thread_each(), _without_the_callers_script():
            return super().submit(task, *args, **named)


def _begin() -> None:
    """Prepare a worker: leave Ctrl-C to the process that asks, and end when it does, however that happens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asking = multiprocessing.parent_process()
    if asking is not None:
        threading.Thread(target=_end_with, args=(asking,), daemon=True).start()


def _end_with(asking: BaseProcess) -> None:
    asking.join()
    os._exit(1)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Environment that processes started here inherit."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _without_the_callers_script() -> Iterator[None]:
    """Keep new processes from running the caller's script again: they need nothing of it."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script
