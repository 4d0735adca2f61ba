"""Recession risk: how likely by which definition, when, through which channels, and against what history."""

from dash import html
from dash.development.base_component import Component

from dashboard.figures.charts import Chart
from dashboard.figures.recession_channels import channel_finding, channel_panels
from dashboard.figures.recession_history import history_finding, history_strip, history_table
from dashboard.figures.recession_risk import growth_fan, growth_finding, probit_finding, probit_panels, risk_timeline
from dashboard.language import mark
from dashboard.recession_card import risk_card, risk_updates, scores_card
from dashboard.recession_words import risk_finding
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_card
from dashboard.views.view import View

TIMELINE = Chart(
    key="recession-timeline",
    title=mark("Risk over time"),
    unit=mark("probability, %"),
    draw=risk_timeline,
    tell=risk_finding,
    legend=mark("Line: share of draws; dotted: without embargo."),
    width="half",
)
GROWTH = Chart(
    key="recession-growth",
    title=mark("GDP growth and recessions"),
    unit=mark("% a year"),
    draw=growth_fan,
    tell=growth_finding,
    legend=mark(
        "Line: median; shaded: 50 % and 90 % of draws; dotted: without embargo. Grey behind: the darker, the more "
        "paths are in a technical recession (two negative quarters in a row)."
    ),
    width="whole",
    panels=2,
)
CHANNELS = Chart(
    key="recession-channels",
    title=mark("What brings it about"),
    unit=mark("percentage points of the probability of a technical recession within 12 months"),
    draw=channel_panels,
    tell=channel_finding,
    legend=mark(
        "Bars: contribution of each channel to the change against no embargo, quarter by quarter; line: their sum."
    ),
    width="whole",
    panels=2,
)
PROBIT = Chart(
    key="recession-probit",
    title=mark("Simulated and econometric risk"),
    unit=mark("probability of a recession within 12 months, %"),
    draw=probit_panels,
    tell=probit_finding,
    legend=mark(
        "Line: simulated, two negative quarters in a row; dashes: probit on term spread, policy rate (US) and oil, as "
        "NBER and CEPR date recessions, with its 90 % band."
    ),
    width="half",
    panels=2,
)
HISTORY = Chart(
    key="recession-history",
    title=mark("Recessions and oil spikes since 1970"),
    unit=mark("dated recessions, then % of paths; log points, about %"),
    draw=history_strip,
    tell=history_finding,
    legend=mark(
        "Blocks: recessions as the NBER and CEPR date them; after the vertical line: share of paths in a technical "
        "recession. Black: oil as observed; dashes: observed since the baseline; coloured: scenario with 90 % band; "
        "dotted: without embargo."
    ),
    table=history_table,
    width="whole",
)


def _body(scene: Scene) -> list[Component]:
    top = [risk_card(scene), chart_card(TIMELINE)]
    rest = [chart_card(GROWTH), chart_card(CHANNELS), chart_card(PROBIT), scores_card(), chart_card(HISTORY)]
    return [html.Div([*top, *rest], className="charts recession-view")]


def _fill(scene: Scene) -> Updates:
    return risk_updates(scene)


RECESSION = View(
    key="recession",
    title=mark("Recession risk"),
    charts=(TIMELINE, GROWTH, CHANNELS, PROBIT, HISTORY),
    body=_body,
    fill=_fill,
)
