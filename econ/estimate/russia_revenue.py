"""Russian oil and gas revenue: how much of what the tax formula asks the budget gets, 2020 to January 2026."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.regression.linear_model import RegressionResultsWrapper

import data
from econ.estimate.fit import Estimate, Fit
from econ.estimate.gas_data import column
from econ.estimate.russia_revenue_data import FIRST, LAST, monthly_bases, revenue_by_period
from econ.russia.taxes import damper_margin_rub_bbl, statutory_take_usd_bbl
from econ.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

OIL, DAMPER, DUTY, EXTRACTION = (
    "russia_oil_tax_share",
    "russia_damper_rub_bn_per_1000_rub",
    "russia_gas_duty_share",
    "russia_gas_extraction_tax_rub_bn",
)
REGRESSORS = ["oil", "damper", "profit"]
GAS_FROM = "2019"
LAW_URALS_USD_BBL, LAW_RUB_PER_USD = 59.0, 92.0
"""Price and exchange rate at which the budget law for 2026 states its oil and gas revenue (row ru_budget_rule)."""
YEARS = (2020, 2021, 2022, 2023, 2024, 2025)


@dataclass(frozen=True, eq=False)
class Revenue:
    """Both regressions and the monthly bases they were run on."""

    oil: RegressionResultsWrapper
    duty: RegressionResultsWrapper
    extraction: RegressionResultsWrapper
    bases: pd.DataFrame

    def monthly_rub_bn(self, coefficients: pd.Series | None = None) -> pd.Series:
        """Revenue by month that observed prices, rouble and volumes give; of other coefficients on oil if given."""
        on_oil = self.oil.params if coefficients is None else coefficients
        gas = self.duty.params["gas_duty"] * self.bases["gas_duty"] + self.bases["gas_extra"]
        return (self.bases[REGRESSORS] @ on_oil + gas + self.extraction.params["months"])[FIRST:LAST]


@cache
def revenue(without: int | None = None) -> Revenue:
    """Fit gas taxes on their own, then what is left on the oil bases; periods weighted by one over their months.

    Parameters
    ----------
    without : int, optional
        Year left out of the oil regression.
    """
    bases = monthly_bases()
    duty, extraction = _gas(bases)
    periods = revenue_by_period(bases)
    if without is not None:
        periods = periods[~periods.index.str.startswith(str(without))]
    weight = 1.0 / np.sqrt(periods["months"])
    gas = duty.params["gas_duty"] * periods["gas_duty"] + periods["gas_extra"]
    left = periods["revenue"] - gas - extraction.params["months"] * periods["months"]
    oil = sm.OLS(left * weight, periods[REGRESSORS].mul(weight, axis=0)).fit(cov_type="HC1")
    return Revenue(oil, duty, extraction, bases)


def _gas(bases: pd.DataFrame) -> tuple[RegressionResultsWrapper, RegressionResultsWrapper]:
    """Gas duty on its statutory base, and extraction tax without what was added by law on a constant."""
    taxes = data.load("russia_oil_gas_taxes").set_index("month")[GAS_FROM:]
    spans = [bases[:month].iloc[-int(months) :] for month, months in taxes["months"].items()]
    weight = 1.0 / np.sqrt(taxes["months"])
    base, extra = (
        pd.Series([span[name].sum() for span in spans], taxes.index, name=name) for name in ("gas_duty", "gas_extra")
    )
    duty = sm.OLS(taxes["gas_duty_rub_bn"] * weight, (base * weight).to_frame("gas_duty")).fit(cov_type="HC1")
    own = taxes["gas_extraction_tax_rub_bn"] - extra
    extraction = sm.OLS(own * weight, (taxes["months"] * weight).to_frame("months")).fit(cov_type="HC1")
    return duty, extraction


@cache
def by_year() -> pd.DataFrame:
    """Revenue by year, in RUB trn: observed, fitted, and told by the fit without the year; errors in percent."""
    observed = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"].astype(float)
    fitted = _yearly(revenue().monthly_rub_bn())
    rows = {}
    for year in YEARS:
        told = _yearly(revenue(without=year).monthly_rub_bn())[year]
        rows[year] = {
            "observed": observed[year],
            "fitted": fitted[year],
            "error": 100.0 * (fitted[year] / observed[year] - 1.0),
            "told": told,
            "error_told": 100.0 * (told / observed[year] - 1.0),
        }
    return pd.DataFrame(rows).T


def told_draws(year: int, n_draws: int) -> np.ndarray:
    """Revenue of a year by the fit without it, in RUB trn: coefficients on oil drawn, monthly errors of the fit added.

    Monthly errors are taken to last the whole year, because prices of fuels, which move the damper, do.
    """
    found = revenue(without=year)
    rng = np.random.default_rng(0)
    coefficients = rng.multivariate_normal(found.oil.params, found.oil.cov_params(), n_draws)
    months = found.bases.loc[str(year)].index
    bases = found.bases.loc[months, REGRESSORS].sum().to_numpy()
    centre = found.monthly_rub_bn().loc[months].sum()
    errors = by_year().drop(index=year)["error_told"].std() / 100.0 * centre * rng.standard_normal(n_draws)
    return np.asarray((centre + (coefficients - found.oil.params.to_numpy()) @ bases + errors) / 1000.0)


def _yearly(monthly: pd.Series) -> pd.Series:
    return monthly.groupby(pd.DatetimeIndex(monthly.index).year).sum() / 1000.0


@cache
def russia_revenue() -> Fit:
    r"""Estimate what part of the tax formula's revenue the federal budget gets.

    .. math:: B_t = k S_{t-1} - \delta \max(P R - X, 0)_{t-1} + c\, d\, G_{t-1} + m   (MODEL.md, eq. 34)

    with `S` statutory extraction tax and duty on all crude, the damper on Urals in roubles over its threshold `X`, `d`
    the rate of duty on pipeline gas worth `G`, and `m` the extraction tax on gas. The tax on additional income falls
    due in four months of the year; its seasonal part has a mean of zero and no place in the model.
    """
    found = revenue()
    k, errors = found.oil.params, found.oil.bse
    table = by_year()
    linked = found.oil.cov_params().loc[["oil", "damper"], ["oil", "damper"]].to_numpy()
    correlation = np.eye(4)
    correlation[0, 1] = correlation[1, 0] = linked[0, 1] / np.sqrt(linked[0, 0] * linked[1, 1])
    return Fit(
        id="russia-revenue",
        title="Russian federal revenue from oil and gas",
        method=(
            "Least squares of revenue by month and, where no month is known, of the rest of the year on the bases of "
            "the tax formula a month earlier: statutory extraction tax and duty on crude produced, the fuel damper, "
            "and months of the profit tax; gas duty and gas extraction tax from the ministry's own breakdown of 2019 "
            "to 2023. Periods are weighted by one over the root of their months; robust errors."
        ),
        sample="2020-01 to 2026-01; 2020 has its own low prices and volumes in the base, so the pandemic stays in",
        observations=int(found.oil.nobs),
        estimates=(
            Estimate.normal(OIL, "share", k["oil"], errors["oil"]),
            Estimate.normal(DAMPER, "RUB bn a month per thousand RUB/bbl", k["damper"], errors["damper"]),
            Estimate.normal(DUTY, "share", found.duty.params["gas_duty"], found.duty.bse["gas_duty"]),
            Estimate.normal(
                EXTRACTION, "RUB bn a month", found.extraction.params["months"], found.extraction.bse["months"]
            ),
        ),
        correlation=correlation,
        statistics={
            "profit tax: more of the base in its four months, share": float(k["profit"]),
            "its standard error": float(errors["profit"]),
            "standard error of a month, RUB bn": float(np.sqrt(found.oil.scale)),
            "oil share without 2020": float(revenue(without=2020).oil.params["oil"]),
            "oil share without 2022": float(revenue(without=2022).oil.params["oil"]),
            "mean absolute error of a year told without it, 2021 to 2025, percent": float(
                table.loc[2021:, "error_told"].abs().mean()
            ),
            "observations of gas taxes": float(found.duty.nobs),
            "budget law 2026 by the formula, RUB trn (law: 8.919)": budget_law_rub_trn(found),
        },
        table=_table(table),
    )


def budget_law_rub_trn(found: Revenue) -> float:
    """Revenue at the price and rouble of the budget law for 2026, volumes of oil and duty on gas as in 2025."""
    k = found.oil.params
    crude_mbd = float(column("oil_market_world", "russia_crude_kbd").loc[slice("2025-01", "2025-12")].mean()) / 1000.0
    oil = statutory_take_usd_bbl(LAW_URALS_USD_BBL) * LAW_RUB_PER_USD * crude_mbd * DAYS_PER_MONTH / 1000.0
    margin = damper_margin_rub_bbl(LAW_URALS_USD_BBL * LAW_RUB_PER_USD, 2026.5) / 1000.0
    duty = float(found.bases["gas_duty"].loc[slice("2025-01", "2025-12")].mean())
    gas = found.duty.params["gas_duty"] * duty + found.extraction.params["months"]
    return float(MONTHS_PER_YEAR * (k["oil"] * oil - k["damper"] * margin + gas) / 1000.0)


def _table(years: pd.DataFrame) -> str:
    rows = "\n".join(
        f"| {year} | {row.observed:.2f} | {row.fitted:.2f} | {row.error:+.1f} | {row.told:.2f} | "
        f"{row.error_told:+.1f} |"
        for year, row in years.iterrows()
    )
    return (
        "Revenue by year, RUB trn, at observed Urals tax price, rouble, crude output and gas flows; errors in percent"
        "\n\n"
        "| year | observed | fitted | error | told without the year | error |\n|---|---|---|---|---|---|\n" + rows
    )
