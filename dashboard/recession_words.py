"""What counts as a recession: the definitions to choose from, in words that stand beside every probability."""

from dataclasses import dataclass

from dashboard.amounts import month_words, number, percent
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.turning_points import TurningPoint, turning_point
from dashboard.wording import REGION_WORDS

CHOICE = "recession-definition"
DEPTH_LEVER = "assumptions.deep_recession_depth_pct"
REGIONS = ("EU", "US")


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One definition.

    Attributes
    ----------
    variable : str
        Canonical variable that holds its probability.
    name : str
        Short name, in English.
    words : str
        What is counted, in English; ``{depth}`` is the user's depth.
    """

    variable: str
    name: str
    words: str


DEFINITIONS = {
    "technical": Definition(
        variable="recession_12m_prob",
        name=mark("Technical, within 12 months"),
        words=mark(
            "Technical recession within 12 months: share of paths in which GDP falls in two quarters in a row that "
            "begin within the year, or are under way."
        ),
    ),
    "now": Definition(
        variable="recession_now_prob",
        name=mark("Technical, in progress"),
        words=mark(
            "Technical recession in progress: share of paths in which the month's quarter is one of two or more in a "
            "row in which GDP falls."
        ),
    ),
    "deep": Definition(
        variable="deep_recession_prob",
        name=mark("Deep, by then"),
        words=mark(
            "Deep recession by then: share of paths in which GDP has fallen by more than {depth} % from its highest "
            "quarter since the run began."
        ),
    ),
    "depression": Definition(
        variable="depression_prob",
        name=mark("Depression, by then"),
        words=mark(
            "Depression by then: share of paths in which GDP has fallen by more than 10 % from its highest quarter "
            "since the run began."
        ),
    ),
}


def chosen(scene: Scene) -> Definition:
    """Definition chosen in the view."""
    return DEFINITIONS[scene.chosen(CHOICE, tuple(DEFINITIONS))]


def definition_words(scene: Scene) -> str:
    """Say what the chosen definition counts."""
    depth = scene.scenario.levers.assumptions.deep_recession_depth_pct
    return say(chosen(scene).words, depth=number(depth))


def risk_finding(scene: Scene) -> str:
    """Say how likely the chosen recession is in both economies, and what is counted."""
    points = [turning_point(scene.result, chosen(scene).variable, region) for region in REGIONS]
    return " ".join([definition_words(scene), *map(_region_words, points)])


def _region_words(point: TurningPoint) -> str:
    values = {
        "region": say(REGION_WORDS[point.region]),
        "month": month_words(point.month),
        "before": percent(point.before),
    }
    if not point.moves:
        return say("{region}: as without embargo, {before} in {month}.", **values)
    return say(
        "{region}: {probability} in {month}, against {before} without embargo.",
        **values,
        probability=percent(point.median),
    )
