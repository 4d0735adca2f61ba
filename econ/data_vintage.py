"""How fresh the data behind a result are: which month they reach, what lags behind, which tables are the user's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from econ.calendar import month_number


@dataclass(frozen=True, kw_only=True)
class DataVintage:
    """Vintage of the data of a baseline; a fact of the baseline, the same on every day.

    Attributes
    ----------
    baseline_month : str
        Month the baseline stands on.
    newest_month : str
        Newest observed month of any series in it.
    behind : tuple of str
        Series whose last observation is more than a quarter older than the baseline's month, with that month.
    own_tables : tuple of str
        Tables that the user has refreshed, with their last month and the day of the refresh.
    """

    baseline_month: str
    newest_month: str = ""
    behind: tuple[str, ...] = ()
    own_tables: tuple[str, ...] = ()

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> "DataVintage":
        """Vintage of a baseline's document; older files say only which month they stand on."""
        about = document.get("data", {})
        month = str(document["month"])
        return cls(
            baseline_month=month,
            newest_month=str(about.get("newest_month") or month),
            behind=tuple(map(str, about.get("behind", ()))),
            own_tables=tuple(map(str, about.get("own_tables", ()))),
        )

    def to_document(self) -> dict[str, Any]:
        """Plain document."""
        lists = {"behind": list(self.behind), "own_tables": list(self.own_tables)}
        return {"baseline_month": self.baseline_month, "newest_month": self.newest_month, **lists}

    def age_months(self, today: date) -> int:
        """Whole months from the newest data to today: how stale they are.

        Examples
        --------
        >>> DataVintage(baseline_month="2026-05", newest_month="2026-07").age_months(date(2026, 11, 23))
        4
        """
        return max(0, month_number(today.isoformat()[:7]) - month_number(self.newest_month))

    def sentence(self) -> str:
        """One line for exports, without today's date: the same run gives the same file.

        Examples
        --------
        >>> DataVintage(baseline_month="2026-05", newest_month="2026-07").sentence()
        'newest data 2026-07; no series more than a quarter behind; shipped tables only'
        """
        behind = ", ".join(self.behind)
        own = ", ".join(self.own_tables)
        return "; ".join(
            (
                f"newest data {self.newest_month}",
                f"last observed earlier: {behind}" if behind else "no series more than a quarter behind",
                f"refreshed by the user: {own}" if own else "shipped tables only",
            )
        )
