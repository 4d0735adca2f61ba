"""Command line: `embargo verdict`, who breaks first and where; `embargo threat`, what comes of a threat."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from econ.risk.verdict import Verdict
    from econ.risk.verdict_sensitivity import Sensitivity

Moved = Annotated[bool, typer.Option("--sensitivity", help="Also show what moves the verdict; about ten seconds.")]
MOST_SWINGS = 8
CONTEST = ["opponent", "Russia first", "opponent first", "same month", "neither", "Russia, months", "opponent, months"]
CROSSINGS = ["side", "threshold", "level", "passed", "half by", "stage"]
SWINGS = ["assumption", "low", "high", "lead at low, months", "lead at high, months"]
THREAT = ["variable", "region", "without", "carried out", "works", "ignored"]
SOBOL = ["coefficient", "output", "first order", "total"]


def add_to(app: typer.Typer) -> None:
    """Register the commands; they share their options with `embargo run`."""
    from econ.cli import BaselineName, DrawCount, Format, OutputFormat, ScenarioName, SeedNumber, Settings, prepare

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
        from econ.risk.verdict import waiting_game_verdict
        from econ.simulate import simulate
        from econ.tables import print_rows
        from econ.verdict_document import SensitivityDocument, VerdictDocument

        chosen = prepare(scenario, settings, draws, seed, baseline)
        found = waiting_game_verdict(simulate(chosen))
        document = VerdictDocument(scenario=chosen, verdict=found).to_document()
        tables = _tables(found)
        if sensitivity:
            from econ.risk.verdict_sensitivity import verdict_sensitivity

            moved = verdict_sensitivity(chosen)
            document |= SensitivityDocument(scenario=chosen, sensitivity=moved).to_document()
            tables += _sensitivity_tables(moved)
        if format is Format.json:
            typer.echo(to_json(document))
        else:
            for headings, rows in tables:
                print_rows(headings, rows, csv=format is Format.csv)

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
        from econ.tables import print_rows
        from econ.threat_table import threat_table
        from econ.verdict_document import ThreatDocument

        chosen = prepare(scenario, settings, draws, seed, baseline)
        rows = threat_table(chosen)
        if format is Format.json:
            typer.echo(to_json(ThreatDocument(scenario=chosen, rows=rows).to_document()))
            return
        lines = [
            [row.variable, row.region, *(f"{x:.2f}" for x in (row.baseline, row.carried_out, row.works, row.ignored))]
            for row in rows
        ]
        print_rows(THREAT, lines, csv=format is Format.csv)


def _tables(found: "Verdict") -> list[tuple[list[str], list[list[str]]]]:
    """Who breaks first, and each threshold."""
    russia = found.endurance["RU"].mean_months
    contest = [
        [
            opponent,
            *(f"{p:.2f}" for p in (first.russia, first.opponent, first.same_month, first.neither)),
            f"{russia:.0f}",
            f"{found.endurance[opponent].mean_months:.0f}",
        ]
        for opponent, first in found.first.items()
    ]
    crossings = [
        [c.side, c.lever, f"{c.level:g}", f"{c.probability[-1]:.2f}", c.median_month, c.stage] for c in found.crossings
    ]
    return [(CONTEST, contest), (CROSSINGS, crossings)]


def _sensitivity_tables(moved: "Sensitivity") -> list[tuple[list[str], list[list[str]]]]:
    """Largest swings of the lead, and the Sobol indices."""
    swings = [
        [s.name, f"{s.low:g}", f"{s.high:g}", f"{s.at_low.lead_months:.0f}", f"{s.at_high.lead_months:.0f}"]
        for group in (moved.assumptions, moved.thresholds, moved.coefficients)
        for s in group[:MOST_SWINGS]
    ]
    indices = [[i.name, i.output, f"{i.first_order:.2f}", f"{i.total:.2f}"] for i in moved.sobol]
    return [(SWINGS, swings), (SOBOL, indices)]
