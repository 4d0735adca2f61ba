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
# # Own figure
#
# `Result.quantiles` gives arrays for any drawing library; units stand in `econ.variables`.

# %%
import plotly.graph_objects as go

from econ import load_scenario, simulate
from econ.variables import VARIABLES

result = simulate(load_scenario("turkstream-stop").with_levers({"run.n_draws": 200, "run.horizon_months": 24}))
gas = VARIABLES["ttf_eur_mwh"]
low, _, middle, _, high = result.quantiles(gas.name, "EU")

# %%
months = [f"{month}-01" for month in result.months]
figure = go.Figure()
figure.add_scatter(x=months, y=low, line_width=0, showlegend=False)
figure.add_scatter(x=months, y=high, fill="tonexty", line_width=0, name="90 % of draws")
figure.add_scatter(x=months, y=middle, name="median")
figure.add_scatter(x=months, y=result.baseline_path(gas.name, "EU"), line_dash="dot", name="no embargo")
figure.update_layout(title=f"{gas.label}: {result.scenario.heading}", yaxis_title=gas.unit)
figure.write_html("gas.html", include_plotlyjs=True)

# %% [markdown]
# The figures of the dashboard can be had as they are: PNG, SVG and PDF where Chromium is installed, HTML and data everywhere. Title,
# scenario and source are on each. `embargo chart --list` shows all.

# %%
from pathlib import Path

from dashboard.files import write_chart

write_chart("storage", Path("storage.html"), result.scenario, "turkstream-stop")
write_chart("storage", Path("storage.csv"), result.scenario, "turkstream-stop")
print(Path("storage.csv").read_text(encoding="utf-8").splitlines()[1])

# %% [markdown]
# For other tools: xarray (netCDF, maps), and the table that pyam reads.

# %%
print(result.to_iamc().head(3).to_string())
