"""Tables of the power report: other samples, other forms, and errors out of sample."""

import numpy as np
import pandas as pd
import statsmodels.api as sm

from econ.axes import POWER_GROUPS
from econ.build_baseline.markets import series
from econ.build_baseline.power import member_prices, plant_costs
from econ.estimate.power_regression import CRISIS, LAGS, SAMPLE, fuels_of, left_out, regressors

SUBSAMPLES = {
    "2015-04 to 2021-08": slice("2015-04", "2021-08"),
    "2021-09 to 2023-06": CRISIS,
    "2023-07 to 2026-02": slice("2023-07", "2026-02"),
}
STEP_MONTHS = 6
FIRST_ORIGIN = "2018-12"


def table(prices: pd.DataFrame) -> str:
    """Markdown tables for the report."""
    return "\n\n".join((_groups(), _other_samples(prices), _out_of_sample(prices), _carbon()))


def _groups() -> str:
    """Mean correlation of monthly price changes with the own group and with the nearest other group."""
    together = member_prices()[SAMPLE].diff().corr()
    lines = [
        "Correlation of monthly changes:",
        "",
        "| group | inside | nearest other group | with it |",
        "|---|---|---|---|",
    ]
    inside = {group: [state for state in states if state in together] for group, states in POWER_GROUPS.items()}
    for group, states in inside.items():
        own = together.loc[states, states].to_numpy()[np.triu_indices(len(states), 1)]
        others = {g: float(together.loc[states, s].to_numpy().mean()) for g, s in inside.items() if g != group}
        nearest = max(others, key=lambda name: others[name])
        lines.append(
            f"| {group} | {own.mean():.2f} | {nearest} | {others[nearest]:.2f} |"
            if own.size
            else f"| {group} | one state | {nearest} | {others[nearest]:.2f} |"
        )
    return "\n".join(lines)


def _carbon() -> str:
    """Local projections of the allowance price on a month's change of TTF."""
    sources = (("eua", "carbon", "eua_eur_t"), ("ttf", "ttf", "ttf_eur_mwh"), ("coal", "coal_newcastle", "coal_usd_t"))
    prices = pd.DataFrame({name: np.log(series(table, column)) for name, table, column in sources})[SAMPLE]
    change = prices.diff()
    design = sm.add_constant(change[["ttf", "coal"]].assign(before=change["eua"].shift(1)))
    lines = ["Carbon after a month's change of TTF, percent per percent (local projections, standard errors):", ""]
    lines += ["| month | response |", "|---|---|"]
    for horizon in (0, 1, 3, 6, 12):
        rise = (prices["eua"].shift(-horizon) - prices["eua"].shift(1)).rename("rise")
        both = pd.concat([rise, design], axis=1).dropna()
        fit = sm.OLS(both["rise"], both.drop(columns="rise")).fit(cov_type="HAC", cov_kwds={"maxlags": horizon + 3})
        lines.append(f"| {horizon} | {fit.params['ttf']:.2f} ({fit.bse['ttf']:.2f}) |")
    return "\n".join(lines)


def _other_samples(prices: pd.DataFrame) -> str:
    """Coefficients on gas and on coal, both free, in parts of the sample."""
    costs = plant_costs()[SAMPLE]
    lines = ["Gas and coal together, unrestricted (standard errors):", "", "| group | sample | gas | coal | R2 |"]
    lines.append("|---|---|---|---|---|")
    whole = pd.Series(True, index=costs.index)
    calm = whole.copy()
    calm[CRISIS] = False
    samples = {"all": whole, "without 2021-09 to 2023-06": calm}
    for name, part in SUBSAMPLES.items():
        samples[name] = ~whole
        samples[name] = pd.Series(costs.index.isin(costs[part].index), index=costs.index)
    for group in POWER_GROUPS:
        for name, inside in samples.items():
            kept = inside & ~left_out(group, costs.index)
            if kept.sum() < 2 * STEP_MONTHS:
                continue
            fit = sm.OLS(prices[group].reindex(costs.index)[kept], sm.add_constant(costs[kept])).fit(
                cov_type="HAC", cov_kwds={"maxlags": LAGS}
            )
            cells = [f"{fit.params[fuel]:.2f} ({fit.bse[fuel]:.2f})" for fuel in ("gas", "coal")]
            lines.append(f"| {group} | {name} | {cells[0]} | {cells[1]} | {fit.rsquared:.2f} |")
    return "\n".join(lines)


def _out_of_sample(prices: pd.DataFrame) -> str:
    """Mean absolute error over the next six months, fuel prices known, refitted twice a year."""
    errors = pd.concat([errors_of(group, prices[group]) for group in POWER_GROUPS], keys=POWER_GROUPS)
    calm = ~errors.index.get_level_values(1).isin(plant_costs()[CRISIS].index)
    lines = [
        "Mean absolute error out of sample (EUR/MWh): refitted every June and December on the months before, fuel and "
        "carbon prices of the next six months known; levels and elasticities both moved to the last year's mean error:",
        "",
        "| group | levels | constant elasticity | random walk | levels, calm months | elasticity, calm | walk, calm |",
        "|---|---|---|---|---|---|---|",
    ]
    for group in (*POWER_GROUPS, "all"):
        chosen = errors if group == "all" else errors.loc[[group]]
        quiet = errors[calm] if group == "all" else errors[calm].loc[[group]]
        cells = [f"{value:.1f}" for part in (chosen, quiet) for value in part.mean()]
        lines.append(f"| {group} | {' | '.join(cells)} |")
    return "\n".join(lines)


def errors_of(group: str, prices: pd.Series) -> pd.DataFrame:
    """Absolute errors by month of the model in levels, of constant elasticities, and of the last price."""
    levels = regressors(fuels_of(group))
    logs = np.log(
        pd.DataFrame({"ttf": series("ttf", "ttf_eur_mwh"), "eua": series("carbon", "eua_eur_t")}).reindex(levels.index)
    )
    logs["coal"] = np.log(series("coal_newcastle", "coal_usd_t").reindex(levels.index))
    logs = sm.add_constant(logs)
    known = prices.reindex(levels.index)[~left_out(group, levels.index)].dropna()
    rows = []
    for origin in known[SAMPLE][FIRST_ORIGIN:].index:
        if origin.month % STEP_MONTHS:
            continue
        past = known[:origin]
        ahead = known[origin + pd.offsets.MonthBegin() : origin + pd.DateOffset(months=STEP_MONTHS)]
        linear = sm.OLS(past, levels.reindex(past.index)).fit()
        elastic = sm.OLS(np.log(past), logs.reindex(past.index)).fit()
        level = linear.predict(levels.reindex(ahead.index)) + linear.resid.iloc[-12:].mean()
        elasticity = np.exp(elastic.predict(logs.reindex(ahead.index)) + elastic.resid.iloc[-12:].mean())
        rows.append(
            pd.DataFrame(
                {
                    "levels": (ahead - level).abs(),
                    "elasticity": (ahead - elasticity).abs(),
                    "walk": (ahead - past.iloc[-1]).abs(),
                }
            )
        )
    return pd.concat(rows)
