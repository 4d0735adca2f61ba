"""The results document: what the book and the backtest found, and with what."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from econ.export import write_text
from econ.parameters import load_parameters
from econ.validation.backtest import Backtest, SeriesTest
from econ.validation.book import Book, Entry
from econ.validation.happened import MONTHS, ORIGIN
from econ.validation.report import SCORED_BLOCKS
from econ.validation.rows import FILE as ROWS
from econ.validation.scores import Score
from econ.validation.stored import FILE
from econ.validation.studies import study_names, study_path
from econ.validation.verdict import Measured, distance
from econ.validation.vintages import FOLDER as VINTAGES
from econ.version import MODEL_VERSION

FORMAT = 2
SIGNIFICANT_DIGITS = 5


def results_document(
    book: Book,
    tests: Mapping[str, Backtest],
    n_draws: int,
    *,
    unseen: Book,
    rankings: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Plain document of a book and of backtests by set of coefficients.

    Parameters
    ----------
    book : Book
    tests : mapping of str to Backtest
    n_draws : int
    unseen : Book
        Rows of the replay by coefficients fitted without the months they are about.
    rankings : sequence of mapping
        Orders of member states: ``study``, ``scenario``, published place ``tier`` and our ``gdp_pct`` by region, and
        the rank correlation ``spearman``.

    Returns
    -------
    dict
    """
    return {
        "format": FORMAT,
        "made_with": made_with() | {"n_draws": n_draws},
        "scores": {name: score_document(book.score(*blocks)) for name, blocks in SCORED_BLOCKS.items()},
        "economy_scores": {
            name: score_document(book.score("macro", "member", energy_fed=fed))
            for name, fed in (("energy_fed", True), ("energy_found", False))
        }
        | {"independent": score_document(book.score("macro", "member", independent=True))},
        "rows": [entry_document(entry) for entry in book.entries],
        "unseen_rows": [entry_document(entry) for entry in unseen.entries],
        "member_rankings": [ranking_document(one) for one in rankings],
        "backtest": {
            "origin": ORIGIN,
            "months": list(MONTHS),
            "coefficients": {name: backtest_document(test) for name, test in tests.items()},
        },
    }


def made_with() -> dict[str, str]:
    """Version of the model and a checksum of all the validation rests on: coefficients, rows, studies, vintages."""
    parts = [load_parameters().model_dump_json(), ROWS.read_text(encoding="utf-8")]
    parts += [study_path(name).read_text(encoding="utf-8") for name in study_names()]
    parts += [path.read_text(encoding="utf-8") for path in sorted(VINTAGES.glob("*.json"))]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return {
        "model_version": MODEL_VERSION,
        "parameters_version": load_parameters().version,
        "inputs": digest,
    }


def score_document(score: Score) -> dict[str, Any]:
    """Score as plain values; of the bands the rows they hold, the share, and the range of chance in rows."""
    bands = score.bands
    (least_90, most_90), (least_50, most_50) = bands.chance
    return {
        "scored": score.scored,
        "not_scored": score.not_scored,
        "overlap_share": _rounded(score.overlap_share),
        "inside_share": _rounded(score.inside_share),
        "standardised_error": _rounded(score.standardised_error),
        "banded": bands.banded,
        "in_90": bands.in_90,
        "in_90_share": _rounded(bands.in_90 / bands.banded) if bands.banded else None,
        "chance_90": [least_90, most_90],
        "in_50": bands.in_50,
        "in_50_share": _rounded(bands.in_50 / bands.banded) if bands.banded else None,
        "chance_50": [least_50, most_50],
        "stretch_90": _rounded(bands.stretch_90),
        "bands": bands.width,
    }


def ranking_document(ranking: Mapping[str, Any]) -> dict[str, Any]:
    """Ranking as plain values, numbers rounded as they are stored."""
    losses = {region: _rounded(float(loss)) for region, loss in ranking["gdp_pct"].items()}
    return dict(ranking) | {"gdp_pct": losses, "spearman": _rounded(float(ranking["spearman"]))}


def entry_document(entry: Entry) -> dict[str, Any]:
    """Entry as plain values."""
    row, ours = entry.row, entry.ours
    return {
        "id": row.id,
        "block": row.block,
        "study": row.study,
        "scenario": row.scenario,
        "region": row.region,
        "variable": row.variable,
        "unit": row.unit,
        "horizon": row.horizon,
        "published": {"low": row.low, "central": row.central, "high": row.high},
        "ours": ours and _quantiles(ours),
        "verdict": entry.verdict,
        "distance": distance(ours, row.low, row.high) if ours else "",
        "reason": entry.reason,
    }


def _quantiles(ours: Measured) -> dict[str, float | None]:
    """Median and ends of the bands."""
    points = {"p05": ours.p05, "p25": ours.p25, "p50": ours.median, "p75": ours.p75, "p95": ours.p95}
    return {name: _rounded(point) for name, point in points.items()}


def write_results(document: Mapping[str, Any], path: Path = FILE) -> None:
    """Write the document, whole or not at all."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    write_text(path, text)


def backtest_document(test: Backtest) -> dict[str, Any]:
    """Backtest as plain values."""
    return {"series": {name: _series(series) for name, series in test.tests.items()}}


def _series(test: SeriesTest) -> dict[str, Any]:
    """One series with its forecasts and errors."""
    low, median, high = ([_rounded(value) for value in path] for path in test.band.tolist())
    others: dict[str, pd.Series] = {
        "actual": test.actual,
        "random_walk": test.walk,
        "five_year_mean": test.mean,
        "rolling_random_walk": test.rolling,
    }
    return {
        "p05": low,
        "p50": median,
        "p95": high,
        **{name: [_rounded(float(value)) for value in values] for name, values in others.items()},
        "errors": {name: _rounded(value) for name, value in test.errors.items()},
    }


def _rounded(value: float | None) -> float | None:
    """Round a number as it is stored; None where there is none."""
    return None if value is None or not math.isfinite(value) else float(f"{value:.{SIGNIFICANT_DIGITS}g}")
