"""Measures: what a sweep notes about each point, read off its run."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from econ.errors import BadInputError, did_you_mean
from econ.outcomes import OUTCOMES
from econ.result import Result
from econ.summary import extreme_month
from econ.variables import VARIABLES

BANDS = {"p05": 0.05, "p50": 0.5, "p95": 0.95}

MEASURES = (
    "brent",
    "ttf",
    "eu-inflation",
    "us-inflation",
    "eu-gdp",
    "us-gdp",
    "recession_12m_prob:EU",
    "recession_12m_prob:US",
    "russia-revenue",
    "lead",
)
"""What is noted unless something else is asked for."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One thing noted about a point.

    Attributes
    ----------
    key : str
        Of an outcome (`econ.outcomes`), or ``variable:region``.
    label, unit, definition : str
    decimals : int
        Digits after the point worth showing.
    columns : tuple of str
        5, 50 and 95 % of draws; a single column for probabilities, which are one number over all draws.
    of : callable
        From a run to the numbers of those columns.
    """

    key: str
    label: str
    unit: str
    definition: str
    decimals: int
    columns: tuple[str, ...]
    of: Callable[[Result], list[float]]

    @property
    def middle(self) -> str:
        """Column of the median, or the only one."""
        return self.columns[len(self.columns) // 2]


def measure(key: str) -> Measure:
    """Measure by its key.

    Raises
    ------
    BadInputError
        If there is no such outcome, variable or region, naming the nearest.

    Examples
    --------
    >>> measure("brent").columns
    ('brent.p05', 'brent.p50', 'brent.p95')
    >>> measure("recession_12m_prob:EU").columns
    ('recession_12m_prob:EU',)
    """
    return _of_a_path(key) if ":" in key else _of_an_outcome(key)


def series_of(key: str) -> tuple[str, str]:
    """Variable and region of ``variable:region``, both known.

    Raises
    ------
    BadInputError
        If they are not, naming the nearest.
    """
    name, _, region = key.partition(":")
    if name not in VARIABLES:
        raise BadInputError(did_you_mean(name, VARIABLES, kind="variable"))
    if region not in VARIABLES[name].regions:
        regions = ", ".join(VARIABLES[name].regions)
        raise BadInputError(f"Write {name}:REGION with one of its regions: {regions}; got '{key}'.")
    return name, region


def _of_an_outcome(key: str) -> Measure:
    if key not in OUTCOMES:
        hint = f" A variable is written {key}:REGION." if key in VARIABLES else ""
        raise BadInputError(did_you_mean(key, OUTCOMES, kind="measure") + hint)
    one = OUTCOMES[key]

    def of(result: Result) -> list[float]:
        return [float(x) for x in np.quantile(one.by_path(result), list(BANDS.values()))]

    return Measure(
        key=key,
        label=one.label,
        unit=one.unit,
        definition=f"{one.definition} Of each path; then 5, 50 and 95 % of paths.",
        decimals=one.decimals,
        columns=tuple(f"{key}.{band}" for band in BANDS),
        of=of,
    )


def _of_a_path(key: str) -> Measure:
    name, region = series_of(key)
    variable = VARIABLES[name]

    def of(result: Result) -> list[float]:
        low, _, middle, _, high = result.quantiles(name, region)[:, extreme_month(result, name, region)].tolist()
        return [middle] if variable.certain else [low, middle, high]

    return Measure(
        key=key,
        label=f"{variable.label}, {region}",
        unit=variable.unit,
        definition="The month in which the median path is furthest from no embargo, in the direction that hurts.",
        decimals=variable.decimals,
        columns=(key,) if variable.certain else tuple(f"{key}.{band}" for band in BANDS),
        of=of,
    )
