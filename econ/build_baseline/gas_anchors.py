"""What gas is priced against in a baseline: coal parity and Asian spot LNG."""

from econ.build_baseline.markets import observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import Vintage
from econ.energy.parity import coal_parity_eur_mwh
from econ.units import MWH_PER_TONNE_COAL


def gas_anchors(vintage: Vintage, parts: Parts) -> None:
    """Share of fuel in coal parity, and the Asian spot price, which follows TTF from its last observation on."""
    coal_eur_mwh = parts.numbers["coal_price_usd_t"] / MWH_PER_TONNE_COAL / parts.numbers["usd_per_eur"]
    carbon = observed_until(series("carbon", "eua_eur_t"), vintage.month).iloc[-1]
    parity = coal_parity_eur_mwh(coal_eur_mwh, carbon)
    fuel_part = parity - coal_parity_eur_mwh(0.0, carbon)
    parts.number("coal_share_of_parity", fuel_part / parity, "coal_newcastle, carbon and fx, last observed")

    asia = observed_until(series("lng_asia_spot", "asia_lng_usd_mmbtu"), vintage.month)
    ttf_then = float(series("ttf", "ttf_eur_mwh")[asia.index[-1]])
    follows = parts.coefficient("asian_lng_pass_through")
    parts.path("asia_lng_usd_mmbtu", asia.iloc[-1] * (parts.paths["ttf_eur_mwh"][0] / ttf_then) ** follows)
    parts.source("asia_lng_usd_mmbtu", f"lng_asia_spot {asia.index[-1]:%Y-%m}, then as TTF with pass-through {follows}")
