"""Checks that raise instead of letting a wrong number through."""

from econ.errors import BadInputError


def require(condition: bool, message: str) -> None:
    """Raise `BadInputError` with the message unless the condition holds."""
    if not condition:
        raise BadInputError(message)
