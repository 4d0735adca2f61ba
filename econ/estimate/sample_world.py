"""The world in which a response was estimated: what oil and gas cost then, and how much of income they took.

A rise of oil by ten percent was more money, and a larger part of income, in the years of the samples than it is today.
The model counts in money, so it is matched to estimated responses in the world they come from.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

import data
from econ.axes import MACRO_REGIONS
from econ.baseline import Baseline, load_baseline
from econ.build_baseline.consumer_prices import consumer_prices
from econ.build_baseline.markets import series
from econ.estimate.price_data import contributions

BASE = "2026-01"


def sample_world(first: str, last: str, gas_weights: pd.Series | None = None) -> Baseline:
    """Baseline with the mean real energy prices and oil bills of the months `first` to `last`, in money of 2015.

    Bills are the mean of every month's bill over that year's output. What small shocks do not depend on is that of the
    shipped baseline `BASE`, and so are gas prices and the euro where the months lie before their first record.

    Parameters
    ----------
    first, last : str
        Months of the sample, YYYY-MM.
    gas_weights : Series, optional
        Weights of the months for gas prices. A response in percent of the price belongs to the price at which it was
        identified, and gas shocks fell into dear months.

    Returns
    -------
    Baseline
    """
    base, window = load_baseline(BASE), slice(first, last)
    oil = real_oil_usd_bbl()[window]
    ttf = series("ttf", "ttf_eur_mwh") / consumer_prices("EU")
    henry_hub = series("henry_hub", "henry_hub_usd_mmbtu") / consumer_prices("US")
    prices = {"brent_usd_bbl": float(oil.mean())}
    for name, known in (("ttf_eur_mwh", ttf[window]), ("henry_hub_usd_mmbtu", henry_hub[window])):
        if known.notna().any():
            prices[name] = _mean(known, gas_weights)
    output = [gdp_usd_bn_2015(region).reindex(oil.index, method="ffill") for region in MACRO_REGIONS]
    use = [_between_years("consumption_mbd", region, oil.index) for region in MACRO_REGIONS]
    bill_share = [float((u * oil / y).mean()) for u, y in zip(use, output, strict=True)]
    gdp = np.array([float(y.mean()) for y in output])
    imports = _between_years("net_imports_mbd", "US", oil.index)
    weights = [_basket(region, window) for region in MACRO_REGIONS]
    by_region = {
        "energy_weight_pct": np.array([energy for energy, _ in weights]),
        "core_weight_pct": np.array([core for _, core in weights]),
        "gdp_usd_bn": gdp,
        "oil_consumption_mbd": np.array(bill_share) * gdp / prices["brent_usd_bbl"],
        "oil_production_ratio": np.array(
            [base.by_macro_region["oil_production_ratio"][0], float((1.0 - imports / use[1]).mean())]
        ),
        "price_level_2015": np.ones(len(MACRO_REGIONS)),
    }
    euro = series("fx", "usd_per_eur")[window].dropna()
    usd_per_eur = base.numbers["usd_per_eur"] if euro.empty else float(euro.mean())
    return replace(
        base,
        name=f"{first} to {last}",
        note="Means of an estimation sample, for matching responses.",
        paths=dict(base.paths) | {name: np.full_like(base.paths[name], price) for name, price in prices.items()},
        by_macro_region=dict(base.by_macro_region) | by_region,
        numbers=dict(base.numbers) | {"usd_per_eur": usd_per_eur},
    )


def real_oil_usd_bbl() -> pd.Series:
    """Brent, before 1987-05 WTI, in US dollars of 2015 a barrel by month."""
    nominal = series("brent", "brent_usd_bbl").combine_first(series("kaenzig_var", "wti_usd_bbl"))
    return (nominal / consumer_prices("US")).dropna()


def gdp_usd_bn_2015(region: str) -> pd.Series:
    """Real output by quarter in billion US dollars of 2015; the EU grows as the euro area."""
    index = series("gdp_us", "gdp_usd_bn_2017") if region == "US" else series("gdp_ea", "gdp_index_2015")
    nominal = data.load("gdp_nominal").set_index(["year", "country"])["gdp_usd_bn"]
    return index / float(index["2015"].mean()) * float(nominal[2015, region])


def _between_years(column: str, region: str, months: pd.Index) -> pd.Series:
    """Yearly figures of oil dependence by month, straight lines between them; nan where there is none."""
    table = data.load("oil_dependence")
    table = table[table["region"] == region]
    known = table.set_index(pd.to_datetime(table["year"].astype(str) + "-07-01"))[column].astype(float).dropna()
    everything = known.reindex(known.index.union(months)).interpolate("time", limit_direction="both")
    return everything[months]


def _mean(values: pd.Series, weights: pd.Series | None) -> float:
    """Mean over months; where weights are given, their mean of the month before, the price that the shock hit."""
    if weights is None:
        return float(values.mean())
    before = values.shift(1).dropna()
    known = weights.index.intersection(before.index)
    return float(np.average(before[known], weights=weights[known]))


def _basket(region: str, window: slice) -> tuple[float, float]:
    """Mean weights of energy and core in the consumer basket, in percent; today's where the sample is older."""
    base, place = load_baseline(BASE), MACRO_REGIONS.index(region)
    shares = contributions(region)["energy_weight"][window].dropna()
    today = (float(base.by_macro_region[f"{part}_weight_pct"][place]) for part in ("energy", "core"))
    energy_now, core_now = today
    if shares.empty:
        return energy_now, core_now
    energy = 100.0 * float(shares.mean())
    return energy, core_now + energy_now - energy
