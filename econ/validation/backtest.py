"""Backtest of October 2021 to December 2023: the replay beside what happened and two naive forecasts."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from econ.parameters import Parameters
from econ.scenario import load_scenario
from econ.validation.happened import MONTHS, ORIGIN, cold_twh, fed_as_lng_twh, gas_history, oil_history
from econ.validation.naive import SEASONAL, five_year_mean, mean_absolute_error, random_walk, rolling_random_walk
from econ.validation.observed import observed
from econ.validation.replay import Month, Replay, replay
from econ.validation.studies import study_path
from econ.validation.vintages import load_vintage

Array = NDArray[np.float64]

GAS_SERIES = ("ttf_eur_mwh", "gas_storage_share", "gas_demand_twh", "lng_imports_twh")
OIL_SERIES = ("brent_usd_bbl", "urals_usd_bbl")
BAND = (0.05, 0.5, 0.95)
ROLLING_MONTHS = 3


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
        By series, only those the engine reports.
    missing : tuple of str
        Series that the engine does not report.
    """

    gas: Replay
    oil: Replay
    tests: dict[str, SeriesTest]
    missing: tuple[str, ...]


def backtest(parameters: Parameters | None, n_draws: int) -> Backtest:
    """Replay gas and oil and compare them with history.

    Parameters
    ----------
    parameters : Parameters or None
        Coefficients, for instance ones estimated without the months judged here; none = those of the model.
    n_draws : int

    Returns
    -------
    Backtest
    """
    origin = load_vintage(ORIGIN)
    runs = {
        name: load_scenario(study_path(name)).with_levers({"run.n_draws": n_draws})
        for name in ("replay-gas-2021", "replay-oil-2022")
    }
    flows = gas_history(origin, runs["replay-gas-2021"])
    gas = _as_measured(replay(runs["replay-gas-2021"], flows, origin, parameters), flows)
    oil = replay(runs["replay-oil-2022"], oil_history(origin), origin, parameters)
    paths = {name: (gas if name in GAS_SERIES else oil).paths.get(name) for name in (*GAS_SERIES, *OIL_SERIES)}
    return Backtest(
        gas=gas,
        oil=oil,
        tests={name: series_test(name, path) for name, path in paths.items() if path is not None},
        missing=tuple(name for name, path in paths.items() if path is None),
    )


def _as_measured(gas: Replay, history: list[Month]) -> Replay:
    """Replay whose demand has what cold months added, and whose LNG has not the pipelines fed by the LNG lever."""
    changes = {"gas_demand_twh": cold_twh().to_numpy(), "lng_imports_twh": -fed_as_lng_twh(history)}
    paths = {name: path + changes[name] if name in changes else path for name, path in gas.paths.items()}
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
