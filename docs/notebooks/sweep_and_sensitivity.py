# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Sweep and sensitivity
#
# A sweep runs a scenario at many points on the same draws. By default it takes every processor of this machine; any
# `concurrent.futures.Executor` will do, and `econ.sweeps.cluster("tcp://...")` gives one on a Dask cluster, with the same digits.

# %%
from concurrent.futures import ThreadPoolExecutor

from econ import load_scenario, sweep
from econ.outcomes import outcome
from econ.sensitivity import drivers
from econ.sweeps import saltelli

question = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 40, "run.horizon_months": 24})
executor = ThreadPoolExecutor(1)  # for a demonstration this small, starting processes would take longer than the work

# %% [markdown]
# A grid: all combinations. Each row has the levers, and 5, 50 and 95 % of each measure over draws.

# %%
grid = {"oil.shut_in": [0.5, 0.75, 1.0], "offsets.opec_spare_use_share": [0.0, 0.5, 1.0]}
found = sweep(question, grid, measures=["brent", "eu-gdp"], executor=executor)
table = found.to_frame()
print(table.pivot(index="oil.shut_in", columns="offsets.opec_spare_use_share", values="brent.p50").round(0))

# %% [markdown]
# Into a folder, partitions are written as they are done: a sweep that is killed goes on where it stopped.

# %%
again = sweep(question, grid, measures=["brent", "eu-gdp"], executor=executor, folder="oil-sweep")
assert again.table.equals(found.table)

# %% [markdown]
# Which lever matters? Saltelli's points and Sobol indices (SALib): the share of the variance that each explains. With so few points
# the intervals are wide; 256 and more narrow them.

# %%
ranges = {
    "oil.shut_in": (0.5, 1.0),
    "offsets.opec_spare_use_share": (0.0, 1.0),
    "assumptions.oil_elasticity_scale": (0.7, 1.4),
}
explored = sweep(question, saltelli(ranges, 32), measures=["brent"], executor=executor)
for index in explored.sobol_indices("brent"):
    print(
        f"{index.lever:34} alone {index.first_order:5.2f}, with interactions {index.total:5.2f} (+- {index.total_error:.2f})"
    )

# %% [markdown]
# What the answer turns on beyond levers: every coefficient and assumption, moved one at a time.

# %%
what = outcome("eu-gdp")
print(what.label, f"[{what.unit}]")
for one in drivers(question, what.key, sobol_inputs=3, sobol_samples=16).drivers[:8]:
    print(f"{one.name:36} {one.at_low:6.2f} to {one.at_high:6.2f}")
executor.shutdown()
