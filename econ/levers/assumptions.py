"""Levers with which a user disagrees with the model: assumptions, pain thresholds, and how a run is made."""

from typing import Literal

from econ.levers.declare import LeverGroup, lever

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


class Thresholds(LeverGroup):
    """What each side can bear; a side breaks in the first month in which any of its thresholds is passed."""

    real_income_loss_pct: float = lever(
        4.0,
        label="Real income loss",
        unit="percent",
        kind="number",
        low=0.5,
        high=20,
        step=0.5,
        source="judgement: Europe's loss before support was put at 4.3 % in 2022 (evidence row pol_fiscal_gdp)",
        help="EU and US: real income below baseline by this much.",
    )
    headline_cpi_yoy_pct: float = lever(
        10.0,
        label="Inflation",
        unit="percent a year",
        kind="number",
        low=3,
        high=30,
        step=0.5,
        source="judgement: the euro area's October 2022 peak was 10.6 % (evidence row OUT_HICPpk)",
        help="EU and US: headline inflation above this.",
    )
    unemployment_rise_pp: float = lever(
        2.0,
        label="Unemployment rise",
        unit="percentage points",
        kind="number",
        low=0.5,
        high=10,
        step=0.5,
        source="judgement: about half the rise of 2008-10",
        help="EU and US: unemployment above baseline by this much.",
    )
    gas_rationed_share: float = lever(
        0.1,
        label="Gas rationing",
        unit="share",
        kind="share",
        low=0.01,
        high=1,
        step=0.01,
        source="judgement: the 15 % saving target of 2022 marks what was thought bearable",
        help="EU: share of gas demand rationed above this.",
    )
    russia_liquid_fund_rub_trn: float = lever(
        0.0,
        label="Russia's liquid fund",
        unit="RUB trillion",
        kind="number",
        low=0,
        high=5,
        step=0.1,
        help="Russia: liquid wealth fund at or below this.",
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
