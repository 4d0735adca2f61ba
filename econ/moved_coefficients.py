"""Coefficients moved by hand: another median, with the spread the evidence has around its own."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Context
from functools import lru_cache

from econ.errors import did_you_mean
from econ.parameters import Parameter, Parameters, load_parameters

UPWARDS, DOWNWARDS = Context(prec=4, rounding=ROUND_CEILING), Context(prec=4, rounding=ROUND_FLOOR)


def coefficient_bounds(parameter: Parameter) -> tuple[float, float]:
    """Return how far a coefficient may be moved: twice as far as its 5 and 95 % points; a share only to those."""
    low, central, high = parameter.low, parameter.central, parameter.high
    if parameter.unit == "share":
        return low, high
    if _keeps_its_sign(parameter):
        return low**2 / central, high**2 / central
    return 2.0 * low - central, 2.0 * high - central


def checked(moved: Mapping[str, float]) -> None:
    """Refuse coefficients that do not exist, and values far outside their evidence.

    Raises
    ------
    ValueError
        Naming the nearest coefficients, or the bounds and unit.
    """
    known = load_parameters().coefficients
    for name, value in moved.items():
        if name not in known:
            raise ValueError(did_you_mean(name, known, kind="coefficient").removesuffix("."))
        low, high = coefficient_bounds(known[name])
        tolerance = 1e-6 * max(abs(low), abs(high))
        if not low - tolerance <= value <= high + tolerance:
            raise ValueError(f"{name} is a number in {_inside(low, high)} {known[name].unit}")


def _inside(low: float, high: float) -> str:
    """Bounds in four significant digits, rounded inwards: what is printed is never refused.

    Examples
    --------
    >>> _inside(-0.47885, -0.30004)
    '[-0.4788, -0.3001]'
    """
    ends = (UPWARDS.create_decimal(low), DOWNWARDS.create_decimal(high))
    return f"[{', '.join(f'{float(end):g}' for end in ends)}]"


def with_moved(parameters: Parameters, moved: Mapping[str, float] | None) -> Parameters:
    """Parameters with some coefficients around another median.

    A coefficient whose range has one sign is multiplied, 5 % and 95 % points along with the median; one that may be
    zero is shifted (MODEL.md, decision 33). Random numbers stay, so that two runs differ by the move alone.
    """
    return _with_moved(parameters, tuple(sorted(moved.items()))) if moved else parameters


@lru_cache(maxsize=64)
def _with_moved(parameters: Parameters, moved: tuple[tuple[str, float], ...]) -> Parameters:
    """One set for one move, as runs without embargo are kept by their parameters."""
    around = {name: _around(parameters.coefficients[name], value) for name, value in moved}
    return parameters.model_copy(update={"coefficients": parameters.coefficients | around})


def _around(parameter: Parameter, median: float) -> Parameter:
    """Coefficient with its distribution around another median."""
    if _keeps_its_sign(parameter):
        ratio = median / parameter.central
        low, high = parameter.low * ratio, parameter.high * ratio
    else:
        low, high = (bound + median - parameter.central for bound in (parameter.low, parameter.high))
    return parameter.model_copy(update={"central": median, "low": low, "high": high})


def _keeps_its_sign(parameter: Parameter) -> bool:
    """Whether zero lies outside the range."""
    return parameter.low * parameter.high > 0.0


def coefficients_note(moved: Mapping[str, float] | None) -> str:
    """Sentence for a run whose coefficients are not those of the evidence; empty where they are."""
    if not moved:
        return ""
    known = load_parameters().coefficients
    words = [
        f"{name} {value:.4g} in place of {known[name].central:.4g} {known[name].unit}" for name, value in moved.items()
    ]
    return f"Coefficients moved by hand: {'; '.join(words)}."
