"""Each provider's answers are read as documented, and anything else is refused in one line."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.providers import bank_of_russia, eia, entsog, fred, gie, sdmx_messages, world_bank
from data.providers.provider import Wanted
from data.refresh.fetch import ProviderError

RECORDED = Path(__file__).parent / "recorded"
HTML = b"<!DOCTYPE html><html><body>We are down for maintenance</body></html>"
PRICES = Wanted(("Monthly Prices/Coal, Australian", "Monthly Prices/Urea"), date(2026, 8, 1), date(2026, 10, 31))
POINTS = ("BG-TSO-0001ITP-00549entry", "IT-TSO-0001ITP-00074entry", "AL-TSO-0001ITP-00274entry")
UNEMPLOYMENT = ("une_rt_m/M.SA.TOTAL.PC_ACT.T.DE", "une_rt_m/M.SA.TOTAL.PC_ACT.T.EL")
GDP = ("namq_10_gdp/Q.CLV_I15.SCA.B1GQ.EA20",)
HICP = ("HICP/M.U2.N.000000.4D0.ANR",)

READERS = {
    "fred_observations.json": lambda content: fred.parse(content, "EXUSEU"),
    "eia_seriesid.json": lambda content: eia.parse(content, "PET.RBRTE.M"),
    "eurostat_une_rt_m.xml": lambda content: sdmx_messages.parse(content, "eurostat", "une_rt_m", UNEMPLOYMENT),
    "eurostat_namq_10_gdp.xml": lambda content: sdmx_messages.parse(content, "eurostat", "namq_10_gdp", GDP),
    "ecb_hicp.xml": lambda content: sdmx_messages.parse(content, "ecb", "HICP", HICP),
    "world_bank_cmo_monthly.xlsx": lambda content: world_bank.parse(content, PRICES),
    "agsi_country.json": lambda content: gie.parse(content, "agsi/DE", ("gasInStorage", "full"))[0],
    "alsi_eu.json": lambda content: gie.parse(content, "alsi/EU", ("sendOut",))[0],
    "entsog_operational_data.json": lambda content: entsog.parse(content, POINTS),
    "bank_of_russia_rates.xml": lambda content: bank_of_russia.parse_rates(content, "USD"),
    "bank_of_russia_key_rate.xml": bank_of_russia.parse_key_rate,
}


def recorded(name):
    return (RECORDED / name).read_bytes()


def read(name):
    frame = READERS[name](recorded(name))
    return {(row.series, f"{row.date:%Y-%m-%d}"): row.value for row in frame.itertuples()}


def test_fred_leaves_out_the_months_it_marks_with_a_dot():
    values = read("fred_observations.json")
    assert values == {
        ("EXUSEU", "2026-03-01"): 1.1502,
        ("EXUSEU", "2026-05-01"): 1.1681,
        ("EXUSEU", "2026-06-01"): 1.1515,
    }


def test_eia_numbers_come_as_text_or_as_numbers_and_a_null_is_a_gap():
    assert read("eia_seriesid.json") == {("PET.RBRTE.M", "2026-06-01"): 85.4, ("PET.RBRTE.M", "2026-07-01"): 83.76}


def test_eurostat_generic_message_keeps_countries_apart_and_nan_is_a_gap():
    assert read("eurostat_une_rt_m.xml") == {
        (UNEMPLOYMENT[0], "2026-07-01"): 3.9,
        (UNEMPLOYMENT[0], "2026-09-01"): 4.0,
        (UNEMPLOYMENT[1], "2026-09-01"): 8.6,
    }


def test_eurostat_structure_specific_message_dates_quarters_by_their_first_day():
    assert read("eurostat_namq_10_gdp.xml") == {(GDP[0], "2026-01-01"): 115.9, (GDP[0], "2026-04-01"): 116.1}


def test_ecb_message():
    assert read("ecb_hicp.xml") == {(HICP[0], "2026-03-01"): 2.6, (HICP[0], "2026-04-01"): 2.5}


def test_world_bank_headings_are_found_with_their_stars_and_dots_are_gaps():
    assert read("world_bank_cmo_monthly.xlsx") == {
        (PRICES.series[0], "2026-08-01"): 108.2,
        (PRICES.series[0], "2026-10-01"): 109.9,
        (PRICES.series[1], "2026-08-01"): 401.2,
        (PRICES.series[1], "2026-09-01"): 398.0,
        (PRICES.series[1], "2026-10-01"): 402.5,
    }


def test_world_bank_indices_stand_under_headings_spread_over_rows():
    wanted = Wanted(("Monthly Indices/Food",), date(2026, 9, 1), date(2026, 10, 31))
    frame = world_bank.parse(recorded("world_bank_cmo_monthly.xlsx"), wanted)
    assert frame["value"].tolist() == [117.6]


def test_world_bank_page_names_the_monthly_workbook_not_the_annual_one():
    assert world_bank.workbook_link(recorded("world_bank_page.html")).endswith("CMO-Historical-Data-Monthly.xlsx")
    with pytest.raises(ProviderError, match="no longer links"):
        world_bank.workbook_link(HTML)


def test_gie_reads_storage_and_send_out_and_a_dash_is_a_gap():
    assert read("agsi_country.json")["agsi/DE/full", "2026-10-31"] == 76.79
    assert ("agsi/DE/full", "2026-10-29") not in read("agsi_country.json")
    assert read("alsi_eu.json")["alsi/EU/sendOut", "2026-10-30"] == 3588.2


def test_entsog_names_points_by_operator_point_and_direction():
    assert read("entsog_operational_data.json") == {
        (POINTS[0], "2026-10-01"): 528410233,
        (POINTS[1], "2026-10-01"): 75113000,
    }


def test_bank_of_russia_has_decimal_commas_nominals_and_an_old_code_page():
    rates = read("bank_of_russia_rates.xml")
    assert rates["USD", "2026-10-01"] == 81.1234
    assert rates["USD", "2026-10-02"] == pytest.approx(81.54321)
    assert read("bank_of_russia_key_rate.xml") == {("KeyRate", "2026-10-01"): 15.0, ("KeyRate", "2026-10-02"): 14.5}


def test_an_error_told_by_the_provider_is_passed_on():
    with pytest.raises(ProviderError, match="fred: EXUSEU: Bad Request"):
        fred.parse(recorded("fred_error.json"), "EXUSEU")
    with pytest.raises(ProviderError, match=r"eia: PET\.RBRTE\.M: An invalid api_key"):
        eia.parse(recorded("eia_error.json"), "PET.RBRTE.M")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: HTML,
        lambda content: content[: len(content) // 2],
        lambda content: b'{"answer": []}',
        lambda content: b"[1, 2]",
        lambda content: b"<answer/>",
        lambda content: b"\x00\xff\x00",
        lambda content: b"null",
    ],
    ids=["web page", "cut in half", "other JSON", "list", "other XML", "bytes", "null"],
)
def test_another_answer_is_refused_in_one_line_that_names_the_provider(name, damage):
    with pytest.raises(ProviderError) as caught:
        READERS[name](damage(recorded(name)))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(
        ("fred: ", "eia: ", "eurostat: ", "ecb: ", "world_bank: ", "gie: ", "entsog: ", "bank_of")
    )


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("fred_observations.json", b'"1.1681"', b'"NaN"'),
        ("eia_seriesid.json", b"85.4", b"NaN"),
        ("eia_seriesid.json", b'"83.76"', b'"Infinity"'),
        ("agsi_country.json", b'"76.79"', b'"n/a"'),
        ("entsog_operational_data.json", b"528410233", b'"about half"'),
        ("bank_of_russia_rates.xml", b"81,1234", b"nan"),
        ("ecb_hicp.xml", b'value="2.6"', b'value="two"'),
    ],
)
def test_what_is_no_number_is_refused(name, old, new):
    content = recorded(name)
    assert old in content
    with pytest.raises(ProviderError, match="not a number"):
        READERS[name](content.replace(old, new, 1))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("fred_observations.json", b'"observations"', b'"data"'),
        ("fred_observations.json", b'"count":4', b'"count":400'),
        ("eia_seriesid.json", b'"period"', b'"month"'),
        ("eia_seriesid.json", b'"total":"3"', b'"total":"6000"'),
        ("agsi_country.json", b'"gasInStorage"', b'"gas_in_storage"'),
        ("entsog_operational_data.json", b"kWh/d", b"m3/d"),
        ("entsog_operational_data.json", b"ITP-00549", b"ITP-99999"),
        ("eurostat_une_rt_m.xml", b'value="EL"', b'value="XX"'),
        ("bank_of_russia_rates.xml", b"R01235", b"R01239"),
        ("bank_of_russia_rates.xml", b"<Nominal>10<", b"<Nominal>0<"),
    ],
)
def test_another_schema_is_refused(name, old, new):
    content = recorded(name)
    assert old in content
    with pytest.raises(ProviderError):
        READERS[name](content.replace(old, new))


def test_an_entity_bomb_is_not_opened():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><ValCurs ID="R01235">&c;</ValCurs>'
    )
    with pytest.raises(ProviderError, match="instead of plain XML"):
        bank_of_russia.parse_rates(bomb, "USD")


def test_sdmx_addresses_are_those_of_the_library_or_of_the_settings():
    wanted = Wanted(GDP, date(2025, 4, 1), date(2026, 11, 1))
    usual = sdmx_messages.address_of("ESTAT", "namq_10_gdp", "Q.CLV_I15.SCA.B1GQ.EA20", wanted)
    assert usual == (
        "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/namq_10_gdp/Q.CLV_I15.SCA.B1GQ.EA20"
        "?startPeriod=2025-Q2"
    )
    mirror = sdmx_messages.address_of("ECB", "HICP", "M.U2.N.000000.4D0.ANR", wanted, "http://127.0.0.1:1/sdmx")
    assert mirror == "http://127.0.0.1:1/sdmx/data/HICP/M.U2.N.000000.4D0.ANR?startPeriod=2025-04"


def test_entsog_is_asked_year_by_year_without_overlap():
    stretches = entsog.years(date(2024, 1, 1), date(2026, 3, 1))
    days = [day for first, last in stretches for day in pd.date_range(first, last)]
    assert days == list(pd.date_range("2024-01-01", "2026-02-28"))
    assert max((last - first).days for first, last in stretches) < 366
