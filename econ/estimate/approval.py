"""Economic voting: approval of governments on inflation and unemployment, European executives and US presidents."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

import data
from econ.estimate.fit import Estimate, Fit

PANDEMIC_YEARS = (2020, 2021)
FIRST_YEAR_US = 1960
PRESIDENTS = {1961, 1964, 1969, 1975, 1977, 1981, 1989, 1993, 2001, 2009, 2017}
"""First full year of each president; 1960 is Eisenhower's last."""
RALLIES = {"gulf_war": (1991,), "september_11": (2001, 2002)}
TERMS = ("inflation", "unemployment")
US_CONTROLS = "years_in_office + gulf_war + september_11 + C(president)"
FORMS = {
    "EU": {
        "changes (used)": "d_approval ~ d_inflation + d_unemployment",
        "changes, growth added": "d_approval ~ d_inflation + d_unemployment + d_growth",
        "changes, with years' effects": "d_approval ~ d_inflation + d_unemployment + C(year)",
        "levels, with countries' effects": "approval ~ inflation + unemployment + C(country)",
        "levels, with countries' and years' effects": "approval ~ inflation + unemployment + C(country) + C(year)",
    },
    "US": {
        "levels, with presidents' effects, years in office and rallies (used)": "approval ~ inflation + unemployment + "
        + US_CONTROLS,
        "growth added": "approval ~ inflation + unemployment + growth + " + US_CONTROLS,
        "presidents' effects only": "approval ~ inflation + unemployment + C(president)",
        "changes": "d_approval ~ d_inflation + d_unemployment",
    },
}


@dataclass(frozen=True)
class Vote:
    """Effect of a point of inflation and of unemployment on approval, with errors, their correlation and the fit."""

    effects: tuple[float, float]
    errors: tuple[float, float]
    correlation: float
    observations: int
    r_squared: float
    residual_pp: float


@cache
def yearly_sample() -> pd.DataFrame:
    """Approval, inflation, unemployment and growth by country and year, with their changes on the year before."""
    prices = data.load("hicp_members").rename(columns={"hicp_index_2015": "level"})[["month", "country", "level"]]
    us = data.load("cpi_us").rename(columns={"headline_index": "level"}).assign(country="US")
    jobs = data.load("unemployment").rename(columns={"unemployment_rate_pct": "level"})
    output = data.load("gdp_members").rename(columns={"gdp_index_2015": "level"})
    us_output = data.load("gdp_us").rename(columns={"gdp_usd_bn_2017": "level"}).assign(country="US")
    columns = ["country", "level"]
    sample = pd.DataFrame(
        {
            "approval": data.load("executive_approval").set_index(["country", "year"])["approve_pct"],
            "inflation": _growth(_whole_years(pd.concat([prices, us[["month", *columns]]]), "month", 12)),
            "unemployment": _whole_years(jobs[["month", *columns]], "month", 12),
            "growth": _growth(
                _whole_years(pd.concat([output[["quarter", *columns]], us_output[["quarter", *columns]]]), "quarter", 4)
            ),
        }
    ).sort_index()
    kept = ~sample.index.get_level_values("year").isin(PANDEMIC_YEARS)
    sample = sample[kept & sample[["approval", *TERMS]].notna().all(axis=1)].reset_index()
    by_country = sample.groupby("country")
    follows = by_country["year"].diff() == 1
    for name in ("approval", "inflation", "unemployment", "growth"):
        sample[f"d_{name}"] = by_country[name].diff().where(follows)
    return sample


def _whole_years(frame: pd.DataFrame, time: str, periods: int) -> pd.Series:
    """Yearly means by country, of years without a hole."""
    frame = frame.dropna().assign(year=lambda f: f[time].dt.year)
    years = frame.groupby(["country", "year"])["level"].agg(["mean", "count"])
    return years.loc[years["count"] >= periods, "mean"]


def _growth(level: pd.Series) -> pd.Series:
    """Percent change on the year before, by country."""
    return 100.0 * (level / level.groupby("country").shift() - 1.0)


@cache
def sample_of(region: str) -> pd.DataFrame:
    """Return the rows of European executives, or of US presidents with their terms and rallies."""
    sample = yearly_sample()
    if region == "EU":
        return sample[sample["country"] != "US"]
    us = sample[(sample["country"] == "US") & (sample["year"] >= FIRST_YEAR_US)]
    took_office = us["year"].map(lambda year: max((first for first in PRESIDENTS if first <= year), default=1953))
    rallies = {name: us["year"].isin(years).astype(float) for name, years in RALLIES.items()}
    return us.assign(president=took_office.astype(str), years_in_office=us["year"] - took_office, **rallies)


@cache
def vote(region: str, form: str) -> Vote:
    """Least squares of one of `FORMS`; errors clustered by country in the EU, HAC of two years in the US."""
    formula = FORMS[region][form]
    prefix = "d_" if formula.startswith("d_") else ""
    used = [name for name in ("approval", "inflation", "unemployment", "growth") if name in formula]
    frame = sample_of(region).dropna(subset=[prefix + name for name in used])
    errors: dict[str, Any] = (
        {"cov_type": "cluster", "cov_kwds": {"groups": pd.factorize(frame["country"])[0]}}
        if region == "EU"
        else {"cov_type": "HAC", "cov_kwds": {"maxlags": 2}}
    )
    found = smf.ols(formula, frame).fit(**errors)
    names = [prefix + term for term in TERMS]
    covariance = found.cov_params().loc[names, names].to_numpy()
    deviations = np.sqrt(np.diag(covariance))
    return Vote(
        effects=(float(found.params[names[0]]), float(found.params[names[1]])),
        errors=(float(deviations[0]), float(deviations[1])),
        correlation=float(covariance[0, 1] / deviations.prod()),
        observations=int(found.nobs),
        r_squared=float(found.rsquared),
        residual_pp=float(np.sqrt(found.scale)),
    )


def approval() -> Fit:
    r"""Effects of inflation and unemployment on approval of governments, both regions.

    .. math:: A_{iy} = a_i + \beta_\pi \pi_{iy} + \beta_u u_{iy} + e_{iy}

    in changes from year to year for European executives, in levels with presidents' effects, years in office and
    two rallies for the United States.
    """
    used = {region: vote(region, next(iter(forms))) for region, forms in FORMS.items()}
    correlation = np.eye(4)
    for k, one in enumerate(used.values()):
        correlation[k, k + 2] = correlation[k + 2, k] = one.correlation
    spread = sample_of("EU")["d_approval"].std()
    return Fit(
        id="approval",
        title="Economic voting: approval of governments",
        method=(
            "Yearly approval (Executive Approval Project) on mean inflation and unemployment of the year. EU: changes "
            "from one year to the next, pooled over countries, errors clustered by country; in levels inflation has "
            "the wrong sign, as the years of low inflation were also the years of disappointment after 2008, so slow "
            "drifts have to go. US: levels with presidents' effects, years in office and rallies (1991, 2001-02), HAC "
            "errors of two years. The pandemic's two years are out. Correlations, not causes: no instrument. Nearly "
            "all of approval moves for other reasons, and no year with the inflation of 2022 is in the European sample."
        ),
        sample=f"EU: {sample_of('EU')['country'].nunique()} countries, 2001 to 2019; US: {FIRST_YEAR_US} to 2019",
        observations=sum(one.observations for one in used.values()),
        estimates=tuple(
            Estimate.normal(
                f"approval_per_{term}_{region.lower()}", "pp per pp", used[region].effects[k], used[region].errors[k]
            )
            for k, term in enumerate(TERMS)
            for region in FORMS
        ),
        correlation=correlation,
        statistics={
            **{f"{region}: R2": one.r_squared for region, one in used.items()},
            **{f"{region}: standard deviation of residuals, pp": one.residual_pp for region, one in used.items()},
            "EU: standard deviation of a year's change in approval, pp": float(spread),
        },
        table=_table(),
    )


def _table() -> str:
    lines = [
        "| region | form | inflation (s.e.) | unemployment (s.e.) | R2 | observations |",
        "|---|---|---|---|---|---|",
    ]
    for region, forms in FORMS.items():
        for form in forms:
            one = vote(region, form)
            cells = [f"{e:.2f} ({s:.2f})" for e, s in zip(one.effects, one.errors, strict=True)]
            lines.append(f"| {region} | {form} | {cells[0]} | {cells[1]} | {one.r_squared:.2f} | {one.observations} |")
    return "\n".join(lines)
