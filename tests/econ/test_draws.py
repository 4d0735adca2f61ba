"""Chance: enters once, by one seed, and says what the evidence says."""

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from walks import RUSSIAN_GAS, asked, world

import econ
from econ import simulate
from econ.axes import GAS_SECTORS, POWER_GROUPS
from econ.draws import LARGEST_Z, Draws, draw_parameters
from econ.feedback import Feedback
from econ.parameters import load_parameters

COEFFICIENTS = load_parameters().coefficients
UNCERTAIN = [name for name, p in COEFFICIENTS.items() if p.distribution != "fixed" and p.low < p.central < p.high]
N_DRAWS = 40_000
STANDARD_ERRORS = 5.0
SOURCES = {path: path.read_text(encoding="utf-8") for path in Path(econ.__file__).parent.rglob("*.py")}


@pytest.fixture(scope="module")
def many():
    return draw_parameters(load_parameters(), N_DRAWS, 1, blocks=1)


def share_below(values, bound):
    return np.mean(np.abs(values) < abs(bound)) if bound else np.mean(values < bound)


@pytest.mark.parametrize("name", UNCERTAIN)
def test_drawn_coefficients_have_the_stated_median_and_5_and_95_percent_points(many, name):
    parameter, values = COEFFICIENTS[name], many[name][:, 0, 0]
    for bound, probability in ((parameter.low, 0.05), (parameter.central, 0.5), (parameter.high, 0.95)):
        error = np.sqrt(probability * (1.0 - probability) / N_DRAWS)
        assert np.mean(values < bound) == pytest.approx(probability, abs=STANDARD_ERRORS * error), bound


def test_coefficients_without_a_range_are_not_drawn(many):
    for name in set(COEFFICIENTS) - set(UNCERTAIN):
        values = many[name]
        assert values.min() >= COEFFICIENTS[name].low - 1e-12
        assert values.max() <= COEFFICIENTS[name].high + 1e-12


def test_no_coefficient_changes_its_sign_by_chance(many):
    for name, parameter in COEFFICIENTS.items():
        if parameter.distribution == "lognormal":
            assert (np.sign(many[name]) == np.sign(parameter.central)).all(), name


def test_draws_stop_at_two_and_a_half_standard_deviations(many):
    parameter = COEFFICIENTS["income_propensity_eu"]
    largest = parameter.central * (parameter.high / parameter.central) ** (LARGEST_Z / 1.6448536269514722)
    assert many["income_propensity_eu"].max() == pytest.approx(largest)


def test_coefficients_that_were_not_estimated_together_are_drawn_independently(many):
    linked = {name for tie in load_parameters().correlations.values() for name in tie.names}
    sample = np.array([many[name][:, 0, 0] for name in UNCERTAIN if name not in linked])
    correlation = np.corrcoef(np.argsort(np.argsort(sample, axis=1), axis=1))
    np.fill_diagonal(correlation, 0.0)
    assert np.abs(correlation).max() < 5.5 / np.sqrt(N_DRAWS)


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_every_coefficient_names_its_source_and_is_used(name):
    assert COEFFICIENTS[name].source.strip()
    spelled = {name} | {name.removesuffix(group) + "{group}" for group in POWER_GROUPS if name.endswith(group)}
    spelled |= {name.removesuffix(sector) + "{sector}" for sector in GAS_SECTORS if name.endswith(sector)}
    by_region = {name.removesuffix(region) for region in ("_eu", "_us") if name.endswith(region)}
    asked_by_region = [f'by_region("{spelling}")' in text for text in SOURCES.values() for spelling in by_region]
    found = [f'"{spelling}"' in text for text in SOURCES.values() for spelling in spelled]
    assert any(found + asked_by_region), f"{name} is drawn and never used"


def test_every_coefficient_that_the_code_asks_for_exists():
    asked_for = {n for text in SOURCES.values() for n in re.findall(r'(?:draws|coefficient)[\[(]"(\w+)"[\])]', text)}
    asked_for |= {
        f"{n}_{region}"
        for text in SOURCES.values()
        for n in re.findall(r'by_region\("(\w+)"\)', text)
        for region in ("eu", "us")
    }
    assert len(asked_for) > 50
    assert asked_for <= set(COEFFICIENTS)


def test_same_seed_same_result():
    scenario = asked(RUSSIAN_GAS | {"oil.shut_in": 0.5})
    assert simulate(scenario).to_document() == simulate(scenario).to_document()


def test_another_seed_gives_other_paths_and_nearly_the_same_median():
    one, other = (simulate(asked({"oil.shut_in": 1.0}, seed=seed, n_draws=2000)) for seed in (0, 1))
    assert not np.array_equal(one.draws("brent_usd_bbl", "World"), other.draws("brent_usd_bbl", "World"))
    assert_allclose(one.median("brent_usd_bbl", "World"), other.median("brent_usd_bbl", "World"), rtol=0.03)


def test_two_scenarios_with_the_same_seed_share_their_draws():
    one, other = (world(asked(changes)).draws for changes in ({}, {"oil.shut_in": 1.0}))
    for name in COEFFICIENTS:
        assert_array_equal(one[name], other[name])
    assert_array_equal(one.history_starts, other.history_starts)


def test_one_coefficient_more_leaves_the_draws_of_the_others_as_they_are():
    everything = load_parameters()
    fewer = everything.model_copy(
        update={"coefficients": {name: p for name, p in COEFFICIENTS.items() if name != "opec_ramp_months"}}
    )
    here, there = (draw_parameters(parameters, 20, 3, blocks=4) for parameters in (everything, fewer))
    for name in fewer.coefficients:
        assert_array_equal(here[name], there[name])
    assert_array_equal(here.history_starts, there.history_starts)


def test_more_draws_begin_with_the_same_draws():
    few, many = (world(asked(n_draws=count)).draws for count in (20, 60))
    for name in COEFFICIENTS:
        assert_array_equal(few[name], many[name][:20])


def test_a_longer_horizon_leaves_the_coefficients_as_they_are():
    short, long = (world(asked(horizon_months=months)).draws for months in (12, 120))
    for name in COEFFICIENTS:
        assert_array_equal(short[name], long[name])


def test_quantiles_settle_as_draws_double():
    """The share of a large reference sample below each quantile is the nominal one, ever more closely."""

    def peaks(n_draws):
        result = simulate(asked({"oil.shut_in": 1.0}, n_draws=n_draws, horizon_months=12))
        return result.draws("brent_usd_bbl", "World").max(axis=-1)

    reference = np.sort(peaks(16_000))
    for n_draws in (500, 1000, 2000, 4000):
        for probability in (0.05, 0.5, 0.95):
            below = np.searchsorted(reference, np.quantile(peaks(n_draws), probability)) / reference.size
            error = np.sqrt(probability * (1.0 - probability) * (1.0 / n_draws + 1.0 / reference.size))
            assert below == pytest.approx(probability, abs=4.5 * error)


def test_a_single_draw_is_the_central_path():
    draws = draw_parameters(load_parameters(), 1, 7, blocks=2)
    assert draws.central
    for name, parameter in COEFFICIENTS.items():
        assert draws[name].item() == parameter.central
    result = simulate(asked({"oil.shut_in": 1.0}, n_draws=1))
    bands = result.quantiles("brent_usd_bbl", "World")
    assert_array_equal(bands, np.repeat(bands[:1], 5, axis=0))


def alone(here, i):
    """Draw number i, without the others."""
    coefficients = {name: values[i : i + 1] for name, values in here.draws.coefficients.items()}
    return Draws(coefficients, here.draws.history_starts[i : i + 1], central=False)


@pytest.mark.parametrize(
    "changes",
    [
        RUSSIAN_GAS | {"oil.shut_in": 1.0, "gas.winter_severity_sd": 1.0},
        {"oil.eu_cut_share": 1.0, "buyers.tariff_india_pct": 100.0, "buyers.bank_listing": 0.5},
        {
            "oil.shut_in": 0.7,
            "offsets.opec_delay_months": 0,
            "offsets.stock_release_mbd": 4.4,
            "offsets.stock_release_months": 12,
        },
    ],
    ids=["full embargo", "sanctions", "stocks that cover the loss in some draws"],
)
def test_vector_call_equals_scalar_calls(changes):
    """What one draw says does not depend on which others were drawn with it."""
    here = world(asked(changes, baseline="2026-01"))
    together = here.first_pass()
    for i in range(here.draws.count):
        single = here.walk(Feedback.none(1, here.paths.months), alone(here, i))
        for found, expected in (
            (single.prices.brent_usd_bbl, together.prices.brent_usd_bbl),
            (single.prices.ttf_eur_mwh, together.prices.ttf_eur_mwh),
            (single.activity.gdp_pct, together.activity.gdp_pct),
            (single.inflation.level_pct, together.inflation.level_pct),
        ):
            assert_allclose(found[0], expected[i], rtol=1e-9, atol=1e-9)
