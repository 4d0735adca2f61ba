"""What a view shows: one question of a visitor, and the run that answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar

from dashboard import engine
from dashboard.figures.style import Look
from econ.result import Result
from econ.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One question.

    Attributes
    ----------
    scenario, start : Scenario
        What the form holds, and the preset it started from.
    heading : str
        Both in words.
    look : Look
        Theme and width of the screen.
    choices : mapping of str to str
        What is chosen in the views' own controls, by name: a definition of recession, a month of the map.
    pinned : tuple of Scenario
        Scenarios set aside to compare with.
    """

    scenario: Scenario
    start: Scenario
    heading: str
    look: Look = field(default_factory=Look)
    choices: Mapping[str, str] = field(default_factory=dict)
    pinned: tuple[Scenario, ...] = ()

    @cached_property
    def result(self) -> Result:
        """Run of the scenario, worked out when first asked for."""
        return engine.run(self.scenario)

    def chosen(self, name: str, options: tuple[str, ...]) -> str:
        """Choice of a control: the first option where nothing, or nothing known, is chosen."""
        value = self.choices.get(name)
        return value if value in options else options[0]


Answer = TypeVar("Answer")


def once_per_scene(work: Callable[[Scene], Answer]) -> Callable[[Scene], Answer]:
    """Remember what a function answers for a scene as long as the scene lives, as a cached property does."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def remembered(scene: Scene) -> Answer:
        kept = vars(scene)
        if name not in kept:
            kept[name] = work(scene)
        found: Answer = kept[name]
        return found

    return remembered
