"""What the map shows of each member state: paths of the run, and exposures of the baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.figures.fan import LEAST_SPANS
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.turning_points import path_without_embargo
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.result import Array
from econ.summary import extreme_month

VARIABLE, MEASURE, MONTH, STATE = "map-variable", "map-measure", "map-month", "map-state"
"""Names of the view's choices."""

MEASURES = {"level": mark("Value"), "change": mark("Change by the embargo")}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Something the map can show.

    Attributes
    ----------
    key : str
        Variable of the run, or entry of the baseline by member state.
    title, unit : str
        In English.
    change_unit : str
        Unit of its change against no embargo; empty for exposures, which are no paths, and gaps to the baseline,
        which are changes already.
    worse : str
        Whether "high" or "low" values are the bad ones.
    weight : str
        For exposures: weights of the EU's mean; empty where the EU is one by definition.
    factor : float
        What a stored value is multiplied by: shares are shown in percent.
    """

    key: str
    title: str
    unit: str
    change_unit: str = ""
    worse: str = "high"
    exposure: bool = False
    weight: str = ""
    factor: float = 1.0


PATHS = (
    Shown(key="gdp_vs_baseline_pct", title=mark("GDP"), unit=mark("% above or below baseline"), worse="low"),
    Shown(
        key="headline_cpi_yoy_pct",
        title=mark("Inflation"),
        unit=mark("% a year"),
        change_unit=mark("points above or below no embargo"),
    ),
    Shown(key="cpi_vs_baseline_pct", title=mark("Consumer prices"), unit=mark("% above or below baseline")),
    Shown(
        key="unemployment_rate_pct",
        title=mark("Unemployment"),
        unit=mark("% of labour force"),
        change_unit=mark("points above or below no embargo"),
    ),
    Shown(
        key="power_eur_mwh",
        title=mark("Wholesale power price"),
        unit=mark("EUR per MWh"),
        change_unit=mark("EUR per MWh above or below no embargo"),
    ),
    Shown(
        key="gas_rationed_share",
        title=mark("Gas shortage"),
        unit=mark("% of demand rationed"),
        change_unit=mark("points of demand above or below no embargo"),
        factor=100.0,
    ),
)
EXPOSURES = (
    Shown(
        key="russian_gas_dependence",
        title=mark("Gas from Russia"),
        unit=mark("% of gas demand"),
        exposure=True,
        weight="gas_demand_share",
        factor=100.0,
    ),
    Shown(
        key="net_gas_import_intensity_relative",
        title=mark("Net gas imports per GDP"),
        unit=mark("EU = 1"),
        exposure=True,
    ),
    Shown(
        key="industry_gas_intensity_relative", title=mark("Industry's gas per GDP"), unit=mark("EU = 1"), exposure=True
    ),
    Shown(key="oil_intensity_relative", title=mark("Oil use per GDP"), unit=mark("EU = 1"), exposure=True),
    Shown(
        key="hicp_gas_relative", title=mark("Response of consumer prices to gas"), unit=mark("EU = 1"), exposure=True
    ),
    Shown(
        key="hicp_oil_relative", title=mark("Response of consumer prices to oil"), unit=mark("EU = 1"), exposure=True
    ),
)
SHOWN: Mapping[str, Shown] = {shown.key: shown for shown in (*PATHS, *EXPOSURES)}


def shown_of(scene: Scene) -> Shown:
    """Find what is chosen to be shown."""
    return SHOWN[scene.chosen(VARIABLE, tuple(SHOWN))]


def is_change(scene: Scene) -> bool:
    """Whether changes against no embargo are shown in place of values."""
    return bool(shown_of(scene).change_unit) and scene.chosen(MEASURE, tuple(MEASURES)) == "change"


def unit_of(scene: Scene) -> str:
    """Return the unit of what is shown, in the language in use."""
    shown = shown_of(scene)
    return say(shown.change_unit if is_change(scene) else shown.unit)


def month_index(scene: Scene) -> int:
    """Month chosen, as its position in the run; else the one in which the EU's GDP is furthest from no embargo."""
    chosen = scene.choices.get(MONTH, "")
    if chosen.isdecimal() and len(chosen) < 4 and int(chosen) < len(scene.result.months):
        return int(chosen)
    return extreme_month(scene.result, "gdp_vs_baseline_pct", "EU")


def state_of(scene: Scene) -> str:
    """Member state chosen."""
    return scene.chosen(STATE, ("DE", *MEMBER_STATES))


def paths(scene: Scene, region: str) -> Array:
    """5, 50 and 95 % of what is shown of a region, as shown, shape (3, month or 1)."""
    shown = shown_of(scene)
    if shown.exposure:
        return np.full((3, 1), shown.factor * exposure(scene.result.record.baseline, shown, region))
    bands = scene.result.quantiles(shown.key, region)[[0, 2, 4]]
    if is_change(scene):
        bands = bands - path_without_embargo(scene.result, shown.key, region)
    return shown.factor * bands


@cache
def exposure(baseline: str, shown: Shown, region: str) -> float:
    """Exposure of a member state or the EU in a baseline."""
    by_member = load_baseline(baseline).by_member
    values = by_member[shown.key]
    if region != "EU":
        return float(values[MEMBER_STATES.index(region)])
    weights = by_member[shown.weight] if shown.weight else None
    return 1.0 if weights is None else float(values @ weights / weights.sum())


def least_span(shown: Shown) -> float:
    """Smallest width of the scale."""
    return next((span for suffix, span in LEAST_SPANS.items() if shown.key.endswith(suffix)), shown.factor / 10)
