"""Prices and the oil market of a baseline."""

import pandas as pd

import data
from econ.build_baseline.convergence import converge_price, dated, follow
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.energy.parity import coal_parity_eur_mwh
from econ.units import MONTHS_PER_YEAR, MWH_PER_TONNE_COAL

REFERENCE_YEARS = slice("2010-01", "2019-12")
"""Their average prices turn "per ten percent" rules into rules per unit: before the crisis, in every sample."""


def series(table: str, column: str, **dims: str) -> pd.Series:
    """One column of a table by month, optionally for one value of its dimensions."""
    frame = data.load(table)
    for name, value in dims.items():
        frame = frame[frame[name] == value]
    time = next(column for column in ("month", "quarter") if column in frame)
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
    """Brent, TTF, Henry Hub and power paths; coal and the exchange rate as last observed."""
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

    power = power_price(vintage).iloc[-MONTHS_PER_YEAR:]
    ttf_then = float(series("ttf", "ttf_eur_mwh").reindex(power.index).mean())
    elasticity = parts.coefficient("power_gas_elasticity")
    parts.path("power_eur_mwh", power.mean() * (parts.paths["ttf_eur_mwh"][0] / ttf_then) ** elasticity)
    parts.source(
        "power_eur_mwh",
        f"power_wholesale, twelve months to {power.index[-1]:%Y-%m}, weighted by population; "
        f"moved with TTF since those months, elasticity {elasticity}",
    )
    parts.number(
        "coal_price_usd_t",
        observed_until(series("coal_newcastle", "coal_usd_t"), vintage.month).iloc[-1],
        "coal_newcastle",
    )
    parts.number("usd_per_eur", observed_until(series("fx", "usd_per_eur").dropna(), vintage.month).iloc[-1], "fx")
    asia = observed_until(series("lng_asia_spot", "asia_lng_usd_mmbtu"), vintage.month)
    ttf = parts.paths["ttf_eur_mwh"][0]
    ttf_then = float(series("ttf", "ttf_eur_mwh")[asia.index[-1]])
    follows = parts.coefficient("asian_lng_pass_through")
    parts.path("asia_lng_usd_mmbtu", asia.iloc[-1] * (ttf / ttf_then) ** follows)
    parts.source("asia_lng_usd_mmbtu", f"lng_asia_spot {asia.index[-1]:%Y-%m}, then as TTF with pass-through {follows}")
    coal_eur_mwh = parts.numbers["coal_price_usd_t"] / MWH_PER_TONNE_COAL / parts.numbers["usd_per_eur"]
    carbon = observed_until(series("carbon", "eua_eur_t"), vintage.month).iloc[-1]
    parity = coal_parity_eur_mwh(coal_eur_mwh, carbon)
    fuel_part = parity - coal_parity_eur_mwh(0.0, carbon)
    parts.number("coal_share_of_parity", fuel_part / parity, "coal_newcastle, carbon and fx, last observed")
    for name, table in (("brent_usd_bbl", "brent"), ("ttf_eur_mwh", "ttf")):
        parts.number(f"reference_{name}", series(table, name)[REFERENCE_YEARS].mean(), f"{table}, mean 2010 to 2019")


def power_price(vintage: Vintage) -> pd.Series:
    """EU wholesale power: member states' day-ahead prices weighted by population."""
    table = data.load("power_wholesale")
    weights = data.load("member_exposure").set_index("country")["population_m"].dropna()
    wide = table[table["country"].isin(weights.index)].pivot(index="month", columns="country", values="power_eur_mwh")
    share = wide.notna() * weights.reindex(wide.columns).to_numpy()
    return observed_until((wide * share).sum(axis=1) / share.sum(axis=1), vintage.month)


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


def us_gas(vintage: Vintage, parts: Parts) -> None:
    """Share of US gas production that leaves as LNG, over the last twelve months with both."""
    table = data.load("us_gas").set_index("month").dropna(subset=["production_twh", "lng_exports_twh"])
    known = table[: pd.Timestamp(vintage.month)]
    year = known.iloc[-12:] if len(known) >= 12 else table.iloc[:12]
    share = year["lng_exports_twh"].sum() / year["production_twh"].sum()
    parts.number("us_lng_exports_share_of_production", share, f"us_gas, twelve months to {year.index[-1]:%Y-%m}")


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
