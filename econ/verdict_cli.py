"""Command line: `embargo verdict`, who breaks first and where; `embargo threat`, what comes of a threat."""

from typing import Annotated

import typer

from econ.errors import BadInputError

Moved = Annotated[
    bool, typer.Option("--sensitivity", help="Also show what moves the verdict, on 200 draws; ten seconds or more.")
]
THREAT = ["variable", "region", "without", "carried out", "works", "ignored"]


def add_to(app: typer.Typer) -> None:
    """Register the commands; they share their options with `embargo run`."""
    from econ.cli import (
        BaselineName,
        DrawCount,
        Format,
        OutputFormat,
        ScenarioName,
        SeedNumber,
        Settings,
        own_or_named,
        prepare,
    )

    @app.command()
    def verdict(
        scenario: ScenarioName,
        sensitivity: Moved = False,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: BaselineName = None,
        format: OutputFormat = Format.table,
    ) -> None:
        """Play the waiting game: who breaks first, Russia or the West, and when."""
        from econ.export import to_json
        from econ.progress_bar import progress_bar
        from econ.risk.verdict import waiting_game_verdict
        from econ.risk.verdict_sensitivity import verdict_sensitivity
        from econ.simulate import simulate
        from econ.tables import print_rows
        from econ.verdict_document import SensitivityDocument, VerdictDocument
        from econ.verdict_tables import LONG, long_rows, sensitivity_tables, verdict_tables

        named, own = own_or_named(baseline)
        if own is not None and sensitivity:
            raise BadInputError("--sensitivity is worked out on the baselines that ship, not on a file.")
        chosen = prepare(scenario, settings, draws, seed, named)
        with progress_bar("Running"):
            found = waiting_game_verdict(simulate(chosen, baseline=own))
        moved = None
        if sensitivity:
            with progress_bar("What moves the verdict") as told:
                moved = verdict_sensitivity(chosen, progress=told)
        if format is Format.json:
            document = VerdictDocument(scenario=chosen, verdict=found).to_document()
            if moved:
                document |= SensitivityDocument(scenario=chosen, sensitivity=moved).to_document()
            typer.echo(to_json(document))
        elif format is Format.csv:
            print_rows(LONG, long_rows(found, moved), csv=True)
        else:
            for table in verdict_tables(found) + (sensitivity_tables(moved) if moved else []):
                typer.echo(table.caption)
                print_rows(table.headings, table.rows, csv=False)

    @app.command()
    def threat(
        scenario: ScenarioName,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: BaselineName = None,
        format: OutputFormat = Format.table,
    ) -> None:
        """Compare what comes of a threat to buyers of Russian oil: carried out, working, or ignored."""
        from econ.export import to_json
        from econ.progress_bar import progress_bar
        from econ.tables import print_rows
        from econ.threat_table import threat_table
        from econ.verdict_document import ThreatDocument

        named, own = own_or_named(baseline)
        chosen = prepare(scenario, settings, draws, seed, named)
        with progress_bar("Three ways a threat may go") as told:
            rows = threat_table(chosen, baseline=own, progress=told)
        if format is Format.json:
            typer.echo(to_json(ThreatDocument(scenario=chosen, rows=rows).to_document()))
            return
        as_printed = str if format is Format.csv else "{:.2f}".format
        lines = [
            [row.variable, row.region, *map(as_printed, (row.baseline, row.carried_out, row.works, row.ignored))]
            for row in rows
        ]
        print_rows(THREAT, lines, csv=format is Format.csv)
