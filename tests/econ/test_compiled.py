"""Compiled twins give what the plain functions give, which stay the reference."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from generated import scenarios
from hypothesis import given, settings
from walks import asked

from econ import BadInputError, compiled, dynamics, load_scenario, simulate
from econ.compiled import months
from econ.energy import oil_stocks, russian_wells

ROOT = Path(__file__).parents[2]
DIFFERENCE = 1e-10
"""Largest difference between the two, relative to the largest number of a variable; rounding makes about 1e-13."""

PRESETS = [
    "no-embargo",
    "full-fuel-embargo",
    "embargo-plus-cold-winter",
    "escalation-to-collapse",
    "gas-shutoff-2022",
    "secondary-tariffs-500",
    "stagflation-worst-case",
]
ENDS = [
    {"oil.shut_in": 1.0, "assumptions.oil_elasticity_scale": 0.3},
    {"gas.norway_outage_share": 1.0, "gas.turkstream_cut_share": 1.0, "assumptions.gas_elasticity_scale": 0.3},
    {"overrides.ttf_eur_mwh": {"level": [1000.0]}, "gas.norway_outage_share": 1.0},
    {"gas.demand_saving_share": 1.0, "gas.extra_lng_bcm_yr": 150.0, "assumptions.gas_elasticity_scale": 0.3},
    {"gas.storage_start_share": 0.0, "gas.winter_severity_sd": 3.0, "gas.norway_outage_share": 0.5},
    {"gas.storage_start_share": 1.0, "oil.shut_in": 1.0, "timing.expected_duration_months": 3},
]


@pytest.fixture(autouse=True)
def plain_elsewhere():
    """Other tests run on the plain functions."""
    yield
    compiled.plain_again()


def both(scenario):
    """Run plain, then compiled; a reason in place of numbers where there are none."""
    found = []
    for begin in (compiled.plain_again, compiled.use):
        begin()
        try:
            result = simulate(scenario)
        except BadInputError as error:
            found.append(str(error))
        else:
            found.append({(n, r): result.draws(n, r) for n in result.blocks for r in result.regions(n)})
    return found


def assert_same(scenario):
    plain, fast = both(scenario)
    if isinstance(plain, str):
        assert fast == plain
        return
    for place, numbers in plain.items():
        largest = np.abs(numbers).max()
        np.testing.assert_allclose(fast[place], numbers, rtol=0.0, atol=DIFFERENCE * largest, err_msg=str(place))


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_come_out_the_same(preset):
    assert_same(load_scenario(preset).with_levers({"run.n_draws": 60}))


@pytest.mark.parametrize("changes", ENDS, ids=str)
def test_so_do_the_ends_of_the_levers(changes):
    assert_same(asked(changes, baseline="2021-12", horizon_months=36))


@pytest.mark.parametrize("n_draws", [1, 250])
def test_and_other_numbers_of_draws(n_draws):
    assert_same(load_scenario("full-fuel-embargo").with_levers({"run.n_draws": n_draws}))


@settings(max_examples=15)
@given(scenarios(n_draws=10))
def test_and_any_scenario(scenario):
    assert_same(scenario)


def random(*shape, seed=0):
    """Numbers between -1 and 1, the same in every run; a walk of the digits of sines, so that nothing is drawn."""
    return np.sin(1e4 * (seed + np.arange(1, np.prod(shape) + 1))).reshape(shape)


def test_where_nothing_happens_twins_give_exactly_zero():
    plain, fast = both(load_scenario("no-embargo").with_levers({"run.n_draws": 10}))
    for place in (("gdp_vs_baseline_pct", "EU"), ("gas_rationed_share", "EU"), ("oil_net_loss_mbd", "World")):
        assert not plain[place].any()
        assert not fast[place].any()


@pytest.mark.parametrize("lag", [np.array(3.0), 0.5 + random(7, 1, 1) ** 2, 0.5 + random(7, 3, 1) ** 2], ids=str)
def test_smoothing_takes_what_the_plain_function_takes(lag):
    for target in (random(7, 3, 30), random(1, 1, 30), np.broadcast_to(random(3, 30), (7, 3, 30))):
        plain = dynamics.smoothed(target, lag)
        np.testing.assert_allclose(months.smoothed(target, lag), plain, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("size", [random(30), random(4, 30), random(4, 2, 30), np.full((2, 5), np.nan)], ids=np.shape)
def test_ages_do_too_and_what_is_no_number_has_none(size):
    np.testing.assert_allclose(months.mean_age(size), dynamics.mean_age(size), rtol=1e-12)


def test_wells_and_stocks_do_too():
    unsold, per_draw = np.abs(random(1, 1, 24)) * 5.0, np.abs(random(6, 1, 1))
    for fast, plain in zip(
        months.shut_wells(unsold, 5.0, 20.0 * per_draw, per_draw),
        russian_wells.shut_wells(unsold, 5.0, 20.0 * per_draw, per_draw),
        strict=True,
    ):
        np.testing.assert_allclose(fast, plain, rtol=1e-12, atol=1e-12)
    spot, gap, share = random(6, 1, 24), random(6, 1, 24, seed=9), per_draw[..., 0]
    held = spot, share, random(1, 1), np.arange(24) % 7 == 3, 5
    np.testing.assert_allclose(months.held_path(*held), oil_stocks.held_path(*held), rtol=1e-12)
    drawn = gap + random(6, 1, 24, seed=5), gap, 90.0 * share + 1.0, 200.0, 1.5, 5
    np.testing.assert_allclose(months.drawn_path(*drawn), oil_stocks.drawn_path(*drawn), rtol=1e-12, atol=1e-12)


def test_asking_twice_changes_nothing_and_plain_is_plain_again():
    compiled.use()
    compiled.use()
    assert compiled.in_use()
    compiled.plain_again()
    assert not compiled.in_use()


def run_python(code, folder):
    """Run code on the package in a folder; what it prints, and its complaints."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
    )


def test_who_does_not_ask_does_not_wait_for_the_compiler():
    code = "import sys, econ; econ.simulate(econ.load_scenario('no-embargo')); print('numba' in sys.modules)"
    assert run_python(code, ROOT).stdout.strip() == "False"


@pytest.mark.slow
def test_without_a_folder_to_write_to_twins_are_compiled_in_memory(tmp_path, monkeypatch):
    """A file where the cache's folder would be, and a home that is none, stop even a user who may write everywhere."""
    shutil.copytree(ROOT / "econ", tmp_path / "econ", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "econ/compiled/__pycache__").write_text("in the way")
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "econ/version.py"))
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    code = """
import econ.compiled as here
here.use()
from econ import load_scenario, simulate
from econ.compiled import gas
simulate(load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 5}))
print(here.in_use(), type(gas.all_months._cache).__name__, here.__file__)
"""
    done = run_python(code, tmp_path)
    assert done.stdout.split() == ["True", "NullCache", str(tmp_path / "econ/compiled/__init__.py")], done.stderr
