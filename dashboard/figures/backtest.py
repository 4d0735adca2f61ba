"""Told against happened: the replay of 2021 to 2023, month by month, and its errors beside naive forecasts."""

from collections.abc import Mapping
from typing import Any

from dashboard.amounts import number, percent
from dashboard.figures.fan import OUTER_BAND
from dashboard.figures.style import Look, base_layout, faded, month_axis, stepped_limits, value_axis
from dashboard.language import mark, say
from econ.validation.stored import load_results

Figure = dict[str, Any]
Table = tuple[list[str], list[list[Any]]]

SETS = {
    "without": "months without 2021-10 to 2023-12",
    "all": "all months to 2026-02",
    "own-lng": "all months to 2026-02, LNG left to the model",
}
"""Sets of coefficients: name of the choice, and key of the results."""

SET_WORDS = {
    "without": mark("without the years judged (out of sample)"),
    "all": mark("as they ship, on all months to 2026-02 (in sample)"),
    "own-lng": mark("as they ship, and LNG left to the model"),
}
SET_CHOICE = "record-coefficients"
REGIONS = {"brent_usd_bbl": "World", "urals_usd_bbl": "RU"}
"""Whose colour a series has; the others are the EU's."""

SERIES_WORDS = {
    "ttf_eur_mwh": mark("TTF"),
    "gas_storage_share": mark("gas in storage"),
    "gas_demand_twh": mark("gas demand"),
    "brent_usd_bbl": mark("Brent"),
    "urals_usd_bbl": mark("Urals"),
}
COLUMNS = ("p05", "p50", "p95", "actual", "random_walk", "five_year_mean")


def backtest(variable: str, chosen: str, look: Look) -> Figure:
    """Our band and median, what happened, and two naive forecasts.

    Parameters
    ----------
    variable : str
        A series of the replay.
    chosen : str
        Set of coefficients, a key of `SETS`.
    """
    series, months = _series(variable, chosen), tuple(load_results()["backtest"]["months"])
    scale = 100 if variable.endswith("_share") else 1
    paths = {name: [round(scale * value, 4) for value in series[name]] for name in COLUMNS}
    colour = look.theme.regions[REGIONS.get(variable, "EU")]
    edge = {"line": {"width": 0}, "hoverinfo": "skip"}
    muted = look.theme.muted

    def trace(column: str, **more: Any) -> dict[str, Any]:
        return {"type": "scatter", "mode": "lines", "name": column, "x": list(months), "y": paths[column]} | more

    def shown(words: str) -> str:
        return f"{words} %{{y:.1f}}<extra></extra>"

    data = [
        trace("p05", **edge),
        trace("p95", **edge, fill="tonexty", fillcolor=faded(colour, OUTER_BAND + 0.06)),
        trace("random_walk", line={"color": muted, "width": 1.2, "dash": "dash"}, hovertemplate=shown(say("held"))),
        trace(
            "five_year_mean",
            line={"color": muted, "width": 1.2, "dash": "dot"},
            hovertemplate=shown(say("five-year mean")),
        ),
        trace("p50", line={"color": colour, "width": 2.25}, hovertemplate=f"<b>{shown(say('told'))}</b>"),
        trace(
            "actual",
            mode="lines+markers",
            line={"color": look.theme.text, "width": 1.75},
            marker={"size": 4, "color": look.theme.text},
            hovertemplate=f"<b>{shown(say('happened'))}</b>",
        ),
    ]
    low = min(min(path) for path in paths.values())
    high = max(max(path) for path in paths.values())
    layout = base_layout(look)
    layout["xaxis"] = month_axis(months, look, panel_is_small=False)
    layout["yaxis"] = value_axis("", stepped_limits(min(low, 0.0) if scale == 1 else 0.0, high, least_span=1.0), look)
    layout["margin"] = layout["margin"] | {"l": 40, "t": 10}
    return {"data": data, "layout": layout}


def backtest_finding(variable: str, chosen: str) -> str:
    """Mean absolute error beside the naive forecasts', and how often the band held what happened."""
    errors = _series(variable, chosen)["errors"]
    scale, unit = (100, say(" points")) if variable.endswith("_share") else (1, "")
    return say(
        "Mean error {model}{unit}; last value held {walk}, five-year mean {mean}: {verdict}. "
        "The 90 % band held {inside} of {months} months.",
        model=number(scale * errors["model"], 1),
        unit=unit,
        walk=number(scale * errors["walk"], 1),
        mean=number(scale * errors["mean"], 1),
        verdict=_verdict(errors),
        inside=percent(errors["inside_band_share"]),
        months=f"{errors['months']:.0f}",
    )


def backtest_table(variable: str, chosen: str) -> Table:
    """Month by month, all that is drawn."""
    series, months = _series(variable, chosen), load_results()["backtest"]["months"]
    rows = [[variable, month, *(series[column][i] for column in COLUMNS)] for i, month in enumerate(months)]
    return ["variable", "month", *COLUMNS], rows


def naive_ratios(chosen: str, look: Look) -> Figure:
    """Our mean error as a share of each naive forecast's: left of one we do better."""
    names = list(SERIES_WORDS)
    traces = []
    for key, symbol, words in (("walk", "diamond", say("last value held")), ("mean", "circle", say("five-year mean"))):
        ratios = [_ratio(name, chosen, key) for name in names]
        colours = [look.theme.text if ratio <= 1 else _worse(look) for ratio in ratios]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": words,
                "x": [round(ratio, 4) for ratio in ratios],
                "y": list(range(len(names))),
                "marker": {
                    "symbol": symbol if key == "walk" else f"{symbol}-open",
                    "size": 10,
                    "color": colours,
                    "line": {"width": 2, "color": colours},
                },
                "hovertemplate": f"{words}: %{{x:.2f}}<extra></extra>",
            }
        )
    layout = base_layout(look)
    layout["margin"] = {"l": 96, "r": 16, "t": 10, "b": 40}
    layout["hovermode"] = "closest"
    layout["xaxis"] = value_axis(say("← better · our error over the naive one's · worse →"), (0.0, 2.4, 0.5), look)
    layout["yaxis"] = {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": [say(SERIES_WORDS[name]) for name in names],
        "tickfont": {"size": 11.5, "color": look.theme.text},
        "gridcolor": look.theme.grid,
        "zeroline": False,
        "fixedrange": True,
    }
    even = {"type": "line", "x0": 1, "x1": 1, "yref": "paper", "y0": 0, "y1": 1}
    layout["shapes"] = [even | {"line": {"color": look.theme.muted, "width": 1.5, "dash": "dot"}}]
    return {"data": traces, "layout": layout}


def naive_finding(chosen: str) -> str:
    """Name the series that are told better than both naive forecasts, and those that are not."""
    better = [name for name in SERIES_WORDS if max(_ratio(name, chosen, key) for key in ("walk", "mean")) < 1]
    worse = [name for name in SERIES_WORDS if name not in better]
    listed = [", ".join(say(SERIES_WORDS[name]) for name in names) or say("none") for names in (better, worse)]
    return say("Better than both naive forecasts: {better}. Not: {worse}.", better=listed[0], worse=listed[1])


def naive_table(chosen: str) -> Table:
    """Mean absolute errors of all forecasts."""
    heads = ["variable", "months", "model", "random_walk", "five_year_mean", "rolling_random_walk", "inside_band_share"]
    keys = ("months", "model", "walk", "mean", "rolling", "inside_band_share")
    return heads, [[name, *(_series(name, chosen)["errors"][key] for key in keys)] for name in SERIES_WORDS]


def _series(variable: str, chosen: str) -> Mapping[str, Any]:
    """One series of the stored replay."""
    found: Mapping[str, Any] = load_results()["backtest"]["coefficients"][SETS[chosen]]["series"][variable]
    return found


def _ratio(variable: str, chosen: str, naive: str) -> float:
    """Our mean absolute error over a naive forecast's."""
    errors = _series(variable, chosen)["errors"]
    return float(errors["model"] / errors[naive])


def _verdict(errors: Mapping[str, float]) -> str:
    """Say whether the model beats the naive forecasts."""
    beaten = [errors["model"] < errors[key] for key in ("walk", "mean")]
    if all(beaten):
        return say("better than both")
    return say("better than one of them") if any(beaten) else say("worse than both")


def _worse(look: Look) -> str:
    """Colour of what is worse than a naive forecast."""
    return "#ff9a7a" if look.theme.name == "dark" else "#a8320a"
