"""Digits shown: six significant ones at every door, so that all doors agree whatever arithmetic ran."""

from collections.abc import Mapping
from typing import Any


def six_digits(value: float) -> float:
    """Six significant digits.

    Examples
    --------
    >>> six_digits(123.4567891)
    123.457
    """
    return float(f"{value:.6g}")


def in_six_digits(document: Any) -> Any:
    """Plain document with all its fractions in six significant digits."""
    if isinstance(document, float):
        return six_digits(document)
    if isinstance(document, Mapping):
        return {key: in_six_digits(value) for key, value in document.items()}
    if isinstance(document, list | tuple):
        return [in_six_digits(value) for value in document]
    return document
