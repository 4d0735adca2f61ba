"""Months from 2026-03 on enter no fit: what the samples say, and what the coefficients say."""

import multiprocessing
import re
from concurrent.futures import ProcessPoolExecutor

import pandas as pd
import pytest
from shaken import entries_on_shaken_tables, shaken

import data
from econ.estimate.registry import FITS
from econ.parameters import load_parameters

LAST_MONTH, LAST_QUARTER = "2026-02", "2025Q4"
MOVED = 2e-3
"""Relative change of a coefficient that counts as moved; the tolerance to which fits are checked against the file."""


@pytest.mark.parametrize(
    "name", [n for n, one in load_parameters().coefficients.items() if one.evidence == "estimated"]
)
def test_the_sample_of_an_estimated_coefficient_ends_before_march_2026(name):
    sample = load_parameters().coefficients[name].source
    assert max(re.findall(r"\b\d{4}-\d\d\b", sample), default="") <= LAST_MONTH
    assert max(re.findall(r"\b\d{4}Q[1-4]\b", sample), default="") <= LAST_QUARTER


def test_shaking_a_table_moves_march_and_leaves_february():
    table = data.load("brent")
    moved = shaken("brent", table)["brent_usd_bbl"] != table["brent_usd_bbl"]
    assert table["month"][moved].min() == pd.Timestamp("2026-03-01")


@pytest.mark.nightly
def test_no_coefficient_moves_when_the_months_from_march_2026_on_do():
    """Fits run on tables whose later months hold other numbers, in processes that have read no others."""
    held = load_parameters().coefficients
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=fresh) as pool:
        found = dict(zip(FITS, pool.map(entries_on_shaken_tables, FITS), strict=True))
    moved = {
        fit_id
        for fit_id, entries in found.items()
        for name, entry in entries.items()
        for key in ("central", "low", "high")
        if entry[key] != pytest.approx(getattr(held[name], key), rel=MOVED)
    }
    assert not moved
