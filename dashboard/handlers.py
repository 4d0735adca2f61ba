"""What the page does, as plain functions: load a scenario into the form, and answer the form's question."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard import engine, parts
from dashboard.comparison import MOST_PINS
from dashboard.figures.style import Look
from dashboard.form_values import changed_by_group, form_of, scenario_of
from dashboard.language import say
from dashboard.refusals import in_words
from dashboard.reproduce import recipes
from dashboard.scene import Scene
from dashboard.stages import from_text, to_text
from dashboard.views import JOBS, view_of
from dashboard.views.cards import Updates
from dashboard.views.jobs import Tick
from dashboard.wording import BASELINE_NOTES, scenario_words, verdict
from econ.errors import BadInputError
from econ.link import LONGEST_QUERY, from_query, to_query
from econ.scenario import Scenario

START = "no-embargo"
MOVING_DRAWS = 100
"""Draws while a slider moves: the first of those that are run once it rests."""

LINK_KEYS = ("v", "s", "stages")
"""Keys of a link that are no levers."""


def load(ask: dict[str, Any]) -> dict[str, Any]:
    """Form values for what the user asks to load: a link, a preset, or the start.

    Parameters
    ----------
    ask : dict
        ``kind`` is ``link`` or ``pinned`` (with ``query``), ``preset`` (with ``name``, ``was`` and ``levers``), or
        ``reset``.

    Returns
    -------
    dict
        ``preset``, ``levers``, those the preset would ``start`` with, ``stages`` as text, and ``problem``, a line to
        show or an empty text.
    """
    problem = ""
    name, scenario = START, engine.preset(START)
    try:
        if ask["kind"] in ("link", "pinned"):
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
        problem = say("This link cannot be used: {error} Showing no embargo instead.", error=in_words(error))
    return {
        "preset": name,
        "levers": form_of(scenario),
        "start": form_of(engine.preset(name)),
        "stages": to_text(scenario.stages),
        "problem": problem,
        "kind": ask["kind"],
    }


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Run the form's scenario and put everything the page shows into words and figures.

    Parameters
    ----------
    question : dict
        ``preset``, ``levers`` and ``stages`` of the form; ``theme``, ``narrow``; the ``view`` looked at and whether it
        is ``mounted``; ``choices`` made in it; ``pins``, links of scenarios to compare with; and whether a slider is
        ``dragging``: then `MOVING_DRAWS` draws have to do.

    Returns
    -------
    dict
        ``updates``, new properties by component id, and the ``address`` of this run.

    Raises
    ------
    BadInputError
        If a control holds something that cannot be used.
    """
    scene, view = scene_of(question), view_of(question.get("view", ""))
    if question.get("dragging"):
        return {"updates": _headline_updates(scene) | view.updates(scene), "address": ""}
    address = address_of(scene.scenario, question["preset"])
    updates, shown = _headline_updates(scene) | _page_updates(scene), view.updates(scene)
    if question.get("mounted"):
        updates |= shown
    else:
        updates["view"] = {"children": view.filled(scene, shown)}
    return {"updates": updates, "address": address}


def job(question: dict[str, Any], name: str, tick: Tick) -> list[Component]:
    """Work out what takes seconds; a line that says why it cannot be, where it cannot.

    Parameters
    ----------
    name : str
        Name of the job in one of the views, and of the component its answer goes to.
    tick : callable
        Told what share is done; raises `Cancelled` once nobody waits any more.

    Raises
    ------
    KeyError
        If there is no such job.
    """
    work = JOBS[name]
    try:
        return work(scene_of(question), tick)
    except BadInputError as error:
        return [html.P(in_words(error), className="problem")]
    except engine.BusyError as error:
        return [html.P(str(error), className="problem")]


def scene_of(question: dict[str, Any]) -> Scene:
    """Make out what a question asks to see.

    Raises
    ------
    BadInputError
        If a control, or a scenario set aside, holds something that cannot be used.
    """
    start = engine.preset(question["preset"])
    scenario = scenario_of(question["levers"], start, from_text(question["stages"]))
    scenario = _as_it_moves(scenario, question)
    return Scene(
        scenario=scenario,
        start=start,
        heading=scenario_words(scenario, start),
        look=Look.of(question["theme"], narrow=question["narrow"]),
        choices=question.get("choices") or {},
        pinned=tuple(_pinned(query, question) for query in (question.get("pins") or ())[:MOST_PINS]),
    )


def _as_it_moves(scenario: Scenario, question: dict[str, Any]) -> Scenario:
    """Scenario with fewer draws while a slider moves."""
    many = question.get("dragging") and scenario.run.n_draws > MOVING_DRAWS
    return scenario.with_levers({"run.n_draws": MOVING_DRAWS}) if many else scenario


def _pinned(query: str, question: dict[str, Any]) -> Scenario:
    """Scenario set aside.

    Raises
    ------
    BadInputError
        If its link cannot be used.
    """
    try:
        scenario, _ = _within_web_limit(from_query(_without_strangers(query)))
    except BadInputError as error:
        raise BadInputError(say("A pinned scenario cannot be used: {error}", error=error)) from None
    return _as_it_moves(scenario, question)


def address_of(scenario: Scenario, preset: str) -> str:
    """Query that links to a scenario.

    Raises
    ------
    BadInputError
        If it would be too long for an address.
    """
    address = to_query(scenario, preset)
    if len(address) > LONGEST_QUERY:
        raise BadInputError(
            say(
                "A link of this scenario has {length} characters, {most} at most: shorten its later stages or paths, "
                "or save it as a file for the command line.",
                length=len(address),
                most=LONGEST_QUERY,
            )
        )
    return address


def _headline_updates(scene: Scene) -> Updates:
    """Fill what changes around the view while a slider moves."""
    return {
        "verdict": {"children": parts.emphasised(verdict(scene.result, scene.heading))},
        "warnings": {"children": parts.warnings(scene.result)},
    }


def _page_updates(scene: Scene) -> Updates:
    """Fill what stands around the view and may wait until the slider rests."""
    scenario, result = scene.scenario, scene.result
    baseline_note = BASELINE_NOTES.get(scenario.run.baseline, "")
    texts: dict[str, Any] = {
        "footer": parts.footer(result, date.today()),
        "recipes": [part for r in recipes(scenario, scene.start) for part in (html.H3(say(r.title)), html.Pre(r.text))],
        "why": say(scene.start.why),
        "baseline-note": say(baseline_note) if baseline_note else "",
        "stages-note": _stages_note(scenario),
        "scope": say("EU · US · {months} months", months=scenario.run.horizon_months),
        "pin-count": str(len(scene.pinned)) if scene.pinned else "",
    }
    tallies = {f"tally-{group}": _tally(count) for group, count in changed_by_group(scenario).items()}
    return {name: {"children": text} for name, text in (texts | tallies).items()}


def _tally(count: int) -> list[Any]:
    """Words for the number of changed levers in a drawer; the comma parts them from the drawer's name when read out."""
    return [html.Span(", ", className="unseen"), say("{count} changed", count=count)] if count else []


def _without_strangers(query: str) -> str:
    """Query without what others append to links (utm_source, fbclid): keys of ours are few or have a dot."""
    fields = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    return urlencode([(key, value) for key, value in fields if key in LINK_KEYS or "." in key])


def _within_web_limit(scenario: Scenario) -> tuple[Scenario, str]:
    """Scenario with no more draws than are run over the web, and a line that says so where it had more."""
    asked, most = scenario.run.n_draws, engine.MOST_DRAWS
    if asked <= most:
        return scenario, ""
    line = say(
        "This link asks for {asked} draws; over the web at most {most} are run, so {most} are shown.",
        asked=asked,
        most=most,
    )
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
    stages = ", ".join(f"{stage.name} {stage.start}".strip() for stage in scenario.stages)
    return say("Later stages: {stages}. Change them under Timing.", stages=stages)
