"""Every table loads, and the numbers that everyone remembers are the ones in the tables."""

import subprocess
import sys

import pandas as pd
import pytest

import data
from data.catalogue import DATA_FOLDER
from data.provenance import README, readme

# Annual core rates as quoted in Eurostat releases on the day or in later tables (all items without energy and food).
PUBLISHED_CORE_PCT = {
    **{"2014-02": 1.0, "2015-12": 0.9, "2018-05": 1.1, "2018-09": 0.9, "2021-12": 2.6, "2022-05": 3.8, "2022-06": 3.7},
    **{"2022-09": 4.8, "2022-10": 5.0, "2022-12": 5.2, "2023-07": 5.5, "2023-08": 5.3, "2023-09": 4.5, "2023-10": 4.2},
    **{"2023-11": 3.6, "2023-12": 3.4, "2024-01": 3.3, "2024-02": 3.1, "2024-03": 2.9, "2024-04": 2.7, "2024-05": 2.9},
    **{"2024-06": 2.9, "2024-07": 2.9, "2024-08": 2.8, "2024-09": 2.7, "2024-10": 2.7, "2024-11": 2.7, "2025-07": 2.3},
    **{"2025-12": 2.3, "2026-01": 2.2, "2026-02": 2.4},
}


def value(series_id: str, period: str, column: str, **dimensions: str) -> float:
    """Return one cell of a table."""
    table = data.load(series_id)
    first = pd.Period(period).start_time if "S" not in period else period
    chosen = table[table[table.columns[0]] == first]
    for dimension, name in dimensions.items():
        chosen = chosen[chosen[dimension] == name]
    assert len(chosen) == 1
    return float(chosen[column].iloc[0])


@pytest.mark.parametrize("series_id", list(data.catalogue()))
def test_every_table_loads(series_id):
    table = data.load(series_id)
    entry = data.catalogue()[series_id]
    assert list(table.columns) == entry.columns
    assert len(table) == entry.rows


def test_every_table_has_an_entry():
    shipped = {file.stem for file in (DATA_FOLDER / "tables").glob("*.csv")}
    assert shipped == set(data.catalogue())


def test_the_readme_is_in_step():
    assert README.read_text(encoding="utf-8") == readme(data.catalogue()), "run `python -m data.provenance --write`"


def test_importing_data_does_not_import_pandas():
    code = "import sys, data; data.catalogue(); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_periods_are_timestamps_and_years_integers():
    assert data.load("brent")["month"].iloc[0] == pd.Timestamp("1987-05-01")
    assert data.load("gdp_ea")["quarter"].iloc[0] == pd.Timestamp("1970-01-01")
    assert data.load("hicp_weights_ea")["year"].dtype == int
    assert data.load("gas_retail_households")["semester"].iloc[0] == "2008S1"


@pytest.mark.parametrize(
    ("series_id", "period", "column", "dimensions", "expected", "tolerance"),
    [
        ("brent", "2022-06", "brent_usd_bbl", {}, 122.7, 0.1),
        ("wti", "2020-04", "wti_usd_bbl", {}, 16.55, 0.1),
        ("ttf", "2022-08", "ttf_eur_mwh", {}, 237.0, 4.0),
        ("henry_hub", "2022-08", "henry_hub_usd_mmbtu", {}, 8.8, 0.05),
        ("fx", "2022-09", "usd_per_eur", {}, 0.99, 0.01),
        ("hicp_ea", "2022-10", "headline_yoy_pct", {}, 10.6, 0.01),
        ("hicp_ea", "2022-10", "energy_yoy_pct", {}, 41.5, 0.01),
        ("hicp_ea", "2022-10", "food_yoy_pct", {}, 13.1, 0.01),
        ("power_wholesale", "2022-08", "power_eur_mwh", {"country": "DE"}, 463.6, 0.1),
        ("fuel_retail_eu", "2022-06", "super_95_eur_l", {"country": "EU"}, 2.02, 0.01),
        ("fuel_retail_us", "2022-06", "gasoline_usd_gal", {}, 4.93, 0.01),
        ("gas_retail_households", "2022S2", "price_all_taxes_eur_kwh", {"country": "EU"}, 0.1125, 0.003),
        ("unemployment", "2020-04", "unemployment_rate_pct", {"country": "US"}, 14.8, 0.01),
        ("unemployment", "2025-05", "unemployment_rate_pct", {"country": "EA"}, 6.3, 0.05),
        ("policy_rates", "2023-12", "policy_rate_pct", {"country": "EA"}, 4.0, 0.01),
        ("market_rates", "2026-01", "yield_10y_pct", {"country": "DE"}, 2.81, 0.01),
        ("credit_spread_us", "2008-10", "excess_bond_premium_pp", {}, 3.54, 0.01),
        ("industrial_production", "2020-04", "ip_index", {"country": "EA"}, 72.0, 4.0),
        ("russia_macro", "2022-03", "key_rate_pct", {}, 20.0, 0.1),
    ],
)
def test_remembered_numbers(series_id, period, column, dimensions, expected, tolerance):
    assert value(series_id, period, column, **dimensions) == pytest.approx(expected, abs=tolerance)


def test_derived_core_inflation_meets_the_published_rates():
    core = data.load("hicp_ea").set_index("month")["core_yoy_pct"]
    gaps = [abs(core[pd.Timestamp(month)] - rate) for month, rate in PUBLISHED_CORE_PCT.items()]
    assert max(gaps) < 0.2
    assert sum(gaps) / len(gaps) < 0.07


def test_derived_core_inflation_agrees_with_an_independent_core_index():
    derived = data.load("hicp_ea").set_index("month")["core_yoy_pct"]
    index = data.load("boeck_zoerner_ea").set_index("month")["core_cpi_index"]
    gap = (derived - 100.0 * index.pct_change(12)).abs().dropna()
    assert gap.mean() < 0.11
    assert gap.max() < 0.4


def test_the_us_was_in_recession_in_2008_and_in_spring_2020():
    dates = data.load("recession_dates").set_index(["country", "quarter"])["recession_share"]
    assert dates["US"]["2008-04-01":"2009-04-01"].min() == 1.0
    assert dates["US"][pd.Timestamp("2020-04-01")] > 0.3
    assert dates["US"]["2010-01-01":"2019-10-01"].max() == 0.0
    assert dates["EA"][pd.Timestamp("2020-04-01")] == 1.0


def test_russian_oil_and_gas_revenue_peaked_in_2022():
    revenue = data.load("russia_budget").set_index("year")["oil_gas_revenue_rub_trn"]
    assert revenue.idxmax() == 2022
    assert revenue[2025] < revenue[2023] < revenue[2024]


def test_taxes_make_petrol_dearer():
    fuel = data.load("fuel_retail_eu").dropna()
    assert (fuel["super_95_eur_l"] > fuel["super_95_ex_tax_eur_l"]).all()
