"""Text of one line that a user gives: names and titles, which go into terminals, tables, files and pages."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing for whatever follows."""


def on_one_line(value: object) -> object:
    r"""Text with breaks and tabs as single spaces, as folded YAML leaves one at its end; anything else as it is.

    Examples
    --------
    >>> on_one_line("What if the gas stops?\n")
    'What if the gas stops?'
    """
    return BREAKS.sub(" ", value).strip() if isinstance(value, str) else value


def without_unseen(value: str) -> str:
    """Text as it is; raises `ValueError` where it holds characters that nobody sees but terminals and pages obey."""
    if UNSEEN.search(value):
        raise ValueError("must not hold control characters or marks that turn the direction of writing")
    return value


Line = Annotated[str, BeforeValidator(on_one_line), AfterValidator(without_unseen)]
