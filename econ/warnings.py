"""Warnings: where a run leaves the range of what has been observed or studied."""

from econ.baseline import Baseline
from econ.moved_coefficients import coefficients_note
from econ.result import Result

HIGHEST_BRENT_USD_BBL = 150.0
"""Record monthly Brent is 133 (July 2008); in today's money about 200, but no econometric evidence lies there."""

HIGHEST_TTF_EUR_MWH = 339.0
LARGEST_OIL_LOSS_SHARE = 0.10
"""Largest observed gross loss: 9 percent of world supply (1990)."""

LARGEST_RATIONED_SHARE = 0.15
LARGEST_GDP_FALL_PCT = 10.0
UNSETTLED = "The feedback between economy and energy has not settled: paths of single draws may be well off."
URANIUM_LIMITS = (
    "Enriched uranium: computed is the nuclear power that rests on Russian enrichment once stocks are used up, for EU "
    "and US as a whole. Not computed, for want of evidence: replacement by other enrichers, the price of "
    "enrichment, fuel rods that only fit Russian-built reactors, and any effect on power prices and GDP."
)


def outside_the_evidence(result: Result, baseline: Baseline) -> tuple[str, ...]:
    """Plain sentences on medians that lie beyond anything in the evidence; empty for ordinary runs."""
    loss = result.median("oil_net_loss_mbd", "World").max() / baseline.numbers["world_oil_consumption_mbd"]
    uranium = result.scenario.levers.other_fuels.enriched_uranium_cut_share > 0
    checks = (
        (
            result.median("brent_usd_bbl", "World").max() > HIGHEST_BRENT_USD_BBL,
            f"Brent above {HIGHEST_BRENT_USD_BBL:.0f} USD/bbl is outside the evidence.",
        ),
        (
            result.median("ttf_eur_mwh", "EU").max() > HIGHEST_TTF_EUR_MWH,
            f"TTF above its daily record of {HIGHEST_TTF_EUR_MWH:.0f} EUR/MWh is outside the evidence.",
        ),
        (
            loss > LARGEST_OIL_LOSS_SHARE,
            f"A net oil loss of {100 * loss:.0f} % of world supply is larger than any observed.",
        ),
        (
            result.median("gas_rationed_share", "EU").max() > LARGEST_RATIONED_SHARE,
            f"Gas rationing beyond {100 * LARGEST_RATIONED_SHARE:.0f} % of demand has no precedent.",
        ),
        (
            result.median("gdp_vs_baseline_pct", "EU").min() < -LARGEST_GDP_FALL_PCT,
            f"An EU output loss beyond {LARGEST_GDP_FALL_PCT:.0f} % is outside what energy-shock studies cover.",
        ),
    )
    by_hand = coefficients_note(result.scenario.levers.assumptions.coefficients)
    always = (by_hand,) * bool(by_hand) + (URANIUM_LIMITS,) * uranium
    return always + tuple(sentence for found, sentence in checks if found)
