"""Providers: functions that measure rows by other means than a scenario file or the replay."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from econ.validation import energy_share_rows, network_rows, oil_rows, recession_rows, russia_rows
from econ.validation.verdict import Measured


@dataclass(frozen=True)
class Provider:
    """Function from a number of draws to measured rows, and the ids of exactly the rows it returns."""

    name: str
    row_ids: tuple[str, ...]
    measure: Callable[[int], list[Measured]]


PROVIDERS = (
    Provider("oil episodes and news", oil_rows.ROW_IDS, oil_rows.oil_rows),
    Provider("gas network", network_rows.ROW_IDS, network_rows.network_rows),
    Provider("production function", energy_share_rows.ROW_IDS, energy_share_rows.energy_share_rows),
    Provider("Russian budget", russia_rows.ROW_IDS, russia_rows.russia_rows),
    Provider("recession classifiers", recession_rows.ROW_IDS, recession_rows.recession_rows),
)


def provided(asked: Iterable[str], n_draws: int, say: Callable[[str], None] = lambda _: None) -> dict[str, Measured]:
    """Return rows by id from the providers of the rows asked for; a provider gives all of its rows at once."""
    asked = set(asked)
    found: dict[str, Measured] = {}
    for provider in PROVIDERS:
        if not asked.isdisjoint(provider.row_ids):
            say(provider.name)
            found |= {one.row_id: one for one in provider.measure(n_draws)}
    return found
