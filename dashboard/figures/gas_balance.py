"""From loss to shortage: what makes a loss of gas good, and what is rationed."""

from typing import Any

from dashboard.amounts import month_words, number
from dashboard.figures.areas import Part, area_limits, areas, line
from dashboard.figures.gas_accounts import GasAccounts, gas_accounts
from dashboard.figures.palette import GAS, whole
from dashboard.figures.panels import axes_of, nothing, panel_axes, panel_title, refs
from dashboard.figures.style import Look, base_layout, stepped_limits
from dashboard.figures.waterfall import MARGIN, Step, bar_axis, bar_ends, bar_labels, bars
from dashboard.language import mark, say
from econ.result import Array, Result

NONE = mark("No gas is lost in this scenario.")
PER_MONTH = mark("bcm a month")


def gas_balance(result: Result, look: Look) -> dict[str, Any]:
    """Waterfall of the first year of the cut in bcm, and the same parts over time in bcm a month (means over draws)."""
    accounts = gas_accounts(result)
    layout = base_layout(look) | {"margin": MARGIN}
    if accounts.nothing_lost:
        return {"data": [], "layout": layout | nothing(say(NONE), look)}
    span = accounts.months_shown()
    parts = _parts(accounts, look)
    lost = _part("gas_lost", say("Lost"), look.theme.muted, accounts.lost)
    steps = [Step(label=part.label, height=float(part.path[span].sum()), colour=part.colour) for part in parts]
    gross = Step(label=say("Lost"), height=float(accounts.lost[span].sum()), colour=look.theme.oil["gross"])
    shown = [step for step in steps[1:] if step.label not in _seldom() or abs(step.height) >= 0.05]
    trace = bars([gross, *shown, steps[0]], say("bcm"))
    low, high = bar_ends(trace)
    left, right = axes_of(0), axes_of(1)
    bar_limits = stepped_limits(min(low, 0.0), 1.1 * high, least_span=1.0)
    layout |= panel_axes(result.months, 0, 2, say("bcm"), bar_limits, look, own_scale=True)
    layout |= panel_axes(
        result.months, 1, 2, say(PER_MONTH), area_limits([parts], [accounts.lost], least_span=0.5), look, own_scale=True
    )
    layout["xaxis"] = bar_axis(trace, look) | {key: layout["xaxis"][key] for key in ("domain",) if not look.narrow}
    layout["annotations"] = [
        *bar_labels(trace, look),
        panel_title(_heading(result, span), look.theme.text) | refs(left, domain=True),
        panel_title(say("Over time"), look.theme.text) | refs(right, domain=True),
    ]
    stack = areas(parts, result.months, right, look, decimals=2)
    outline = line(lost, result.months, right, decimals=2)
    outline["line"] = {"color": look.theme.muted, "width": 1.5, "dash": "dot"}
    return {"data": [trace, *stack, outline], "layout": layout}


def gas_balance_finding(result: Result) -> str:
    """Say in one sentence what becomes of the loss in its first year."""
    accounts = gas_accounts(result)
    if accounts.nothing_lost:
        return say(NONE)
    span = accounts.months_shown()

    def total(path: Array) -> str:
        return number(float(path[span].sum()), 1)

    return say(
        "{when}, the mean over draws: of {lost} bcm lost, extra supply of the scenario replaces {added}, LNG drawn in "
        "by price {lng}, lower demand {saved} and storage {storage} beyond its usual use; {rationed} bcm are rationed. "
        "A negative number takes gas instead of giving it.",
        when=_heading(result, span),
        lost=total(accounts.lost),
        added=total(accounts.added),
        lng=total(accounts.lng),
        saved=total(accounts.saved),
        storage=total(accounts.storage),
        rationed=total(accounts.rationed),
    )


def _parts(accounts: GasAccounts, look: Look) -> list[Part]:
    """Parts that a loss falls into: first what is rationed, then what makes the rest good."""
    return [
        _part("gas_rationed", say("Rationed"), whole(look), accounts.rationed),
        _part("gas_lng_drawn", say("More LNG"), GAS["lng"], accounts.lng),
        _part("gas_demand_saved", say("Less used"), GAS["saved"], accounts.saved),
        _part("gas_storage_drawn", say("Storage"), GAS["storage"], accounts.storage),
        _part("gas_added", say("Extra supply"), GAS["added"], accounts.added),
        _part("gas_rationed_by_hand", say("Set by hand"), look.theme.muted, accounts.by_hand),
    ]


def _seldom() -> tuple[str, str]:
    """Labels of bars that stand only where there is something to show."""
    return say("Extra supply"), say("Set by hand")


def _part(name: str, label: str, colour: str, path: Array) -> Part:
    return Part(variable=f"{name}_bcm", region="EU", unit="bcm/month", label=label, colour=colour, path=path)


def _heading(result: Result, span: slice) -> str:
    """Months that the waterfall adds up."""
    first, last = (month_words(result.months[month]) for month in (span.start, span.stop - 1))
    return say("{first} to {last}", first=first, last=last)
