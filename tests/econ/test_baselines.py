"""Baselines: built from the data, by months known then, and the files are what the build gives."""

import json
import re

import numpy as np
import pandas as pd
import pytest

import data
from econ import BadInputError, baseline_names
from econ.axes import GAS_ROUTES
from econ.baseline import FOLDER, _shipped, from_document, load_baseline
from econ.build_baseline.build import build, build_dated
from econ.build_baseline.network import network
from econ.build_baseline.vintages import PATH_MONTHS, VINTAGES
from econ.gas_grid import FILE as NETWORK_FILE
from econ.levers.assumptions import BASELINES

BY_NAME = {vintage.name: vintage for vintage in VINTAGES}
LAST_CLEAN_MONTH = "2026-02"
"""An unrelated Gulf supply shock follows; no fit may use it."""

FITTED = re.compile(r"persistence -?\d+\.\d+|mean -?\d+\.\d+ since|to \d+\.\d+, monthly|spread of winter[^,;]*")


@pytest.fixture(scope="module", params=BASELINES)
def document(request):
    return json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))


def test_there_is_a_file_for_each_vintage_and_each_name_users_may_write():
    assert set(baseline_names()) == set(BY_NAME) == set(BASELINES)


@pytest.mark.slow
def test_rebuilding_gives_exactly_the_files_that_ship(document):
    assert build_dated(BY_NAME[document["name"]]) == document


@pytest.mark.slow
def test_rebuilding_gives_exactly_the_gas_network_that_ships():
    assert network(VINTAGES) == json.loads(NETWORK_FILE.read_text(encoding="utf-8"))


def test_no_vintage_fits_anything_to_months_after_the_gulf_outage():
    for vintage in VINTAGES:
        assert vintage.fit_until <= LAST_CLEAN_MONTH
        assert vintage.fit_until <= vintage.month


@pytest.mark.slow
def test_what_happened_after_the_gulf_outage_enters_no_fit(monkeypatch):
    """Raise every value of the months after by half: no speed of convergence and no trend may move."""
    genuine = data.load

    def shaken(series_id):
        table = genuine(series_id).copy()
        for period, length in (("month", pd.offsets.MonthEnd()), ("quarter", pd.offsets.QuarterEnd())):
            if period in table:
                after = table[period] + length > pd.Timestamp(LAST_CLEAN_MONTH) + pd.offsets.MonthEnd()
                values = table.select_dtypes("float").columns
                table.loc[after, values] = table.loc[after, values] * 1.5
        return table

    def fitted():
        return {name: FITTED.findall(text) for name, text in build(BY_NAME["latest"])["sources"].items()}

    before = fitted()
    monkeypatch.setattr(data, "load", shaken)
    after = fitted()
    assert sum(map(len, before.values())) > 10
    assert after == before


def test_every_number_and_path_names_its_source(document):
    entries = [
        key
        for group in ("numbers", "paths", "by_buyer", "by_macro_region", "by_member", "by_risk_region")
        for key in document[group]
    ]
    without = sorted(set(entries) - set(document["sources"]))
    assert not without


def test_paths_cover_the_longest_horizon_and_hold_finite_numbers(document):
    for name, regions in document["paths"].items():
        months = {len(path) for path in regions}
        if "quarterly" in name:
            assert months == {PATH_MONTHS // 3}, name
        elif "history" not in name:
            assert months == {PATH_MONTHS}, name
        assert np.isfinite(np.array(regions, dtype=float)).all(), name


def test_prices_volumes_and_stocks_are_positive(document):
    for name in ("brent_usd_bbl", "ttf_eur_mwh", "henry_hub_usd_mmbtu", "power_eur_mwh", "gas_demand_twh"):
        assert np.min(document["paths"][name]) > 0.0
    stored = np.array(document["paths"]["gas_storage_twh"])
    assert 0.0 < stored.min() <= stored.max() <= document["numbers"]["gas_storage_capacity_twh"]
    supply = dict(zip(GAS_ROUTES, document["paths"]["gas_supply_twh"], strict=True))
    assert min(min(supply[route]) for route in GAS_ROUTES if route != "uk_net") >= 0.0


def test_europe_bought_far_more_russian_energy_before_the_war():
    before, now = load_baseline("2021-12"), load_baseline("2026-01")
    assert before.by_buyer["russia_oil_exports_mbd"][0] > 10 * now.by_buyer["russia_oil_exports_mbd"][0]
    pipelines = [GAS_ROUTES.index(route) for route in ("turkstream", "other_russian_pipeline")]
    flows = [world.paths["gas_supply_twh"][0, pipelines, 0].sum() for world in (before, now)]
    assert flows[0] > 5 * flows[1]


def test_russian_oil_exports_are_seven_to_nine_million_barrels_a_day(document):
    assert 6.5 < sum(document["by_buyer"]["russia_oil_exports_mbd"]) < 9.0


def test_the_latest_baseline_starts_from_a_stressed_market():
    latest, before = load_baseline("latest"), load_baseline("2026-01")
    assert latest.paths["brent_usd_bbl"][0, 0, 0] > 1.1 * before.paths["brent_usd_bbl"][0, 0, 4]
    assert latest.numbers["gas_storage_start_twh"] < 0.4 * latest.numbers["gas_storage_capacity_twh"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"gas_demand_twh"', '"gas_demand"').replace('"paths"', '"path"'),
        lambda text: text.replace('"by_buyer"', '"by_seller"'),
        lambda _text: "[]",
        lambda _text: "",
    ],
    ids=["cut in half", "no paths", "no buyers", "a list", "empty"],
)
def test_a_damaged_baseline_is_refused_with_its_remedy(tmp_path, monkeypatch, damage):
    import econ.baseline

    text = (FOLDER / "2026-01.json").read_text(encoding="utf-8")
    (tmp_path / "2026-01.json").write_text(damage(text), encoding="utf-8")
    monkeypatch.setattr(econ.baseline, "FOLDER", tmp_path)
    with pytest.raises(BadInputError, match="make baselines") as caught:
        _shipped.__wrapped__("2026-01")
    assert "\n" not in str(caught.value)


def test_an_unknown_baseline_is_answered_with_those_there_are():
    with pytest.raises(BadInputError, match="2021-12"):
        load_baseline("2021-11")


def test_a_baseline_with_a_missing_month_is_refused(document):
    broken = json.loads(json.dumps(document))
    broken["paths"]["brent_usd_bbl"][0][5] = float("nan")
    with pytest.raises(ValueError, match="brent_usd_bbl has missing months"):
        from_document(broken)
