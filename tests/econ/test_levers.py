"""Levers: declared once, and the declaration is kept."""

import math

import pytest
from generated import LEVERS, PER_MONTH, value_of
from hypothesis import given
from hypothesis import strategies as st

from econ import BadInputError, Scenario, all_levers
from econ.calendar import months_after

MONTHS = months_after("2026-01", 24)
BOUNDED = [lever for lever in all_levers().values() if lever.low is not None]
NOTHING = Scenario()


def refusal(name, value):
    with pytest.raises(BadInputError) as caught:
        NOTHING.with_levers({name: value})
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    return message


@pytest.mark.parametrize("lever", all_levers().values(), ids=all_levers())
def test_every_lever_says_what_it_is_in_its_unit_and_why(lever):
    assert lever.label
    assert lever.help.endswith(".")
    assert lever.unit
    assert lever.source
    if lever.kind in ("share", "number", "integer"):
        assert lever.low < lever.high
        assert lever.step > 0
        if lever.default is not None:
            assert lever.low <= lever.default <= lever.high


@pytest.mark.parametrize("lever", BOUNDED, ids=lambda lever: lever.name)
def test_both_bounds_of_a_lever_are_allowed_and_nothing_beyond(lever):
    kind = int if lever.kind == "integer" else float
    beyond = 1 if kind is int else 0.001
    for bound in (lever.low, lever.high):
        assert NOTHING.with_levers({lever.name: kind(bound)}).value(lever.name) == bound
    for value in (kind(lever.low) - beyond, kind(lever.high) + beyond):
        message = refusal(lever.name, value)
        assert f"{lever.high:g}" in message
        assert lever.kind == "share" or lever.unit in message


@pytest.mark.parametrize("lever", BOUNDED, ids=lambda lever: lever.name)
@pytest.mark.parametrize("value", [math.nan, math.inf, True, "0.5", [], {}], ids=repr)
def test_a_number_must_be_a_number(lever, value):
    refusal(lever.name, value)


def test_a_share_given_in_percent_is_answered_with_the_share():
    assert "For 90 percent write 0.90" in refusal("oil.shut_in", 90)


@pytest.mark.parametrize("name", [n for n, lever in LEVERS.items() if lever.kind in ("path", "mapping")])
@pytest.mark.parametrize("value", [{"level": []}, [math.nan], {"XX": [0.1]}, {"EU": 7}, "much", [-1.0]], ids=repr)
def test_a_path_or_mapping_must_hold_sensible_values(name, value):
    refusal(name, value)


def test_a_share_of_compliance_beyond_one_is_refused_with_buyer_and_bounds():
    message = refusal("buyers.compliance", {"IN": 1.5})
    assert "IN" in message
    assert "1.5" in message


def test_an_unknown_buyer_is_named():
    assert "XX" in refusal("buyers.compliance", {"XX": 0.5})


@given(st.data())
def test_any_value_within_the_declaration_is_accepted_and_kept(data):
    name = data.draw(st.sampled_from(sorted(LEVERS)))
    value = data.draw(value_of(LEVERS[name], MONTHS))
    scenario = NOTHING.with_levers({name: value})
    assert Scenario.parse(scenario.to_document()).value(name) == scenario.value(name)


def test_only_levers_with_a_value_for_each_month_may_change_in_a_stage():
    for name, lever in LEVERS.items():
        if name in PER_MONTH:
            assert lever.kind in ("share", "number"), name


def test_a_lever_that_is_misspelt_is_answered_with_the_nearest():
    with pytest.raises(BadInputError, match=r"did you mean .*oil\.eu_cut_share"):
        NOTHING.with_levers({"oil.eu_cut_shar": 0.5})


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("overrides.oil_net_loss_mbd", []),
        ("overrides.gas_shortage_share", {"DE": []}),
        ("overrides.brent_usd_bbl", {"level": []}),
        ("overrides.ttf_eur_mwh", {"pct_of_baseline": []}),
        ("other_shocks.world_oil_outage_mbd", []),
        ("other_shocks.world_lng_outage_bcm_yr", []),
    ],
)
def test_an_imposed_path_has_at_least_one_month(name, empty):
    refusal(name, empty)


@pytest.mark.parametrize(
    ("path", "range_told"),
    [
        ({"level": [80.0, 0.0]}, "between 1 and 1,000"),
        ({"level": [1500.0]}, "between 1 and 1,000"),
        ({"pct_of_baseline": [-100.0]}, "between -95 and 1,000"),
        ({"pct_of_baseline": [5000.0]}, "between -95 and 1,000"),
    ],
    ids=str,
)
def test_an_imposed_price_is_one_that_could_be(path, range_told):
    assert range_told in refusal("overrides.brent_usd_bbl", path)
