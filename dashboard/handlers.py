"""What the page does, as plain functions: load a scenario into the form, and answer the form's question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard import engine, network_card, parts, waiting_card
from dashboard.figures import CHARTS, Look, draw
from dashboard.form_values import changed_by_group, form_of, scenario_of
from dashboard.stages import from_text, to_text
from dashboard.wording import BASELINE_NOTES, scenario_words, verdict
from econ.errors import BadInputError
from econ.gas_ceiling import ceiling_note
from econ.link import LONGEST_QUERY, from_query, to_query
from econ.scenario import Scenario

START = "no-embargo"
LINK_KEYS = ("v", "s", "stages")
"""Keys of a link that are no levers."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """All that the page shows for one run."""

    figures: list[dict[str, Any]]
    findings: list[str]
    verdict: list[Component | str]
    headlines: list[Component]
    warnings: list[Component]
    footer: list[Component | str]
    thresholds: list[Component]
    address: str
    tallies: dict[str, int]
    why: str
    baseline_note: str
    stages_note: str
    scope: str


def load(ask: dict[str, Any]) -> dict[str, Any]:
    """Form values for what the user asks to load: a link, a preset, or the start.

    Parameters
    ----------
    ask : dict
        ``kind`` is ``link`` (with ``query``), ``preset`` (with ``name``, ``was`` and ``levers``) or ``reset``.

    Returns
    -------
    dict
        ``preset``, ``levers``, ``stages`` as text, and ``problem``, a line to show or an empty text.
    """
    problem = ""
    name, scenario = START, engine.preset(START)
    try:
        if ask["kind"] == "link":
            query = _without_strangers(ask["query"])
            scenario = from_query(query)
            name = _preset_of(query)
            scenario, problem = _within_web_limit(scenario)
            engine.check(scenario)
        elif ask["kind"] == "preset":
            name = ask["name"]
            scenario = _keep_run_settings(engine.preset(name), ask)
    except BadInputError as error:
        name, scenario = START, engine.preset(START)
        problem = f"This link cannot be used: {error} Showing no embargo instead."
    return {
        "preset": name,
        "levers": form_of(scenario),
        "stages": to_text(scenario.stages),
        "problem": problem,
        "kind": ask["kind"],
    }


def answer(question: dict[str, Any]) -> Answer:
    """Run the form's scenario and put everything the page shows into words and figures.

    Raises
    ------
    BadInputError
        If a control holds something that cannot be used.
    """
    start, scenario = _asked(question)
    address = to_query(scenario, question["preset"])
    if len(address) > LONGEST_QUERY:
        raise BadInputError(
            f"A link of this scenario has {len(address)} characters, {LONGEST_QUERY} at most: shorten its later stages "
            "or paths, or save it as a file for the command line."
        )
    result = engine.run(scenario)
    look = Look.of(question["theme"], narrow=question["narrow"])
    heading = scenario_words(scenario, start)
    drawn = [draw(chart, result, heading, look) for chart in CHARTS.values()]
    return Answer(
        figures=[figure for figure, _ in drawn],
        findings=[sentence for _, sentence in drawn],
        verdict=parts.emphasised(verdict(result, heading)),
        headlines=parts.headline_cards(result),
        warnings=parts.warnings(result),
        footer=parts.footer(result),
        thresholds=waiting_card.thresholds(engine.verdict(scenario), staged=bool(scenario.stages)),
        address=address,
        tallies=changed_by_group(scenario),
        why=start.why,
        baseline_note=BASELINE_NOTES.get(scenario.run.baseline, ""),
        stages_note=_stages_note(scenario),
        scope=f"EU · US · {scenario.run.horizon_months} months",
    )


def network(question: dict[str, Any], quantile: str) -> list[Component]:
    """Place the form's run on the gas network; a line that says what is wrong where it cannot be used."""
    try:
        start, scenario = _asked(question)
        found = engine.network(scenario, float(quantile))
        note = ceiling_note(engine.run(scenario), found.quantile, len(found.months))
    except BadInputError as error:
        return [html.P(str(error), className="problem")]
    return network_card.answer(found.document(), scenario_words(scenario, start), note)


def threat(question: dict[str, Any]) -> list[Component]:
    """Compare what comes of the threat in the form's scenario."""
    return _worked_out(question, engine.threat, waiting_card.threat)


def sensitivity(question: dict[str, Any]) -> list[Component]:
    """Work out what moves the verdict of the form's scenario."""
    return _worked_out(question, engine.sensitivity, waiting_card.sensitivity)


def _worked_out(question: dict[str, Any], work: Callable[..., Any], show: Callable[..., Any]) -> list[Component]:
    """Show what was worked out, or a line that says why it cannot be."""
    try:
        start, scenario = _asked(question)
        shown: list[Component] = show(work(scenario), scenario_words(scenario, start))
    except (BadInputError, engine.BusyError) as error:
        return [html.P(str(error), className="problem")]
    return shown


def _asked(question: dict[str, Any]) -> tuple[Scenario, Scenario]:
    """Preset the form started from, and the scenario it now holds."""
    start = engine.preset(question["preset"])
    return start, scenario_of(question["levers"], start, from_text(question["stages"]))


def _without_strangers(query: str) -> str:
    """Query without what others append to links (utm_source, fbclid): keys of ours are few or have a dot."""
    fields = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    return urlencode([(key, value) for key, value in fields if key in LINK_KEYS or "." in key])


def _within_web_limit(scenario: Scenario) -> tuple[Scenario, str]:
    """Scenario with no more draws than are run over the web, and a line that says so where it had more."""
    asked, most = scenario.run.n_draws, engine.MOST_DRAWS
    if asked <= most:
        return scenario, ""
    line = f"This link asks for {asked} draws; over the web at most {most} are run, so {most} are shown."
    return scenario.with_levers({"run.n_draws": most}), line


def _preset_of(query: str) -> str:
    """Preset a valid link starts from."""
    return parse_qs(query.removeprefix("?")).get("s", [START])[0]


def _keep_run_settings(chosen: Scenario, ask: dict[str, Any]) -> Scenario:
    """Return the preset with the run settings the user had changed, but for those the preset itself sets."""
    was = form_of(engine.preset(ask["was"]))
    own = chosen.changed()
    levers = ask.get("levers") or {}
    kept = {
        name: value
        for name, value in levers.items()
        if name.startswith("run.") and name not in own and value != was[name] and value not in (None, "")
    }
    try:
        return scenario_of(form_of(chosen) | kept, chosen)
    except BadInputError:
        return chosen


def _stages_note(scenario: Scenario) -> str:
    """Say which later stages there are; they are written in a drawer."""
    if not scenario.stages:
        return ""
    return (
        "Later stages: "
        + ", ".join(f"{stage.name} {stage.start}".strip() for stage in scenario.stages)
        + ". Change them under Timing."
    )
