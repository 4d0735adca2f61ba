"""Coefficients for people: the block each belongs to, its name, and what it rests on, with links."""

import csv
import re
from functools import cache
from pathlib import Path

from dashboard.language import capitalised, mark
from econ.parameters import Parameter, load_parameters

REPORTS = Path(__file__).parents[1] / "econ" / "estimate" / "report"
EVIDENCE = Path(__file__).parents[1] / "econ" / "evidence.csv"

BLOCKS = (
    (mark("Oil market"), ("oil_", "opec_", "reroute_", "energy_income", "diesel_", "gasoline_", "industry_gdp_ratio")),
    (
        mark("Buyers and tariffs"),
        ("compliance_", "tariff_", "listing_", "import_tariff", "us_gdp_pct_per_100pp", "gdp_loss_per_lost_export"),
    ),
    (mark("Urals and the price cap"), ("urals_", "price_cap_")),
    (mark("Gas"), ("gas_", "lng_", "ttf_", "joint_", "asian_", "us_gas", "us_lng")),
    (mark("Power, coal and uranium"), ("power_", "coal_", "nuclear_")),
    (
        mark("Inflation"),
        ("energy_cpi", "fuel_lag", "retail_", "food_", "core_", "second_round", "phillips_"),
    ),
    (
        mark("Output"),
        ("income_", "ces_", "rationing_", "confidence_", "potential_", "producer_", "fiscal_", "industry_gdp_ratio_"),
    ),
    (mark("Jobs"), ("okun_",)),
    (
        mark("Interest rates and finance"),
        ("taylor_", "rate_", "long_rate", "gdp_rate", "equity_", "wealth_", "stress_", "credit_", "euro_"),
    ),
    (mark("Recession probit"), ("probit_",)),
    (mark("Approval of governments"), ("approval_",)),
    (mark("Russia"), ("russia_", "rouble_")),
)
"""Title of each block, and how the names in it begin; the longest beginning that fits decides."""

KINDS = {"estimated": mark("estimated"), "literature": mark("literature"), "judgement": mark("judgement")}

_PLAIN = {"eu": "EU", "us": "US", "gdp": "GDP", "cpi": "CPI", "ttf": "TTF", "lng": "LNG", "opec": "OPEC", "ces": "CES"}
_PLAIN |= {"usd": "USD", "eur": "EUR", "rub": "RUB", "mbd": "mb/d", "mwh": "MWh", "mmbtu": "MMBtu", "pct": "%"}
_PLAIN |= {"urals": "Urals", "okun": "Okun", "phillips": "Phillips", "taylor": "Taylor", "russia": "Russia"}
_PLAIN |= {"india": "India", "china": "China", "asian": "Asian", "cold": "cold", "10pct": "10 %", "100pp": "100 pp"}
_PLAIN |= {"100bp": "100 bp", "iberia": "Iberia", "italy": "Italy", "ireland": "Ireland", "france": "France"}
_PLAIN |= {"poland": "Poland", "nordics": "Nordics", "baltics": "Baltics", "bbl": "bbl", "sd": "SD", "trn": "trn"}


@cache
def block_of(name: str) -> str:
    """Block that a coefficient belongs to."""
    fits = [(len(start), title) for title, starts in BLOCKS for start in starts if name.startswith(start)]
    return max(fits)[1]


def by_block() -> dict[str, dict[str, Parameter]]:
    """Coefficients by block."""
    found: dict[str, dict[str, Parameter]] = {title: {} for title, _ in BLOCKS}
    for name, parameter in load_parameters().coefficients.items():
        found[block_of(name)][name] = parameter
    return found


def plain_name(name: str) -> str:
    """Name of a coefficient in words.

    Examples
    --------
    >>> plain_name("okun_lag_months_eu"), plain_name("wealth_gdp_pct_per_equity_pct_us")
    ('Okun lag months EU', 'Wealth GDP % per equity % US')
    """
    text = " ".join(_PLAIN.get(word, word) for word in name.split("_"))
    return capitalised(text)


def fit_of(parameter: Parameter) -> str:
    """Name of the fit a coefficient comes from, where it has a report; else empty."""
    found = re.match(r"Fit ([\w-]+):", parameter.source)
    return found.group(1) if found and found.group(1) in reports() else ""


@cache
def reports() -> tuple[str, ...]:
    """Names of the fits that have a report."""
    return tuple(sorted(path.stem for path in REPORTS.glob("*.md")))


@cache
def studies() -> dict[str, tuple[str, str]]:
    """Study behind each row of the evidence table, and where it was seen: an address, or empty."""
    with EVIDENCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["id"]: (row["source"], row["checked"] if row["checked"].startswith("http") else "") for row in rows}
