"""Baselines made only to be judged: what was known before a shock that has since happened.

They are kept out of `econ/baselines`, whose names users write in scenarios.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from econ.baseline import Baseline, from_document
from econ.build_baseline.vintages import VINTAGES as USER_VINTAGES
from econ.build_baseline.vintages import Vintage
from econ.estimate.sample_world import sample_world
from econ.parameters import Parameters

FOLDER = Path(__file__).parent / "vintages"


BEFORE_THE_WAR = next(vintage for vintage in USER_VINTAGES if vintage.name == "2021-12")
BEFORE_THE_GULF_OUTAGE = next(vintage for vintage in USER_VINTAGES if vintage.name == "2026-01")


def _as_before_the_war(month: str, note: str) -> Vintage:
    """Vintage of another month with the annual figures of the user's vintage 2021-12."""
    return replace(BEFORE_THE_WAR, name=month, month=month, fit_until=month, note=note)


VINTAGES = (
    _as_before_the_war(
        "2021-09",
        "Origin of the replay of 2021-10 to 2023-12. Annual figures of 2021 (Russia's exports by buyer, its LNG, world "
        "LNG trade) stand in for 2020, which the data lack; all monthly series end in 2021-09.",
    ),
    _as_before_the_war(
        "2022-01",
        "What the OECD's study of March 2022 starts from: its price rises are on January. Annual figures: 2021.",
    ),
    _as_before_the_war("2022-03", "What studies of April 2022 could know; annual figures are those of 2021."),
    _as_before_the_war("2022-06", "What studies of July 2022 could know; annual figures are those of 2021."),
    replace(
        BEFORE_THE_GULF_OUTAGE,
        name="2025-07",
        month="2025-07",
        projections="",
        fit_until="2025-07",
        note=(
            "Before the tariff on India. Annual figures of 2025 (Russia's exports by buyer, which hold the tariff and "
            "two months of the listing) and the budget law of 2026 stand in; all monthly series end in 2025-07."
        ),
    ),
)


WITHOUT_JUDGED_MONTHS = "2021-09-without-crisis"

OTHER_WORLDS: dict[str, Callable[[], Baseline]] = {
    "sample-1974-2017": lambda: sample_world("1974-01", "2017-12"),
    "world-of-1973": lambda: sample_world("1973-02", "1973-10"),
    "world-of-1978": lambda: sample_world("1978-02", "1978-11"),
    "world-of-1990": lambda: sample_world("1989-08", "1990-07"),
}
"""Baselines that are no vintage of a month but the world a study's sample was drawn from, by name in published.csv."""


def rebuild(without_judged_months: Parameters) -> tuple[str, ...]:
    """Build and write all vintages; the names of the files.

    Parameters
    ----------
    without_judged_months : Parameters
        Coefficients estimated without the months of the replay, with which its origin is built a second time.
    """
    from econ.build_baseline.build import build, write

    documents = [build(vintage) for vintage in VINTAGES]
    documents.append(build(replace(VINTAGES[0], name=WITHOUT_JUDGED_MONTHS), without_judged_months))
    return tuple(write(document, FOLDER).name for document in documents)


@cache
def load_vintage(name: str) -> Baseline:
    """Baseline of a vintage, or of another world, by name."""
    if name in OTHER_WORLDS:
        return OTHER_WORLDS[name]()
    return from_document(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
