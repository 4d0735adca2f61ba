"""Errors a user can act on: one line that says what is wrong and what would be right."""

import difflib
from collections.abc import Iterable


class BadInputError(ValueError):
    """The user's input cannot be used; the message is the fix. Command line exit code 2, HTTP status 422.

    Whatever the input holds, the message is one printable line.
    """

    def __init__(self, message: str) -> None:
        printable = "".join(character if character.isprintable() else " " for character in message)
        super().__init__(" ".join(printable.split()))


class MachineError(BadInputError):
    """What is asked is in order, but this machine lacks a program, a package, room or leave to write. Exit code 1."""


LONGEST_SHOWN, MOST_LISTED = 80, 60


def shown(word: object) -> str:
    r"""Return a stranger's word as it can be shown in a message: printable, and cut where it is long.

    Examples
    --------
    >>> shown("oil\x1b[31m")
    'oil?[31m'
    """
    text = str(word)
    printable = "".join(character if character.isprintable() else "?" for character in text[:LONGEST_SHOWN])
    return printable if len(text) <= LONGEST_SHOWN else f"{printable}..."


def did_you_mean(word: object, known: Iterable[str], *, kind: str) -> str:
    """Sentence for an unknown name, with the nearest known ones."""
    word, known = shown(word), sorted(known)
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.5)
    listed = (
        f"known: {', '.join(known)}." if len(known) <= MOST_LISTED else f"none of the {len(known)} known is like it."
    )
    hint = f"did you mean {' or '.join(near)}?" if near else listed
    return f"Unknown {kind} '{word}': {hint}"
