"""Fit: wholesale power by group of member states on the cost of gas and coal plants, in euros."""

from dataclasses import replace

import numpy as np
from statsmodels.stats.sandwich_covariance import S_hac_simple

from econ.axes import POWER_GROUPS
from econ.build_baseline.power import group_prices, population
from econ.estimate.fit import Estimate, Fit
from econ.estimate.power_regression import CRISIS, LAGS, Array, GroupFit, fit_group
from econ.estimate.power_tables import table


def power() -> Fit:
    """Shares of hours in which gas, and in Poland coal, sets the price, with their joint covariance."""
    prices = group_prices()
    groups = {group: fit_group(group, prices[group]) for group in POWER_GROUPS}
    central = np.concatenate([fit.coefficients for fit in groups.values()])
    covariance = S_hac_simple(np.hstack([fit.influence for fit in groups.values()]), nlags=LAGS)
    errors = np.sqrt(np.diag(covariance))
    moved = np.concatenate([fit_group(group, prices[group], CRISIS).coefficients for group in POWER_GROUPS]) - central
    spread = np.hypot(errors, moved)
    names = [f"power_{fuel}_share_{group}" for group, fit in groups.items() for fuel in fit.fuels]
    return Fit(
        id="power",
        title="Wholesale power on the cost of gas and coal plants, by group of member states",
        method=(
            "Least squares in levels, one equation a group: population-weighted monthly price on the fuel and carbon "
            "cost of a gas plant (and, in Poland, a coal plant), a yearly wave and a constant. A coefficient is the "
            "share of hours in which that plant sets the price, here or across the border. Newey-West covariance "
            f"over {LAGS} months, joint over groups; the band adds, in quadrature, how far a coefficient moves when "
            "the crisis (2021-09 to 2023-06), which carries most of the information, is left out. Bands end at one."
        ),
        sample="2015-04 to 2026-02; Iberia without 2022-06 to 2023-12 (gas cap), France without 2022-04 to 2022-12 "
        "(reactor outage)",
        observations=sum(fit.observations for fit in groups.values()),
        estimates=tuple(
            _share(name, float(value), float(error)) for name, value, error in zip(names, central, spread, strict=True)
        ),
        correlation=covariance / np.outer(errors, errors),
        statistics={
            "gas share, EU mean weighted by population": _eu_gas_share(groups),
            **{f"R2 {group}": fit.r_squared for group, fit in groups.items()},
        },
        table=f"{_bands(names, central, errors, moved)}\n\n{table(prices)}",
    )


def _eu_gas_share(groups: dict[str, GroupFit]) -> float:
    """Share of hours in which gas sets the price, mean over the EU's people."""
    people = population()
    weights = [people[list(states)].sum() for states in POWER_GROUPS.values()]
    return float(np.average([fit.coefficients[0] for fit in groups.values()], weights=weights))


def _share(name: str, central: float, error: float) -> Estimate:
    """Lognormal share, its 95 % point cut at one as the draws are."""
    estimate = Estimate.lognormal(name, "share", float(np.log(central)), error / central)
    return replace(estimate, high=min(estimate.high, 1.0))


def _bands(names: list[str], central: Array, errors: Array, moved: Array) -> str:
    """Tabulate standard errors, and coefficients without the crisis."""
    rows = [
        f"| `{name}` | {value:.2f} | {error:.3f} | {value + shift:.2f} |"
        for name, value, error, shift in zip(names, central, errors, moved, strict=True)
    ]
    return "| coefficient | all months | standard error | without the crisis |\n|---|---|---|---|\n" + "\n".join(rows)
