"""Corners that are extreme but valid: laws hold, numbers stay within economic bounds or say that they do not."""

import pytest
from invariants import check, check_states
from walks import ALL_BASELINES, asked

import data
from econ import Scenario, compiled, load_scenario, preset_names, simulate
from econ.axes import MACRO_REGIONS
from econ.baseline import load_baseline
from econ.parameters import load_parameters
from econ.warnings import HIGHEST_COAL_USD_T, HIGHEST_INFLATION_PCT

EVERYTHING = {
    f"{group}.{lever}": 1.0
    for group, levers in {
        "oil": ("eu_cut_share", "india_cut_share", "china_cut_share", "turkiye_cut_share", "rest_cut_share", "shut_in"),
        "gas": ("turkstream_cut_share", "russian_lng_cut_share", "other_pipeline_cut_share", "norway_outage_share"),
        "other_fuels": ("coal_cut_share", "enriched_uranium_cut_share"),
    }.items()
    for lever in levers
}
LEAST_ELASTIC = {
    "assumptions.oil_elasticity_scale": 0.3,
    "assumptions.gas_elasticity_scale": 0.3,
    "assumptions.energy_substitution_sigma": 0.02,
}
IMPOSSIBLE = "more than all there is"


@pytest.fixture(scope="module", autouse=True)
def twins():
    """Run on the compiled twins, which other tests compare with the plain functions."""
    compiled.use()
    yield
    compiled.plain_again()


def lowest(result, name):
    return min(result.draws(name, region).min() for region in MACRO_REGIONS)


def within_bounds(result):
    """No loss of more than all there is without a word on it; TTF no higher than governments let it rise."""
    losses = [lowest(result, f"{name}_vs_baseline_pct") for name in ("gdp", "industrial_production")]
    assert (min(losses) < -100.0) == any(IMPOSSIBLE in sentence for sentence in result.warnings)
    assert result.draws("unemployment_rate_pct", "EU").min() > 0.0
    ceiling = load_parameters().coefficients["ttf_rationing_price_eur_mwh"]
    usual = load_baseline(result.record.baseline).path("ttf_eur_mwh", len(result.months)).max()
    assert result.draws("ttf_eur_mwh", "EU").max() <= max(usual, ceiling.high * ceiling.high / ceiling.central)


@pytest.mark.parametrize("n_draws", [1, 60])
@pytest.mark.parametrize("horizon_months", [12, 120])
@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_all_cuts_at_once_keep_within_bounds(baseline, horizon_months, n_draws):
    result = simulate(asked(EVERYTHING, baseline=baseline, horizon_months=horizon_months, n_draws=n_draws))
    check(result)
    within_bounds(result)
    assert lowest(result, "gdp_vs_baseline_pct") > -50.0
    assert result.draws("brent_usd_bbl", "World").max() < 1000.0


@pytest.mark.parametrize("baseline", ALL_BASELINES)
def test_so_they_do_at_the_smallest_elasticities(baseline):
    result = simulate(asked(EVERYTHING | LEAST_ELASTIC, baseline=baseline, horizon_months=120))
    check(result)
    check_states(result)
    within_bounds(result)
    assert result.draws("brent_usd_bbl", "World").max() < 1500.0


@pytest.mark.parametrize("baseline", ALL_BASELINES)
@pytest.mark.parametrize("name", preset_names())
def test_every_preset_keeps_within_bounds_on_every_baseline(name, baseline):
    few = {"run.baseline": baseline, "run.horizon_months": 120, "run.n_draws": 20, "timing.start": None}
    stages = [
        stage.model_copy(update={"start": f"+{6 * (i + 1)}"}) for i, stage in enumerate(load_scenario(name).stages)
    ]
    preset = load_scenario(name).model_copy(update={"stages": tuple(stages)}).with_levers(few)
    result = simulate(preset)
    check(result)
    within_bounds(result)
    assert lowest(result, "gdp_vs_baseline_pct") > -50.0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"overrides.brent_usd_bbl": {"level": [200.0]}}, "Brent above 150"),
        ({"overrides.ttf_eur_mwh": {"level": [400.0]}}, "TTF above"),
        ({"overrides.oil_net_loss_mbd": [15.0]}, "net oil loss"),
        ({"overrides.gas_shortage_share": {"EU": [0.3]}}, "Gas rationing beyond 15 %"),
        (EVERYTHING | LEAST_ELASTIC, "An EU output loss beyond 10 %"),
        ({"overrides.brent_usd_bbl": {"level": [1000.0]}, "assumptions.income_loss_scale": 5.0}, "A US output loss"),
        ({"overrides.ttf_eur_mwh": {"level": [400.0]}}, "EU inflation above the euro area's record of 10.6 %"),
        ({"overrides.ttf_eur_mwh": {"level": [1000.0]}}, "Coal above"),
        ({"buyers.tariff_india_pct": 500.0}, "A US tariff above 145 %"),
        (EVERYTHING | LEAST_ELASTIC, IMPOSSIBLE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_lies_outside_the_evidence_is_said(changes, said):
    result = simulate(asked(changes, n_draws=20, baseline="2021-12", horizon_months=36))
    assert any(said in sentence for sentence in result.warnings)


def test_a_tariff_of_a_later_stage_counts():
    stage = {"start": "+3", "levers": {"buyers": {"tariff_china_pct": 500.0}}}
    scenario = asked(n_draws=5).to_document() | {"stages": [stage]}
    assert any("A US tariff above" in sentence for sentence in simulate(Scenario.parse(scenario)).warnings)


@pytest.mark.parametrize(
    ("limit", "table", "column"),
    [
        (HIGHEST_COAL_USD_T, "coal_newcastle", "coal_usd_t"),
        (HIGHEST_INFLATION_PCT, "hicp_ea", "headline_yoy_pct"),
    ],
)
def test_limits_of_the_evidence_are_the_records_of_the_data(limit, table, column):
    assert data.load(table)[column].max() == pytest.approx(limit, rel=5e-3)
