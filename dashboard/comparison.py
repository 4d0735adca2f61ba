"""Scenarios beside each other: the form's and those set aside, their letters, and differences between them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard import engine
from dashboard.amounts import is_fraction
from dashboard.language import mark, say
from dashboard.scene import Scene, once_per_scene
from dashboard.turning_points import TurningPoint, turning_point
from dashboard.wording import BASELINE_WORDS, scenario_words
from econ.errors import BadInputError
from econ.link import from_query, to_query
from econ.result import Result
from econ.scenario import Scenario
from econ.summary import HEADLINE_ROWS
from econ.variables import VARIABLES

MOST_PINS = 3
LETTERS = ("A", "B", "C", "D")

SHOW, AGAINST, BAND = "compare-show", "compare-against", "compare-band"
"""Names of the view's choices."""

SHOWN = ("overlay", "difference")
REFERENCES = ("A", "B")
BANDED = ("A", "B", "C", "D", "none")

ALIKE = (
    ("baseline", mark("they start from different worlds ({here}; {there})")),
    ("baseline_version", mark("they start from different editions of the data")),
    ("seed", mark("their random numbers differ (seed {here}; {there})")),
    ("n_draws", mark("they have different numbers of draws ({here}; {there})")),
    ("horizon_months", mark("they run for different times ({here} months; {there})")),
)
"""What two runs must share to be subtracted draw by draw, and the words where they do not."""


@dataclass(frozen=True)
class Compared:
    """One scenario of a comparison.

    Attributes
    ----------
    letter : str
        "A" is the form's.
    scenario : Scenario
    query : str
        Link to it.
    heading : str
        Preset and number of changed levers, in words.
    result : Result
    """

    letter: str
    scenario: Scenario
    query: str
    heading: str
    result: Result

    @property
    def world(self) -> str:
        """Baseline in words."""
        return say(BASELINE_WORDS.get(self.result.record.baseline, self.result.record.baseline))

    @property
    def name(self) -> str:
        """Letter and heading."""
        return f"{self.letter}: {self.heading}"


@dataclass(frozen=True)
class Gap:
    """Median and 90 % band of the differences draw by draw, in the month in which their median is largest in size."""

    month: str
    median: float
    low: float
    high: float


@once_per_scene
def compared(scene: Scene) -> tuple[Compared, ...]:
    """Scenarios of a scene, the form's first."""
    form = Compared(LETTERS[0], scene.scenario, to_query(scene.scenario, scene.start.name), scene.heading, scene.result)
    pins = zip(LETTERS[1:], scene.pinned, strict=False)
    return form, *(_pinned(letter, scenario) for letter, scenario in pins)


def _pinned(letter: str, scenario: Scenario) -> Compared:
    """Scenario set aside; a link's scenario keeps the name of the preset it starts from."""
    heading = scenario_words(scenario, engine.preset(scenario.name))
    try:
        result = engine.run(scenario)
    except BadInputError as error:
        words = "Pinned scenario {letter} cannot be run: {error} Undo takes it out again."
        refusal = say(words, letter=letter, error=error)
        raise BadInputError(refusal) from None
    return Compared(letter, scenario, to_query(scenario, scenario.name), heading, result)


@lru_cache(maxsize=64)
def query_alike(query: str, form_query: str) -> str:
    """Link to a scenario run as another is, from the same month on; empty where it cannot be run so."""
    scenario, form = from_query(query), from_query(form_query)
    changes = {f"run.{name}": getattr(form.run, name) for name in type(form.run).model_fields}
    try:
        alike = scenario.with_levers(changes | {"timing.start": form.levers.timing.start})
        engine.check(alike)
    except BadInputError:
        return ""
    return to_query(alike, scenario.name)


def reference(scene: Scene, runs: tuple[Compared, ...]) -> Compared:
    """Scenario that differences are taken against."""
    letter = scene.chosen(AGAINST, REFERENCES)
    return next((one for one in runs if one.letter == letter), runs[0])


def others(runs: tuple[Compared, ...], against: Compared) -> tuple[Compared, ...]:
    """All but the one that differences are taken against."""
    return tuple(one for one in runs if one.letter != against.letter)


def is_difference(scene: Scene) -> bool:
    """Whether differences are shown, not the scenarios themselves."""
    return scene.chosen(SHOW, SHOWN) == "difference"


def why_not(one: Compared, against: Compared) -> str:
    """Why one run cannot be subtracted from another, as a clause; empty where it can."""
    for key, words in ALIKE:
        here, there = getattr(one.result.record, key), getattr(against.result.record, key)
        if here != there:
            return say(words, here=here, there=there)
    return ""


def minus_words(one: Compared, against: Compared) -> str:
    """Name of a difference."""
    return say("{one} minus {other}", one=one.letter, other=against.letter)


def difference(one: Compared, against: Compared) -> Result:
    """One run less another, draw by draw."""
    keys = one.result.record.scenario_fingerprint, against.result.record.scenario_fingerprint
    return _differences(_Pair(keys, one.result, against.result))


class _Pair:
    """Two runs, alike for the cache where they are of the same scenarios."""

    def __init__(self, keys: tuple[str, str], one: Result, other: Result) -> None:
        self.keys, self.one, self.other = keys, one, other

    def __hash__(self) -> int:
        return hash(self.keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self.keys == other.keys


@lru_cache(maxsize=4)
def _differences(pair: _Pair) -> Result:
    """Keep the last differences, as their quantiles are asked for by several charts."""
    return pair.one.minus(pair.other)


def gap(apart: Result, variable: str, region: str) -> Gap:
    """Largest difference of two runs: what the table shows and the chart of differences tells.

    Parameters
    ----------
    apart : Result
        One run less another, as `difference` gives it.
    """
    bands = apart.quantiles(variable, region)
    month = int(np.argmax(np.abs(bands[2])))
    low, _, median, _, high = (float(value) for value in bands[:, month])
    return Gap(apart.months[month], median, low, high)


def headline_points(one: Compared) -> list[TurningPoint]:
    """Headline numbers of a scenario, each at its largest gap to no embargo."""
    return [turning_point(one.result, variable, region) for variable, region in HEADLINE_ROWS]


def notes(scene: Scene) -> list[str]:
    """Name all scenarios, for what is saved."""
    return [
        say("{name} ({preset}, {fingerprint}), {world}", name=one.name, preset=one.scenario.name,
            fingerprint=one.result.record.scenario_fingerprint, world=one.world)
        for one in compared(scene)
    ]  # fmt: skip


def stored_unit(variable: str, against: Compared | None) -> str:
    """Return the unit of a variable in a table to save; where differences are taken, that of a difference."""
    unit = VARIABLES[variable].unit
    if against is None:
        return unit
    if is_fraction(variable):
        return f"difference, {unit} (1 = 100 points)"
    return "difference, percentage points" if variable.endswith("_pct") else f"difference, {unit}"
