"""The headline table of a run."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from econ.variables import VARIABLES

if TYPE_CHECKING:
    from econ.result import Result

HEADLINE_ROWS = (
    ("brent_usd_bbl", "World"),
    ("oil_net_loss_mbd", "World"),
    ("ttf_eur_mwh", "EU"),
    ("power_eur_mwh", "EU"),
    ("gas_rationed_share", "EU"),
    ("gas_storage_share", "EU"),
    ("headline_cpi_yoy_pct", "EU"),
    ("headline_cpi_yoy_pct", "US"),
    ("gdp_vs_baseline_pct", "EU"),
    ("gdp_vs_baseline_pct", "US"),
    ("unemployment_rate_pct", "EU"),
    ("unemployment_rate_pct", "US"),
    ("recession_12m_prob", "EU"),
    ("recession_12m_prob", "US"),
    ("urals_usd_bbl", "RU"),
    ("russia_export_revenue_usd_bn", "RU"),
    ("russia_liquid_fund_rub_trn", "RU"),
    ("russia_exhausted_prob", "RU"),
)
"""What a first reader wants to know, in this order."""


LEAST_HARM = 0.05
"""Harm below this part of the largest move counts as none."""


def extreme_month(result: "Result", variable: str, region: str) -> int:
    """Index of the month in which the median path is furthest from baseline in the direction that hurts.

    Where next to nothing happens in that direction (a settlement), it is the largest move in the other.
    """
    path = result.median(variable, region)
    baseline = result.baseline_path(variable, region)
    distance = path - baseline if baseline is not None else path
    furthest = int(np.argmax(np.abs(distance)))
    sign = {"high": 1.0, "low": -1.0}.get(VARIABLES[variable].extreme)
    if sign is None:
        return furthest
    worst = int(np.argmax(sign * distance))
    return worst if sign * distance[worst] >= LEAST_HARM * abs(distance[furthest]) else furthest


def summary_rows(result: "Result") -> list[dict[str, Any]]:
    """Rows of the headline table: variable, region, unit, month, median, p05, p95, baseline.

    Where nothing can be seen to move at all, the month is the first.
    """
    rows = []
    for name, region in HEADLINE_ROWS:
        row = _row_in(result, name, region, extreme_month(result, name, region))
        rows.append(row if moves(row) else _row_in(result, name, region, 0))
    return rows


def moves(row: Mapping[str, Any]) -> bool:
    """Whether a row's median differs from no embargo at the precision shown."""
    return row["baseline"] is not None and round(row["median"], row["decimals"]) != round(
        row["baseline"], row["decimals"]
    )


def _row_in(result: "Result", name: str, region: str, month: int) -> dict[str, Any]:
    """Row of one variable in one month."""
    bands, baseline = result.quantiles(name, region)[:, month], result.baseline_path(name, region)
    return {
        "variable": name,
        "label": VARIABLES[name].label,
        "region": region,
        "unit": VARIABLES[name].unit,
        "month": result.months[month],
        "median": float(bands[2]),
        "p05": float(bands[0]),
        "p95": float(bands[4]),
        "baseline": None if baseline is None else float(baseline[month]),
        "decimals": VARIABLES[name].decimals,
    }
