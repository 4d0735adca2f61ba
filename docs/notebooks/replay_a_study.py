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
# # Replay a published study
#
# Published studies are kept as scenario files with the inputs their authors used, and as rows with what they found. A replay runs the
# file on the world of its time and puts both beside each other. `embargo validate` does it for all.

# %%
from econ.validation.book import make_book
from econ.validation.rows import load_rows
from econ.validation.studies import study_path

STUDY = "bachmann-2022"
print(study_path(STUDY).read_text(encoding="utf-8"))

# %% [markdown]
# The rows that this study published.

# %%
rows = [row for row in load_rows() if row.study_file == STUDY]
for row in rows:
    print(f"{row.id}: {row.variable} of {row.region}, {row.low:g} to {row.high:g} {row.unit}")

# %% [markdown]
# Ours beside theirs: a hit where our median lies in their range, near where our band meets it.

# %%
book = make_book(rows, n_draws=100)
for entry in book.entries:
    ours = f"{entry.ours.median:.2f} ({entry.ours.p05:.2f} to {entry.ours.p95:.2f})" if entry.ours else "none"
    print(f"{entry.row.id}: theirs {entry.row.low:g} to {entry.row.high:g}, ours {ours}: {entry.verdict}")

# %% [markdown]
# The same question with what the study left out: incomes, fear, finance, trade and policy. What their number does not hold is the gap.

# %%
from econ import compare, load_scenario

theirs = load_scenario(study_path(STUDY)).with_levers({"run.n_draws": 100})
channels = ("income", "confidence", "finance", "trade", "policy")
whole = theirs.with_levers({f"assumptions.{channel}": True for channel in channels})
both = compare(theirs, whole)
gap = both.differences[0].median("gdp_vs_baseline_pct", "DE")
print(f"German GDP, further fall at its deepest: {gap.min():+.2f} points in {both.results[0].months[gap.argmin()]}")
