"""Gas in storage, against the target of November and the floor below which gas is rationed."""

from typing import Any

import numpy as np

from dashboard.amounts import percent
from dashboard.figures.areas import Part, line
from dashboard.figures.fan import fan
from dashboard.figures.palette import GREEN, RED
from dashboard.figures.panels import axes_of
from dashboard.figures.style import Look, faded
from dashboard.language import say
from dashboard.wording import finding
from econ.baseline import load_baseline
from econ.moved_coefficients import with_moved
from econ.parameters import load_parameters
from econ.result import Result
from econ.scenario import Scenario

VARIABLE = "gas_storage_share"


def storage_target_share(scenario: Scenario) -> float:
    """Share of the working volume required on 1 November: the lever, else the rule in force; zero = none."""
    chosen = scenario.levers.gas.storage_target_share
    rule = load_baseline(scenario.run.baseline).numbers["gas_storage_target_share"]
    return rule if chosen is None else float(chosen)


def storage_floor_share(scenario: Scenario) -> float:
    """Share of the working volume below which gas is rationed, central estimate; never above the baseline's lowest."""
    baseline = load_baseline(scenario.run.baseline)
    lowest = float(baseline.paths["gas_storage_twh"].min()) / baseline.numbers["gas_storage_capacity_twh"]
    moved = with_moved(load_parameters(), scenario.levers.assumptions.coefficients)
    return min(moved.coefficients["gas_storage_floor_share"].central, lowest)


def storage(result: Result, unit: str, look: Look) -> dict[str, Any]:
    """Fan of the fill, with target and floor as dashed lines."""
    figure = fan(result, VARIABLE, ("EU",), unit, look)
    marks = [(say("Floor"), "gas_storage_floor_share", RED, storage_floor_share(result.scenario))]
    if target := storage_target_share(result.scenario):
        marks.append((say("Target for 1 November"), "gas_storage_target_share", GREEN, target))
    for label, name, colour, share in marks:
        path = np.full(len(result.months), share)
        part = Part(variable=name, region="EU", unit="of capacity", label=label, colour=colour, path=path)
        trace = line(part, result.months, axes_of(0), decimals=2)
        trace["line"] = {"color": colour, "width": 1.5, "dash": "dash"}
        trace["hoverinfo"], trace["hovertemplate"] = "skip", None
        figure["data"].insert(0, trace)
        figure["layout"]["annotations"].append(_name(f"{label}, {percent(share)}", share, look))
    return figure


def storage_finding(result: Result) -> str:
    """Say how low storage gets, and what target and floor are."""
    target, floor = storage_target_share(result.scenario), percent(storage_floor_share(result.scenario))
    low = finding(result, VARIABLE, ("EU",))
    if not target:
        return say("{low} No target is in force; below a floor of about {floor} gas is rationed.", low=low, floor=floor)
    return say(
        "{low} The target for 1 November is {target}; below a floor of about {floor} gas is rationed.",
        low=low,
        target=percent(target),
        floor=floor,
    )


def _name(text: str, height: float, look: Look) -> dict[str, Any]:
    """Name of a line, at its left end."""
    return {
        "xref": "paper",
        "yref": "y",
        "x": 0,
        "y": height,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 4,
        "yanchor": "bottom",
        "font": {"size": 11, "color": look.theme.muted},
        "bgcolor": faded(look.theme.paper, 0.8),
        "borderpad": 1,
    }
