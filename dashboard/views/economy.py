"""Economy: EU and US beside each other: prices, output, jobs, rates, households, markets, budgets."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.figures.charts import Chart, fan_chart
from dashboard.figures.economy import gdp_by_channel, gdp_finding, inflation_by_component, inflation_finding
from dashboard.households import household_table
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_grid
from dashboard.views.view import View
from econ.axes import MACRO_REGIONS

YEARLY = mark("% a year")
AGAINST_BASELINE = mark("% above or below baseline")

PRICES = (
    Chart(
        key="inflation-parts",
        title=mark("What drives inflation"),
        unit=mark("% a year, mean over draws"),
        draw=lambda scene: inflation_by_component(scene.result, scene.look),
        tell=lambda scene: inflation_finding(scene.result),
        legend=mark(
            "Means over draws, which add up as medians do not. Line: inflation; areas: what it would be without "
            "embargo, and what each component adds or takes."
        ),
        width="whole",
        panels=2,
    ),
    fan_chart("energy-inflation", mark("Energy inflation"), YEARLY, "energy_cpi_yoy_pct", *MACRO_REGIONS),
    fan_chart("core-inflation", mark("Core inflation"), YEARLY, "core_cpi_yoy_pct", *MACRO_REGIONS),
)
OUTPUT = (
    Chart(
        key="gdp-parts",
        title=mark("What moves GDP"),
        unit=mark("% of baseline GDP, mean over draws"),
        draw=lambda scene: gdp_by_channel(scene.result, scene.look),
        tell=lambda scene: gdp_finding(scene.result),
        legend=mark(
            "Means over draws, which add up as medians do not. Line: GDP against baseline; areas: what each channel "
            "adds or takes."
        ),
        width="whole",
        panels=2,
    ),
    fan_chart("growth", mark("GDP growth"), YEARLY, "gdp_growth_yoy_pct", *MACRO_REGIONS),
    fan_chart(
        "industry",
        mark("Industrial production"),
        AGAINST_BASELINE,
        "industrial_production_vs_baseline_pct",
        *MACRO_REGIONS,
    ),
    fan_chart("jobs", mark("Unemployment"), mark("% of labour force"), "unemployment_rate_pct", *MACRO_REGIONS),
    fan_chart("policy-rate", mark("Policy rate"), YEARLY, "policy_rate_pct", *MACRO_REGIONS),
)
INCOME = (
    fan_chart(
        "real-income",
        mark("Real income"),
        mark("% of GDP against baseline"),
        "real_income_vs_baseline_pct",
        *MACRO_REGIONS,
    ),
)
MARKETS = (
    fan_chart("equities", mark("Equities"), AGAINST_BASELINE, "equity_vs_baseline_pct", *MACRO_REGIONS),
    fan_chart(
        "credit", mark("Credit spread"), mark("points against baseline"), "credit_spread_vs_baseline_pp", *MACRO_REGIONS
    ),
    replace(fan_chart("euro", mark("Dollars per euro"), AGAINST_BASELINE, "euro_vs_baseline_pct", "EU"), width="half"),
    fan_chart("fiscal", mark("Fiscal cost"), mark("% of GDP a year"), "fiscal_cost_pct_gdp", *MACRO_REGIONS),
)


def _body(_scene: Scene) -> list[Component]:
    key = say(
        "Fans: median, and the middle 50 % and 90 % of all draws; dotted: without embargo. Stacks: means over draws, "
        "which add up to the line. EU and US stand on the same scale."
    )
    household = html.Section(
        [
            html.H3(
                [say("What it means per household"), html.Span(f" {say('money a year')}", className="unit")],
                id="title-household",
            ),
            html.Div(id="household"),
        ],
        className="card chart half household",
        id="card-household",
    )
    return [
        html.P(key, className="key"),
        html.H2(say("Prices"), className="group-title"),
        chart_grid(PRICES),
        html.H2(say("Output, jobs and interest rates"), className="group-title"),
        chart_grid(OUTPUT),
        html.H2(say("Households"), className="group-title"),
        chart_grid(INCOME, household),
        html.H2(say("Markets and public budgets"), className="group-title"),
        chart_grid(MARKETS),
    ]


def _fill(scene: Scene) -> Updates:
    return {"household": {"children": household_table(scene.result)}}


ECONOMY = View(
    key="economy",
    title=mark("Economy"),
    charts=(*PRICES, *OUTPUT, *INCOME, *MARKETS),
    body=_body,
    fill=_fill,
)
