"""The fits of consumers' energy prices as reports: stability, the form in logarithms, rules of thumb, finer checks."""

import numpy as np
import pandas as pd

import data
from econ.build_baseline.consumer_prices import consumer_prices, price_level_2015
from econ.estimate.energy_price_forms import CALM_UNTIL, form_errors
from econ.estimate.energy_prices import CAPPED, PassThrough, capped, central, estimates, pass_through
from econ.estimate.fit import Fit
from econ.estimate.price_data import CRISIS, LAST, PANDEMIC, annual_change_pp, energy_prices
from econ.estimate.price_data import passed_through as felt
from econ.estimate.retail_checks import POWER_STATES, bill_responses, fuel_responses

HUB_FIRST = "2016-04"
"""A year after the first price at the Dutch hub; before, TTF is a border price."""


def energy_prices_euro_area() -> Fit:
    """Oil and gas in the euro area's energy prices."""
    return _fit("EU")


def energy_prices_us() -> Fit:
    """Oil and gas in US energy prices."""
    return _fit("US")


def _fit(region: str) -> Fit:
    found = central(region)
    given, correlation = estimates(region)
    sample = found.results.model.data.row_labels
    params, errors = found.results.params, found.results.bse
    statistics = {
        "R2": float(found.results.rsquared),
        "standard error of the regression, pp": float(np.sqrt(found.results.scale)),
        "first autocorrelation of residuals (the changes overlap)": float(found.results.resid.autocorr()),
        "constant (taxes, networks, margins), pp a year": float(params["constant"]),
    }
    tables = [_stability(region), _forms(region), _rules(region)]
    if region == "EU":
        statistics["share of gas taken by the price measures of 2022 and 2023"] = found.capped_share
        statistics["coefficient of the measures, pp per EUR/MWh"] = float(params["capped"])
        statistics["its standard error"] = float(errors["capped"])
        statistics["correlation of power with gas, both passed through with six months"] = power_gas_correlation()
        tables += [_fuels(), _bills()]
    return Fit(
        id="energy-prices-euro-area" if region == "EU" else "energy-prices-us",
        title=f"Oil and gas in consumers' energy prices, {'euro area' if region == 'EU' else 'United States'}",
        method=(
            "Contribution of energy to annual inflation on twelve-month changes of oil and gas prices passed through "
            "by partial adjustment, in money of 2015; lags by search; errors robust to twelve months of "
            "autocorrelation. " + METHOD[region]
        ),
        sample=f"{sample[0]:%Y-%m} to {sample[-1]:%Y-%m}",
        observations=int(found.results.nobs),
        estimates=given,
        correlation=correlation,
        statistics=statistics,
        table="\n\n".join(tables),
    )


METHOD = {
    "EU": (
        f"Gas stands for power as well. Price brakes and tax cuts from {CAPPED.start} to {CAPPED.stop} are set apart "
        "as a share of the gas price above 20 EUR/MWh, so that the coefficient on gas is without them; what this "
        "changes is added to its error. TTF before 2015-04 is a border price. The pandemic stays in, since pumps and "
        "contracts worked as ever; without it below."
    ),
    "US": (
        "The weight of energy is the quantity that explains all items less food by energy and core in windows of five "
        "years, times prices. Core and energy end in 2025-09."
    ),
}


def alternatives(region: str) -> dict[str, PassThrough]:
    """Return the regression on other samples and with other regressors, by what differs."""
    extra = capped if region == "EU" else None
    found = {
        "central": central(region),
        "without 2020-01 to 2021-06": pass_through(region, without=PANDEMIC, extra=extra),
        f"to {CALM_UNTIL}": pass_through(region, last=CALM_UNTIL),
        "without 2021-07 to 2023-12": pass_through(region, without=CRISIS),
        f"from {HUB_FIRST}": pass_through(region, first=HUB_FIRST, extra=extra),
    }
    if region == "EU":
        found["price measures not set apart"] = pass_through(region)
        found[f"from {HUB_FIRST}, with power (lag 3)"] = pass_through(region, first=HUB_FIRST, extra=_with_power)
    return found


def power_gas_correlation() -> float:
    """Correlation of the twelve-month changes of power and gas, both passed through with six months."""
    power = _power(6.0)
    gas = annual_change_pp(felt(energy_prices("EU")["gas"], 6.0), consumer_prices("EU"))
    return float(power.corr(gas))


def _power(lag_months: float) -> pd.Series:
    table = data.load("power_wholesale")
    states = table[table["country"].isin(POWER_STATES)].pivot(index="month", columns="country", values="power_eur_mwh")
    price = states.astype(float).mean(axis=1)[:LAST]
    return annual_change_pp(felt(price, lag_months), consumer_prices("EU")).dropna()


def _with_power(lag_months: float) -> dict[str, pd.Series]:
    return capped(lag_months) | {"power": _power(3.0)}


def _stability(region: str) -> str:
    lines = [
        "## Other samples",
        "",
        "| sample | n | oil (error) | gas (error) | lag oil | lag gas | measures take | power (error) | R2 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, found in alternatives(region).items():
        params, errors = found.results.params, found.results.bse
        taken = f"{found.capped_share:.2f}" if "capped" in params else ""
        power = f"{params['power']:.4f} ({errors['power']:.4f})" if "power" in params else ""
        lines.append(
            f"| {name} | {found.results.nobs:.0f} | {params['oil']:.4f} ({errors['oil']:.4f}) "
            f"| {params['gas']:.4f} ({errors['gas']:.4f}) | {found.oil_lag_months:.1f} | {found.gas_lag_months:.1f} "
            f"| {taken} | {power} | {found.results.rsquared:.3f} |"
        )
    return "\n".join(lines)


def _forms(region: str) -> str:
    lines = [
        "## Money or logarithms: root mean squared error of the contribution, pp",
        "",
        "| form | whole sample | 2021-07 to 2023-12, fitted to 2021-06 |",
        "|---|---|---|",
    ]
    for name, row in form_errors(region).iterrows():
        lines.append(f"| {name} | {row['in sample']:.3f} | {row['crisis unseen']:.3f} |")
    return "\n".join(lines)


def effect_of_ten_percent(region: str) -> dict[str, float]:
    """Long-run effect on the price level [pp] of ten percent on oil and on gas at the prices and money of 2026-02."""
    price, params = energy_prices(region).iloc[-1], central(region).results.params
    return {fuel: float(0.1 * price[fuel] * params[fuel] / price_level_2015(region, LAST)) for fuel in ("oil", "gas")}


def _rules(region: str) -> str:
    effect = effect_of_ten_percent(region)
    lines = ["## Rules of thumb, pp of the price level in the long run, direct part", ""]
    lines += ["| shock at the prices of 2026-02 | here | published |", "|---|---|---|"]
    if region == "EU":
        lines.append(f"| oil +10 % | {effect['oil']:.2f} | 0.15 direct, 0.2 (0.15 to 0.4) in all (infl_oil10_ea) |")
        lines.append(f"| gas +10 % | {effect['gas']:.2f} | 0.1 (0.05 to 0.15) in all (infl_gas10_ea) |")
    else:
        per_usd = central("US").results.params["oil"] / price_level_2015("US", LAST)
        lines.append(f"| oil +10 USD | {10.0 * per_usd:.2f} | 0.2 (0.1 to 0.25) in all (infl_us_10usd) |")
        lines += [f"| oil +10 % | {effect['oil']:.2f} | |", f"| gas +10 % | {effect['gas']:.2f} | |"]
    return "\n".join(lines)


def _fuels() -> str:
    lines = ["## Pump prices: share of a change in Brent per litre taken on within months (one: in full)", ""]
    lines += ["| fuel | same month | 1 | 2 | 3 | error | n |", "|---|---|---|---|---|---|---|"]
    for name, row in fuel_responses().iterrows():
        shares = " | ".join(f"{row[str(lag)]:.2f}" for lag in range(4))
        lines.append(f"| {name} | {shares} | {row['error']:.2f} | {row['observations']:.0f} |")
    return "\n".join(lines)


def _bills() -> str:
    lines = [
        "## Bills without taxes, EU: share of a change in wholesale prices taken on, by half-year (one: in full)",
        "",
    ]
    lines += ["| bill | same | next | after | sum | error | n |", "|---|---|---|---|---|---|---|"]
    for name, row in bill_responses().iterrows():
        shares = " | ".join(f"{row[part]:.2f}" for part in ("same", "next", "after", "sum", "error"))
        lines.append(f"| {name} | {shares} | {row['observations']:.0f} |")
    return "\n".join(lines)
