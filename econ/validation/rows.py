"""Rows: what a study published or history showed, and how the same is read off the model."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

FILE = Path(__file__).parent / "published.csv"

Block = Literal["oil", "gas", "macro", "member", "recession", "russia"]
Source = Literal["study", "replay", "provider", "none"]
Aggregation = Literal["mean", "max"]
BLOCKS: tuple[Block, ...] = get_args(Block)
DECIMALS = 6
DEVIATION_UNIT = "pp against the study's baseline"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """How ours is measured.

    Attributes
    ----------
    variable, region : str
        Result variable, or one that `econ.validation.measure` derives; region, or several separated by spaces, which
        are averaged by GDP.
    first_month, last_month : str
        Window.
    aggregation : {"mean", "max"}
    base : str
        ``level`` as reported; ``percent_of_baseline`` and ``deviation_from_baseline`` against the path without the
        scenario, in percent and in the variable's unit; ``growth_deviation N`` of a variable that is itself a percent
        deviation, by which annual growth or inflation differs on average over N years: the mean of the window less
        that of the same months N years earlier, over N; ``growth FROM TO`` in percent of GDP's mean over the window on
        its mean over these months; ``percent_of_observed FROM TO`` against the observed mean of these months.
    """

    variable: str
    region: str
    first_month: str
    last_month: str
    aggregation: Aggregation
    base: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One published figure.

    Attributes
    ----------
    id, study, scenario, region, variable, unit, horizon, note : str
        As the study has them.
    low, central, high : float
        Published range; where `their_baseline` is given, less that.
    block : {"oil", "gas", "macro", "member", "recession", "russia"}
    source : {"study", "replay", "provider", "none"}
        Where ours comes from: a scenario file, the replay of 2021 to 2023, a function of `providers`, or nowhere.
    their_baseline : float or None
        The study's own figure without the shock, taken off a published rate that is compared as a deviation.
    independent : bool
        Whether no coefficient rests on the figure or on the same shock, and it is no formula at the study's inputs.
    study_file : str
        Scenario file in `studies`, without ending; for a replay the one that holds its policy.
    vintage : str
        Baseline of `vintages` that the study is run on; empty = the one its file names.
    measure : Measure or None
    reason : str
        Why there is none of ours, or what one must know when comparing; a provider says that itself.
    """

    id: str
    study: str
    scenario: str
    region: str
    variable: str
    unit: str
    horizon: str
    low: float
    central: float
    high: float
    note: str
    block: Block
    source: Source
    their_baseline: float | None
    independent: bool
    study_file: str
    vintage: str
    measure: Measure | None
    reason: str


@cache
def load_rows() -> tuple[Row, ...]:
    """Return all rows of `published.csv`."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(row_of(line) for line in csv.DictReader(file))


def row_of(line: Mapping[str, str]) -> Row:
    """Row of a line of the file, cells by column."""
    measure = None
    if line["our_variable"]:
        measure = Measure(
            variable=line["our_variable"],
            region=line["our_region"],
            first_month=line["first_month"],
            last_month=line["last_month"],
            aggregation=line["aggregation"],  # type: ignore[arg-type]
            base=line["base"],
        )
    theirs = float(line["their_baseline"]) if line["their_baseline"] else None
    low, central, high = (
        round(float(line[f"published_{name}"]) - (theirs or 0.0), DECIMALS) for name in ("low", "central", "high")
    )
    return Row(
        id=line["id"],
        study=line["study"],
        scenario=line["scenario"],
        region=line["region"],
        variable=line["variable"],
        unit=line["unit"] if theirs is None else DEVIATION_UNIT,
        horizon=line["horizon"],
        low=low,
        central=central,
        high=high,
        note=line["note"],
        block=line["block"],  # type: ignore[arg-type]
        source=line["source"],  # type: ignore[arg-type]
        their_baseline=theirs,
        independent=line["independent"] == "yes",
        study_file=line["study_file"],
        vintage=line["vintage"],
        measure=measure,
        reason=line["reason"],
    )
