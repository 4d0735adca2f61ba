"""Past recessions above past oil spikes, and how the scenario goes on."""

from functools import cache
from typing import Any

import numpy as np

from dashboard.amounts import month_words, number, percent
from dashboard.figures.charts import Table
from dashboard.figures.fan import OUTER_BAND, Trace, rounded
from dashboard.figures.style import Look, base_layout, faded, stepped_limits, value_axis
from dashboard.language import mark, say
from dashboard.oil_history import FIRST_MONTH, oil_net_increase, recessions, spikes_before, thinned
from dashboard.once import once_per_run
from dashboard.scene import Scene
from dashboard.turning_points import path_without_embargo
from dashboard.wording import REGION_WORDS
from econ.baseline import load_baseline
from econ.result import Array, Result
from econ.risk.probit import net_oil_increase

IN_PROGRESS = "recession_now_prob"
NARROW_FROM = "1998-01"
"""First month on a narrow screen, so that the scenario still has room."""

LANES = (("US", mark("US, NBER")), ("EU", mark("Euro area, CEPR")))
LANE_DOMAINS = ((0.68, 0.80), (0.86, 0.98))
SPIKES_DOMAIN = (0.0, 0.58)
SPIKES = (
    ("1974-01", mark("Oil embargo")),
    ("1980-04", mark("Iran")),
    ("1990-12", mark("Kuwait")),
    ("2008-06", mark("2008")),
    ("2022-09", mark("War in Ukraine")),
)
"""Where each spike is named."""


def history_strip(scene: Scene) -> dict[str, Any]:
    """Recessions by region in lanes of their own above the net increase of oil, past and simulated."""
    result, look = scene.result, scene.look
    first = NARROW_FROM if look.narrow else FIRST_MONTH
    data: list[Trace] = []
    for place, (region, _) in enumerate(LANES):
        axis = {"xaxis": "x", "yaxis": f"y{place + 2}"}
        data += [trace | axis for trace in _lane(result, region, look)]
    bands = simulated_increase(result)
    data += [trace | {"xaxis": "x", "yaxis": "y"} for trace in _spikes(result, bands, look)]
    highest = max(max(trace["y"]) for trace in data if trace["yaxis"] == "y")
    layout = base_layout(look) | {
        "xaxis": _time_axis(first, result.months[-1], look),
        "yaxis": value_axis(say("log points"), stepped_limits(0.0, highest, least_span=20.0), look)
        | {"domain": list(SPIKES_DOMAIN), "nticks": 5},
        "annotations": [
            *(_lane_name(place, region, say(name), look) for place, (region, name) in enumerate(LANES)),
            *(_spike_name(month, say(name), look) for month, name in SPIKES if month > first and not look.narrow),
            _heading(look),
        ],
        "shapes": [_today(result.months[0], look)],
    }
    del layout["yaxis"]["dtick"], layout["yaxis"]["tick0"]
    for place, domain in enumerate(LANE_DOMAINS):
        layout[f"yaxis{place + 2}"] = {
            "domain": list(domain),
            "range": [0, 1],
            "tickvals": [0, 1],
            "ticktext": ["", "100 %"],
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": look.theme.grid,
            "fixedrange": True,
            "anchor": "x",
        }
    return {"data": data, "layout": layout}


def history_finding(scene: Scene) -> str:
    """Say how often recessions followed oil spikes, and what the scenario does to oil."""
    us_spikes, us_count, _ = spikes_before("US")
    ea_spikes, ea_count, usual = spikes_before("EU")
    median = simulated_increase(scene.result)[1]
    peak = int(np.argmax(median))
    past = say(
        "Since 1970 oil had risen to a new three-year high within the year before {us_spikes} of {us_count} US "
        "recessions and {ea_spikes} of {ea_count} in the euro area, but also in {usual} of all months.",
        us_spikes=us_spikes,
        us_count=us_count,
        ea_spikes=ea_spikes,
        ea_count=ea_count,
        usual=percent(usual),
    )
    if median[peak] < 0.5:
        return f"{past} {say('In this scenario it does not.')}"
    now = say(
        "In this scenario it rises by {increase} log points above that high, by {month} (median).",
        increase=number(float(median[peak]), 0),
        month=month_words(scene.result.months[peak]),
    )
    return f"{past} {now}"


def history_table(scene: Scene) -> Table:
    """Month by month: recessions as dated, and the net increase of oil, past and simulated."""
    months, increase = oil_net_increase()
    dated = {region: recessions(region) for region, _ in LANES}
    rows: list[list[Any]] = []
    for month, value in zip(months, increase.tolist(), strict=True):
        if month >= FIRST_MONTH:
            states = [
                None if month > found.last_month else int(any(a <= month < b for a, b in found.spells))
                for found in (dated["US"], dated["EU"])
            ]
            rows.append(["observed", month, *states, round(value, 3), None, None])
    result = scene.result
    low, median, high = simulated_increase(result)
    shares = [result.median(IN_PROGRESS, region).tolist() for region in ("US", "EU")]
    for i, month in enumerate(result.months):
        band = [round(float(path[i]), 3) for path in (median, low, high)]
        rows.append(["scenario", month, *(share[i] for share in shares), *band])
    heads = [
        "kind",
        "month",
        "us_recession_nber_or_probability",
        "euro_area_recession_cepr_or_eu_probability",
        "oil_net_increase_log_points",
        "p05",
        "p95",
    ]
    return heads, rows


@once_per_run
def simulated_increase(result: Result) -> Array:
    """Quantiles 5, 50 and 95 % of oil's net increase over the run, shape (3, month); log points."""
    baseline = load_baseline(result.record.baseline)
    paths = net_oil_increase(result.draws("brent_usd_bbl", "World")[:, None, :], baseline)[:, 0]
    bands: Array = np.quantile(np.ascontiguousarray(paths.T), (0.05, 0.5, 0.95), axis=1)
    return bands


def _lane(result: Result, region: str, look: Look) -> list[Trace]:
    """Dated recessions as blocks, then the share of simulated paths in recession."""
    colour = look.theme.regions[region]
    shares = result.median(IN_PROGRESS, region)
    months = list(result.months)
    past_x, past_y = _blocks(region)
    return [
        _area_base(past_x) | {"hoverinfo": "skip"},
        _area(past_x, past_y, colour) | {"hoverinfo": "skip"},
        _area_base(months) | {"hoverinfo": "skip"},
        _area(months, rounded(shares), colour)
        | {
            "hovertemplate": say(
                "{region} in recession: {share} of paths", region=say(REGION_WORDS[region]), share="%{y:.0%}"
            )
            + "<extra></extra>"
        },
    ]


@cache
def _blocks(region: str) -> tuple[list[str], list[float]]:
    """Outline of the dated recessions."""
    x: list[str] = []
    y: list[float] = []
    for start, end in recessions(region).spells:
        x += [f"{start}-01", f"{start}-01", f"{end}-01", f"{end}-01"]
        y += [0.0, 1.0, 1.0, 0.0]
    return x, y


def _area_base(x: list[str]) -> Trace:
    return {"type": "scatter", "mode": "lines", "x": x, "y": [0.0] * len(x), "line": {"width": 0}}


def _area(x: list[str], y: list[float], colour: str) -> Trace:
    line = {"width": 1, "color": colour}
    fill = {"fill": "tonexty", "fillcolor": faded(colour, 0.55)}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line} | fill


def _spikes(result: Result, bands: Array, look: Look) -> list[Trace]:
    """Observed net increase up to the baseline and after it, and the scenario's with its band."""
    theme = look.theme
    known, since = _observed(result.record.baseline_month)
    months = list(result.months)
    without = path_without_embargo(result, "brent_usd_bbl", "World")
    calm = net_oil_increase(without[None, None, :], load_baseline(result.record.baseline))[0, 0]
    observed = f"{say('observed')} %{{y:.0f}}<extra></extra>"

    def line(x: list[str], y: Array, style: dict[str, Any], hover: str) -> Trace:
        return {
            "type": "scatter",
            "mode": "lines",
            "x": x,
            "y": rounded(y),
            "line": style,
            **({"hovertemplate": hover} if hover else {"hoverinfo": "skip"}),
        }

    colour = theme.regions["World"]
    upper = line(months, bands[2], {"width": 0}, "")
    return [
        line(*known, {"color": theme.text, "width": 1.25}, observed),
        line(*since, {"color": theme.muted, "width": 1.25, "dash": "dash"}, observed),
        line(months, bands[0], {"width": 0}, ""),
        upper | {"fill": "tonexty", "fillcolor": faded(colour, OUTER_BAND)},
        line(months, calm, {"color": theme.muted, "width": 1.25, "dash": "dot"}, ""),
        line(months, bands[1], {"color": colour, "width": 2}, f"<b>{say('scenario')} %{{y:.0f}}</b><extra></extra>"),
    ]


@cache
def _observed(baseline_month: str) -> tuple[tuple[list[str], Array], tuple[list[str], Array]]:
    """Observed net increase up to a month, and from it on."""
    months, increase = oil_net_increase()
    first, split = months.index(FIRST_MONTH), months.index(baseline_month)
    return (
        thinned(months[first : split + 1], increase[first : split + 1]),
        thinned(months[split:], increase[split:]),
    )


def _time_axis(first: str, last: str, look: Look) -> dict[str, Any]:
    """Decades, or every five years on a narrow screen."""
    return {
        "type": "date",
        "range": [f"{first}-01", f"{last}-01"],
        "tick0": "1970-01-01",
        "dtick": "M120",
        "tickformat": "%Y",
        "hoverformat": "%b %Y",
        "showgrid": False,
        "linecolor": look.theme.grid,
        "tickcolor": look.theme.grid,
        "ticks": "outside",
        "ticklen": 4,
        "fixedrange": True,
        "anchor": "y",
    }


def _lane_name(place: int, region: str, name: str, look: Look) -> dict[str, Any]:
    return _text(f"<b>{name}</b>", 0, LANE_DOMAINS[place][1]) | {
        "font": {"size": 11, "color": look.theme.regions[region]}
    }


def _heading(look: Look) -> dict[str, Any]:
    long, short = (
        say("Oil: rise of the last year above its highest price of three years"),
        say("Oil above its old high"),
    )
    text = short if look.narrow else long
    return _text(f"<b>{text}</b>", 0, SPIKES_DOMAIN[1]) | {"font": {"size": 11, "color": look.theme.text}}


def _spike_name(month: str, name: str, look: Look) -> dict[str, Any]:
    months, increase = oil_net_increase()
    return {
        "xref": "x",
        "yref": "y",
        "x": f"{month}-01",
        "y": float(increase[months.index(month)]),
        "xanchor": "center",
        "yanchor": "bottom",
        "yshift": 1,
        "text": name,
        "showarrow": False,
        "font": {"size": 10, "color": look.theme.muted},
    }


def _text(text: str, x: float, y: float) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 4,
        "text": text,
        "showarrow": False,
    }


def _today(month: str, look: Look) -> dict[str, Any]:
    """Line where the scenario begins."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": f"{month}-01",
        "x1": f"{month}-01",
        "y0": 0,
        "y1": 1,
        "line": {"color": look.theme.muted, "width": 1, "dash": "dot"},
    }
