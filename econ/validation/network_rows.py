"""Published results on the gas network, replayed: TYNDP 2022, ENTSOG's winter outlook 2025-26, IMF WP/22/145."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from econ.axes import GAS_ROUTES, MEMBER_STATES
from econ.baseline import Baseline, load_baseline
from econ.calendar import months_after
from econ.energy.gas_network import gas_network
from econ.energy.gas_network_problem import GasNetworkFlows, GasNetworkProblem
from econ.gas_grid import LNG, EuGas, load_grid, question
from econ.network import GasNetwork
from econ.network import gas_network as place
from econ.parameters import Parameters, load_parameters
from econ.scenario import load_scenario
from econ.simulate import simulate
from econ.validation.verdict import Measured

Array = NDArray[np.float64]

RUSSIAN_PIPES = ("turkstream", "other_russian_pipeline")
RUSSIAN = (*RUSSIAN_PIPES, "russian_lng")
WINTER_MONTHS = 6
YEAR_MONTHS = 12
EXISTING = "2022-12"
"""Month of TYNDP 2022's "existing infrastructure": it names Lithuania to Poland, open since 2022, as a bottleneck."""
MOST_EXPOSED = ("CZ", "HU", "SK")
SHUT_OFF = "2022-07"
CUTS = tuple(tenth / 10 for tenth in range(11))
NEGLIGIBLE = 0.001
"""Share of demand below which the EU counts as supplied: single small states are short of that much by their pipes."""

CURTAILED = {
    "ENTSOG22_AT": ("AT", "BG", "CZ", "HR", "HU", "PL", "RO", "SI", "SK"),
    "ENTSOG22_DE": ("DE",),
    "ENTSOG22_EL": ("GR",),
}
STORED, SHORTAGE, ABSORBED = "ENTSOG25", "IMF145_shortage", "IMF145_absorbed"
ROW_IDS = (*CURTAILED, STORED, SHORTAGE, ABSORBED)


def network_rows(n_draws: int) -> list[Measured]:
    """Replay the published network results; nothing is tuned to them (about ten seconds).

    Parameters
    ----------
    n_draws : int
        Draws of the runs whose median demand, LNG and storage are placed on the network; the network itself is run on
        one path, so no row has a band.

    Returns
    -------
    list of Measured
        In percent.
    """
    parameters = load_parameters()
    before_war, recent = load_baseline("2021-12"), load_baseline("2026-01")
    return [
        *_tyndp_2022(before_war, parameters),
        _winter_2025(recent, parameters),
        *_imf_2022(before_war, parameters, n_draws),
    ]


def _tyndp_2022(baseline: Baseline, parameters: Parameters) -> list[Measured]:
    """No Russian gas for an average year on the infrastructure of 2022, terminals as full as they can be.

    The source's section 8.1 is on yearly demand: a year from October, storages as full at its end as at its start.
    """
    gas = replace(window(baseline, "2022-10", YEAR_MONTHS, parameters), grid_of=EXISTING)
    gas = replace(gas, end_twh=gas.start_twh)
    problem = network_problem(all_lng(without(gas, RUSSIAN)), parameters, solidarity=True)
    flows = gas_network(problem)
    lacking = short_pct(problem, flows, MEMBER_STATES)
    note = (
        "a year from October on demand and routes of 2021 without Russia, LNG up to the terminals of 2022, storages as "
        f"full at the end as at the start, shared with solidarity; the EU as a whole lacks {lacking:.0f} % of its gas: "
        "other pipelines stay at 2021's flows, where ENTSOG lets them rise to potentials that the chapter does not "
        "print; what is missing is shared among firms and power plants, which weigh most in Greece"
    )
    return [Measured(row_id, short_pct(problem, flows, states), note) for row_id, states in CURTAILED.items()]


def _winter_2025(baseline: Baseline, parameters: Parameters) -> Measured:
    """No Russian pipeline gas, storages 83 % full on 1 October: what is left on 1 April."""
    gas = window(baseline, "2026-10", WINTER_MONTHS, parameters)
    gas = replace(without(gas, RUSSIAN_PIPES), start_twh=0.83 * gas.capacity_twh, end_twh=0.0)
    flows = gas_network(network_problem(gas, parameters, solidarity=True))
    left = 100.0 * float(flows.storage_twh[:, -1].sum()) / gas.capacity_twh
    note = (
        "demand and routes of 2025 without TurkStream; LNG is what 2025's flows leave, not the larger supply that "
        "ENTSOG lets the winter draw in"
    )
    return Measured(STORED, left, note)


def _imf_2022(baseline: Baseline, parameters: Parameters, n_draws: int) -> list[Measured]:
    """Full shut-off from July 2022, demand and LNG as the model answers it: exposed states, and the cut absorbed.

    The authors count on demand and supply that answer to price, and so does the model; the note adds what follows if
    neither does and the terminals run full.
    """
    alone = _shut_off(1.0, parameters, n_draws, solidarity=False)
    year = slice(alone.months.index(SHUT_OFF), alone.months.index(SHUT_OFF) + YEAR_MONTHS)
    exposed = [MEMBER_STATES.index(state) for state in MOST_EXPOSED]
    short, demand = alone.short_twh[exposed, year].sum(axis=1), alone.demand_twh[exposed, year].sum(axis=1)
    fixed = all_lng(window(baseline, SHUT_OFF, YEAR_MONTHS, parameters))
    problem = network_problem(without(fixed, RUSSIAN), parameters, solidarity=False)
    flows = gas_network(problem)
    worst = max(short_pct(problem, flows, (state,)) for state in MOST_EXPOSED)
    absorbed = max(share for share in CUTS if _absorbs_as_it_stands(fixed, share, parameters))
    how = "the preset gas-shutoff-2022 from July 2022 on the model's own median demand, LNG and storage"
    rigid = "with the demand of 2021, which answers to no price, and full terminals"
    return [
        Measured(
            SHORTAGE,
            float(100.0 * (short / demand).max()),
            f"{how}; the worst of the three states over a year; each keeps what it has, which leaves those at the end "
            f"of the pipes with least: a bound; {rigid} {worst:.0f} %",
        ),
        Measured(
            ABSORBED,
            100.0 * max(share for share in CUTS if _absorbs(share, parameters, n_draws)),
            f"{how}; with solidarity, the largest cut of Russian gas, in tenths, that leaves nobody short; {rigid} "
            f"{100 * absorbed:.0f} %",
        ),
    ]


def _absorbs(share: float, parameters: Parameters, n_draws: int) -> bool:
    """Whether a cut of all Russian gas by a share leaves less than a thousandth of demand unmet."""
    network = _shut_off(share, parameters, n_draws, solidarity=True)
    return bool(network.short_twh.sum() < NEGLIGIBLE * network.demand_twh.sum())


def _absorbs_as_it_stands(gas: EuGas, share: float, parameters: Parameters) -> bool:
    """Whether totals that answer to nothing bear the same cut, storages as full at the end as without it."""
    kept = np.array([1.0 - share * (route in RUSSIAN) for route in GAS_ROUTES])
    cut = replace(gas, routes_twh=gas.routes_twh * kept[:, None])
    flows = gas_network(network_problem(cut, parameters, solidarity=True))
    short = flows.other_short_twh.sum() + flows.protected_short_twh.sum() + flows.end_short_twh
    return bool(short < NEGLIGIBLE * gas.demand_twh.sum())


def _shut_off(share: float, parameters: Parameters, n_draws: int, *, solidarity: bool) -> GasNetwork:
    """Cut all Russian gas by a share from July 2022 on, and place what the model answers."""
    cuts = {f"gas.{name}_cut_share": share for name in ("turkstream", "russian_lng", "other_pipeline")}
    run = {"run.n_draws": n_draws, "run.horizon_months": 2 * YEAR_MONTHS}
    levers = {"timing.start": SHUT_OFF, "gas.solidarity": solidarity}
    scenario = load_scenario("gas-shutoff-2022").with_levers(cuts | run | levers)
    return place(simulate(scenario, parameters=parameters), parameters=parameters)


def window(baseline: Baseline, first: str, months: int, parameters: Parameters) -> EuGas:
    """Baseline's totals from a month on."""
    names = months_after(baseline.month, baseline.paths["gas_demand_twh"].shape[-1])
    since = names.index(first)
    stock = baseline.paths["gas_storage_twh"][0, 0]
    return EuGas(
        vintage=baseline.name,
        observed=baseline.month,
        months=names[since : since + months],
        demand_twh=baseline.paths["gas_demand_twh"][0, 0, since : since + months],
        routes_twh=baseline.paths["gas_supply_twh"][0, :, since : since + months],
        capacity_twh=baseline.numbers["gas_storage_capacity_twh"],
        start_twh=float(stock[since - 1]),
        end_twh=float(stock[since + months - 1]),
        kept_share=parameters.coefficients["gas_storage_floor_share"].central,
        emergency=np.ones(months, dtype=bool),
    )


def without(gas: EuGas, routes: tuple[str, ...]) -> EuGas:
    """Totals without some routes."""
    kept = np.array([route not in routes for route in GAS_ROUTES])
    return replace(gas, routes_twh=gas.routes_twh * kept[:, None])


def all_lng(gas: EuGas) -> EuGas:
    """Totals with as much LNG as the terminals of each month can land."""
    terminals = [arc for arc in load_grid().arcs if arc.start == LNG]
    landed = [
        sum(arc.capacity_twh_month for arc in terminals if arc.in_service(gas.grid_of or month, gas.observed))
        for month in gas.months
    ]
    routes = gas.routes_twh.copy()
    routes[GAS_ROUTES.index("other_lng")] = landed - routes[GAS_ROUTES.index("russian_lng")]
    return replace(gas, routes_twh=routes)


def network_problem(gas: EuGas, parameters: Parameters, *, solidarity: bool) -> GasNetworkProblem:
    """Totals put to the grid as a problem of the network."""
    price = parameters.coefficients["ttf_rationing_price_eur_mwh"].central
    return question(load_grid(), gas, price_eur_mwh=price, solidarity=solidarity)


def short_pct(problem: GasNetworkProblem, flows: GasNetworkFlows, states: tuple[str, ...]) -> float:
    """Shortage of some states together over the window, in percent of their demand."""
    chosen = [MEMBER_STATES.index(state) for state in states]
    short = (flows.other_short_twh + flows.protected_short_twh)[chosen].sum()
    return float(100.0 * short / problem.demand_twh[chosen].sum())
