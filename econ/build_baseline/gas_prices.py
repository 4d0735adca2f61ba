"""Gas prices of a baseline: TTF returns to coal parity, Asian spot LNG follows it."""

import numpy as np

from econ.build_baseline.convergence import converge, dated, follow
from econ.build_baseline.markets import observed_until, series
from econ.build_baseline.parts import Parts
from econ.build_baseline.vintages import PATH_MONTHS, Vintage
from econ.energy.parity import coal_parity_eur_mwh


def gas_prices(vintage: Vintage, parts: Parts) -> None:
    """TTF and Asian spot LNG; and the share of fuel in coal parity.

    TTF goes from its last observation to its anchor at held coal and carbon prices, at the estimated speed
    (MODEL.md, eq. 13 without scarcity): what is usual for the season is what the baseline's storage assumes.
    """
    coal, carbon = parts.numbers["coal_price_eur_mwh"], float(parts.paths["carbon_eur_t"][0][0])
    parity = coal_parity_eur_mwh(coal, carbon)
    parts.number("coal_share_of_parity", (parity - coal_parity_eur_mwh(0.0, carbon)) / parity, "coal and carbon, held")

    everything = series("ttf", "ttf_eur_mwh")
    known = everything if vintage.name == "latest" else observed_until(everything, vintage.month)
    anchor = parts.coefficient("gas_parity_constant") + parts.coefficient("gas_parity_elasticity") * np.log(parity)
    kept = 1.0 - parts.coefficient("gas_price_adjustment")
    path = np.exp(converge(float(np.log(known.iloc[-1])), anchor, kept, PATH_MONTHS))
    parts.path("ttf_eur_mwh", follow(known, vintage.month, known[:0], dated(path, known.index[-1])))
    parts.source(
        "ttf_eur_mwh",
        f"ttf to {known.index[-1]:%Y-%m}, then to {np.exp(anchor):.1f} (coal parity {parity:.1f}), {kept:.3f} of a gap "
        "left after a month",
    )

    both_known = min(vintage.month, f"{everything.index[-1]:%Y-%m}")
    asia = observed_until(series("lng_asia_spot", "asia_lng_usd_mmbtu"), both_known)
    follows = parts.coefficient("asian_lng_pass_through")
    ttf_then = float(everything[asia.index[-1]])
    parts.path("asia_lng_usd_mmbtu", asia.iloc[-1] * (parts.paths["ttf_eur_mwh"][0] / ttf_then) ** follows)
    parts.source("asia_lng_usd_mmbtu", f"lng_asia_spot {asia.index[-1]:%Y-%m}, then as TTF with pass-through {follows}")
