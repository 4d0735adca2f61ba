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
# # First run
#
# A scenario is a question: what is cut, when, and what offsets it. A preset is one that ships with the model. `simulate` answers with
# paths of prices, output, jobs and risk, each with a band.

# %%
from econ import compare, load_scenario, preset_names, simulate

print(", ".join(preset_names()))

# %% [markdown]
# Levers are named `group.lever`; `embargo levers` lists them with unit and bounds. A few draws are enough to look around; the default
# of 2,000 gives smoother bands.

# %%
question = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 200, "run.horizon_months": 36})
print(question.why)
result = simulate(question)

# %% [markdown]
# Each path has quantiles: 5, 25, 50, 75 and 95 % of draws.

# %%
low, _, middle, _, high = result.quantiles("brent_usd_bbl", "World")
for month in (0, 6, 12, 24):
    print(f"{result.months[month]}  Brent {middle[month]:4.0f} USD/bbl  ({low[month]:.0f} to {high[month]:.0f})")

# %% [markdown]
# The headline table: each variable in the month in which its median is furthest from no embargo. Warnings say where the run leaves
# the evidence.

# %%
for row in result.summary():
    print(
        f"{row['label']:28} {row['region']:5} {row['month']}  {row['median']:9.2f} {row['unit']}  (without: {row['baseline']:.2f})"
    )
for warning in result.warnings:
    print("Take care:", warning)

# %% [markdown]
# Scenarios are compared on the same draws, so that a difference is not noise: here what OPEC+ spare capacity is worth.

# %%
helped = question.with_levers({"offsets.opec_spare_use_share": 1.0})
relief = compare(question, helped).differences[0]
print(f"Brent in the first month: {relief.median('brent_usd_bbl', 'World')[0]:+.0f} USD/bbl")
print(f"EU GDP after two years: {relief.median('gdp_vs_baseline_pct', 'EU')[24]:+.2f} points")

# %% [markdown]
# Keep the question as a file, and the answer as a table: one row a variable, region, month and quantile.

# %%
helped.save("helped-by-opec.yaml")
assert load_scenario("helped-by-opec.yaml").fingerprint == helped.fingerprint
table = result.to_frame()
print(
    table[(table["variable"] == "gdp_vs_baseline_pct") & (table["region"] == "EU") & (table["quantile"] == 0.5)].tail(3)
)
