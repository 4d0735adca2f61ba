"""Rows that evaluate a formula the model has, at the inputs a study printed."""

import numpy as np

from econ.macro.activity import ces_rationing_loss_pct
from econ.validation.verdict import Measured

ROW_IDS = ("BBB22_CESgas", "BBB22_CESenergy")


def energy_share_rows(_n_draws: int) -> list[Measured]:
    """Output lost by a CES production function in Bachmann et al. (2022): gas -30 %, and energy -10 %.

    Returns
    -------
    list of Measured
        In percent, on one path: the inputs are the study's, so nothing is drawn.
    """
    note = "checks the formula behind the lever energy_substitution_sigma, not a coefficient: all inputs are theirs"
    cases = {"BBB22_CESgas": (0.30, 0.012, 0.10), "BBB22_CESenergy": (0.10, 0.04, 0.04)}
    return [
        Measured(row_id, float(ces_rationing_loss_pct(np.array(missing), np.array(share), sigma)), note)
        for row_id, (missing, share, sigma) in cases.items()
    ]
