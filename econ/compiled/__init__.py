"""Compiled twins of the loops over months and of ranking draws: the same in machine code (MODEL.md, decision 34).

The NumPy version is the reference and what every process runs, until one asks for the twins by `use()`. Loading them
takes longer than a run, so that pays only where many runs follow: in the server, in sweeps.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

_twins: dict[str, Callable[..., Any]] = {}
_in_use: dict[str, Callable[..., Any]] = {}
_loading = Lock()


def with_twin(plain: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """Let a compiled function of the same name stand in for this one while `use()` holds."""
    name = plain.__name__

    @wraps(plain)
    def either(*arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
        answer: Answer = _in_use.get(name, plain)(*arguments, **named)
        return answer

    return either


def use() -> None:
    """Load the twins, compiling what no cache holds, and run on them from now on; again does nothing."""
    with _loading:
        if not _twins:
            # Here and not above: importing numba takes longer than a run.
            from econ.compiled import gas, months, ranks

            _twins.update({twin.__name__: twin for twin in (*gas.TWINS, *months.TWINS, *ranks.TWINS)})
        _in_use.update(_twins)


def plain_again() -> None:
    """Run on NumPy alone from now on, as before `use()`."""
    _in_use.clear()


def in_use() -> bool:
    """Whether runs are on the twins."""
    return bool(_in_use)
