"""Gas supply of the European Union: imports by route, production, Russian LNG, and the world's LNG trade."""

from pathlib import Path

import pandas as pd

from data.compile.periods import month_labels, quarter_labels
from data.compile.registry import table
from econ.units import TWH_PER_BCM_BRUEGEL, TWH_PER_BCM_ENERGY_INSTITUTE, TWH_PER_TJ

TWH_PER_MCM = TWH_PER_BCM_BRUEGEL / 1000
RUSSIAN_ROUTES = ["nord_stream", "ukraine_transit", "yamal", "turkstream"]
LAST_FULL_MONTH = "2024-09"
LNG_ROUNDING_TWH = 5

MONTHLY_ROUTES = {
    "norway": "Norway",
    "algeria": "Algeria",
    "azerbaijan": "Azerbaijan",
    "libya": "Libya",
    "uk_net": "UK net flows",
    "nord_stream": "Nord Stream",
    "ukraine_transit": "Ukraine Gas Transit",
    "yamal": "Yamal (BY,PL)",
    "turkstream": "Turkstream",
    "lng": "LNG",
}
QUARTERLY_ROUTES = {
    "norway": "norway_pipe",
    "algeria": "algeria_pipe",
    "azerbaijan": "azerbaijan_pipe",
    "libya": "libya_pipe",
    "uk_net": "uk_net_pipe",
    "nord_stream": "russia_nord_stream",
    "ukraine_transit": "russia_ukraine_transit",
    "yamal": "russia_yamal",
    "turkstream": "russia_turkstream",
    "russia_other": "russia_baltic_finland_other",
    "lng": "lng_total_gie_sendout",
}
QUARTERLY_FILE = "energy/bruegel-gas-imports/eu_gas_imports_quarterly_2019Q1_2026Q1_mcm.csv"


@table("eu_gas_supply_monthly")
def eu_gas_supply_monthly(sources: Path) -> pd.DataFrame:
    """Sum imports by route; Russian gas outside the four routes (Baltic states, Finland) is the total less the four."""
    file = sources / "energy/bruegel-gas-imports/eu_gas_imports_monthly_2018-08_2024-10_mcm.csv"
    source = pd.read_csv(file).assign(month=lambda rows: month_labels(rows["date"])).set_index("month")
    source = source[source.index <= LAST_FULL_MONTH]
    flows = pd.DataFrame({route: source[name].fillna(0) for route, name in MONTHLY_ROUTES.items()})
    flows["russia_other"] = (source["Russia"] - flows[RUSSIAN_ROUTES].sum(axis=1)).clip(lower=0).round(1)
    return _routes_in_twh(flows)


@table("eu_gas_supply_quarterly")
def eu_gas_supply_quarterly(sources: Path) -> pd.DataFrame:
    """Sum imports by route; LNG is the send-out of all terminals."""
    source = _by_quarter(sources)
    flows = pd.DataFrame({route: source[name].fillna(0) for route, name in QUARTERLY_ROUTES.items()})
    return _routes_in_twh(flows)


@table("eu_lng_russia_annual")
def eu_lng_russia_annual(sources: Path) -> pd.DataFrame:
    """Russian LNG a year, rounded to 5 TWh: the split by origin is Bruegel's estimate and is not reproduced finer."""
    quarterly = _by_quarter(sources)["lng_russia"] * TWH_PER_MCM
    year = quarterly.index.str.slice(0, 4).astype(int)
    annual = quarterly.groupby(year).agg(["sum", "count"])
    full_years = annual.loc[annual["count"] == 4, "sum"]
    rounded = (full_years / LNG_ROUNDING_TWH).round(0) * LNG_ROUNDING_TWH
    return pd.DataFrame({"year": rounded.index, "lng_russia_twh": rounded.to_numpy(), "flag": "estimate"})


@table("eu_gas_production")
def eu_gas_production(sources: Path) -> pd.DataFrame:
    """Production of the Union's members: Eurostat for 2019 and 2020, the Energy Institute after."""
    balances = pd.read_csv(sources / "energy/eurostat-energy/nrg_cb_gas_supply_consumption_by_use_2019_2020.csv")
    eurostat = balances[
        (balances["nrg_bal"] == "Indigenous production") & balances["geo"].str.startswith("European Union")
    ]
    selected = pd.read_csv(sources / "energy/energy-institute/ei2026_selected_annual_2000_2025.csv")
    institute = selected[
        (selected["table"] == "Gas Production - Bcm")
        & (selected["entity"] == "European Union")
        & (selected["year"] > eurostat["year"].max())
    ]
    return pd.DataFrame(
        {
            "year": [*eurostat["year"], *institute["year"]],
            "production_twh": [
                *(eurostat["value"] * TWH_PER_TJ).round(1),
                *(institute["value"] * TWH_PER_BCM_ENERGY_INSTITUTE).round(1),
            ],
            "flag": ["Eurostat"] * len(eurostat) + ["Energy Institute"] * len(institute),
        }
    )


@table("world_lng_trade")
def world_lng_trade(sources: Path) -> pd.DataFrame:
    """World LNG exports a year from 2021."""
    selected = pd.read_csv(sources / "energy/energy-institute/ei2026_selected_annual_2000_2025.csv")
    world = selected[
        (selected["table"] == "Gas - LNG exports bcm")
        & (selected["entity"] == "Total LNG exports")
        & (selected["year"] >= 2021)
    ]
    trade_twh = (world["value"] * TWH_PER_BCM_ENERGY_INSTITUTE).round(0)
    return pd.DataFrame({"year": world["year"], "lng_trade_twh": trade_twh}).drop_duplicates()


def _by_quarter(sources: Path) -> pd.DataFrame:
    """Return Bruegel's quarterly table indexed by labels such as 2021Q4."""
    quarterly = pd.read_csv(sources / QUARTERLY_FILE)
    quarterly.index = pd.Index(quarter_labels(quarterly["quarter_end"]), name="quarter")
    return quarterly


def _routes_in_twh(flows_mcm: pd.DataFrame) -> pd.DataFrame:
    """Turn one column per route [mcm] into rows of period, route and supply [TWh]."""
    twh = (flows_mcm * TWH_PER_MCM).round(3)
    return twh.reset_index().melt(id_vars=str(twh.index.name), var_name="route", value_name="supply_twh")
