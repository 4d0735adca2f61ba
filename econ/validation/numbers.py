"""Numbers as the report and the terminal write them."""

from collections.abc import Mapping


def number(value: float | None) -> str:
    """Three significant digits, without exponent."""
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def band(ours: Mapping[str, float | None]) -> str:
    """Write the ends of the 90 % band, or that there is none."""
    return "one path" if ours["p05"] is None else f"{number(ours['p05'])} to {number(ours['p95'])}"


def half_band(ours: Mapping[str, float | None]) -> str:
    """Write the ends of the 50 % band, or a dash."""
    return "-" if ours["p05"] is None else f"{number(ours['p25'])} to {number(ours['p75'])}"


def rows_of(count: int) -> str:
    """Count of rows, in words."""
    return f"{count} row" if count == 1 else f"{count} rows"


def percent(share: float | None) -> str:
    """Share as whole percent."""
    return "-" if share is None else f"{100.0 * share:.0f} %"
