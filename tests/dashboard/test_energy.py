"""The view Energy: what is drawn adds up, and is what the run found."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from dashboard import engine
from dashboard.exports import series_table
from dashboard.figures.fan import PANEL_HEIGHT
from dashboard.figures.fans import LABEL_HEIGHT
from dashboard.figures.gas_accounts import gas_accounts, supply_by_route, usual_supply_by_route
from dashboard.figures.gas_balance import NONE
from dashboard.figures.oil_balance import GROSS, PARTS
from dashboard.figures.storage import storage_floor_share, storage_target_share
from dashboard.figures.style import DARK, Look
from dashboard.scene import Scene
from dashboard.views.energy import ENERGY
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

CHARTS = {chart.key: chart for chart in ENERGY.charts}
LOOKS = [Look(), Look(narrow=True), Look(theme=DARK)]
FEW = {"run.n_draws": 40, "run.horizon_months": 36}
SCENARIOS = ("full-fuel-embargo", "gas-shutoff-2022", "embargo-plus-cold-winter", "embargo-with-full-mitigation")


def scene_of(name, levers=None, look=None):
    scenario = engine.preset(name).with_levers(FEW | (levers or {}))
    return Scene(scenario=scenario, start=scenario, heading=scenario.heading, look=look or Look())


def series(figure):
    """Series of a figure as its table holds them: (variable, region) to values."""
    heads, rows = series_table(figure)
    column = heads.index("mean")
    found = {}
    for row in rows:
        found.setdefault((row[0], row[1]), []).append(row[column])
    return {key: np.array(values, dtype=float) for key, values in found.items()}


@pytest.mark.parametrize("levers", [{}, {"gas.storage_start_share": 0.3}, {"gas.pipeline_return_share": 0.2}])
@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_lost_of_gas_is_replaced_saved_drawn_or_rationed_in_every_month(name, levers):
    accounts = gas_accounts(scene_of(name, levers).result)
    parts = accounts.added + accounts.lng + accounts.saved + accounts.storage + accounts.rationed
    assert_allclose(parts, accounts.lost, atol=1e-9)
    assert not accounts.by_hand.any()


def test_a_shortage_set_by_hand_stands_in_the_accounts_by_itself():
    accounts = gas_accounts(scene_of("full-fuel-embargo", {"overrides.gas_shortage_share": {"EU": [0.1]}}).result)
    parts = accounts.added + accounts.lng + accounts.saved + accounts.storage + accounts.rationed + accounts.by_hand
    assert_allclose(parts, accounts.lost, atol=0.005)
    assert accounts.by_hand.min() < -0.5


def test_a_lost_cubic_metre_is_the_one_the_run_reports():
    scene = scene_of("full-fuel-embargo")
    lost = scene.result.median("gas_supply_loss_bcm", "EU") / MONTHS_PER_YEAR
    assert_allclose(series(CHARTS["gas"].draw(scene))["gas_lost_bcm", "EU"], lost, rtol=1e-5)


def test_routes_carry_what_demand_and_storage_take_without_embargo():
    result = scene_of("no-embargo").result
    usual = sum(usual_supply_by_route(result).values())
    assert_allclose(sum(supply_by_route(result).values()), usual)
    burnt = result.baseline_path("gas_demand_twh", "EU")[1:]
    fill = result.baseline_path("gas_storage_share", "EU")
    stored = np.diff(fill) * 1140.845
    assert_allclose(usual[1:], burnt + stored, rtol=1e-3)


def test_cut_routes_are_empty_and_the_others_as_before():
    result = scene_of("full-fuel-embargo").result
    now, usual = supply_by_route(result), usual_supply_by_route(result)
    assert not any(now[route].any() for route in ("turkstream", "russian_lng"))
    for route in ("norway", "north_africa", "azerbaijan", "uk_net", "production"):
        assert_allclose(now[route], usual[route])


def test_the_stack_of_routes_is_all_gas_that_comes():
    scene = scene_of("full-fuel-embargo")
    drawn = series(CHARTS["gas-routes"].draw(scene))
    routes = sum(path for (name, _), path in drawn.items() if name != "gas_supply_bcm")
    lng = scene.result.draws("gas_lng_twh", "EU").mean(axis=0) / TWH_PER_BCM
    assert_allclose(drawn["gas_supply_other_lng_bcm", "EU"] + drawn["gas_supply_russian_lng_bcm", "EU"], lng, rtol=1e-4)
    assert_allclose(routes, sum(supply_by_route(scene.result).values()) / TWH_PER_BCM, rtol=1e-4)


def test_buyers_together_take_what_russia_sells():
    scene = scene_of("secondary-tariffs-500")
    drawn = series(CHARTS["oil-buyers"].draw(scene))
    for buyer in ("EU", "IN", "CN", "TR", "REST"):
        mean = scene.result.draws("russia_oil_purchases_mbd", buyer).mean(axis=0)
        assert_allclose(drawn["russia_oil_purchases_mbd", buyer], mean, rtol=1e-4, atol=1e-5)


def test_the_parts_of_an_oil_cut_add_up_to_it_in_every_month():
    drawn = series(CHARTS["oil"].draw(scene_of("secondary-tariffs-500")))
    parts = sum(drawn[name, "World"] for name, _, _ in PARTS)
    assert_allclose(parts, drawn[GROSS, "World"], atol=1e-4)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "narrow", "dark"])
@pytest.mark.parametrize("key", ["oil", "gas", "oil-buyers", "gas-routes"])
def test_areas_lie_between_plain_lines_so_that_they_can_be_moved(key, look):
    figure = CHARTS[key].draw(scene_of("embargo-plus-cold-winter", look=look))
    for trace in figure["data"]:
        assert trace["type"] == "bar" or trace["mode"] == "lines"
        assert "stackgroup" not in trace
        assert trace.get("fill", "tonexty") == "tonexty"


@pytest.mark.parametrize("key", ["oil", "gas"])
def test_a_waterfall_ends_at_what_is_lost(key):
    bars = CHARTS[key].draw(scene_of("gas-shutoff-2022", {"oil.eu_cut_share": 1.0}))["data"][0]
    heights, bases = np.array(bars["y"]), np.array(bars["base"])
    assert heights[0] == pytest.approx(heights[1:].sum(), abs=0.06)
    assert bases[-2] == pytest.approx(heights[-1], abs=0.06)
    assert bases[-1] == 0


def test_target_and_floor_of_storage_are_those_of_the_run():
    assert storage_target_share(scene_of("full-fuel-embargo").scenario) == 0.75
    chosen = scene_of("full-fuel-embargo", {"gas.storage_target_share": 0.6})
    assert storage_target_share(chosen.scenario) == 0.6
    assert 0.05 < storage_floor_share(chosen.scenario) <= 0.10
    drawn = series(CHARTS["gas-storage"].draw(chosen))
    assert set(drawn["gas_storage_target_share", "EU"]) == {0.6}
    assert "60 %" in CHARTS["gas-storage"].tell(chosen)


def test_without_a_target_none_is_drawn():
    scene = scene_of("gas-shutoff-2022")
    assert ("gas_storage_target_share", "EU") not in series(CHARTS["gas-storage"].draw(scene))
    assert "No target" in CHARTS["gas-storage"].tell(scene)


def test_where_nothing_is_cut_the_waterfalls_say_so():
    scene = scene_of("no-embargo")
    for key in ("oil", "gas"):
        figure = CHARTS[key].draw(scene)
        assert figure["data"] == []
        assert figure["layout"]["annotations"][0]["text"] == CHARTS[key].tell(scene)
    assert CHARTS["gas"].tell(scene) == NONE


@pytest.mark.parametrize("name", ["no-embargo", "negotiated-ceasefire", "secondary-tariffs-500"])
def test_every_chart_draws_and_tells_in_any_scenario(name):
    import plotly.graph_objects as go

    scene = scene_of(name)
    for chart in ENERGY.charts:
        go.Figure(chart.draw(scene))
        assert chart.tell(scene)


def test_labels_of_two_crudes_that_are_near_each_other_do_not_overlap():
    """Brent and Urals jump together where Russia stops: their values once stood on one another."""
    figure = CHARTS["crudes"].draw(scene_of("full-fuel-embargo"))
    low, high = figure["layout"]["yaxis"]["range"]
    labels = [one for one in figure["layout"]["annotations"] if one.get("showarrow")]
    heights = sorted((one["y"] - low) * PANEL_HEIGHT / (high - low) - one["ay"] for one in labels)
    assert len(heights) == 2
    assert np.diff(heights).min() >= LABEL_HEIGHT - 1e-6
