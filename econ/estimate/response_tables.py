"""Tables and diagnostics of estimated responses for the report."""

from collections.abc import Mapping, Sequence

import numpy as np

from econ.draws import Z_95
from econ.estimate.energy_shock import EnergyShock, first_stage_f, peak
from econ.estimate.local_projections import Projections
from econ.estimate.responses import NORMALISED_RISE_PCT, Responses

SHOWN_MONTHS = (0, 3, 6, 12, 18, 24, 36, 48)
COMPARED_MONTHS = 12
Z_84 = 0.9945
CRISIS = slice("2021-07", "2023-12")

Case = tuple[EnergyShock, slice | None]


def response_table(title: str, given: Responses) -> str:
    """Responses at some horizons with 68 and 90 percent bands."""
    months = [month for month in SHOWN_MONTHS if month <= given.horizons[-1]]
    lines = [
        f"## {title}",
        "",
        f"`{given.variables[0]}` is {NORMALISED_RISE_PCT:.0f} in month {given.normalised_at}; 68 and 90 percent bands.",
        "",
        "| variable | " + " | ".join(f"month {month}" for month in months) + " |",
        "|---" * (len(months) + 1) + "|",
    ]
    for variable in given.variables:
        cells = [_cell(given, variable, month) for month in months]
        lines.append(f"| `{variable}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(given: Responses, variable: str, month: int) -> str:
    point, error = (float(values[month]) for values in given.of(variable))
    bands = (f"[{_two(point - reach * error)}, {_two(point + reach * error)}]" for reach in (Z_84, Z_95))
    return f"{_two(point)} " + " ".join(bands)


def _two(value: float) -> str:
    """Two digits, no negative zero."""
    return f"{round(value, 2) + 0.0:.2f}"


def comparison_table(compared: Mapping[str, Case], variables: Sequence[str], at_peak: bool) -> str:
    """Responses after a year under other choices, with standard errors, observations and first stage."""
    lines = [
        "## Other choices",
        "",
        f"Responses after {COMPARED_MONTHS} months (standard errors); the price ten percent up in the month given.",
        "",
        "| case | n | first-stage F | month | " + " | ".join(f"`{name}`" for name in variables) + " |",
        "|---" * (len(variables) + 4) + "|",
    ]
    for label, (shock, left_out) in compared.items():
        found = shock.projections(range(COMPARED_MONTHS + 1) if at_peak else (0, COMPARED_MONTHS), left_out)
        at = peak(found) if at_peak else 0
        scaled = found.scaled(0, at, NORMALISED_RISE_PCT)
        places = [shock.names.index(name) for name in variables]
        cells = [f"{_two(scaled.point[i, -1])} ({scaled.standard_error[i, -1]:.2f})" for i in places]
        strength = f"{first_stage_f(found):.1f}" if shock.external else "none"
        lines.append(f"| {label} | {found.observations[0, 0]} | {strength} | {at} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def diagnostics(given: EnergyShock) -> dict[str, float]:
    """Strength of the shock, how far few months carry it, and what correcting the errors for overlap would do."""
    found = given.projections(range(COMPARED_MONTHS + 1))
    at = peak(found)
    squares = given.shock.astype(float) ** 2
    return {
        "first-stage F of the shock on impact, robust": first_stage_f(found),
        "month of the highest price within a year": float(at),
        "t value of the price in that month": float(found.point[0, at] / found.standard_error[0, at]),
        "share of the squared shocks that lies in 2021-07 to 2023-12": float(squares[CRISIS].sum() / squares.sum()),
        "Newey-West over robust errors after 12 months, median of the variables": float(
            np.median(newey_west_ratio(found, COMPARED_MONTHS)[:, -1])
        ),
    }


def newey_west_ratio(found: Projections, lags: int) -> np.ndarray:
    """Errors with Bartlett weights on `lags` months over those without, (variable, horizon)."""
    total = (found.influence**2).sum(axis=0)
    for lag in range(1, lags + 1):
        product = (found.influence[lag:] * found.influence[:-lag]).sum(axis=0)
        total = total + 2.0 * (1.0 - lag / (lags + 1.0)) * product
    return np.sqrt(total) / found.standard_error
