"""Waiting game: by when each side has passed a threshold of pain."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.levers.assumptions import Thresholds

Array = NDArray[np.float64]


@dataclass(frozen=True)
class WaitingGame:
    """Share of paths in which each side has passed a threshold by then, each (1, 1, month)."""

    russia_exhausted: Array
    eu_broken: Array
    us_broken: Array


def waiting_game(
    thresholds: Thresholds,
    *,
    real_income_pct: Array,
    headline_yoy_pct: Array,
    unemployment_pp: Array,
    gas_rationed_share: Array,
    liquid_fund_rub_trn: Array,
) -> WaitingGame:
    """Compare paths with the user's thresholds; a side is broken from the first month in which any is passed.

    Parameters
    ----------
    real_income_pct, unemployment_pp : array, (draw, region, month)
        Deviations from baseline, regions as in `MACRO_REGIONS`.
    headline_yoy_pct : array, (draw, region, month)
        Inflation.
    gas_rationed_share : array, (draw, 1, month)
        EU only.
    liquid_fund_rub_trn : array, (draw, 1, month)
    """
    pain = (
        (real_income_pct < -thresholds.real_income_loss_pct)
        | (headline_yoy_pct > thresholds.headline_cpi_yoy_pct)
        | (unemployment_pp > thresholds.unemployment_rise_pp)
    )
    eu = pain[:, :1] | (gas_rationed_share > thresholds.gas_rationed_share)
    return WaitingGame(
        russia_exhausted=_by_then(liquid_fund_rub_trn <= thresholds.russia_liquid_fund_rub_trn),
        eu_broken=_by_then(eu),
        us_broken=_by_then(pain[:, 1:]),
    )


def _by_then(passed: NDArray[np.bool_]) -> Array:
    """Share of draws that have passed at least once up to each month."""
    return np.logical_or.accumulate(passed, axis=-1).mean(axis=0, keepdims=True)
