"""Russia: budget, wealth fund, export price and macroeconomy."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels
from data.compile.registry import table

BUDGET_FILE = Path(__file__).with_name("russia_oil_gas_revenue.csv")
MONTHS_FILE = Path(__file__).with_name("russia_oil_gas_revenue_months.csv")
TAXES_FILE = Path(__file__).with_name("russia_oil_gas_taxes.csv")
URALS_FILE = Path(__file__).with_name("urals_tax_price.csv")


@table("russia_budget")
def russia_budget(sources: Path) -> pd.DataFrame:
    """Return federal oil and gas revenue per year, as the finance ministry's figures were reported."""
    return pd.read_csv(BUDGET_FILE, keep_default_na=False)


@table("russia_oil_gas_revenue_monthly")
def russia_oil_gas_revenue_monthly(sources: Path) -> pd.DataFrame:
    """Return federal oil and gas revenue of the single months that press reports give."""
    collected = _single_months(sources, "federal_oil_gas_revenue", "oil_gas_revenue_rub_bn")
    return pd.concat([collected, pd.read_csv(MONTHS_FILE)]).sort_values("month", ignore_index=True)


@table("russia_oil_gas_taxes")
def russia_oil_gas_taxes(sources: Path) -> pd.DataFrame:
    """Return federal oil and gas revenue by tax, as the finance ministry published it."""
    return pd.read_csv(TAXES_FILE)


@table("urals_anchors")
def urals_anchors(sources: Path) -> pd.DataFrame:
    """Return the Urals price of the single months that press reports of official figures give."""
    return _single_months(sources, "urals_avg", "urals_usd_bbl")


@table("urals_tax_price")
def urals_tax_price(sources: Path) -> pd.DataFrame:
    """Return the hand-entered monthly Urals price that Russia's taxes are charged on."""
    return pd.read_csv(URALS_FILE)


@table("russia_spending")
def russia_spending(sources: Path) -> pd.DataFrame:
    """Return federal spending, month and year to date."""
    spending = pd.read_csv(sources / "macro/russia/russia_budget_spending_monthly_2014_2026m01.csv")
    return pd.DataFrame(
        {
            "month": month_labels(spending["date"]),
            "federal_spending_rub_bn": spending["federal_spending_month_rub_bn"],
            "federal_spending_ytd_rub_bn": spending["federal_executed_ytd_rub_bn"],
        }
    )


@table("russia_wealth_fund")
def russia_wealth_fund(sources: Path) -> pd.DataFrame:
    """Return the National Wealth Fund on the first day of each month, and its liquid part."""
    fund = pd.read_csv(sources / "macro/russia/national_wealth_fund_monthly_2022m10_2026.csv")
    names = {
        "Volume of the National Wealth Fund, RUB mln": "fund_rub_bn",
        "Volume of the National Wealth Fund, USD mln": "fund_usd_bn",
        "Volume of liquid assets of the Fund, RUB mln": "liquid_rub_bn",
        "Volume of liquid assets of the Fund, USD mln": "liquid_usd_bn",
    }
    billions = fund[list(names)].rename(columns=names) / 1000.0
    return billions.assign(month=month_labels(fund["date"]))


@table("russia_macro")
def russia_macro(sources: Path) -> pd.DataFrame:
    """Return consumer prices, key rate, exchange rate and growth of industrial production."""
    data = pd.read_csv(sources / "macro/russia/russia_monthly_cpi_keyrate_fx_ip.csv")
    return pd.DataFrame(
        {
            "month": month_labels(data["date"]),
            "cpi_index_2015": data["cpi_all_sa_index_2015"],
            "key_rate_pct": data["cbr_key_rate_avg"],
            "rub_per_usd": data["usdrub_avg"].fillna(data["usdrub_cbr_daily_avg"]),
            "ip_yoy_pct": data["ip_yoy_pct_prevyear100"] - 100.0,
        }
    )


def _single_months(sources: Path, series: str, column: str) -> pd.DataFrame:
    anchors = pd.read_csv(sources / "macro/russia/press_anchors_oilgas_revenue_urals_nwf.csv")
    single = anchors[(anchors["series"] == series) & (anchors["kind"] == "month")]
    return single.rename(columns={"period": "month", "value": column, "source_url": "source"})[
        ["month", column, "source"]
    ]
