"""The replay: nobody in it knows what comes, and its state is carried from month to month."""

import numpy as np
import pytest

from econ import load_scenario
from econ.validation.backtest import series_test
from econ.validation.happened import MONTHS, ORIGIN, gas_history, oil_history, policy_saving
from econ.validation.replay import Month, known_by, replay
from econ.validation.studies import study_path
from econ.validation.vintages import load_vintage

FEW = {"run.n_draws": 10}
SETTLED = 1e-5
"""Feedback is repeated until it has settled, not for ever; a later month may end it a pass earlier."""


@pytest.fixture(scope="module")
def origin():
    return load_vintage(ORIGIN)


@pytest.fixture(scope="module")
def policy():
    return load_scenario(study_path("replay-gas-2021")).with_levers(FEW)


@pytest.fixture(scope="module")
def history(origin, policy):
    return gas_history(origin, policy, np.zeros(len(MONTHS)))


def test_a_run_holds_what_had_happened_and_then_what_was_expected(policy, history):
    known = known_by(policy, history, "2021-10", "2021-12")
    assert known.levers.gas.other_pipeline_cut_share == history[0].happened["gas"]["other_pipeline_cut_share"]
    assert [stage.start for stage in known.stages] == ["2021-11", "2021-12", "2022-01"]
    assert known.stages[1].levers["gas"] == history[2].happened["gas"]
    assert known.stages[2].levers["gas"] == history[2].expected["gas"]


def test_the_saving_regulation_is_unknown_before_august_2022(policy, history):
    assert policy_saving(policy, "2022-07") == 0.0
    assert policy_saving(policy, "2022-08") == 0.05
    for month, expected in (("2022-07", 0.0), ("2022-08", 0.05)):
        assert history[MONTHS.index(month)].expected["gas"]["demand_saving_share"] == pytest.approx(expected)


def test_what_happens_later_changes_no_month_of_the_replay(origin, policy, history):
    short = replay(policy, history[:4], origin)
    shut = {"gas": {"other_pipeline_cut_share": 1.0, "turkstream_cut_share": 1.0}}
    long = replay(policy, [*history[:4], Month(shut, shut), Month(shut, shut)], origin)
    for name, path in short.paths.items():
        np.testing.assert_allclose(path, long.paths[name][:, : path.shape[1]], rtol=SETTLED, err_msg=name)


def test_russian_flows_fell_by_four_fifths_and_their_cut_shares_with_them(history):
    cut = [month.happened["gas"]["other_pipeline_cut_share"] for month in history]
    assert cut[0] < 0.3
    assert min(cut[MONTHS.index("2022-10") :]) > 0.8


def test_oil_that_was_not_produced_was_not_exported(origin):
    shut_in = [month.happened["oil"]["shut_in"] for month in oil_history(origin)]
    assert shut_in[0] < 0.02
    assert max(shut_in) == shut_in[1] == pytest.approx(1.0 / 8.2, rel=0.1)


def test_a_perfect_model_has_no_error_and_everything_in_its_band():
    from econ.validation.observed import observed

    actual = observed("ttf_eur_mwh").reindex(list(MONTHS)).to_numpy()
    errors = series_test("ttf_eur_mwh", np.tile(actual, (5, 1))).errors
    assert errors["model"] == 0.0
    assert errors["inside_band_share"] == 1.0
    assert errors["walk"] > errors["model"]
