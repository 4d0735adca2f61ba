"""Growth of GDP as a run and the quarters observed before it have it, without the residuals the model adds to growth.

Growth that the scenario does not explain is the baseline's: a return to the mean. Member states without a growth path
of their own are given the EU's.
"""

import numpy as np
from numpy.typing import NDArray

from econ.axes import RISK_REGIONS
from econ.baseline import Baseline
from econ.calendar import month_number, months_after
from econ.validation.observed import observed_gdp

Array = NDArray[np.float64]

MONTHS_PER_QUARTER = 3


def growth_pct(
    deviation_pct: Array, region: str, baseline: Baseline, window: tuple[str, str], against: tuple[str, str]
) -> Array:
    """Growth of mean GDP from one window of months to another.

    Parameters
    ----------
    deviation_pct : array, (draw, month)
        GDP against baseline from the month after the baseline's. [percent]
    region : str
        EU, US or a member state.
    baseline : Baseline
        Gives the growth without the scenario.
    window, against : pair of str
        First and last month; what lies before the run is as observed.

    Returns
    -------
    array, (draw,)
        Percent.

    Raises
    ------
    ValueError
        If a month lies after the run, or before it where GDP was not observed.
    """
    simulated = months_after(baseline.month, deviation_pct.shape[-1])
    place = RISK_REGIONS.index(region) if region in RISK_REGIONS else 0
    quarterly = baseline.paths["gdp_growth_quarterly_pct"][0, place]
    calm = np.repeat(np.exp(np.cumsum(quarterly) / 100.0), MONTHS_PER_QUARTER)[: len(simulated)]
    levels = calm * (1.0 + deviation_pct / 100.0)

    def mean(first: str, last: str) -> Array:
        inside = [i for i, month in enumerate(simulated) if first <= month <= last]
        past = np.array([])
        if first <= baseline.month:
            history, known_to = observed_gdp(region), min(last, baseline.month)
            before = history[first:known_to]
            if len(before) <= month_number(known_to) - month_number(first) or baseline.month not in history:
                raise ValueError(
                    f"GDP of {region} is observed from {history.index[0]} to {history.index[-1]}; growth from before "
                    f"the run needs it from {first} to {baseline.month}"
                )
            past = before.to_numpy(dtype=float) / float(history[baseline.month])
        if last > simulated[-1]:
            raise ValueError(f"the run ends in {simulated[-1]}, before {last}")
        total = past.sum() + levels[:, inside].sum(axis=1)
        return np.asarray(total / (len(past) + len(inside)))

    return 100.0 * (mean(*window) / mean(*against) - 1.0)
