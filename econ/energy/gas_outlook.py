"""Outlooks: what is known about the gas balance up to the coming ends of winter."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SHORTEST_OUTLOOK_MONTHS = 4
"""With fewer months of winter left, markets look only at the winter after."""

LAST_WINTER_MONTH = 3
TARGET_MONTH = 10
"""The storage target of the EU is due on 1 November."""

LONGEST_OUTLOOK_MONTHS = 24


def winter_ends(calendar_month: int) -> tuple[int, ...]:
    """Months from the end of a calendar month to the next two ends of winter, those that are not too near.

    Examples
    --------
    >>> winter_ends(8), winter_ends(1), winter_ends(3)
    ((7, 19), (14,), (12,))
    """
    coming = (LAST_WINTER_MONTH - calendar_month) % 12
    return tuple(ahead for ahead in (coming, coming + 12) if ahead >= SHORTEST_OUTLOOK_MONTHS)


@dataclass(frozen=True)
class Outlook:
    """What is known in one month about the balance up to a later one; volumes in TWh.

    Attributes
    ----------
    months : int
        Number of months, this one included.
    lost_twh : float
        Supply lost less what replaces it and less public saving, as announced and believed.
    burnt_twh : float
        Baseline demand.
    slack_twh : float
        By how much the stock may fall short of the baseline's without anything being missing.
    stock_twh : float
        Baseline stock at the end.
    measured_on_twh : float
        Baseline demand that a shortfall is stated as a share of: that to the end of winter, also for the target.
    """

    months: int
    lost_twh: float
    burnt_twh: float
    slack_twh: float
    stock_twh: float
    measured_on_twh: float


@dataclass(frozen=True)
class Outlooks:
    """Outlooks of one month: those that set the usual price, and the ends of winter that storage must last to."""

    usual: tuple[Outlook, ...]
    winters: tuple[Outlook, ...]


def outlooks(
    first_calendar_month: int, expected: Array, demand0: Array, storage0: Array, target_twh: float
) -> list[Outlooks]:
    """Outlooks of every month: to the coming ends of winter, and to the storage target of 1 November.

    Parameters
    ----------
    first_calendar_month : int
        Calendar month of the first month simulated, 1 to 12.
    expected : array, (month, months ahead)
        Expected monthly losses (`expected_losses`).
    demand0, storage0 : array, (month,)
        Baseline demand and stock at month ends.
    target_twh : float
        Stock required on 1 November; the baseline's own stock is asked for at most.
    """
    lost = np.cumsum(expected, axis=1)
    burnt = np.concatenate([[0.0], np.cumsum(np.append(demand0, _year_repeated(demand0)))])
    stock = np.append(storage0, _year_repeated(storage0))

    def outlook(t: int, ahead: int, slack_twh: float = 0.0, winter_end: int = 0) -> Outlook:
        burnt_twh, measured_on = (float(burnt[t + months] - burnt[t]) for months in (ahead, winter_end or ahead))
        end = float(stock[t + ahead - 1])
        return Outlook(ahead, float(lost[t, ahead - 1]), burnt_twh, slack_twh, end, measured_on)

    seen = []
    for t in range(demand0.size):
        before = (first_calendar_month + t - 2) % 12 + 1
        coming = (LAST_WINTER_MONTH - before) % 12 or 12
        usual = [outlook(t, ahead) for ahead in winter_ends(before)]
        due = (TARGET_MONTH - before) % 12 or 12
        slack = max(float(stock[t + due - 1]) - target_twh, 0.0)
        usual.append(outlook(t, due, slack, due + LAST_WINTER_MONTH + 12 - TARGET_MONTH))
        seen.append(Outlooks(tuple(usual), (outlook(t, coming), outlook(t, coming + 12))))
    return seen


def expected_losses(loss_twh: Array, known_from: int, believed_end: Array) -> Array:
    """Monthly losses that people in each month expect for the coming months.

    Parameters
    ----------
    loss_twh : array, (month,) or (month, month)
        Loss that will happen, net of announced replacements, the recovery included; or a path for people of each month.
    known_from : int
        Month of the announcement; nothing is expected before.
    believed_end : array, (month,)
        Month, as an index, in which people of that month believe the loss ends; infinite where they foresee it.

    Returns
    -------
    array, (month, months ahead)
    """
    months = loss_twh.shape[-1]
    paths = np.broadcast_to(loss_twh, (months, months))
    ahead = np.arange(months)[:, None] + np.arange(LONGEST_OUTLOOK_MONTHS)[None, :]
    coming = np.take_along_axis(paths, np.minimum(ahead, months - 1), axis=1)
    future = np.where(ahead < believed_end[:, None], coming, 0.0)
    return np.where(np.arange(months)[:, None] >= known_from, future, 0.0)


def _year_repeated(path: Array) -> Array:
    """Months after the end of a path: its last year over again."""
    return np.resize(path[-12:], LONGEST_OUTLOOK_MONTHS)
