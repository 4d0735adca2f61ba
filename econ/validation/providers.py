"""Providers: other parts of the model that measure rows themselves, registered by the name of their function.

A provider takes no arguments and returns frozen dataclasses with the fields `row_id`, `ours`, `low`, `central`, `high`
and `note` or `reason`. The published range is taken from `published.csv`, but for a row whose id goes on after a colon
("IMF145_others: cut that the EU absorbs"): that is a figure from the note of the row before the colon, with the range
that the provider gives.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any

import numpy as np

from econ.validation.rows import Row, load_rows
from econ.validation.verdict import Ours


@dataclass(frozen=True)
class Provider:
    """Function that measures rows, as ``module:name``, and the beginnings of the ids it may give."""

    function: str
    rows: tuple[str, ...]


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "econ.validation.oil_rows:oil_rows",
        ("ABQ19", "H1973_price", "H1978_price", "H1990_price", "H2011", "JPM", "KZ_prod", "OUT_BR"),
    ),
    Provider("econ.validation.network_rows:network_rows", ("ENTSOG", "IMF145_others")),
)
"""One whose module is not there is passed over."""

NOTED = ": "


@dataclass(frozen=True)
class Provided:
    """What a provider says of a row; `ours` is None where it cannot be measured, and `note` says why."""

    row: Row
    ours: Ours | None
    note: str


def provided_rows(
    asked: Iterable[str],
    providers: Iterable[Provider] = PROVIDERS,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Provided]:
    """Return what the providers that are there say of rows, by row id; figures from a row's note go with it.

    Raises
    ------
    ValueError
        If a provider returns a row that no published figure goes with, or two return the same.
    """
    asked = set(asked)
    known = {row.id: row for row in load_rows()}
    found: dict[str, Provided] = {}
    for provider in providers:
        module, _, function = provider.function.partition(":")
        if find_spec(module) is None or not any(row_id.startswith(provider.rows) for row_id in asked):
            continue
        say(module)
        for entry in getattr(importlib.import_module(module), function)():
            one = as_provided(entry, known)
            if one.row.id in found:
                raise ValueError(f"{provider.function}: {one.row.id} is given twice")
            if one.row.id.partition(NOTED)[0] in asked:
                found[one.row.id] = one
    return found


def as_provided(entry: Any, known: Mapping[str, Row]) -> Provided:
    """Put a provider's row into one form.

    `ours` may be draws, or the three numbers low, median, high, or one number; one number has as its band the entry's
    own `low` and `high`, unless these merely repeat the published range.
    """
    row = _row(entry, known)
    note = str(getattr(entry, "note", "") or getattr(entry, "reason", "") or "")
    if entry.ours is None:
        return Provided(row, None, note)
    values = np.atleast_1d(np.asarray(entry.ours, dtype=float))
    if not np.isfinite(values).all():
        return Provided(row, None, note)
    if values.size == 3:
        return Provided(row, Ours(*map(float, values)), note)
    if values.size > 1:
        return Provided(row, Ours.of(values), note)
    median = float(values[0])
    if np.allclose((entry.low, entry.high), (row.low, row.high), rtol=1e-6):
        return Provided(row, Ours(median, median, median), note)
    return Provided(row, Ours(float(entry.low), median, float(entry.high)), note)


def _row(entry: Any, known: Mapping[str, Row]) -> Row:
    """Return the published row that an entry measures, or one made from a figure in a row's note."""
    row_id, colon, figure = entry.row_id.partition(NOTED)
    if row_id not in known:
        raise ValueError(f"{entry.row_id} is no row of published.csv")
    if not colon:
        return known[row_id]
    published = {"low": float(entry.low), "central": float(entry.central), "high": float(entry.high)}
    blank = {"source": "provider", "study_file": "", "vintage": "", "measure": None, "reason": ""}
    return replace(known[row_id], id=entry.row_id, variable=figure, unit="%", **published, **blank)  # type: ignore[arg-type]
