"""Physical gas network: pipeline capacity between countries and LNG import terminals."""

import re
from pathlib import Path

import pandas as pd

from data.compile.countries import EU_MEMBERS, country_codes
from data.compile.energy_countries import CODE_BY_NAME
from data.compile.registry import table
from econ.units import DAYS_PER_YEAR, TWH_PER_BCM

GWH_PER_TWH = 1000
GWH_PER_MCM = TWH_PER_BCM
"""One figure: TWh in a billion cubic metres is GWh in a million."""

COUNTRY_BY_BLANK_POINT = {
    "Bocholtz": "NL",
    "Zevenaar": "NL",
    "Winterswijk": "NL",
    "Vlieghuis": "DE",
    "Bunde": "NL",
    "Etzel": "DE",
    "Dolni Bojanovice": "CZ",
    "Láb": "SK",
    "Bizzarone": "CH",
    "VIP Kiefersfelden": "AT",
    "VIP Brandov": "DE",
    "Lubmin II": "RU",
    "GCP GAZ-SYSTEM/UA": "UA",
    "VIP Bereg": "UA",
    "Isaccea": "UA",
    "Värska": "RU",
}
"""Country on the side that the map leaves blank, by the beginning of the point's name."""

REMARK = re.compile(
    r"\s+(?:GTS entries|Interconnection points? between|Presented capacity|No firm|CZ>PL:|No data is|On BG side"
    r"|Capacity is offered|This is a|According to|NET4GAS offers|Virtualys is|SRG entry|Since 1st|TSO added"
    r"|Virtual Interconnection Point).*"
)
STORAGE_ARC = re.compile("STc|NLu")
OUT_OF_USE = {"Greifswald": "out of service since 2022-09", "Lubmin II": "never in service"}

ADDED_BCM_PER_YEAR = [
    ("DK", "PL", "Baltic Pipe", 10.0),
    ("PL", "DK", "Baltic Pipe", 3.0),
    ("PL", "LT", "GIPL", 2.5),
    ("LT", "PL", "GIPL", 2.0),
    ("GR", "BG", "Interconnector Greece-Bulgaria", 3.0),
]
ADDED_MCM_PER_DAY = [
    ("SK", "PL", "Poland-Slovakia interconnector", 15.6),
    ("PL", "SK", "Poland-Slovakia interconnector", 12.9),
]
MAP_YEAR = 2021
ADDED_YEAR = 2022


@table("gas_interconnectors")
def gas_interconnectors(sources: Path) -> pd.DataFrame:
    """Technical capacity of pipelines that cross a border, and four that opened after the map was drawn."""
    arcs = pd.read_csv(sources / "energy/entsog-capacity/entsog_transmission_capacity_map_2021.csv")
    arcs = arcs[arcs["section"] != "LNG Entry point"]
    point = arcs["point"].str.replace(REMARK, "", regex=True).str.strip()
    crossings = pd.DataFrame(
        {
            "year": MAP_YEAR,
            "from_country": _filled(arcs["from_cc"], point),
            "to_country": _filled(arcs["to_cc"], point),
            "point": point,
            "capacity_gwh_d": arcs["technical_capacity_gwh_d"],
            "flag": point.map(OUT_OF_USE).fillna(""),
        }
    )
    crossings.loc[arcs["arc"].str.contains(STORAGE_ARC, na=False), "flag"] = "storage"
    crossings = crossings[crossings["from_country"].notna() & crossings["to_country"].notna()]
    crossings = crossings[crossings["from_country"] != crossings["to_country"]]
    keys = ["year", "from_country", "to_country", "point"]
    together = crossings.groupby(keys, as_index=False).agg({"capacity_gwh_d": "sum", "flag": "first"})
    return pd.concat([together, _added()]).round({"capacity_gwh_d": 1})


@table("lng_terminals")
def lng_terminals(sources: Path) -> pd.DataFrame:
    """LNG import terminals of the members, operating or under construction; units that share a vessel stay apart."""
    units = pd.read_csv(sources / "energy/lng-regas/gem_europe_lng_import_terminals.csv")
    units = units.assign(country=units["Country"].map(CODE_BY_NAME))
    units = units[units["country"].isin(EU_MEMBERS) & units["Status"].isin(["Operating", "Construction"])]
    return pd.DataFrame(
        {
            "country": units["country"],
            "terminal": units["TerminalName"],
            "unit": units["UnitName"].fillna("main"),
            "status": units["Status"].str.lower(),
            "capacity_twh_yr": (units["capacity_bcm_y"] * TWH_PER_BCM).round(1),
            "start_year": units["StartYear1"],
            "floating": units["Floating"].fillna("no"),
        }
    )


def _filled(codes: pd.Series, point: pd.Series) -> pd.Series:
    """Return ISO codes of one side of the points, blanks taken from the list above."""
    known = country_codes(codes)
    for beginning, country in COUNTRY_BY_BLANK_POINT.items():
        known = known.mask(known.isna() & point.str.startswith(beginning), country)
    return known


def _added() -> pd.DataFrame:
    """Pipelines that opened in 2022, at the capacity their operators announced."""
    yearly = [(*where, bcm * TWH_PER_BCM * GWH_PER_TWH / DAYS_PER_YEAR) for *where, bcm in ADDED_BCM_PER_YEAR]
    daily = [(*where, mcm * GWH_PER_MCM) for *where, mcm in ADDED_MCM_PER_DAY]
    added = pd.DataFrame([*yearly, *daily], columns=["from_country", "to_country", "point", "capacity_gwh_d"])
    return added.assign(year=ADDED_YEAR, flag="added since 2021")
