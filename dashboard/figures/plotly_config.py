"""How plotly is set up wherever it draws: no tool bar, nothing sent anywhere, months in the language in use."""

from typing import Any

from dashboard.language import language, month_names


def page_config() -> Any:
    """Set up a graph on the page."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "modeBarButtonsToRemove": ["sendChartToCloud"],
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
    } | locale_config()


def locale_config() -> dict[str, Any]:
    """Names of months in the language in use, for axes and hover texts; plotly itself knows the English ones."""
    long, short = month_names(language())
    return {
        "locale": language(),
        "locales": {language(): {"dictionary": {}, "format": {"months": long, "shortMonths": short}}},
    }
