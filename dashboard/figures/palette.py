"""Colours of parts: buyers, routes, channels and components keep theirs in every chart.

Okabe and Ito's palette and shades of it; neighbours in a stack differ in lightness, so that they do in grey print.
"""

from dashboard.figures.style import Look

AMBER, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, RED, PINK, GREY = "#0072B2", "#D55E00", "#CC79A7", "#9AA5B1"
VIOLET, DEEP_VIOLET, TEAL, BROWN = "#B277A6", "#7D3C6E", "#7FCBB5", "#8C6D31"

BUYERS = {"EU": BLUE, "TR": SKY, "CN": RED, "IN": AMBER, "REST": GREY}
ROUTES = {
    "turkstream": DEEP_VIOLET,
    "other_russian_pipeline": VIOLET,
    "russian_lng": PINK,
    "production": GREY,
    "norway": BLUE,
    "north_africa": AMBER,
    "azerbaijan": GREEN,
    "uk_net": YELLOW,
    "other_lng": SKY,
}
GAS = {"added": TEAL, "lng": SKY, "saved": GREEN, "storage": AMBER}
CHANNEL_COLOURS = {
    "income": AMBER,
    "production": BLUE,
    "rationing": DEEP_VIOLET,
    "confidence": SKY,
    "finance": GREEN,
    "trade": PINK,
    "policy": YELLOW,
}
PRICES = {
    "oil": BROWN,
    "gas": SKY,
    "food": GREEN,
    "core": AMBER,
    "slack": BLUE,
    "tariff": PINK,
}


def without_embargo(look: Look) -> str:
    """Colour of what would be there anyway."""
    return look.theme.oil["rerouted"]


def whole(look: Look) -> str:
    """Colour of a sum, and of what is lost in the end."""
    return look.theme.oil["net"]
