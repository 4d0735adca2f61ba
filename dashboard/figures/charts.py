"""A chart: what draws it, what tells its finding in words, and what travels with it when it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures.fan import fan
from dashboard.freshness import data_words
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.wording import BASELINE_WORDS, finding

Figure = dict[str, Any]
Table = tuple[list[str], list[list[Any]]]
"""Heads, and rows of numbers and texts."""

Width = Literal["third", "half", "whole"]

FAN_KEY = mark("Line: median; shaded: 50 % and 90 % of draws; dotted: without embargo.")


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart card.

    Attributes
    ----------
    key : str
        Name in component ids and file names; no other chart of any view has it.
    title, unit : str
        What is drawn, and in which unit, in English; together the card's title.
    draw : callable
        From a scene to a plotly figure, as a plain dictionary.
    tell : callable
        From a scene to a sentence on what the chart shows, which is also its text for those who cannot see it.
    legend : str
        What lines and shades mean, in English; stands below the chart where it is saved.
    table : callable, optional
        From a scene to the chart's data as a table; by default that of the series it draws.
    width : {"third", "half", "whole"}
        Share of the page's width on a desktop.
    panels : int
        Panels that stand below each other on a phone.
    notes : callable, optional
        From a scene to further lines that must stand on anything saved, such as other scenarios drawn.
    named : callable, optional
        From a scene to title and unit, in the language in use, where they depend on what is chosen.
    origin : callable, optional
        For a chart that tells of no run: lines on where its data come from, in place of scenario and seed.
    """

    key: str
    title: str
    unit: str
    draw: Callable[[Scene], Figure]
    tell: Callable[[Scene], str]
    legend: str
    table: Callable[[Scene], Table] | None = None
    width: Width = "third"
    panels: int = 1
    notes: Callable[[Scene], list[str]] | None = None
    named: Callable[[Scene], tuple[str, str]] | None = None
    origin: Callable[[Scene], list[str]] | None = None

    def name(self, scene: Scene) -> tuple[str, str]:
        """Title and unit in the language in use."""
        return self.named(scene) if self.named else (say(self.title), say(self.unit))


def fan_chart(key: str, title: str, unit: str, variable: str, *regions: str) -> Chart:
    """Fan of a variable, one panel a region."""
    return Chart(
        key=key,
        title=title,
        unit=unit,
        draw=lambda scene: fan(scene.result, variable, regions, say(unit), scene.look),
        tell=lambda scene: finding(scene.result, variable, regions),
        legend=FAN_KEY,
        width="half" if len(regions) > 1 else "third",
        panels=len(regions),
    )


def drawn(chart: Chart, scene: Scene) -> tuple[Figure, str]:
    """Figure of a chart and its finding.

    The figure's `layout.meta` holds what must stand on anything exported: title, scenario, baseline, versions.
    """
    figure, sentence = chart.draw(scene), chart.tell(scene)
    theme = scene.look.theme
    figure["layout"]["meta"] = export_notes(chart, scene, sentence) | {"paper": theme.paper, "ink": theme.text}
    return figure, sentence


def export_notes(chart: Chart, scene: Scene, sentence: str) -> dict[str, Any]:
    """Title and notes that travel with a saved chart."""
    if chart.origin:
        return _notes_without_run(chart, chart.origin(scene), sentence)
    record, scenario = scene.result.record, scene.scenario
    title, unit = chart.name(scene)
    return {
        "citation": citation(chart, scene),
        "title": f"{title}, {unit}",
        "finding": sentence,
        "file": f"{chart.key}-{scenario.name}-{record.baseline}",
        "key": say(chart.legend),
        "notes": [
            say(
                "scenario: {heading} ({name}, {fingerprint})",
                heading=scene.heading,
                name=scenario.name,
                fingerprint=record.scenario_fingerprint,
            ),
            say(
                "baseline: {baseline}, {words} (data to {month})",
                baseline=record.baseline,
                words=say(BASELINE_WORDS.get(record.baseline, "")),
                month=record.baseline_month,
            ),
            say(
                "model {model}, parameters {parameters}, baseline data {data}",
                model=record.model_version,
                parameters=record.parameters_version,
                data=record.baseline_version,
            ),
            data_words(record),
            say("seed {seed}, {draws} draws; not an official forecast", seed=record.seed, draws=record.n_draws),
            *(chart.notes(scene) if chart.notes else ()),
        ],
    }


def _notes_without_run(chart: Chart, origin: list[str], sentence: str) -> dict[str, Any]:
    """Title and notes of a chart that tells of no run."""
    title = f"{say(chart.title)}, {say(chart.unit)}".removesuffix(", ")
    cited = say("Energy embargo simulator: {title}. {origin}", title=title, origin=". ".join(origin))
    return {
        "citation": cited.rstrip(".") + ".",
        "title": title,
        "finding": sentence,
        "file": chart.key,
        "key": say(chart.legend),
        "notes": [*origin, say("not an official forecast")],
    }


def citation(chart: Chart, scene: Scene) -> str:
    """Return a reference to a chart, but for its link."""
    record = scene.result.record
    title, unit = chart.name(scene)
    return say(
        "Energy embargo simulator, version {model} (parameters {parameters}): {title}, {unit}. {heading}, baseline "
        "{baseline} (data to {month}), seed {seed}, {draws} draws.",
        model=record.model_version,
        parameters=record.parameters_version,
        title=title,
        unit=unit,
        heading=scene.heading,
        baseline=record.baseline,
        month=record.baseline_month,
        seed=record.seed,
        draws=record.n_draws,
    )
