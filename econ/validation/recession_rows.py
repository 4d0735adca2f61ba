"""Rows on classifiers of recessions: what published ones score, and what ours do."""

from econ.validation.verdict import Measured, NotMeasured

ROW_IDS = ("REC_EM0", "REC_NYF0", "REC_BJ11", "REC_LM16", "REC_ES18", "REC_OILAUC", "REC_BSIC")


def recession_rows(_n_draws: int) -> list[Measured]:
    """Probabilities and skill of the recession classifiers.

    Raises
    ------
    NotMeasured
        As long as the classifiers are not estimated from the data.
    """
    raise NotMeasured("the recession classifiers are not estimated from the data yet")
