"""The variables of a Result: canonical name, unit, label, regions; every door and chart reads this table."""

from dataclasses import dataclass
from typing import Literal

from econ.axes import (
    BUYERS,
    CHANNELS,
    FIXED_GAS_ROUTES,
    MACRO_REGIONS,
    MEMBER_STATES,
    RISK_REGIONS,
    TRADING_BUYERS,
)

Direction = Literal["high", "low", "either"]


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One output of the model.

    Attributes
    ----------
    name, unit, label : str
        Canonical name with its unit suffix, the unit in words, and a label for charts.
    regions : tuple of str
        Regions it is reported for.
    extreme : {"high", "low", "either"}
        Which extreme of the median path a summary quotes.
    decimals : int
        Digits that mean something.
    certain : bool
        True for probabilities, which are one number over all draws and have no band.
    """

    name: str
    unit: str
    label: str
    regions: tuple[str, ...]
    extreme: Direction = "high"
    decimals: int = 1
    certain: bool = False


WORLD, EU, US, RU = ("World",), ("EU",), ("US",), ("RU",)
WITH_MEMBERS = (*MACRO_REGIONS, *MEMBER_STATES)


def _table(*rows: Variable) -> dict[str, Variable]:
    return {row.name: row for row in rows}


def _v(
    name: str,
    unit: str,
    label: str,
    regions: tuple[str, ...],
    extreme: Direction = "high",
    decimals: int = 1,
    *,
    certain: bool = False,
) -> Variable:
    return Variable(
        name=name, unit=unit, label=label, regions=regions, extreme=extreme, decimals=decimals, certain=certain
    )


VARIABLES: dict[str, Variable] = _table(
    _v("brent_usd_bbl", "USD/bbl", "Brent crude", WORLD),
    _v("urals_usd_bbl", "USD/bbl", "Urals crude", RU, "low"),
    _v("urals_delivered_discount_usd_bbl", "USD/bbl", "Urals discount, delivered to India", RU),
    _v("oil_gross_cut_mbd", "mb/d", "Oil cut, gross", WORLD, decimals=2),
    _v("oil_rerouted_mbd", "mb/d", "Oil rerouted", WORLD, decimals=2),
    _v("oil_opec_offset_mbd", "mb/d", "OPEC+ offset", WORLD, decimals=2),
    _v("oil_stock_release_mbd", "mb/d", "Strategic stock release", WORLD, decimals=2),
    _v("oil_commercial_stock_draw_mbd", "mb/d", "Commercial stock draw", WORLD, decimals=2),
    _v("oil_net_loss_mbd", "mb/d", "Oil lost, net", WORLD, decimals=2),
    _v("russia_oil_purchases_mbd", "mb/d", "Purchases of Russian oil", BUYERS, "low", decimals=2),
    _v("buyer_gdp_vs_baseline_pct", "% vs baseline", "GDP of buyers under tariffs", TRADING_BUYERS, "low", decimals=2),
    _v("diesel_crack_change_usd_bbl", "USD/bbl vs baseline", "Diesel margin over Brent", WORLD),
    _v("gasoline_crack_change_usd_bbl", "USD/bbl vs baseline", "Gasoline margin over Brent", WORLD),
    _v("ttf_eur_mwh", "EUR/MWh", "European gas (TTF)", EU),
    _v("asia_lng_usd_mmbtu", "USD/MMBtu", "Asian spot LNG", WORLD),
    _v("henry_hub_usd_mmbtu", "USD/MMBtu", "US gas (Henry Hub)", US, decimals=2),
    _v("power_eur_mwh", "EUR/MWh", "Wholesale power", ("EU", *MEMBER_STATES)),
    _v("coal_usd_t", "USD/t", "Steam coal (Newcastle)", WORLD),
    _v("nuclear_at_risk_twh_yr", "TWh a year", "Nuclear power without fuel", MACRO_REGIONS, decimals=0),
    _v("gas_supply_loss_bcm", "bcm/yr", "Gas supply lost, annual rate", EU),
    _v("gas_supply_added_bcm", "bcm/yr", "Gas supply added by the scenario, annual rate", EU),
    _v("gas_route_twh", "TWh/month", "Gas by route, LNG of other origin apart", FIXED_GAS_ROUTES, "low", decimals=0),
    _v("gas_demand_twh", "TWh/month", "Gas burnt", EU, "low", decimals=0),
    _v("gas_lng_twh", "TWh/month", "LNG landed", EU, decimals=0),
    _v("gas_rationed_share", "of demand", "Gas rationed", ("EU", *MEMBER_STATES), decimals=3),
    _v("gas_storage_share", "of capacity", "Gas in storage", EU, "low", decimals=2),
    _v("headline_cpi_yoy_pct", "% a year", "Inflation", WITH_MEMBERS),
    _v("energy_cpi_yoy_pct", "% a year", "Energy inflation", MACRO_REGIONS),
    _v("core_cpi_yoy_pct", "% a year", "Core inflation", MACRO_REGIONS),
    _v("cpi_vs_baseline_pct", "% vs baseline", "Consumer prices", WITH_MEMBERS),
    _v("gdp_vs_baseline_pct", "% vs baseline", "GDP", WITH_MEMBERS, "low", decimals=2),
    _v("gdp_growth_yoy_pct", "% a year", "GDP growth", MACRO_REGIONS, "low"),
    _v("industrial_production_vs_baseline_pct", "% vs baseline", "Industrial production", MACRO_REGIONS, "low"),
    _v("unemployment_rate_pct", "% of labour force", "Unemployment", WITH_MEMBERS),
    _v("policy_rate_pct", "% a year", "Policy rate", MACRO_REGIONS, "either", decimals=2),
    _v("equity_vs_baseline_pct", "% vs baseline", "Equities", MACRO_REGIONS, "low"),
    _v("credit_spread_vs_baseline_pp", "pp vs baseline", "Credit spread (BAA-AAA)", MACRO_REGIONS, decimals=2),
    _v("euro_vs_baseline_pct", "% vs baseline", "Dollars per euro", EU, "low"),
    _v("real_income_vs_baseline_pct", "% vs baseline", "Real income", MACRO_REGIONS, "low", decimals=2),
    _v("fiscal_cost_pct_gdp", "% of GDP a year", "Fiscal cost", MACRO_REGIONS, decimals=2),
    _v(
        "recession_12m_prob",
        "probability",
        "Recession in 12m",
        RISK_REGIONS,
        decimals=2,
        certain=True,
    ),
    _v("recession_now_prob", "probability", "Recession in progress", RISK_REGIONS, decimals=2, certain=True),
    _v("deep_recession_prob", "probability", "Deep recession", RISK_REGIONS, decimals=2, certain=True),
    _v("depression_prob", "probability", "Depression (-10 %)", RISK_REGIONS, decimals=2, certain=True),
    _v("probit_recession_12m_prob", "probability", "Recession, probit", MACRO_REGIONS, decimals=2),
    _v("russia_export_revenue_usd_bn", "USD bn/month", "Russia's energy sales", RU, "low", decimals=1),
    _v(
        "russia_budget_revenue_rub_trn",
        "RUB trn, 12 months",
        "Russian budget revenue",
        RU,
        "low",
        decimals=2,
    ),
    _v("russia_liquid_fund_rub_trn", "RUB trn", "Russia's liquid fund", RU, "low", decimals=2),
    _v("russia_deficit_pct_gdp", "% of GDP, 12 months", "Russian federal deficit", RU),
    _v("russia_uncovered_deficit_rub_trn", "RUB trn, 12 months", "Russian deficit nobody lends for", RU, decimals=2),
    _v("russia_rub_per_usd", "RUB/USD", "Roubles per dollar", RU),
    _v("russia_inflation_yoy_pct", "% a year", "Russian inflation", RU),
    _v("russia_gdp_vs_baseline_pct", "% vs baseline", "Russian GDP", RU, "low"),
    _v("approval_vs_baseline_pp", "pp vs baseline", "Approval of governments", MACRO_REGIONS, "low"),
    _v("russia_exhausted_prob", "probability", "Russia has broken", RU, decimals=2, certain=True),
    _v("eu_broken_prob", "probability", "EU past its threshold", EU, decimals=2, certain=True),
    _v("us_broken_prob", "probability", "US past its threshold", US, decimals=2, certain=True),
    *(
        _v(
            f"gdp_{channel}_channel_pct",
            "% of baseline GDP",
            f"GDP: {channel} channel",
            MACRO_REGIONS,
            "low",
            decimals=2,
        )
        for channel in CHANNELS
    ),
    *(
        _v(
            f"recession_12m_{channel}_pp",
            "pp of probability",
            f"Recession in 12m: {channel} channel",
            MACRO_REGIONS,
            "either",
            certain=True,
        )
        for channel in CHANNELS
    ),
    *(
        _v(
            f"cpi_{part}_contribution_pp",
            "pp of price level",
            f"Consumer prices: {part}",
            MACRO_REGIONS,
            decimals=2,
        )
        for part in ("energy", "food", "core", "tariff")
    ),
    *(
        _v(f"cpi_{part}_contribution_pp", "pp of price level", f"Consumer prices: {words}", MACRO_REGIONS, decimals=2)
        for part, words in (("oil", "oil, part of energy"), ("slack", "strength of demand, part of core"))
    ),
)
