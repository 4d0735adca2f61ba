"""Country codes for energy publishers that write names, and for partners outside Europe."""

from data.compile.countries import ALPHA_2

CODE_BY_NAME = {
    **{"Austria": "AT", "Belgium": "BE", "Bulgaria": "BG", "Croatia": "HR", "Cyprus": "CY", "Czech Republic": "CZ"},
    **{"Czechia": "CZ", "Denmark": "DK", "Estonia": "EE", "Finland": "FI", "France": "FR", "Germany": "DE"},
    **{"Greece": "GR", "Hungary": "HU", "Ireland": "IE", "Italy": "IT", "Latvia": "LV", "Lithuania": "LT"},
    **{"Luxembourg": "LU", "Malta": "MT", "Netherlands": "NL", "Poland": "PL", "Portugal": "PT", "Romania": "RO"},
    **{"Slovakia": "SK", "Slovenia": "SI", "Spain": "ES", "Sweden": "SE", "EU": "EU"},
    **{"Ukraine": "UA", "United Kingdom (Post-Brexit)": "GB"},
}

CODE_BY_ISO3 = {
    **ALPHA_2,
    **{"EUU": "EU", "EMU": "EA", "WLD": "World", "ARE": "AE", "BLR": "BY", "BRA": "BR", "CAN": "CA", "CHN": "CN"},
    **{"EGY": "EG", "IND": "IN", "JPN": "JP", "KOR": "KR", "MEX": "MX", "MYS": "MY", "RUS": "RU", "SAU": "SA"},
    **{"SGP": "SG", "TUR": "TR", "TWN": "TW", "UKR": "UA", "USA": "US", "VNM": "VN"},
}
