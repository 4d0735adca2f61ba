"""Sensitivity of the verdict: each assumption, each threshold and each coefficient in turn, and Sobol indices."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.levers import all_levers
from econ.levers.assumptions import Thresholds
from econ.moved_coefficients import with_moved
from econ.parameters import Parameters, load_parameters
from econ.placement import both_ends, run_placed, sobol_shares, uncertain
from econ.progress import Progress, silent
from econ.result import Result
from econ.risk.verdict import OPPONENTS, Months, months_endured, passed_in
from econ.scenario import Scenario
from econ.simulate import simulate

Array = NDArray[np.float64]

ASSUMPTIONS = {
    "assumptions.oil_elasticity_scale": (0.5, 2.0),
    "assumptions.gas_elasticity_scale": (0.5, 2.0),
    "assumptions.rationing_loss_scale": (0.5, 2.0),
    "assumptions.second_round_scale": (0.5, 2.0),
    "assumptions.income_loss_scale": (0.4, 4.9),
    "offsets.opec_spare_use_share": (0.0, 1.0),
    "oil.reroute_share": (0.7, 1.0),
    "gas.winter_severity_sd": (-1.0, 2.0),
}
"""Levers that describe the world, not the embargo, with the range a reader may hold (judgement; income: its help)."""

THRESHOLD_FACTORS = (2.0 / 3.0, 1.5)
FUND_RUB_TRN = (0.0, 1.0)
COUNTS = (1, 2)
OUTPUTS = ("lead_months", "russia_months", "opponent_months")
COEFFICIENTS_WEIGHT = 6
"""How many assumptions the work on coefficients and their indices takes as long as; for telling progress."""


@dataclass(frozen=True)
class Outcome:
    """Verdict in four numbers: mean months endured, and how often each side breaks first."""

    russia_months: float
    opponent_months: float
    russia_first: float
    opponent_first: float

    @property
    def lead_months(self) -> float:
        """Months by which the opponent outlasts Russia; those that never break count the horizon."""
        return self.opponent_months - self.russia_months


@dataclass(frozen=True)
class Swing:
    """What one assumption does to the verdict when it goes from low to high and all else stays."""

    name: str
    low: float
    high: float
    at_low: Outcome
    at_high: Outcome

    @property
    def size_months(self) -> float:
        """Distance of the two leads."""
        return abs(self.at_high.lead_months - self.at_low.lead_months)


@dataclass(frozen=True)
class SobolIndex:
    """Share of an output's variance that a coefficient explains alone, and with all its interactions."""

    name: str
    output: str
    first_order: float
    total: float


@dataclass(frozen=True)
class Sensitivity:
    """How far the verdict moves; swings the largest first.

    Attributes
    ----------
    central : Outcome
        On drawn coefficients, what the swings of `assumptions` and `thresholds` move.
    central_path : Outcome
        With every coefficient central, what the swings of `coefficients` move.
    sobol : tuple of SobolIndex
        For the coefficients with the largest swings, drawn independently over their whole distribution.
    n_draws, paths_simulated : int
        Draws of each run with another assumption, whatever the scenario asks for; paths in all.
    """

    central: Outcome
    central_path: Outcome
    assumptions: tuple[Swing, ...]
    thresholds: tuple[Swing, ...]
    coefficients: tuple[Swing, ...]
    sobol: tuple[SobolIndex, ...]
    n_draws: int
    paths_simulated: int


def verdict_sensitivity(
    scenario: Scenario,
    *,
    opponent: str = "West",
    n_draws: int = 200,
    sobol_inputs: int = 5,
    sobol_samples: int = 256,
    parameters: Parameters | None = None,
    progress: Progress = silent,
) -> Sensitivity:
    """Move everything the verdict rests on; about ten seconds at the defaults on one core.

    Parameters
    ----------
    scenario : Scenario
    opponent : {"West", "EU", "US"}
        Whom Russia plays against.
    n_draws : int
        Draws for each of the runs with another assumption.
    sobol_inputs : int
        Coefficients in the Sobol design, those with the largest swings.
    sobol_samples : int
        A power of two; the design takes this times `sobol_inputs` plus two paths.
    progress : callable
        Told what share is done.

    Returns
    -------
    Sensitivity
    """
    parameters = with_moved(parameters or load_parameters(), scenario.levers.assumptions.coefficients)
    asked = scenario.with_levers({"run.n_draws": n_draws})
    thresholds = asked.levers.thresholds
    run = simulate(asked, parameters=parameters)

    def outcome(result: Result, yardsticks: Thresholds = thresholds) -> Outcome:
        return _outcome(*_contest(result, yardsticks, opponent))

    assumptions = []
    for row, (name, (low, high)) in enumerate(ASSUMPTIONS.items()):
        progress(row / (len(ASSUMPTIONS) + COEFFICIENTS_WEIGHT))
        ends = [outcome(simulate(asked.with_levers({name: value}), parameters=parameters)) for value in (low, high)]
        assumptions.append(Swing(name, low, high, *ends))
    moved = _moved_thresholds(run, thresholds, opponent)
    limits = [Swing(name, *ends, *(outcome(run, at) for at in both)) for name, (ends, both) in moved.items()]

    progress(len(ASSUMPTIONS) / (len(ASSUMPTIONS) + COEFFICIENTS_WEIGHT))
    central_path, coefficients = _coefficient_swings(asked, parameters, opponent)
    leading = [swing.name for swing in coefficients[:sobol_inputs] if swing.size_months > 0.0]
    sobol = _sobol(asked, parameters, opponent, leading, sobol_samples) if leading else ()
    paths = n_draws * (1 + 2 * len(ASSUMPTIONS)) + 2 * len(coefficients) + 1
    return Sensitivity(
        central=outcome(run),
        central_path=central_path,
        assumptions=_sorted(assumptions),
        thresholds=_sorted(limits),
        coefficients=coefficients,
        sobol=sobol,
        n_draws=n_draws,
        paths_simulated=paths + sobol_samples * (len(leading) + 2) * bool(leading),
    )


def _contest(result: Result, thresholds: Thresholds, opponent: str) -> tuple[Months, Months]:
    """Months endured by Russia and its opponent, path by path."""
    months = months_endured(result, thresholds)
    every_path = result.draws("brent_usd_bbl", "World")[:, 0]
    russia, other, _ = np.broadcast_arrays(months["RU"], months[opponent], every_path)
    return russia, other


def _outcome(russia: Months, opponent: Months) -> Outcome:
    return Outcome(
        russia_months=float(russia.mean()),
        opponent_months=float(opponent.mean()),
        russia_first=float((russia < opponent).mean()),
        opponent_first=float((opponent < russia).mean()),
    )


def _sorted(swings: list[Swing]) -> tuple[Swing, ...]:
    return tuple(sorted(swings, key=lambda swing: -swing.size_months))


def _moved_thresholds(
    run: Result, thresholds: Thresholds, opponent: str
) -> dict[str, tuple[tuple[float, float], tuple[Thresholds, Thresholds]]]:
    """Lower and higher value of each threshold that is judged in this contest, and of how many are needed."""
    sides = ("RU", *OPPONENTS[opponent])
    judged = {threshold.lever for threshold in passed_in(run, thresholds) if threshold.side in sides}
    ranges: dict[str, tuple[float, float]] = {"count_needed": COUNTS}
    for name in sorted(judged):
        lever, value = all_levers()[f"thresholds.{name}"], getattr(thresholds, name)
        low, high = (float(np.clip(value * factor, lever.low, lever.high)) for factor in THRESHOLD_FACTORS)
        ranges[name] = FUND_RUB_TRN if name == "russia_liquid_fund_rub_trn" else (low, high)
    return {
        f"thresholds.{name}": (
            ends,
            (thresholds.model_copy(update={name: ends[0]}), thresholds.model_copy(update={name: ends[1]})),
        )
        for name, ends in ranges.items()
    }


def _coefficient_swings(asked: Scenario, parameters: Parameters, opponent: str) -> tuple[Outcome, tuple[Swing, ...]]:
    """Every coefficient at its 5 % and 95 % point, all others central: two paths each, all in one run."""
    names = uncertain(parameters)
    russia, other = _contest(run_placed(asked, parameters, both_ends(names)), asked.levers.thresholds, opponent)

    def path(draw: int) -> Outcome:
        return _outcome(russia[draw : draw + 1], other[draw : draw + 1])

    spread = [(name, parameters.coefficients[name]) for name in names]
    swings = [Swing(name, p.low, p.high, path(2 * row + 1), path(2 * row + 2)) for row, (name, p) in enumerate(spread)]
    return path(0), _sorted(swings)


def _sobol(
    asked: Scenario, parameters: Parameters, opponent: str, names: list[str], samples: int
) -> tuple[SobolIndex, ...]:
    """First-order and total indices of the leading coefficients for lead, Russia's and the opponent's endurance."""

    def months(places: Mapping[str, Array]) -> Array:
        russia, other = _contest(run_placed(asked, parameters, places), asked.levers.thresholds, opponent)
        return np.array([other - russia, russia, other], dtype=float)

    first, total = sobol_shares(months, names, samples)
    return tuple(
        SobolIndex(name, output, float(first[row, column]), float(total[row, column]))
        for row, output in enumerate(OUTPUTS)
        for column, name in enumerate(names)
    )
