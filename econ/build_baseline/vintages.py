"""Which vintages there are, and what was known at each."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Vintage:
    """One baseline to build.

    Attributes
    ----------
    month : str
        Last observed month.
    projections : str
        Release of the EIA outlook known then; empty = none in the data, paths converge to trend.
    spare_capacity_release : str
        Release whose projection of spare capacity is used where the observed one predates an outage; empty = observed.
    fit_until : str
        Last month that enters any fit; never later than 2026-02, because an unrelated Gulf supply shock follows.
    storage_target_share : float
        Fill required on 1 November at least: 0.90 less deviations of 0.10 and 0.05 since 2025; none before June 2022.
    exports_year, gas_demand_column : int, str
        Year of Russia's exports by destination; column of member states' gas demand.
    """

    name: str
    month: str
    projections: str
    fit_until: str
    spare_capacity_release: str
    exports_year: int
    gas_demand_column: str
    sanctions_in_force: bool
    storage_target_share: float
    note: str


VINTAGES = (
    Vintage(
        name="2021-12",
        month="2021-12",
        projections="",
        fit_until="2021-12",
        spare_capacity_release="",
        exports_year=2021,
        gas_demand_column="gas_consumption_twh_2021",
        sanctions_in_force=False,
        storage_target_share=0.0,
        note="Pre-war: Russian gas in normal volume but storage low and TTF already above 100 EUR/MWh.",
    ),
    Vintage(
        name="2026-01",
        month="2026-01",
        projections="2026-02",
        fit_until="2026-01",
        spare_capacity_release="",
        exports_year=2025,
        gas_demand_column="gas_consumption_twh_2024",
        sanctions_in_force=True,
        storage_target_share=0.75,
        note="Before the 2026 Gulf outage: oil well supplied, little Russian gas left in the EU.",
    ),
    Vintage(
        name="latest",
        month="2026-05",
        projections="",
        fit_until="2026-02",
        spare_capacity_release="2026-03",
        exports_year=2025,
        gas_demand_column="gas_consumption_twh_2024",
        sanctions_in_force=True,
        storage_target_share=0.75,
        note="Stressed market: gas storage at a third and a Gulf oil outage fading; oil observed to July.",
    ),
)

PATH_MONTHS = 138
"""Longest horizon plus the margin for recession windows, in whole quarters."""
