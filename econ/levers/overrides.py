"""Levers that impose a path instead of what the model would find; needed to replay published scenarios."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from econ.axes import MEMBER_STATES
from econ.errors import shown
from econ.levers.declare import LeverGroup, lever
from econ.levers.response import MOST_MONTHS, FinitePath, Share

Loss = Annotated[float, Field(ge=0, le=50, allow_inf_nan=False)]
SharePath = Annotated[tuple[Share, ...], Field(max_length=MOST_MONTHS)]
LOWEST, HIGHEST = 1.0, 1000.0
"""Prices that can be imposed, in USD/bbl or EUR/MWh: about three times the dearest day of TTF, seven of Brent."""

DEEPEST_PCT, STEEPEST_PCT = -95.0, 1000.0
LossPath = Annotated[tuple[Loss, ...], Field(min_length=1, max_length=MOST_MONTHS)]


class PricePath(BaseModel):
    """A price imposed as a level or as a percentage change from baseline; give exactly one."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    level: FinitePath | None = None
    pct_of_baseline: FinitePath | None = None

    @field_validator("level", "pct_of_baseline", mode="before")
    @classmethod
    def _lists(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    def model_post_init(self, _context: object) -> None:
        """Refuse a path that is empty, double or holds what can be no price."""
        given = [p for p in (self.level, self.pct_of_baseline) if p is not None]
        if len(given) != 1 or not given[0]:
            raise ValueError("give exactly one of level or pct_of_baseline, with at least one month")
        if not all(LOWEST <= price <= HIGHEST for price in self.level or ()):
            raise ValueError(f"price levels lie between {LOWEST:g} and {HIGHEST:,g}")
        if not all(DEEPEST_PCT <= change <= STEEPEST_PCT for change in self.pct_of_baseline or ()):
            raise ValueError(
                f"pct_of_baseline lies between {DEEPEST_PCT:g} and {STEEPEST_PCT:,g}: "
                "10 means ten percent more than baseline"
            )


class Overrides(LeverGroup):
    """Paths imposed instead of what the model would find; needed to replay published scenarios."""

    brent_usd_bbl: PricePath | None = lever(
        None,
        label="Brent path",
        unit="USD/bbl or percent",
        kind="path",
        help="Brent imposed from the start, {level: [...]} or {pct_of_baseline: [...]}; the last value holds.",
    )
    ttf_eur_mwh: PricePath | None = lever(
        None,
        label="TTF path",
        unit="EUR/MWh or percent",
        kind="path",
        help="TTF imposed from the start, {level: [...]} or {pct_of_baseline: [...]}; the last value holds.",
    )
    oil_net_loss_mbd: LossPath | None = lever(
        None,
        label="Net oil loss path",
        unit="mb/d",
        kind="path",
        help="Net loss of oil imposed month by month from the start, in place of cuts and offsets.",
    )
    gas_shortage_share: dict[str, SharePath] | None = lever(
        None,
        label="Gas shortage path",
        unit="share of demand by region",
        kind="mapping",
        help='Rationed share of gas demand imposed by region: {"EU": [0.1]} or states {"DE": [0.09, 0.10]}.',
    )

    @field_validator("oil_net_loss_mbd", mode="before")
    @classmethod
    def _list(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("gas_shortage_share", mode="before")
    @classmethod
    def _lists(cls, value: object) -> object:
        if isinstance(value, dict):
            return {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
        return value

    @field_validator("gas_shortage_share")
    @classmethod
    def _known_regions(cls, value: dict[str, tuple[float, ...]] | None) -> dict[str, tuple[float, ...]] | None:
        known = {"EU", *MEMBER_STATES}
        for region, path in (value or {}).items():
            if region not in known:
                raise ValueError(
                    f"unknown region '{shown(region)}'; use EU or a member state's two-letter code (Greece is GR)"
                )
            if not path:
                raise ValueError(f"the path for {region} is empty")
        return value
