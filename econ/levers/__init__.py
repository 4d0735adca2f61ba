"""All levers, by group: the single declaration that doors and documents read."""

from functools import cache

from econ.levers.assumptions import Assumptions, Run, Thresholds
from econ.levers.declare import Lever, LeverGroup, describe
from econ.levers.embargo import Gas, Oil, OtherFuels
from econ.levers.overrides import Overrides
from econ.levers.response import Buyers, Offsets, OtherShocks, Policy
from econ.levers.timing import Timing


class Levers(LeverGroup):
    """Every lever of a scenario apart from how it is run."""

    timing: Timing = Timing()
    oil: Oil = Oil()
    gas: Gas = Gas()
    other_fuels: OtherFuels = OtherFuels()
    buyers: Buyers = Buyers()
    offsets: Offsets = Offsets()
    policy: Policy = Policy()
    other_shocks: OtherShocks = OtherShocks()
    overrides: Overrides = Overrides()
    assumptions: Assumptions = Assumptions()
    thresholds: Thresholds = Thresholds()


@cache
def all_levers() -> dict[str, Lever]:
    """Every lever by ``group.lever`` name, in the order of declaration, the `run` group last."""
    groups: dict[str, type[LeverGroup]] = {name: type(field.default) for name, field in Levers.model_fields.items()}
    groups["run"] = Run
    return {
        f"{group}.{name}": describe(group, name, field)
        for group, model in groups.items()
        for name, field in model.model_fields.items()
    }


__all__ = ["Lever", "LeverGroup", "Levers", "Run", "all_levers"]
