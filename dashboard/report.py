"""Report of a run: one page that needs nothing else, as HTML, or as PDF printed by the installed Chromium."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dashboard.amounts import amount, month_words
from dashboard.coefficient_words import KINDS
from dashboard.figures.charts import Chart, drawn, export_notes
from dashboard.figures.plotly_config import locale_config
from dashboard.figures.style import Look
from dashboard.form_values import to_form
from dashboard.language import language, mark, say
from dashboard.lever_form import group_title, short_unit
from dashboard.model_sentences import retold
from dashboard.parts import HEADLINE_CARDS
from dashboard.reproduce import recipes
from dashboard.scene import Scene
from dashboard.stages import to_text
from dashboard.standalone import TEMPLATES, page_from, script_safe
from dashboard.track_record import bands_held_words
from dashboard.turning_points import turning_point
from dashboard.wording import verdict
from econ.baseline import load_baseline
from econ.errors import MachineError
from econ.levers import all_levers
from econ.moved_coefficients import with_moved
from econ.parameters import load_parameters
from econ.scenario import Scenario

BROWSERS = ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable")
LONGEST_PRINT_S = 60

HEADLINE_HEADS = (mark("Number"), mark("Median"), mark("90 % band"), mark("Month"), mark("Without embargo"))
CHANGE_HEADS = (mark("Group"), mark("Lever"), mark("Value"), mark("No embargo"), mark("Source"))
COEFFICIENT_HEADS = (
    mark("Coefficient"),
    mark("Central"),
    mark("Low"),
    mark("High"),
    mark("Unit"),
    mark("Kind"),
    mark("Source"),
)


def report_html(scene: Scene, charts: tuple[Chart, ...], link: str) -> str:
    """Write a report that needs no network: verdict, charts, assumptions, provenance, coefficients.

    Parameters
    ----------
    scene : Scene
    charts : tuple of Chart
    link : str
        Address that shows the same run.
    """
    light = Scene(scenario=scene.scenario, start=scene.start, heading=scene.heading, look=Look())
    pictures = [(chart, *drawn(chart, light)) for chart in charts]
    result, scenario = light.result, light.scenario
    baseline = load_baseline(scenario.run.baseline)
    return page_from(
        "report.html.j2",
        say=say,
        language=language(),
        title=say("{heading} - baseline {baseline}", heading=scene.heading, baseline=result.record.baseline),
        why=say(scenario.why or scene.start.why),
        style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
        verdict=verdict(result, scene.heading).split("**"),
        warnings=[retold(warning) for warning in result.warnings],
        headline_heads=[say(head) for head in HEADLINE_HEADS],
        headlines=_headlines(light),
        bands_held=bands_held_words(),
        record_link=f"{link.partition('#')[0]}#record",
        charts=[
            {
                "key": chart.key,
                "title": say(chart.title),
                "unit": say(chart.unit),
                "width": chart.width,
                "finding": sentence,
                "legend": say(chart.legend),
            }
            for chart, _, sentence in pictures
        ],
        figures=script_safe({chart.key: figure for chart, figure, _ in pictures}),
        plotly_config=script_safe(locale_config() | {"staticPlot": True, "responsive": True}),
        change_heads=[say(head) for head in CHANGE_HEADS],
        changes=_changes(light),
        stages=to_text(scenario.stages),
        notes=export_notes(charts[0], light, "")["notes"],
        link=link,
        recipes=recipes(scenario, scene.start),
        baseline_note=say(baseline.note),
        sources=sorted(baseline.sources.items()),
        parameters_version=result.record.parameters_version,
        coefficient_heads=[say(head) for head in COEFFICIENT_HEADS],
        coefficients=_coefficients(scenario),
    )


def report_pdf(html: str) -> bytes:
    """Print a report.

    Raises
    ------
    MachineError
        If no Chromium is installed, naming the remedy, or it cannot print.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise MachineError(
            say(
                "A PDF needs Chromium where the server runs, and none is on the PATH: install it (Debian: apt install "
                "chromium), or save the report as HTML and print it from your browser."
            )
        )
    with tempfile.TemporaryDirectory() as folder:
        page, paper = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            "--virtual-time-budget=20000",
            f"--print-to-pdf={paper}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_PRINT_S)  # noqa: S603 - no word of it is a visitor's
            return paper.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise MachineError(
                say(
                    "Chromium could not print the report ({reason}); save it as HTML and print it yourself.",
                    reason=type(error).__name__,
                )
            ) from error


def _headlines(scene: Scene) -> list[tuple[str, ...]]:
    """Headline numbers as on the page's cards."""
    rows: list[tuple[str, ...]] = []
    for (variable, region), title in HEADLINE_CARDS.items():
        point = turning_point(scene.result, variable, region)
        rows.append(
            (
                say(title),
                amount(variable, point.median),
                point.band or say("the same in every draw"),
                month_words(point.month),
                amount(variable, point.before),
            )
        )
    return rows


def _changes(scene: Scene) -> list[tuple[str, ...]]:
    """Levers that differ from no embargo."""
    rows: list[tuple[str, ...]] = []
    for name in scene.scenario.changed():
        lever = all_levers()[name]
        value, default = (
            f"{to_form(lever, one)} {short_unit(lever)}".strip() for one in (scene.scenario.value(name), lever.default)
        )
        rows.append((group_title(lever.group), say(lever.label), value, default or say("empty"), lever.source))
    return rows


def _coefficients(scenario: Scenario) -> list[tuple[str, ...]]:
    """Every coefficient of the run with its range and source; those moved by hand say so."""
    by_hand = scenario.levers.assumptions.coefficients
    return [
        (name, f"{c.central:.4g}", f"{c.low:.4g}", f"{c.high:.4g}", say(c.unit), say(KINDS[c.evidence]), c.source)
        for name, c in with_moved(load_parameters(), by_hand).coefficients.items()
    ]
