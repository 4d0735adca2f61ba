"""Bands hold as many figures as they claim, and what chance explains is no fault."""

import math

import numpy as np
import pytest
from scipy.stats import binom

from econ.validation.book import make_book
from econ.validation.calibration import Calibration, calibration, chance
from econ.validation.report import SCORED_BLOCKS
from econ.validation.report_bands import WORDS, bands_sentence, bands_table
from econ.validation.results import score_document
from econ.validation.rows import load_rows
from econ.validation.stored import load_results
from econ.validation.verdict import Measured
from econ.validation.widths import WIDTHS

RESULTS = load_results()


def of(spread, count=2000, seed=1, width=1.0):
    """Calibration of bands `width` wide around figures that scatter by `spread`."""
    random = np.random.default_rng(seed)
    draws = width * random.standard_normal(4000)
    return calibration((Measured.of("row", draws), centre) for centre in spread * random.standard_normal(count))


def test_right_bands_hold_nine_in_ten_and_half():
    right = of(1.0)
    assert right.in_90 / right.banded == pytest.approx(0.9, abs=0.02)
    assert right.in_50 / right.banded == pytest.approx(0.5, abs=0.03)
    assert right.width == "within chance"
    assert right.stretch_90 == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(("width", "said"), [(0.5, "too narrow"), (2.0, "too wide")])
def test_narrow_and_wide_bands_are_both_a_fault(width, said):
    found = of(1.0, width=width)
    assert found.width == said
    assert found.stretch_90 == pytest.approx(1.0 / width, rel=0.05)


def test_a_band_of_the_wrong_shape_is_wide_in_the_middle_and_narrow_at_the_ends():
    assert Calibration(40, 30, 29).width == "wrong in shape"


def test_the_range_of_chance_holds_ninety_five_books_of_a_hundred_and_not_many_more():
    for rows in (7, 18, 50, 117):
        for share in (0.5, 0.9):
            low, high = chance(rows, share)
            inside = binom.cdf(high, rows, share) - binom.cdf(low - 1, rows, share)
            narrower = binom.cdf(high - 1, rows, share) - binom.cdf(low, rows, share)
            assert narrower < 0.95 <= inside


def test_rows_on_one_path_are_no_evidence_on_bands():
    found = calibration([(Measured("a", 1.0), 1.0), (Measured("b", 1.0), 5.0)])
    assert found == Calibration(0, 0, 0, found.stretch_90)
    assert math.isnan(found.stretch_90)
    assert found.width == "no band"


def test_few_rows_never_prove_a_band_too_wide_but_can_prove_it_too_narrow():
    assert Calibration(5, 5, 5).width == "too few rows"
    assert Calibration(6, 6, 6).width == "too wide"
    assert Calibration(5, 1, 0).width == "too narrow"


def test_a_band_without_width_beside_the_figure_can_be_stored():
    (row,) = (row for row in load_rows() if row.id == "BUBA22_oil")
    book = make_book([row], n_draws=2)
    assert score_document(book.score())["stretch_90"] is None
    beside = calibration([(Measured("a", 1.0, "", 1.0, 1.0, 1.0, 1.0), 2.0)])
    assert beside.stretch_90 == math.inf


def test_stored_counts_are_those_of_the_stored_rows():
    for block, told in RESULTS["scores"].items():
        rows = [row for row in RESULTS["rows"] if row["block"] in SCORED_BLOCKS[block]]
        banded = [row for row in rows if row["ours"] and row["ours"]["p05"] is not None]
        assert told["banded"] == len(banded)
        for name, low, high in (("in_90", "p05", "p95"), ("in_50", "p25", "p75")):
            held = sum(row["ours"][low] <= row["published"]["central"] <= row["ours"][high] for row in banded)
            assert told[name] == held, (block, name)


def test_stored_bands_lie_in_one_another():
    for row in RESULTS["rows"]:
        if row["ours"] and row["ours"]["p05"] is not None:
            ours = row["ours"]
            assert ours["p05"] <= ours["p25"] <= ours["p50"] <= ours["p75"] <= ours["p95"], row["id"]


def test_every_calibration_has_words_and_the_table_tells_each_block():
    assert set(WORDS) == set(WIDTHS)
    table = bands_table(RESULTS["scores"])
    for block, one in RESULTS["scores"].items():
        (line,) = [line for line in table.splitlines() if line.startswith(f"| {block} |")]
        assert WORDS[one["bands"]] in line
        assert bool(bands_sentence(one)) == (one["banded"] > 0)
