"""Policy rates, market rates, equities and credit spreads."""

from pathlib import Path

import pandas as pd

from data.compile.fred import fred_md
from data.compile.periods import month_labels
from data.compile.registry import table

DEPOSIT_RATE_HELD_UNTIL = "2026-02"
"""Last month of the deposit facility rate that press reports of the Governing Council's meetings cover."""


@table("policy_rates")
def policy_rates(sources: Path) -> pd.DataFrame:
    """Return the deposit facility rate of the ECB and the effective federal funds rate, monthly means."""
    area = pd.read_csv(sources / "macro/ea-monthly/ea_aggregate_monthly.csv")
    ecb = pd.DataFrame({"month": month_labels(area["date"]), "policy_rate_pct": area["ecb_dfr"]}).dropna()
    held = pd.period_range(ecb["month"].iloc[-1], DEPOSIT_RATE_HELD_UNTIL, freq="M")[1:].astype(str)
    carried = pd.DataFrame(
        {"month": held, "policy_rate_pct": ecb["policy_rate_pct"].iloc[-1], "flag": "carried, no change announced"}
    )
    fed = fred_md(sources, {"FEDFUNDS": "policy_rate_pct"}).dropna()
    rates = pd.concat([ecb.assign(country="EA"), carried.assign(country="EA"), fed.assign(country="US")])
    return rates.fillna({"flag": ""})


@table("market_rates")
def market_rates(sources: Path) -> pd.DataFrame:
    """Return three-month money rates and ten-year government bond yields."""
    euribor = pd.read_csv(sources / "macro/ea-monthly/euribor_first_of_month_1999_2026m05.csv")
    bonds = pd.read_csv(sources / "macro/oecd-10y-yields/oecd_10y_gov_yield_monthly_by_country_1956_2026.csv")
    treasury = pd.read_csv(sources / "macro/fred-us/us_10y_treasury_monthly_1953_2026m06.csv")
    bonds["month"] = month_labels(bonds["date"])
    short_ea = pd.DataFrame(
        {"month": month_labels(euribor["date"]), "rate_3m_pct": euribor["euribor_3m_monthavg_approx"]}
    )
    short_us = fred_md(sources, {"TB3MS": "rate_3m_pct"})
    long_us = pd.DataFrame({"month": month_labels(treasury["Date"]), "yield_10y_pct": treasury["Rate"]})
    areas = {
        "EA": bonds[["month", "y10_EZ"]].rename(columns={"y10_EZ": "yield_10y_pct"}).merge(short_ea, how="outer"),
        "DE": bonds[["month", "y10_DE"]].rename(columns={"y10_DE": "yield_10y_pct"}).assign(rate_3m_pct=float("nan")),
        "US": long_us.merge(short_us, how="outer"),
    }
    rates = pd.concat([frame.assign(country=country) for country, frame in areas.items()])
    return rates.dropna(how="all", subset=["rate_3m_pct", "yield_10y_pct"])


@table("equities_us")
def equities_us(sources: Path) -> pd.DataFrame:
    """Return the S&P 500, monthly mean, as an index with 2015 = 100."""
    shares = fred_md(sources, {"S&P 500": "points"}).dropna()
    base = shares.loc[shares["month"].str.startswith("2015"), "points"].mean()
    return pd.DataFrame({"month": shares["month"], "sp500_index_2015": 100.0 * shares["points"] / base})


@table("credit_spread_us")
def credit_spread_us(sources: Path) -> pd.DataFrame:
    """Return the Gilchrist-Zakrajsek spread, the excess bond premium and the spread of BAA over AAA bonds."""
    premium = pd.read_csv(sources / "macro/gz-ebp/ebp_monthly_1973_2025m03.csv")
    gz = pd.DataFrame(
        {
            "month": month_labels(premium["date"]),
            "gz_spread_pp": premium["gz_spread"],
            "excess_bond_premium_pp": premium["ebp"],
        }
    )
    moodys = fred_md(sources, {"BAA": "baa", "AAA": "aaa"})
    moodys["baa_aaa_pp"] = moodys["baa"] - moodys["aaa"]
    return moodys[["month", "baa_aaa_pp"]].dropna().merge(gz, on="month", how="outer")
