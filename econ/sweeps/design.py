"""Designs: the points of a sweep, values of some levers in a fixed order, all checked before anything runs."""

import hashlib
import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from econ.checks import require
from econ.errors import BadInputError
from econ.levers import all_levers
from econ.scenario import Scenario, known_lever

MOST_POINTS = 1_000_000
"""Points of a design at most: beyond this even the list of points takes gigabytes."""

REFUSALS_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Design:
    """Points of a sweep.

    Attributes
    ----------
    kind : str
        ``grid``, ``latin-hypercube``, ``sobol`` or ``saltelli``.
    levers : tuple of str
        Names, ``group.lever``.
    points : tuple of tuple
        Values of those levers, point by point.
    made_from : mapping
        What the points were made from, as a plain document.
    """

    kind: str
    levers: tuple[str, ...]
    points: tuple[tuple[Any, ...], ...]
    made_from: Mapping[str, Any]

    def __len__(self) -> int:
        """Count the points."""
        return len(self.points)

    def changes(self, point: int) -> dict[str, Any]:
        """Levers of one point, as `Scenario.with_levers` takes them."""
        return dict(zip(self.levers, self.points[point], strict=True))

    def to_document(self) -> dict[str, Any]:
        """Plain document: what it was made from, how many points, and a checksum of them all."""
        points = json.dumps(self.points, default=str).encode()
        return {
            "kind": self.kind,
            "levers": list(self.levers),
            "points": len(self),
            "checksum": hashlib.sha256(points).hexdigest()[:16],
            **self.made_from,
        }


def grid(axes: Mapping[str, Sequence[Any]]) -> Design:
    """All combinations of values; those of the last lever vary fastest.

    Parameters
    ----------
    axes : mapping of str to sequence
        Values by ``group.lever`` name.

    Examples
    --------
    >>> design = grid({"oil.shut_in": [0.0, 1.0], "timing.duration_months": [6, None]})
    >>> len(design), design.changes(1)
    (4, {'oil.shut_in': 0.0, 'timing.duration_months': None})
    """
    levers = known_levers(axes)
    for name, values in axes.items():
        listed = isinstance(values, Sequence) and not isinstance(values, str) and len(values) > 0
        require(listed, f"{name}: give one or more values as a list.")
    not_too_many(math.prod(len(values) for values in axes.values()))
    columns = [[as_declared(name, value) for value in values] for name, values in axes.items()]
    points = tuple(itertools.product(*columns))
    return Design(
        kind="grid", levers=levers, points=points, made_from={"axes": dict(zip(levers, columns, strict=True))}
    )


def checked(base: Scenario, design: Design) -> tuple[str, ...]:
    """Check every point; return the names of the baselines they run on.

    Raises
    ------
    BadInputError
        If the levers' declarations refuse any: one line that names the first of them and says how many there are.
    """
    baselines: set[str] = set()
    refused, shown = 0, []
    for number in range(len(design)):
        try:
            baselines.add(base.with_levers(design.changes(number)).run.baseline)
        except BadInputError as error:
            refused += 1
            if refused <= REFUSALS_SHOWN:
                shown.append(f"point {number}: {error}")
    if refused:
        more = f" And {refused - REFUSALS_SHOWN} more." if refused > REFUSALS_SHOWN else ""
        raise BadInputError(f"{refused} of {len(design)} points are no scenario. {' '.join(shown)}{more}")
    return tuple(sorted(baselines))


def as_declared(name: str, value: Any) -> Any:
    """Value as the lever declares it: whole numbers for levers that count; NumPy's numbers as Python's."""
    plain = value.item() if hasattr(value, "item") else value
    counts = all_levers()[name].kind == "integer"
    return int(plain) if counts and isinstance(plain, float) and plain.is_integer() else plain


def known_levers(axes: Mapping[str, object]) -> tuple[str, ...]:
    """Names of the levers, of which there is at least one and each exists."""
    require(len(axes) > 0, "A sweep needs at least one lever.")
    return tuple(known_lever(name) for name in axes)


def not_too_many(points: int) -> None:
    """Refuse a design too large to list."""
    require(points <= MOST_POINTS, f"A sweep has at most {MOST_POINTS:,} points; this one would have {points:,}.")
