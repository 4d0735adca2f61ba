"""Country codes as the tables write them: ISO 3166 alpha-2, "EU" for the 27 members, "EA" for the euro area."""

import pandas as pd

EU_MEMBERS = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES"),
    *("FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
    *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
OTHER_SPELLINGS = {"EL": "GR", "UK": "GB", "EU27_2020": "EU", "EUR": "EA", "EZ": "EA"}
ALPHA_2 = {
    **{"AUT": "AT", "BEL": "BE", "BGR": "BG", "CHE": "CH", "CYP": "CY", "CZE": "CZ", "DEU": "DE", "DNK": "DK"},
    **{"ESP": "ES", "EST": "EE", "FIN": "FI", "FRA": "FR", "GBR": "GB", "GRC": "GR", "HRV": "HR", "HUN": "HU"},
    **{"IRL": "IE", "ITA": "IT", "LTU": "LT", "LUX": "LU", "LVA": "LV", "MKD": "MK", "MLT": "MT", "MNE": "ME"},
    **{"NLD": "NL", "NOR": "NO", "POL": "PL", "PRT": "PT", "ROU": "RO", "SRB": "RS", "SVK": "SK", "SVN": "SI"},
    **{"SWE": "SE"},
}


def country_codes(codes: pd.Series) -> pd.Series:
    """Replace the publishers' own spellings (EL, UK, EU27_2020, ...) by the tables' codes."""
    return codes.replace(OTHER_SPELLINGS)


def by_country(wide: pd.DataFrame, time: str, value: str, keep: tuple[str, ...] = EU_MEMBERS) -> pd.DataFrame:
    """Turn one column per country into one row per period and country, without the empty cells."""
    tall = wide.melt(id_vars=time, var_name="country", value_name=value).dropna(subset=[value])
    tall["country"] = country_codes(tall["country"])
    return tall[tall["country"].isin(keep)]
