"""Baselines made only to be judged: what was known before a shock that has since happened.

They are kept out of `econ/baselines`, whose names users write in scenarios.
"""

import json
from functools import cache
from pathlib import Path

from econ.baseline import Baseline, from_document
from econ.build_baseline.vintages import Vintage

FOLDER = Path(__file__).parent / "vintages"

VINTAGES = (
    Vintage(
        name="2021-09",
        month="2021-09",
        projections="",
        fit_until="2021-09",
        spare_capacity_release="",
        exports_year=2021,
        gas_demand_column="gas_consumption_twh_2021",
        sanctions_in_force=False,
        note="Origin of the replay of 2021-10 to 2023-12. Annual figures of 2021 (Russia's exports by buyer, its LNG, "
        "world LNG trade) stand in for 2020, which the data lack; all monthly series end in 2021-09.",
    ),
)


def rebuild() -> tuple[str, ...]:
    """Build and write all vintages; the names of the files."""
    from econ.build_baseline.__main__ import build, write

    return tuple(write(build(vintage), FOLDER).name for vintage in VINTAGES)


@cache
def load_vintage(name: str) -> Baseline:
    """Baseline of a vintage by name."""
    return from_document(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
