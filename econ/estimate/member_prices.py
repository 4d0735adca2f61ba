"""Consumer prices of the member states after oil and gas: who feels more than the EU."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.stats import spearmanr

import data
from econ.axes import MEMBER_STATES, POWER_GROUPS
from econ.build_baseline.markets import series
from econ.estimate.fit import Fit
from econ.estimate.gas_data import month_dummies
from econ.estimate.member_data import (
    PANDEMIC_MONTHS,
    gdp_weights,
    log_panel,
    member_panel,
    pre_war_exposures,
    with_constant,
)
from econ.estimate.random_effects import RandomEffects, shrunk
from econ.estimate.slow_price import remembered
from econ.parameters import load_parameters

Array = NDArray[np.float64]

FIRST = "2015-06"
"""TTF is a spot price from 2015-04; before, an average import price at the border."""
LAST = "2026-02"
LAGS_MONTHS = 12
FUELS = {"oil": ("fuel_lag_months_eu", "oil_intensity_relative"),
         "gas": ("retail_gas_lag_months_eu", "protected_gas_intensity_relative")}  # fmt: skip
"""Lag with which a price gets through (MODEL.md, eq. 20), and the exposure that a state's sensitivity is shrunk to."""
LARGEST_RELATIVE_SENSITIVITY = 3.0


@dataclass(frozen=True)
class Sensitivity:
    """Response of the price level to a fuel, pp per EUR.

    Attributes
    ----------
    eu, eu_error : float
        Of the GDP-weighted mean of the 27.
    gap, gap_error : Series
        Of each state less the EU's, before shrinking.
    effects : RandomEffects
        Of the gaps.
    """

    eu: float
    eu_error: float
    gap: pd.Series
    gap_error: pd.Series
    effects: RandomEffects

    @property
    def relative(self) -> pd.Series:
        """Sensitivity relative to the EU, within zero and a cap, GDP-weighted mean one."""
        raw = pd.Series(1.0 + self.effects.effect / self.eu, index=list(MEMBER_STATES))
        cut = raw.clip(0.0, LARGEST_RELATIVE_SENSITIVITY)
        return cut / float((cut * gdp_weights()).sum())


@cache
def sensitivities(first: str = FIRST, last: str = LAST, *, with_pandemic: bool = False) -> dict[str, Sensitivity]:
    r"""Estimate each state's sensitivity to oil and gas relative to the EU's.

    For each state, with calendar-month effects and the price that has got through as in MODEL.md, eq. 20,

    .. math:: \Delta\pi_{i,t} - \Delta\pi_{EU,t} = a_{i,m(t)} + d^o_i \Delta L_f P_t + d^g_i \Delta L_r T_t + u_{i,t}

    Newey-West errors; the gaps `d` are then shrunk to what oil use, and gas use of protected customers, per GDP imply.
    What all states share in a month (supply chains, food, the war) drops out; what a state did on its own does not.
    """
    levels = log_panel("hicp_members", "hicp_index_2015")
    parameters = load_parameters().coefficients
    brent = (series("brent", "brent_usd_bbl") / series("fx", "usd_per_eur")).dropna()
    prices = {"oil": brent, "gas": series("ttf", "ttf_eur_mwh")}
    through = pd.DataFrame(
        {
            fuel: remembered(price, np.exp(-1.0 / parameters[FUELS[fuel][0]].central)).diff()
            for fuel, price in prices.items()
        }
    )
    change = levels.diff()[first:last].dropna()
    if not with_pandemic:
        change = change.drop(change[PANDEMIC_MONTHS].index)
    regressors = through.reindex(change.index).join(month_dummies(pd.DatetimeIndex(change.index)))
    weights = gdp_weights()
    eu = (change * weights).sum(axis=1)

    def responses(dependent: pd.Series) -> pd.DataFrame:
        found = sm.OLS(dependent, regressors).fit(cov_type="HAC", cov_kwds={"maxlags": LAGS_MONTHS})
        return pd.DataFrame({"value": found.params, "error": found.bse}).loc[list(FUELS)]

    common = responses(eu)
    gaps = {state: responses(change[state] - eu) for state in MEMBER_STATES}
    exposure = pre_war_exposures()
    result = {}
    for fuel, (_, characteristic) in FUELS.items():
        gap, error = (pd.Series({s: g.loc[fuel, column] for s, g in gaps.items()}) for column in ("value", "error"))
        effects = shrunk(gap.to_numpy(), error.to_numpy(), with_constant(exposure[characteristic], weights))
        eu_value, eu_error = common.loc[fuel].to_numpy(dtype=float)
        result[fuel] = Sensitivity(float(eu_value), float(eu_error), gap, error, effects)
    return result


@cache
def member_prices() -> Fit:
    """Fit the sensitivities; they stand in the baselines (`hicp_oil_relative`, `hicp_gas_relative`), not in the file.

    A state's number is no coefficient to draw apart: the draw of the EU's coefficient moves all states alike.
    """
    months = member_panel("hicp_members", "hicp_index_2015")[FIRST:LAST].dropna().index
    used = months.drop(months[months.slice_indexer("2020-01", "2021-06")])
    found = sensitivities()
    without_crisis = sensitivities(last="2021-08")
    with_pandemic = sensitivities(with_pandemic=True)
    statistics: dict[str, float] = {}
    for fuel, one in found.items():
        effects = one.effects
        statistics |= {
            f"EU's response to {fuel}, pp per 10 EUR": 10.0 * one.eu,
            f"its standard error, {fuel}": 10.0 * one.eu_error,
            f"slope of the gap in the exposure, {fuel}, pp per 10 EUR": 10.0 * effects.slope[1],
            f"its standard error (slope, {fuel})": 10.0 * effects.slope_error[1],
            f"spread of true gaps around it, {fuel}": 10.0 * effects.spread,
            f"rank correlation with the estimates before 2021-09, {fuel}": _rank(one.gap, without_crisis[fuel].gap),
            f"rank correlation with the pandemic in, {fuel}": _rank(one.gap, with_pandemic[fuel].gap),
        }
    power = _with_power(found["gas"])
    statistics |= {
        "gas, with the power group's hours set by gas added: its slope, pp per 10 EUR": 10.0 * power.slope[2],
        "its standard error (power)": 10.0 * power.slope_error[2],
    }
    rise = _retail_rise()
    statistics["rank correlation with the rise of household gas prices 2021S1 to 2022S2 times gas use"] = _rank(
        found["gas"].relative[rise.index], rise
    )
    statistics["states in that comparison"] = float(len(rise))
    return Fit(
        id="member-prices",
        title="Consumer prices of the member states after oil and gas",
        method=(
            "Monthly inflation of a state less the GDP-weighted mean of the 27 on oil (in EUR) and TTF as they get "
            "through with the model's lags, calendar-month effects, Newey-West errors (12 lags); the gaps shrunk to "
            "oil use, and gas use of households, services and district heat, per GDP by restricted maximum likelihood. "
            "Nearly all information on gas is one event, 2021 to 2023, with each state's own caps and tariff shields "
            "in it: the numbers are how states fared then, not constants of nature. They stand in the baselines."
        ),
        sample=f"{used[0]:%Y-%m} to {used[-1]:%Y-%m} without 2020-01 to 2021-06, 27 states",
        observations=len(used) * len(MEMBER_STATES),
        estimates=(),
        statistics=statistics,
        table=_table(found),
    )


def _rank(left: pd.Series, right: pd.Series) -> float:
    """Spearman's rank correlation."""
    return float(spearmanr(left, right).statistic)


def _with_power(gas: Sensitivity) -> RandomEffects:
    """Shrink the gaps for gas to gas use and to the share of hours in which gas sets the price of power."""
    coefficients = load_parameters().coefficients
    share = pd.Series(
        {
            state: coefficients[f"power_gas_share_{group}"].central
            for group, states in POWER_GROUPS.items()
            for state in states
        }
    )
    weights = gdp_weights()
    use = with_constant(pre_war_exposures()["protected_gas_intensity_relative"], weights)
    hours = with_constant(share.reindex(list(MEMBER_STATES)), weights)[:, 1:]
    return shrunk(gas.gap.to_numpy(), gas.gap_error.to_numpy(), np.hstack([use, hours]))


def _retail_rise() -> pd.Series:
    """Rise of household gas prices with taxes times protected customers' gas per GDP, where prices are reported."""
    table = data.load("gas_retail_households")
    prices = table[table["country"].isin(MEMBER_STATES)].pivot(
        index="country", columns="semester", values="price_all_taxes_eur_kwh"
    )
    rise = (prices["2022S2"] - prices["2021S1"]).astype(float).dropna()
    return rise * pre_war_exposures()["protected_gas_intensity_relative"][rise.index]


def _table(found: dict[str, Sensitivity]) -> str:
    """Sensitivities by state: estimate with its error, what the exposure implies, and what is used."""
    head = "| state | " + " | ".join(
        f"{fuel}: estimated | error | implied | used" for fuel in found
    )  # fmt: skip
    used = {fuel: one.relative for fuel, one in found.items()}
    lines = [head + " |", "|" + "---|" * (1 + 4 * len(found))]
    for i, state in enumerate(MEMBER_STATES):
        cells = []
        for fuel, one in found.items():
            numbers = (
                1.0 + one.gap[state] / one.eu,
                one.gap_error[state] / one.eu,
                1.0 + one.effects.implied[i] / one.eu,
                used[fuel][state],
            )
            cells += [f"{number:.2f}" for number in numbers]
        lines.append(f"| {state} | " + " | ".join(cells) + " |")
    return "Relative to the EU.\n\n" + "\n".join(lines)
