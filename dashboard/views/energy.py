"""Energy: from cut to loss for oil and gas, who supplies and buys, storage, LNG, prices, power."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.figures.charts import FAN_KEY, Chart, Width
from dashboard.figures.fans import Fan, fans_finding, overlaid_fans, paired_fans
from dashboard.figures.gas_balance import gas_balance, gas_balance_finding
from dashboard.figures.oil_balance import oil_balance, oil_balance_finding
from dashboard.figures.palette import AMBER, BLUE
from dashboard.figures.storage import storage, storage_finding
from dashboard.figures.style import Look
from dashboard.figures.supply import gas_by_route, gas_by_route_finding, oil_by_buyer, oil_by_buyer_finding
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.views.cards import chart_grid
from dashboard.views.view import View
from econ.result import Result

MEANS = mark("Means over draws, which add up as medians do not.")
USD_BBL = mark("USD per barrel")
PER_CENT = mark("% of capacity")

CRUDES = (
    Fan(variable="brent_usd_bbl", region="World", name=mark("Brent"), unit=USD_BBL),
    Fan(variable="urals_usd_bbl", region="RU", name=mark("Urals"), unit=USD_BBL),
)
DISCOUNT = (Fan(variable="urals_delivered_discount_usd_bbl", region="RU", name=mark("Discount"), unit=USD_BBL),)
MARGINS = (
    Fan(variable="diesel_crack_change_usd_bbl", region="World", name=mark("Diesel"), unit=USD_BBL, colour=BLUE),
    Fan(variable="gasoline_crack_change_usd_bbl", region="World", name=mark("Gasoline"), unit=USD_BBL, colour=AMBER),
)
LNG = (
    Fan(variable="gas_lng_twh", region="EU", name=mark("LNG landed in the EU"), unit=mark("TWh a month")),
    Fan(variable="asia_lng_usd_mmbtu", region="World", name=mark("Spot price in Asia"), unit=mark("USD per MMBtu")),
)
GAS_PRICES = (
    Fan(variable="ttf_eur_mwh", region="EU", name=mark("EU, TTF"), unit=mark("EUR per MWh")),
    Fan(variable="henry_hub_usd_mmbtu", region="US", name=mark("US, Henry Hub"), unit=mark("USD per MMBtu")),
)
POWER = (
    Fan(variable="power_eur_mwh", region="EU", name=mark("Power in the EU"), unit=mark("EUR per MWh")),
    Fan(variable="coal_usd_t", region="World", name=mark("Coal, Newcastle"), unit=mark("USD per tonne")),
)


def _fans(
    key: str, title: str, unit: str, fans: Sequence[Fan], draw: Callable[[Result, Sequence[Fan], Look], dict[str, Any]]
) -> Chart:
    """Card of several fans: beside each other with scales of their own, or in one panel."""
    paired = draw is paired_fans
    width: Width = "half" if paired else "third"
    return Chart(
        key=key,
        title=title,
        unit=unit,
        draw=lambda scene: draw(scene.result, fans, scene.look),
        tell=lambda scene: fans_finding(scene.result, fans),
        legend=FAN_KEY,
        width=width,
        panels=len(fans) if paired else 1,
    )


OIL = (
    Chart(
        key="oil",
        title=mark("Oil, from cut to loss"),
        unit=mark("million barrels a day, mean over draws"),
        draw=lambda scene: oil_balance(scene.result, scene.look),
        tell=lambda scene: oil_balance_finding(scene.result),
        legend=MEANS,
        width="half",
        panels=2,
    ),
    Chart(
        key="oil-buyers",
        title=mark("Who buys Russia's oil"),
        unit=mark("million barrels a day, mean over draws"),
        draw=lambda scene: oil_by_buyer(scene.result, scene.look),
        tell=lambda scene: oil_by_buyer_finding(scene.result),
        legend=MEANS,
        width="half",
    ),
    _fans("crudes", mark("Brent and Urals"), USD_BBL, CRUDES, overlaid_fans),
    _fans("discount", mark("Urals discount to Brent, delivered to India"), USD_BBL, DISCOUNT, overlaid_fans),
    _fans(
        "margins",
        mark("Product margins over Brent"),
        mark("USD per barrel vs baseline"),
        MARGINS,
        overlaid_fans,
    ),
)
GAS = (
    Chart(
        key="gas",
        title=mark("EU gas, from loss to shortage"),
        unit=mark("bcm, mean over draws"),
        draw=lambda scene: gas_balance(scene.result, scene.look),
        tell=lambda scene: gas_balance_finding(scene.result),
        legend=MEANS,
        width="half",
        panels=2,
    ),
    Chart(
        key="gas-routes",
        title=mark("EU gas by route"),
        unit=mark("bcm a month, mean over draws"),
        draw=lambda scene: gas_by_route(scene.result, scene.look),
        tell=lambda scene: gas_by_route_finding(scene.result),
        legend=MEANS,
        width="half",
    ),
    Chart(
        key="gas-storage",
        title=mark("EU gas storage, with target and floor"),
        unit=PER_CENT,
        draw=lambda scene: storage(scene.result, say(PER_CENT), scene.look),
        tell=lambda scene: storage_finding(scene.result),
        legend=FAN_KEY,
        width="half",
    ),
    _fans("lng", mark("The pull on LNG"), mark("volume and price"), LNG, paired_fans),
    _fans("gas-prices", mark("Gas prices"), mark("EUR per MWh and USD per MMBtu"), GAS_PRICES, paired_fans),
    _fans("power", mark("Power and coal"), mark("EUR per MWh and USD per tonne"), POWER, paired_fans),
)


def _body(_scene: Scene) -> list[Component]:
    key = say(
        "Stacks and waterfalls: means over draws, which add up. Fans: median, and the middle 50 % and 90 % of all "
        "draws. Dotted: the same month without embargo."
    )
    return [
        html.P(key, className="key"),
        html.H2(say("Oil"), className="group-title"),
        chart_grid(OIL),
        html.H2(say("Gas, power and coal"), className="group-title"),
        chart_grid(GAS),
    ]


ENERGY = View(key="energy", title=mark("Energy"), charts=(*OIL, *GAS), body=_body)
