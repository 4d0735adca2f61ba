"""Threads: the same task on several items at once; NumPy lets others compute while it is busy."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


def in_parallel(task: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    """Answers of a task in the order of the items, worked out on all processors; errors are raised as they come."""
    workers = min(os.cpu_count() or 1, len(items))
    if workers < 2:
        return [task(item) for item in items]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(task, items))
