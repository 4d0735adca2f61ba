"""What comes of a threat to buyers of Russian oil."""

import pytest
from walks import asked

from econ import Scenario, simulate
from econ.errors import BadInputError
from econ.threat_table import OUTCOMES, ROWS, threat_table, threatened_buyers


@pytest.fixture(scope="module")
def table():
    threat = {f"buyers.tariff_{buyer}_pct": 100.0 for buyer in ("india", "china", "turkiye")}
    rows = threat_table(asked(threat))
    assert [(row.variable, row.region) for row in rows] == list(ROWS)
    return {(row.variable, row.region): row for row in rows}


def test_a_threat_that_works_costs_oil_but_no_trade(table):
    for buyer in ("IN", "CN", "TR"):
        row = table["buyer_gdp_vs_baseline_pct", buyer]
        assert row.ignored < row.carried_out < 0.0
        assert row.works == 0.0
    assert table["brent_usd_bbl", "World"].works > table["brent_usd_bbl", "World"].carried_out


def test_russia_loses_only_as_far_as_buyers_give_way(table):
    sold = table["russia_export_revenue_usd_bn", "RU"]
    assert sold.works < sold.carried_out < sold.baseline


def test_americans_pay_the_tariff_most_where_it_is_ignored(table):
    """Not so their output: where the threat bites, oil is dearer instead."""
    gdp, prices = table["gdp_vs_baseline_pct", "US"], table["cpi_vs_baseline_pct", "US"]
    assert prices.ignored > prices.works > prices.baseline == 0.0
    assert max(gdp.ignored, gdp.carried_out, gdp.works) < 0.0


def test_who_is_threatened_follows_from_the_levers_of_any_stage():
    assert threatened_buyers(asked()) == ()
    assert threatened_buyers(asked({"buyers.tariff_india_pct": 10.0})) == ("IN",)
    assert threatened_buyers(asked({"buyers.trade_cutoff": True})) == ("IN", "CN", "TR")
    assert threatened_buyers(asked({"buyers.producer_listing": 0.5})) == ("IN", "CN", "TR", "REST")


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        (asked(), "threatens no buyer"),
        (asked({"buyers.tariff_china_pct": 50.0, "timing.start": "2027-06"}), "twelve months"),
    ],
)
def test_a_scenario_without_a_threat_or_a_year_is_refused(scenario, says):
    with pytest.raises(BadInputError, match=says):
        threat_table(scenario)


def test_each_outcome_says_what_it_means():
    assert all(len(meaning) > 20 for meaning in OUTCOMES.values())


def test_a_threat_in_a_later_stage_is_judged_from_there_on():
    """What happens before is the same in all three outcomes, and a buyer set to give way does so only then."""
    late = Scenario.parse(
        asked(horizon_months=36).to_document()
        | {"stages": [{"start": "+18", "levers": {"buyers": {"tariff_china_pct": 300.0}}}]}
    )
    prices = {(row.variable, row.region): row for row in threat_table(late)}["cpi_vs_baseline_pct", "US"]
    assert prices.ignored > 1.0
    works = simulate(late.with_levers({"buyers.compliance": {"CN": 1.0}}))
    bought = works.median("russia_oil_purchases_mbd", "CN")
    assert bought[:18] == pytest.approx(works.baseline_path("russia_oil_purchases_mbd", "CN")[:18])
    assert bought[-1] < 0.1
