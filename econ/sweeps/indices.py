"""Sobol indices of a sweep over Saltelli's points: which lever an outcome turns on (`SALib`)."""

import contextlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from econ.errors import BadInputError
from econ.optional import optional
from econ.sweeps.measures import Measure

if TYPE_CHECKING:
    from econ.sweeps.outcome import Sweep


@dataclass(frozen=True, kw_only=True)
class SobolIndex:
    """Share of a measure's variance that a lever explains alone, and with all its interactions.

    Attributes
    ----------
    first_order_error, total_error : float
        Half-widths of 95 % intervals (bootstrap).
    """

    lever: str
    first_order: float
    first_order_error: float
    total: float
    total_error: float


def sobol_indices(swept: "Sweep", one: Measure) -> tuple[SobolIndex, ...]:
    """Work out the indices of a measure's median; all zero where it does not vary.

    Raises
    ------
    BadInputError
        If the sweep has another design, or the model refuses some of its points.
    """
    design = swept.manifest["design"]
    if design["kind"] != "saltelli":
        raise BadInputError(f"Sobol indices need a sweep over saltelli(...) points; this one is over {design['kind']}.")
    if swept.problems():
        raise BadInputError(
            f"Sobol indices need every point, and the model refuses {len(swept.problems())} of {len(swept)}: "
            "narrow the ranges."
        )
    analyze = optional("SALib.analyze.sobol", "analysis").analyze
    values = np.array(swept.table[one.middle])
    names = list(design["levers"])
    if np.ptp(values) == 0.0:
        nothing = dict.fromkeys(("first_order", "first_order_error", "total", "total_error"), 0.0)
        return tuple(SobolIndex(lever=name, **nothing) for name in names)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    with contextlib.redirect_stdout(io.StringIO()):
        found = analyze(problem, values, calc_second_order=False, seed=design["seed"])
    columns = (found[key] for key in ("S1", "S1_conf", "ST", "ST_conf"))
    return tuple(
        SobolIndex(lever=name, first_order=float(a), first_order_error=float(b), total=float(c), total_error=float(d))
        for name, a, b, c, d in zip(names, *columns, strict=True)
    )
