"""A bar on the error stream for work that takes over a second; nothing where nobody looks."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from econ.progress import Progress, silent

PATIENCE_S = 1.0


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """Show what share of the work is done once it has taken a second; a moving bar where nothing is told.

    Quiet where the error stream is no terminal.
    """
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=None)
    beginning = threading.Timer(PATIENCE_S, bar.start)
    beginning.daemon = True
    beginning.start()
    try:
        yield lambda share: bar.update(task, total=1.0, completed=share)
    finally:
        beginning.cancel()
        beginning.join()
        bar.stop()
