"""Months as the model counts them: index 0 is the month after the baseline's last observed month."""

from econ.checks import require

MARGIN_MONTHS = 18
"""Months simulated beyond the horizon so that "within 12 months" is known for the last month shown."""


def month_number(month: str) -> int:
    """Months since year 0 of a month written YYYY-MM."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_name(number: int) -> str:
    """Month YYYY-MM of a number of months since year 0."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def months_after(month: str, count: int) -> tuple[str, ...]:
    """Return the given number of months that follow a month."""
    first = month_number(month) + 1
    return tuple(month_name(first + i) for i in range(count))


def simulated_months(horizon_months: int) -> int:
    """Months to simulate for a horizon: the margin added, rounded up to whole quarters."""
    return -(-(horizon_months + MARGIN_MONTHS) // 3) * 3


def stage_index(start: str, months: tuple[str, ...], first: int, last: int) -> int:
    """Index of a stage's start; raises unless it lies after the embargo's start and before its end.

    `start` is a month, or months after the embargo's start, written "+3".
    """
    allowed = range(first + 1, last)
    found = first + int(start) if start.startswith("+") else months.index(start) if start in months else -1
    require(
        found in allowed,
        f"A stage must start after the embargo does and before it ends or the horizon does; got {start}, "
        + (f"allowed {months[allowed[0]]} to {months[allowed[-1]]}." if allowed else "and there is no month between."),
    )
    return found


def start_index(start: str | None, months: tuple[str, ...], horizon_months: int) -> int:
    """Index of a start month; raises when it lies outside the months shown."""
    if start is None:
        return 0
    shown = months[:horizon_months]
    require(
        start in shown,
        f"timing.start must lie between {shown[0]} and {shown[-1]} for this baseline and horizon; got {start}.",
    )
    return shown.index(start)
