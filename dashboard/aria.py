"""Attributes with a hyphen, which Python cannot write as keywords."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return accessibility attributes.

    Examples
    --------
    >>> aria(label="Light or dark")
    {'aria-label': 'Light or dark'}
    """
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return data attributes, for scripts and tests."""
    return {f"data-{name}": value for name, value in values.items()}
