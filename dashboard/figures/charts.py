"""The charts of the page: one row each, in the order shown."""

from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures.fan import fan
from dashboard.figures.oil_balance import oil_balance, oil_balance_finding
from dashboard.figures.style import Look
from dashboard.figures.waiting_game import waiting_game, waiting_game_finding
from dashboard.wording import BASELINE_WORDS, finding
from econ.result import Result


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart card.

    Attributes
    ----------
    key : str
        Name in component ids and file names.
    title, unit : str
        What is drawn, and in which unit; together the card's title.
    variable : str
        Canonical variable of a fan; empty for what `DRAWN` draws.
    regions : tuple of str
        One panel each in a fan.
    panels : int
        Panels that stand below each other on a phone.
    width : {"third", "half"}
        Share of the page's width on a desktop.
    """

    key: str
    title: str
    unit: str
    variable: str
    regions: tuple[str, ...]
    width: Literal["third", "half"]
    panels: int = 1


FAN_KEY = "Line: median; shaded: 50 % and 90 % of draws; dotted: without embargo."
DRAWN = {
    "oil": (oil_balance, oil_balance_finding, "Mean over draws."),
    "waiting": (
        waiting_game,
        waiting_game_finding,
        "Line: share of draws in which a side has passed as many thresholds as it can bear; dotted: without embargo.",
    ),
}
"""Charts that are no fans: figure, finding, and key."""


def _fan(key: str, title: str, unit: str, variable: str, *regions: str) -> Chart:
    width: Literal["third", "half"] = "half" if len(regions) > 1 else "third"
    return Chart(key=key, title=title, unit=unit, variable=variable, regions=regions, width=width, panels=len(regions))


CHARTS: dict[str, Chart] = {
    chart.key: chart
    for chart in (
        _fan("brent", "Oil price, Brent", "USD per barrel", "brent_usd_bbl", "World"),
        _fan("ttf", "European gas price, TTF", "EUR per MWh", "ttf_eur_mwh", "EU"),
        _fan("storage", "EU gas storage", "% of capacity", "gas_storage_share", "EU"),
        _fan("inflation", "Inflation", "% a year", "headline_cpi_yoy_pct", "EU", "US"),
        _fan("gdp", "GDP", "% above or below baseline", "gdp_vs_baseline_pct", "EU", "US"),
        _fan("unemployment", "Unemployment", "% of labour force", "unemployment_rate_pct", "EU", "US"),
        _fan("recession", "Recession within 12 months", "probability, %", "recession_12m_prob", "EU", "US"),
        Chart(
            key="oil",
            title="Oil, from cut to loss",
            unit="million barrels a day, mean over draws",
            variable="",
            regions=("World",),
            width="half",
            panels=2,
        ),
        Chart(
            key="revenue",
            title="Russia's fossil export revenue",
            unit="USD bn a month",
            variable="russia_export_revenue_usd_bn",
            regions=("RU",),
            width="half",
        ),
        Chart(
            key="waiting",
            title="Waiting game: who has broken",
            unit="probability, %",
            variable="",
            regions=("RU", "EU", "US"),
            width="half",
        ),
    )
}


def draw(chart: Chart, result: Result, heading: str, look: Look) -> tuple[dict[str, Any], str]:
    """Figure of a chart and its finding.

    The figure's `layout.meta` holds what must stand on anything exported: title, scenario, baseline, versions.
    """
    if chart.variable:
        figure = fan(result, chart.variable, chart.regions, chart.unit, look)
        sentence = finding(result, chart.variable, chart.regions)
    else:
        drawing, tell, _ = DRAWN[chart.key]
        figure, sentence = drawing(result, look), tell(result)
    figure["layout"]["meta"] = export_notes(chart, result, heading, sentence) | {
        "paper": look.theme.paper,
        "ink": look.theme.text,
    }
    return figure, sentence


def export_notes(chart: Chart, result: Result, heading: str, sentence: str) -> dict[str, Any]:
    """Title and notes that travel with a saved chart."""
    record = result.record
    key = FAN_KEY if chart.variable else DRAWN[chart.key][2]
    return {
        "title": f"{chart.title}, {chart.unit}",
        "finding": sentence,
        "file": f"{chart.key}-{result.scenario.name}-{record.baseline}",
        "key": key,
        "notes": [
            f"scenario: {heading} ({result.scenario.name}, {record.scenario_fingerprint})",
            f"baseline: {record.baseline}, {BASELINE_WORDS.get(record.baseline, '')} (data to {record.baseline_month})",
            f"model {record.model_version}, parameters {record.parameters_version}, "
            f"baseline data {record.baseline_version}",
            f"seed {record.seed}, {record.n_draws} draws; not an official forecast",
        ],
    }
