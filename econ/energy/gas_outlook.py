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
    """What is known in a month about the balance up to some later ones; (outlook, 1) or for all months, TWh.

    Attributes
    ----------
    months : array
        Number of months, this one included.
    lost_twh : array
        Supply lost less what replaces it and less public saving, as announced and believed.
    burnt_twh : array
        Baseline demand.
    slack_twh : array
        By how much the stock may fall short of the baseline's without anything being missing.
    stock_twh : array
        Baseline stock at the end.
    measured_on_twh : array
        Baseline demand that a shortfall is stated as a share of: that to the end of winter, also for the target.
    """

    months: NDArray[np.int_]
    lost_twh: Array
    burnt_twh: Array
    slack_twh: Array
    stock_twh: Array
    measured_on_twh: Array

    def __getitem__(self, month: int) -> "Outlook":
        """Pick what is known in one of the months."""
        volumes = (self.lost_twh, self.burnt_twh, self.slack_twh, self.stock_twh, self.measured_on_twh)
        return Outlook(self.months[month], *(volume[month] for volume in volumes))


@dataclass(frozen=True)
class Outlooks:
    """Outlooks that set the usual price, and the ends of winter that storage must last to."""

    usual: Outlook
    winters: Outlook

    def __getitem__(self, month: int) -> "Outlooks":
        """Pick the outlooks of one of the months."""
        return Outlooks(self.usual[month], self.winters[month])


def outlooks(
    first_calendar_month: int, expected: Array, demand0: Array, storage0: Array, target_twh: float
) -> Outlooks:
    """Outlooks of all months, (month, outlook, 1): to the coming ends of winter, and to the target of 1 November.

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
    t = np.arange(demand0.size)[:, None]

    def seen(ahead: NDArray[np.int_], slack: Array, winter_end: NDArray[np.int_]) -> Outlook:
        """Outlooks of all months from (month, outlook)."""
        burnt_twh, measured_on = burnt[t + ahead] - burnt[t], burnt[t + winter_end] - burnt[t]
        volumes = (lost[t, ahead - 1], burnt_twh, slack, stock[t + ahead - 1], measured_on)
        return Outlook(ahead[..., None], *(volume[..., None] for volume in volumes))

    before = (first_calendar_month + t - 2) % 12 + 1
    # Where only one end of winter is far enough it stands twice, which leaves the worst of them as it is.
    ends = np.array([(winter_ends(month) * 2)[:2] for month in before[:, 0].tolist()])
    due = (TARGET_MONTH - before - 1) % 12 + 1
    ahead = np.concatenate([ends, due], axis=1)
    slack = np.concatenate([np.zeros(ends.shape), np.maximum(stock[t + due - 1] - target_twh, 0.0)], axis=1)
    usual = seen(ahead, slack, np.concatenate([ends, due + LAST_WINTER_MONTH + 12 - TARGET_MONTH], axis=1))
    coming = (LAST_WINTER_MONTH - before - 1) % 12 + 1
    both = np.concatenate([coming, coming + 12], axis=1)
    return Outlooks(usual, seen(both, np.zeros(both.shape), both))


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
