"""Residuals of growth: which process has the width of history and its recession rates."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.axes import MACRO_REGIONS, RISK_MEMBERS, RISK_REGIONS
from econ.build_baseline.growth import (
    FIRST_YEAR,
    PANDEMIC,
    GrowthProcess,
    ended_by,
    growth_process,
    quarterly_growth_pct,
)
from econ.estimate.fit import Fit
from econ.estimate.growth_processes import PROCESSES, shocks_in_stretches, stretches
from econ.risk.growth import BLOCK_QUARTERS
from econ.risk.recession import QUARTERS_PER_YEAR, recession_now, recession_within_a_year

Array = NDArray[np.float64]

LAST_CLEAN_MONTH = "2026-02"
CHOSEN = f"AR(1), shocks in stretches of {BLOCK_QUARTERS}"
FAR = 24
"""Quarters after which nothing is left of where a path started."""

PATHS, QUARTERS, RESAMPLES = 2000, FAR + 24, 400
WIDTHS = ("quarter, 1 ahead", "4 ahead", "8 ahead", "far", "four quarters, 4 ahead", "8 ahead", "far")
OTHER_FIRST_YEARS = {"EU": ("1970", "1984"), "US": ("1947", "1970", "1984")}


def growth_sample(regions: tuple[str, ...], first_year: str = FIRST_YEAR) -> pd.DataFrame:
    """Quarterly growth by region, pandemic and months after the Gulf outage left out."""
    columns = {region: ended_by(quarterly_growth_pct(region), LAST_CLEAN_MONTH) for region in regions}
    return pd.DataFrame(columns)[first_year:].drop(PANDEMIC, errors="ignore").dropna(subset=[regions[0]])


def widths_of_history(gap: Array, persistence: float) -> Array:
    """Return standard deviations of the errors of convergence to the mean, as in `WIDTHS`; far = of the gaps."""
    ahead = np.arange(1, 9)
    origins = len(gap) - ahead[-1]
    errors = np.array([gap[h : h + origins] - persistence**h * gap[:origins] for h in ahead])
    year = np.convolve(gap, np.ones(4), "valid")
    quarterly = [errors[h].std() for h in (0, 3, 7)]
    yearly = [errors[:4].sum(axis=0).std(), errors[4:].sum(axis=0).std()]
    return np.array([*quarterly, gap.std(), *yearly, year.std()])


def widths_of_paths(residual: Array) -> Array:
    """Return standard deviations over paths (path, quarter), as in `WIDTHS`."""
    far = residual[:, FAR:]
    year = sum(far[:, k : k - 3 or None] for k in range(4))
    quarterly = [residual[:, h].std() for h in (0, 3, 7)]
    yearly = [residual[:, :4].sum(axis=1).std(), residual[:, 4:8].sum(axis=1).std()]
    return np.array([*quarterly, far.std(), *yearly, np.std(year)])


def recession_rates(growth: Array) -> Array:
    """Share of quarters with a recession within a year, and in progress; (..., quarter)."""
    known = recession_within_a_year(growth)[..., :-QUARTERS_PER_YEAR]
    return np.array([known.mean(), recession_now(growth).mean()])


def standard_errors(growth: Array) -> Array:
    """Block-bootstrap standard errors of `recession_rates`, as few recessions as there are."""
    resampled = stretches(growth[None], BLOCK_QUARTERS, RESAMPLES, len(growth), np.random.default_rng(1))[:, 0]
    within = recession_within_a_year(resampled)[:, :-QUARTERS_PER_YEAR].mean(axis=1)
    return np.array([within.std(), recession_now(resampled).mean(axis=1).std()])


def separate_recessions(growth: Array) -> int:
    """Count separate stretches of two or more negative quarters."""
    now = recession_now(growth)
    return int(now[0]) + int((now[1:] & ~now[:-1]).sum())


@cache
def simulated() -> dict[str, Array]:
    """Residuals of every candidate for the EU and the US, (path, region, quarter)."""
    process = growth_process(growth_sample(MACRO_REGIONS))
    return {name: draw(process, PATHS, QUARTERS, np.random.default_rng(0)) for name, draw in PROCESSES.items()}


@cache
def growth_residuals() -> Fit:
    """Compare processes by their width and recession rates, with history as the judge (MODEL.md, eq. 31)."""
    sample = growth_sample(MACRO_REGIONS)
    process = growth_process(sample)
    history = np.array([widths_of_history(*pair) for pair in zip(process.gap_pct, process.persistence, strict=True)])
    growth = sample.to_numpy(dtype=float).T
    rates: Array = np.array([recession_rates(own) for own in growth])
    errors: Array = np.array([standard_errors(own) for own in growth])

    lines = [_line("history", history, rates), _line("its standard error", None, errors)]
    misses = {}
    for name, residual in simulated().items():
        width = np.array([widths_of_paths(residual[:, place]) for place in range(2)])
        rate = _far_rates(residual, process)
        misses[name] = float(np.abs(np.log(width / history)).mean()), float(np.abs((rate - rates) / errors).max())
        lines.append(_line(name, width, rate, misses[name]))
    chosen = _far_rates(simulated()[CHOSEN], process)
    return Fit(
        id="growth-residuals",
        title="Residuals of quarterly GDP growth",
        method=(
            "A baseline's growth converges from its last observation to its mean. Residuals are what it then misses. "
            "Each candidate process is simulated and held against the errors which that rule made in history (one, "
            "four and eight quarters ahead), the spread of growth around its mean (far ahead) and the rate of "
            f"technical recessions. Chosen: {CHOSEN}. Stretches of growth gaps have the right recession rates too, but "
            "are too wide one quarter ahead and too narrow over a year, because they break off at each joint; shocks "
            "drawn one by one, and all VARs, have 30 to 110 % more recessions than history, because bad shocks come "
            "in clusters and growth is skewed. Between stretches of 8, 12 and 16 quarters there is little to choose."
        ),
        sample=f"{FIRST_YEAR} to {sample.index[-1].to_period('Q')}, euro area and US, 2020Q1 to 2021Q2 left out",
        observations=len(sample),
        estimates=(),
        statistics={
            "persistence of growth, euro area": process.persistence[0],
            "persistence of growth, US": process.persistence[1],
            "correlation of shocks": float(np.corrcoef(*process.shock_pct).item(1)),
            "recession within a year, euro area, history": rates[0, 0],
            "its block-bootstrap standard error": errors[0, 0],
            "simulated at the far horizon": chosen[0, 0],
            "recession within a year, US, history": rates[1, 0],
            "its block-bootstrap standard error (US)": errors[1, 0],
            "simulated at the far horizon (US)": chosen[1, 0],
            "mean distance of widths from history, log, chosen": misses[CHOSEN][0],
            "largest distance of rates, standard errors, chosen": misses[CHOSEN][1],
        },
        table=_widths_table(lines) + _samples_table() + _members_table(),
    )


def _far_rates(residual: Array, process: GrowthProcess) -> Array:
    """Recession rates by region far from the start, where growth is at its mean; (region, rate)."""
    regions = range(residual.shape[1])
    return np.array([recession_rates(residual[:, r, FAR:] + process.mean_pct[r]) for r in regions])


def _line(name: str, widths: Array | None, rates: Array, miss: tuple[float, float] | None = None) -> str:
    """Row of the first table: widths of EU / US, then rates."""
    cells = (
        [f"{eu:.2f} / {us:.2f}" for eu, us in widths.T]
        if widths is not None and not np.isnan(widths).any()
        else [""] * len(WIDTHS)
    )
    ends = [f"{miss[0]:.2f}", f"{miss[1]:.1f}"] if miss else ["", ""]
    return f"| {' | '.join([name, *cells, *(f'{eu:.3f} / {us:.3f}' for eu, us in rates.T), *ends])} |\n"


def _widths_table(lines: list[str]) -> str:
    """Candidates against history."""
    head = ["EU / US", *WIDTHS, "recession within a year", "in progress", "miss of widths", "of rates"]
    return (
        "Standard deviations of growth, percent, by quarters ahead, and shares of quarters far ahead. Last columns: "
        "mean absolute log distance of widths, largest distance of rates in standard errors.\n\n"
        f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n{''.join(lines)}\n"
    )


def _samples_table() -> str:
    """How much the first year of the sample matters."""
    head = (
        "region | from | quarters | mean | spread | persistence | recessions | within a year | standard error "
        "| simulated"
    )
    rows = []
    for region, years in OTHER_FIRST_YEARS.items():
        for year in (*years, FIRST_YEAR):
            sample = growth_sample((region,), year)
            process, growth = growth_process(sample), sample[region].to_numpy(dtype=float)
            draw = shocks_in_stretches(BLOCK_QUARTERS)(process, PATHS, QUARTERS, np.random.default_rng(0))
            rows.append(
                f"| {region} | {year} | {len(growth)} | {growth.mean():.2f} | {growth.std():.2f} "
                f"| {process.persistence[0]:.2f} | {separate_recessions(growth)} | {recession_rates(growth)[0]:.3f} "
                f"| {standard_errors(growth)[0]:.3f} | {_far_rates(draw, process)[0, 0]:.3f} |\n"
            )
    return (
        "The first year. The euro area's rate hardly depends on it. The US rate does: the sample since 1995 holds one "
        "technical recession (2008), that since 1970 five, but then growth had another mean and spread.\n\n"
        f"| {head} |\n|{'---|' * 10}\n{''.join(rows)}\n"
    )


def _members_table() -> str:
    """Member states: own history since 2001 against simulated rates."""
    sample = growth_sample(RISK_REGIONS)
    process = growth_process(sample)
    residual = shocks_in_stretches(BLOCK_QUARTERS)(process, PATHS, QUARTERS, np.random.default_rng(0))
    simulated_rates = _far_rates(residual, process)
    eu_now = recession_now(residual[:, 0, FAR:] + process.mean_pct[0])
    rows = []
    for place, state in enumerate(RISK_REGIONS):
        if state not in RISK_MEMBERS:
            continue
        own = sample[state].dropna().to_numpy(dtype=float)
        now = recession_now(residual[:, place, FAR:] + process.mean_pct[place])
        rows.append(
            f"| {state} | {len(own)} | {own.mean():.2f} | {process.persistence[place]:.2f} "
            f"| {separate_recessions(own)} | {recession_rates(own)[0]:.3f} | {standard_errors(own)[0]:.3f} "
            f"| {simulated_rates[place, 0]:.3f} "
            f"| {np.mean(now[eu_now]):.2f} | {np.mean(now[~eu_now]):.2f} |\n"
        )
    head = (
        "state | quarters | mean | persistence | recessions | within a year | standard error | simulated "
        "| in progress when the EU's is | when not"
    )
    return (
        "Member states, own accounts 2001Q2 to 2025Q1; quarters they lack are their usual answer to the euro "
        f"area's gap.\n\n| {head} |\n|{'---|' * 10}\n{''.join(rows)}"
    )
