"""The oil market of a baseline: world balance, buyers, spare capacity, stocks, Urals."""

import pandas as pd

import data
from econ.build_baseline.markets import observed_until, projected, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage

NAMED_BUYERS = ("EU", "IN", "CN", "TR")
FIT_ENDS = "2026-02"
"""Records of stocks are read up to here: later months hold an unrelated supply shock."""


def oil(vintage: Vintage, parts: Parts) -> None:
    """World oil balance, who buys Russian crude and products, spare capacity, government and commercial stocks."""
    world = data.load("oil_market_world").set_index("month")
    known = world[: pd.Timestamp(vintage.month)]
    when = f"oil_market_world {known.index[-1]:%Y-%m}"
    use = known.iloc[-12:]["world_consumption_kbd"].mean() / 1000.0
    parts.number("world_oil_consumption_mbd", use, f"{when}, mean of twelve months")
    for name, column, per in (
        ("opec_spare_capacity_mbd", "opec_spare_capacity_kbd", 1000.0),
        ("commercial_stocks_mmbbl", "oecd_commercial_stocks_mmbbl", 1.0),
    ):
        outlook = projected(vintage.spare_capacity_release, column)
        if outlook.empty:
            parts.number(name, known.iloc[-1][column] / per, when)
        else:
            value = outlook[pd.Timestamp(vintage.month)] / per
            parts.number(name, value, f"EIA outlook {vintage.spare_capacity_release} for {vintage.month}")
    _stock_limits(world["oecd_commercial_stocks_mmbbl"].astype(float), parts)
    _buyers(vintage, parts)

    regions = data.load("oil_consumption_regions").set_index(["year", "region"]).loc[vintage.exports_year]
    consumed, imported = (regions.loc[["EU", "US"], column] for column in ("consumption_kbd", "net_imports_kbd"))
    parts.by_macro_region["oil_consumption_mbd"] = list(consumed / 1000.0)
    parts.by_macro_region["oil_production_ratio"] = list(1.0 - imported / consumed)
    parts.source("oil_consumption_mbd", f"oil_consumption_regions {vintage.exports_year}")
    parts.source("oil_production_ratio", f"oil_consumption_regions {vintage.exports_year}: 1 - net imports / use")
    parts.number("government_stocks_mmbbl", *government_stocks(vintage))


def _stock_limits(stocks: pd.Series, parts: Parts) -> None:
    """Lowest commercial stocks on record, and the fastest monthly draw."""
    record = stocks[: pd.Timestamp(FIT_ENDS)]
    span = f"oil_market_world {record.index[0]:%Y-%m} to {record.index[-1]:%Y-%m}"
    low = f"{span}: lowest OECD stocks, {record.idxmin():%Y-%m}; nobody has run the market below"
    parts.number("commercial_stock_floor_mmbbl", record.min(), low)
    days = pd.DatetimeIndex(record.index).days_in_month.to_numpy(dtype=float)
    draw = -(record.diff() / days)
    parts.number(
        "commercial_stock_draw_limit_mbd", draw.max(), f"{span}: fastest fall in a month, {draw.idxmax():%Y-%m}"
    )


def _buyers(vintage: Vintage, parts: Parts) -> None:
    """Russia's exports of crude, products and both, by buyer."""
    exports = data.load("russia_exports")
    table = exports[exports["year"] == vintage.exports_year].set_index(["commodity", "destination"])["volume_kbd"]
    both = [0.0] * (len(NAMED_BUYERS) + 1)
    for commodity in ("crude", "products"):
        by_place = table[commodity] / 1000.0
        named = [float(by_place.get(buyer, 0.0)) for buyer in NAMED_BUYERS]
        volumes = [*named, float(by_place["World"]) - sum(named)]
        parts.by_buyer[f"russia_{commodity}_exports_mbd"] = volumes
        parts.source(f"russia_{commodity}_exports_mbd", f"russia_exports {vintage.exports_year}")
        both = [total + volume for total, volume in zip(both, volumes, strict=True)]
    parts.by_buyer["russia_oil_exports_mbd"] = both
    parts.source("russia_oil_exports_mbd", f"russia_exports {vintage.exports_year}, crude and products")
    _other_fuels_by_buyer(vintage, exports, parts)


def _other_fuels_by_buyer(vintage: Vintage, exports: pd.DataFrame, parts: Parts) -> None:
    """Russia's LNG and coal by buyer, where the year has them by destination; buyers without a line took none."""
    table = exports[exports["year"] == vintage.exports_year]
    for commodity in ("lng", "coal"):
        by_place = table[table["commodity"] == commodity].set_index("destination")["energy_twh"].astype(float)
        if len(by_place) > 1:
            named = [float(by_place.get(buyer, 0.0)) for buyer in NAMED_BUYERS]
            volumes = [*named, float(by_place["World"]) - sum(named)]
            parts.by_buyer[f"russia_{commodity}_exports_twh_yr"] = volumes
            parts.source(f"russia_{commodity}_exports_twh_yr", f"russia_exports {vintage.exports_year}")


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
        [series("urals_tax_price", "urals_tax_usd_bbl"), series("brent", "brent_usd_bbl")], axis=1, sort=True
    ).dropna()
    discount = both["brent_usd_bbl"] - both["urals_tax_usd_bbl"]
    known = observed_until(discount, vintage.month)
    parts.number("urals_discount_usd_bbl", known.iloc[-1], f"brent less urals_tax_price, {known.index[-1]:%Y-%m}")
    parts.number(
        "urals_discount_pre_war_usd_bbl", discount[:"2021-12"].mean(), "brent less urals_tax_price, 2015-01 to 2021-12"
    )
    parts.number("sanctions_in_force", float(vintage.sanctions_in_force), "vintage")
