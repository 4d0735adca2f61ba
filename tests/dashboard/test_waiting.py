import numpy as np
import pytest

from dashboard import engine
from dashboard.figures.charts import drawn
from dashboard.figures.endurance import endurance_table, rows
from dashboard.figures.threshold_panels import threshold_panel
from dashboard.once import verdict_of
from dashboard.pain import PANELS, value_words
from dashboard.scene import Scene
from dashboard.threshold_handles import OFF, handle_updates
from dashboard.views.waiting import ENDURANCE, WAITING
from econ.dynamics import trailing_mean
from econ.levers import all_levers
from econ.risk.thresholds import THRESHOLDS

BY_LEVER = {panel.lever: panel for panel in PANELS}


def scene_of(run):
    return Scene(scenario=run.scenario, start=run.scenario, heading="Full embargo")


@pytest.fixture(scope="module")
def scene(result):
    return scene_of(result)


@pytest.fixture(scope="module")
def all_judged():
    """A run with every threshold judged."""
    levers = {"thresholds.approval_fall_pp": 10.0, "thresholds.gas_storage_share": 0.3, "run.n_draws": 40}
    return scene_of(engine.run(engine.preset("full-fuel-embargo").with_levers(levers)))


def test_every_threshold_has_a_panel():
    assert {panel.lever for panel in PANELS} == {threshold.lever for threshold in THRESHOLDS}


def test_sides_and_their_thresholds_stand_in_order_of_giving_way(result):
    found = rows(verdict_of(result))
    assert [row.side for row in found if not row.lever] == ["RU", "EU", "US"]
    for side in ("RU", "EU", "US"):
        halves = [row.months[1] for row in found if row.side == side and row.lever]
        assert halves == sorted(halves)
    for row in found:
        assert list(row.months) == sorted(row.months)


def test_a_side_breaks_no_later_than_its_first_threshold_where_one_is_enough(result):
    found = rows(verdict_of(result))
    for side in ("RU", "EU", "US"):
        (own,) = [row for row in found if row.side == side and not row.lever]
        for threshold in (row for row in found if row.side == side and row.lever):
            assert own.probability >= threshold.probability
            assert own.months[0] <= max(threshold.months[0], own.months[1])


def test_the_dot_is_the_month_by_which_half_of_those_that_break_have(result):
    broken = np.array(verdict_of(result).broken["RU"])
    (russia,) = [row for row in rows(verdict_of(result)) if row.side == "RU" and not row.lever]
    half = russia.months[1]
    assert broken[half] >= 0.5 * broken[-1]
    assert half == 0 or broken[half - 1] < 0.5 * broken[-1]


def test_a_side_that_never_breaks_has_no_bar_and_says_so(calm):
    figure, sentence = drawn(ENDURANCE, scene_of(calm))
    assert "EU breaks in no path" in sentence
    assert "never" in str(figure["layout"]["annotations"])


def test_the_table_of_endurance_fits_its_heads(scene):
    heads, lines = endurance_table(scene)
    assert all(len(line) == len(heads) for line in lines)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.lever)
def test_the_line_stands_where_the_model_judges(panel, all_judged):
    figure = threshold_panel(panel, all_judged)
    level = getattr(all_judged.scenario.levers.thresholds, panel.lever)
    expected = -level if panel.watched[0].sense == "fallen by" else level
    assert figure["data"][-1]["y"] == [expected, expected]
    low, high = figure["layout"]["yaxis"]["range"]
    assert low <= expected <= high
    drawn_values = np.concatenate([trace["y"] for trace in figure["data"]])
    assert low <= drawn_values.min() <= drawn_values.max() <= high


def test_what_is_felt_by_the_year_is_drawn_as_it_is_judged(all_judged):
    figure = threshold_panel(BY_LEVER["real_income_loss_pct"], all_judged)
    medians = {t["meta"]["region"]: t["y"] for t in figure["data"] if t.get("meta", {}).get("column") == "p50"}
    judged = trailing_mean(all_judged.result.draws("real_income_vs_baseline_pct", "EU"), 12)
    np.testing.assert_allclose(medians["EU"], np.median(judged, axis=0), rtol=1e-4)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.lever)
def test_handles_stand_on_their_line_and_within_their_bounds(panel, all_judged):
    handle = handle_updates(all_judged)[f"handle-{panel.lever}"]
    lever, level = all_levers()[f"thresholds.{panel.lever}"], panel.level(all_judged)
    assert float(handle["aria-valuenow"]) == pytest.approx(level * panel.shown)
    assert lever.low <= abs(level) <= lever.high
    assert handle["aria-valuetext"] == value_words(panel, level)


def test_values_of_handles_read_as_people_write_them():
    assert value_words(BY_LEVER["gas_rationed_share"], 0.1) == "10 %"
    assert value_words(BY_LEVER["real_income_loss_pct"], -4.5) == "−4.5 %"
    assert value_words(BY_LEVER["russia_liquid_fund_rub_trn"], 0.0) == "0 trn"


def test_a_threshold_that_is_not_judged_is_hidden_and_can_be_judged(scene, all_judged):
    updates = handle_updates(scene)
    assert updates["card-threshold-gas_storage_share"] == {"hidden": True}
    offered = {button.__dict__["data-judge"]: button.__dict__["data-value"] for button in updates[OFF]["children"]}
    assert offered == {"thresholds.approval_fall_pp": "10.0", "thresholds.gas_storage_share": "0.18"}
    judged = handle_updates(all_judged)
    assert judged["card-threshold-gas_storage_share"] == {"hidden": False}
    assert {button.__dict__["data-value"] for button in judged[OFF]["children"]} == {""}


def test_plotly_accepts_every_chart(scene):
    import plotly.graph_objects as go

    for chart in WAITING.charts:
        figure, sentence = drawn(chart, scene)
        go.Figure(figure)
        assert sentence
