"""Oil rows of the published figures: what the model says of each, out of sample where the fit used it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import data
from econ.estimate.oil_fit import estimates_of, predict_episode
from econ.estimate.oil_market import MATCHED_MONTHS, consumption_pct, market_fit, stock_build_pct
from econ.estimate.oil_news import news_responses
from econ.parameters import Correlation, Parameters, load_parameters
from econ.result import Result
from econ.scenario import Scenario
from econ.simulate import simulate

Array = NDArray[np.float64]

EPISODES = {"H1973_price": "1973", "H1978_price": "1978", "H1990_price": "1990", "H2011": "2011", "ABQ19": "2019"}
DRAWS = 2000
KAENZIG_MONTHS = (12, 24, 36)
EXPORTS_2021_MBD = 8.216
"""Russian crude and products in 2021 (table russia_exports), to turn mb/d of the studies into shares."""


@dataclass(frozen=True)
class OilRow:
    """One row: our median, the ends of our 90 percent band, and what one must know when comparing.

    Attributes
    ----------
    row_id : str
        Row of the published figures.
    ours, low, central, high : float
        Median, 5 % point, median again, 95 % point, in the unit of the row.
    """

    row_id: str
    ours: float
    low: float
    central: float
    high: float
    note: str


def oil_rows() -> list[OilRow]:
    """Every oil row that the model can speak to."""
    return [*_episodes(), *_studies(), *_outturn(), *_news()]


def parameters_without(left_out: str) -> Parameters:
    """Coefficients with those of the oil market from a fit without one episode (by year) or without "news"."""
    shipped = load_parameters()
    estimates, correlation = estimates_of(market_fit(left_out))
    coefficients = dict(shipped.coefficients)
    for estimate in estimates:
        values = {"central": estimate.central, "low": estimate.low, "high": estimate.high}
        coefficients[estimate.name] = coefficients[estimate.name].model_copy(update=values)
    linked = Correlation(
        names=tuple(estimate.name for estimate in estimates), matrix=tuple(map(tuple, correlation.tolist()))
    )
    return Parameters(
        version=f"{shipped.version} without {left_out}",
        coefficients=coefficients,
        correlations=dict(shipped.correlations) | {"oil_market": linked},
    )


def _row(row_id: str, band: Iterable[float], note: str) -> OilRow:
    """Row of 5 %, median and 95 %."""
    low, middle, high = band
    return OilRow(row_id, float(middle), float(low), float(middle), float(high), note)


def _episodes() -> list[OilRow]:
    note = "Fit without this episode; fed with the net loss and how long it was believed to last (table oil_episodes)."
    return [_row(row_id, predict_episode(year), note) for row_id, year in EPISODES.items()]


def _studies() -> list[OilRow]:
    """JPMorgan's scenarios on the 2021-12 baseline: our relative rise, at the Brent of the month before each study."""
    rows = []
    for row_id, levers, month in (
        ("JPM_5mbd", {"timing.start": "2022-07", "oil.shut_in": 5.0 / EXPORTS_2021_MBD}, "2022-06"),
        (
            "JPM_embargo",
            {"timing.start": "2022-05", "oil.eu_cut_share": 1.0, "oil.rest_cut_share": 0.25},
            "2022-04",
        ),
    ):
        result = _run(levers)
        peak = np.exp(_log_deviation(result).max(axis=-1)) * _brent(month)
        note = (
            f"Highest month by the full model on the 2021-12 baseline, at the Brent of {month} ({_brent(month):.0f})."
        )
        rows.append(_row(row_id, np.quantile(peak, [0.05, 0.5, 0.95]), note))
    return rows


def _outturn() -> list[OilRow]:
    """Brent of 2022 and 2023 from December 2021 and what was believed in March 2022, by a fit without 2022."""
    levers = {
        "timing.start": "2022-03",
        "timing.duration_months": 4,
        "timing.expected_duration_months": 12.0,
        "oil.shut_in": 3.0 / EXPORTS_2021_MBD,
        "offsets.opec_spare_use_share": 0.0,
        "offsets.stock_release_mbd": 1.24,
        "offsets.stock_release_months": 8,
    }
    brent = _run(levers, parameters_without("2022")).draws("brent_usd_bbl", "World")
    note = (
        "Baseline of December 2021; the 3 mb/d feared in March 2022 stand in for expectations and are over after four "
        "months (judgement); fit without 2022. Demand of 2021-22 is not fed, which is most of the miss."
    )
    measured = {"OUT_BR22": brent[:, :12].mean(axis=1), "OUT_BRpk22": brent[:, :12].max(axis=1)}
    measured["OUT_BR23"] = brent[:, 12:24].mean(axis=1)
    return [_row(name, np.quantile(values, [0.05, 0.5, 0.95]), note) for name, values in measured.items()]


def _news() -> list[OilRow]:
    """Production after oil supply news: demand at the VAR's price and its stock building, by a fit without news."""
    responses = news_responses().point
    coefficients, _ = market_fit("news").draws(DRAWS)
    price, world_ip = responses[0, MATCHED_MONTHS], responses[3, MATCHED_MONTHS]
    production = consumption_pct(coefficients, price, world_ip) + stock_build_pct(responses)
    note = "Price, activity and stocks of the VAR are fed; demand elasticities from a fit without it."
    low, middle, high = np.quantile(production, [0.05, 0.5, 0.95], axis=0)
    rows = []
    for month in KAENZIG_MONTHS:
        i = int(np.flatnonzero(month == MATCHED_MONTHS)[0])
        rows.append(_row(f"KZ_prod_{month}", (low[i], middle[i], high[i]), note))
    return rows


def _run(levers: dict[str, object], parameters: Parameters | None = None) -> Result:
    run = {"run.baseline": "2021-12", "run.horizon_months": 24, "run.n_draws": DRAWS}
    return simulate(Scenario(name="oil-row").with_levers(run | levers), parameters=parameters)


def _log_deviation(result: Result) -> Array:
    """Log deviation of Brent from the run without an embargo, (draw, month)."""
    baseline = np.asarray(result.baseline_path("brent_usd_bbl", "World"))
    return np.asarray(np.log(result.draws("brent_usd_bbl", "World") / baseline))


def _brent(month: str) -> float:
    """Observed monthly Brent."""
    return float(data.load("brent").set_index("month")["brent_usd_bbl"][month].iloc[0])
