"""Inflation by component and GDP by channel, EU and US beside each other; means over draws, which add up."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, number, signed
from dashboard.channel_words import channel_label, channel_words
from dashboard.figures.areas import WHOLE_LETTERS, Part, area_limits, areas, below_legend, legend, line
from dashboard.figures.palette import CHANNEL_COLOURS, PRICES, without_embargo
from dashboard.figures.panels import axes_of, panel_axes, panel_title, refs
from dashboard.figures.style import Look, base_layout
from dashboard.language import mark, say
from dashboard.turning_points import path_without_embargo
from dashboard.wording import REGION_WORDS
from econ.axes import CHANNELS, MACRO_REGIONS
from econ.dynamics import year_on_year
from econ.result import Array, Result

PRICE_LABELS = {
    "oil": mark("Energy, from oil"),
    "gas": mark("Energy, from gas and power"),
    "food": mark("Food, after energy"),
    "core": mark("Core, second round"),
    "slack": mark("Core, weak or strong demand"),
    "tariff": mark("Tariffs"),
}
GDP_UNIT = mark("% of baseline GDP")
INFLATION_UNIT = mark("% a year")
LEAST = 0.05
"""Points that can be seen; less counts as nothing."""


def price_parts(result: Result, region: str) -> dict[str, Array]:
    """Return what each component adds to inflation against no embargo, (month,), points; they add up to the change.

    Energy is what households pay for it: the part that comes from oil, and the rest, from gas and power, after any
    price cap. Food and core are what energy does to other prices later.
    """
    level = {part: result.mean(f"cpi_{part}_contribution_pp", region) for part in ("energy", "food", "core", "tariff")}
    oil, slack = (result.mean(f"cpi_{part}_contribution_pp", region) for part in ("oil", "slack"))
    levels = {
        "oil": oil,
        "gas": level["energy"] - oil,
        "food": level["food"],
        "core": level["core"] - slack,
        "slack": slack,
        "tariff": level["tariff"],
    }
    return {part: year_on_year(path) for part, path in levels.items()}


def channel_parts(result: Result, region: str) -> dict[str, Array]:
    """GDP against baseline by channel, (month,), percent."""
    return {channel: result.mean(f"gdp_{channel}_channel_pct", region) for channel in CHANNELS}


def inflation_by_component(result: Result, look: Look) -> dict[str, Any]:
    """Inflation without embargo and what each component adds, stacked under the headline rate."""
    stacks, totals = {}, {}
    for region in MACRO_REGIONS:
        usual = path_without_embargo(result, "headline_cpi_yoy_pct", region)
        base = _part("headline_cpi_yoy_pct_no_embargo", region, say("Without embargo"), without_embargo(look), usual)
        parts = price_parts(result, region)
        added = [
            _part(f"cpi_{part}_yoy_contribution_pp", region, say(label), PRICES[part], parts[part])
            for part, label in PRICE_LABELS.items()
        ]
        stacks[region] = [base, *added]
        mean = result.mean("headline_cpi_yoy_pct", region)
        totals[region] = _part("headline_cpi_yoy_pct", region, say("Inflation"), look.theme.text, mean)
    return _two_panels(result, stacks, totals, say(INFLATION_UNIT), 4.0, look)


def gdp_by_channel(result: Result, look: Look) -> dict[str, Any]:
    """GDP against baseline by channel, stacked, with their sum as a line."""
    stacks, totals = {}, {}
    for region in MACRO_REGIONS:
        parts = channel_parts(result, region)
        stacks[region] = [
            _part(
                f"gdp_{channel}_channel_pct", region, channel_label(channel), CHANNEL_COLOURS[channel], parts[channel]
            )
            for channel in CHANNELS
        ]
        mean = result.mean("gdp_vs_baseline_pct", region)
        totals[region] = _part("gdp_vs_baseline_pct", region, say("GDP"), look.theme.text, mean)
    return _two_panels(result, stacks, totals, say(GDP_UNIT), 2.0, look)


def inflation_finding(result: Result) -> str:
    """Say what drives inflation where the mean is furthest above no embargo."""
    return " ".join(_inflation_of(result, region) for region in MACRO_REGIONS)


def gdp_finding(result: Result) -> str:
    """Say which channels cost most where the mean of GDP is lowest."""
    return " ".join(_gdp_of(result, region) for region in MACRO_REGIONS)


def _inflation_of(result: Result, region: str) -> str:
    parts = price_parts(result, region)
    change = sum(parts.values(), np.zeros(len(result.months)))
    month = int(np.argmax(np.abs(change)))
    if abs(change[month]) < LEAST:
        return say("{region}: inflation stays on the no-embargo path.", region=say(REGION_WORDS[region]))
    return say(
        "{region}, {month}: mean inflation {rate} %, {change} points from the path without embargo: energy {energy} "
        "directly, food {food}, core {core}, tariffs {tariffs}.",
        region=say(REGION_WORDS[region]),
        month=month_words(result.months[month]),
        rate=number(float(result.mean("headline_cpi_yoy_pct", region)[month]), 1),
        change=signed(change[month], 1),
        energy=signed(parts["oil"][month] + parts["gas"][month], 1),
        food=signed(parts["food"][month], 1),
        core=signed(parts["core"][month] + parts["slack"][month], 1),
        tariffs=signed(parts["tariff"][month], 1),
    )


def _gdp_of(result: Result, region: str) -> str:
    parts = channel_parts(result, region)
    total = result.mean("gdp_vs_baseline_pct", region)
    month = int(np.argmax(np.abs(total)))
    if abs(total[month]) < LEAST:
        return say("{region}: GDP stays on its baseline.", region=say(REGION_WORDS[region]))
    first, second = sorted(parts, key=lambda channel: -abs(float(parts[channel][month])))[:2]
    return say(
        "{region}, {month}: mean GDP {total} %, most of it from the channels {first} ({first_pct}) and {second} "
        "({second_pct}).",
        region=say(REGION_WORDS[region]),
        month=month_words(result.months[month]),
        total=signed(total[month], 1),
        first=channel_words(first),
        first_pct=signed(parts[first][month], 1),
        second=channel_words(second),
        second_pct=signed(parts[second][month], 1),
    )


def _part(variable: str, region: str, label: str, colour: str, path: Array) -> Part:
    return Part(variable=variable, region=region, unit="percent", label=label, colour=colour, path=path)


def _two_panels(
    result: Result, stacks: dict[str, list[Part]], totals: dict[str, Part], unit: str, least_span: float, look: Look
) -> dict[str, Any]:
    """One panel a region on the same scale: areas and the line of their sum."""
    lines = [total.path for total in totals.values()]
    limits = area_limits(list(stacks.values()), lines, least_span=least_span)
    first = next(iter(stacks))
    note = legend(stacks[first], look, first=[totals[first]], letters=WHOLE_LETTERS)
    layout = below_legend(base_layout(look), note, titles=True)
    data: list[dict[str, Any]] = []
    for panel, (region, parts) in enumerate(stacks.items()):
        axes = axes_of(panel)
        layout |= panel_axes(result.months, panel, len(stacks), unit, limits, look)
        data += areas(parts, result.months, axes, look, decimals=2)
        data.append(line(totals[region], result.months, axes, decimals=2))
        layout["annotations"].append(
            panel_title(say(REGION_WORDS[region]), look.theme.regions[region]) | refs(axes, domain=True)
        )
    return {"data": data, "layout": layout}
