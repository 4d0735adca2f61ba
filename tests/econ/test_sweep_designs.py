"""Points of a sweep: what they are, and one clear line where they cannot be."""

import numpy as np
import pytest

from econ import BadInputError, load_scenario
from econ.sweep_cli import bounds_of, chosen_design, values_of
from econ.sweeps import grid, latin_hypercube, saltelli, sobol
from econ.sweeps.design import MOST_POINTS, checked
from econ.sweeps.measures import MEASURES, measure

NOTHING = load_scenario("no-embargo")
RANGES = {"oil.shut_in": (0.0, 1.0), "timing.ramp_months": (1, 12), "gas.solidarity": [True, False]}


def test_a_grid_holds_all_combinations_the_last_lever_fastest():
    design = grid({"oil.shut_in": [0.0, 1.0], "timing.duration_months": [6.0, None, 12]})
    assert design.points == ((0.0, 6), (0.0, None), (0.0, 12), (1.0, 6), (1.0, None), (1.0, 12))
    assert [type(design.points[0][i]) for i in (0, 1)] == [float, int]


def test_numbers_of_numpy_are_taken_as_they_come():
    design = grid({"oil.shut_in": list(np.linspace(0, 1, 3)), "timing.ramp_months": list(np.arange(2))})
    assert checked(NOTHING, design) == ("2026-01",)
    assert {point[0] for point in design.points} == {0.0, 0.5, 1.0}


@pytest.mark.parametrize("sampler", [latin_hypercube, sobol, saltelli])
def test_samples_lie_within_their_bounds_and_are_the_same_for_the_same_seed(sampler):
    design = sampler(RANGES, 16, seed=3)
    assert design.points == sampler(RANGES, 16, seed=3).points != sampler(RANGES, 16, seed=4).points
    shares, months, switches = zip(*design.points, strict=True)
    assert 0 <= min(shares) < 0.2 < 0.8 < max(shares) <= 1
    assert set(months) <= set(range(1, 13))
    assert set(switches) == {True, False}
    assert checked(NOTHING, design) == ("2026-01",)


def test_a_latin_hypercube_meets_each_slice_once():
    shares = [point[0] for point in latin_hypercube({"oil.shut_in": (0.0, 1.0)}, 20).points]
    assert sorted(int(20 * share) for share in shares) == list(range(20))


def test_saltelli_takes_n_times_levers_plus_two_points():
    assert len(saltelli({"oil.shut_in": (0.0, 1.0), "gas.demand_saving_share": (0.0, 0.2)}, 8)) == 8 * 4


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: grid({}), "at least one lever"),
        (lambda: grid({"oil.shut": [1.0]}), "did you mean oil.shut_in"),
        (lambda: grid({"oil.shut_in": []}), "one or more values"),
        (lambda: grid({"oil.shut_in": "0:1:3"}), "one or more values as a list"),
        (lambda: grid({"oil.shut_in": 0.5}), "one or more values as a list"),
        (
            lambda: grid({f"oil.{b}_cut_share": [0.0] * 100 for b in ("eu", "india", "china", "turkiye")}),
            f"{MOST_POINTS:,}",
        ),
        (lambda: sobol({"oil.shut_in": (0.0, 1.0)}, 100), "power of two, such as 64 or 128; got 100"),
        (lambda: saltelli({"oil.shut_in": (0.0, 1.0)}, 0), "one point or more"),
        (lambda: latin_hypercube({"oil.shut_in": (1.0, 0.0)}, 5), "(low, high)"),
        (lambda: latin_hypercube({"gas.solidarity": (0, 1)}, 5), "(low, high)"),
        (lambda: latin_hypercube({"oil.shut_in": 0.5}, 5), "tuple (low, high), or a list"),
        (lambda: latin_hypercube({"oil.shut_in": (0.0, 1.0)}, 10**7), "at most"),
        (lambda: latin_hypercube({"oil.shut_in": (0.0, 1.0)}, 5, seed=-1), "seed"),
        (lambda: measure("eu-gpd"), "did you mean eu-gdp"),
        (lambda: measure("brent_usd_bbl"), "brent_usd_bbl:REGION"),
        (lambda: measure("brent_usd_bbl:EU"), "one of its regions: World"),
        (lambda: chosen_design(None, None, None, 0), "--grid group.lever=a:b:n"),
        (lambda: chosen_design(["oil.shut_in"], None, None, 0), "group.lever=values"),
        (lambda: chosen_design(["oil.shut_in=0:1:x"], None, None, 0), "such as 0:1:5"),
        (lambda: chosen_design(["oil.shut_in=0:1:1"], None, None, 0), "two values or more"),
        (lambda: chosen_design(["oil.shut_in=0:1:2", "oil.shut_in=1"], None, None, 0), "twice"),
        (lambda: chosen_design(["oil.shut_in=1"], "lhs:5", None, 0), "not both"),
        (lambda: chosen_design(None, "lsh:5", ["oil.shut_in=0:1"], 0), "did you mean lhs"),
        (lambda: chosen_design(None, "lhs", ["oil.shut_in=0:1"], 0), "lhs:N"),
        (lambda: chosen_design(None, "lhs:5", None, 0), "--range"),
        (lambda: chosen_design(["oil.shut_in=[0"], None, None, 0), "not valid YAML"),
    ],
)
def test_what_is_no_design_is_refused_in_one_line(make, said):
    with pytest.raises(BadInputError) as caught:
        make()
    assert said in str(caught.value)


def test_every_point_is_checked_before_anything_runs_and_the_refused_are_named():
    with pytest.raises(BadInputError) as caught:
        checked(NOTHING, grid({"oil.shut_in": [0.5, 1.5, -1.0, 2.0, 90, 0.2]}))
    message = str(caught.value)
    assert message.startswith("4 of 6 points are no scenario. point 1: oil.shut_in is a share in [0, 1]; got 1.5.")
    assert message.endswith("And 1 more.")


def test_axes_of_the_command_line():
    assert values_of("--grid", "0:1:11") == [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert values_of("--grid", "2026-03,2026-06") == ["2026-03", "2026-06"]
    assert values_of("--grid", "true,false") == [True, False]
    assert values_of("--grid", "[3, 2],[1]") == [[3, 2], [1]]
    assert bounds_of("--range", "-1:2") == (-1.0, 2.0)
    assert bounds_of("--range", "true,false") == [True, False]
    assert chosen_design(["timing.duration_months=6:12:3"], None, None, 0).points == ((6,), (9,), (12,))


def test_measures_are_known_and_name_their_unit():
    for key in MEASURES:
        one = measure(key)
        assert one.unit
        assert one.definition
        assert one.middle in one.columns


def test_the_baselines_of_a_sweep_are_those_its_points_run_on():
    assert checked(NOTHING, grid({"run.baseline": ["latest", "2021-12", "latest"]})) == ("2021-12", "latest")
