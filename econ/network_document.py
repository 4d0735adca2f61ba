"""The gas network as a document: one schema for the command line, HTTP and the page."""

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StateShortage(_Part):
    """A member state over the window."""

    state: str = Field(description="ISO 3166 alpha-2.")
    demand_twh: float = Field(description="Demand of the whole window.")
    short_twh: float = Field(description="Demand that is not met, over the window.")
    short_share: float = Field(description="The same as a share of demand.")
    protected_short_twh: float = Field(description="Of that, households, services and district heat.")
    worst_month: str = Field(description="First month within 0.1 % of the largest share, empty without any shortage.")
    worst_share: float = Field(description="Share of that month's demand.")
    worst_other_share: float = Field(description="The same among customers that are not protected.")
    short_share_by_month: tuple[float, ...]


class Bottleneck(_Part):
    """A pipe, or the terminals of a state, that is full where more would be worth something."""

    start: str = Field(description="Node the gas leaves; LNG is the pool of cargoes.")
    end: str
    points: str = Field(description="Pipes or terminals that make up the arc.")
    full_months: int
    worst_month: str
    capacity_twh_month: float = Field(description="Capacity in that month.")
    shadow_price_eur_mwh: float = Field(description="What one more MWh of capacity would be worth in that month.")


class ArcFlow(_Part):
    """Flow on an arc that carries anything."""

    start: str
    end: str
    flow_twh: tuple[float, ...]
    capacity_twh: tuple[float, ...]
    shadow_price_eur_mwh: tuple[float, ...]


class StateStorage(_Part):
    """Stock of a state at the end of each month."""

    state: str
    working_twh: float
    storage_twh: tuple[float, ...]


class NetworkDocument(_Part):
    """Who goes short of gas, and which pipes are full."""

    scenario: str
    fingerprint: str
    baseline: str
    network_version: str
    quantile: float
    solidarity: bool
    months: tuple[str, ...]
    eu_demand_twh: tuple[float, ...]
    eu_short_twh: tuple[float, ...]
    end_stock_short_twh: float = Field(description="What storages lack of the run's own stock at the end.")
    unused_supply_twh: float = Field(description="Supply that finds no way or no room, over the window.")
    states: tuple[StateShortage, ...]
    bottlenecks: tuple[Bottleneck, ...]
    flows: tuple[ArcFlow, ...]
    storages: tuple[StateStorage, ...]
    notes: tuple[str, ...]
