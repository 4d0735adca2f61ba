"""Refusals in the words of the page: a lever by its label beside its name in files."""

import re

from dashboard.language import say
from econ.errors import BadInputError
from econ.levers import all_levers

LEVER_NAME = re.compile(r"\b([a-z_]+\.[a-z]\w*)(?:\.\w+)*\b")


def in_words(error: BadInputError) -> str:
    """Line that says what cannot be used; the form knows its controls by label, files and links by name."""
    return LEVER_NAME.sub(_named, str(error))


def _named(found: re.Match[str]) -> str:
    lever = all_levers().get(found[1])
    return f"{say(lever.label)} ({found[0]})" if lever else found[0]
