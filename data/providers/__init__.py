"""The public providers: one file each says how to ask and how to read the answer."""

from data.providers.bank_of_russia import BANK_OF_RUSSIA
from data.providers.eia import EIA
from data.providers.entsog import ENTSOG
from data.providers.fred import FRED
from data.providers.gie import GIE
from data.providers.provider import Provider
from data.providers.sdmx_messages import ECB, EUROSTAT
from data.providers.world_bank import WORLD_BANK

PROVIDERS: dict[str, Provider] = {
    provider.name: provider for provider in (FRED, EIA, EUROSTAT, ECB, WORLD_BANK, GIE, ENTSOG, BANK_OF_RUSSIA)
}

__all__ = ["PROVIDERS", "Provider"]
