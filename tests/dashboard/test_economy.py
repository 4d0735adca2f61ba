"""The view Economy: decompositions add up, and money per household follows from real income."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from dashboard import engine
from dashboard.channel_words import CHANNEL_WORDS
from dashboard.exports import series_table
from dashboard.figures.economy import PRICE_LABELS
from dashboard.figures.palette import CHANNEL_COLOURS
from dashboard.figures.style import DARK, Look
from dashboard.households import household_table, households_m, income_per_household, money_by_year
from dashboard.language import SOURCE, use
from dashboard.scene import Scene
from dashboard.views.economy import ECONOMY
from dashboard.views.recession import CHANNELS as RECESSION_CHANNELS
from econ.axes import CHANNELS, MACRO_REGIONS

CHARTS = {chart.key: chart for chart in ECONOMY.charts}
FEW = {"run.n_draws": 40, "run.horizon_months": 36}
SCENARIOS = ("full-fuel-embargo", "gas-shutoff-2022", "secondary-tariffs-500")


def scene_of(name, look=None, **levers):
    scenario = engine.preset(name).with_levers(FEW | levers)
    return Scene(scenario=scenario, start=scenario, heading=scenario.heading, look=look or Look())


def series(figure):
    heads, rows = series_table(figure)
    column, found = heads.index("mean"), {}
    for row in rows:
        found.setdefault((row[0], row[1]), []).append(row[column])
    return {key: np.array(values, dtype=float) for key, values in found.items()}


@pytest.mark.parametrize("region", MACRO_REGIONS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_inflation_is_what_it_would_be_and_what_each_component_adds(name, region):
    scene = scene_of(name)
    drawn = series(CHARTS["inflation-parts"].draw(scene))
    parts = sum(drawn[f"cpi_{part}_yoy_contribution_pp", region] for part in PRICE_LABELS)
    mean = scene.result.draws("headline_cpi_yoy_pct", region).mean(axis=0)
    assert_allclose(drawn["headline_cpi_yoy_pct", region], mean, rtol=1e-4, atol=1e-5)
    assert_allclose(drawn["headline_cpi_yoy_pct_no_embargo", region] + parts, mean, atol=1e-3)


@pytest.mark.parametrize("region", MACRO_REGIONS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_channels_add_up_to_gdp(name, region):
    scene = scene_of(name)
    drawn = series(CHARTS["gdp-parts"].draw(scene))
    parts = sum(drawn[f"gdp_{channel}_channel_pct", region] for channel in CHANNELS)
    assert_allclose(parts, scene.result.draws("gdp_vs_baseline_pct", region).mean(axis=0), atol=1e-3)


def test_every_channel_has_a_name_and_a_colour():
    assert tuple(CHANNEL_WORDS) == tuple(CHANNEL_COLOURS) == CHANNELS


@pytest.mark.parametrize("key", [chart.key for chart in ECONOMY.charts if chart.panels == 2])
def test_eu_and_us_stand_on_the_same_scale(key):
    layout = CHARTS[key].draw(scene_of("full-fuel-embargo"))["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


@pytest.mark.parametrize("key", ["inflation-parts", "gdp-parts"])
def test_edges_of_the_areas_stay_within_their_axes(key):
    figure = CHARTS[key].draw(scene_of("gas-shutoff-2022"))
    low, high = figure["layout"]["yaxis"]["range"]
    drawn = np.concatenate([trace["y"] for trace in figure["data"]])
    assert low <= drawn.min() <= drawn.max() <= high


@pytest.mark.parametrize("look", [Look(), Look(narrow=True), Look(theme=DARK)], ids=["wide", "narrow", "dark"])
def test_plotly_accepts_every_figure(look):
    import plotly.graph_objects as go

    scene = scene_of("full-fuel-embargo", look)
    for chart in ECONOMY.charts:
        go.Figure(chart.draw(scene))
        assert chart.tell(scene)


def test_a_tariff_shows_in_us_prices_only():
    drawn = series(CHARTS["inflation-parts"].draw(scene_of("secondary-tariffs-500")))
    assert drawn["cpi_tariff_yoy_contribution_pp", "US"].max() > 1.0
    assert not drawn["cpi_tariff_yoy_contribution_pp", "EU"].any()


def test_money_per_household_is_real_income_in_percent_of_gdp_per_household():
    result = scene_of("full-fuel-embargo").result
    for region in MACRO_REGIONS:
        yearly = result.draws("real_income_vs_baseline_pct", region)[:, 12:24].mean(axis=1)
        one_percent = income_per_household(result.record.baseline)[region] / 100.0
        assert_allclose(money_by_year(result, region)[1, 1], np.median(yearly) * one_percent)


def test_households_have_a_source():
    import data

    figures = data.load("anchor_figures").query("item == 'private_households'").set_index("region")
    assert {region: float(figures["value"][region]) for region in MACRO_REGIONS} == households_m()
    assert figures["source"].str.contains("https://").all()
    assert (figures["flag"] != "remembered").all()


def test_income_per_household_is_of_the_right_size():
    income = income_per_household("2026-01")
    assert 85_000 < income["EU"] < 95_000
    assert 220_000 < income["US"] < 250_000


def test_nobody_loses_money_without_an_embargo():
    words = str(household_table(scene_of("no-embargo").result))
    assert "Year 3" in words
    assert "−" not in words


def test_findings_name_the_region_and_what_drives_it():
    sentence = CHARTS["inflation-parts"].tell(scene_of("full-fuel-embargo"))
    assert sentence.startswith("EU, ")
    assert "US, " in sentence
    assert "energy +" in sentence
    calm = scene_of("no-embargo")
    assert CHARTS["gdp-parts"].tell(calm) == "EU: GDP stays on its baseline. US: GDP stays on its baseline."


@pytest.mark.parametrize("chart", [CHARTS["gdp-parts"], RECESSION_CHANNELS], ids=["output", "recession"])
def test_a_finding_in_german_writes_nouns_large(chart):
    use("de")
    try:
        sentence = chart.tell(scene_of("full-fuel-embargo"))
    finally:
        use(SOURCE)
    assert "Realeinkommen" in sentence
    assert "realeinkommen" not in sentence
