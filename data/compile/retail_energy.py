"""What households and firms pay for fuels, gas and electricity."""

from pathlib import Path

import pandas as pd

from data.compile.countries import country_codes
from data.compile.registry import table
from econ.units import LITRES_PER_CUBIC_METRE

STANDARD_BAND = {
    "nrg_pc_202_gas_households": "GJ20-199",  # D2
    "nrg_pc_203_gas_nonhouseholds": "GJ10000-99999",  # I3
    "nrg_pc_204_electricity_households": "KWH2500-4999",  # DC
    "nrg_pc_205_electricity_nonhouseholds": "MWH500-1999",  # IC
}


@table("fuel_retail_eu")
def fuel_retail_eu(sources: Path) -> pd.DataFrame:
    """Return pump and heating-oil prices in euros per litre, with and without duties and taxes."""
    with_taxes = _oil_bulletin(sources, "withtaxes").rename(
        columns={"super_95": "super_95_eur_l", "diesel": "diesel_eur_l", "heating_oil": "heating_oil_eur_l"}
    )
    without_taxes = _oil_bulletin(sources, "wotaxes").rename(
        columns={"super_95": "super_95_ex_tax_eur_l", "diesel": "diesel_ex_tax_eur_l"}
    )
    prices = with_taxes.merge(without_taxes.drop(columns="heating_oil"), on=["month", "country"], how="left")
    values = [column for column in prices.columns if column.endswith("_eur_l")]
    prices[values] = prices[values] / LITRES_PER_CUBIC_METRE
    return prices.assign(country=country_codes(prices["country"])).dropna(how="all", subset=values)


@table("fuel_retail_us")
def fuel_retail_us(sources: Path) -> pd.DataFrame:
    """Return monthly means of the weekly US price of regular gasoline."""
    prices = pd.read_csv(sources / "macro/eia-gasoline/us_regular_gasoline_monthly_from_weekly.csv")
    return prices.rename(columns={"us_regular_gasoline_usd_gal": "gasoline_usd_gal"})[["month", "gasoline_usd_gal"]]


@table("gas_retail_households")
def gas_retail_households(sources: Path) -> pd.DataFrame:
    """Return household gas prices, consumption 20 to 199 GJ a year."""
    return _semester_prices(sources, "nrg_pc_202_gas_households")


@table("gas_retail_firms")
def gas_retail_firms(sources: Path) -> pd.DataFrame:
    """Return gas prices of firms, consumption 10,000 to 99,999 GJ a year."""
    return _semester_prices(sources, "nrg_pc_203_gas_nonhouseholds")


@table("electricity_retail_households")
def electricity_retail_households(sources: Path) -> pd.DataFrame:
    """Return household electricity prices, consumption 2,500 to 4,999 kWh a year."""
    return _semester_prices(sources, "nrg_pc_204_electricity_households")


@table("electricity_retail_firms")
def electricity_retail_firms(sources: Path) -> pd.DataFrame:
    """Return electricity prices of firms, consumption 500 to 1,999 MWh a year."""
    return _semester_prices(sources, "nrg_pc_205_electricity_nonhouseholds")


def _oil_bulletin(sources: Path, taxes: str) -> pd.DataFrame:
    prices = pd.read_csv(sources / f"macro/eu-weekly-oil-bulletin/wob_{taxes}_monthly_by_country_2005_2026m03.csv")
    return prices[["month", "country", "super_95", "diesel", "heating_oil"]]


def _semester_prices(sources: Path, dataset: str) -> pd.DataFrame:
    prices = pd.read_csv(sources / f"macro/eurostat-energy-prices/{dataset}_semester_2008_2025S1.csv")
    prices = prices[prices["consumption_band"] == STANDARD_BAND[dataset]]
    return pd.DataFrame(
        {
            "semester": prices["semester"],
            "country": country_codes(prices["geo"]),
            "price_eur_kwh": prices["eur_kwh_excl_taxes"],
            "price_all_taxes_eur_kwh": prices["eur_kwh_all_taxes"],
        }
    ).dropna(how="all", subset=["price_eur_kwh", "price_all_taxes_eur_kwh"])
