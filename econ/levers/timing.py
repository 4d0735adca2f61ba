"""Levers of timing: when the embargo starts, how fast it bites, how long it lasts and what of it is foreseen."""

from typing import Annotated

from pydantic import StringConstraints

from econ.levers.declare import LeverGroup, lever

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
StageStart = Annotated[str, StringConstraints(pattern=r"^(\d{4}-(0[1-9]|1[0-2])|\+[1-9]\d{0,2})$")]


class Timing(LeverGroup):
    """When the embargo starts, how fast it bites and how long it lasts."""

    start: Month | None = lever(
        None,
        label="Start",
        unit="month",
        kind="month",
        help="First month of the embargo, YYYY-MM; empty = the first simulated month.",
    )
    ramp_months: int = lever(
        0,
        label="Ramp",
        unit="months",
        kind="integer",
        low=0,
        high=36,
        step=1,
        help="Months over which the cuts grow from zero to their full size; 0 = overnight.",
    )
    duration_months: int | None = lever(
        None,
        label="Duration",
        unit="months",
        kind="integer",
        low=1,
        high=120,
        step=1,
        headline=True,
        help="Months until the embargo is lifted; empty = permanent.",
    )
    expected_duration_months: float | None = lever(
        None,
        label="Expected duration",
        unit="months",
        kind="number",
        low=0.1,
        high=120,
        step=1,
        help="How long markets believe it will last; empty = they expect what happens. Short scares move prices less.",
    )
    announced_months_ahead: int = lever(
        0,
        label="Notice",
        unit="months",
        kind="integer",
        low=0,
        high=36,
        step=1,
        help="Months between announcement and start; rerouting and gas pricing begin at the announcement.",
    )
    stages_foreseen: bool = lever(
        True,
        label="Stages foreseen",
        unit="on/off",
        kind="switch",
        help="Gas markets know of later stages from the announcement on; off = they take each stage to be the last.",
    )
    recovery_months: int = lever(
        3,
        label="Recovery",
        unit="months",
        kind="integer",
        low=0,
        high=36,
        step=1,
        help="Months over which flows return once the embargo is lifted.",
    )
