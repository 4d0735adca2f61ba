"""Small pieces of the page that are rebuilt with every run: verdict, headline numbers, dial, footer."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.amounts import amount, is_fraction, month_words, number, percent, unit_words
from dashboard.aria import aria, data
from dashboard.freshness import newest_data
from dashboard.glossary import explained
from dashboard.language import mark, say
from dashboard.model_sentences import retold
from dashboard.turning_points import TurningPoint, path_without_embargo, turning_point
from dashboard.wording import RECESSION_DEFINITION, REGION_WORDS, change_words, likelihood
from econ.result import Array, Result

HEADLINE_CARDS = {
    ("brent_usd_bbl", "World"): mark("Oil, Brent"),
    ("headline_cpi_yoy_pct", "EU"): mark("EU inflation"),
    ("gdp_vs_baseline_pct", "EU"): mark("EU GDP"),
    ("unemployment_rate_pct", "EU"): mark("EU unemployment"),
    ("ttf_eur_mwh", "EU"): mark("European gas, TTF"),
    ("headline_cpi_yoy_pct", "US"): mark("US inflation"),
    ("gdp_vs_baseline_pct", "US"): mark("US GDP"),
}
"""Title by variable and region."""

HEADLINE_UNITS = {"headline_cpi_yoy_pct": mark("% a year"), "gdp_vs_baseline_pct": mark("% vs baseline")}
"""What a percentage is a percentage of."""

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
    return [html.P([html.Strong(say("Take care:")), " ", retold(sentence)]) for sentence in result.warnings]


def footer(result: Result, today: date) -> list[Component | str]:
    """Say what produced the numbers, and how fresh their data are."""
    record = result.record
    return [
        html.Strong(say("Not an official forecast.")),
        " ",
        say(
            "Model {model} · parameters {parameters} · baseline {baseline} (data to {month}, {data}) · seed {seed} · "
            "{draws} draws · {months} months",
            model=record.model_version,
            parameters=record.parameters_version,
            baseline=record.baseline,
            month=month_words(record.baseline_month),
            data=record.baseline_version,
            seed=record.seed,
            draws=f"{record.n_draws:,}".replace(",", " "),
            months=record.horizon_months,
        ),
        f" · {newest_data(record, today)}",
    ]


def _headline_card(title: str, point: TurningPoint) -> Component:
    """One number with its band and its change, in words and with an arrow as well as a colour."""
    value = percent(point.median).removesuffix(" %") if is_fraction(point.variable) else number(point.median)
    return html.Div(
        [
            html.H3(explained(say(title))),
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
                    say("90 % band {band}", band=point.band) if point.band else say("the same in every draw"),
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
    words = (
        mark("{count} months fewer than without embargo ({before})")
        if fewer > 0
        else mark("{count} months more than without embargo ({before})")
    )
    change = say(words, count=abs(fewer), before=f"{before:.0f}")
    return html.Div(
        [
            html.H3(say("Russia holds out")),
            html.P(
                [
                    html.Span(f"{'≥ ' if broken[-1] < 1 else ''}{held:.0f}", className="figure"),
                    html.Span(f" {say('months')}", className="unit"),
                ],
                className="value",
                **data(variable=key[0], region=key[1]),
            ),
            html.P(
                [
                    say("mean over draws"),
                    html.Br(),
                    say(
                        "broken by {month} in {share}", month=month_words(result.months[-1]), share=percent(broken[-1])
                    ).replace(" %", "\u00a0%"),
                ],
                className="band",
            ),
            html.P(
                [
                    html.Span(
                        "▼ " if fewer > 0 else "▲ " if fewer < 0 else "= ", className="arrow", **aria(hidden="true")
                    ),
                    change if fewer else say("same as without embargo"),
                ],
                className="change calm",
            ),
        ],
        className="card headline region-RU",
    )


def _when(point: TurningPoint) -> str:
    """Month of a headline number, and why this one is quoted."""
    month = month_words(point.month).replace(" ", "\u00a0")
    if not point.moves:
        return month
    side = mark("largest gap above, {month}") if point.change > 0 else mark("largest gap below, {month}")
    return say(side, month=month)


def _headline_unit(variable: str) -> str:
    """Return the unit behind a headline number."""
    return say(HEADLINE_UNITS[variable]) if variable in HEADLINE_UNITS else unit_words(variable)


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
    definition = say(RECESSION_DEFINITION)
    dials = [dial(turning_point(result, "recession_12m_prob", region)) for region in DIAL_REGIONS]
    return html.Div(
        [
            html.H3(explained(say("Recession risk"))),
            html.Div(dials, className="dials"),
            html.P(f"{definition[:1].upper()}{definition[1:]}.", className="band"),
        ],
        className="card recession",
    )


def dial(point: TurningPoint) -> Component:
    """Half-circle dial with a mark at the risk without embargo."""
    region, before = say(REGION_WORDS[point.region]), say("{share} without embargo", share=percent(point.before))
    words = f"{likelihood(point.median)}, {month_words(point.month)}"
    return html.Div(
        [
            html.Div(
                [html.Span(className="tick"), html.Span(amount(point.variable, point.median), className="figure")],
                className=f"dial region-{point.region}",
                style={"--share": f"{point.median:.4f}", "--before": f"{point.before:.4f}"},
                role="img",
                **aria(label=f"{region}: {percent(point.median)}, {words}; {before}"),
                **data(region=point.region),
            ),
            html.P([html.Strong(region), f" {likelihood(point.median)}"], className="who"),
            html.P(before, className="before"),
        ],
        className="dial-box",
    )
