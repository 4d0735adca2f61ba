"""The calm world: the same run when nothing happens, which is what "baseline" means in every table and chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from econ.quantiles import quantiles_over_draws

if TYPE_CHECKING:
    from econ.result import Result
    from econ.russia.accounts import AtRest

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Calm:
    """What later runs on the same draws need of the run without an embargo.

    Attributes
    ----------
    medians : mapping of (variable, region) to array, (month,)
        Median paths.
    russia : AtRest
        Russia's revenue, draw by draw.
    """

    medians: Mapping[tuple[str, str], Array]
    russia: AtRest


def calm_of(result: Result, russia: AtRest) -> Calm:
    """Keep the medians of a run without an embargo."""
    medians = {
        (name, region): _median(result.draws(name, region)) for name in result.blocks for region in result.regions(name)
    }
    return Calm(medians, russia)


def _median(draws: Array) -> Array:
    """Median over draws; where all draws agree, exactly that path."""
    first: Array = draws[0]
    if bool((draws[-1] == first).all() and (draws == first).all()):
        return first
    return quantiles_over_draws(draws, (0.5,))[0]
