"""Report pages of the responses to oil and gas supply shocks; they are targets and give no coefficient."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from econ.estimate.energy_shock import LEFT_OUT, PANDEMIC, EnergyShock
from econ.estimate.fit import Fit
from econ.estimate.gas_data import column
from econ.estimate.gas_responses import (
    EURO_AREA_SHOCKS,
    american_supply,
    euro_area_gas_shock,
    european_supply,
    gas_euro_area,
    gas_euro_area_recursive,
    gas_us,
    gas_us_recursive,
    henry_hub_after_activity,
    ttf_after_activity,
    us_gas_shock,
)
from econ.estimate.oil_news import news_responses
from econ.estimate.oil_responses import (
    US_SHOCKS,
    euro_area_oil_shock,
    oil_euro_area,
    oil_us,
    oil_us_extended,
    us_oil_shock,
)
from econ.estimate.response_tables import Case, comparison_table, diagnostics, response_table
from econ.estimate.responses import Responses

PUBLISHED = Path(__file__).parent / "oil_news_published.csv"
CRISIS_OUT, NORMAL_TIMES = LEFT_OUT["without 2020-01 to 2023-12"], LEFT_OUT["to 2019-12"]

PANDEMIC_TREATMENT = (
    "Months of the pandemic are neither months of a shock nor of an outcome; where they are lags, a line bridges them."
)
CHAINED = (
    "Euro-area price levels are chained from annual rates published to 0.1: month effects take up the unknown season, "
    "rounding stays as noise."
)
GENERATED = (
    "The shock comes from a VAR of its authors, in which the price is a variable, so its own first stage is strong by "
    "construction and the bands leave out the error of its identification: the raw surprise or instrument (below) "
    "shows how much outside information there is."
)
ONE_CRISIS = (
    "The euro-area responses to gas are those of one crisis: without 2020 to 2023 the shocks have no usable first "
    "stage, and core and food of those years answered to more than gas. No fall of activity is found."
)
PRODUCER = "The raw instrument has no first stage; hardly a response can be told from zero."
ACTIVITY = ("headline_cpi_pct", "core_cpi_pct", "industrial_production_pct", "unemployment_rate_pp", "gdp_pct")
PRICES = ("headline_cpi_pct", "energy_cpi_pct", "core_cpi_pct", "industrial_production_pct", "unemployment_rate_pp")


def oil_news() -> Fit:
    """Känzig (2021) replicated, beside the published figures."""
    news, found = news_responses(), oil_us()
    return Fit(
        id="oil-news",
        title="Oil supply news and the United States: Känzig (2021) replicated",
        method=(
            "Proxy SVAR in logarithms, twelve lags; instrument: oil price surprises around OPEC announcements; bands "
            "from a moving-block bootstrap, 300 replications, centred on the estimate. Real WTI ten percent up on "
            "impact."
        ),
        sample=found.sample,
        observations=found.observations,
        estimates=(),
        statistics={
            "first-stage F, homoskedastic (published 22.67)": news.first_stage_f,
            "first-stage F, robust (published 10.55)": news.first_stage_robust_f,
            "largest gap to a published response": float(np.abs(replication()["gap"]).max()),
        },
        table=_replication_table(),
    )


def replication() -> pd.DataFrame:
    """Compare published and replicated responses: central values, 90 percent bands and the gap between the former."""
    found = oil_us()
    if found.draws is None:
        raise ValueError("the replication has no bootstrap draws")
    table = pd.read_csv(PUBLISHED)
    places, months = [found.place(variable) for variable in table["variable"]], table["months"].to_numpy()
    low, high = np.quantile(found.draws[:, places, months], [0.05, 0.95], axis=0)
    ours = found.point[places, months]
    return table.assign(ours=ours, ours_low=low, ours_high=high, gap=ours - table["central"])


def _replication_table() -> str:
    lines = [
        "## Responses in percent, 90 percent bands",
        "",
        "| variable | month | published | band | here | band |",
        "|---|---|---|---|---|---|",
    ]
    for row in replication().to_dict("records"):
        published = f"{row['low']} to {row['high']}" if np.isfinite(row["low"]) else "not given"
        here = f"{row['ours']:.2f} | {row['ours_low']:.2f} to {row['ours_high']:.2f}"
        lines.append(f"| `{row['variable']}` | {row['months']} | {row['central']} | {published} | {here} |")
    return "\n".join(lines)


def oil_in_the_us() -> Fit:
    """United States after oil supply news, to the latest data."""
    later = slice("1984-01", US_SHOCKS.stop)
    others = {
        "shocks from 1984": (us_oil_shock(months=later), PANDEMIC),
        "raw surprise, from 1984": (us_oil_shock("surprise_pct", later), PANDEMIC),
    }
    return _page(
        "oil-us",
        "Oil supply news and the United States",
        found=oil_us_extended(),
        baseline=us_oil_shock(),
        others=others,
        shown=ACTIVITY,
    )


def oil_in_the_euro_area() -> Fit:
    """Euro area after oil supply news, to the latest data."""
    return _page(
        "oil-euro-area",
        "Oil supply news and the euro area",
        CHAINED,
        found=oil_euro_area(),
        baseline=euro_area_oil_shock(),
        others={"raw surprise": (euro_area_oil_shock("surprise_pct"), PANDEMIC)},
        shown=ACTIVITY,
    )


def gas_in_the_euro_area() -> Fit:
    """Euro area after gas supply shocks, and after TTF ordered last."""
    until = EURO_AREA_SHOCKS.stop
    flow, news = (column("gas_shocks", name, region="EA") for name in ("flow_supply", "news_supply"))
    others = {
        "flow supply alone": (euro_area_gas_shock(flow), PANDEMIC),
        "news on supply alone": (euro_area_gas_shock(news), PANDEMIC),
        "raw instruments": (euro_area_gas_shock(european_supply("gas_instruments")), PANDEMIC),
        "shocks from 2004-07": (euro_area_gas_shock(european_supply(), slice("2004-07", until)), PANDEMIC),
        "shocks from 2015-04": (euro_area_gas_shock(european_supply(), slice("2015-04", until)), PANDEMIC),
    }
    return _page(
        "gas-euro-area",
        "Gas supply and the euro area",
        CHAINED,
        ONE_CRISIS,
        found=gas_euro_area(),
        baseline=euro_area_gas_shock(european_supply()),
        others=others | _recursive(ttf_after_activity()),
        shown=(*PRICES[:3], "food_cpi_pct", "industrial_production_pct"),
        recursive=gas_euro_area_recursive(),
    )


def gas_in_the_us() -> Fit:
    """United States after gas supply shocks, and after Henry Hub ordered last."""
    others = {"raw instrument": (us_gas_shock(american_supply("gas_instruments")), PANDEMIC)}
    return _page(
        "gas-us",
        "Gas supply and the United States",
        PRODUCER,
        found=gas_us(),
        baseline=us_gas_shock(american_supply()),
        others=others | _recursive(henry_hub_after_activity()),
        shown=PRICES,
        recursive=gas_us_recursive(),
    )


def _recursive(after: EnergyShock) -> dict[str, Case]:
    return {
        "recursive": (after, PANDEMIC),
        "recursive, without 2020-01 to 2023-12": (after, CRISIS_OUT),
        "recursive, to 2019-12": (after, NORMAL_TIMES),
    }


def _page(
    name: str,
    title: str,
    *remarks: str,
    found: Responses,
    baseline: EnergyShock,
    others: Mapping[str, Case],
    shown: Sequence[str],
    recursive: Responses | None = None,
) -> Fit:
    left_out = dict(LEFT_OUT)
    if baseline.shock.index[-1] < pd.Timestamp("2024-01"):
        del left_out["to 2019-12"]  # the same months as without 2020-01 to 2023-12
    compared = {label: (baseline, months) for label, months in left_out.items()} | dict(others)
    tables = [
        response_table("Responses", found),
        comparison_table(compared, shown, at_peak=found.shock == "gas"),
    ]
    if recursive:
        described = f"{recursive.method} Sample: {recursive.sample}; {recursive.observations} observations."
        tables += [response_table("For comparison: the price ordered after activity", recursive), described]
    return Fit(
        id=name,
        title=title,
        method=" ".join([found.method, PANDEMIC_TREATMENT, GENERATED, *remarks]),
        sample=found.sample,
        observations=found.observations,
        estimates=(),
        statistics=diagnostics(baseline),
        table="\n\n".join(tables),
    )
