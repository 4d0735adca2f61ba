"""Real income in money: what a change of the economy's income comes to per household and year."""

from functools import cache

import numpy as np
from dash import html
from dash.development.base_component import Component

from dashboard.amounts import month_words, number
from dashboard.language import say
from dashboard.tables import table
from dashboard.wording import REGION_WORDS
from data.rows import rows
from econ.axes import MACRO_REGIONS
from econ.baseline import load_baseline
from econ.result import Array, Result
from econ.units import MONTHS_PER_YEAR

VARIABLE = "real_income_vs_baseline_pct"
BAND = (0.05, 0.5, 0.95)
CURRENCY = {"EU": "EUR", "US": "USD"}


@cache
def households_m() -> dict[str, float]:
    """Private households in millions, by region: the last figure of each in the data."""
    found = [row for row in rows("anchor_figures") if row["item"] == "private_households"]
    latest = {row["region"]: float(row["value"]) for row in sorted(found, key=lambda row: row["year"])}
    return {region: latest[region] for region in MACRO_REGIONS}


@cache
def income_per_household(baseline: str) -> dict[str, float]:
    """Yearly income of the economy (GDP of the baseline) per household, by region, in its own currency."""
    given = load_baseline(baseline)
    gdp_usd_bn = given.by_macro_region["gdp_usd_bn"]
    per_usd = {"EU": 1.0 / given.numbers["usd_per_eur"], "US": 1.0}
    return {
        region: 1000.0 * float(gdp) * per_usd[region] / households_m()[region]
        for region, gdp in zip(MACRO_REGIONS, gdp_usd_bn, strict=True)
    }


def money_by_year(result: Result, region: str) -> Array:
    """Change of real income per household in each whole year of the run: 5, 50 and 95 %, shape (3, year), money."""
    draws = result.draws(VARIABLE, region)
    years = draws.shape[1] // MONTHS_PER_YEAR
    yearly = draws[:, : years * MONTHS_PER_YEAR].reshape(draws.shape[0], years, MONTHS_PER_YEAR).mean(axis=2)
    per_cent = income_per_household(result.record.baseline)[region] / 100.0
    bands: Array = np.quantile(yearly, BAND, axis=0) * per_cent
    return bands


def household_table(result: Result) -> list[Component]:
    """Table of what a household loses or gains in each year, and what that means."""
    money = {region: money_by_year(result, region) for region in MACRO_REGIONS}
    heads = [say("from {month}", month=month_words(result.months[0]))]
    for region in MACRO_REGIONS:
        heads += [
            say("{region}, {currency}", region=say(REGION_WORDS[region]), currency=CURRENCY[region]),
            say("90 % band"),
        ]
    lines = []
    for year in range(money["EU"].shape[1]):
        row = [say("Year {number}", number=year + 1)]
        for region in MACRO_REGIONS:
            low, middle, high = (_round(value) for value in money[region][:, year])
            row += [middle, say("{low} to {high}", low=low, high=high)]
        lines.append(row)
    income = income_per_household(result.record.baseline)
    caption = say("Change of real income, money of {month}, median of draws", month=_month(result))
    note = say(
        "Real income here is that of the whole economy: output, less what dearer energy and imports take. One percent "
        "of it is {eu} EUR a year per household in the EU ({eu_households} million households, Eurostat) and {us} USD "
        "in the US ({us_households} million, Census Bureau). It is not all taken from households' pay: firms and "
        "public budgets bear part of it, at least at first.",
        eu=number(income["EU"] / 100.0, 0),
        eu_households=number(households_m()["EU"], 0),
        us=number(income["US"] / 100.0, 0),
        us_households=number(households_m()["US"], 0),
    )
    return [table(heads, lines, caption), html.P(note, className="note")]


def _month(result: Result) -> str:
    return month_words(result.record.baseline_month)


def _round(value: float) -> str:
    """Money to the nearest ten: more would feign precision."""
    return number(round(float(value), -1), 0)
