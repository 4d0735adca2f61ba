"""Episodes of lost oil, as the fit sees them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import data
from econ.draws import Z_95

Array = NDArray[np.float64]

WINDOW_MONTHS = 3.0
"""Age of the loss where no months are given: a quarter, or as long as it was believed to last (judgement)."""


@dataclass(frozen=True)
class Episodes:
    """Episodes, arrays along the episode.

    Attributes
    ----------
    years : tuple of str
    gross_loss_share, net_loss_share : array
        Shares of world production; net of what others replaced, before stocks.
    believed_months, age_months : array
        How long the loss was believed to last, and how long it had lasted by the end of its window.
    rise_log, rise_log_error : array
        Log rise of the price, and the relative standard error that the published range implies.
    """

    years: tuple[str, ...]
    gross_loss_share: Array
    net_loss_share: Array
    believed_months: Array
    age_months: Array
    rise_log: Array
    rise_log_error: Array

    def without(self, year: str) -> "Episodes":
        """All but one; all, if there is no such year."""
        kept = np.array([name != year for name in self.years])
        return self._chosen(kept)

    def only(self, year: str) -> "Episodes":
        """One episode."""
        return self._chosen(np.array([name == year for name in self.years]))

    def _chosen(self, kept: Array) -> "Episodes":
        names = tuple(name for name, keep in zip(self.years, kept, strict=True) if keep)
        return Episodes(
            names,
            self.gross_loss_share[kept],
            self.net_loss_share[kept],
            self.believed_months[kept],
            self.age_months[kept],
            self.rise_log[kept],
            self.rise_log_error[kept],
        )


def episodes() -> Episodes:
    """Episodes of the table `oil_episodes`."""
    table = data.load("oil_episodes")
    gross = table["gross_loss_share"].to_numpy(dtype=float)
    first, last = (pd.to_datetime(table[name]) for name in ("loss_first", "loss_last"))
    months = 12.0 * (last.dt.year - first.dt.year) + last.dt.month - first.dt.month + 1.0
    lasted = months.to_numpy(dtype=float)
    believed = table["believed_months"].to_numpy(dtype=float)
    low, high = (np.log1p(table[f"price_rise_{end}_pct"].to_numpy(dtype=float) / 100.0) for end in ("low", "high"))
    return Episodes(
        tuple(table["year"].astype(str)),
        gross,
        gross * (1.0 - table["replaced_share"].to_numpy(dtype=float)),
        believed,
        np.where(np.isnan(lasted), np.minimum(believed, WINDOW_MONTHS), lasted),
        np.log1p(table["price_rise_pct"].to_numpy(dtype=float) / 100.0),
        np.log(high / low) / (2.0 * Z_95),
    )
