"""Sentences of the page: the verdict, changes in words, and one finding for every chart."""

from dashboard.amounts import amount, digits, is_fraction, month_words, number, percent, unit_words
from dashboard.turning_points import TurningPoint, turning_point
from econ.levers import all_levers
from econ.result import Result
from econ.scenario import Scenario

HEADLINES = (
    ("brent_usd_bbl", "World"),
    ("ttf_eur_mwh", "EU"),
    ("headline_cpi_yoy_pct", "EU"),
    ("gdp_vs_baseline_pct", "EU"),
)
"""The four numbers the first sentences tell: variable and region."""

_SUBJECTS = {
    "brent_usd_bbl": "oil (Brent)",
    "ttf_eur_mwh": "European gas",
    "headline_cpi_yoy_pct": "EU inflation",
    "gdp_vs_baseline_pct": "EU GDP",
}

REGION_WORDS = {"EU": "EU", "US": "US", "RU": "Russia", "World": "World"}
RECESSION_DEFINITION = "technical recession, two negative quarters in a row, under way or starting within 12 months"
BASELINE_WORDS = {
    "2021-12": "the pre-war world of December 2021",
    "2026-01": "the world of January 2026",
    "latest": "the latest data, a market already under stress",
}
BASELINE_NOTES = {
    "2021-12": "Before the war: Russian pipelines still feed Europe.",
    "2026-01": "The last month before the Gulf outage of 2026.",
    "latest": "Starts from a stressed market: low gas storage, and a Gulf outage that is fading.",
}
LIKELIHOOD = (
    (0.01, "exceptionally unlikely"),
    (0.10, "very unlikely"),
    (0.33, "unlikely"),
    (0.66, "about as likely as not"),
    (0.90, "likely"),
    (0.99, "very likely"),
)
"""Calibrated words by upper limit, as the IPCC uses them."""


def likelihood(probability: float) -> str:
    """Calibrated word for a probability.

    Examples
    --------
    >>> likelihood(0.05), likelihood(0.84)
    ('very unlikely', 'likely')
    """
    return next((word for limit, word in LIKELIHOOD if probability < limit), "virtually certain")


def scenario_words(scenario: Scenario, start: Scenario) -> str:
    """Title of the preset a scenario started from, and how many levers have been moved since."""
    moved = [name for name in all_levers() if scenario.value(name) != start.value(name) and name[:4] != "run."]
    changes = [f"{len(moved)} lever{'s' if len(moved) > 1 else ''}"] if moved else []
    changes += ["stages"] if scenario.stages != start.stages else []
    return f"{start.heading}, {' and '.join(changes)} changed" if changes else start.heading


def verdict(result: Result, heading: str) -> str:
    """Sentences that name scenario and baseline and say what happens, with bands; ``**`` marks emphasis."""
    world = BASELINE_WORDS.get(result.record.baseline, result.record.baseline)
    points = [turning_point(result, *key) for key in HEADLINES]
    risks = [turning_point(result, "recession_12m_prob", region) for region in ("EU", "US")]
    odds = " and ".join(f"**{likelihood(p.median)} in the {p.region} ({percent(p.median)})**" for p in risks)
    risk = f"A recession within 12 months is {odds}"
    if not any(point.moves for point in points):
        return f"**{heading}**, from {world}: prices, inflation and output stay on the baseline. {risk}."
    before = " and ".join(percent(p.before) for p in risks)
    return f"**{heading}**, from {world}. {_headlines_in_words(points)}. {risk}; without embargo, {before}."


def _headlines_in_words(points: list[TurningPoint]) -> str:
    """Headline numbers that move, then those that do not; "above or below" as only one of the two gaps is quoted."""
    moved = [point for point in points if point.moves]
    still = [_SUBJECTS[point.variable] for point in points if not point.moves]
    clauses = [_clause(point, "90 % band " if point is moved[0] else "") for point in moved]
    text = f"At the largest gap above or below no embargo, {_listed(clauses)}"
    if still:
        text += f"; {_listed(still)} {'stay' if len(still) > 1 else 'stays'} on the no-embargo path"
    return text


def _clause(point: TurningPoint, band_words: str) -> str:
    """Name one headline number and give its value."""
    value = amount(point.variable, point.median)
    if point.variable.endswith("_vs_baseline_pct"):
        value = f"{number(abs(point.change))} % {'below' if point.change < 0 else 'above'} baseline"
    verb = "costs" if point.variable in ("brent_usd_bbl", "ttf_eur_mwh") else "is"
    return f"{_SUBJECTS[point.variable]} {verb} **{value}**{_band(point, band_words)}"


def _listed(words: list[str]) -> str:
    """Join words with commas and an "and"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _band(point: TurningPoint, words: str) -> str:
    """Band in brackets, where there is one."""
    return f" ({words}{point.band})" if point.band else ""


def change_words(point: TurningPoint) -> str:
    """Change against no embargo, in words that stand beside an arrow."""
    if not point.moves:
        return "same as without embargo"
    side = "above" if point.change > 0 else "below"
    if is_fraction(point.variable):
        return f"{100 * abs(point.change):.0f} points {side} no embargo ({percent(point.before)})"
    if point.variable.endswith("_vs_baseline_pct"):
        return f"{number(abs(point.change))} % {side} no embargo"
    points = " points" if unit_words(point.variable) == "%" else ""
    return f"{number(abs(point.change), digits(point.median))}{points} {side} no embargo ({number(point.before)})"


def finding(result: Result, variable: str, regions: tuple[str, ...]) -> str:
    """Say in one sentence what a fan chart shows; it is also the chart's text for those who cannot see it."""
    points = [turning_point(result, variable, region) for region in regions]
    named = len(regions) > 1
    return "; ".join(_region_finding(point, REGION_WORDS[point.region] if named else "") for point in points) + "."


def _region_finding(point: TurningPoint, who: str) -> str:
    """Return the finding for one region."""
    value, month = amount(point.variable, point.median), month_words(point.month)
    if not point.moves:
        text = f"{who} stays on the no-embargo path".strip()
    else:
        text = f"{who} {value} in {month}".strip()
        text += f" (90 % band {point.band})" if point.band else ""
        if not point.variable.endswith("_vs_baseline_pct"):
            text += f", against {amount(point.variable, point.before)} without embargo"
    return text[0].upper() + text[1:]
