"""Member states feel what they are exposed to: no gas no loss from gas, more of it more."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose
from walks import RUSSIAN_GAS, asked

import data
from econ import simulate
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.build_baseline.member_macro import member_macro
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import VINTAGES
from econ.estimate.member_jobs import okun_relative
from econ.estimate.member_prices import sensitivities
from econ.estimate.random_effects import shrunk

BASELINE = "2021-12"
DIRECT_ONLY = {f"assumptions.{channel}": False for channel in ("confidence", "finance", "trade", "policy")}
DE = MEMBER_STATES.index("DE")


def test_a_state_without_gas_loses_nothing_to_gas():
    """What is left is oil, which a recession makes cheaper."""
    result = simulate(asked(RUSSIAN_GAS | DIRECT_ONLY, baseline=BASELINE))
    eu, cyprus = (result.draws("gdp_vs_baseline_pct", place) for place in ("EU", "CY"))
    assert eu.min() < -1.0
    assert cyprus.min() > -1e-9
    assert np.median(cyprus.max(axis=1)) < 0.1 * np.median(-eu.min(axis=1))
    assert_allclose(result.draws("gas_rationed_share", "CY"), 0.0)


@pytest.mark.parametrize(
    ("exposure", "changes", "variable", "worse"),
    [
        ("industry_gas_intensity_relative", RUSSIAN_GAS, "gdp_vs_baseline_pct", -1),
        ("net_gas_import_intensity_relative", RUSSIAN_GAS, "gdp_vs_baseline_pct", -1),
        ("oil_intensity_relative", {"oil.shut_in": 0.5}, "gdp_vs_baseline_pct", -1),
        ("hicp_oil_relative", {"oil.shut_in": 0.5}, "cpi_vs_baseline_pct", 1),
        ("hicp_gas_relative", RUSSIAN_GAS, "cpi_vs_baseline_pct", 1),
        ("okun_relative", RUSSIAN_GAS, "unemployment_rate_pct", 1),
    ],
)
def test_a_more_exposed_state_is_hit_harder(exposure, changes, variable, worse):
    baseline = load_baseline(BASELINE)
    raised = baseline.by_member[exposure].copy()
    raised[DE] *= 2.0
    exposed = replace(baseline, by_member=dict(baseline.by_member) | {exposure: raised})
    usual, more = (simulate(asked(changes, baseline=BASELINE), baseline=one) for one in (baseline, exposed))
    change = worse * (more.median(variable, "DE") - usual.median(variable, "DE"))
    assert change.max() > 0.01
    assert_allclose(more.draws(variable, "EU"), usual.draws(variable, "EU"))


@pytest.mark.parametrize("vintage", VINTAGES, ids=lambda vintage: vintage.name)
def test_gaps_to_the_eu_know_nothing_of_later_months(vintage, monkeypatch):
    genuine = data.load

    def shaken(series_id):
        table = genuine(series_id).copy()
        if "month" in table:
            later = table["month"] > pd.Timestamp(vintage.month)
            values = table.select_dtypes("float").columns
            table.loc[later, values] = table.loc[later, values] * 1.5
        return table

    def gaps():
        shares = load_baseline(vintage.name).by_member
        parts = Parts(by_member={name: list(shares[name]) for name in ("gdp_share", "population_share")})
        member_macro(vintage, parts)
        return parts

    before = gaps()
    monkeypatch.setattr(data, "load", shaken)
    after = gaps()
    assert after.by_member == before.by_member
    assert after.numbers == before.numbers
    assert before.by_member["unemployment_gap_pp"][MEMBER_STATES.index("ES")] > 3.0


def test_baseline_inflation_of_the_baltics_stood_above_that_of_france_at_the_end_of_2021():
    result = simulate(asked({}, baseline=BASELINE))
    first = {state: result.draws("headline_cpi_yoy_pct", state)[0, 0] for state in ("EE", "LT", "FR")}
    assert min(first["EE"], first["LT"]) > 9.0  # Eurostat, 2021-12: 12.0 and 10.7
    assert first["FR"] < 4.0  # 3.4


def test_unemployment_rates_stay_within_what_states_have_seen():
    result = simulate(asked({}, baseline="latest"))
    for state in MEMBER_STATES:
        rate = result.draws("unemployment_rate_pct", state)
        assert 1.5 < rate.min() <= rate.max() < 20.0, state


def test_a_precise_estimate_stands_and_a_vague_one_is_shrunk():
    estimate = np.array([0.0, 1.0, 2.0, 3.0, 10.0])
    error = np.array([0.01, 0.01, 0.01, 0.01, 50.0])
    found = shrunk(estimate, error, np.ones((5, 1)))
    assert_allclose(found.effect[:4], estimate[:4], atol=0.01)
    assert found.effect[4] == pytest.approx(1.5, abs=0.2)


def test_groups_that_do_not_differ_are_all_given_the_mean():
    rng_free_noise = np.array([0.1, -0.1, 0.05, -0.05, 0.0])
    found = shrunk(1.0 + rng_free_noise, np.full(5, 1.0), np.ones((5, 1)))
    assert found.spread < 0.1
    assert_allclose(found.effect, 1.0, atol=0.02)


def test_gas_prices_reached_baltic_and_hungarian_consumers_more_than_french():
    """France froze its regulated tariff; Baltic contracts follow the market."""
    gas = sensitivities()["gas"].relative
    assert min(gas["LT"], gas["LV"], gas["HU"]) > 1.5 > 0.5 > gas["FR"]


def test_spanish_jobs_answer_to_output_more_than_german():
    okun = okun_relative()
    assert okun["ES"] > 1.5 * okun["DE"]
    assert okun.min() >= 0.0
