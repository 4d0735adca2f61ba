"""The report on the validation, written from the results file."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from econ.validation.numbers import band, half_band, number, percent, rows_of
from econ.validation.report_bands import bands_table
from econ.validation.rows import BLOCKS, Block

TITLES = {
    "ttf_eur_mwh": ("TTF", "EUR/MWh"),
    "gas_storage_share": ("Gas in storage", "share of capacity"),
    "gas_demand_twh": ("Gas demand", "TWh a month"),
    "lng_imports_twh": ("LNG imports", "TWh a month"),
    "brent_usd_bbl": ("Brent", "USD/bbl"),
    "urals_usd_bbl": ("Urals", "USD/bbl"),
}

ECONOMY = "macro and member"
"""Blocks that are accepted together."""

SCORED_BLOCKS: dict[str, tuple[Block, ...]] = {
    "all": BLOCKS,
    "all but recession": tuple(block for block in BLOCKS if block != "recession"),
    **{block: (block,) for block in BLOCKS},
    ECONOMY: ("macro", "member"),
}
"""Blocks of each score. Rows on recession test classifiers on history, not an answer of the model to a shock."""

PARTS = {
    "energy_fed": "of these, energy is fed",
    "energy_found": "of these, energy is found",
    "independent": "of these, no coefficient rests on them",
}

LEAST_OVERLAP_SHARE, LEAST_INSIDE_SHARE = 0.75, 0.5

INTRODUCTION = """# Validation

Written by `make validate` from `results.json`; do not edit. Model {model_version}, parameters {parameters_version},
{n_draws} draws, inputs {inputs}.

A **hit** is our median inside the published range, **near** our 90 % band overlapping it, a **miss** neither. What was
run on one path has no band and is a hit or a miss. Published ranges are the studies' own; where a study gives one
number, the range is the one its summary in `published.csv` states. A miss stays in the table. Rows are never tuned to:
what a coefficient rests on stands in `parameters.toml`. Rows on recession are figures about classifiers (probability by
a yield curve, hit rates on history), which flatter a score for what shocks do: "all but recession" leaves them out.
"""

METHOD = """## How the rows of the economy are measured

What a study assumed is imposed: prices, shortages, saving and policy, on the vintage of its month, with channels its
model does not have switched off. Where its prices or volumes are not in our sources, the model's own stand in and the
row says so: it then judges energy markets and economy together. Where the size of the shock itself is missing, the row
has no verdict. Rates of growth and inflation are compared as deviations, each side's from its own path without the
shock: the mean of a calendar year less that of the year before. The euro area is the model's EU; the world is the EU
and the US, weighted by GDP.

Outturns of growth and inflation are levels at the energy prices there were, from the vintage 2021-09; GDP is the
observed quarters, then the baseline's growth and what prices do to it, without the residuals that the model adds to
growth, so the band is that of the response alone.

Rows are counted one by one: fourteen are horizons of a single study (Känzig), and those that share a run err together.
Published ranges of one rounded number are narrow, and most outturns are ranges of a few percent of their value.

## How the replay works

The replay is one run from the vintage 2021-09. It holds what happened, and for the people of each month what they took
it to be: what had happened by then, and what they expected (Russian flows as in that month, other pipelines as in the
mean of the last twelve months, usual weather); `econ/validation/replay.py`.

Fed: Russian pipeline flows by month, other pipelines and the EU's own production, the weather (its effect on demand by
a regression on degree days up to 2021-09; people expect usual weather), the saving regulation from August 2022 (5 %),
Russian oil output, refusals of Russian oil by
the US and the EU, and the stock releases of 2022. LNG is fed as what landed beyond what the model draws itself, so
storage is a test of demand alone, and TTF of price at the supply there was; the last table leaves LNG to the model.
Britain's pipeline is fed although in 2022 it carried LNG that price had attracted: without it the EU's balance does not
close. Demand elasticities are fitted without a policy term, so the saving fed may in part be counted twice.

Coefficients without the months judged: gas, LNG, coal and the oil market are fitted again and the origin is rebuilt
with them; Urals keeps its fit, for which no other months are left.

Not fed: the storage targets (that lever holds for a whole run), French nuclear and hydro output, China's and the
world's demand for oil and LNG, gas bought to fill storage at any price, OPEC+ policy other than its not offsetting the
loss, and what was feared but did not happen.

Two naive forecasts are made at the origin: the last value held (random walk), and the mean of the five years before (by
calendar month for storage and demand). The rolling random walk, renewed every month with the value of three months
before, is shown for information: it knows what the others cannot.
"""


def report(document: Mapping[str, Any], figures: Mapping[str, str]) -> str:
    """Markdown report on the results.

    Parameters
    ----------
    document : mapping
        As `results_document` makes it.
    figures : mapping of str to str
        Title by file name in the folder `figures`.

    Returns
    -------
    str
    """
    return "\n".join(
        [
            INTRODUCTION.format(**document["made_with"]),
            _scores(document["scores"]),
            _acceptance(document["scores"][ECONOMY], document["economy_scores"]),
            bands_table(document["scores"] | _named(document["economy_scores"])),
            *(_rows(document["rows"], block) for block in BLOCKS if document["scores"][block]["scored"]),
            _not_scored(document["rows"]),
            _rankings(document["member_rankings"]),
            _backtests(document["backtest"]),
            _unseen(document["unseen_rows"], {row["id"]: row for row in document["rows"]}),
            METHOD,
            *(f"![{title}](figures/{name})\n" for name, title in figures.items()),
        ]
    ).replace("\n\n\n", "\n\n")


def _scores(scores: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [
        "## Scores\n",
        "| block | rows judged | 90 % band overlaps | median inside | standardised error | not judged |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {block} | {one['scored']} | {percent(one['overlap_share'])} | {percent(one['inside_share'])} "
        f"| {number(one['standardised_error'])} | {one['not_scored']} |"
        for block, one in scores.items()
    ]
    return "\n".join(lines) + "\n"


def _acceptance(one: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]]) -> str:
    """Say whether the rows of the economy meet what was asked of them, and how those with energy fed do."""

    def met(share: float | None, least: float) -> str:
        return f"{percent(share)} ({'met' if (share or 0.0) >= least else 'not met'})"

    overlap = met(one["overlap_share"], LEAST_OVERLAP_SHARE)
    inside = met(one["inside_share"], LEAST_INSIDE_SHARE)
    fed, found, independent = (
        f"{rows_of(part['scored'])}: {percent(part['overlap_share'])} and {percent(part['inside_share'])}"
        for part in (parts["energy_fed"], parts["energy_found"], parts["independent"])
    )
    return (
        f"Asked of the {one['scored']} rows of the economy (macro and member): the 90 % band overlaps the published "
        f"range in {percent(LEAST_OVERLAP_SHARE)} of them: {overlap}; the median lies inside it in "
        f"{percent(LEAST_INSIDE_SHARE)}: {inside}. Where prices and shortages of energy are fed, {fed}; where they are "
        f"the model's answer to a cut, {found}. Rows on which no coefficient rests, {independent}. The standardised "
        "error is the mean distance of our medians from the published centres, over the half width of both ranges "
        "together.\n"
    )


def _named(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Parts of the economy's rows by what they are called in the table."""
    return {title: parts[name] for name, title in PARTS.items()}


def _rows(rows: list[Mapping[str, Any]], block: str) -> str:
    lines = [
        f"## Rows: {block}\n",
        "| row | study | target | published | ours: median (90 % band) | 50 % band | verdict | reason |",
        "|---|---|---|---|---|---|---|---|",
    ]
    judged = [row for row in rows if row["block"] == block and row["verdict"] != "not scored"]
    told = Counter(row["reason"] for row in judged if row["reason"])
    shared = [reason for reason, count in told.items() if count > 1]
    for row in judged:
        theirs, ours, reason = row["published"], row["ours"], row["reason"]
        mark = f"[{shared.index(reason) + 1}]" if reason in shared else reason
        lines.append(
            f"| {row['id']} | {row['study']} | {row['region']} {row['variable']}, {row['horizon']} [{row['unit']}] "
            f"| {number(theirs['central'])} ({number(theirs['low'])} to {number(theirs['high'])}) "
            f"| {number(ours['p50'])} ({band(ours)}) | {half_band(ours)} "
            f"| {row['verdict']} | {'; '.join(filter(None, (row['distance'], mark)))} |"
        )
    lines += [f"\n[{place}] {reason}." for place, reason in enumerate(shared, 1)]
    return "\n".join(lines) + "\n"


def _not_scored(rows: list[Mapping[str, Any]]) -> str:
    lines = ["## Rows without a verdict\n", "| row | study | target | reason |", "|---|---|---|---|"]
    lines += [
        f"| {row['id']} | {row['study']} | {row['region']} {row['variable']}, {row['horizon']} | {row['reason']} |"
        for row in rows
        if row["verdict"] == "not scored"
    ]
    return "\n".join(lines) + "\n"


def _rankings(rankings: list[Mapping[str, Any]]) -> str:
    """Write the published and our order of member states' losses, worst hit first."""
    parts = ["## Ranking of member states\n"]
    for one in rankings:
        ours = sorted(one["gdp_pct"].items(), key=lambda state: state[1])
        order = ", ".join(f"{state} {number(loss)} ({one['tier'][state]})" for state, loss in ours)
        parts.append(
            f"**{one['study']}** (scenario {one['scenario']}): rank correlation {one['spearman']:.2f} over "
            f"{len(ours)} regions. Our loss of GDP in percent, worst first, and the published place: {order}.\n"
        )
    return "\n".join(parts if rankings else [*parts, "Not measured.\n"])


def _backtests(backtest: Mapping[str, Any]) -> str:
    months = backtest["months"]
    parts = [f"## Backtest {months[0]} to {months[-1]}, origin {backtest['origin']}\n"]
    for name, one in backtest["coefficients"].items():
        parts += [
            f"Coefficients estimated on {name}. Mean absolute errors:\n",
            "| series | months | model | random walk | five-year mean | model / walk | model / mean "
            "| rolling walk | inside 90 % band |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        for variable, series in one["series"].items():
            error = series["errors"]
            ratios = [f"{error['model'] / error[naive]:.2f}" for naive in ("walk", "mean")]
            title, unit = TITLES[variable]
            parts.append(
                f"| {title} [{unit}] | {error['months']:.0f} | {number(error['model'])} | {number(error['walk'])} "
                f"| {number(error['mean'])} | {ratios[0]} | {ratios[1]} "
                f"| {number(error['rolling'])} | {percent(error['inside_band_share'])} |"
            )
        parts.append("")
    if len(backtest["coefficients"]) == 1:
        parts.append("No fit can leave these months out, so there is one version only.\n")
    return "\n".join(parts)


def _unseen(rows: list[Mapping[str, Any]], shipped: Mapping[str, Mapping[str, Any]]) -> str:
    """Rows of the replay by coefficients that ship and by coefficients that have not seen these months."""
    lines = [
        "## Rows of the replay by coefficients that have not seen these months\n",
        "The scores above count the coefficients that ship. Fitted without the months judged (see below) they give:\n",
        "| row | target | published | as they ship | verdict | without these months | verdict |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        before, theirs = shipped[row["id"]], row["published"]
        published = f"{number(theirs['central'])} ({number(theirs['low'])} to {number(theirs['high'])})"
        told = (f"{number(one['ours']['p50'])} ({band(one['ours'])}) | {one['verdict']}" for one in (before, row))
        lines.append(
            f"| {row['id']} | {row['region']} {row['variable']}, {row['horizon']} [{row['unit']}] "
            f"| {published} | {' | '.join(told)} |"
        )
    return "\n".join(lines) + "\n"
