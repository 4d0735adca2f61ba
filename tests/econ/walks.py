"""Scenarios and single passes of the walk, for tests that look at one stop at a time."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from econ.baseline import Baseline, load_baseline
from econ.calendar import months_after, simulated_months
from econ.draws import Draws, draw_parameters
from econ.feedback import Feedback
from econ.levers.assumptions import BASELINES
from econ.parameters import load_parameters
from econ.paths import LeverPaths, lever_paths
from econ.risk.growth import history_blocks
from econ.scenario import Scenario
from econ.simulate import take_walk
from econ.standing import standing_terms
from econ.walk import Walk

ALL_BASELINES = BASELINES
RUSSIAN_GAS = {
    "gas.turkstream_cut_share": 1.0,
    "gas.russian_lng_cut_share": 1.0,
    "gas.other_pipeline_cut_share": 1.0,
}


def asked(changes: dict[str, Any] | None = None, *, baseline: str = "2026-01", **run: Any) -> Scenario:
    """Return a scenario by lever names, on few draws and a short horizon."""
    settings = {"n_draws": 50, "horizon_months": 24} | run | {"baseline": baseline}
    return Scenario(name="test").with_levers({f"run.{k}": v for k, v in settings.items()} | (changes or {}))


@dataclass(frozen=True)
class World:
    """All that a stop of the walk needs."""

    scenario: Scenario
    baseline: Baseline
    draws: Draws
    paths: LeverPaths

    def __iter__(self) -> Any:
        return iter((self.scenario, self.paths, self.baseline, self.draws))

    @property
    def nothing_before(self) -> Feedback:
        """Feedback of a first pass."""
        return Feedback.none(self.draws.count, self.paths.months)

    def first_pass(self) -> Walk:
        """Take one pass over the walk without feedback."""
        return self.walk(self.nothing_before, self.draws)

    def walk(self, before: Feedback, draws: Draws) -> Walk:
        """Take one pass over the walk."""
        standing = standing_terms(self.scenario, self.paths, self.baseline, draws)
        return take_walk(self.scenario, self.paths, before, self.baseline, draws, standing)

    def flat(self, value: float) -> np.ndarray:
        """Return an array (draw, 1, month) of one value."""
        return np.full((self.draws.count, 1, self.paths.months), value)


def world(scenario: Scenario) -> World:
    """Baseline, draws and lever paths of a scenario."""
    baseline = load_baseline(scenario.run.baseline)
    count = simulated_months(scenario.run.horizon_months)
    blocks = history_blocks(count // 3)
    draws = draw_parameters(load_parameters(), scenario.run.n_draws, scenario.run.seed, blocks=blocks)
    return World(scenario, baseline, draws, lever_paths(scenario, months_after(baseline.month, count)))


def first_pass(changes: dict[str, Any] | None = None, **run: Any) -> Walk:
    """One pass over the walk for levers by name."""
    return world(asked(changes, **run)).first_pass()
