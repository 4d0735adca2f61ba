"""Command line: `embargo sweep`, one scenario at many points."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from econ.completion import levers
from econ.completion import measures as measure_keys
from econ.errors import BadInputError, did_you_mean

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from econ.sweeps.design import Design

Axes = Annotated[
    list[str] | None,
    typer.Option(
        "--grid",
        metavar="GROUP.LEVER=a:b:n",
        help="n values from a to b, or a,b,c; may be repeated: all combinations.",
        autocompletion=levers,
    ),
]
Sample = Annotated[
    str | None,
    typer.Option("--sample", metavar="KIND:N", help="In place of --grid: lhs:N, sobol:N or saltelli:N points."),
]
Ranges = Annotated[
    list[str] | None,
    typer.Option(
        "--range",
        metavar="GROUP.LEVER=a:b",
        help="Bounds for --sample, or a,b,c to pick from; repeat.",
        autocompletion=levers,
    ),
]
Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar="KEY",
        help="What to note: eu-gdp, brent, ... or variable:REGION; repeat.",
        autocompletion=measure_keys,
    ),
]
Series = Annotated[
    list[str] | None, typer.Option("--series", metavar="VARIABLE:REGION", help="Keep whole paths, in --folder; repeat.")
]
Folder = Annotated[
    Path | None,
    typer.Option("--folder", help="Write partitions here as they are done; the same command goes on where it stopped."),
]
Target = Annotated[Path | None, typer.Option("--out", help="Write the table to FILE.(csv|xlsx|json|parquet).")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="tcp://...", help="Run on a Dask cluster in place of this machine.")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Local processes; one a processor by default.")]
DesignSeed = Annotated[int, typer.Option("--design-seed", min=0, help="Seed of --sample.")]

SAMPLERS = {"lhs": "latin_hypercube", "sobol": "sobol", "saltelli": "saltelli"}


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
    def sweep(
        scenario: ScenarioName,
        axes: Axes = None,
        sample: Sample = None,
        ranges: Ranges = None,
        measures: Measures = None,
        series: Series = None,
        settings: Settings = None,
        draws: DrawCount = None,
        seed: SeedNumber = None,
        baseline: BaselineName = None,
        folder: Folder = None,
        out: Target = None,
        scheduler: Scheduler = None,
        workers: Workers = None,
        design_seed: DesignSeed = 0,
        format: OutputFormat = Format.table,
    ) -> None:
        """Run a scenario at many points, on the same draws; --draws 200 is enough for most questions."""
        from econ import sweeps
        from econ.export import check_target, to_json
        from econ.progress_bar import progress_bar
        from econ.sweep_tables import print_sweep
        from econ.sweeps.measures import MEASURES

        named, own = own_or_named(baseline)
        base = prepare(scenario, settings, draws, seed, named)
        design = chosen_design(axes, sample, ranges, design_seed)
        if out is not None:
            check_target(out)
        if series and folder is None:
            raise BadInputError("--series keeps whole paths in Parquet files: name a --folder for them.")
        try:
            with _executor(scheduler, workers) as executor, progress_bar(f"{len(design):,} points") as told:
                found = sweeps.sweep(
                    base,
                    design,
                    measures=measures or MEASURES,
                    series=series or (),
                    folder=folder,
                    executor=executor,
                    baseline=own,
                    workers=workers,
                    progress=told,
                )
        except (KeyboardInterrupt, sweeps.SweepStoppedError) as stopped:
            typer.echo(f"embargo: {_stopped(stopped, folder)}", err=True)
            raise typer.Exit(1) from None
        if out is not None:
            found.save(out)
            typer.echo(f"Wrote {out}", err=True)
        elif format is Format.json:
            typer.echo(to_json(found.to_document()))
        elif format is Format.csv:
            typer.echo(found.to_csv(), nl=False)
        else:
            print_sweep(found)


def chosen_design(axes: Sequence[str] | None, sample: str | None, ranges: Sequence[str] | None, seed: int) -> "Design":
    """Design of what the options say.

    Raises
    ------
    BadInputError
        If they say too little, too much, or something that cannot be read.
    """
    from econ import sweeps

    if sample is None:
        if ranges:
            raise BadInputError("--range gives bounds for --sample, such as --sample lhs:200.")
        if not axes:
            raise BadInputError("A sweep needs --grid group.lever=a:b:n, or --sample with --range.")
        return sweeps.grid(_by_lever("--grid", axes, values_of))
    if axes:
        raise BadInputError("Give either --grid or --sample, not both.")
    kind, _, count = sample.partition(":")
    if kind not in SAMPLERS:
        raise BadInputError(did_you_mean(kind, SAMPLERS, kind="sampler"))
    if not count.isdigit():
        raise BadInputError(f"--sample {sample}: write it as {kind}:N with the number of points, such as {kind}:128.")
    if not ranges:
        raise BadInputError("--sample needs --range group.lever=a:b for each lever.")
    bounds = _by_lever("--range", ranges, bounds_of)
    design: Design = getattr(sweeps, SAMPLERS[kind])(bounds, int(count), seed=seed)
    return design


def values_of(option: str, text: str) -> list[Any]:
    """Values of an axis: ``a:b:n`` evenly spaced, both ends included, or a list.

    Examples
    --------
    >>> values_of("--grid", "0:1:3"), values_of("--grid", "6,12,null")
    ([0.0, 0.5, 1.0], [6, 12, None])
    """
    parts = text.split(":")
    if len(parts) == 3 and not text.startswith(("{", "[")):
        try:
            low, high, count = float(parts[0]), float(parts[1]), int(parts[2])
        except ValueError:
            raise BadInputError(f"{option}: write a:b:n, such as 0:1:5; got {text}.") from None
        if count < 2:
            raise BadInputError(f"{option}: a:b:n takes two values or more; got {count}. Write a single value as such.")
        from econ.sweeps.design import not_too_many

        not_too_many(count)
        return [float(f"{low + (high - low) * i / (count - 1):.12g}") for i in range(count)]
    return _listed(option, text)


def bounds_of(option: str, text: str) -> tuple[float, float] | list[Any]:
    """Bounds ``a:b``, or a list to pick from."""
    low, separator, high = text.partition(":")
    if separator and not text.startswith(("{", "[")):
        try:
            return float(low), float(high)
        except ValueError:
            raise BadInputError(f"{option}: write a:b, such as 0:1; got {text}.") from None
    return _listed(option, text)


def _listed(option: str, text: str) -> list[Any]:
    from econ.scenario_files import parse_yaml

    values: list[Any] = parse_yaml(f"[{text}]", option)
    return values


def _by_lever(option: str, given: Sequence[str], read: Any) -> dict[str, Any]:
    """Values by lever of options such as ``oil.shut_in=0:1:5``."""
    from econ.scenario import known_lever

    found: dict[str, Any] = {}
    for one in given:
        name, separator, text = one.partition("=")
        if not separator or not text:
            raise BadInputError(f"{option} {one}: write it as group.lever=values, such as oil.shut_in=0:1:5")
        if known_lever(name.strip()) in found:
            raise BadInputError(f"{option} gives {name.strip()} twice; keep one.")
        found[name.strip()] = read(f"{option} {name.strip()}", text.strip())
    return found


@contextmanager
def _executor(scheduler: str | None, workers: int | None) -> "Iterator[Executor | None]":
    """Executor on the cluster the options name; none for local processes."""
    from econ import sweeps

    if scheduler is None:
        yield None
        return
    if workers is not None:
        raise BadInputError("--workers is for local processes; a Dask cluster brings its own.")
    with sweeps.cluster(scheduler) as executor:
        yield executor


def _stopped(reason: BaseException, folder: Path | None) -> str:
    """One line on how the sweep ended, and how to go on."""
    why = str(reason) or "Stopped."
    kept = f"What is finished is kept in {folder}; the same command goes on from there."
    return f"{why} {kept if folder else 'With --folder DIR, what is finished would have been kept.'}"
