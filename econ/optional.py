"""Packages that only some users need: imported when asked for, with the remedy where one is missing."""

import importlib
from types import ModuleType

from econ.errors import MachineError


def optional(module: str, extra: str) -> ModuleType:
    """Import a module of an optional extra.

    Raises
    ------
    MachineError
        If it is not installed, saying how to install it.

    Examples
    --------
    >>> optional("json", "analysis").dumps([1])
    '[1]'
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MachineError(
            f"This needs the package {error.name}, which is not installed: pip install 'embargo[{extra}]'."
        ) from None
