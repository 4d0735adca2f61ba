"""The table of a threat to buyers of Russian oil: if it is carried out, if it works, if it is ignored."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, TRADING_BUYERS
from econ.baseline import Baseline
from econ.checks import require
from econ.energy.buyers import TARIFF_LEVERS, threat_begun
from econ.parameters import Parameters
from econ.paths import lever_paths
from econ.progress import Progress, silent
from econ.result import Result
from econ.scenario import Scenario
from econ.simulate import simulate
from econ.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]

OUTCOMES: Mapping[str, str] = {
    "carried out": "Each buyer gives way as far as the model expects, and what it does not give up is punished.",
    "works": "All buyers that the US threatens declare that they stop and do so over months: nobody is punished.",
    "ignored": "Nobody gives way and tariffs or an end of trade come in full; listings nobody heeds cost nothing here.",
}
"""What may come of a threat, and what that means."""

ROWS = (
    ("brent_usd_bbl", "World"),
    ("cpi_vs_baseline_pct", "US"),
    ("gdp_vs_baseline_pct", "US"),
    ("gdp_vs_baseline_pct", "EU"),
    *(("buyer_gdp_vs_baseline_pct", buyer) for buyer in TRADING_BUYERS),
    ("russia_export_revenue_usd_bn", "RU"),
)
"""Variables and regions of the table, in its order."""


@dataclass(frozen=True)
class ThreatRow:
    """One line of the table: means of the median paths over the first twelve months of the threat.

    Attributes
    ----------
    variable, region : str
    baseline : float
        Without the threat.
    carried_out, works, ignored : float
        By outcome, as in `OUTCOMES`.
    """

    variable: str
    region: str
    baseline: float
    carried_out: float
    works: float
    ignored: float


def threat_table(
    scenario: Scenario,
    *,
    baseline: Baseline | None = None,
    parameters: Parameters | None = None,
    progress: Progress = silent,
) -> tuple[ThreatRow, ...]:
    """Compare what comes of the threat in a scenario: three runs on the same draws, `buyers.compliance` set apart.

    Parameters
    ----------
    scenario : Scenario
        One in which the US threatens buyers of Russian oil. A share that a threatened buyer was to give up by hand is
        replaced; what else it holds stays as it is.
    baseline : Baseline, optional
    parameters : Parameters, optional
        As in `simulate`.
    progress : callable
        Told what share is done.

    Returns
    -------
    tuple of ThreatRow
        Means over the first twelve months in which anybody is threatened.

    Raises
    ------
    BadInputError
        If the scenario threatens nobody, or ends within a year of the first threat.

    Examples
    --------
    >>> threat = Scenario(name="threat", run={"n_draws": 50, "horizon_months": 18})
    >>> rows = threat_table(threat.with_levers({"buyers.tariff_china_pct": 100.0}))
    >>> us_prices = next(row for row in rows if (row.variable, row.region) == ("cpi_vs_baseline_pct", "US"))
    >>> us_prices.carried_out > us_prices.baseline
    True
    """
    threatened = threatened_buyers(scenario)
    require(bool(threatened), "This scenario threatens no buyer: set a tariff, a listing or an end of trade.")
    given = scenario.levers.buyers.compliance
    by_hand = given if isinstance(given, dict) else {}
    unthreatened = {buyer: share for buyer, share in by_hand.items() if buyer not in threatened}
    compliance = {
        "carried out": unthreatened or "auto",
        "works": unthreatened | dict.fromkeys(threatened, 1.0),
        "ignored": unthreatened | dict.fromkeys(threatened, 0.0),
    }
    runs: dict[str, Result] = {}
    for name in OUTCOMES:
        progress(len(runs) / len(OUTCOMES))
        other = scenario.with_levers({"buyers.compliance": compliance[name]})
        runs[name] = simulate(other, baseline=baseline, parameters=parameters)
    window = _first_year(scenario, runs["ignored"].months)
    return tuple(
        ThreatRow(
            variable,
            region,
            _mean(runs["ignored"].baseline_path(variable, region), window),
            *(_mean(runs[name].median(variable, region), window) for name in OUTCOMES),
        )
        for variable, region in ROWS
    )


def threatened_buyers(scenario: Scenario) -> tuple[str, ...]:
    """Buyers that a scenario threatens at any stage; a listing threatens all but the EU."""
    groups = [scenario.levers.buyers.model_dump(), *(stage.levers.get("buyers", {}) for stage in scenario.stages)]

    def ever(lever: str) -> bool:
        return any(group.get(lever) for group in groups)

    if ever("producer_listing") or ever("bank_listing"):
        return tuple(buyer for buyer in BUYERS if buyer != "EU")
    levers = {buyer: lever.partition(".")[2] for buyer, lever in TARIFF_LEVERS.items()}
    return tuple(buyer for buyer in TRADING_BUYERS if ever("trade_cutoff") or ever(levers[buyer]))


def _first_year(scenario: Scenario, months: tuple[str, ...]) -> slice:
    """Months of a result from the first threat on, twelve of them."""
    start = int(threat_begun(scenario, lever_paths(scenario, months))[0, 0].argmax())
    require(start + MONTHS_PER_YEAR <= len(months), "The table needs twelve months from the first threat on.")
    return slice(start, start + MONTHS_PER_YEAR)


def _mean(path: Array | None, months: slice) -> float:
    """Mean of a path over months."""
    return float("nan") if path is None else float(path[months].mean())
