"""A full disk, a read-only folder, a reader who leaves: one clear line, exit code 1, nothing lost or half-written."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from econ.cli import app
from econ.errors import MachineError

QUICK = ("--draws", "5", "--set", "run.horizon_months=12")
WRITERS = {
    "run.csv": ("run", "no-embargo", *QUICK, "--out"),
    "run.json": ("run", "no-embargo", *QUICK, "--out"),
    "run.parquet": ("run", "no-embargo", *QUICK, "--out"),
    "run.xlsx": ("run", "no-embargo", *QUICK, "--out"),
    "pair.csv": ("compare", "no-embargo", "turkstream-stop", *QUICK, "--out"),
    "pair.xlsx": ("compare", "no-embargo", "turkstream-stop", *QUICK, "--out"),
    "sweep.json": ("sweep", "no-embargo", *QUICK, "--grid", "oil.shut_in=0,1", "--workers", "1", "--out"),
    "chart.html": ("chart", "no-embargo", *QUICK, "--figure", "brent", "--out"),
    "chart.xlsx": ("chart", "no-embargo", *QUICK, "--figure", "brent", "--out"),
    "report.html": ("report", "no-embargo", *QUICK, "--out"),
    "network.csv": ("network", "no-embargo", *QUICK, "--out"),
    "book.json": ("validate", "--study", "oil-1990", "--draws", "2", "--out"),
    "own.json": ("baseline", "build", "--as-of", "2026-01", "--out"),
}
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def refused(arguments):
    """Message with which a command gives up."""
    finished = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert isinstance(finished.exception, MachineError), finished.output
    return str(finished.exception)


@pytest.fixture
def full_disk(monkeypatch):
    """Files may be made, but hold no byte."""

    def no_room(self, *_content, **_options):
        self.touch()
        raise FULL

    def no_room_for_tables(_table, target, *_rest, **_options):
        no_room(Path(target))

    monkeypatch.setattr(Path, "write_text", no_room)
    monkeypatch.setattr(Path, "write_bytes", no_room)
    monkeypatch.setattr("pyarrow.parquet.write_table", no_room_for_tables)


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(name, tmp_path, full_disk):
    target = tmp_path / name
    with target.open("w") as file:
        file.write("the old file")
    assert refused([*WRITERS[name], target]).endswith(f": cannot be written ({FULL.strerror}).")
    assert target.read_text() == "the old file"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", WRITERS)
def test_a_read_only_folder_is_named(name, monkeypatch, tmp_path):
    def read_only(**_options):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("econ.export.tempfile.mkstemp", read_only)
    target = tmp_path / name
    assert refused([*WRITERS[name], target]).endswith(f": cannot be written ({os.strerror(errno.EROFS)}).")
    assert not list(tmp_path.iterdir())


def test_a_sweep_on_a_full_disk_goes_on_once_there_is_room(tmp_path, monkeypatch):
    folder = tmp_path / "sweep"
    sweep = ["sweep", "no-embargo", *QUICK, "--grid", "oil.shut_in=0:1:3", "--workers", "1", "--folder", folder]
    with monkeypatch.context() as there:
        there.setattr(Path, "write_text", lambda *_, **__: (_ for _ in ()).throw(FULL))
        assert re.search("cannot be written .*No space left", refused(sweep))
    finished = CliRunner().invoke(app, list(map(str, sweep)))
    assert finished.exit_code == 0, finished.output
    assert len(list((folder / "points").glob("part-*.parquet"))) >= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("format", ["table", "json", "csv"])
@pytest.mark.parametrize("command", [("run", "no-embargo", *QUICK), ("levers",)], ids=["run", "levers"])
def test_printing_to_a_full_disk_is_one_line(command, format):
    code = "from econ.cli import main; main()"
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            [sys.executable, "-c", code, *command, "--format", format], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert finished.returncode == 1
    assert finished.stderr == "embargo: the output cannot be written (No space left on device).\n"


def test_a_reader_who_leaves_hears_nothing():
    code = "from econ.cli import main; main()"
    command = [sys.executable, "-c", code, "run", "no-embargo", *QUICK, "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline().startswith("# scenario")
        running.stdout.close()
        assert running.stderr.read() == ""
