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
# # Own baseline
#
# A baseline is the world that a scenario hits: prices, flows, stocks and forecasts of its month. Put your own numbers in place of the
# model's and see what changes.

# %%
import tempfile
from pathlib import Path

from econ import load_baseline, load_scenario, simulate

usual = load_baseline("2026-01")
print(usual.note)
print(
    f"Brent {usual.paths['brent_usd_bbl'][0, 0, 0]:.0f} USD/bbl, TTF {usual.paths['ttf_eur_mwh'][0, 0, 0]:.0f} EUR/MWh"
)
print("Numbers:", ", ".join(sorted(usual.numbers)[:8]), "...")

# %% [markdown]
# A few entries over a baseline that ships are a file of your own: you expect dearer oil, and less gas from Norway, for which other cargoes of LNG
# stand in. A number holds for all months; of a list that is too short the last one holds on. `embargo baseline check mine.yaml` names each fault in a line,
# and `embargo baseline build --as-of 2026-07` makes a whole file from the data there are.

# %%
file = Path(tempfile.mkdtemp()) / "mine.yaml"
file.write_text(
    """
extends: 2026-01
name: mine
note: Dearer oil, and less gas from Norway.
paths:
  brent_usd_bbl: [85, 84, 83, 82]
  gas_supply_twh: {norway: 90}
gas_closed_by: other_lng
"""
)
mine = load_baseline(file)

# %% [markdown]
# Both worlds, the same question, the same draws.

# %%
question = load_scenario("full-fuel-embargo").with_levers({"run.n_draws": 200, "run.horizon_months": 24})
for world in (usual, mine):
    result = simulate(question, baseline=world)
    brent = result.median("brent_usd_bbl", "World").max()
    risk = result.median("recession_12m_prob", "EU").max()
    fall = result.median("gdp_vs_baseline_pct", "EU").min()
    print(f"{world.name:8} Brent peak {brent:.0f} USD/bbl, EU GDP {fall:.1f} %, EU recession {risk:.0%}")

# %% [markdown]
# The record of a run names the world it stood on, and the checksum of its contents.

# %%
assert result.record.baseline == "mine"
assert result.record.baseline_version == mine.version != usual.version
assert mine.paths["brent_usd_bbl"][0, 0, :5].tolist() == [85, 84, 83, 82, 82]
