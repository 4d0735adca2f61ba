"""Baseline: the world a scenario hits, read from the files that `econ.build_baseline` makes from the data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from econ.axes import BUYERS, GAS_ROUTES, MACRO_REGIONS, MEMBER_STATES, RISK_REGIONS
from econ.data_vintage import DataVintage
from econ.errors import BadInputError, did_you_mean

Array = NDArray[np.float64]

FOLDER = Path(__file__).parent / "baselines"


@dataclass(frozen=True, kw_only=True, eq=False)
class Baseline:
    """One vintage: levels of the last observed month and the paths that follow without an embargo.

    Attributes
    ----------
    name, month, version, note : str
        Vintage, last observed month, checksum of its contents, and a plain sentence about it.
    data : DataVintage
        How fresh its data are.
    paths : mapping of str to array
        Monthly paths from the month after `month`; axes (1, region, month), the region axis as the name says:
        macro variables have `MACRO_REGIONS`, ``gas_supply_twh`` has `GAS_ROUTES`, all others one region. GDP growth
        has `RISK_REGIONS` and goes by quarters, and ``growth_history_shock_pct`` holds past quarters.
    numbers : mapping of str to float
        Scalars, the unit in the name.
    by_buyer, by_macro_region, by_member, by_risk_region : mapping of str to array
        Scalars along `BUYERS`, `MACRO_REGIONS`, `MEMBER_STATES` and `RISK_REGIONS`.
    sources : mapping of str to str
        Which series, and up to which month, each entry was built from.
    """

    name: str
    month: str
    version: str
    note: str
    data: DataVintage
    paths: Mapping[str, Array]
    numbers: Mapping[str, float]
    by_buyer: Mapping[str, Array]
    by_macro_region: Mapping[str, Array]
    by_member: Mapping[str, Array]
    by_risk_region: Mapping[str, Array]
    sources: Mapping[str, str]

    def path(self, name: str, months: int) -> Array:
        """First months of a path, axes (1, region, month)."""
        return self.paths[name][..., :months]


def baseline_names() -> tuple[str, ...]:
    """Names of the baselines that ship with the model."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


def load_baseline(name: str | Path) -> Baseline:
    """Baseline by name, or of a user's own file (`econ.baseline_file`) by its path.

    Raises
    ------
    BadInputError
        If there is no such baseline, its file is damaged, or a user's file has a fault.
    """
    if str(name).endswith((".json", ".yaml", ".yml")):
        from econ.baseline_file import load_own_baseline

        return load_own_baseline(Path(name))
    return _shipped(str(name))


@cache
def _shipped(name: str) -> Baseline:
    path = FOLDER / f"{name}.json"
    if name not in baseline_names():
        raise BadInputError(did_you_mean(name, baseline_names(), kind="baseline"))
    try:
        return from_document(json.loads(path.read_text(encoding="utf-8")))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInputError(
            f"{path.name}: not a readable baseline ({error}); restore it or rebuild it with `make baselines`."
        ) from None


def from_document(document: Mapping[str, object]) -> Baseline:
    """Baseline of a plain document, its axes checked against the names."""
    sizes = {
        "by_buyer": len(BUYERS),
        "by_macro_region": len(MACRO_REGIONS),
        "by_member": len(MEMBER_STATES),
        "by_risk_region": len(RISK_REGIONS),
    }
    axes: dict[str, dict[str, Array]] = {}
    for group, size in sizes.items():
        axes[group] = {key: np.array(values, dtype=float) for key, values in document[group].items()}  # type: ignore[attr-defined]
        for key, values in axes[group].items():
            if values.shape != (size,) or not np.isfinite(values).all():
                raise ValueError(f"{key} needs {size} finite numbers")
    paths = {key: np.array(values, dtype=float)[None, :, :] for key, values in document["paths"].items()}  # type: ignore[attr-defined]
    for key, values in paths.items():
        if not np.isfinite(values).all():
            raise ValueError(f"{key} has missing months")
    if paths["gas_supply_twh"].shape[1] != len(GAS_ROUTES):
        raise ValueError(f"gas_supply_twh needs {len(GAS_ROUTES)} routes")
    return Baseline(
        name=str(document["name"]),
        month=str(document["month"]),
        version=str(document["version"]),
        note=str(document["note"]),
        data=DataVintage.of_document(document),
        paths=paths,
        numbers={key: float(value) for key, value in document["numbers"].items()},  # type: ignore[attr-defined]
        sources=dict(document["sources"]),  # type: ignore[call-overload]
        **axes,
    )
