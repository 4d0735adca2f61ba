"""Who goes short by the gas network of a run, asked only when a member state's numbers are."""

import numpy as np
from numpy.typing import NDArray

from econ.axes import MEMBER_STATES
from econ.baseline import Baseline
from econ.errors import BadInputError
from econ.member_shortage import network_burden
from econ.parameters import Parameters
from econ.result import Result

Array = NDArray[np.float64]

PATHS = (0.5, 0.95)
"""The median path, and a bad one where the median is short of nothing."""


def burden_on_network(result: Result, baseline: Baseline, parameters: Parameters) -> Array | None:
    """How many times the EU's shortage each state bears, (state,), from the whole window of the network.

    Returns
    -------
    array or None
        None where the network cannot say: neither the median nor the 95 % path rations in the window, the network
        refuses the run's numbers, or it places all gas without cutting anybody.
    """
    from econ.network import gas_network  # the solver takes longer to load than most runs take
    from econ.network_accounts import MOST_MONTHS

    rationed = result.draws("gas_rationed_share", "EU")[:, :MOST_MONTHS]
    for quantile in PATHS:
        if np.quantile(rationed, quantile, axis=0).max() > 0.0:
            try:
                network = gas_network(result, quantile, baseline=baseline, parameters=parameters)
            except BadInputError:
                return None
            return network_burden(
                network.demand_twh.sum(axis=1),
                network.problem.other_twh[: len(MEMBER_STATES)].sum(axis=1),
                network.other_short_twh.sum(axis=1),
                network.protected_short_twh.sum(axis=1),
                baseline.by_member["gas_demand_share"],
            )
    return None
