import json

import numpy as np
import orjson
import pytest

from dashboard import engine
from dashboard.figures.charts import drawn
from dashboard.figures.oil_balance import GROSS, PARTS
from dashboard.figures.style import DARK, LIGHT, Look
from dashboard.scene import Scene
from dashboard.views import CHARTS, VIEWS
from dashboard.views.overview import OVERVIEW
from econ.scenario import Scenario
from econ.variables import VARIABLES

FANS = [*OVERVIEW.charts, *(CHARTS[key] for key in ("energy-inflation", "core-inflation", "policy-rate", "equities"))]
OF_A_RUN = [chart for view in VIEWS.values() for chart in view.charts if not chart.origin]
LOOKS = [Look(), Look(narrow=True), Look(theme=DARK)]


def scene_of(result, look=None, heading="Full embargo"):
    return Scene(scenario=result.scenario, start=result.scenario, heading=heading, look=look or Look())


def figure_of(chart, result, look=None):
    return drawn(chart, scene_of(result, look))[0]


def series_of(figure):
    """Variable and region of every median a figure draws."""
    return [(t["meta"]["variable"], t["meta"]["region"]) for t in figure["data"] if t["meta"]["column"] == "p50"]


def traces(figure, region, column):
    return [t for t in figure["data"] if t.get("meta", {}).get("region") == region and t["meta"]["column"] == column]


@pytest.mark.parametrize("chart", FANS, ids=lambda chart: chart.key)
def test_a_fan_draws_the_quantiles_of_the_result(chart, result):
    figure = figure_of(chart, result)
    for variable, region in series_of(figure):
        quantiles = result.quantiles(variable, region)
        columns = ("p50",) if VARIABLES[variable].certain else ("p05", "p25", "p50", "p75", "p95")
        for column in columns:
            (trace,) = traces(figure, region, column)
            row = ("p05", "p25", "p50", "p75", "p95").index(column)
            np.testing.assert_allclose(trace["y"], quantiles[row], rtol=1e-5, atol=1e-12)
            assert tuple(trace["x"]) == result.months


@pytest.mark.parametrize("chart", FANS, ids=lambda chart: chart.key)
def test_the_dotted_line_is_the_path_without_embargo(chart, result):
    figure = figure_of(chart, result)
    for variable, region in series_of(figure):
        (trace,) = traces(figure, region, "no_embargo")
        np.testing.assert_allclose(trace["y"], result.baseline_path(variable, region), rtol=1e-5, atol=1e-12)
        assert trace["line"]["dash"] == "dot"


def test_the_waiting_game_draws_each_side_with_and_without_embargo(result):
    figure = figure_of(CHARTS["waiting"], result)
    for variable, region in (("russia_exhausted_prob", "RU"), ("eu_broken_prob", "EU"), ("us_broken_prob", "US")):
        (with_it,), (without,) = (traces(figure, region, column) for column in ("p50", "no_embargo"))
        np.testing.assert_allclose(with_it["y"], result.median(variable, region), rtol=1e-5, atol=1e-12)
        np.testing.assert_allclose(without["y"], result.baseline_path(variable, region), rtol=1e-5, atol=1e-12)
        assert with_it["line"]["color"] == without["line"]["color"] == LIGHT.regions[region]


def test_the_waiting_game_marks_where_each_stage_begins():
    staged = engine.run(engine.preset("escalation-to-collapse").with_levers({"run.n_draws": 20}))
    layout = figure_of(CHARTS["waiting"], staged)["layout"]
    names = [note["text"] for note in layout["annotations"][1:]]
    assert names == [stage.name for stage in staged.scenario.stages]
    assert [shape["x0"][:7] for shape in layout["shapes"]] == ["2026-04", "2026-06", "2026-09"]


def test_the_name_of_a_stage_is_no_markup():
    stage = {"start": "+2", "name": '<a href="http://a.bc">b</a>', "levers": {"oil": {"shut_in": 0.1}}}
    calm = engine.preset("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    staged = engine.run(Scenario.parse(calm.to_document() | {"stages": [stage]}))
    layout = figure_of(CHARTS["waiting"], staged)["layout"]
    assert layout["annotations"][1]["text"] == '&lt;a href="http://a.bc"&gt;b&lt;/a&gt;'


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "narrow", "dark"])
@pytest.mark.parametrize("chart", FANS, ids=lambda chart: chart.key)
def test_every_value_axis_says_its_unit(chart, look, result):
    layout = figure_of(chart, result, look)["layout"]
    titles = [axis["title"]["text"] for name, axis in layout.items() if name.startswith("yaxis")]
    assert titles[0]
    assert set(titles) <= {chart.unit, "mb/d", ""}


@pytest.mark.parametrize("key", ["inflation", "gdp", "unemployment", "recession"])
def test_eu_and_us_stand_on_the_same_scale(key, result):
    layout = figure_of(CHARTS[key], result)["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("chart", FANS, ids=lambda chart: chart.key)
def test_regions_keep_their_colours_in_every_chart(chart, theme, result):
    figure = figure_of(chart, result, Look(theme=theme))
    for _, region in series_of(figure):
        assert traces(figure, region, "p50")[0]["line"]["color"] == theme.regions[region]


@pytest.mark.parametrize("chart", FANS, ids=lambda chart: chart.key)
def test_no_curve_leaves_its_axis(chart, result):
    layout = (figure := figure_of(chart, result))["layout"]
    low, high = layout["yaxis"]["range"]
    drawn = np.concatenate([trace["y"] for trace in figure["data"]])
    assert low <= drawn.min()
    assert drawn.max() <= high


def test_the_parts_of_an_oil_cut_add_up_to_it_in_every_month(result):
    figure = figure_of(CHARTS["oil"], result)
    series = {t["meta"]["variable"]: np.array(t.get("customdata", t["y"])) for t in figure["data"] if "meta" in t}
    np.testing.assert_allclose(sum(series[name] for name, _, _ in PARTS), series[GROSS], atol=1e-4)


def test_the_waterfall_ends_at_the_net_loss(result):
    bars = figure_of(CHARTS["oil"], result)["data"][0]
    heights, bases = np.array(bars["y"]), np.array(bars["base"])
    assert heights[0] == pytest.approx(heights[1:].sum(), abs=1e-3)
    assert bases[-2] == pytest.approx(heights[-1], abs=1e-3)
    assert bases[-1] == 0


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "narrow", "dark"])
def test_labels_of_the_waterfall_stand_on_their_bars_and_never_on_the_axis(look):
    scenario = engine.preset("gas-shutoff-2022").with_levers({"oil.eu_cut_share": 1.0, "run.n_draws": 40})
    figure, sentence = drawn(CHARTS["oil"], scene_of(engine.run(scenario), look))
    bars = figure["data"][0]
    labels = {a["x"]: a for a in figure["layout"]["annotations"] if a["xref"] == "x"}
    assert list(labels) == bars["x"]
    for name, height, base in zip(bars["x"], bars["y"], bars["base"], strict=True):
        assert labels[name]["y"] >= max(base, base + height, 0.0)
        assert labels[name]["yanchor"] == "bottom"
    assert ("refilled" in sentence) == ("−" in sentence)


def test_a_chart_with_nothing_to_draw_says_so(calm):
    figure, sentence = drawn(CHARTS["oil"], scene_of(calm))
    assert figure["data"] == []
    assert figure["layout"]["annotations"][0]["text"] == sentence == "No oil is cut in this scenario."


def test_calm_axes_stay_calm(calm):
    layout = figure_of(CHARTS["gdp"], calm)["layout"]
    assert layout["yaxis"]["range"] == [-1, 1]


@pytest.mark.parametrize("chart", OF_A_RUN, ids=lambda chart: chart.key)
def test_what_is_saved_carries_scenario_baseline_and_versions(chart, result):
    meta = figure_of(chart, result)["layout"]["meta"]
    notes = " ".join(meta["notes"])
    assert meta["title"] == ", ".join(chart.name(scene_of(result)))
    for part in ("Full embargo", result.record.baseline, result.record.model_version, result.record.parameters_version):
        assert part in notes
    assert "not an official forecast" in notes


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "narrow", "dark"])
@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.key)
def test_the_figures_of_a_view_are_plain_and_small(view, look, result):
    figures = [figure_of(chart, result, look) for chart in view.charts]
    payload = orjson.dumps(figures)
    assert json.loads(payload) == json.loads(json.dumps(figures))
    assert len(payload) < 300_000


def test_plotly_accepts_every_figure(result):
    import plotly.graph_objects as go

    for chart in CHARTS.values():
        go.Figure(figure_of(chart, result))
