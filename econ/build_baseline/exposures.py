"""Member states' exposures to oil and gas, relative to the EU: from energy balances, per unit of GDP."""

import pandas as pd

import data
from econ.axes import MEMBER_STATES

LARGEST_RELATIVE_INTENSITY = 3.0
"""Ships' bunkers, fuel tourism (Luxembourg) and single plants of small states are cut here."""


def member_table() -> pd.DataFrame:
    """Table `member_exposure` along `MEMBER_STATES`."""
    return data.load("member_exposure").set_index("country").reindex(MEMBER_STATES)


def gas_uses(consumption_twh: pd.Series) -> pd.DataFrame:
    """Gas of industry and of protected customers, in TWh: the uses of 2020 as shares of a year's demand."""
    uses = data.load("gas_uses_members").set_index("country").reindex(MEMBER_STATES)
    shares = uses.div(uses["consumption_twh"], axis=0).fillna(0.0)
    protected = shares[["households_twh", "services_twh", "district_heat_twh"]].sum(axis=1)
    split = pd.DataFrame({"industry": shares["industry_twh"], "protected": protected}, dtype=float)
    return split.mul(consumption_twh, axis=0)


def gas_production(year: int) -> pd.Series:
    """Gas produced by each state, in TWh: the year's for the six largest producers, 2020 for the rest."""
    figures = data.load("gas_production_members")
    large = figures[figures["year"] == year].set_index("country")["production_twh"]
    small = data.load("gas_uses_members").set_index("country")["production_twh"]
    produced = small.reindex(MEMBER_STATES).fillna(0.0).astype(float)
    produced.update(large)
    return produced


def exposures(gas_twh: pd.Series, production_twh: pd.Series) -> pd.DataFrame:
    """Use per unit of GDP relative to the EU, whose GDP-weighted mean is one.

    Parameters
    ----------
    gas_twh, production_twh : Series
        Gas demand and production by state.

    Returns
    -------
    DataFrame
        Along `MEMBER_STATES`: oil, industry's gas, protected customers' gas, net gas imports. Malta, for which there is
        no figure, gets the median oil use per GDP. States without gas have zeros.
    """
    table = member_table()
    gdp = table["gdp_usd_bn_2023"].astype(float)
    oil = table["oil_consumption_kbd_2025"].astype(float)
    oil = oil.fillna(gdp * (oil / gdp).median())
    uses = gas_uses(gas_twh)
    return pd.DataFrame(
        {
            "oil_intensity_relative": relative(oil, gdp),
            "industry_gas_intensity_relative": relative(uses["industry"], gdp),
            "protected_gas_intensity_relative": relative(uses["protected"], gdp),
            "net_gas_import_intensity_relative": relative((gas_twh - production_twh).where(gas_twh > 0, 0.0), gdp),
        }
    )


def relative(use: pd.Series, gdp: pd.Series) -> pd.Series:
    """Use per GDP relative to the EU, cut at the largest, GDP-weighted mean one."""
    intensity = (use / gdp) / (use.sum() / gdp.sum())
    cut = intensity.clip(upper=LARGEST_RELATIVE_INTENSITY)
    return cut / float((cut * gdp).sum() / gdp.sum())
