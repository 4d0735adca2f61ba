"""Overview: headline numbers, and the main paths of prices, output, jobs and risk."""

from dash import html
from dash.development.base_component import Component

from dashboard import parts
from dashboard.aria import data
from dashboard.figures.charts import fan_chart
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.track_record import bands_held_words
from dashboard.views.cards import Updates, chart_grid
from dashboard.views.track_record import TRACK_RECORD
from dashboard.views.view import View

CHARTS = (
    fan_chart("brent", mark("Oil price, Brent"), mark("USD per barrel"), "brent_usd_bbl", "World"),
    fan_chart("ttf", mark("European gas price, TTF"), mark("EUR per MWh"), "ttf_eur_mwh", "EU"),
    fan_chart("storage", mark("EU gas storage"), mark("% of capacity"), "gas_storage_share", "EU"),
    fan_chart("inflation", mark("Inflation"), mark("% a year"), "headline_cpi_yoy_pct", "EU", "US"),
    fan_chart("gdp", mark("GDP"), mark("% above or below baseline"), "gdp_vs_baseline_pct", "EU", "US"),
    fan_chart("unemployment", mark("Unemployment"), mark("% of labour force"), "unemployment_rate_pct", "EU", "US"),
    fan_chart(
        "recession", mark("Recession within 12 months"), mark("probability, %"), "recession_12m_prob", "EU", "US"
    ),
    fan_chart(
        "revenue", mark("Russia's fossil export revenue"), mark("USD bn a month"), "russia_export_revenue_usd_bn", "RU"
    ),
)


def _body(_scene: Scene) -> list[Component]:
    key = say("Line: median of all draws. Shaded: the middle 50 % and 90 %. Dotted: the same month without embargo.")
    to_record = html.A(say("See the track record"), href=f"#{TRACK_RECORD.key}", **data(view=TRACK_RECORD.key))
    return [
        html.Div(id="headlines", className="headlines"),
        html.P([bands_held_words(), " ", to_record], className="key"),
        html.P(key, className="key"),
        chart_grid(CHARTS),
    ]


def _fill(scene: Scene) -> Updates:
    return {"headlines": {"children": parts.headline_cards(scene.result)}}


OVERVIEW = View(key="overview", title=mark("Overview"), charts=CHARTS, body=_body, fill=_fill)
