"""European gas price: coal parity in calm times, and what will be missing at the end of the coming winter."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from econ.draws import picked
from econ.energy.gas_outlook import LONGEST_OUTLOOK_MONTHS, Outlook

Array = NDArray[np.float64]

SMALLEST_RESPONSE = 1e-6


def expected_shortfall(ahead: Outlook, gap_twh: Array, demand_fall: Array, lng_gain_twh: Array) -> Array:
    r"""Gas expected to be missing as a share of demand until then: the worst of the outlooks.

    .. math:: m = \max_h \frac{\sum_h \ell - G - \bar\delta \sum_h D_0 - h \bar L - s_h}{\sum_h D_0}

    (MODEL.md, eq. 12), with the stock's gap `G` to baseline and the last year's mean response of demand and LNG:
    markets count on what customers have done, not on what they will yet do.

    Parameters
    ----------
    gap_twh, demand_fall, lng_gain_twh : array, (draw,)
        Stock less baseline; mean share by which price and income cut demand over the last twelve months; mean monthly
        LNG gained over the same months.

    Returns
    -------
    array, (draw,)
        Exactly zero where nothing differs from baseline.
    """
    responded = gap_twh + demand_fall * ahead.burnt_twh + ahead.months * lng_gain_twh
    worst: Array = ((ahead.lost_twh - ahead.slack_twh - responded) / ahead.measured_on_twh).max(axis=0)
    return worst


def next_scarcity(scarcity: Array, pull_before: Array, pull: Array, adjustment: Array, at_once: Array) -> Array:
    r"""Log deviation of TTF that scarcity brings about, a month on.

    .. math:: x_t = x_{t-1} + \alpha (\lambda m_{t-1} - x_{t-1}) + \gamma \lambda (m_t - m_{t-1})   (MODEL.md, eq. 13)

    Parameters
    ----------
    scarcity, pull_before, pull : array, (draw,)
        `x` a month ago, and :math:`\lambda m` a month ago and now.
    """
    return scarcity + adjustment * (pull_before - scarcity) + at_once * (pull - pull_before)


@dataclass(frozen=True)
class Response:
    """How demand and LNG will answer a price over the coming months.

    Attributes
    ----------
    demand, lng : array, (draw,)
        Long-run answer to a log point of TTF as a share of baseline demand, positive.
    kept_demand, kept_lng : array, (month, draw)
        Mean share of today's answer that lasts over so many coming months (row 1 for one month); the rest of a new
        answer is still to come.
    """

    demand: Array
    lng: Array
    kept_demand: Array
    kept_lng: Array
    _over: dict[tuple[int, ...], tuple[Array, Array, Array]] = field(default_factory=dict, repr=False)

    def of(self, draws: NDArray[np.int_]) -> "Response":
        """Only some of the draws."""
        return Response(**picked(self, draws, "demand", "lng", "kept_demand", "kept_lng"))

    def over(self, months: NDArray[np.int_]) -> tuple[Array, Array, Array]:
        """Kept shares of demand and LNG over some numbers of months, and what is still to come; (outlook, draw)."""
        key = tuple(months.ravel().tolist())
        if key not in self._over:
            demand, lng = self.kept_demand[list(key)], self.kept_lng[list(key)]
            self._over[key] = demand, lng, (1.0 - demand) * self.demand + (1.0 - lng) * self.lng
        return self._over[key]


def kept_on_average(persistence: Array) -> Array:
    r"""Mean of the first powers of a persistence, :math:`\frac{1}{h} \sum_{k=1}^{h} \phi^k`, (month, draw).

    Examples
    --------
    >>> kept_on_average(np.array([0.5]))[1:3, 0].tolist()
    [0.5, 0.375]
    """
    months = np.arange(1, LONGEST_OUTLOOK_MONTHS + 1)[:, None]
    powers = np.cumprod(np.broadcast_to(persistence, (LONGEST_OUTLOOK_MONTHS, persistence.size)), axis=0)
    means: Array = np.cumsum(powers, axis=0) / months
    return np.concatenate([np.ones_like(means[:1]), means])


def lasting_price(
    winters: Outlook,
    gap_twh: Array,
    floor_twh: Array,
    demand_so_far: Array,
    lng_so_far: Array,
    response: Response,
    highest: Array,
) -> tuple[Array, Array]:
    r"""Log deviation of TTF at which storage lasts to the end of winter, and what no price up to `highest` closes.

    Whoever holds gas waits for that price. With the shortfall `M` to the floor as a share of demand, the long-run
    answers :math:`\varepsilon z` to past prices and the part `w` of an answer that gets through on average over the
    outlook,

    .. math:: x = \max_h \frac{M_h - \sum_i (1 - w_i) \varepsilon_i z_i}{\sum_i w_i \varepsilon_i}, \quad
              i \in \{demand, LNG\}   (MODEL.md, eq. 13)

    Parameters
    ----------
    demand_so_far, lng_so_far : array, (draw,)
        Answers to the prices felt so far, as shares of baseline demand.
    highest : array, (draw,)
        Log deviation above which governments ration instead.

    Returns
    -------
    price, unmet_share : array, (draw,)
        The price is negative while storage lasts anyway; the share of demand is zero unless it exceeds `highest`.
    """
    kept_demand, kept_lng, coming = response.over(winters.months)
    missing = (winters.lost_twh - winters.stock_twh + floor_twh - gap_twh) / winters.burnt_twh
    missing = missing - kept_demand * demand_so_far - kept_lng * lng_so_far
    price = (missing / np.maximum(coming, SMALLEST_RESPONSE)).max(axis=0)
    unmet_share = np.maximum((missing - coming * highest).max(axis=0), 0.0)
    return price, unmet_share
