"""Small pieces of the page that are rebuilt with every run: verdict, headline numbers, dial, footer."""

from dash import html
from dash.development.base_component import Component

from dashboard.amounts import amount, is_fraction, month_words, number, percent, unit_words
from dashboard.aria import aria, data
from dashboard.glossary import explained
from dashboard.turning_points import TurningPoint, path_without_embargo, turning_point
from dashboard.wording import RECESSION_DEFINITION, change_words, likelihood
from econ.result import Array, Result

HEADLINE_CARDS = {
    ("brent_usd_bbl", "World"): "Oil, Brent",
    ("headline_cpi_yoy_pct", "EU"): "EU inflation",
    ("gdp_vs_baseline_pct", "EU"): "EU GDP",
    ("unemployment_rate_pct", "EU"): "EU unemployment",
    ("ttf_eur_mwh", "EU"): "European gas, TTF",
    ("headline_cpi_yoy_pct", "US"): "US inflation",
    ("gdp_vs_baseline_pct", "US"): "US GDP",
}
"""Title by variable and region."""

DIAL_REGIONS = ("EU", "US")


def emphasised(text: str) -> list[Component | str]:
    """Text with its ``**marked**`` parts in bold."""
    return [html.Strong(part) if i % 2 else part for i, part in enumerate(text.split("**"))]


def headline_cards(result: Result) -> list[Component]:
    """Headline numbers, how long Russia holds out, and the recession dial."""
    cards = [_headline_card(title, turning_point(result, *key)) for key, title in HEADLINE_CARDS.items()]
    return [*cards, _endurance_card(result), _dial_card(result)]


def warnings(result: Result) -> list[Component]:
    """Plain sentences on where the run leaves the evidence."""
    return [html.P([html.Strong("Take care: "), sentence]) for sentence in result.warnings]


def footer(result: Result) -> list[Component | str]:
    """Say what produced the numbers."""
    record = result.record
    return [
        html.Strong("Not an official forecast. "),
        f"Model {record.model_version} · parameters {record.parameters_version} · baseline {record.baseline} "
        f"(data to {month_words(record.baseline_month)}, {record.baseline_version}) · seed {record.seed} · "
        f"{record.n_draws:,} draws · {record.horizon_months} months".replace(",", " "),
    ]


def _headline_card(title: str, point: TurningPoint) -> Component:
    """One number with its band and its change, in words and with an arrow as well as a colour."""
    value = percent(point.median).removesuffix(" %") if is_fraction(point.variable) else number(point.median)
    return html.Div(
        [
            html.H3(explained(title)),
            html.P(
                [
                    html.Span(value, className="figure"),
                    html.Span(f" {_headline_unit(point.variable)}", className="unit"),
                ],
                className="value",
                **data(variable=point.variable, region=point.region),
            ),
            html.P(
                [
                    f"90 % band {point.band}" if point.band else "the same in every draw",
                    html.Br(),
                    _when(point),
                ],
                className="band",
            ),
            html.P(
                [html.Span(_arrow(point), className="arrow", **aria(hidden="true")), change_words(point)],
                className=f"change {_tone(point)}",
            ),
        ],
        className=f"card headline region-{point.region}",
    )


def months_held(broken: Array) -> float:
    """Full months that a side holds out on average, up to the horizon, from the probability that it has broken by then.

    Examples
    --------
    >>> import numpy as np
    >>> months_held(np.array([0.0, 0.5, 1.0]))
    1.5
    """
    return float((1.0 - broken).sum())


def _endurance_card(result: Result) -> Component:
    """How long Russia holds out in the waiting game, with and without the embargo."""
    key = ("russia_exhausted_prob", "RU")
    broken, without = result.median(*key), path_without_embargo(result, *key)
    held, before = months_held(broken), months_held(without)
    fewer = round(before) - round(held)
    change = f"{abs(fewer)} months {'fewer' if fewer > 0 else 'more'} than without embargo ({before:.0f})"
    return html.Div(
        [
            html.H3("Russia holds out"),
            html.P(
                [
                    html.Span(f"{'≥ ' if broken[-1] < 1 else ''}{held:.0f}", className="figure"),
                    html.Span(" months", className="unit"),
                ],
                className="value",
                **data(variable=key[0], region=key[1]),
            ),
            html.P(
                [
                    "mean over draws",
                    html.Br(),
                    f"broken by {month_words(result.months[-1])} in {percent(broken[-1])}".replace(" %", "\u00a0%"),
                ],
                className="band",
            ),
            html.P(
                [
                    html.Span(
                        "▼ " if fewer > 0 else "▲ " if fewer < 0 else "= ", className="arrow", **aria(hidden="true")
                    ),
                    change if fewer else "same as without embargo",
                ],
                className="change calm",
            ),
        ],
        className="card headline region-RU",
    )


def _when(point: TurningPoint) -> str:
    """Month of a headline number, and why this one is quoted."""
    side = "" if not point.moves else "largest gap above, " if point.change > 0 else "largest gap below, "
    return side + month_words(point.month).replace(" ", "\u00a0")


def _headline_unit(variable: str) -> str:
    """Return the unit behind a headline number, saying what a percentage is a percentage of."""
    return {"headline_cpi_yoy_pct": "% a year", "gdp_vs_baseline_pct": "% vs baseline"}.get(
        variable, unit_words(variable)
    )


def _arrow(point: TurningPoint) -> str:
    """Arrow of the change."""
    return "= " if not point.moves else "▲ " if point.change > 0 else "▼ "


def _tone(point: TurningPoint) -> str:
    """Whether a change hurts: dearer energy, more inflation, less output."""
    if not point.moves:
        return "calm"
    hurts = point.change < 0 if point.variable == "gdp_vs_baseline_pct" else point.change > 0
    return "worse" if hurts else "better"


def _dial_card(result: Result) -> Component:
    """Recession risk of both economies, with its definition."""
    dials = [dial(turning_point(result, "recession_12m_prob", region)) for region in DIAL_REGIONS]
    return html.Div(
        [
            html.H3(explained("Recession risk")),
            html.Div(dials, className="dials"),
            html.P(RECESSION_DEFINITION[0].upper() + RECESSION_DEFINITION[1:] + ".", className="band"),
        ],
        className="card recession",
    )


def dial(point: TurningPoint) -> Component:
    """Half-circle dial with a mark at the risk without embargo."""
    before = f"{percent(point.before)} without embargo"
    words = f"{likelihood(point.median)}, {month_words(point.month)}"
    return html.Div(
        [
            html.Div(
                [html.Span(className="tick"), html.Span(amount(point.variable, point.median), className="figure")],
                className=f"dial region-{point.region}",
                style={"--share": f"{point.median:.4f}", "--before": f"{point.before:.4f}"},
                role="img",
                **aria(label=f"{point.region}: {percent(point.median)}, {words}; {before}"),
                **data(region=point.region),
            ),
            html.P([html.Strong(point.region), f" {likelihood(point.median)}"], className="who"),
            html.P(before, className="before"),
        ],
        className="dial-box",
    )
