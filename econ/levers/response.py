"""Levers of those who respond: buyers under US pressure, producers and stocks, governments, and other shocks."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from econ.levers.declare import LeverGroup, describe, lever, share

Finite = Annotated[float, Field(allow_inf_nan=False)]
MOST_MONTHS = 120
"""Months of a path at most: no horizon is longer."""

FinitePath = Annotated[tuple[Finite, ...], Field(max_length=MOST_MONTHS)]
Path = Finite | FinitePath
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Buyer = Literal["EU", "IN", "CN", "TR", "REST"]


class Buyers(LeverGroup):
    """Secondary sanctions: what Washington threatens, and who gives way."""

    tariff_india_pct: float = lever(
        0.0,
        label="US tariff on India",
        unit="percent",
        kind="number",
        low=0,
        high=500,
        step=5,
        per_month=True,
        headline=True,
        help="Additional US tariff on Indian goods while India buys Russian oil.",
    )
    tariff_china_pct: float = lever(
        0.0,
        label="US tariff on China",
        unit="percent",
        kind="number",
        low=0,
        high=500,
        step=5,
        per_month=True,
        headline=True,
        help="Additional US tariff on Chinese goods while China buys Russian oil.",
    )
    tariff_turkiye_pct: float = lever(
        0.0,
        label="US tariff on Türkiye",
        unit="percent",
        kind="number",
        low=0,
        high=500,
        step=5,
        per_month=True,
        help="Additional US tariff on Turkish goods while Türkiye buys Russian oil.",
    )
    producer_listing: float = share(
        0.0,
        label="Listing of producers",
        per_month=True,
        source="evidence row tr_compliance_sdn (October 2025 listing of two producers)",
        help="US blocking sanctions on Russian producers; 1 = as the two listed in October 2025.",
    )
    bank_listing: float = share(
        0.0,
        label="Listing of banks",
        per_month=True,
        help="US sanctions on banks that pay for Russian oil; 1 = all of them. Its effect is a judgement.",
    )
    compliance: Literal["auto"] | dict[Buyer, Share] = lever(
        "auto",
        label="Compliance",
        unit="share by buyer",
        kind="mapping",
        help='"auto" = the model decides who gives way; or shares by buyer, reached over months from the first '
        'threat on, or from the start where nobody is threatened: {"IN": 0.5}.',
    )
    trade_cutoff: bool = lever(
        False,
        label="US ends trade with buyers",
        unit="on/off",
        kind="switch",
        help="The US stops trading altogether with India, China and Türkiye in proportion to what they still buy.",
    )


class Offsets(LeverGroup):
    """Who fills the gap in the oil market."""

    opec_spare_use_share: float = share(
        0.4,
        label="OPEC+ uses spare capacity",
        headline=True,
        source="evidence row oil_opec_response_share (0.9 in 1990, 0 in 2022)",
        help="Share of a loss that OPEC+ fills, and at most this share of its spare capacity.",
    )
    opec_delay_months: int = lever(
        1,
        label="OPEC+ delay",
        unit="months",
        kind="integer",
        low=0,
        high=24,
        step=1,
        source="evidence row oil_opec_response_lag (30 to 90 days)",
        help="Months before OPEC+ barrels arrive.",
    )
    spare_behind_outage_share: float = share(
        1.0,
        label="Spare capacity behind an outage",
        source="evidence row oil_opec_spare (unavailable if Hormuz is shut); EIA, March 2026: 0.2 to 0.4 a barrel lost",
        help="Spare barrels that each barrel of another oil outage takes with it while it lasts; 0 = outage elsewhere.",
    )
    stock_release_mbd: float = lever(
        0.0,
        label="Strategic stock release",
        unit="mb/d",
        kind="number",
        low=0,
        high=4.4,
        step=0.1,
        headline=True,
        source="evidence row oil_spr_rate_max",
        help="Government stocks released at this rate against a loss, as long as stocks last.",
    )
    stock_release_months: int = lever(
        6,
        label="Release lasts",
        unit="months",
        kind="integer",
        low=0,
        high=60,
        step=1,
        help="Months for which government stocks are released.",
    )
    stock_refill_mbd: float = lever(
        0.1,
        label="Stocks refilled",
        unit="mb/d",
        kind="number",
        low=0,
        high=2,
        step=0.05,
        source="us_oil: the US reserve regained 68 million barrels from June 2023 to February 2026, 0.07 mb/d",
        help="Pace at which released government stocks are bought back afterwards, slower while Brent is dear.",
    )
    shale_response: float = lever(
        1.0,
        label="Shale response",
        unit="multiple of central",
        kind="number",
        low=0,
        high=3,
        step=0.1,
        help="Scales the growth of supply elasticity with time; 1 = as estimated, 0 = no new wells.",
    )


class Policy(LeverGroup):
    """Central banks and treasuries."""

    rate_response: float = lever(
        0.3,
        label="Central bank response",
        unit="0 look-through .. 1 hawkish",
        kind="share",
        low=0,
        high=1,
        step=0.1,
        source="fits taylor-euro-area and taylor-us: 0.2 (standard error 0.3) over both; ECB 1.3 (0.9), Fed 0.1 (0.3)",
        help="Weight of energy-driven headline inflation in the policy rule: 0 reacts to core only, 1 to headline.",
    )
    fiscal_support_pct_gdp: float = lever(
        0.0,
        label="Fiscal support",
        unit="percent of GDP a year",
        kind="number",
        low=0,
        high=7,
        step=0.25,
        per_month=True,
        headline=True,
        source="evidence row pol_fiscal_gdp (median 3, up to 7 in 2022-23)",
        help="Targeted transfers in the EU while the embargo lasts.",
    )
    energy_price_cap: float = share(
        0.0,
        label="Retail energy price cap",
        per_month=True,
        help="Share of the gas price rise that EU governments keep away from customers; weakens saving.",
    )
    eu_joint_purchase: float = share(
        0.0,
        label="EU joint gas purchase",
        per_month=True,
        help="Share of EU LNG bought jointly; trims the bidding premium a little.",
    )


class OtherShocks(LeverGroup):
    """Shocks that have nothing to do with Russia but may come at the same time."""

    world_oil_outage_mbd: Path = lever(
        0.0,
        label="Other oil outage",
        unit="mb/d",
        kind="path",
        low=0,
        high=15,
        step=0.5,
        help="Oil lost elsewhere: a number or a monthly path from the start; the last value holds for the duration.",
    )
    world_lng_outage_bcm_yr: Path = lever(
        0.0,
        label="Other LNG outage",
        unit="bcm/yr",
        kind="path",
        low=0,
        high=200,
        step=5,
        help="LNG lost elsewhere in the world: a number or a monthly path from the start.",
    )
    confidence_shock_sd: float = lever(
        0.0,
        label="Confidence shock",
        unit="standard deviations",
        kind="number",
        low=-3,
        high=5,
        step=0.25,
        per_month=True,
        source="fit confidence: one deviation is a quarter's surprise of 1.8 points in economic sentiment",
        help="Fear beyond what prices explain, in standard deviations of quarterly surprises in economic sentiment.",
    )
    financial_stress_sd: float = lever(
        0.0,
        label="Financial stress",
        unit="standard deviations",
        kind="number",
        low=-3,
        high=6,
        step=0.25,
        per_month=True,
        source="fit credit-spread: one deviation is 0.54 pp; 2.6 to 6.4 of them from 2008Q3 to 2009Q2",
        help="Credit-market stress beyond what prices explain, in standard deviations of the excess bond premium.",
    )

    @field_validator("world_oil_outage_mbd", "world_lng_outage_bcm_yr", mode="before")
    @classmethod
    def _paths_from_files(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("world_oil_outage_mbd", "world_lng_outage_bcm_yr")
    @classmethod
    def _within_bounds(cls, value: Path, info: ValidationInfo) -> Path:
        lever = describe("other_shocks", str(info.field_name), cls.model_fields[str(info.field_name)])
        values = value if isinstance(value, tuple) else (value,)
        if not values or any(not lever.low <= v <= lever.high for v in values):  # type: ignore[operator]
            raise ValueError(f"is a number, or a list of numbers, in [{lever.low:g}, {lever.high:g}] {lever.unit}")
        return value
