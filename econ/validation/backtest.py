"""Backtest of October 2021 to December 2023: the replay beside what happened and two naive forecasts."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.baseline import Baseline
from econ.parameters import Parameters
from econ.scenario import Scenario, load_scenario
from econ.validation.happened import MONTHS, ORIGIN, cold_twh, fed_as_lng_twh, gas_history, oil_history
from econ.validation.naive import SEASONAL, five_year_mean, mean_absolute_error, random_walk, rolling_random_walk
from econ.validation.observed import observed
from econ.validation.replay import Replay, replay
from econ.validation.studies import study_path
from econ.validation.vintages import load_vintage

Array = NDArray[np.float64]

GAS_SERIES = ("ttf_eur_mwh", "gas_storage_share", "gas_demand_twh")
OIL_SERIES = ("brent_usd_bbl", "urals_usd_bbl")
BAND = (0.05, 0.5, 0.95)
ROLLING_MONTHS = 3
LNG_PASSES = 5
"""Repetitions until the LNG of the model and what is added to it make up what landed, to about one percent."""


@dataclass(frozen=True, kw_only=True)
class SeriesTest:
    """One series over the backtest.

    Attributes
    ----------
    variable : str
    actual, walk, mean, rolling : Series
        What happened, random walk and five-year mean at the origin, random walk renewed every month.
    band : array, (3, month)
        Model: 5 %, median, 95 %.
    """

    variable: str
    actual: pd.Series
    walk: pd.Series
    mean: pd.Series
    rolling: pd.Series
    band: Array

    @property
    def errors(self) -> dict[str, float]:
        """Mean absolute errors: model, random walk, five-year mean, rolling random walk; and what is in the band."""
        model = pd.Series(self.band[1], index=list(MONTHS))
        inside = (self.actual >= self.band[0]) & (self.actual <= self.band[2])
        return {
            "months": float(self.actual.notna().sum()),
            "model": mean_absolute_error(model, self.actual),
            "walk": mean_absolute_error(self.walk, self.actual),
            "mean": mean_absolute_error(self.mean, self.actual),
            "rolling": mean_absolute_error(self.rolling, self.actual),
            "inside_band_share": float(inside[self.actual.notna()].mean()),
        }


@dataclass(frozen=True, kw_only=True)
class Backtest:
    """The backtest with one set of coefficients.

    Attributes
    ----------
    gas, oil : Replay
    tests : mapping of str to SeriesTest
        By series.
    """

    gas: Replay
    oil: Replay
    tests: dict[str, SeriesTest]


def backtest(
    parameters: Parameters | None, n_draws: int, *, origin_name: str = ORIGIN, lng_fed: bool = True
) -> Backtest:
    """Replay gas and oil and compare them with history.

    Parameters
    ----------
    parameters : Parameters or None
        Coefficients, for instance ones estimated without the months judged here; none = those of the model.
    n_draws : int
    origin_name : str
        Vintage the replay starts from.
    lng_fed : bool
        Whether as much LNG lands as did, or what the model draws.

    Returns
    -------
    Backtest
    """
    origin = load_vintage(origin_name)
    runs = {
        name: load_scenario(study_path(name)).with_levers({"run.n_draws": n_draws})
        for name in ("replay-gas-2021", "replay-oil-2022")
    }
    gas = _as_measured(_at_the_lng_there_was(runs["replay-gas-2021"], origin, parameters, LNG_PASSES if lng_fed else 1))
    oil = replay(runs["replay-oil-2022"], oil_history(origin), origin, parameters)
    paths = {name: gas.paths[name] for name in GAS_SERIES} | {name: oil.paths[name] for name in OIL_SERIES}
    return Backtest(gas=gas, oil=oil, tests={name: series_test(name, path) for name, path in paths.items()})


def _at_the_lng_there_was(scenario: Scenario, origin: Baseline, parameters: Parameters | None, passes: int) -> Replay:
    """Replay in which, in the median, as much LNG lands as did: what the model does not draw itself is added to it.

    With a single pass nothing is added.
    """
    landed = observed("lng_imports_twh").reindex(list(MONTHS)).to_numpy(dtype=float)
    beyond = np.zeros(len(MONTHS))
    for _ in range(passes):
        history = gas_history(origin, scenario, beyond)
        gas = replay(scenario, history, origin, parameters)
        beyond = landed - (np.median(gas.paths["lng_imports_twh"], axis=0) - fed_as_lng_twh(history))
    return gas


def _as_measured(gas: Replay) -> Replay:
    """Replay whose demand has what cold months added; LNG is fed, so it is no result."""
    paths = {name: path for name, path in gas.paths.items() if name != "lng_imports_twh"}
    paths["gas_demand_twh"] = paths["gas_demand_twh"] + cold_twh().to_numpy()
    return replace(gas, paths=paths)


def series_test(variable: str, path: Array) -> SeriesTest:
    """Put the draws of a series, (draw, month), beside history and the naive forecasts."""
    values = observed(variable)
    return SeriesTest(
        variable=variable,
        actual=values.reindex(list(MONTHS)),
        walk=random_walk(values, ORIGIN, MONTHS),
        mean=five_year_mean(values, ORIGIN, MONTHS, seasonal=variable in SEASONAL),
        rolling=rolling_random_walk(values, MONTHS, ahead=ROLLING_MONTHS),
        band=np.quantile(path, BAND, axis=0),
    )
