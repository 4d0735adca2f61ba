"""How fresh the data are is said on the footer, the badges and saved charts."""

from dataclasses import replace
from datetime import date

import pytest
from test_method import texts

from dashboard import freshness, method_parts, parts
from econ import load_scenario, simulate
from econ.data_vintage import DataVintage

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def result():
    quick = {"run.n_draws": 20, "run.horizon_months": 12, "run.baseline": "latest"}
    return simulate(load_scenario("no-embargo").with_levers(quick))


def test_the_footer_says_how_old_the_newest_data_are(result):
    said = "".join(texts(parts.footer(result, TODAY)))
    assert "newest data Jul 2026, 4 months before today, 2026-11-23" in said


def test_the_badges_say_how_many_series_are_older(result):
    said = " ".join(texts(method_parts.badges(result.record, TODAY)))
    assert f"{len(result.vintage.behind)} series were last observed more than a quarter earlier" in said
    assert "refreshed by the user" not in said


def test_tables_of_the_user_are_named_and_a_past_world_is_old_on_purpose(result):
    own = DataVintage(baseline_month="2026-10", newest_month="2026-11", own_tables=("brent to 2026-11",))
    record = replace(result.record, vintage=own)
    assert freshness.data_words(record) == (
        "newest data 2026-11; no series was last observed more than a quarter earlier; 1 tables refreshed by the user"
    )
    assert freshness.newest_data(record, TODAY).endswith("up to date on 2026-11-23")
    assert "on purpose" in freshness.newest_data(replace(record, baseline="2021-12"), TODAY)
