"""Scores: how often ours agrees with theirs, and how far it is off."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from econ.validation.calibration import Calibration
from econ.validation.verdict import Verdict


@dataclass(frozen=True)
class Score:
    """How often ours agrees with theirs.

    Attributes
    ----------
    scored, not_scored : int
        Rows with and without a verdict.
    overlap_share, inside_share : float
        Of the scored rows: 90 % band overlaps the published range; median lies inside it. NaN where none is scored.
    standardised_error : float
        Mean of `standardised_error` over the scored rows; NaN where none is scored.
    bands : Calibration
        How many published centres lie in our bands.
    """

    scored: int
    not_scored: int
    overlap_share: float
    inside_share: float
    standardised_error: float
    bands: Calibration


def score(verdicts: Iterable[Verdict], errors: Iterable[float], bands: Calibration) -> Score:
    """Count verdicts and average standardised errors, those that are numbers."""
    given = list(verdicts)
    sizes = [error for error in errors if not math.isnan(error)]
    scored = [one for one in given if one != "not scored"]
    inside = sum(one == "hit" for one in scored)
    overlap = inside + sum(one == "near" for one in scored)
    count = len(scored)
    return Score(
        scored=count,
        not_scored=len(given) - count,
        overlap_share=overlap / count if count else float("nan"),
        inside_share=inside / count if count else float("nan"),
        standardised_error=sum(sizes) / len(sizes) if sizes else float("nan"),
        bands=bands,
    )
