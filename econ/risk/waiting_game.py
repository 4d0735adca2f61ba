"""Waiting game: by when each side has passed as many of its thresholds of pain as it can bear."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import MACRO_REGIONS
from econ.levers.assumptions import Thresholds
from econ.risk.thresholds import broken_by_then, passed_by_then

Array = NDArray[np.float64]


@dataclass(frozen=True)
class WaitingGame:
    """Share of paths in which each side is broken by then, each (1, 1, month)."""

    russia_exhausted: Array
    eu_broken: Array
    us_broken: Array


def waiting_game(thresholds: Thresholds, paths: Mapping[str, Array]) -> WaitingGame:
    """Compare paths with the user's thresholds.

    Parameters
    ----------
    thresholds : Thresholds
    paths : mapping of str to array, (draw, region, month)
        Variables that `THRESHOLDS` watches, by name. Names that start with ``russia_`` and ``gas_`` have one region,
        all others go along `MACRO_REGIONS`. A threshold whose variable is not given is not judged.
    """
    months = next(iter(paths.values())).shape[-1]

    def path_of(variable: str, side: str) -> Array | None:
        if variable not in paths:
            return None
        return paths[variable][:, MACRO_REGIONS.index(side) if side in MACRO_REGIONS else 0]

    passed = passed_by_then(thresholds, path_of)

    def share(side: str) -> Array:
        broken = broken_by_then(passed, thresholds.count_needed, side).mean(axis=0)
        return np.broadcast_to(broken if broken.size else 0.0, (1, 1, months))

    return WaitingGame(*(share(side) for side in ("RU", *MACRO_REGIONS)))
