"""Prices and the oil market of a baseline."""

import pandas as pd

import data
from econ.build_baseline.convergence import converge_price, dated, follow
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage

REFERENCE_YEARS = slice("2010-01", "2019-12")
"""Their average prices turn "per ten percent" rules into rules per unit: before the crisis, in every sample."""


def series(table: str, column: str, **dims: str) -> pd.Series:
    """One column of a table by time, optionally for one value of its dimensions."""
    frame = data.load(table)
    for name, value in dims.items():
        frame = frame[frame[name] == value]
    time = next(column for column in ("month", "quarter", "date") if column in frame)
    return frame.set_index(time)[column].astype(float)


def observed_until(values: pd.Series, month: str) -> pd.Series:
    """Values up to and including a month."""
    return values[: pd.Timestamp(month)]


def anchor(item: str, region: str, year: int) -> float:
    """Single figure that no series holds; the last one up to a year."""
    table = data.load("anchor_figures")
    chosen = table[(table["item"] == item) & (table["region"] == region) & (table["year"] <= year)]
    return float(chosen["value"].iloc[-1])


def projected(release: str, variable: str) -> pd.Series:
    """Official projection of a variable in a release; empty where there is none."""
    table = data.load("steo_projections")
    chosen = table[(table["release"] == release) & (table["variable"] == variable)]
    return chosen.set_index("month")["value"].astype(float)


def prices(vintage: Vintage, parts: Parts) -> None:
    """Brent, TTF and Henry Hub paths; the exchange rate as last observed."""
    for name, table in (("brent_usd_bbl", "brent"), ("ttf_eur_mwh", "ttf"), ("henry_hub_usd_mmbtu", "henry_hub")):
        everything = series(table, name)
        known = everything if vintage.name == "latest" else observed_until(everything, vintage.month)
        outlook = projected(vintage.projections, name)
        anchor = outlook if not outlook.empty else known
        joined = known.combine_first(outlook[outlook.index > known.index[-1]]) if not outlook.empty else known
        path, how = converge_price(joined, vintage.fit_until)
        parts.path(name, follow(known, vintage.month, outlook, dated(path, joined.index[-1])))
        official = f"; EIA outlook {vintage.projections} to {anchor.index[-1]:%Y-%m}" if not outlook.empty else ""
        parts.source(name, f"{table} to {known.index[-1]:%Y-%m}{official}; then {how}")

    parts.number("usd_per_eur", observed_until(series("fx", "usd_per_eur").dropna(), vintage.month).iloc[-1], "fx")
    for name, table in (("brent_usd_bbl", "brent"), ("ttf_eur_mwh", "ttf")):
        parts.number(f"reference_{name}", series(table, name)[REFERENCE_YEARS].mean(), f"{table}, mean 2010 to 2019")


def oil(vintage: Vintage, parts: Parts) -> None:
    """World oil balance, who buys Russian oil, spare capacity and government stocks."""
    world = data.load("oil_market_world").set_index("month")
    known = world[: pd.Timestamp(vintage.month)]
    last = known.iloc[-1]
    when = f"oil_market_world {known.index[-1]:%Y-%m}"
    year = known.iloc[-12:]
    parts.number(
        "world_oil_consumption_mbd", year["world_consumption_kbd"].mean() / 1000.0, f"{when}, mean of twelve months"
    )
    outlook = projected(vintage.spare_capacity_release, "opec_spare_capacity_kbd")
    if outlook.empty:
        parts.number("opec_spare_capacity_mbd", last["opec_spare_capacity_kbd"] / 1000.0, when)
    else:
        spare = outlook[pd.Timestamp(vintage.month)] / 1000.0
        parts.number(
            "opec_spare_capacity_mbd", spare, f"EIA outlook {vintage.spare_capacity_release} for {vintage.month}"
        )

    exports = data.load("russia_exports")
    chosen = exports[(exports["year"] == vintage.exports_year) & exports["commodity"].isin(["crude", "products"])]
    by_place = chosen.groupby("destination")["volume_kbd"].sum() / 1000.0
    named = [float(by_place.get(buyer, 0.0)) for buyer in ("EU", "IN", "CN", "TR")]
    parts.by_buyer["russia_oil_exports_mbd"] = [*named, float(by_place["World"]) - sum(named)]
    parts.source("russia_oil_exports_mbd", f"russia_exports {vintage.exports_year}, crude and products")

    consumption = data.load("oil_consumption_regions").set_index(["year", "region"])["consumption_kbd"] / 1000.0
    regions = [float(consumption[vintage.exports_year, region]) for region in ("EU", "US")]
    parts.by_macro_region["oil_consumption_mbd"] = regions
    parts.source("oil_consumption_mbd", f"oil_consumption_regions {vintage.exports_year}")
    parts.number("government_stocks_mmbbl", *government_stocks(vintage))


def government_stocks(vintage: Vintage) -> tuple[float, str]:
    """US strategic reserve plus EU emergency stocks, in million barrels."""
    reserve = observed_until(series("us_oil", "strategic_reserve_mmbbl"), vintage.month).iloc[-1]
    table = data.load("oil_stocks_eu")
    year = max(int(table["year"].min()), min(int(vintage.month[:4]), int(table["year"].max())))
    use = data.load("member_exposure").set_index("country")["oil_consumption_kbd_2025"].fillna(0.0)
    days = table[table["year"] == year].set_index("country")["emergency_stock_days"]
    europe = float((days * use.reindex(days.index)).sum() / 1000.0)
    return reserve + europe, f"us_oil {vintage.month} plus oil_stocks_eu {year} (days times consumption of 2025)"


def urals(vintage: Vintage, parts: Parts) -> None:
    """Discount of Urals to Brent: last observed, and its pre-war mean."""
    both = pd.concat(
        [series("urals_anchors", "urals_usd_bbl"), series("brent", "brent_usd_bbl")], axis=1, sort=True
    ).dropna()
    discount = both["brent_usd_bbl"] - both["urals_usd_bbl"]
    known = observed_until(discount, vintage.month)
    normal = parts.coefficient("urals_discount_normal_usd_bbl")
    half_life = parts.coefficient("urals_discount_half_life_months")
    age = (pd.Timestamp(vintage.month).to_period("M") - known.index[-1].to_period("M")).n
    now = (
        normal + (known.iloc[-1] - normal) * 0.5 ** (age / half_life) if vintage.sanctions_in_force else known.iloc[-1]
    )
    parts.number(
        "urals_discount_usd_bbl", now, f"urals_anchors {known.index[-1]:%Y-%m}, {age} months of decay to normal"
    )
    parts.number(
        "urals_discount_pre_war_usd_bbl", discount[:"2021-12"].mean(), "urals_anchors and brent, mean to 2021-12"
    )
    parts.number("sanctions_in_force", float(vintage.sanctions_in_force), "vintage")


def trade(parts: Parts) -> None:
    """US goods imports from the buyers of Russian oil, and EU exports to the US, calendar 2024 (US Census)."""
    table = data.load("us_goods_trade")
    imports = table[(table["year"] == 2024) & (table["basis"] == "calendar year")].set_index("partner")[
        "us_imports_usd_bn"
    ]
    for buyer in ("CN", "IN", "TR"):
        parts.number(f"us_imports_{buyer.lower()}_usd_bn", imports[buyer], "us_goods_trade 2024, calendar year")
    gdp_eu = parts.by_macro_region["gdp_usd_bn"][0]
    parts.number("eu_exports_to_us_share_of_gdp", imports["EU"] / gdp_eu, "us_goods_trade 2024 over gdp_nominal")
