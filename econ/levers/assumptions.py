"""Levers with which a user disagrees with the model: assumptions, pain thresholds, and how a run is made."""

from typing import Literal

from pydantic import field_validator

from econ.levers.declare import LeverGroup, lever
from econ.levers.response import Finite
from econ.moved_coefficients import checked

BASELINES = ("2021-12", "2026-01", "latest")


def _scale(label: str, help: str) -> float:
    """Declare a multiplier on a drawn coefficient; 1 leaves the evidence as it is."""
    scale: float = lever(
        1.0, label=label, unit="multiple of central", kind="number", low=0.3, high=3, step=0.1, help=help
    )
    return scale


def _channel(label: str, help: str) -> bool:
    """Declare the switch of a GDP channel."""
    switch: bool = lever(True, label=label, unit="on/off", kind="switch", help=help)
    return switch


class Assumptions(LeverGroup):
    """Where reasonable people differ."""

    oil_elasticity_scale: float = _scale(
        "Oil elasticities", "Multiplies oil demand and supply elasticities: below 1 = prices move more."
    )
    gas_elasticity_scale: float = _scale(
        "Gas elasticities", "Multiplies gas demand and LNG elasticities: below 1 = prices move more."
    )
    energy_substitution_sigma: float | None = lever(
        None,
        label="Energy substitution",
        unit="elasticity",
        kind="number",
        low=0.02,
        high=0.9,
        step=0.01,
        source="evidence row ces_sigma_gas (0.05 to 0.18)",
        help="Output lost to rationed gas by a CES with this elasticity; empty = linear loss. Near 0 = Leontief.",
    )
    rationing_loss_scale: float = _scale("Rationing losses", "Multiplies the GDP loss per unit of rationed gas.")
    second_round_scale: float = _scale(
        "Second-round effects", "Multiplies the spill-over of energy inflation to food and core."
    )
    income_loss_scale: float = lever(
        1.0,
        label="Energy's toll on output",
        unit="multiple of central",
        kind="number",
        low=0.3,
        high=5,
        step=0.1,
        source="evidence rows gdp_oil10_ea_bme and gdp_oil10_ea_lane26",
        help="Multiplies what a euro of dearer energy takes out of spending and potential output. For the euro area "
        "0.4 is the ECB's rules of thumb (-0.1 % after three years of oil 10 % dearer), 4.8 is Lane 2026 (-0.75 %).",
    )
    income: bool = _channel("Income channel", "Households and firms pay more for energy and spend less on the rest.")
    production: bool = _channel(
        "Production channel", "Firms use less dear energy, and dear energy holds back investment for years."
    )
    rationing: bool = _channel("Rationing channel", "Firms cut off from gas stop producing.")
    confidence: bool = _channel("Confidence channel", "Uncertainty delays spending and investment.")
    finance: bool = _channel("Finance channel", "Equity losses and tighter credit.")
    trade: bool = _channel("Trade channel", "Tariffs and lost trade.")
    policy: bool = _channel("Policy channel", "Monetary and fiscal response.")
    deep_recession_depth_pct: float = lever(
        3.0,
        label="Deep recession means",
        unit="percent below peak",
        kind="number",
        low=1,
        high=9,
        step=0.5,
        help="Peak-to-trough fall of GDP beyond which a recession counts as deep; depression is -10 %.",
    )
    coefficients: dict[str, Finite] | None = lever(
        None,
        label="Coefficients moved by hand",
        unit="each in its own unit",
        kind="mapping",
        help='Medians in place of those of the evidence, by name in parameters.toml: {"okun_eu": -0.45}. Each keeps '
        "its spread and its random numbers; at most twice as far from the evidence as its 5 and 95 % points, "
        "shares as far as those. Empty = as in the evidence.",
    )

    @field_validator("coefficients")
    @classmethod
    def _known_and_within_bounds(cls, value: dict[str, float] | None) -> dict[str, float] | None:
        checked(value or {})
        return value or None


def _threshold(
    default: float | None, label: str, unit: str, low: float, high: float, step: float, *, source: str, help: str
) -> float | None:
    """Declare a threshold; empty = it is not judged."""
    threshold: float | None = lever(
        default, label=label, unit=unit, kind="number", low=low, high=high, step=step, source=source, help=help
    )
    return threshold


class Thresholds(LeverGroup):
    """What each side can bear; a side breaks in the first month in which it has passed `count_needed` of its own."""

    count_needed: int = lever(
        1,
        label="Thresholds needed",
        unit="thresholds",
        kind="integer",
        low=1,
        high=8,
        step=1,
        help="A side breaks once this many of its thresholds have been passed, at the same time or not. A side with "
        "fewer thresholds than that cannot break.",
    )
    real_income_loss_pct: float | None = _threshold(
        4.0,
        "Real income loss",
        "percent",
        0.5,
        20,
        0.5,
        source="judgement: Europe's loss before support was put at 4.3 % in 2022 (evidence row pol_fiscal_gdp)",
        help="EU and US: real income below baseline by more than this, mean of twelve months. Empty = not judged.",
    )
    headline_cpi_yoy_pct: float | None = _threshold(
        10.0,
        "Inflation",
        "percent a year",
        3,
        30,
        0.5,
        source="judgement: the euro area's October 2022 peak was 10.6 % (evidence row OUT_HICPpk)",
        help="EU and US: headline inflation above this. Empty = not judged.",
    )
    unemployment_rise_pp: float | None = _threshold(
        2.0,
        "Unemployment rise",
        "percentage points",
        0.5,
        10,
        0.5,
        source="judgement: about half the rise of 2008-10",
        help="EU and US: unemployment above baseline by more than this. Empty = not judged.",
    )
    fiscal_cost_pct_gdp: float | None = _threshold(
        7.0,
        "Fiscal cost",
        "percent of GDP a year",
        0.5,
        20,
        0.5,
        source="the largest support of 2022-23 in Europe (high end of evidence row pol_fiscal_gdp, median 3 %)",
        help="EU and US: what support and price caps cost the budget in twelve months, above this. Empty = not judged.",
    )
    approval_fall_pp: float | None = _threshold(
        None,
        "Fall in approval",
        "percentage points",
        1,
        40,
        1,
        source="no fall in approval is known at which a government gives way; 10 is a rare year (fit approval)",
        help="EU and US: approval of governments below baseline by more than this. Empty = not judged.",
    )
    gas_storage_share: float | None = _threshold(
        None,
        "Gas in storage",
        "share of capacity",
        0.01,
        0.9,
        0.01,
        source="no storage level broke a government: the lowest on record is 0.18 (March 2018, table gas_storage)",
        help="EU: gas in storage below this. Empty = not judged.",
    )
    gas_rationed_share: float | None = _threshold(
        0.1,
        "Gas rationing",
        "share",
        0.01,
        1,
        0.01,
        source="judgement: the 15 % saving target of 2022 marks what was thought bearable",
        help="EU: share of gas demand rationed above this, mean of twelve months. Empty = not judged.",
    )
    russia_liquid_fund_rub_trn: float | None = _threshold(
        0.0,
        "Russia's liquid fund",
        "RUB trillion",
        0,
        5,
        0.1,
        source="user's choice",
        help="Russia: liquid wealth fund at or below this. Empty = not judged.",
    )
    russia_deficit_pct_gdp: float | None = _threshold(
        6.0,
        "Russia's deficit",
        "percent of GDP",
        1,
        20,
        0.5,
        source="judgement: 2009 was borne at 5.9 % (remembered); 2025 was 2.7 % (evidence row ru_deficit_2025)",
        help="Russia: federal deficit over twelve months above this. Empty = not judged. In the presets the liquid "
        "fund is empty before deficits grow so large: while it is judged, only a lower level moves the verdict.",
    )
    russia_inflation_pct: float | None = _threshold(
        18.0,
        "Russia's inflation",
        "percent a year",
        5,
        100,
        1,
        source="judgement: the peak of April 2022 was borne at 17.7 % (table russia_macro)",
        help="Russia: consumer prices over twelve months above this. Empty = not judged.",
    )
    russia_gdp_loss_pct: float | None = _threshold(
        8.0,
        "Russia's GDP loss",
        "percent",
        1,
        30,
        0.5,
        source="judgement: 2009 was borne at a fall of 7.8 % (remembered)",
        help="Russia: GDP below baseline by more than this. Empty = not judged.",
    )


class Run(LeverGroup):
    """How the scenario is computed."""

    baseline: Literal["2021-12", "2026-01", "latest"] = lever(
        "2026-01",
        label="Baseline",
        unit="vintage",
        kind="choice",
        choices=BASELINES,
        help="State of the world the embargo hits: pre-war, before the 2026 Gulf outage, or the last data (stressed).",
    )
    horizon_months: int = lever(
        60,
        label="Horizon",
        unit="months",
        kind="integer",
        low=12,
        high=120,
        step=6,
        help="Months simulated after the baseline month.",
    )
    n_draws: int = lever(
        2000,
        label="Draws",
        unit="draws",
        kind="integer",
        low=1,
        high=50000,
        step=100,
        help="Coefficient draws; 1 = a single path with every coefficient at its central value.",
    )
    seed: int = lever(
        0,
        label="Seed",
        unit="integer",
        kind="integer",
        low=0,
        high=2**31 - 1,
        step=1,
        help="Seed of the draws: same seed, same numbers.",
    )
