"""What the weather of a month did to gas demand, from a regression on months before the replay."""

import numpy as np
import pandas as pd

from econ.validation.observed import heating_degree_days, observed


def demand_effect_twh(months: tuple[str, ...], fit_until: str) -> pd.Series:
    r"""Demand that colder or milder weather than usual added or took away.

    Monthly EU demand is regressed on heating degree days :math:`H`, calendar-month constants and a linear trend, over
    the months both tables have up to `fit_until`; the effect of a month is :math:`\beta (H_t - \bar H_{m(t)})` with the
    mean of the calendar month over the same months.

    Parameters
    ----------
    months : tuple of str
    fit_until : str
        Last month that enters the regression and the mean.

    Returns
    -------
    Series
        By month, positive where it was colder than usual. [TWh a month]
    """
    degree_days, demand = heating_degree_days(), observed("gas_demand_twh")
    known = degree_days.index.intersection(demand.index)
    known = known[known <= fit_until]
    calendar = pd.get_dummies(known.str[5:]).to_numpy(float)
    trend = np.arange(len(known), dtype=float)[:, None]
    design = np.column_stack([degree_days[known].to_numpy(float), calendar, trend])
    slope = np.linalg.lstsq(design, demand[known].to_numpy(float), rcond=None)[0][0]
    usual = degree_days[known].groupby(known.str[5:]).mean()
    return pd.Series({month: float(slope * (degree_days[month] - usual[month[5:]])) for month in months})
