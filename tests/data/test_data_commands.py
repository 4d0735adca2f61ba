"""`embargo data status|refresh|reset`, run as a user does, against a server on this machine."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest
from local_server import KEY, brent, send, serving

from data.refresh.settings import Settings, load_settings
from econ.cli import main


class NoTerminal(io.StringIO):
    """Standard input of a pipe."""


def in_process(monkeypatch):
    """Run the command's own entry point, without the seconds that a new process takes to start."""

    def run(*arguments, **environment):
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setattr(sys, "argv", ["embargo", *arguments])
            patch.setattr(sys, "stdin", NoTerminal())
            for name, value in environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        return subprocess.CompletedProcess(arguments, ended.value.code or 0, out.getvalue(), err.getvalue())

    return run


@pytest.fixture(params=["in process"])
def door(request, embargo, tmp_path, monkeypatch):
    """Run `embargo data ...` with own folders, and providers at the address given."""
    start = embargo if request.param == "installed" else in_process(monkeypatch)

    def run(*arguments, address="http://127.0.0.1:9", keys=True, **environment):
        names = ("fred", "eia", "gie", "eurostat", "ecb", "world_bank", "entsog", "bank_of_russia")
        lines = ["[addresses]", *(f'{name} = "{address}"' for name in names)]
        lines += ["[keys]", *(f'{name} = "{KEY}"' for name in ("fred", "eia", "gie"))] if keys else []
        settings = tmp_path / "settings.toml"
        settings.write_text("\n".join(lines))
        settings.chmod(0o600)
        folders = {"EMBARGO_CONFIG_FILE": str(settings), "EMBARGO_OWN_DATA_DIR": str(tmp_path / "own")}
        cleared = dict.fromkeys(("FRED_API_KEY", "EIA_API_KEY", "GIE_API_KEY"), "")
        finished = start("data", *arguments, **{**cleared, **folders, **environment})
        assert KEY not in finished.stdout + finished.stderr
        assert "Traceback" not in finished.stderr
        return finished

    return run


def half_broken(handler, asked):
    """Brent is fine, all else is a web page."""
    brent(handler, asked) if "RBRTE" in asked.path else send(handler, "<html>maintenance</html>")


def test_status_fits_80_columns_and_lists_every_table(door):
    import data

    finished = door("status")
    assert finished.returncode == 0
    lines = finished.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) == len(data.catalogue()) + 3


def test_status_as_json_is_a_list_with_the_same_fields_for_all(door):
    rows = json.loads(door("status", "--format", "json").stdout)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    brent_row = next(row for row in rows if row["id"] == "brent")
    assert (brent_row["last_shipped"], brent_row["last_own"], brent_row["provider"]) == ("2026-07", "", "eia")


def test_status_of_one_table_says_why_nobody_refreshes_it(door):
    assert "carbon: no interface" in door("status", "carbon").stdout


def test_a_dry_run_shows_what_would_change_and_writes_nothing(door, tmp_path):
    with serving(brent) as server:
        finished = door("refresh", "brent", "--dry-run", address=server.address)
    assert finished.returncode == 0
    assert finished.stderr == ""
    assert finished.stdout.splitlines() == [
        "brent (eia): 2026-07 -> 2026-10",
        "  new: 3 values, 2026-08 to 2026-10",
        "  revised: 1 value",
        "    2026-07 brent_usd_bbl: 83.76 -> 84.1",
        "1 table would change; nothing was written (--dry-run).",
    ]
    assert not (tmp_path / "own").exists()


def test_a_refresh_without_a_terminal_needs_yes(door, tmp_path):
    with serving(brent) as server:
        finished = door("refresh", "brent", address=server.address)
    assert "nothing is written without --yes" in finished.stderr
    assert finished.returncode == 1
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("door", ["in process", "installed"], indirect=True)
def test_a_failed_provider_is_reported_others_are_written_and_the_exit_code_is_1(door, tmp_path):
    with serving(half_broken) as server:
        finished = door("refresh", "brent", "wti", "fx", "--yes", address=server.address)
    assert finished.returncode == 1
    assert "embargo: wti stays as it is: eia: the answer is a web page instead of JSON" in finished.stderr
    assert "embargo: fx stays as it is: fred: the answer is a web page" in finished.stderr
    assert "Wrote 1 table to" in finished.stdout
    assert [path.name for path in (tmp_path / "own").glob("*.toml")] == ["brent.toml"]
    status = json.loads(door("status", "brent", "--format", "json").stdout)[0]
    assert status["last_own"] == "2026-10"
    assert "back to the shipped table" in door("reset", "brent").stdout
    assert not list((tmp_path / "own").iterdir())


def test_json_is_stable_and_names_all_revisions(door):
    with serving(half_broken) as server:
        finished = door("refresh", "brent", "wti", "--yes", "--format", "json", address=server.address)
    document = json.loads(finished.stdout)
    assert finished.returncode == 1
    assert list(document) == ["tables", "failures"]
    [table], [failure] = document["tables"], document["failures"]
    assert table["written"]
    assert table["revisions"] == [
        {"period": "2026-07", "row": "", "column": "brent_usd_bbl", "old": 83.76, "new": 84.1}
    ]
    assert failure["id"] == "wti"


def test_a_missing_key_says_where_to_get_one_and_where_to_put_it(door):
    said = door("refresh", "brent", "--yes", keys=False).stderr
    assert "eia: no key; get one at https://www.eia.gov/opendata/register.php and set EIA_API_KEY" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["refresh", "brnt"], "did you mean brent"),
        (["refresh", "carbon"], "carbon cannot be refreshed: no interface"),
        (["refresh", "brent", "--vintage", "2026-05-15"], "only series of FRED have vintages"),
        (["refresh", "fx", "--vintage", "May"], "write a day as YYYY-MM-DD"),
        (["refresh", "--format", "csv"], "prints a table or json"),
        (["status", "brnt"], "did you mean brent"),
        (["reset", "brnt"], "did you mean brent"),
    ],
    ids=" ".join,
)
def test_bad_input_is_one_line_and_exit_code_2(door, arguments, said):
    finished = door(*arguments)
    assert finished.returncode == 2
    assert finished.stdout == ""
    [line] = finished.stderr.splitlines()
    assert said in line


def test_a_damaged_own_table_is_told_by_status_with_exit_code_1(door, tmp_path):
    with serving(brent) as server:
        door("refresh", "brent", "--yes", address=server.address)
    [table] = (tmp_path / "own").glob("brent-*.csv")
    table.write_bytes(table.read_bytes()[:-9])
    finished = door("status", "brent")
    assert finished.returncode == 1
    assert "`embargo data reset brent`" in finished.stderr
    assert "damaged" in finished.stdout


def settings_from(path, text, monkeypatch, **environment) -> Settings:
    path.write_text(text)
    monkeypatch.setenv("EMBARGO_CONFIG_FILE", str(path))
    return load_settings(environment)


def test_keys_in_the_environment_win_and_never_show(tmp_path, monkeypatch):
    file = tmp_path / "s.toml"
    settings = settings_from(
        file, '[keys]\nfred = "from-file"\neia = "e"', monkeypatch, FRED_API_KEY="from-environment"
    )
    assert settings.key("fred") == "from-environment"
    assert settings.key("eia") == "e"
    assert "from-" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_a_file_of_keys_that_others_can_read_is_warned_about(tmp_path, monkeypatch):
    file = tmp_path / "s.toml"
    file.touch(0o600)
    assert not settings_from(file, '[keys]\nfred = "x"', monkeypatch).warnings
    file.chmod(0o644)
    [warning] = settings_from(file, '[keys]\nfred = "x"', monkeypatch).warnings
    assert f"chmod 600 {file}" in warning


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\nfred = "sesame',
        '[keys]\nfred = ["sesame"]',
        'keys = "sesame"',
        '[addresses]\nfred = "sesame"',
        "[key]\nfred = 'sesame'",
    ],
)
def test_a_broken_settings_file_is_refused_without_telling_its_contents(tmp_path, monkeypatch, text):
    from data import DataError

    with pytest.raises(DataError, match=r"s\.toml") as caught:
        settings_from(tmp_path / "s.toml", text, monkeypatch)
    assert "sesame" not in str(caught.value)
    assert "\n" not in str(caught.value)
