"""The recession probits as fits: coefficients, and tables that show what they are worth."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd

from econ.estimate.fit import Estimate, Fit
from econ.estimate.forecast_scores import auroc, brier, difference_with_error, reliability
from econ.estimate.recession_classifiers import CHINN, chinn
from econ.estimate.recession_probit import (
    BASE_RATE,
    CANDIDATES,
    CURVE,
    DATA,
    ERROR_LAG_YEARS,
    Predictors,
    best,
    chosen,
    contest,
    expanding_window,
    final_fit,
    fit,
    gain,
)
from econ.estimate.slow_price import correlation_of

UNITS = {
    "const": ("constant", "coefficient"),
    "term_spread": ("term_spread", "coefficient per pp"),
    "policy_rate": ("policy_rate", "coefficient per pp"),
    "oil": ("oil", "coefficient per 10 log points"),
}
TARGET = (
    "Target: recession in at least one of the next twelve months, seen from a month that is not itself in recession. "
    "Origins in recession do not count; origins in 2020-01 to 2021-06, and those whose year ahead reaches into it, do "
    "not count either. Oil is the net price increase of the last year over the highest price of the 36 months before."
)


@cache
def probit_us() -> Fit:
    """US probit on NBER months."""
    notes = f"{_since_1973()}\n\n{_chinn_again()}"
    return _fit("us", "probit-us", "Recession within a year, United States", "months", notes)


@cache
def probit_euro_area() -> Fit:
    """Euro-area probit on CEPR quarters; it stands for the EU."""
    note = (
        "Nothing here beats the base rate by more than chance: five recessions outside the pandemic, three of"
        " them before the euro, whose dates were announced in 2003 and whose interest rate is an average "
        "built afterwards. The oil coefficient comes from 1974 and 1980: since 1985 it is zero. Without the "
        "prior, which was added because early windows separate, the candidate with oil lost 0.187 to the best"
        " (standard error 0.170) and would not have been chosen."
    )
    return _fit("eu", "probit-euro-area", "Recession within a year, euro area", "quarters", note)


def _fit(region: str, fit_id: str, title: str, period: str, note: str) -> Fit:
    results, names = final_fit(region), ["const", *chosen(region)]
    origins = DATA[region]().origins()
    winner = contest(region, False)[chosen(region)]
    over_base, over_curve = gain(region, chosen(region), BASE_RATE), gain(region, chosen(region), CURVE)
    under_best = gain(region, best(region), chosen(region))
    return Fit(
        id=fit_id,
        title=title,
        method=(
            f"Probit by maximum likelihood, HAC errors over {ERROR_LAG_YEARS} years. {TARGET} Chosen by the log score "
            "of forecasts from 1985 on, estimated anew each year on origins whose outcome had been announced by then "
            "(with a standard normal prior on standardised slopes): the best candidate with oil, unless worse than the "
            "best of all by more than a standard error. That months in recession do not count, and the "
            "preference for oil, were decided after a first look at the candidates."
        ),
        sample=f"{origins.index[0]:%Y-%m} to {origins.index[-1]:%Y-%m} by {period[:-1]}",
        observations=len(origins),
        estimates=tuple(
            Estimate.normal(f"probit_{region}_{UNITS[n][0]}", UNITS[n][1], results.params[n], results.bse[n])
            for n in names
        ),
        correlation=correlation_of(results, names),
        statistics={
            f"{period} followed by recession, share": float(origins["outcome"].mean()),
            "McFadden R2": float(results.prsquared),
            "out of sample: log score": float(winner.log_scores.mean()),
            "gain over the base rate": over_base[0],
            "its standard error": over_base[1],
            "gain over the yield curve alone": over_curve[0],
            "its standard error ": over_curve[1],
            "loss against the best candidate": under_best[0],
            "its standard error  ": under_best[1],
            "Brier score": brier(winner.outcome, winner.probability),
            "AUROC": auroc(winner.outcome, winner.probability),
        },
        table="\n\n".join(
            [
                "## Candidates, out of sample from 1985",
                _contest_table(region),
                "## Reliability of the chosen one",
                _markdown(reliability(winner.outcome, winner.probability)),
                "## Other samples",
                _markdown(_sensitivity(region)),
                "## The same candidates if months in recession count",
                _contest_table(region, in_recession=True),
                note,
            ]
        ),
    )


def name(predictors: Predictors) -> str:
    """Candidate in words."""
    return ", ".join(predictors).replace("_", " ") or "base rate"


def _contest_table(region: str, *, in_recession: bool = False) -> str:
    found = contest(region, in_recession)
    lines = [
        "| predictors | n | log score | gain over base rate | over curve | Brier | AUROC |",
        "|---|---|---|---|---|---|---|",
    ]
    for candidate in CANDIDATES[region]:
        forecasts = found[candidate]
        gains = [gain(region, candidate, other, in_recession=in_recession) for other in (BASE_RATE, CURVE)]
        shown = [f"{mean:.3f} ({error:.3f})" if error > 0 else "" for mean, error in gains]
        area = f"{auroc(forecasts.outcome, forecasts.probability):.2f}" if candidate else ""
        lines.append(
            f"| {name(candidate)} | {len(forecasts.outcome)} | {forecasts.log_scores.mean():.3f} | {shown[0]} | "
            f"{shown[1]} | {brier(forecasts.outcome, forecasts.probability):.3f} | {area} |"
        )
    return "\n".join(lines)


def _sensitivity(region: str) -> pd.DataFrame:
    """Coefficients with standard errors on other samples."""
    known = DATA[region]()
    without_oil = tuple(predictor for predictor in chosen(region) if predictor != "oil")
    samples: dict[str, Callable[[], tuple[pd.DataFrame, Predictors]]] = {
        "as used": lambda: (known.origins(), chosen(region)),
        "without oil": lambda: (known.origins(), without_oil),
        "months in recession count": lambda: (known.origins(in_recession=True), chosen(region)),
        "pandemic counts": lambda: (known.origins(pandemic=True), chosen(region)),
        "since 1985": lambda: (known.origins()["1985":], chosen(region)),
    }
    rows = []
    for label, choose in samples.items():
        origins, predictors = choose()
        results = fit(origins, predictors, ERROR_LAG_YEARS * known.periods_per_year)
        cells = {n: f"{results.params[n]:.2f} ({results.bse[n]:.2f})" for n in results.params.index}
        rows.append({"sample": label, "n": len(origins), **cells, "R2": f"{results.prsquared:.2f}"})
    return pd.DataFrame(rows).fillna("")


def _chinn_again() -> str:
    """Chinn's two probits on the term spread, as published and on the project's data: the definition is the same."""
    rows = []
    for within, words in ((False, "in the twelfth month"), (True, "in any of the next twelve months")):
        published, found = CHINN[within], chinn(within=within)
        pairs = zip(("constant", "slope"), published, found, strict=True)
        rows.append({"recession": words} | {part: f"{here:.3f} ({there:.3f})" for part, there, here in pairs})
    return (
        "## A published probit on the same data, as published in brackets\n\n"
        + _markdown(pd.DataFrame(rows))
        + "\n\nTerm spread alone, origins 1967-01 to 2018-11, the month of the peak in recession (M. Chinn, "
        '"Probability of recession in 12 months vs. within 12 months", Econbrowser 2019).'
    )


def _since_1973() -> str:
    """Scores with the excess bond premium, whose series starts in 1973, against the same sample without it."""
    known = DATA["us"]()
    origins = known.origins().dropna(subset=["bond_premium"])
    candidates: tuple[Predictors, ...] = (
        CURVE,
        ("term_spread", "policy_rate"),
        ("term_spread", "bond_premium"),
        ("term_spread", "bond_premium", "oil"),
    )
    found = {candidate: expanding_window(known, origins, candidate) for candidate in candidates}
    rows = []
    for candidate, forecasts in found.items():
        mean, error = difference_with_error(forecasts.log_scores, found[CURVE].log_scores, ERROR_LAG_YEARS * 12)
        over = "" if np.isclose(error, 0.0) else f"{mean:.3f} ({error:.3f})"
        score = f"{forecasts.log_scores.mean():.3f}"
        rows.append({"predictors": name(candidate), "log score": score, "over curve": over})
    return (
        "## With the excess bond premium, estimated from 1973\n\n"
        + _markdown(pd.DataFrame(rows))
        + "\n\nThe premium is the residual of a regression on the whole sample and ends in 2025-03; it is not used."
    )


def _markdown(frame: pd.DataFrame) -> str:
    head = "| " + " | ".join(frame.columns) + " |"
    rows = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in frame.itertuples(index=False)]
    return "\n".join([head, "|" + "---|" * len(frame.columns), *rows])
