"""Who supplies and who buys: the EU's gas by route, Russia's oil by buyer."""

from typing import Any

import numpy as np

from dashboard.amounts import month_words, number
from dashboard.figures.areas import Part, area_limits, areas, below_legend, legend, line
from dashboard.figures.gas_accounts import supply_by_route, usual_supply_by_route
from dashboard.figures.palette import BUYERS, ROUTES
from dashboard.figures.panels import axes_of, panel_axes
from dashboard.figures.style import Look, base_layout
from dashboard.language import mark, say
from dashboard.turning_points import path_without_embargo
from econ.result import Array, Result
from econ.units import MONTHS_PER_YEAR, TWH_PER_BCM

BCM_A_MONTH = mark("bcm a month")
MBD = mark("mb/d")
ROUTE_LABELS = {
    "turkstream": mark("TurkStream"),
    "other_russian_pipeline": mark("Other Russian pipelines"),
    "russian_lng": mark("Russian LNG"),
    "other_lng": mark("Other LNG"),
    "norway": mark("Norway"),
    "north_africa": mark("North Africa"),
    "azerbaijan": mark("Azerbaijan"),
    "uk_net": mark("UK, net"),
    "production": mark("Own production"),
}
"""Routes from the bottom of the stack up: Russia's first."""

RUSSIAN = ("turkstream", "other_russian_pipeline", "russian_lng")
LEAST_MBD = 0.05
BUYER_LABELS = {
    "EU": mark("EU"),
    "CN": mark("China"),
    "IN": mark("India"),
    "TR": mark("Türkiye"),
    "REST": mark("Others"),
}


def gas_by_route(result: Result, look: Look) -> dict[str, Any]:
    """Gas that reaches the EU by route, stacked (means over draws, bcm a month); dotted: all of it without embargo."""
    routes = supply_by_route(result)
    usual = sum(usual_supply_by_route(result).values(), np.zeros(len(result.months)))
    parts = [
        _part(f"gas_supply_{route}_bcm", "EU", "bcm/month", say(label), ROUTES[route], routes[route] / TWH_PER_BCM)
        for route, label in ROUTE_LABELS.items()
    ]
    total = _part("gas_supply_bcm", "EU", "bcm/month", say("Without embargo"), look.theme.text, usual / TWH_PER_BCM)
    return _stack(result, parts, total, say(BCM_A_MONTH), look, least_span=10.0)


def gas_by_route_finding(result: Result) -> str:
    """Say how much Russian gas still comes in the first twelve months, and what LNG brings."""
    now, usual = supply_by_route(result), usual_supply_by_route(result)
    months = slice(0, MONTHS_PER_YEAR)

    def bcm(routes: dict[str, Array], *names: str) -> str:
        return number(float(sum(routes[name][months].sum() for name in names)) / TWH_PER_BCM, 1)

    return say(
        "In the first twelve months {russian} bcm come from Russia ({russian_before} without embargo) and {lng} bcm as "
        "LNG from elsewhere ({lng_before}), net of what is passed on.",
        russian=bcm(now, *RUSSIAN),
        russian_before=bcm(usual, *RUSSIAN),
        lng=bcm(now, "other_lng"),
        lng_before=bcm(usual, "other_lng"),
    )


def oil_by_buyer(result: Result, look: Look) -> dict[str, Any]:
    """Russia's oil by buyer, stacked (means over draws, mb/d); dotted: all of it without embargo."""
    variable = "russia_oil_purchases_mbd"
    parts = [
        _part(variable, buyer, "mb/d", say(label), BUYERS[buyer], result.mean(variable, buyer))
        for buyer, label in BUYER_LABELS.items()
    ]
    usual = sum((path_without_embargo(result, variable, buyer) for buyer in BUYER_LABELS), np.zeros(len(result.months)))
    total = _part(f"{variable}_total", "World", "mb/d", say("Without embargo"), look.theme.text, usual)
    return _stack(result, parts, total, say(MBD), look, least_span=4.0)


def oil_by_buyer_finding(result: Result) -> str:
    """Say in which month Russia sells least, and who buys most then."""
    paths = {buyer: result.mean("russia_oil_purchases_mbd", buyer) for buyer in BUYER_LABELS}
    total = sum(paths.values(), np.zeros(len(result.months)))
    usual = sum(float(path_without_embargo(result, "russia_oil_purchases_mbd", buyer)[0]) for buyer in BUYER_LABELS)
    month = int(np.argmin(total))
    most = max(paths, key=lambda buyer: float(paths[buyer][month]))
    if abs(usual - total[month]) < LEAST_MBD:
        return say(
            "Russia sells as much as without embargo, {usual} mb/d; {buyer} buys most, {most} mb/d.",
            usual=number(usual, 1),
            buyer=say(BUYER_LABELS[most]),
            most=number(float(paths[most][month]), 1),
        )
    if total[month] < LEAST_MBD:
        return say(
            "In {month} nobody buys Russian oil; without embargo Russia sells {usual} mb/d.",
            month=month_words(result.months[month]),
            usual=number(usual, 1),
        )
    return say(
        "Russia sells least in {month}: {total} mb/d, against {usual} without embargo; {buyer} then buys most, {most} "
        "mb/d.",
        month=month_words(result.months[month]),
        total=number(float(total[month]), 1),
        usual=number(usual, 1),
        buyer=say(BUYER_LABELS[most]),
        most=number(float(paths[most][month]), 1),
    )


def _part(variable: str, region: str, unit: str, label: str, colour: str, path: Array) -> Part:
    return Part(variable=variable, region=region, unit=unit, label=label, colour=colour, path=path)


def _stack(
    result: Result, parts: list[Part], total: Part, unit: str, look: Look, *, least_span: float
) -> dict[str, Any]:
    """One panel of stacked parts under the dotted line of what would be without embargo."""
    axes = axes_of(0)
    limits = area_limits([parts], [total.path], least_span=least_span)
    layout = below_legend(base_layout(look), legend(parts, look, dotted=[total]), titles=False)
    layout |= panel_axes(result.months, 0, 1, unit, limits, look)
    data = areas(parts, result.months, axes, look, decimals=2)
    data.append(line(total, result.months, axes, decimals=2, dotted=True))
    return {"data": data, "layout": layout}
