"""Axes of every array in the model, always in the order (draw, region, month)."""

from typing import Final

MACRO_REGIONS: Final = ("EU", "US")
"""Regions with a full macro block, in this order along the region axis."""

BUYERS: Final = ("EU", "IN", "CN", "TR", "REST")
"""Buyers of Russian oil, in this order along the buyer axis."""

TRADING_BUYERS: Final = ("IN", "CN", "TR")
"""Buyers that the US can hit with tariffs, in this order along their axis."""

MEMBER_STATES: Final = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
"""The 27 member states, ISO-3166 alpha-2."""

RISK_MEMBERS: Final = ("DE", "IT", "FR", "PL")
"""Member states with recession risks of their own."""

RISK_REGIONS: Final = (*MACRO_REGIONS, *RISK_MEMBERS)
"""Regions whose recessions are counted, in this order along the region axis."""

GAS_ROUTES: Final = (
    "norway",
    "north_africa",
    "azerbaijan",
    "uk_net",
    "turkstream",
    "other_russian_pipeline",
    "russian_lng",
    "other_lng",
    "production",
)
"""Sources of the EU's gas, in this order along the route axis."""

FIXED_GAS_ROUTES: Final = tuple(route for route in GAS_ROUTES if route != "other_lng")
"""Routes that bring what the scenario leaves of them at any price: all but the LNG that closes the balance."""

POWER_GROUPS: Final = {
    "iberia": ("ES", "PT"),
    "italy_ireland": ("IE", "IT", "MT"),
    "france": ("FR",),
    "central_west": ("AT", "BE", "DE", "DK", "LU", "NL"),
    "central_east": ("BG", "CY", "CZ", "GR", "HR", "HU", "RO", "SI", "SK"),
    "poland": ("PL",),
    "nordics": ("FI", "SE"),
    "baltics": ("EE", "LT", "LV"),
}
"""Member states whose wholesale power prices move together, in this order along the group axis; MODEL.md says why."""

CHANNELS: Final = ("income", "production", "rationing", "confidence", "finance", "trade", "policy")
"""Channels through which GDP moves; their sum is the total deviation."""

GAS_SECTORS: Final = ("buildings", "industry", "power")
"""Users of the EU's gas, in this order along the sector axis."""
