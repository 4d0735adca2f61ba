"""Which member states lose most: ours against the order that IMF WP/22/145 and Baqaee et al. (2022) publish."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import spearmanr

from econ.axes import MEMBER_STATES
from econ.result import Result
from econ.scenario import Scenario, load_scenario
from econ.simulate import simulate

FIRST, LAST = "2022-07", "2023-06"
OTHER_TIER = 4
IMF_TIERS = {"HU": 1, "CZ": 2, "IT": 2, "SK": 2, "AT": 3, "DE": 3}
"""IMF WP/22/145: Hungary first (rows IMF145_HU), then Czechia, Slovakia, Italy, then Germany (IMF145_DE), Austria."""

CAE_TIERS = {"BG": 1, "CZ": 1, "FI": 1, "LT": 1, "SK": 1, "DE": 2, "EU": 3, "FR": 4}
"""Baqaee et al. (2022), rows CAE22: the exposed, Germany, the EU on average, France."""


@dataclass(frozen=True)
class Ranking:
    """An order of losses, published and ours.

    Attributes
    ----------
    study, scenario : str
    tier : mapping of str to int
        Published place by region, one the worst hit; states of one tier tie.
    gdp_pct : mapping of str to float
        Ours: median GDP against baseline, mean of `FIRST` to `LAST`, in percent.
    spearman : float
        Rank correlation of published and our places; one is the same order.
    """

    study: str
    scenario: str
    tier: Mapping[str, int]
    gdp_pct: Mapping[str, float]
    spearman: float


def member_rankings(n_draws: int) -> tuple[Ranking, ...]:
    """Our order of the states' losses beside the published ones; nothing is tuned to them.

    The IMF's fragmented case is a stop of Russian gas from July 2022 without solidarity, with all 27 compared; in its
    integrated case with solidarity the published figures name two states only. Baqaee et al. stop all Russian energy
    and measure national income; ours is GDP.
    """
    run = {"run.n_draws": n_draws, "run.horizon_months": 24, "run.baseline": "2021-12"}
    imf = {state: IMF_TIERS.get(state, OTHER_TIER) for state in MEMBER_STATES}
    shut_off = load_scenario("gas-shutoff-2022").with_levers(run | {"timing.start": FIRST, "gas.solidarity": False})
    total_ban = load_scenario("eu-total-ban").with_levers(run | {"timing.start": FIRST})
    return (
        _ranking("IMF WP/22/145, fragmented", shut_off, imf),
        _ranking("Baqaee et al. 2022", total_ban, CAE_TIERS),
    )


def _ranking(study: str, scenario: Scenario, tier: Mapping[str, int]) -> Ranking:
    """Run a scenario and compare the order of losses."""
    result = simulate(scenario)
    ours = {region: _loss(result, region) for region in tier}
    correlation = spearmanr(list(tier.values()), list(ours.values())).statistic
    return Ranking(study, scenario.name, tier, ours, float(correlation))


def _loss(result: Result, region: str) -> float:
    """Median over draws of mean GDP over the year."""
    year = slice(result.months.index(FIRST), result.months.index(LAST) + 1)
    return float(np.median(result.draws("gdp_vs_baseline_pct", region)[:, year].mean(axis=1)))
