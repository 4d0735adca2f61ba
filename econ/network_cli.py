"""Command line: `embargo network`, who goes short of gas and which pipes are full."""

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from econ.network import GasNetwork

Quantile = Annotated[
    float, typer.Option("--quantile", help="Which path of the run: 0.5 the median, 0.95 worse than 95 % of draws.")
]
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
    from econ.cli import BaselineName, DrawCount, Format, OutputFormat, ScenarioName, SeedNumber, Settings, prepare

    @app.command()
    def network(
        scenario: ScenarioName,
        quantile: Quantile = 0.5,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: BaselineName = None,
        format: OutputFormat = Format.table,
    ) -> None:
        """Place a run's gas on the network: shortage by member state, full pipes and what more would be worth."""
        from econ.export import to_json
        from econ.network import gas_network
        from econ.simulate import simulate

        found = gas_network(simulate(prepare(scenario, settings, draws, seed, baseline)), quantile)
        if format is Format.json:
            typer.echo(to_json(found.to_document()))
        elif format is Format.csv:
            _write_csv(found)
        else:
            _print_tables(found)


def _write_csv(network: "GasNetwork") -> None:
    """Print one line for each state and month."""
    from econ.axes import MEMBER_STATES

    writer = csv.writer(sys.stdout, lineterminator="\n")
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
            ["state", "worst month", "short", "of firms", "window", "TWh", "households"],
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
