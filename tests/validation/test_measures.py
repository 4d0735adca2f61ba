"""Measures say what they claim, on results made by hand and on runs in which nothing happens."""

from types import SimpleNamespace

import numpy as np
import pytest

from econ import load_scenario
from econ.axes import MACRO_REGIONS
from econ.baseline import load_baseline
from econ.calendar import months_after
from econ.result import Block, Result
from econ.simulate import simulate
from econ.validation.growth import growth_pct
from econ.validation.measure import measured
from econ.validation.observed import observed_gdp
from econ.validation.rows import Measure, load_rows
from econ.validation.studies import energy_is_fed
from econ.validation.vintages import load_vintage

BASELINE = load_vintage("2022-06")
MONTHS = months_after("2022-06", 36)
YEARS = {"2022": slice(0, 6), "2023": slice(6, 18), "2024": slice(18, 30)}


def made_by_hand(variable, path, region="EU", calm=None):
    """Result of one variable with two draws, the second twice the first."""
    draws = np.stack([path, 2.0 * path])
    return Result(
        scenario=None,
        record=SimpleNamespace(n_draws=2),
        months=MONTHS,
        blocks={variable: (Block((region,), lambda _: draws),)},
        baseline_paths={} if calm is None else {(variable, region): calm},
    )


def measure(variable, window, base, region="EU", aggregation="mean"):
    return Measure(
        variable=variable,
        region=region,
        first_month=window[0],
        last_month=window[1],
        aggregation=aggregation,
        base=base,
    )


def by_year(**values):
    path = np.zeros(len(MONTHS))
    for year, value in values.items():
        path[YEARS[year.removeprefix("y")]] = value
    return path


def test_a_growth_deviation_is_the_mean_of_a_year_less_that_of_the_year_before():
    result = made_by_hand("gdp_vs_baseline_pct", by_year(y2022=-1.0, y2023=-3.0, y2024=-2.0))

    def of(year):
        window = (f"{year}-01", f"{year}-12")
        return measured(result, BASELINE, measure("gdp_vs_baseline_pct", window, "growth_deviation 1"))

    np.testing.assert_allclose(of("2022"), [-0.5, -1.0])
    np.testing.assert_allclose(of("2023"), [-2.5, -5.0])
    np.testing.assert_allclose(of("2024"), [1.0, 2.0])


def test_a_growth_deviation_over_years_is_what_was_lost_a_year_on_average():
    result = made_by_hand("gdp_vs_baseline_pct", by_year(y2022=0.0, y2023=-1.0, y2024=-3.0))
    over_three = measure("gdp_vs_baseline_pct", ("2024-01", "2024-12"), "growth_deviation 3")
    np.testing.assert_allclose(measured(result, BASELINE, over_three), [-1.0, -2.0])


def test_a_deviation_from_baseline_is_in_the_unit_of_the_variable_and_a_percentage_is_not():
    calm = np.full(len(MONTHS), 2.0)
    result = made_by_hand("headline_cpi_yoy_pct", np.full(len(MONTHS), 3.0), calm=calm)
    window = ("2023-01", "2023-12")
    deviation = measure("headline_cpi_yoy_pct", window, "deviation_from_baseline")
    percent = measure("headline_cpi_yoy_pct", window, "percent_of_baseline")
    np.testing.assert_allclose(measured(result, BASELINE, deviation), [1.0, 4.0])
    np.testing.assert_allclose(measured(result, BASELINE, percent), [50.0, 200.0])


def test_the_peak_is_the_highest_month_and_only_of_the_window():
    path = np.arange(float(len(MONTHS)))
    result = made_by_hand("headline_cpi_yoy_pct", path)
    peak = measure("headline_cpi_yoy_pct", (MONTHS[3], MONTHS[9]), "level", aggregation="max")
    np.testing.assert_allclose(measured(result, BASELINE, peak), [9.0, 18.0])


def test_the_contribution_of_energy_is_its_inflation_times_its_weight():
    result = made_by_hand("energy_cpi_yoy_pct", np.full(len(MONTHS), 40.0))
    weight = BASELINE.by_macro_region["energy_weight_pct"][MACRO_REGIONS.index("EU")]
    contribution = measure("energy_contribution_pp", ("2022-10", "2022-10"), "level")
    np.testing.assert_allclose(measured(result, BASELINE, contribution), [0.4 * weight, 0.8 * weight])


def test_the_world_is_the_eu_and_the_us_weighted_by_gdp():
    eu, us = BASELINE.by_macro_region["gdp_usd_bn"]
    paths = np.array([[[-3.0] * 36, [-1.0] * 36]])
    result = Result(
        scenario=None,
        record=SimpleNamespace(n_draws=1),
        months=MONTHS,
        blocks={"gdp_vs_baseline_pct": (Block.of(MACRO_REGIONS, paths),)},
        baseline_paths={},
    )
    world = measure("gdp_vs_baseline_pct", ("2023-01", "2023-12"), "level", region="EU US")
    np.testing.assert_allclose(measured(result, BASELINE, world), -(3.0 * eu + us) / (eu + us))


def test_growth_before_the_run_is_observed_and_a_lost_percent_is_a_percent_of_the_year():
    nothing = np.zeros((1, 36))
    years = (("2021-01", "2021-12"), ("2020-01", "2020-12"))
    observed = observed_gdp("EU")
    by_hand = 100.0 * (observed["2021-01":"2021-12"].mean() / observed["2020-01":"2020-12"].mean() - 1.0)
    assert growth_pct(nothing, "EU", BASELINE, *years) == pytest.approx(by_hand)
    window, before = ("2023-01", "2023-12"), ("2022-01", "2022-12")
    lost = np.where(np.array(MONTHS) >= "2023-01", -1.0, 0.0)[None, :]
    calm, hit = (growth_pct(path, "EU", BASELINE, window, before)[0] for path in (nothing, lost))
    assert (1.0 + hit / 100.0) / (1.0 + calm / 100.0) == pytest.approx(0.99)


def test_quarterly_growth_without_a_shock_is_the_baselines():
    path = BASELINE.paths["gdp_growth_quarterly_pct"][0, MACRO_REGIONS.index("US")]
    growth = growth_pct(np.zeros((1, 36)), "US", BASELINE, ("2022-10", "2022-12"), ("2022-07", "2022-09"))
    assert growth[0] == pytest.approx(100.0 * np.expm1(path[1] / 100.0))


@pytest.mark.parametrize("against", [("1901-01", "1901-12"), ("1965-01", "1972-12"), ("2025-01", "2025-12")])
def test_growth_from_months_whose_gdp_was_not_observed_is_refused(against):
    with pytest.raises(ValueError, match="GDP of EU is observed from 1970-01 to"):
        growth_pct(np.zeros((1, 36)), "EU", load_baseline("2026-01"), ("2027-01", "2027-12"), against)


def test_growth_after_the_run_is_refused():
    with pytest.raises(ValueError, match="ends in 2025-06"):
        growth_pct(np.zeros((1, 36)), "EU", BASELINE, ("2025-01", "2025-12"), ("2024-01", "2024-12"))


@pytest.mark.parametrize("base", ["deviation_from_baseline", "percent_of_baseline", "growth_deviation 1", "level"])
def test_deviations_are_zero_where_nothing_happens(base):
    scenario = load_scenario("no-embargo").with_levers({"run.n_draws": 5, "run.horizon_months": 36})
    baseline = load_baseline("2026-01")
    result = simulate(scenario, baseline=baseline)
    variables = {
        "deviation_from_baseline": "headline_cpi_yoy_pct",
        "percent_of_baseline": "headline_cpi_yoy_pct",
        "growth_deviation 1": "cpi_vs_baseline_pct",
        "level": "gdp_vs_baseline_pct",
    }
    found = measured(result, baseline, measure(variables[base], ("2027-01", "2027-12"), base))
    np.testing.assert_allclose(found, np.zeros(5), atol=1e-9)


def test_a_rate_compared_as_a_deviation_is_published_less_the_studys_own_baseline():
    rows = {row.id: row for row in load_rows()}
    row = rows["ECBJun22_GDP_2023"]
    assert (row.low, row.central, row.high) == (-4.0, -3.8, -3.6)
    assert row.unit.startswith("pp against")
    assert rows["OUT_EA22"].unit == "%"


def test_energy_is_fed_where_a_study_cuts_no_oil_and_no_gas():
    assert energy_is_fed("oecd-2022-03")
    assert energy_is_fed("imf-2022-144")
    assert not energy_is_fed("bundesbank-2022")
    assert not energy_is_fed("bloomberg-2022")
