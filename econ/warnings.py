"""Warnings: where a run leaves the range of what has been observed or studied."""

from econ.axes import MACRO_REGIONS
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
HIGHEST_COAL_USD_T = 430.0
"""Record month of Newcastle coal: September 2022 (table coal_newcastle)."""

HIGHEST_INFLATION_PCT = 10.6
"""October 2022 (table hicp_ea)."""

HIGHEST_TARIFF_PCT = 145.0
"""On China in April 2025 (evidence row tr_us_cn_collapse)."""

TARIFFS = ("buyers.tariff_india_pct", "buyers.tariff_china_pct", "buyers.tariff_turkiye_pct")
UNSETTLED = "The feedback between economy and energy has not settled: paths of single draws may be well off."
URANIUM_LIMITS = (
    "Enriched uranium: computed is the nuclear power that rests on Russian enrichment once stocks are used up, for EU "
    "and US as a whole. Not computed, for want of evidence: replacement by other enrichers, the price of "
    "enrichment, fuel rods that only fit Russian-built reactors, and any effect on power prices and GDP."
)


def outside_the_evidence(result: Result, baseline: Baseline) -> tuple[str, ...]:
    """Plain sentences on medians that lie beyond anything in the evidence; empty for ordinary runs."""
    loss = result.median("oil_net_loss_mbd", "World").max() / baseline.numbers["world_oil_consumption_mbd"]
    uranium = max(_asked(result, "other_fuels.enriched_uranium_cut_share")) > 0
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
        (
            result.median("gdp_vs_baseline_pct", "US").min() < -LARGEST_GDP_FALL_PCT,
            f"A US output loss beyond {LARGEST_GDP_FALL_PCT:.0f} % is outside what energy-shock studies cover.",
        ),
        (
            result.median("headline_cpi_yoy_pct", "EU").max() > HIGHEST_INFLATION_PCT,
            f"EU inflation above the euro area's record of {HIGHEST_INFLATION_PCT} % is outside the evidence.",
        ),
        (
            result.median("coal_usd_t", "World").max() > HIGHEST_COAL_USD_T,
            f"Coal above its monthly record of {HIGHEST_COAL_USD_T:.0f} USD/t is outside the evidence.",
        ),
        (
            max(_asked(result, *TARIFFS)) > HIGHEST_TARIFF_PCT,
            f"A US tariff above {HIGHEST_TARIFF_PCT:.0f} % is outside the evidence for both compliance and trade.",
        ),
        (
            _more_than_all_is_lost(result),
            "In some draws output or industrial production falls by more than all there is: channels add up as they "
            "do for small losses; read such numbers as collapse.",
        ),
    )
    by_hand = coefficients_note(result.scenario.levers.assumptions.coefficients)
    always = (by_hand,) * bool(by_hand) + (URANIUM_LIMITS,) * uranium
    return always + tuple(sentence for found, sentence in checks if found)


def _asked(result: Result, *levers: str) -> list[float]:
    """Values of levers from the start on and in later stages."""
    groups = [lever.partition(".")[::2] for lever in levers]
    later = [
        stage.levers[group][name]
        for stage in result.scenario.stages
        for group, name in groups
        if name in stage.levers.get(group, {})
    ]
    return [float(value) for value in [*(result.scenario.value(lever) for lever in levers), *later]]


def _more_than_all_is_lost(result: Result) -> bool:
    """Whether any draw has an impossible loss."""
    names = ("gdp_vs_baseline_pct", "industrial_production_vs_baseline_pct")
    return any(result.draws(name, region).min() < -100.0 for name in names for region in MACRO_REGIONS)
