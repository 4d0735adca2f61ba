"""Progress of work that takes seconds: whoever waits may be told, and may call it off by raising."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Told what share of the work is done, 0 to 1; what it raises ends the work."""


def silent(_share: float) -> None:
    """Tell nobody."""
