"""Which channel brings a recession about: the change in its probability, split without a remainder."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from econ.risk.growth import RECENT_QUARTERS, quarterly_change_pct
from econ.risk.recession import QUARTERS_PER_YEAR, recession_within_a_year

Array = NDArray[np.float64]


def recession_by_channel_pp(growth: Array, channels: Mapping[str, Array]) -> dict[str, Array]:
    r"""Contribution of each channel to the change in the probability of a recession within twelve months.

    All channels are scaled from nothing to what they are together, :math:`g(t) = g(0) + t \sum_c \delta_c`. A path
    changes from no recession to recession at the moment when one quarter's growth passes zero; the channels share
    that path by what each adds to this quarter, :math:`\delta_c / \sum \delta`, and likewise where a recession is
    averted (Aumann-Shapley values of the event; MODEL.md, eq. 47). Contributions of either sign offset each other.

    Parameters
    ----------
    growth : array, (draw, region, quarter)
        Quarterly growth with the scenario, from `RECENT_QUARTERS` before the first simulated quarter on.
    channels : mapping of str to array, (draw, region, month)
        Deviation of GDP from baseline by channel; may have one draw.

    Returns
    -------
    dict of str to array, (1, region, quarter)
        Percentage points; their sum is 100 times the probability less that of the same draws without the scenario.

    References
    ----------
    .. [1] R. J. Aumann and L. S. Shapley, "Values of Non-Atomic Games", 1974.
    """
    after = growth[..., RECENT_QUARTERS:]
    parts = {name: np.broadcast_to(quarterly_change_pct(path), after.shape) for name, path in channels.items()}
    change = np.sum(list(parts.values()), axis=0)
    before = after - change
    draws, regions, quarters = after.shape
    found = {name: np.zeros(regions * quarters) for name in parts}
    for start, end, sign in ((before, after, 1.0), (after, before, -1.0)):
        changed = np.nonzero(recession_within_a_year(end) & ~recession_within_a_year(start))
        draw, region, quarter = changed
        decisive = _decisive_quarter(start, end)[changed]
        cell = region * quarters + quarter
        for name, part in parts.items():
            share = part[draw, region, decisive] / change[draw, region, decisive]
            found[name] += sign * np.bincount(cell, share, regions * quarters)
    return {name: 100.0 / draws * total.reshape(1, regions, quarters) for name, total in found.items()}


def _decisive_quarter(start: Array, end: Array) -> Array:
    """Quarter that passes zero when the first pair that is negative at the end becomes so, by quarter of origin.

    It means something only where a recession is there at the end and not at the start.
    """
    quarters = end.shape[-1]
    fallen = end < 0.0
    passes = np.divide(start, start - end, out=np.zeros_like(end), where=fallen & (start >= 0.0))
    passes[~fallen] = np.inf
    pair = np.maximum(passes[..., :-1], passes[..., 1:])
    decisive = np.arange(quarters - 1) + (passes[..., 1:] > passes[..., :-1])
    beyond = ((0, 0), (0, 0), (0, QUARTERS_PER_YEAR))
    pair = np.pad(pair, beyond, constant_values=np.inf)
    decisive = np.pad(decisive, beyond)
    first, chosen = pair[..., :quarters], decisive[..., :quarters]
    for ahead in range(1, QUARTERS_PER_YEAR):
        later = pair[..., ahead : ahead + quarters]
        chosen = np.where(later < first, decisive[..., ahead : ahead + quarters], chosen)
        first = np.minimum(first, later)
    return chosen
