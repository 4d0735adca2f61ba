"""Verdicts and scores, worked out by hand."""

import math

import numpy as np
import pytest

from econ.validation.calibration import Calibration
from econ.validation.scores import score
from econ.validation.verdict import Measured, distance, standardised_error, verdict

NO_BANDS = Calibration(0, 0, 0)


def measured(p05, median, p95):
    if p05 is None:
        return Measured("row", median)
    return Measured("row", median, "", p05, (p05 + median) / 2, (median + p95) / 2, p95)


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ((90.0, 100.0, 110.0), "hit"),
        ((40.0, 95.0, 300.0), "hit"),
        ((80.0, 110.0, 120.0), "hit"),
        ((96.0, 111.0, 120.0), "near"),
        ((111.0, 112.0, 113.0), "miss"),
        ((10.0, 20.0, 94.9), "miss"),
        ((10.0, 20.0, 95.0), "near"),
    ],
)
def test_a_median_inside_is_a_hit_a_band_that_overlaps_is_near_and_the_rest_is_a_miss(ours, expected):
    assert verdict(measured(*ours), 95.0, 110.0) == expected


def test_verdicts_do_not_depend_on_the_sign_of_what_is_measured():
    assert verdict(measured(-2.0, -1.0, -0.5), -1.5, -0.2) == "hit"
    assert verdict(measured(-4.0, -3.0, -1.4), -1.5, -0.2) == "near"
    assert verdict(measured(-4.0, -3.0, -1.6), -1.5, -0.2) == "miss"


@pytest.mark.parametrize(("median", "expected"), [(95.0, "hit"), (94.9, "miss"), (110.1, "miss")])
def test_what_was_run_on_one_path_is_a_hit_or_a_miss_but_never_near(median, expected):
    assert verdict(measured(None, median, None), 95.0, 110.0) == expected


def test_ours_is_the_median_and_the_ends_of_both_bands():
    ours = Measured.of("row", np.arange(101.0), "said")
    assert ours == Measured("row", 50.0, "said", 5.0, 25.0, 75.0, 95.0)


@pytest.mark.parametrize(
    "ends", [(2.0, 2.5, 2.6, 3.0), (None, 0.5, 1.5, 3.0), (0.0, None, None, 2.0), (0.5, 0.0, 2.0, 3.0)]
)
def test_part_of_a_band_or_one_out_of_order_is_refused(ends):
    with pytest.raises(ValueError, match="must be in order"):
        Measured("row", 1.0, "", *ends)


def test_the_score_counts_hits_as_overlaps_and_leaves_out_what_is_not_scored():
    found = score(["hit", "near", "near", "miss", "not scored", "not scored"], [], NO_BANDS)
    assert (found.scored, found.not_scored) == (4, 2)
    assert found.overlap_share == 0.75
    assert found.inside_share == 0.25


def test_the_standardised_error_counts_half_widths_of_both_ranges_together():
    ours = measured(6.0, 10.0, 14.0)
    assert standardised_error(ours, 2.0, 5.0, 8.0) == pytest.approx(1.0)
    assert standardised_error(measured(None, 10.0, None), 2.0, 5.0, 8.0) == pytest.approx(5.0 / 3.0)
    assert math.isnan(standardised_error(measured(None, 10.0, None), 5.0, 5.0, 5.0))
    assert score(["hit", "miss"], [1.0, math.nan, 2.0], NO_BANDS).standardised_error == pytest.approx(1.5)


def test_no_rows_score_nothing_rather_than_zero():
    assert math.isnan(score(["not scored"], [], NO_BANDS).overlap_share)


def test_the_distance_names_the_side_and_is_silent_inside():
    assert distance(measured(80.0, 90.0, 99.0), 95.0, 110.0) == "median 5 below the published range"
    assert distance(measured(80.0, 112.0, 120.0), 95.0, 110.0) == "median 2 above the published range"
    assert distance(measured(80.0, 100.0, 120.0), 95.0, 110.0) == ""
