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


def did_you_mean(word: str, known: Iterable[str], *, kind: str) -> str:
    """Sentence for an unknown name, with the nearest known ones."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known)}."
    return f"Unknown {kind} '{word}': {hint}"
