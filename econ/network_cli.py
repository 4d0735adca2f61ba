"""Command line: `embargo network`, who goes short of gas and which pipes are full."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from econ.network import GasNetwork

Quantile = Annotated[
    float, typer.Option("--quantile", help="Which path of the run: 0.5 the median, 0.95 worse than 95 % of draws.")
]
Target = Annotated[Path | None, typer.Option("--out", help="Write to FILE.(csv|json) instead of printing.")]
FILES = (".csv", ".json")
COLUMNS = (
    "scenario",
    "quantile",
    "state",
    "month",
    "demand_twh",
    "short_twh",
    "short_share",
    "protected_short_twh",
    "other_short_twh",
)


def add_to(app: typer.Typer) -> None:
    """Register the command; it shares its options with `embargo run`."""
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
    def network(
        scenario: ScenarioName,
        quantile: Quantile = 0.5,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: BaselineName = None,
        format: OutputFormat = Format.table,
        out: Target = None,
    ) -> None:
        """Place a run's gas on the network: shortage by member state, full pipes and what more would be worth."""
        from econ.export import check_target, to_json, write_text
        from econ.gas_ceiling import ceiling_note
        from econ.network import gas_network
        from econ.progress_bar import progress_bar
        from econ.simulate import simulate
        from econ.tables import console

        named, own = own_or_named(baseline)
        chosen = prepare(scenario, settings, draws, seed, named)
        if out is not None:
            check_target(out, FILES)
        with progress_bar("Running"):
            result = simulate(chosen, baseline=own)
            found = gas_network(result, quantile, baseline=own)
        if out is not None:
            write_text(out, csv_text(found) if out.suffix == ".csv" else to_json(found.to_document()))
            typer.echo(f"Wrote {out}", err=True)
        elif format is Format.json:
            typer.echo(to_json(found.to_document()))
        elif format is Format.csv:
            typer.echo(csv_text(found), nl=False)
        else:
            _print_tables(found)
            if note := ceiling_note(result, quantile, len(found.months)):
                console().print(note)


def csv_text(network: "GasNetwork") -> str:
    """Table as CSV with one line for each state and month."""
    from econ.axes import MEMBER_STATES

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    arrays = (
        network.demand_twh,
        network.short_twh,
        network.short_share,
        network.protected_short_twh,
        network.other_short_twh,
    )
    for i, state in enumerate(MEMBER_STATES):
        for t, month in enumerate(network.months):
            values = [f"{array[i, t]:.6g}" for array in arrays]
            writer.writerow([network.scenario, f"{network.quantile:g}", state, month, *values])
    return buffer.getvalue()


def _print_tables(network: "GasNetwork") -> None:
    """Print who is short and what is full."""
    from econ.tables import console, print_rows

    screen = console()
    document = network.document()
    rule = "with solidarity" if document.solidarity else "each state for itself"
    screen.print(
        f"{document.scenario}, baseline {document.baseline}, {document.months[0]} to {document.months[-1]}, "
        f"quantile {document.quantile:g}, {rule}"
    )
    short = [row for row in document.states if row.worst_month]
    if short:
        print_rows(
            ["state", "worst month", "short", "short, firms only", "all months", "TWh short", "TWh homes"],
            [
                [
                    row.state,
                    row.worst_month,
                    f"{100 * row.worst_share:.1f} %",
                    f"{100 * row.worst_other_share:.1f} %",
                    f"{100 * row.short_share:.1f} %",
                    f"{row.short_twh:.1f}",
                    f"{row.protected_short_twh:.1f}",
                ]
                for row in short
            ],
            csv=False,
        )
    else:
        screen.print("No member state goes short.")
    if document.bottlenecks:
        print_rows(
            ["full arc", "months", "worst month", "TWh/month", "worth, EUR/MWh"],
            [
                [
                    f"{b.start} > {b.end}",
                    str(b.full_months),
                    b.worst_month,
                    f"{b.capacity_twh_month:.2f}",
                    f"{b.shadow_price_eur_mwh:.0f}",
                ]
                for b in document.bottlenecks
            ],
            csv=False,
        )
    else:
        screen.print("No pipe or terminal is full where more would help.")
    for note in document.notes:
        screen.print(note)
