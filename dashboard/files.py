"""Figures and reports written to files, for the command line and for scripts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboard import engine
from dashboard.comparison import MOST_PINS
from dashboard.figures.style import Look
from dashboard.language import language as language_in_use
from dashboard.language import languages, say, use
from dashboard.pictures import HEIGHT, KINDS, WIDTH, chart_as, chart_of
from dashboard.report import report_html, report_pdf
from dashboard.scene import Scene
from dashboard.views import CHARTS, REPORT_CHARTS
from dashboard.wording import scenario_words
from econ.checks import require
from econ.errors import did_you_mean
from econ.export import check_target, replace_file
from econ.link import to_query
from econ.scenario import Scenario, load_scenario
from econ.scenario_files import preset_names

PAGE = "http://127.0.0.1:8050/"
"""Where `embargo serve` shows the page."""

REPORTS = (".html", ".pdf")


def write_chart(
    key: str,
    out: Path,
    scenario: Scenario,
    source: str = "no-embargo",
    others: Sequence[Scenario] = (),
    *,
    theme: str = "light",
    width: int = WIDTH,
    height: int = HEIGHT,
    language: str = "en",
) -> None:
    """Write a figure of the dashboard to a file, whole or not at all.

    Parameters
    ----------
    key : str
        Of the figure: one of `dashboard.views.CHARTS`.
    out : Path
        Its ending says what is written: png, svg, pdf, html, csv or xlsx.
    scenario : Scenario
    source : str
        Preset or file it comes from, for its title.
    others : sequence of Scenario
        To compare with, in figures that compare.
    theme : {"light", "dark"}
    width, height : int
        In pixels.
    language : str

    Raises
    ------
    BadInputError
        If figure, file, language or scenario cannot be used.
    MachineError
        If a picture needs Chromium and none is installed.

    Examples
    --------
    >>> import tempfile
    >>> from econ import load_scenario
    >>> quick = load_scenario("turkstream-stop").with_levers({"run.n_draws": 20, "run.horizon_months": 12})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_chart("ttf", Path(folder) / "ttf.html", quick, "turkstream-stop")
    ...     print([path.name for path in Path(folder).iterdir()])
    ['ttf.html']
    """
    chart = chart_of(key)
    check_target(out, [f".{kind}" for kind in KINDS])
    require(len(others) <= MOST_PINS, f"A figure compares at most {MOST_PINS + 1} scenarios.")
    with speaking(language):
        scene = scene_for(scenario, source, Look.of(theme, narrow=False), others)
        content = chart_as(out.suffix[1:], chart, scene, link_of(scenario), width, height)
    replace_file(out, lambda target: _bytes(target, content))


def write_report(out: Path, scenario: Scenario, source: str = "no-embargo", *, language: str = "en") -> None:
    """Write a report of a run to a file, whole or not at all.

    Parameters
    ----------
    out : Path
        Ends in .html or .pdf.
    scenario, source, language
        As in `write_chart`.

    Raises
    ------
    BadInputError, MachineError
        As `write_chart`.
    """
    check_target(out, REPORTS)
    with speaking(language):
        html = report_html(scene_for(scenario, source), REPORT_CHARTS, link_of(scenario))
    content = report_pdf(html) if out.suffix == ".pdf" else html.encode()
    replace_file(out, lambda target: _bytes(target, content))


def scene_for(scenario: Scenario, source: str, look: Look | None = None, others: Sequence[Scenario] = ()) -> Scene:
    """Scene of a scenario from a preset or a file; a file stands for itself in the title."""
    most = engine.MOST_DRAWS
    for one in (scenario, *others):
        require(one.run.n_draws <= most, f"Figures and reports are drawn from at most {most:,} draws.")
    start = engine.preset(source if source in preset_names() else "no-embargo")
    heading = scenario_words(scenario, load_scenario(source))
    return Scene(scenario=scenario, start=start, heading=heading, look=look or Look(), pinned=tuple(others))


def link_of(scenario: Scenario) -> str:
    """Address that shows the same run where `embargo serve` runs."""
    return f"{PAGE}?{to_query(scenario)}"


def figure_rows(language: str = "en") -> list[list[str]]:
    """Key, title and unit of every figure."""
    with speaking(language):
        return [[chart.key, say(chart.title), say(chart.unit)] for chart in CHARTS.values()]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use a language for a while."""
    require(code in languages(), did_you_mean(code, languages(), kind="language"))
    before = language_in_use()
    use(code)
    try:
        yield
    finally:
        use(before)


def _bytes(target: Path, content: bytes) -> None:
    target.write_bytes(content)
