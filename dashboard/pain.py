"""Thresholds of pain as the waiting game draws them: what is watched, its unit, and how a value reads."""

from dataclasses import dataclass

from dashboard.amounts import number
from dashboard.language import mark, say
from dashboard.scene import Scene
from econ.levers import Lever, all_levers
from econ.risk.thresholds import THRESHOLDS, Threshold


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One threshold as it is drawn.

    Attributes
    ----------
    lever : str
        Name in the `thresholds` group.
    title, unit : str
        What is drawn, in English.
    value : str
        How its value reads, in English: ``{value}`` and the unit.
    least_span : float
        Smallest height of its axis.
    first : float
        Where its line is drawn when it is first judged.
    """

    lever: str
    title: str
    unit: str
    value: str
    least_span: float
    first: float = 0.0

    @property
    def declared(self) -> Lever:
        """The lever itself."""
        return all_levers()[f"thresholds.{self.lever}"]

    @property
    def watched(self) -> tuple[Threshold, ...]:
        """Thresholds that the lever sets, one a side."""
        return tuple(one for one in THRESHOLDS if one.lever == self.lever)

    @property
    def sign(self) -> int:
        """Minus one where the lever is the size of a fall, so that its line lies below zero."""
        return -1 if self.watched[0].sense == "fallen by" else 1

    @property
    def is_fraction(self) -> bool:
        """Whether it is a share, shown in percent, whatever the form does."""
        return self.declared.unit.startswith("share")

    @property
    def shown(self) -> float:
        """Factor from the lever's unit to the one that is shown."""
        return 100.0 if self.is_fraction else 1.0

    def level(self, scene: Scene) -> float | None:
        """Where the line is drawn; None while it is not judged."""
        value = getattr(scene.scenario.levers.thresholds, self.lever)
        return None if value is None else self.sign * float(value)


_PERCENT, _POINTS = mark("{value} %"), mark("{value} points")
PANELS = (
    Panel(
        lever="russia_liquid_fund_rub_trn",
        title=mark("Russia: liquid fund"),
        unit=mark("RUB trn"),
        value=mark("{value} trn"),
        least_span=2.0,
    ),
    Panel(
        lever="russia_deficit_pct_gdp",
        title=mark("Russia: deficit"),
        unit=mark("% of GDP, 12 months"),
        value=_PERCENT,
        least_span=4.0,
    ),
    Panel(
        lever="russia_inflation_pct",
        title=mark("Russia: inflation"),
        unit=mark("% a year"),
        value=_PERCENT,
        least_span=8.0,
    ),
    Panel(
        lever="russia_gdp_loss_pct",
        title=mark("Russia: GDP"),
        unit=mark("% vs baseline"),
        value=_PERCENT,
        least_span=4.0,
    ),
    Panel(
        lever="real_income_loss_pct",
        title=mark("EU and US: real income"),
        unit=mark("% vs baseline, 12 months"),
        value=_PERCENT,
        least_span=4.0,
    ),
    Panel(
        lever="headline_cpi_yoy_pct",
        title=mark("EU and US: inflation"),
        unit=mark("% a year"),
        value=_PERCENT,
        least_span=6.0,
    ),
    Panel(
        lever="unemployment_rise_pp",
        title=mark("EU and US: unemployment"),
        unit=mark("points above baseline"),
        value=_POINTS,
        least_span=2.0,
    ),
    Panel(
        lever="fiscal_cost_pct_gdp",
        title=mark("EU and US: fiscal cost"),
        unit=mark("% of GDP, 12 months"),
        value=_PERCENT,
        least_span=4.0,
    ),
    Panel(
        lever="approval_fall_pp",
        title=mark("EU and US: approval of governments"),
        unit=mark("points vs baseline"),
        value=_POINTS,
        least_span=8.0,
        first=10.0,
    ),
    Panel(
        lever="gas_storage_share",
        title=mark("EU: gas in storage"),
        unit=mark("% of capacity"),
        value=_PERCENT,
        least_span=0.4,
        first=0.18,
    ),
    Panel(
        lever="gas_rationed_share",
        title=mark("EU: rationed gas"),
        unit=mark("% of demand, 12 months"),
        value=_PERCENT,
        least_span=0.1,
    ),
)


def value_words(panel: Panel, value: float) -> str:
    """Level of a threshold with its unit, as its handle shows it."""
    scaled = round(value * panel.shown, 6)
    return say(panel.value, value=number(scaled, 0 if scaled == round(scaled) else 1))
