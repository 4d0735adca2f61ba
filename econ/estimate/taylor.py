"""Inertial Taylor rules with look-through, euro area and United States, with bound quarters treated explicitly."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import norm
from statsmodels.tools.numdiff import approx_hess

from econ.estimate.fit import Estimate, Fit
from econ.estimate.quarterly import BEFORE_PANDEMIC, LAST_QUARTER, SUFFIX, Area, without
from econ.estimate.taylor_data import FIRST, Gap, Rate, rule_data
from econ.levers import Levers

Array = NDArray[np.float64]
Bound = Literal["left out", "censored", "ignored"]

PANDEMIC = ("2020Q1", "2021Q2")
PRIORS = {"inflation": (1.5, 0.243), "gap": (0.5, 0.228)}
"""Mean and standard deviation: row pol_taylor_pi, 1.2 to 2.0, and 0.25 to 1.0 for the gap, as 5 and 95 % points."""

LEVER_DEFAULT = Levers().policy.rate_response
"""Weight on non-core inflation in the model unless the user moves it."""

NAMES = ("inflation", "gap", "inertia", "look_through", "constant", "log_error")
START = (1.5, 0.5, 0.85, 0.3, 0.5, -1.0)


@dataclass(frozen=True)
class Rule:
    """A rule's coefficients, in the order of `NAMES`, with their covariance.

    Attributes
    ----------
    values, standard_errors : array, (coefficient,)
    correlation : array, (coefficient, coefficient)
    observations, bound : int
        Quarters used, and those of them counted as bound.
    last_quarter : str
    """

    values: Array
    standard_errors: Array
    correlation: Array
    observations: int
    bound: int
    last_quarter: str

    def cell(self, name: str) -> str:
        """Coefficient with its standard error."""
        place = NAMES.index(name)
        return f"{self.values[place]:.2f} ({self.standard_errors[place]:.2f})"


@cache
def rule(
    area: Area,
    *,
    gap: Gap = "hamilton",
    rate: Rate = "policy",
    bound: Bound = "left out",
    prior: bool = True,
    last: str = LAST_QUARTER,
    look_through: float | None = None,
) -> Rule:
    r"""Maximise the likelihood of a rule, times the prior on its two long-run coefficients.

    .. math:: i_q = \rho i_{q-1} + (1-\rho) [c + \phi_\pi (\pi^{core} + w (\pi - \pi^{core})) + \phi_y y_{q-1}]

    Parameters
    ----------
    bound : {"left out", "censored", "ignored"}
        What is done with quarters at the lower bound; censored = the rule asked for at most the rate seen (Tobit).
    look_through : float, optional
        Weight on non-core inflation, in place of an estimate.
    """
    frame = without(rule_data(area, gap, rate).loc[FIRST[area] : last], *PANDEMIC)
    if bound == "left out":
        frame = frame[~frame["bound"]]
    at_bound = frame["bound"].to_numpy() & (bound == "censored")
    y, lagged, core, other, slack = frame[["rate", "rate_before", "core", "other", "gap"]].to_numpy().T

    def minus_log_posterior(values: Array) -> float:
        inflation, output, inertia, free_weight, constant, log_error = values
        weight = free_weight if look_through is None else look_through
        wanted = constant + inflation * (core + weight * other) + output * slack
        distance = (y - inertia * lagged - (1.0 - inertia) * wanted) / np.exp(log_error)
        density = np.where(at_bound, norm.logcdf(distance), norm.logpdf(distance) - log_error).sum()
        if prior:
            density += norm.logpdf(inflation, *PRIORS["inflation"]) + norm.logpdf(output, *PRIORS["gap"])
        return -float(density)

    found = minimize(minus_log_posterior, START, method="BFGS", options={"maxiter": 3000})
    covariance = np.linalg.pinv(approx_hess(found.x, minus_log_posterior))
    error = np.sqrt(np.clip(np.diag(covariance), 1e-12, None))
    return Rule(
        found.x, error, covariance / np.outer(error, error), len(frame), int(at_bound.sum()), str(frame.index[-1])
    )


def stored_rule(area: Area) -> Rule:
    """Rule with the weight on non-core inflation at the lever's default, as the model uses the coefficients."""
    return rule(area, look_through=LEVER_DEFAULT)


def taylor_euro_area() -> Fit:
    """Taylor rule of the ECB, deposit facility rate."""
    return _fit("EA", "taylor-euro-area", "Taylor rule, euro area")


def taylor_us() -> Fit:
    """Taylor rule of the Federal Reserve, federal funds rate."""
    return _fit("US", "taylor-us", "Taylor rule, United States")


def pooled_look_through() -> tuple[float, float]:
    """Estimate the weight on non-core inflation over both regions, by inverse variance, and its standard error."""
    place = NAMES.index("look_through")
    found = [rule("EA"), rule("US")]
    precision = np.array([one.standard_errors[place] ** -2.0 for one in found])
    weights = np.array([one.values[place] for one in found])
    return float(precision @ weights / precision.sum()), float(precision.sum() ** -0.5)


def _fit(area: Area, fit_id: str, title: str) -> Fit:
    found, weighed, free = stored_rule(area), rule(area), rule(area, prior=False)
    chosen = [NAMES.index(name) for name in ("inflation", "gap", "inertia")]
    stored = (("taylor_inflation", "coefficient"), ("taylor_gap", "coefficient"), ("rate_inertia_per_quarter", "share"))
    weight, weight_error = pooled_look_through()
    place = NAMES.index("look_through")
    return Fit(
        id=fit_id,
        title=title,
        method=(
            "Posterior mode and curvature: normal likelihood of the quarterly mean rate, given last quarter's rate, "
            "core inflation, what headline has beyond core (both year on year) and last quarter's output gap, times "
            "normal priors on the two long-run coefficients (evidence row pol_taylor_pi: 1.5, 1.2 to 2.0; gap 0.5, "
            "0.25 to 1.0), because the data alone leave them imprecise and let them grow as inertia nears one. "
            "Inertia has no prior. The weight on non-core inflation is the lever's default, 0.3, as the model uses "
            "the coefficients; estimated (rows below the first) it is 0.1 for the Fed and, imprecisely, above one for "
            "the ECB. The gap is Hamilton's (2018): GDP against its forecast eight quarters earlier, known at the "
            "time up to revisions. Quarters at the lower bound are left out. A censored likelihood says that the rule "
            "asked for at most the bound then; it blames the slow exits on inertia near one, with which no long-run "
            "coefficient is identified, because banks kept rates at the bound by promise, beyond what the rule asked "
            "(forward guidance). Left out are also 2020Q1 to 2021Q2."
        ),
        sample=f"{FIRST[area]} to {found.last_quarter}, quarters at the bound and 2020Q1 to 2021Q2 left out",
        observations=found.observations,
        estimates=tuple(
            Estimate.normal(f"{name}_{SUFFIX[area]}", unit, float(found.values[k]), float(found.standard_errors[k]))
            for (name, unit), k in zip(stored, chosen, strict=True)
        ),
        correlation=found.correlation[np.ix_(chosen, chosen)],
        statistics={
            "inflation coefficient without the prior": float(free.values[0]),
            "its standard error": float(free.standard_errors[0]),
            "gap coefficient without the prior": float(free.values[1]),
            "standard error of the gap coefficient": float(free.standard_errors[1]),
            "weight on non-core inflation (0 looks through, 1 follows headline)": float(weighed.values[place]),
            "standard error of the weight": float(weighed.standard_errors[place]),
            "weight on non-core inflation, both regions pooled": weight,
            "standard error of the pooled weight": weight_error,
            "standard error of the equation, pp": float(np.exp(found.values[-1])),
        },
        table=_table(area),
    )


def _table(area: Area) -> str:
    """Coefficients under other choices."""
    others = {
        "as stored": stored_rule(area),
        "weight estimated": rule(area),
        "no prior": rule(area, prior=False),
        "to 2019": rule(area, last=BEFORE_PANDEMIC),
        "bound censored (Tobit)": rule(area, bound="censored"),
        "bound ignored": rule(area, bound="ignored"),
        "one-sided HP gap": rule(area, gap="hodrick-prescott"),
        "unemployment gap over Okun": rule(area, gap="unemployment"),
    }
    if area == "EA":
        others["three-month rate"] = rule(area, rate="three months")
    head = "| | inflation | gap | inertia | weight on non-core | quarters | bound |\n|---|---|---|---|---|---|---|\n"
    shown = ("inflation", "gap", "inertia", "look_through")
    return head + "\n".join(
        f"| {name} | {' | '.join(one.cell(column) for column in shown)} | {one.observations} | {one.bound} |"
        for name, one in others.items()
    )


def fitted_rate(area: Area) -> pd.DataFrame:
    """Rate seen, and what the rule makes of the rate a quarter before; bound quarters flagged."""
    frame = rule_data(area, "hamilton", "policy").loc[FIRST[area] : LAST_QUARTER]
    inflation, output, inertia, weight, constant, _ = stored_rule(area).values
    wanted = constant + inflation * (frame["core"] + weight * frame["other"]) + output * frame["gap"]
    return frame.assign(fitted=inertia * frame["rate_before"] + (1.0 - inertia) * wanted, wanted=wanted)
