"""Scores that the pages of the fits report; light to read, for every door."""

import re
from functools import cache
from pathlib import Path

REPORTS = Path(__file__).parent / "report"
BASE_RATE = "base rate: Brier score"
"""Name under which the base rate's own Brier score is returned, read from the table of candidates."""


@cache
def scores(fit: str) -> dict[str, float]:
    """Return the figures that a fit's page lists, by their names there.

    Parameters
    ----------
    fit : str
        Name of a page in ``econ/estimate/report``.

    Examples
    --------
    >>> 0.5 < scores("probit-us")["AUROC"] < 1.0
    True
    """
    text = _page(fit)
    found = {name.strip(): float(value) for name, value in re.findall(r"^- (.+): (-?[\d.]+)$", text, re.MULTILINE)}
    base_rate = re.search(r"^\| base rate \|.*?([\d.]+) \|\s*\|$", text, re.MULTILINE)
    return found | ({BASE_RATE: float(base_rate.group(1))} if base_rate else {})


@cache
def sample(fit: str) -> str:
    """Return the sample that a fit's page names.

    Examples
    --------
    >>> sample("probit-us")
    '1963-12 to 2023-10 by month; 606 observations'
    """
    found = re.search(r"^Sample: (.+)\.$", _page(fit), re.MULTILINE)
    if not found:
        raise ValueError(f"{fit}.md names no sample")
    return found.group(1)


def _page(fit: str) -> str:
    return (REPORTS / f"{fit}.md").read_text(encoding="utf-8")
