"""Rows on classifiers of recessions: published ones computed again on the project's data."""

from econ.estimate.recession_classifiers import replications
from econ.validation.verdict import Measured

ROW_IDS = ("REC_EM0", "REC_NYF0", "REC_BJ11", "REC_LM16", "REC_ES18", "REC_OILAUC", "REC_BSIC")


def recession_rows(_n_draws: int) -> list[Measured]:
    """Probabilities and skill of published recession classifiers; they test data and definitions, not the model."""
    return [Measured(row_id, found.value, found.note) for row_id, found in replications().items()]
