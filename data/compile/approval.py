"""Approval of the United States president and of European executives."""

from pathlib import Path

import pandas as pd

from data.compile.registry import table


@table("us_presidential_approval")
def us_presidential_approval(sources: Path) -> pd.DataFrame:
    """Return monthly approval and disapproval, with the method of each period."""
    polls = pd.read_csv(sources / "macro/approval/us_presidential_approval_monthly_2017_2026m02.csv")
    polls = polls.rename(columns={"approve": "approve_pct", "disapprove": "disapprove_pct"})
    return polls[["month", "president", "approve_pct", "disapprove_pct", "method"]]


HEADS_OF_GOVERNMENT = {
    "AT": "Austria",
    "BG": "Bulgaria_PM",
    "CZ": "Czech Republic_Gov",
    "DE": "Germany",
    "DK": "Denmark",
    "ES": "Spain",
    "FI": "Finland_Gov",
    "FR": "France_Exec",
    "GR": "Greece",
    "HR": "Croatia_Exec",
    "HU": "Hungary",
    "IE": "Ireland",
    "IT": "Italy",
    "LV": "Latvia",
    "NL": "Netherlands",
    "PL": "Poland_PM",
    "PT": "Portugal_PM",
    "RO": "Romania_PM",
    "SE": "Sweden",
    "SI": "Slovenia",
    "US": "United States",
}
"""Series of whoever answers for the economy: head of government, or the government where none is polled."""
LEAST_READINGS = 2
"""Years with fewer polls carry an earlier one forward."""


@table("executive_approval")
def executive_approval(sources: Path) -> pd.DataFrame:
    """Return yearly approval of executives in the EU and the US, for years with at least two polls."""
    polls = pd.read_csv(sources / "macro/approval/eap_executive_approval_annual_1938_2023.csv")
    country = polls["series"].map({series: code for code, series in HEADS_OF_GOVERNMENT.items()})
    polls = polls.assign(country=country, approve_pct=polls["approve"], readings=polls["n_approve_readings"])
    kept = polls[country.notna() & (polls["readings"] >= LEAST_READINGS)]
    return kept[["year", "country", "approve_pct", "readings"]]
