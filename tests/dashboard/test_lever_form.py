import pytest

from dashboard.form_values import (
    EXAMPLES,
    changed_by_group,
    empty_means,
    form_of,
    from_form,
    is_slider,
    scenario_of,
    to_form,
)
from dashboard.layout import page
from dashboard.lever_form import drawers, headline_form, short_unit
from econ import BadInputError, all_levers, load_scenario, preset_names

LEVERS = all_levers()
START = load_scenario("no-embargo")


def controls(component):
    """Lever controls in a component, by lever name."""
    found = {}
    for part in component._traverse():
        name = getattr(part, "id", None)
        if isinstance(name, dict) and name.get("type") in ("lever", "switch"):
            assert name["name"] not in found
            found[name["name"]] = part
    return found


def test_every_declared_lever_has_one_control():
    assert set(controls(page())) == set(LEVERS)


def test_headline_levers_come_before_any_drawer():
    assert set(controls(headline_form())) == {name for name, lever in LEVERS.items() if lever.headline}
    assert not any(LEVERS[name].headline for name in controls(drawers()))


def test_bounds_and_steps_of_sliders_are_those_declared_in_percent_for_shares():
    for name, control in controls(page()).items():
        lever = LEVERS[name]
        if is_slider(lever):
            factor = 100 if lever.kind == "share" else 1
            declared = [bound * factor for bound in (lever.low, lever.high, lever.step)]
            assert [control.min, control.max, control.step] == pytest.approx(declared)
            assert control.thumbLabel.startswith(lever.label)


def test_a_share_is_shown_in_percent_and_read_back_exactly():
    lever = LEVERS["oil.eu_cut_share"]
    assert short_unit(lever) == "%"
    for hundredth in range(101):
        share = hundredth / 100
        assert to_form(lever, share) == pytest.approx(hundredth)
        assert from_form(lever, to_form(lever, share)) == share


def test_a_percentage_that_is_no_share_is_left_alone():
    assert from_form(LEVERS["buyers.tariff_india_pct"], 500) == 500


@pytest.mark.parametrize("name", preset_names())
def test_the_form_of_a_preset_gives_the_preset_back(name):
    preset = load_scenario(name)
    form = form_of(preset)
    stages = [stage.to_document() for stage in preset.stages]
    assert scenario_of(form, preset) == preset
    assert scenario_of(form, START, stages).fingerprint == preset.fingerprint


@pytest.mark.parametrize(
    ("lever", "value"),
    [
        ("timing.start", "2026-09"),
        ("timing.duration_months", 6),
        ("buyers.compliance", {"IN": 0.5, "CN": 0.1}),
        ("other_shocks.world_oil_outage_mbd", [4.0, 3.0, 1.5]),
        ("overrides.brent_usd_bbl", {"pct_of_baseline": [10.0]}),
        ("overrides.oil_net_loss_mbd", [1.0, 0.5]),
        ("overrides.gas_shortage_share", {"DE": [0.09, 0.1]}),
        ("gas.solidarity", False),
        ("gas.storage_start_share", 0.335),
    ],
)
def test_every_kind_of_lever_survives_the_form(lever, value):
    scenario = START.with_levers({lever: value})
    assert scenario_of(form_of(scenario), START) == scenario


@pytest.mark.parametrize(
    ("lever", "typed", "value"),
    [
        ("other_shocks.world_oil_outage_mbd", "4", 4.0),
        ("other_shocks.world_oil_outage_mbd", "4, 3, 1.5", (4.0, 3.0, 1.5)),
        ("other_shocks.world_lng_outage_bcm_yr", "[40, 30]", (40.0, 30.0)),
        ("overrides.oil_net_loss_mbd", "4", (4.0,)),
        ("overrides.oil_net_loss_mbd", "4, 3", (4.0, 3.0)),
    ],
)
def test_a_path_is_typed_as_a_number_a_list_or_json(lever, typed, value):
    assert scenario_of(form_of(START) | {lever: typed}, START).value(lever) == value


def test_an_empty_control_means_what_its_help_says():
    assert empty_means(LEVERS["timing.duration_months"]) == "permanent"
    assert empty_means(LEVERS["gas.storage_start_share"]) == "as observed"
    form = form_of(START) | {"timing.duration_months": "", "gas.storage_start_share": None}
    assert scenario_of(form, START) == START


@pytest.mark.parametrize(
    ("lever", "typed", "says"),
    [
        ("other_shocks.world_oil_outage_mbd", "[4, 3", "cannot be read"),
        ("other_shocks.world_oil_outage_mbd", "[" * 5000, "cannot be read"),
        ("overrides.brent_usd_bbl", "150", 'like {"level": [150]} or'),
        ("other_shocks.world_oil_outage_mbd", "[-1]", "world_oil_outage_mbd"),
        ("buyers.compliance", '{"XX": 1}', "compliance"),
        ("timing.start", "next year", "timing.start"),
        ("run.horizon_months", 1000, "in [12, 120] months"),
        ("oil.price_cap_usd_bbl", 500, "in [0, 150] USD/bbl"),
    ],
)
def test_what_cannot_be_used_names_the_lever(lever, typed, says):
    with pytest.raises(BadInputError, match=lever.split(".")[1]) as error:
        scenario_of(form_of(START) | {lever: typed}, START)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_every_text_lever_shows_how_it_is_written():
    texts = {name for name, lever in LEVERS.items() if lever.kind in ("path", "mapping", "text")}
    assert texts == set(EXAMPLES)


def test_drawers_count_only_what_is_inside_them():
    scenario = START.with_levers({"oil.eu_cut_share": 0.5, "oil.rest_cut_share": 0.5, "oil.shut_in": 0.1})
    assert changed_by_group(scenario)["oil"] == 1
