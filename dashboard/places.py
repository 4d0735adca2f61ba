"""Names of places, as people say them."""

from dashboard.language import mark, say

PLACES = {
    "AT": mark("Austria"),
    "BE": mark("Belgium"),
    "BG": mark("Bulgaria"),
    "CY": mark("Cyprus"),
    "CZ": mark("Czechia"),
    "DE": mark("Germany"),
    "DK": mark("Denmark"),
    "EE": mark("Estonia"),
    "ES": mark("Spain"),
    "FI": mark("Finland"),
    "FR": mark("France"),
    "GR": mark("Greece"),
    "HR": mark("Croatia"),
    "HU": mark("Hungary"),
    "IE": mark("Ireland"),
    "IT": mark("Italy"),
    "LT": mark("Lithuania"),
    "LU": mark("Luxembourg"),
    "LV": mark("Latvia"),
    "MT": mark("Malta"),
    "NL": mark("Netherlands"),
    "PL": mark("Poland"),
    "PT": mark("Portugal"),
    "RO": mark("Romania"),
    "SE": mark("Sweden"),
    "SI": mark("Slovenia"),
    "SK": mark("Slovakia"),
    "AL": mark("Albania"),
    "AZ": mark("Azerbaijan"),
    "BA": mark("Bosnia and Herzegovina"),
    "CH": mark("Switzerland"),
    "CN": mark("China"),
    "DZ": mark("Algeria"),
    "GB": mark("Britain"),
    "IN": mark("India"),
    "LY": mark("Libya"),
    "MD": mark("Moldova"),
    "MK": mark("North Macedonia"),
    "NO": mark("Norway"),
    "RS": mark("Serbia"),
    "RU": mark("Russia"),
    "SM": mark("San Marino"),
    "TR": mark("Türkiye"),
    "UA": mark("Ukraine"),
}
"""Name by code: the 27 member states, then everybody else who buys Russian oil or whom a pipe leads through."""


def place(code: str) -> str:
    """Name of a place, or the code itself where it has none.

    Examples
    --------
    >>> place("GR"), place("LNG")
    ('Greece', 'LNG')
    """
    return say(PLACES.get(code, code))
