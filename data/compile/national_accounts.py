"""Real gross domestic product by quarter."""

from pathlib import Path

import pandas as pd

from data.compile.countries import by_country
from data.compile.periods import quarter_labels
from data.compile.registry import table

OECD_PART_UNTIL = "2000Q4"
GDPC1_FROM, GDPC1_UNTIL = "2000Q1", "2025Q2"


@table("gdp_ea")
def gdp_ea(sources: Path) -> pd.DataFrame:
    """Return euro-area GDP, Eurostat from 2008 and growth rates of the CEPREMAP series before, 2015 = 100."""
    gdp = pd.read_csv(sources / "macro/ea-quarterly/ea_real_gdp_spliced_1970q1_2025q3.csv")
    spliced = gdp["source"].str.startswith("cepremap")
    flags = gdp["quarter"].where(~spliced, "spliced").where(spliced, "")
    flags = flags.where(gdp["quarter"] >= "1995Q1", "spliced, area-wide model backcast")
    return pd.DataFrame({"quarter": gdp["quarter"], "gdp_index_2015": gdp["ea_real_gdp_2015eq100"], "flag": flags})


@table("gdp_eu27")
def gdp_eu27(sources: Path) -> pd.DataFrame:
    """Return EU27 GDP: members weighted with their 2015 GDP from 2001, the OECD aggregate before, 2015 = 100."""
    gdp = pd.read_csv(sources / "macro/ea-quarterly/eu27_ea20_real_gdp_derived_1995q1_2025q1.csv")
    oecd = gdp["quarter"] <= OECD_PART_UNTIL
    return pd.DataFrame(
        {
            "quarter": gdp["quarter"],
            "gdp_index_2015": gdp["eu27_real_gdp_2015eq100_spliced"],
            "flag": oecd.map({True: "spliced, OECD aggregate", False: "derived from members"}),
        }
    )


@table("gdp_us")
def gdp_us(sources: Path) -> pd.DataFrame:
    """Return US GDP at annual rate in chained 2017 dollars; GDPC1 extended by growth rates on both sides."""
    gdp = pd.read_csv(sources / "macro/fred-us/us_real_gdp_quarterly.csv")
    quarters = quarter_labels(gdp["date"])
    return pd.DataFrame(
        {
            "quarter": quarters,
            "gdp_usd_bn_2017": gdp["us_real_gdp_spliced_bn2017"],
            "flag": quarters.between(GDPC1_FROM, GDPC1_UNTIL).map({True: "", False: "spliced"}),
        }
    )


@table("gdp_members")
def gdp_members(sources: Path) -> pd.DataFrame:
    """Return GDP of the 27 EU members, 2015 = 100."""
    gdp = pd.read_csv(sources / "macro/eurostat-gdp/namq10_gdp_index2015_sca_by_country_2001q1_2025q1.csv")
    gdp["quarter"] = gdp["quarter"].str.replace("-", "")
    return by_country(gdp, "quarter", "gdp_index_2015")
