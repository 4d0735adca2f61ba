"""Command line: `embargo chart` and `embargo report`; both only hand over to the dashboard, which draws."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Figure = Annotated[
    str | None, typer.Option("--figure", metavar="KEY", help="Which figure, such as brent; --list shows all.")
]
Target = Annotated[Path | None, typer.Option("--out", help="Write to FILE.(png|svg|pdf|html|csv|xlsx).")]
ReportTarget = Annotated[Path, typer.Option("--out", help="Write to FILE.(html|pdf).")]
Theme = Annotated[Literal["light", "dark"], typer.Option("--theme", help="Colours of the figure.")]
Width = Annotated[int, typer.Option("--width", min=300, max=4000, help="Width of a picture in pixels.")]
Height = Annotated[int, typer.Option("--height", min=300, max=4000, help="Height of a picture in pixels.")]
Language = Annotated[str, typer.Option("--language", help="Language of the texts: en, de, fr.")]
Pins = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="NAME|FILE.yaml", help="Compare figures: another scenario; may be repeated."),
]
List = Annotated[bool, typer.Option("--list", help="List the figures and stop.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands; they share their options with `embargo run`."""
    from econ.cli import DrawCount, ScenarioName, SeedNumber, Settings, ShippedBaseline, prepare

    @app.command()
    def chart(
        scenario: ScenarioName = "no-embargo",
        figure: Figure = None,
        out: Target = None,
        pins: Pins = None,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: ShippedBaseline = None,
        theme: Theme = "light",
        width: Width = 1000,
        height: Height = 640,
        language: Language = "en",
        listed: List = False,
    ) -> None:
        """Draw a figure of the dashboard as a picture, a page or a table; no display is needed."""
        from dashboard.files import figure_rows, write_chart
        from econ.errors import BadInputError
        from econ.progress_bar import progress_bar
        from econ.tables import print_rows

        if listed:
            print_rows(["figure", "title", "unit"], figure_rows(language), csv=False)
            return
        if figure is None or out is None:
            raise BadInputError("chart needs --figure KEY and --out FILE; --list shows the figures.")
        chosen, *others = (prepare(name, settings, draws, seed, baseline) for name in (scenario, *(pins or ())))
        with progress_bar("Drawing"):
            write_chart(
                figure, out, chosen, scenario, others, theme=theme, width=width, height=height, language=language
            )
        typer.echo(f"Wrote {out}", err=True)

    @app.command()
    def report(
        scenario: ScenarioName,
        out: ReportTarget,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: ShippedBaseline = None,
        language: Language = "en",
    ) -> None:
        """Write a report of a run: verdict, charts, assumptions, sources, coefficients; no display is needed."""
        from dashboard.files import write_report
        from econ.progress_bar import progress_bar

        chosen = prepare(scenario, settings, draws, seed, baseline)
        with progress_bar("Writing"):
            write_report(out, chosen, scenario, language=language)
        typer.echo(f"Wrote {out}", err=True)
