import numpy as np
import pytest
from test_network_card import leaves

from dashboard import engine
from dashboard.figures.charts import drawn
from dashboard.figures.recession_channels import LEAST_POINTS
from dashboard.figures.recession_history import history_table, simulated_increase
from dashboard.figures.recession_risk import DARKEST
from dashboard.figures.style import DARK, Look, faded
from dashboard.oil_history import oil_net_increase, recessions, spikes_before, thinned
from dashboard.recession_card import risk_updates, scores_card
from dashboard.recession_words import CHOICE, DEFINITIONS, DEPTH_LEVER
from dashboard.scene import Scene
from dashboard.views.recession import CHANNELS, GROWTH, HISTORY, PROBIT, RECESSION, TIMELINE
from data import load
from econ.axes import CHANNELS as ALL_CHANNELS
from econ.estimate.scores import BASE_RATE, scores
from econ.risk.net_increase import net_increase


def scene_of(run, **more):
    return Scene(scenario=run.scenario, start=run.scenario, heading="Full embargo", **more)


@pytest.fixture(scope="module")
def scene(result):
    return scene_of(result)


def series(figure, region, column):
    found = [t for t in figure["data"] if t.get("meta", {}).get("region") == region and t["meta"]["column"] == column]
    return np.array(found[-1]["y"])


@pytest.mark.parametrize("name", DEFINITIONS)
def test_dial_and_timeline_show_the_chosen_definition_and_say_it(name, result):
    scene, variable = scene_of(result, choices={CHOICE: name}), DEFINITIONS[name].variable
    figure, sentence = drawn(TIMELINE, scene)
    for region in ("EU", "US"):
        np.testing.assert_allclose(series(figure, region, "p50"), result.median(variable, region), rtol=1e-5)
        without = result.baseline_path(variable, region)
        np.testing.assert_allclose(series(figure, region, "no_embargo"), without, rtol=1e-5, atol=1e-12)
    updates = risk_updates(scene)
    definition = updates["recession-definition-words"]["children"]
    assert sentence.startswith(definition)
    assert definition in str(figure["layout"]["meta"]["finding"])
    assert updates["recession-depth-box"]["hidden"] == (name != "deep")


def test_the_users_depth_stands_in_the_definition_of_a_deep_recession():
    deep = engine.preset("full-fuel-embargo").with_levers({DEPTH_LEVER: 4.5, "run.n_draws": 20})
    updates = risk_updates(scene_of(engine.run(deep), choices={CHOICE: "deep"}))
    assert "more than 4.5 %" in updates["recession-definition-words"]["children"]
    assert updates["recession-depth"]["value"] == 4.5


def test_dials_of_a_calm_world_say_that_nothing_changes(calm):
    texts = " ".join(leaves(risk_updates(scene_of(calm))["recession-dials"]["children"]))
    assert "as without embargo" in texts
    assert "largest" not in texts


def test_each_month_is_shaded_by_the_share_of_paths_in_recession(scene, result):
    shapes = drawn(GROWTH, scene)[0]["layout"]["shapes"]
    for suffix, region in (("", "EU"), ("2", "US")):
        own = [shape for shape in shapes if shape["xref"] == f"x{suffix}"]
        for month, share in zip(result.months, result.median("recession_now_prob", region), strict=True):
            shades = [s["fillcolor"] for s in own if s["x0"] <= f"{month}-01" < s["x1"]]
            expected = faded(scene.look.theme.muted, DARKEST * round(share / 0.05) * 0.05)
            assert shades == ([expected] if round(share / 0.05) else [])


def test_channels_add_up_to_the_change_of_the_risk(scene, result):
    figure = drawn(CHANNELS, scene)[0]
    for suffix, region in (("", "EU"), ("2", "US")):
        bars = [t for t in figure["data"] if t["type"] == "bar" and t["xaxis"] == f"x{suffix}"]
        (line,) = [t for t in figure["data"] if t["type"] == "scatter" and t["xaxis"] == f"x{suffix}"]
        risk, before = result.median("recession_12m_prob", region), result.baseline_path("recession_12m_prob", region)
        np.testing.assert_allclose(line["y"], 100 * (risk - before)[1::3], atol=1e-3)
        np.testing.assert_allclose(np.sum([b["y"] for b in bars], axis=0), line["y"], atol=LEAST_POINTS * 7)
        assert len(bars) <= len(ALL_CHANNELS)


def test_no_channel_moves_the_risk_of_a_calm_world(calm):
    figure, sentence = drawn(CHANNELS, scene_of(calm))
    assert figure["data"] == []
    assert figure["layout"]["annotations"][0]["text"] == sentence


def test_probit_and_simulation_stand_beside_each_other(scene, result):
    figure = drawn(PROBIT, scene)[0]
    for region in ("EU", "US"):
        lines = {t["meta"]["variable"]: t["y"] for t in figure["data"] if t["meta"]["region"] == region}
        np.testing.assert_allclose(lines["recession_12m_prob"], result.median("recession_12m_prob", region), rtol=1e-5)
        median = result.median("probit_recession_12m_prob", region)
        np.testing.assert_allclose(lines["probit_recession_12m_prob"], median, rtol=1e-4)


def test_scores_are_those_of_the_fits_and_the_weak_one_is_admitted():
    texts = leaves([scores_card()])
    for fit in ("probit-us", "probit-euro-area"):
        assert f"{scores(fit)['AUROC']:.2f}" in texts
        assert f"{scores(fit)['Brier score']:.3f}" in texts
    assert scores("probit-us")["Brier score"] < scores("probit-us")[BASE_RATE]
    assert any("no better than the base rate" in text for text in texts)


def test_the_past_is_that_of_the_fits():
    """The same recipe as `econ.estimate.recession_data`, on tables read by pandas."""
    brent = load("brent").set_index("month")["brent_usd_bbl"]
    months, increase = oil_net_increase()
    known = dict(zip(months, increase, strict=True))
    since = 100 * net_increase(np.log(brent.to_numpy()))
    for month, value in zip(brent.index[-len(since) :], since, strict=True):
        assert known[f"{month:%Y-%m}"] == pytest.approx(value)


def test_recessions_begin_and_end_as_the_committees_say():
    us, euro_area = recessions("US").spells, recessions("EU").spells
    assert ("2008-01", "2009-07") in us
    assert ("2020-03", "2020-05") in us
    assert ("2008-04", "2009-07") in euro_area
    assert ("2020-01", "2020-07") in euro_area
    before, count, usual = spikes_before("US")
    assert (before, count) == (6, len(us))
    assert 0 < usual < 1


def test_thinning_leaves_the_line_as_it_is():
    months, path = ["a", "b", "c", "d", "e"], np.array([0.0, 0.0, 0.0, 1.0, 1.0])
    kept, values = thinned(months, path)
    assert kept == ["a", "c", "d", "e"]
    assert values.tolist() == [0.0, 0.0, 1.0, 1.0]


def test_the_strip_goes_on_where_the_baseline_ends(scene, result):
    heads, rows = history_table(scene)
    assert all(len(row) == len(heads) for row in rows)
    simulated = [row for row in rows if row[0] == "scenario"]
    assert [row[1] for row in simulated] == list(result.months)
    np.testing.assert_allclose([row[4] for row in simulated], simulated_increase(result)[1], atol=1e-3)
    np.testing.assert_allclose([row[3] for row in simulated], result.median("recession_now_prob", "EU"))
    observed = [row[1] for row in rows if row[0] == "observed"]
    assert observed[0] == "1970-01"
    assert result.record.baseline_month in observed


@pytest.mark.parametrize("look", [Look(), Look(narrow=True), Look(theme=DARK)], ids=["wide", "narrow", "dark"])
def test_plotly_accepts_every_chart(look, result, calm):
    import plotly.graph_objects as go

    for run in (result, calm):
        for chart in RECESSION.charts:
            figure, sentence = drawn(chart, scene_of(run, look=look))
            go.Figure(figure)
            assert sentence
            assert not figure["data"] or figure["layout"]["yaxis"]["title"]["text"] or chart is HISTORY
