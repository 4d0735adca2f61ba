"""The gas network on the map: flows as arcs, full pipes in red, states that go short coloured."""

import math
from typing import Any

from dashboard.amounts import month_words, number, percent
from dashboard.figures.europe import FRAME_X_KM, area, map_layout, neighbours_trace, path
from dashboard.figures.map_scale import WORSE, scale_of
from dashboard.figures.network_arcs import LNG, Arc, arcs_in, curve, month_shown, node_of, route
from dashboard.figures.style import Look
from dashboard.language import say
from dashboard.places import place
from econ.axes import MEMBER_STATES
from econ.network_document import NetworkDocument

Trace = dict[str, Any]

FLOW = {"light": "#3d5a80", "dark": "#9db8d9"}
FULL = {"light": "#c1121f", "dark": "#ff6b6b"}
WIDEST, NARROWEST = 9.0, 1.2
MOST_PRICES = 8
"""Shadow prices written on the map; the others are in the table below it."""
LEAST_SHARE = 0.005
"""Shortages below this share of demand are not named."""
ARROW_AT = 0.62


def network_map(document: NetworkDocument, least_price_eur_mwh: float, look: Look) -> dict[str, Any]:
    """Draw flows, full pipes and shortages of one month."""
    month = month_shown(document)
    arcs = arcs_in(document, month, least_price_eur_mwh)
    largest = max((arc.flow_twh for arc in arcs), default=1.0)
    data = [neighbours_trace(look), *_states(document, month, look)]
    for arc in arcs:
        data += _lines(arc, largest, look)
    data += [_arrows(arcs, look), _names(arcs, document, month, look), _prices(arcs, look)]
    note = {
        "xref": "paper",
        "yref": "paper",
        "x": 0.01,
        "y": 0.99,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "text": _key(largest, month_words(document.months[month]), look),
        "font": {"size": 10 if look.narrow else 11.5, "color": look.theme.text},
        "bgcolor": look.theme.paper,
        "borderpad": 4,
    }
    return {"data": data, "layout": map_layout(look) | {"annotations": [note]}}


def network_finding(document: NetworkDocument, least_price_eur_mwh: float) -> str:
    """Say what the map shows."""
    month = month_shown(document)
    arcs = arcs_in(document, month, least_price_eur_mwh)
    full = sorted((arc for arc in arcs if arc.full), key=lambda arc: -arc.price_eur_mwh)
    short = [row for row in document.states if row.short_share_by_month[month] > LEAST_SHARE]
    when = month_words(document.months[month])
    if short:
        told = say(
            "{month}, the month of the largest shortage: {count} member states go short.", month=when, count=len(short)
        )
    else:
        told = say("{month}: no member state goes short.", month=when)
    if not full:
        return told + " " + say("No pipe or terminal is full where more would help.")
    worst = {"route": route(full[0]), "price": number(full[0].price_eur_mwh)}
    if len(full) == 1:
        return told + " " + say("One arc is full: {route}, where one more MWh would be worth {price} EUR.", **worst)
    return (
        told
        + " "
        + say(
            "{full} arcs are full, above all {route}, where one more MWh would be worth {price} EUR.",
            full=len(full),
            **worst,
        )
    )


def _key(largest: float, month: str, look: Look) -> str:
    """Words for what lines and colours mean."""
    lines = (
        f"<b>{month}</b>",
        say("Line: flow, the widest {flow} TWh a month", flow=number(largest)),
        say("From the sea: LNG"),
        f'<span style="color:{FULL[look.theme.name]}">'
        + say("Red: full, and what one more MWh would be worth, EUR")
        + "</span>",
        say("Brown: share of demand that is not met"),
    )
    return "<br>".join(lines)


def _states(document: NetworkDocument, month: int, look: Look) -> list[Trace]:
    """Member states, coloured where they go short."""
    short = {row.state: 100.0 * row.short_share_by_month[month] for row in document.states}
    scale = scale_of(short.values(), diverging=False, worse_is_high=True, least_span=10.0, look=look)
    line = {"color": look.theme.paper, "width": 0.8}
    calm = WORSE[look.theme.name][0]
    return [
        area(path(state), scale.colours[scale.of(short[state])] if short[state] >= 0.05 else calm, line)
        | {
            "name": place(state),
            "text": f"<b>{place(state)}</b><br>" + say("{share} of demand short", share=percent(short[state] / 100)),
            "hoverinfo": "text",
            "hoveron": "fills",
        }
        for state in MEMBER_STATES
    ]


def _lines(arc: Arc, largest: float, look: Look) -> list[Trace]:
    """Line of an arc over a paler, wider one that sets it off from what lies below."""
    points = curve(arc)
    width = (NARROWEST + (WIDEST - NARROWEST) * arc.flow_twh / largest) * _size(look)
    colour = (FULL if arc.full else FLOW)[look.theme.name]
    line = {"type": "scatter", "mode": "lines", "x": [p[0] for p in points], "y": [p[1] for p in points]}
    quiet = {"hoverinfo": "skip"}
    return [
        line | quiet | {"line": {"color": look.theme.paper, "width": width + 1.6 * _size(look)}},
        line | quiet | {"line": {"color": colour, "width": width}},
    ]


def _arrows(arcs: list[Arc], look: Look) -> Trace:
    """Arrow on every arc; pointing at it tells its numbers."""
    x, y, angle = [], [], []
    for arc in arcs:
        points = curve(arc)
        i = round(ARROW_AT * (len(points) - 1))
        (x0, y0), (x1, y1) = points[i - 1], points[i + 1]
        x.append(points[i][0])
        y.append(points[i][1])
        angle.append(round(math.degrees(math.atan2(x1 - x0, y1 - y0)), 1))
    largest = max((arc.flow_twh for arc in arcs), default=1.0)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {
            "symbol": "triangle-up",
            "angle": angle,
            "size": [round((8 + 9 * arc.flow_twh / largest) * _size(look), 1) for arc in arcs],
            "color": [(FULL if arc.full else FLOW)[look.theme.name] for arc in arcs],
            "opacity": 1,
            "line": {"color": look.theme.paper, "width": 1},
        },
        "text": [_told(arc) for arc in arcs],
        "hoverinfo": "text",
    }


def _told(arc: Arc) -> str:
    """Numbers of an arc."""
    words = say("{flow} of {capacity} TWh a month", flow=number(arc.flow_twh), capacity=number(arc.capacity_twh))
    worth = say("full; one more MWh worth {price} EUR", price=number(arc.price_eur_mwh))
    return f"<b>{route(arc)}</b><br>{words}" + (f"<br>{worth}" if arc.full else "")


def _names(arcs: list[Arc], document: NetworkDocument, month: int, look: Look) -> Trace:
    """Names of the nodes outside the EU, and what share states go short by."""
    nodes = {code for arc in arcs for code in (arc.start, arc.end)} - {LNG}
    outside = sorted(nodes - set(MEMBER_STATES))
    short = [row for row in document.states if row.short_share_by_month[month] > LEAST_SHARE]
    points = [*map(node_of, outside), *(node_of(row.state) for row in short)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [point[0] for point in points],
        "y": [point[1] for point in points],
        "text": [
            *(f"<i>{place(code)}</i>" for code in outside),
            *(f"<b>{row.state} {percent(row.short_share_by_month[month])}</b>" for row in short),
        ],
        "textposition": [
            *("top left" if node_of(code)[0] > FRAME_X_KM[1] - 500 else "top center" for code in outside),
            *["middle center"] * len(short),
        ],
        "textfont": {"size": 9 if look.narrow else 10.5, "color": look.theme.text, "shadow": _halo(look)},
        "hoverinfo": "skip",
    }


def _prices(arcs: list[Arc], look: Look) -> Trace:
    """Shadow prices beside the dearest of the full arcs."""
    full = sorted((arc for arc in arcs if arc.full), key=lambda arc: -arc.price_eur_mwh)[:MOST_PRICES]
    places = [curve(arc)[4] for arc in full]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [point[0] for point in places],
        "y": [point[1] for point in places],
        "text": [f"<b>{number(arc.price_eur_mwh)}</b>" for arc in full],
        "textposition": "top center",
        "textfont": {"size": 12, "color": FULL[look.theme.name], "shadow": _halo(look)},
        "hoverinfo": "skip",
    }


def _size(look: Look) -> float:
    """Scale of lines and arrows: thinner on a phone."""
    return 0.6 if look.narrow else 1.0


def _halo(look: Look) -> str:
    """Shadow that sets a text off from lines and areas below it."""
    paper = look.theme.paper
    return ", ".join(f"{x}px {y}px 1px {paper}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
