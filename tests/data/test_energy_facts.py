"""Facts that anyone who follows the energy market can check against the tables."""

import pandas as pd
import pytest

import data

RUSSIAN_ROUTES = ["nord_stream", "ukraine_transit", "yamal", "turkstream"]


@pytest.fixture(scope="module")
def quarterly_routes() -> pd.DataFrame:
    """Gas imports of the Union by year and route [TWh]."""
    supply = data.load("eu_gas_supply_quarterly")
    return supply.pivot_table(index=supply["quarter"].dt.year, columns="route", values="supply_twh", aggfunc="sum")


@pytest.fixture(scope="module")
def union_storage_twh() -> pd.Series:
    """Gas in storage in the Union by month."""
    storage = data.load("gas_storage")
    return storage[storage["country"] == "EU"].set_index("month")["storage_twh"]


@pytest.fixture(scope="module")
def demand_twh() -> pd.DataFrame:
    """Gas consumption by month and country."""
    return data.load("eu_gas_demand").pivot(index="month", columns="country", values="demand_twh")


def test_four_russian_pipelines_brought_about_1500_twh_in_2021(quarterly_routes):
    assert quarterly_routes.loc[2021, RUSSIAN_ROUTES].sum() == pytest.approx(1480, abs=30)


def test_only_turkstream_is_left_in_2025(quarterly_routes):
    assert quarterly_routes.loc[2025, ["nord_stream", "ukraine_transit", "yamal", "russia_other"]].eq(0).all()
    assert quarterly_routes.loc[2025, "turkstream"] == pytest.approx(187, abs=3)


def test_monthly_and_quarterly_routes_agree(quarterly_routes):
    supply = data.load("eu_gas_supply_monthly")
    monthly = supply.pivot_table(index=supply["month"].dt.year, columns="route", values="supply_twh", aggfunc="sum")
    years = [2019, 2020, 2021, 2023]
    pd.testing.assert_frame_equal(monthly.loc[years], quarterly_routes.loc[years], check_names=False, atol=1.0)


def test_the_union_burned_about_4400_twh_in_2021_and_a_fifth_less_in_2024(demand_twh):
    union = demand_twh["EU"].groupby(demand_twh.index.year).sum()
    assert union[2021] == pytest.approx(4396, abs=20)
    assert union[2024] / union[2021] == pytest.approx(0.81, abs=0.01)


def test_members_burn_what_the_union_burns(demand_twh):
    members = demand_twh.drop(columns="EU")
    assert members.shape[1] == 27
    pd.testing.assert_series_equal(members.sum(axis=1), demand_twh["EU"], check_names=False, atol=0.02)


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_gas_balance_of_the_union_leaves_at_most_3_percent_for_transit(
    year, quarterly_routes, union_storage_twh, demand_twh
):
    production = data.load("eu_gas_production").set_index("year")["production_twh"]
    withdrawn = union_storage_twh[f"{year - 1}-12-01"] - union_storage_twh[f"{year}-12-01"]
    demand = demand_twh.loc[str(year), "EU"].sum()
    left_over = quarterly_routes.loc[year].sum() + production[year] + withdrawn - demand
    assert 0 < left_over / demand < 0.03


def test_storage_was_half_full_before_the_war_and_a_third_full_in_may_2026():
    storage = data.load("gas_storage")
    fill_pct = storage[storage["country"] == "EU"].set_index("month")["fill_pct"]
    assert 53 < fill_pct["2021-12-01"] < 56
    assert fill_pct["2026-05-01"] == pytest.approx(34.3, abs=0.1)


def test_countries_hold_what_the_union_holds_less_bulgaria(union_storage_twh):
    storage = data.load("gas_storage")
    countries = storage[storage["country"] != "EU"].groupby("month")["storage_twh"].sum()
    share = countries / union_storage_twh[countries.index]
    assert share.between(0.99, 1.0).all()


def test_destinations_take_all_that_russia_exports():
    exports = data.load("russia_exports")
    volume = exports["volume_kbd"].fillna(exports["energy_twh"])
    is_world = exports["destination"] == "World"
    keys = ["year", "commodity"]
    world = volume[is_world].groupby([exports[key] for key in keys]).sum()
    parts = volume[~is_world].groupby([exports[key] for key in keys]).sum()
    pd.testing.assert_series_equal(parts, world[parts.index], atol=2.0)


def test_the_union_bought_less_than_a_tenth_of_its_prewar_russian_crude_in_2025():
    exports = data.load("russia_exports").query("commodity == 'crude' and destination == 'EU'")
    crude_kbd = exports.set_index("year")["volume_kbd"]
    assert crude_kbd[2021] == pytest.approx(2300, abs=100)
    assert crude_kbd[2025] / crude_kbd[2021] < 0.1


def test_hungary_and_slovakia_alone_still_buy_russian_crude_in_2025():
    exposure = data.load("member_exposure")
    buyers = exposure[exposure["russian_crude_kbd_2025"] > 0]
    assert list(buyers["country"]) == ["HU", "SK"]


def test_russian_lng_of_members_adds_up_to_the_union():
    members = data.load("member_exposure")["russian_lng_twh_2025"].sum()
    union = data.load("eu_lng_russia_annual").set_index("year")["lng_russia_twh"][2025]
    assert members == pytest.approx(union, rel=0.05)


def test_the_united_states_bought_700_kbd_from_russia_in_2021_and_nothing_since_2024():
    imports = data.load("us_petroleum_imports_russia").set_index("month")
    total_kbd = imports.sum(axis=1)
    assert total_kbd["2021"].mean() == pytest.approx(680, abs=20)
    assert total_kbd["2024":].eq(0).all()


def test_the_united_states_sold_a_third_of_its_strategic_reserve_in_2022():
    reserve = data.load("us_oil").set_index("month")["strategic_reserve_mmbbl"]
    assert reserve["2022-12-01"] / reserve["2021-12-01"] == pytest.approx(0.63, abs=0.02)


def test_the_crisis_of_2026_raised_the_brent_outlook_by_more_than_half():
    outlook = data.load("steo_projections").query("variable == 'brent_usd_bbl' and flag == 'projection'")
    april = outlook[outlook["month"] == "2026-04-01"].set_index("release")["value"]
    assert april["2026-03"] / april["2026-02"] > 1.5


def test_operating_lng_terminals_could_land_two_thirds_of_demand():
    terminals = data.load("lng_terminals").query("status == 'operating'")
    assert 2300 < terminals["capacity_twh_yr"].sum() < 2700


def test_pipelines_cross_borders():
    arcs = data.load("gas_interconnectors")
    assert (arcs["from_country"] != arcs["to_country"]).all()
    assert set(arcs.loc[arcs["flag"] == "added since 2021", "year"]) == {2022}


def test_the_list_of_changes_dates_only_pipelines_of_the_map():
    changes = data.load("gas_network_changes")
    known = set(data.load("gas_interconnectors")["point"])
    assert set(changes.loc[changes["capacity_gwh_d"].isna(), "point"]) <= known
    both = changes[(changes["opens"] != "") & (changes["closes"] != "")]
    assert len(both) > 0
    assert (both["opens"] < both["closes"]).all()


def test_households_and_services_burn_well_over_a_third_of_the_gas():
    uses = data.load("gas_uses_members").set_index("country")
    protected = uses[["households_twh", "services_twh", "district_heat_twh"]].sum(axis=1)
    assert 0.3 < protected.sum() / uses["consumption_twh"].sum() < 0.45
    assert (protected <= uses["consumption_twh"]).all()


def test_groningen_made_the_netherlands_the_largest_producer_in_2021_and_romania_is_now():
    table = data.load("gas_production_members").pivot(index="year", columns="country", values="production_twh")
    assert table.idxmax(axis=1).to_dict() == {2021: "NL", 2025: "RO"}
