"""Sentences of the page: the verdict, changes in words, and one finding for every chart."""

from dashboard.amounts import amount, digits, is_fraction, month_words, number, percent, unit_words
from dashboard.language import capitalised, mark, say
from dashboard.turning_points import TurningPoint, turning_point
from econ.levers import all_levers
from econ.result import Result
from econ.scenario import Scenario
from econ.variables import VARIABLES

HEADLINES = (
    ("brent_usd_bbl", "World"),
    ("ttf_eur_mwh", "EU"),
    ("headline_cpi_yoy_pct", "EU"),
    ("gdp_vs_baseline_pct", "EU"),
)
"""The four numbers the first sentences tell: variable and region."""

_SUBJECTS = {
    "brent_usd_bbl": mark("oil (Brent)"),
    "ttf_eur_mwh": mark("European gas"),
    "headline_cpi_yoy_pct": mark("inflation in the EU"),
    "gdp_vs_baseline_pct": mark("GDP of the EU"),
}

REGION_WORDS = {"EU": mark("EU"), "US": mark("US"), "RU": mark("Russia"), "World": mark("World")}
RECESSION_DEFINITION = mark(
    "technical recession, two negative quarters in a row, under way or starting within 12 months"
)
BASELINE_WORDS = {
    "2021-12": mark("the pre-war world of December 2021"),
    "2026-01": mark("the world of January 2026"),
    "latest": mark("the latest data, a market already under stress"),
}
BASELINE_NOTES = {
    "2021-12": mark("Before the war: Russian pipelines still feed Europe."),
    "2026-01": mark("The last month before the Gulf outage of 2026."),
    "latest": mark("Starts from a stressed market: low gas storage, and a Gulf outage that is fading."),
}
LIKELIHOOD = (
    (0.01, mark("exceptionally unlikely")),
    (0.10, mark("very unlikely")),
    (0.33, mark("unlikely")),
    (0.66, mark("about as likely as not")),
    (0.90, mark("likely")),
    (0.99, mark("very likely")),
)
"""Calibrated words by upper limit, as the IPCC uses them."""


def likelihood(probability: float) -> str:
    """Calibrated word for a probability.

    Examples
    --------
    >>> likelihood(0.05), likelihood(0.84)
    ('very unlikely', 'likely')
    """
    return say(next((word for limit, word in LIKELIHOOD if probability < limit), mark("virtually certain")))


def scenario_words(scenario: Scenario, start: Scenario) -> str:
    """Title of the preset a scenario started from, and how many levers have been moved since."""
    title = say(start.heading)
    moved = [name for name in all_levers() if scenario.value(name) != start.value(name) and name[:4] != "run."]
    if not moved and scenario.stages == start.stages:
        return title
    if not moved:
        return say("{title}, stages changed", title=title)
    if scenario.stages != start.stages:
        return say("{title}, {count} levers and stages changed", title=title, count=len(moved))
    if len(moved) == 1:
        return say("{title}, 1 lever changed", title=title)
    return say("{title}, {count} levers changed", title=title, count=len(moved))


def verdict(result: Result, heading: str) -> str:
    """Sentences that name scenario and baseline and say what happens, with bands; ``**`` marks emphasis."""
    world = say(BASELINE_WORDS.get(result.record.baseline, result.record.baseline))
    points = [turning_point(result, *key) for key in HEADLINES]
    risks = [turning_point(result, "recession_12m_prob", region) for region in ("EU", "US")]
    odds = {f"odds_{p.region.lower()}": likelihood(p.median) for p in risks}
    odds |= {f"risk_{p.region.lower()}": percent(p.median) for p in risks}
    risk = say(
        "A recession within 12 months is **{odds_eu} in the EU ({risk_eu})** and **{odds_us} in the US ({risk_us})**",
        **odds,
    )
    if not any(point.moves for point in points):
        calm = say(
            "**{heading}**, from {world}: prices, inflation and output stay on the baseline.",
            heading=heading,
            world=world,
        )
        return f"{calm} {risk}."
    start = say("**{heading}**, from {world}.", heading=heading, world=world)
    before = say("without embargo, {eu} and {us}", eu=percent(risks[0].before), us=percent(risks[1].before))
    return f"{start} {_headlines_in_words(points)}. {risk}; {before}."


def _headlines_in_words(points: list[TurningPoint]) -> str:
    """Headline numbers that move, then those that do not; "above or below" as only one of the two gaps is quoted."""
    moved = [point for point in points if point.moves]
    still = [say(_SUBJECTS[point.variable]) for point in points if not point.moves]
    clauses = [_clause(point, first=point is moved[0]) for point in moved]
    text = say("At the largest gap above or below no embargo, {clauses}", clauses=_listed(clauses))
    if len(still) > 1:
        text += "; " + say("{subjects} stay on the no-embargo path", subjects=_listed(still))
    elif still:
        text += "; " + say("{subject} stays on the no-embargo path", subject=still[0])
    return text


def _clause(point: TurningPoint, *, first: bool) -> str:
    """Name one headline number and give its value."""
    subject = say(_SUBJECTS[point.variable])
    if point.variable.endswith("_vs_baseline_pct"):
        size = number(abs(point.change))
        sentence = (
            mark("{subject} is **{size} % below baseline**")
            if point.change < 0
            else mark("{subject} is **{size} % above baseline**")
        )
        text = say(sentence, subject=subject, size=size)
    elif point.variable in ("brent_usd_bbl", "ttf_eur_mwh"):
        text = say("{subject} costs **{value}**", subject=subject, value=amount(point.variable, point.median))
    else:
        text = say("{subject} is **{value}**", subject=subject, value=amount(point.variable, point.median))
    if not point.band:
        return text
    return f"{text} ({say('90 % band {band}', band=point.band) if first else point.band})"


def _listed(words: list[str]) -> str:
    """Join words with commas and an "and"."""
    if len(words) == 1:
        return words[0]
    return say("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def change_words(point: TurningPoint) -> str:
    """Change against no embargo, in words that stand beside an arrow."""
    if not point.moves:
        return say("same as without embargo")
    above = point.change > 0
    if is_fraction(point.variable):
        sentence = (
            mark("{size} points above no embargo ({before})")
            if above
            else mark("{size} points below no embargo ({before})")
        )
        return say(sentence, size=number(100 * abs(point.change), 0), before=percent(point.before))
    if point.variable.endswith("_vs_baseline_pct"):
        sentence = mark("{size} % above no embargo") if above else mark("{size} % below no embargo")
        return say(sentence, size=number(abs(point.change)))
    size, before = number(abs(point.change), digits(point.median)), number(point.before)
    if unit_words(point.variable) == "%":
        sentence = (
            mark("{size} points above no embargo ({before})")
            if above
            else mark("{size} points below no embargo ({before})")
        )
    else:
        sentence = mark("{size} above no embargo ({before})") if above else mark("{size} below no embargo ({before})")
    return say(sentence, size=size, before=before)


def finding(result: Result, variable: str, regions: tuple[str, ...]) -> str:
    """Say in one sentence what a fan chart shows; it is also the chart's text for those who cannot see it."""
    points = [turning_point(result, variable, region) for region in regions]
    named = len(regions) > 1
    return "; ".join(_region_finding(point, say(REGION_WORDS[point.region]) if named else "") for point in points) + "."


def _region_finding(point: TurningPoint, who: str) -> str:
    """Return the finding for one region."""
    if not point.moves:
        return capitalised(say("{who} stays on the no-embargo path", who=who).strip())
    text = say(
        "{who} {value} in {month}", who=who, value=amount(point.variable, point.median), month=month_words(point.month)
    )
    if point.band:
        text += f" ({say('90 % band {band}', band=point.band)})"
    if "vs baseline" not in VARIABLES[point.variable].unit:
        text += ", " + say("against {value} without embargo", value=amount(point.variable, point.before))
    return text.strip()
