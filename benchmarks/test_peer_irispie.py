"""An equation-by-equation simulation of a part of the model in irispie, beside the same part in NumPy.

Both compute `benchmarks/block.py`: 32 equations for the EU, 60 months, each draw with coefficients of its own, without
quantiles. irispie walks in Python through draws, months and equations, and would keep records, take plans and explain
residuals, none of which is asked of it here; NumPy takes all draws of a month at once. A full run of the model holds
these equations many times over (both regions, feedback, member states) beside all that the block leaves out, so that
its time for each number buys more. That both find the same is tested in
`tests/test_peer_block.py`.
"""

import pytest

from benchmarks.block import MONTHS, coefficients, losses, simulate_block

LOST = losses()


@pytest.mark.parametrize("draws", [100, 2_000])
def test_the_block_in_numpy(timed_peer, draws):
    drawn = coefficients(draws)
    equations = len(simulate_block(drawn, LOST))
    name = f"numpy: {equations} equations, {draws:,} draws at once"
    timed_peer(name, lambda: simulate_block(drawn, LOST), draws, MONTHS * equations)


def test_the_block_in_irispie(timed_peer):
    pytest.importorskip("irispie")
    from benchmarks.block_in_irispie import model_of, simulate

    model = model_of(coefficients(100))
    numbers = MONTHS * len(model.lhs_names)
    timed_peer("irispie: the same equations", lambda: simulate(model, LOST), 100, numbers, rounds=1)
