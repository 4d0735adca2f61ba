"""The map: its numbers are the run's, its colours mean the same everywhere, its network is the model's."""

from dataclasses import replace

import numpy as np
import orjson
import plotly.graph_objects as go
import pytest

from dashboard import engine, network_card, network_drawing, state_panel
from dashboard.exports import chart_file
from dashboard.figures.europe import FRAME_X_KM, FRAME_Y_KM, SMALL_STATES, middle, outlines, path
from dashboard.figures.map_scale import ink_on, scale_of
from dashboard.figures.network_arcs import LNG, LNG_FROM_KM, OUTSIDE, arcs_in, month_shown
from dashboard.figures.network_map import network_finding, network_map
from dashboard.figures.state_fan import state_fan, state_fan_finding
from dashboard.figures.state_map import scale, state_map, values_by_state
from dashboard.figures.style import DARK, LIGHT, Look
from dashboard.scene import Scene
from dashboard.state_values import EXPOSURES, PATHS, SHOWN, exposure, month_index, paths
from dashboard.views.map import MAP, STATE_CHARTS, STATES
from econ.axes import MEMBER_STATES
from econ.baseline import baseline_names, load_baseline
from econ.gas_grid import NODES, load_grid
from econ.network_document import Bottleneck


def scene_of(scenario, look=None, **choices):
    names = {name.replace("_", "-"): value for name, value in choices.items()}
    return Scene(scenario=scenario, start=scenario, heading="Full embargo", look=look or Look(), choices=names)


@pytest.fixture(scope="module")
def network():
    scenario = engine.preset("gas-shutoff-2022").with_levers({"run.n_draws": 20, "run.horizon_months": 24})
    return scenario, engine.network(scenario, 0.5)


def traces_by_state(figure):
    return {t["meta"]["state"]: t for t in figure["data"] if t.get("meta", {}).get("state")}


def test_every_member_state_has_an_outline_in_the_frame():
    assert set(MEMBER_STATES) <= set(outlines())
    for state in MEMBER_STATES:
        east, north = middle(state)
        assert FRAME_X_KM[0] < east < FRAME_X_KM[1]
        assert FRAME_Y_KM[0] < north < FRAME_Y_KM[1]
        for ring in outlines()[state]:
            assert ring[0] == ring[-1]


def test_areas_are_those_of_the_states():
    """The projection keeps areas; thousands of square km as everybody knows them, islands thinned out."""
    known = {"DE": 357, "ES": 495, "PL": 312, "HU": 93, "LU": 2.6, "IE": 70, "IT": 301}
    for state, area in known.items():
        total = 0.0
        for ring in outlines()[state]:
            x, y = np.array(ring, dtype=float).T
            total += abs(x[:-1] @ y[1:] - x[1:] @ y[:-1]) / 2
        assert total / 1000 == pytest.approx(area, rel=0.06)


@pytest.mark.parametrize("shown", PATHS, ids=lambda shown: shown.key)
def test_values_are_the_medians_of_the_run(shown, embargo, result):
    scene = scene_of(embargo, map_variable=shown.key)
    for state, trace in traces_by_state(state_map(scene)).items():
        wanted = shown.factor * result.median(shown.key, state)
        np.testing.assert_allclose(trace["customdata"], wanted, rtol=1e-3, atol=1e-3)


def test_a_change_is_measured_against_no_embargo(embargo, result):
    scene = scene_of(embargo, map_variable="unemployment_rate_pct", map_measure="change")
    wanted = result.median("unemployment_rate_pct", "ES") - result.baseline_path("unemployment_rate_pct", "ES")
    np.testing.assert_allclose(values_by_state(scene)["ES"], wanted, rtol=1e-3, atol=1e-3)
    assert state_map(scene)["data"][-1]["meta"]["signed"]


def test_what_is_no_change_ignores_the_wish_for_changes(embargo):
    wish = scene_of(embargo, map_variable="gdp_vs_baseline_pct", map_measure="change")
    assert values_by_state(wish) == values_by_state(scene_of(embargo))


@pytest.mark.parametrize("name", baseline_names())
def test_exposures_of_the_eu_are_means_of_the_states(name):
    """Relative exposures are one on average by GDP; Russian gas is weighed by gas burnt."""
    by_member = load_baseline(name).by_member
    gdp = by_member["gdp_share"] / by_member["gdp_share"].sum()
    for shown in EXPOSURES:
        values = [exposure(name, shown, state) for state in MEMBER_STATES]
        if shown.weight:
            assert min(values) <= exposure(name, shown, "EU") <= max(values)
        elif shown.key.endswith("intensity_relative"):
            assert np.array(values) @ gdp == pytest.approx(1.0, abs=1e-3)


def test_colours_are_those_of_the_values(embargo):
    scene = scene_of(embargo, map_month="3")
    colours, values = scale(scene), values_by_state(scene)
    for state, trace in traces_by_state(state_map(scene)).items():
        colour = trace["fillcolor"] if state not in SMALL_STATES else trace["marker"]["color"]
        assert colour == colours.colours[colours.of(values[state][3])]


def test_a_scale_holds_all_months_and_worse_is_stronger(embargo):
    scene = scene_of(embargo)
    colours = scale(scene)
    shown = [value for state in MEMBER_STATES for value in values_by_state(scene)[state]]
    assert colours.edges[0] <= min(shown)
    assert colours.edges[-1] >= max(shown)
    assert len(set(colours.colours)) == len(colours.colours)


def test_gains_and_losses_have_different_hues():
    found = scale_of([-2.0, 2.0], diverging=True, worse_is_high=False, least_span=1.0, look=Look())
    loss, gain = found.colours[0], found.colours[-1]
    assert int(loss[1:3], 16) > int(loss[5:7], 16)
    assert int(gain[5:7], 16) > int(gain[1:3], 16)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_texts_read_well_on_every_colour(theme):
    found = scale_of([-9.0, 9.0], diverging=True, worse_is_high=True, least_span=1.0, look=Look(theme=theme))
    assert found.inks == tuple(ink_on(colour) for colour in found.colours)


def test_a_calm_map_has_one_colour():
    calm = engine.preset("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    scene = scene_of(calm)
    assert len({trace["fillcolor"] for trace in state_map(scene)["data"][1:28]}) == 1
    assert "every member state" in STATES.tell(scene)


def test_the_month_is_the_one_chosen_else_that_of_the_eus_trough(embargo, result):
    assert month_index(scene_of(embargo, map_month="7")) == 7
    for unusable in ("", "999", "-1", "x"):
        trough = int(np.argmin(result.median("gdp_vs_baseline_pct", "EU")))
        assert month_index(scene_of(embargo, map_month=unusable)) == trough


def test_the_ranking_starts_with_the_hardest_hit(embargo):
    fallen = [value for _, value in state_panel.ranked(scene_of(embargo))]
    assert fallen == sorted(fallen)
    dear = [value for _, value in state_panel.ranked(scene_of(embargo, map_variable="headline_cpi_yoy_pct"))]
    assert dear == sorted(dear, reverse=True)


def test_the_band_holds_the_median(embargo):
    for shown in PATHS:
        low, middle_, high = paths(scene_of(embargo, map_variable=shown.key), "IT")
        assert (low <= middle_).all()
        assert (middle_ <= high).all()


def test_the_finding_names_what_it_quotes(embargo):
    scene = scene_of(embargo, map_month="5")
    sentence, (state, _) = STATES.tell(scene), state_panel.ranked(scene)[0]
    assert network_card.place(state) in sentence
    assert "GDP, % above or below baseline" in sentence


def test_the_export_holds_every_state_and_month_under_the_chosen_name(embargo, result):
    scene = scene_of(embargo, map_variable="power_eur_mwh")
    _, rows = STATES.table(scene)
    assert len(rows) == 28 * len(result.months)
    text = chart_file(STATES, scene, "csv", "https://example.org").decode()
    assert text.startswith("# Wholesale power price, EUR per MWh")


@pytest.mark.parametrize("chart", STATE_CHARTS, ids=lambda chart: chart.key)
def test_a_states_fan_is_the_states_with_the_eu_beside_it(chart, embargo, result):
    figure = chart.draw(scene_of(embargo, map_state="HU"))
    medians = {t["meta"]["region"]: t for t in figure["data"] if t["meta"]["column"] == "p50"}
    assert set(medians) == {"HU", "EU"}
    for region, trace in medians.items():
        np.testing.assert_allclose(trace["y"], result.median(trace["meta"]["variable"], region), rtol=1e-5)
        low, high = figure["layout"]["yaxis"]["range"]
        assert low <= min(trace["y"])
        assert max(trace["y"]) <= high
    assert chart.name(scene_of(embargo, map_state="HU"))[0].startswith("Hungary: ")


def test_a_states_finding_tells_the_eus_value_of_the_same_month(result):
    sentence = state_fan_finding(result, "gdp_vs_baseline_pct", "LT")
    assert sentence.startswith("Lithuania −")
    assert "; EU −" in sentence
    assert state_fan(result, "gdp_vs_baseline_pct", "LT", "%", Look())["data"]


def test_exposures_in_words_name_the_russian_gas_of_hungary(embargo):
    words = state_panel.exposures_in_words(scene_of(embargo, map_state="HU"))
    assert "More exposed than the EU on average: Gas from Russia (87 % of demand; EU 10 %)" in words


def test_an_answer_is_small_and_plotly_takes_it(embargo):
    for key in SHOWN:
        updates = MAP.updates(scene_of(embargo, map_variable=key))
        figure = updates["chart-map"]["figure"]
        go.Figure({k: v for k, v in figure.items()})
        assert len(orjson.dumps(figure)) < 80_000


def test_every_node_of_the_network_has_a_place():
    for node in NODES:
        assert node == LNG or node in OUTSIDE or node in outlines()
    grid = load_grid()
    assert {arc.end for arc in grid.arcs if arc.start == LNG} <= set(LNG_FROM_KM)


def test_the_drawing_shows_the_month_of_the_largest_shortage(network):
    _, found = network
    document = found.document()
    month = month_shown(document)
    assert document.eu_short_twh[month] == max(document.eu_short_twh)
    figure = network_map(document, found.least_price_eur_mwh, Look())
    go.Figure(figure)
    arcs = arcs_in(document, month, found.least_price_eur_mwh)
    assert len(figure["data"][-3]["x"]) == len(arcs)
    assert arcs
    assert all(arc.flow_twh <= arc.capacity_twh + 1e-3 for arc in arcs)


def test_full_arcs_of_the_drawing_are_bottlenecks_of_the_table(network):
    _, found = network
    document = found.document()
    pairs = {(b.start, b.end) for b in document.bottlenecks}
    for month in range(len(document.months)):
        full = {(a.start, a.end) for a in arcs_in(document, month, found.least_price_eur_mwh) if a.full}
        assert full <= pairs


def test_without_shortage_the_drawing_shows_the_dearest_bottlenecks_month(network):
    _, found = network
    document = found.document()
    flow = document.flows[0]
    prices = tuple(99.0 if i == 4 else 0.0 for i in range(len(document.months)))
    dear = Bottleneck(
        start=flow.start,
        end=flow.end,
        points="x",
        full_months=1,
        worst_month=document.months[4],
        capacity_twh_month=1.0,
        shadow_price_eur_mwh=99.0,
    )
    states = tuple(
        row.model_copy(update={"worst_month": "", "short_share_by_month": (0.0,) * len(prices)})
        for row in document.states
    )
    flows = (flow.model_copy(update={"shadow_price_eur_mwh": prices, "flow_twh": (5.0,) * len(prices)}),)
    calm = document.model_copy(
        update={"eu_short_twh": (0.0,) * len(prices), "states": states, "flows": flows, "bottlenecks": (dear,)}
    )
    assert month_shown(calm) == 4
    assert network_finding(calm, 1.0).startswith(f"{network_card.month_words(document.months[4])}: no member state")
    assert "One arc is full" in network_finding(calm, 1.0)
    assert "<b>99</b>" in network_map(calm, 1.0, Look())["data"][-1]["text"]


def test_the_drawing_says_which_scenario_it_is_of(network):
    scenario, found = network
    drawn = network_drawing.drawing(replace(scene_of(scenario), heading="Title"), found)
    (graph,) = [c for c in drawn._traverse() if getattr(c, "id", "") == "chart-network"]
    meta = graph.figure["layout"]["meta"]
    assert any("Title" in note for note in meta["notes"])
    assert meta["title"] == "Gas network, TWh a month"


def test_lines_of_many_pieces_have_gaps():
    assert path("GR")["x"].count(None) == len(outlines()["GR"]) - 1
