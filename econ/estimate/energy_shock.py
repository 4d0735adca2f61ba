"""From a shock series and an energy price to responses for a rise of that price by ten percent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from econ.estimate.gas_data import LAST
from econ.estimate.local_projections import Projections, bridge, lagged, monthly, project, quarterly
from econ.estimate.responses import NORMALISED_RISE_PCT, Responses

PANDEMIC = slice("2020-01", "2021-06")
LEFT_OUT: Mapping[str, slice | None] = {
    "baseline: without 2020-01 to 2021-06": PANDEMIC,
    "with the pandemic": None,
    "without 2020-01 to 2023-12": slice("2020-01", "2023-12"),
    "to 2019-12": slice("2020-01", LAST),
}
"""Months left out, as months of shocks and of outcomes, by name."""

LATEST_PEAK = 12


@dataclass(frozen=True)
class EnergyShock:
    """A shock to an energy price, and what may respond.

    Attributes
    ----------
    shock : Series
        By month; positive raises the price.
    price_name : str
    price : Series
        Logarithm times 100, by month.
    by_month, by_quarter : mapping of str to Series
        Outcomes; logarithms times 100 or percentage points.
    lags : int
        Months of lags of the outcome, the price, the shock and `beside`.
    beside : mapping of str to Series
        Further controls, lagged.
    now : mapping of str to Series
        Controls of the same month: what the shock is ordered after.
    external : bool
        Whether the shock comes from elsewhere; false where it is the change of the price itself, given the controls.
    """

    shock: pd.Series
    price_name: str
    price: pd.Series
    by_month: Mapping[str, pd.Series]
    by_quarter: Mapping[str, pd.Series]
    lags: int
    beside: Mapping[str, pd.Series] = field(default_factory=dict)
    now: Mapping[str, pd.Series] = field(default_factory=dict)
    external: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Variables, the price first."""
        return (self.price_name, *self.by_month, *self.by_quarter)

    def projections(self, horizons: Sequence[int], left_out: slice | None = PANDEMIC) -> Projections:
        """Responses to a unit of the shock."""
        past = [bridge(level, left_out) for level in (self.price, *self.beside.values())]
        past += [self.shock] if self.external else []
        named = [level.rename(place) for place, level in enumerate(past)]
        now = pd.DataFrame(dict(self.now), index=self.shock.index)
        controls = now.join([lagged(level, self.lags) for level in named])
        months = pd.DatetimeIndex(self.shock.index)
        ahead = pd.date_range(months[0], periods=len(months) + max(horizons), freq="MS")
        price = monthly(self.price, 0, left_out)
        outcomes = {self.price_name: price}
        outcomes |= {name: monthly(level, self.lags, left_out) for name, level in self.by_month.items()}
        in_quarters = max(2, self.lags // 3)
        outcomes |= {name: quarterly(level, in_quarters, left_out, ahead) for name, level in self.by_quarter.items()}
        return project(self.shock, outcomes, horizons, controls, left_out)


def first_stage_f(found: Projections) -> float:
    """Robust F of the shock in the equation of the price in the month itself."""
    return float((found.point[0, 0] / found.standard_error[0, 0]) ** 2)


def peak(found: Projections) -> int:
    """Horizon, up to a year, at which the price is highest."""
    return int(found.horizons[np.argmax(found.point[0, found.horizons <= LATEST_PEAK])])


def responses(
    given: EnergyShock, *, fuel: str, region: str, method: str, last_horizon: int, at_peak: bool
) -> Responses:
    """Responses at all horizons, for an energy price ten percent up on impact or, `at_peak`, at its peak."""
    found = given.projections(range(last_horizon + 1))
    at = peak(found) if at_peak else 0
    scaled = found.scaled(0, at, NORMALISED_RISE_PCT)
    first, last = given.shock.index[0], given.shock.index[-1]
    return Responses(
        shock=fuel,
        region=region,
        sample=f"shocks {first:%Y-%m} to {last:%Y-%m}, outcomes to {LAST}, "
        f"both without {PANDEMIC.start} to {PANDEMIC.stop}",
        observations=int(found.observations[0, 0]),
        horizons=scaled.horizons,
        variables=given.names,
        point=scaled.point,
        standard_error=scaled.standard_error,
        covariance=scaled.covariance,
        first_stage_f=first_stage_f(found) if given.external else None,
        normalised_at=at,
        method=method,
    )
