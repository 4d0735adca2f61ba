"""Where Russian oil, gas and coal went in 2021, 2022 and 2025.

The Energy Institute's matrices count Türkiye and all of Europe as one destination. The Union is split off with what
the importers reported; what remains keeps the name of what it can be: ``europe_other`` (neither member nor Türkiye),
``europe_non_eu`` (Türkiye included) or ``europe_all`` (not split at all). Destinations of a year add up to ``World``.
"""

from pathlib import Path

import pandas as pd

from data.compile.countries import EU_MEMBERS
from data.compile.energy_countries import CODE_BY_NAME
from data.compile.registry import table
from econ.units import (
    BARRELS_PER_TONNE_CRUDE,
    BARRELS_PER_TONNE_PRODUCTS,
    TWH_PER_BCM_BRUEGEL,
    TWH_PER_BCM_ENERGY_INSTITUTE,
    TWH_PER_EJ,
    TWH_PER_TJ,
    mt_per_year_to_kbd,
)

TONNES_PER_MT = 1e6
MCM_PER_BCM = 1000
Split = tuple[int, str, list[str], dict[str, float]]
"""Year, commodity, destinations to replace, and the parts that replace them."""

SUBTOTALS = {"pipeline_gas": ["Europe", "CIS", "Asia Pacific"], "lng": ["Europe", "Asia Pacific"]}
DESTINATIONS = {
    "Total": "World",
    "China": "CN",
    "India": "IN",
    "Japan": "JP",
    "South Korea": "KR",
    "US": "US",
    "EU": "EU",
    "Belgium": "EU",
    "France": "EU",
    "Italy": "EU",
    "Spain": "EU",
    "Other EU": "EU",
    "Turkey": "TR",
    "United Kingdom": "europe_other",
    "Other CIS": "CIS",
    "CIS": "CIS",
    "Belarus": "CIS",
    "Kazakhstan": "CIS",
    "Europe": "europe_all",
}
"""The institute's destination -> ours; every other destination is ``other``."""

TRANSIT_TO_BALKANS_BCM = 2.8
"""TurkStream gas that enters Bulgaria and goes on to Serbia, North Macedonia and Bosnia, a year."""


@table("russia_exports")
def russia_exports(sources: Path) -> pd.DataFrame:
    """Russian exports by commodity and destination; oil in kb/d, gas and coal in TWh."""
    volumes = _volumes(sources)
    for split in _european_splits(sources):
        volumes = _split_europe(volumes, split)
    volumes = pd.concat([volumes, _coal_totals(sources)])
    is_oil = volumes["commodity"].isin(["crude", "products"])
    return pd.DataFrame(
        {
            "year": volumes["year"],
            "commodity": volumes["commodity"],
            "destination": volumes["destination"],
            "volume_kbd": volumes["volume"].where(is_oil).round(0),
            "energy_twh": volumes["volume"].where(~is_oil).round(1),
            "flag": volumes["flag"],
        }
    )


def _volumes(sources: Path) -> pd.DataFrame:
    """Return the institute's figures in kb/d or TWh, gathered into our destinations."""
    matrix = pd.read_csv(sources / "energy/derived/russia_exports_by_commodity_destination.csv")
    for commodity, names in SUBTOTALS.items():
        matrix = matrix[~((matrix["commodity"] == commodity) & matrix["destination"].isin(names))]
    # For LNG the remainder of Europe is neither member nor Türkiye; for pipelines it includes Türkiye.
    beyond = matrix["commodity"].map({"lng": "europe_other", "pipeline_gas": "europe_non_eu"})
    destination = matrix["destination"].map(DESTINATIONS).fillna("other")
    gathered = pd.DataFrame(
        {
            "year": matrix["year"],
            "commodity": matrix["commodity"].replace("oil_products", "products"),
            "destination": destination.mask(matrix["destination"] == "Non-EU Europe", beyond),
        }
    )
    gathered["volume"] = [_converted(*row) for row in zip(gathered["commodity"], matrix["value"], strict=True)]
    keys = ["year", "commodity", "destination"]
    return pd.DataFrame(gathered.groupby(keys)["volume"].sum()).reset_index().assign(flag="")


def _converted(commodity: str, value: float) -> float:
    """Convert one figure from the unit of its matrix (Mt, bcm, EJ) to kb/d or TWh."""
    if commodity == "crude":
        return float(mt_per_year_to_kbd(value, BARRELS_PER_TONNE_CRUDE))
    if commodity == "products":
        return float(mt_per_year_to_kbd(value, BARRELS_PER_TONNE_PRODUCTS))
    return value * (TWH_PER_EJ if commodity == "coal" else TWH_PER_BCM_ENERGY_INSTITUTE)


def _european_splits(sources: Path) -> list[Split]:
    """Return what is known of Europe's parts; the part given as NaN is what the others leave over."""
    crude_eu, crude_turkiye = _reported_2021(sources, "crude_oil", BARRELS_PER_TONNE_CRUDE)
    products_eu, products_turkiye = _reported_2021(sources, "oil_products", BARRELS_PER_TONNE_PRODUCTS)
    exposure = pd.read_csv(sources / "energy/derived/exposure_member_state_baseline.csv")
    crude_eu_2025 = float(mt_per_year_to_kbd(exposure["russian_crude_mt_2025_est"].sum(), BARRELS_PER_TONNE_CRUDE))
    to_balkans = TRANSIT_TO_BALKANS_BCM * TWH_PER_BCM_BRUEGEL
    pipeline_eu_2025 = _turkstream_2025(sources) - to_balkans
    rest, whole, beyond_eu = float("nan"), ["europe_all"], ["europe_non_eu"]
    return [
        (2021, "crude", whole, {"EU": crude_eu, "TR": crude_turkiye, "europe_other": rest}),
        (2021, "products", whole, {"EU": products_eu, "TR": products_turkiye, "europe_other": rest}),
        (2021, "pipeline_gas", beyond_eu, {"TR": _turkish_gas_2021(sources), "europe_other": rest}),
        (2025, "crude", whole, {"EU": crude_eu_2025, "TR": rest}),
        (2025, "products", whole, {"EU": 0.0, "TR": rest}),
        (2025, "coal", whole, {"EU": 0.0, "TR": rest}),
        (
            2025,
            "pipeline_gas",
            ["EU", *beyond_eu],
            {"EU": pipeline_eu_2025, "europe_other": to_balkans, "TR": rest},
        ),
    ]


def _split_europe(volumes: pd.DataFrame, split: Split) -> pd.DataFrame:
    """Replace some of Europe's rows of one year and commodity by the given parts, which keep the sum."""
    year, commodity, replaced, parts = split
    here = (volumes["year"] == year) & (volumes["commodity"] == commodity) & volumes["destination"].isin(replaced)
    known = pd.Series(parts)
    rows = pd.DataFrame(
        {
            "year": year,
            "commodity": commodity,
            "destination": known.index,
            "volume": known.fillna(volumes.loc[here, "volume"].sum() - known.sum()).to_numpy(),
            "flag": known.isna().map({True: "residual", False: "estimate"}).to_numpy(),
        }
    )
    return pd.concat([volumes[~here], rows])


def _reported_2021(sources: Path, commodity: str, barrels_per_tonne: float) -> tuple[float, float]:
    """Return what members and Türkiye reported to have bought from Russia in 2021 [kb/d]."""
    folder = sources / "energy/crea-eurostat-2021"
    imports = pd.read_csv(folder / "eurostat_imports_total_and_from_russia_by_country_2019_2022.csv")
    of_2021 = imports.query("commodity == @commodity and unit == 'tonne' and year == 2021")
    reported = of_2021.set_index("country")["from_russia"].copy()
    if commodity == "crude_oil":
        # Bulgaria reports zero crude from Russia to Eurostat's monthly oil survey but 2.5 Mt in its trade statistics.
        trade = pd.read_csv(folder / "comtrade_eurostat_imports_from_russia_by_country_2019_2022.csv")
        row = trade.query("country == 'Bulgaria' and commodity == 'oil' and unit == 'tonne' and year == 2021")
        reported["Bulgaria"] = row["value"].item()
    members = reported[reported.index.map(lambda name: CODE_BY_NAME.get(name) in EU_MEMBERS)]
    return (
        float(mt_per_year_to_kbd(members.sum() / TONNES_PER_MT, barrels_per_tonne)),
        float(mt_per_year_to_kbd(reported["Turkey"] / TONNES_PER_MT, barrels_per_tonne)),
    )


def _turkish_gas_2021(sources: Path) -> float:
    """Gas that Türkiye reported from Russia in 2021 [TWh]."""
    reported = pd.read_csv(
        sources / "energy/crea-eurostat-2021/eurostat_imports_total_and_from_russia_by_country_2019_2022.csv"
    )
    row = reported.query("country == 'Turkey' and commodity == 'gas_all' and unit == 'TJ' and year == 2021")
    return float(row["from_russia"].item() * TWH_PER_TJ)


def _turkstream_2025(sources: Path) -> float:
    """Gas that entered Bulgaria through TurkStream in 2025 [TWh]; no other Russian pipeline reached the Union."""
    quarterly = pd.read_csv(sources / "energy/bruegel-gas-imports/eu_gas_imports_quarterly_2019Q1_2026Q1_mcm.csv")
    flow_mcm = quarterly.loc[quarterly["quarter_end"].str.startswith("2025"), "russia_turkstream"].sum()
    return float(flow_mcm / MCM_PER_BCM * TWH_PER_BCM_BRUEGEL)


def _coal_totals(sources: Path) -> pd.DataFrame:
    """World total of Russian coal exports in 2021 and 2022, for which no matrix is kept."""
    series = pd.read_csv(sources / "energy/energy-institute/ei2026_trade_timeseries.csv")
    exports = series.query("table == 'coal_trade' and block == 'export' and item == 'Russian Federation'")
    exports = exports[exports["year"].isin([2021, 2022])]
    volume = exports["value"] * TWH_PER_EJ
    return pd.DataFrame(
        {"year": exports["year"], "commodity": "coal", "destination": "World", "volume": volume, "flag": ""}
    )
