"""Names of places, as people say them."""

PLACES = {
    "AT": "Austria",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IT": "Italy",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MT": "Malta",
    "NL": "Netherlands",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "AL": "Albania",
    "AZ": "Azerbaijan",
    "BA": "Bosnia and Herzegovina",
    "CH": "Switzerland",
    "CN": "China",
    "DZ": "Algeria",
    "GB": "Britain",
    "IN": "India",
    "LY": "Libya",
    "MD": "Moldova",
    "MK": "North Macedonia",
    "NO": "Norway",
    "RS": "Serbia",
    "RU": "Russia",
    "SM": "San Marino",
    "TR": "Türkiye",
    "UA": "Ukraine",
}
"""Name by code: the 27 member states, then everybody else who buys Russian oil or whom a pipe leads through."""


def place(code: str) -> str:
    """Name of a place, or the code itself where it has none.

    Examples
    --------
    >>> place("GR"), place("LNG")
    ('Greece', 'LNG')
    """
    return PLACES.get(code, code)
