"""Command line: `embargo` and its commands; those with tables of their own are registered from other files."""

import os
import re
import sys
import warnings
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from econ.baseline_cli import add_to as add_baseline
from econ.completion import levers as lever_names
from econ.completion import presets
from econ.data_cli import add_to as add_data
from econ.errors import BadInputError, MachineError
from econ.network_cli import add_to as add_network
from econ.picture_cli import add_to as add_pictures
from econ.sweep_cli import add_to as add_sweep
from econ.validation.cli import validate
from econ.verdict_cli import add_to as add_verdict

if TYPE_CHECKING:
    from econ.baseline import Baseline
    from econ.scenario import Scenario

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="What a stop of Russian oil and gas does to prices, inflation, GDP, jobs and recession risk.",
)

BAD_INPUT_EXIT_CODE = 2


class Format(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    csv = "csv"


ScenarioName = Annotated[
    str,
    typer.Argument(
        metavar="NAME|FILE.yaml",
        help="Preset, scenario file, or a document: '{name: mine, ...}'.",
        autocompletion=presets,
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="GROUP.LEVER=VALUE", help="Change a lever; may be repeated.", autocompletion=lever_names
    ),
]
BaselineName = Annotated[
    str | None, typer.Option("--baseline", help="2021-12, 2026-01, latest, or a FILE (`embargo baseline build`).")
]
ShippedBaseline = Annotated[str | None, typer.Option("--baseline", help="2021-12, 2026-01 or latest.")]
DrawCount = Annotated[int | None, typer.Option("--draws", help="Number of draws.")]
SeedNumber = Annotated[int | None, typer.Option("--seed", help="Seed of the draws.")]
TableFile = Annotated[
    Path | None, typer.Option("--out", help="Write to FILE.(csv|xlsx|json|parquet) instead of printing.")
]
OutputFormat = Annotated[Format, typer.Option("--format", help="What is printed.")]


@app.command()
def run(
    scenario: ScenarioName,
    settings: Settings = None,
    draws: DrawCount = None,
    seed: SeedNumber = None,
    baseline: BaselineName = None,
    format: OutputFormat = Format.table,
    out: TableFile = None,
) -> None:
    """Run a scenario and print its headline table, or the whole result."""
    from econ.export import check_target, csv_text, to_json, write_result
    from econ.progress_bar import progress_bar
    from econ.simulate import simulate

    named, own = own_or_named(baseline)
    chosen = prepare(scenario, settings, draws, seed, named)
    if out is not None:
        check_target(out)
    with progress_bar("Running"):
        result = simulate(chosen, baseline=own)
    if out is not None:
        write_result(result, out)
        typer.echo(f"Wrote {out}", err=True)
    elif format is Format.json:
        typer.echo(to_json(result.to_document()))
    elif format is Format.csv:
        typer.echo(csv_text(result), nl=False)
    else:
        from econ.tables import print_summary

        print_summary(result)


@app.command()
def compare(
    scenarios: Annotated[
        list[str], typer.Argument(metavar="A B ...", help="Two or more presets or files.", autocompletion=presets)
    ],
    settings: Settings = None,
    draws: DrawCount = None,
    seed: SeedNumber = None,
    baseline: BaselineName = None,
    format: OutputFormat = Format.table,
    out: TableFile = None,
) -> None:
    """Run scenarios on the same draws and put their headlines side by side."""
    from econ.comparison import compare as run_all
    from econ.export import check_target, comparison_csv, to_json
    from econ.progress_bar import progress_bar

    named, own = own_or_named(baseline)
    chosen = [prepare(name, settings, draws, seed, named) for name in scenarios]
    if out is not None:
        check_target(out)
    with progress_bar("Running"):
        found = run_all(*chosen, baseline=own)
    if out is not None:
        found.save(out)
        typer.echo(f"Wrote {out}", err=True)
    elif format is Format.json:
        typer.echo(to_json(found.to_document()))
    elif format is Format.csv:
        typer.echo(comparison_csv(found), nl=False)
    else:
        from econ.tables import print_comparison

        print_comparison(list(found.results))


@app.command()
def scenarios(format: OutputFormat = Format.table) -> None:
    """List the presets with the question each answers."""
    from econ.export import to_json
    from econ.scenario import load_scenario
    from econ.scenario_files import preset_names

    presets = [load_scenario(name) for name in preset_names()]
    if format is Format.json:
        typer.echo(to_json([preset.to_document() for preset in presets]))
    else:
        from econ.tables import print_rows

        print_rows(["name", "why"], [[preset.name, preset.why] for preset in presets], csv=format is Format.csv)


@app.command()
def levers(format: OutputFormat = Format.table) -> None:
    """List every lever with its bounds, unit, default and meaning."""
    from dataclasses import asdict

    from econ.export import to_json
    from econ.levers import all_levers

    if format is Format.json:
        typer.echo(to_json([asdict(lever) for lever in all_levers().values()]))
    else:
        from econ.tables import lever_rows, print_rows

        print_rows(["lever", "range", "default", "meaning"], lever_rows(), csv=format is Format.csv)


app.command()(validate)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8050,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; the default is this machine only.")
    ] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that share the work.")] = 1,
    log_requests: Annotated[
        bool, typer.Option("--log-requests", help="Log each request as a line of JSON on standard error.")
    ] = False,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", help="Another site whose pages may read the HTTP answers; may be repeated."),
    ] = None,
) -> None:
    """Start the dashboard and the HTTP interface."""
    from dashboard.serving import serve as serve_dashboard

    serve_dashboard(host, port, workers, log_requests=log_requests, allow_origins=allow_origin or ())


def own_or_named(baseline: str | None) -> "tuple[str | None, Baseline | None]":
    """Name of a baseline that ships, or the baseline of a user's own file."""
    from econ.baseline import load_baseline
    from econ.baseline_file import is_file

    return (None, load_baseline(baseline)) if baseline and is_file(baseline) else (baseline, None)


def prepare(
    source: str, settings: list[str] | None, draws: int | None, seed: int | None, baseline: str | None
) -> "Scenario":
    """Scenario of a preset or file with the changes asked for on the command line."""
    from econ.scenario import load_scenario

    changes = dict(parse_setting(setting) for setting in settings or [])
    changes |= {
        name: value
        for name, value in (("run.n_draws", draws), ("run.seed", seed), ("run.baseline", baseline))
        if value is not None
    }
    return load_scenario(source).with_levers(changes)


def parse_setting(setting: str) -> tuple[str, Any]:
    """Split ``group.lever=value``; the value is read as YAML, so lists and mappings work.

    Examples
    --------
    >>> parse_setting("oil.eu_cut_share=0.5")
    ('oil.eu_cut_share', 0.5)
    """
    from econ.scenario import known_lever
    from econ.scenario_files import parse_yaml

    name, separator, text = setting.partition("=")
    if not separator:
        raise BadInputError(f"--set {setting}: write it as group.lever=value, for example --set oil.eu_cut_share=0.5")
    return known_lever(name.strip()), parse_yaml(text, f"--set {name}")


def _sentence(message: str) -> str:
    """Return the message of a misused option as a sentence, without the words of the library that checks values."""
    plain = re.sub(r"Value error, |, unable to parse string as an? \w+", "", message)
    plain = plain.replace("Input should be ", "should be ").rstrip(".")
    return plain if plain.endswith("?") else f"{plain}."


add_baseline(app)
add_data(app)
add_network(app)
add_verdict(app)
add_sweep(app)
add_pictures(app)


def _leave_output(error: OSError) -> None:
    """End where what is printed finds no room; without a word where its reader has left, as `head` does."""
    # What is still buffered goes nowhere, or Python would try again on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        typer.echo(f"embargo: the output cannot be written ({error.strerror}).", err=True)
    sys.exit(1)


def main() -> None:
    """Entry point: bad input is one line on the error stream and exit code 2."""
    # Numbers that overflow end in a sentence of the model's own, "no finite answer", or do not matter.
    warnings.simplefilter("ignore", RuntimeWarning)
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
        sys.exit(status)
    except MachineError as error:
        typer.echo(f"embargo: {error}", err=True)
        sys.exit(1)
    except BadInputError as error:
        problem = str(error)
    except TyperException as error:
        problem = f"{_sentence(error.format_message())} See `embargo --help`."
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(1)
    except OSError as error:
        if error.filename is not None:
            raise
        _leave_output(error)
    typer.echo(f"embargo: {problem}", err=True)
    sys.exit(BAD_INPUT_EXIT_CODE)
