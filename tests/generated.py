"""Random scenarios that are valid by the levers' own declarations; for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.calendar import months_after
from econ.levers import Lever, all_levers
from econ.levers.assumptions import BASELINES
from econ.moved_coefficients import coefficient_bounds
from econ.parameters import load_parameters
from econ.scenario import Scenario

MOST_LEVERS = 7
LEVERS = {name: lever for name, lever in all_levers().items() if lever.group != "run"}
PER_MONTH = [name for name, lever in LEVERS.items() if lever.per_month]


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Floats within bounds, both ends included."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


def monthly(low: float, high: float) -> st.SearchStrategy[list[float]]:
    """A path of one to six months."""
    return st.lists(numbers(low, high), min_size=1, max_size=6)


def price_path(low: float, high: float) -> st.SearchStrategy[dict[str, list[float]]]:
    """A price imposed as a level, or as a percentage of baseline."""
    return st.one_of(
        st.fixed_dictionaries({"level": monthly(low, high)}),
        st.fixed_dictionaries({"pct_of_baseline": monthly(-60.0, 200.0)}),
    )


def moved_coefficients() -> st.SearchStrategy[dict[str, float]]:
    """One to three coefficients anywhere within their bounds."""
    known = load_parameters().coefficients
    bounds = {name: coefficient_bounds(parameter) for name, parameter in known.items()}
    names = st.lists(st.sampled_from(sorted(known)), unique=True, min_size=1, max_size=3)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: numbers(*bounds[name]) for name in chosen}))


BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "assumptions.coefficients": moved_coefficients(),
    "buyers.compliance": st.dictionaries(st.sampled_from(["EU", "IN", "CN", "TR", "REST"]), numbers(0, 1), min_size=1),
    "other_shocks.world_oil_outage_mbd": numbers(0, 15) | monthly(0, 15),
    "other_shocks.world_lng_outage_bcm_yr": numbers(0, 200) | monthly(0, 200),
    "overrides.brent_usd_bbl": price_path(20, 300),
    "overrides.ttf_eur_mwh": price_path(5, 300),
    "overrides.oil_net_loss_mbd": monthly(0, 20),
    "overrides.gas_shortage_share": st.dictionaries(
        st.sampled_from(["EU", *MEMBER_STATES]), monthly(0, 1), min_size=1, max_size=3
    ),
}
"""Levers that are no single number: what their help text allows."""


def value_of(lever: Lever, months: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Values that a lever's declaration allows."""
    if lever.name in BY_NAME:
        return BY_NAME[lever.name]
    match lever.kind:
        case "switch":
            return st.booleans()
        case "choice":
            return st.sampled_from(lever.choices)
        case "month":
            return st.sampled_from(months)
        case "integer":
            return st.integers(int(lever.low or 0), int(lever.high or 0))
        case _:
            return numbers(lever.low, lever.high)  # type: ignore[arg-type]


@st.composite
def scenarios(
    draw: st.DrawFn,
    *,
    among: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    stages: bool = True,
    n_draws: int = 20,
    horizons: tuple[int, ...] = (12, 24),
) -> Scenario:
    """Scenario with a handful of levers anywhere within their bounds; names may be given as beginnings ("gas.")."""
    baseline = draw(st.sampled_from(BASELINES))
    horizon = draw(st.sampled_from(horizons))
    months = months_after(load_baseline(baseline).month, horizon)
    names = [n for n in LEVERS if (not among or n.startswith(among)) and not (without and n.startswith(without))]
    levers: dict[str, dict[str, Any]] = {}
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=MOST_LEVERS)):
        group, _, lever = name.partition(".")
        levers.setdefault(group, {})[lever] = draw(value_of(LEVERS[name], months))
    document = {
        "name": "generated",
        "levers": levers,
        "run": {"baseline": baseline, "horizon_months": horizon, "n_draws": n_draws, "seed": draw(st.integers(0, 3))},
    }
    timing = levers.get("timing", {})
    first = months.index(timing["start"]) if timing.get("start") else 0
    during = months[first + 1 : first + (timing.get("duration_months") or len(months))]
    if stages and during and draw(st.booleans()):
        document["stages"] = draw(_stages(during, [n for n in names if n in PER_MONTH]))
    return Scenario.parse(document)


@st.composite
def _stages(draw: st.DrawFn, months: tuple[str, ...], names: list[str]) -> list[dict[str, Any]]:
    """One or two later turns of events."""
    stages = []
    for start in sorted(draw(st.lists(st.sampled_from(months), unique=True, min_size=1, max_size=2))):
        levers: dict[str, dict[str, Any]] = {}
        for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=2)) if names else []:
            group, _, lever = name.partition(".")
            levers.setdefault(group, {})[lever] = draw(value_of(LEVERS[name], months))
        stages.append({"start": start, "levers": levers})
    return stages
