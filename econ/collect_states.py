"""Member states in a Result: worked out when somebody asks for one."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES, RISK_MEMBERS
from econ.baseline import Baseline
from econ.energy.power_price import PowerPrices
from econ.member_network import burden_on_network
from econ.member_states import MemberStates
from econ.parameters import Parameters
from econ.paths import LeverPaths
from econ.result import Block, Result
from econ.risk.recession import RecessionRisk
from econ.scenario import Scenario
from econ.walk import Aftermath, Walk

Array = NDArray[np.float64]


def state_blocks(
    scenario: Scenario,
    paths: LeverPaths,
    walk: Walk,
    after: Aftermath,
    without_states: Result,
    baseline: Baseline,
    parameters: Parameters,
) -> dict[str, Block]:
    """Blocks of the 27, and recession risk of four of them, by variable.

    Nothing is computed here: a state's numbers, the network that says who goes short, and recessions by state are
    worked out when they are first asked for.
    """
    states = MemberStates(
        scenario,
        paths,
        walk.activity,
        walk.inflation,
        walk.gas,
        after.unemployment_pp[:, :1],
        after.unemployment_of,
        lambda: burden_on_network(without_states, baseline, parameters),
        baseline,
    )
    by_state: dict[str, Callable[[int], Array]] = {
        "gdp_vs_baseline_pct": states.gdp_pct,
        "cpi_vs_baseline_pct": states.cpi_pct,
        "headline_cpi_yoy_pct": states.headline_yoy_pct,
        "unemployment_rate_pct": states.unemployment_rate_pct,
        "gas_rationed_share": states.rationed_share,
        "power_eur_mwh": PowerPrices(after.power_change_eur_mwh, baseline).member,
    }

    @cache
    def risk() -> RecessionRisk:
        gdp_pct = np.stack([states.gdp_pct(MEMBER_STATES.index(state)) for state in RISK_MEMBERS], axis=1)
        return after.risk_of(gdp_pct, RISK_MEMBERS)

    of_risk: dict[str, Callable[[RecessionRisk], Array]] = {
        "recession_now_prob": lambda found: found.technical_now,
        "recession_12m_prob": lambda found: found.technical_12m,
        "deep_recession_prob": lambda found: found.deep,
        "depression_prob": lambda found: found.depression,
    }
    horizon = slice(scenario.run.horizon_months)
    blocks = {
        name: Block(MEMBER_STATES, lambda i, path=path: path(i)[:, horizon])  # type: ignore[misc]
        for name, path in by_state.items()
    }
    return blocks | {
        name: Block(RISK_MEMBERS, lambda i, pick=pick: pick(risk())[:, i, horizon])  # type: ignore[misc]
        for name, pick in of_risk.items()
    }
