"""`embargo verdict` and `embargo threat`: the same answers as from Python."""

import csv
import io
import json

from typer.testing import CliRunner

from econ import load_scenario, simulate, waiting_game_verdict
from econ.cli import app
from econ.threat_table import OUTCOMES, threat_table
from econ.verdict_document import ThreatDocument, VerdictDocument

ARGUMENTS = ["verdict", "escalation-to-collapse", "--draws", "40", "--set", "run.horizon_months=24"]


def test_the_document_is_that_of_python():
    found = CliRunner().invoke(app, [*ARGUMENTS, "--format", "json"])
    scenario = load_scenario("escalation-to-collapse").with_levers({"run.n_draws": 40, "run.horizon_months": 24})
    expected = VerdictDocument(scenario=scenario, verdict=waiting_game_verdict(simulate(scenario))).to_document()
    assert json.loads(found.stdout) == json.loads(json.dumps(expected))


def test_csv_is_one_table_of_the_same_numbers():
    printed = CliRunner().invoke(app, [*ARGUMENTS, "--format", "csv"]).stdout
    document = json.loads(CliRunner().invoke(app, [*ARGUMENTS, "--format", "json"]).stdout)["verdict"]
    rows = {tuple(row[:3]): row[3] for row in csv.reader(io.StringIO(printed))}
    assert float(rows["first", "West", "neither"]) == document["first"]["West"]["neither"]
    assert float(rows["endurance", "RU", "mean_months"]) == document["endurance"]["RU"]["mean_months"]
    for crossing in document["crossings"]:
        assert float(rows["threshold", f"{crossing['side']} {crossing['lever']}", "level"]) == crossing["level"]


def test_the_table_names_every_opponent_and_the_stage():
    printed = CliRunner().invoke(app, ARGUMENTS).stdout
    assert all(name in printed for name in ("EU", "US", "West", "retaliation"))


def test_the_table_of_a_threat_is_that_of_python():
    scenario = load_scenario("secondary-tariffs-500").with_levers({"run.n_draws": 20, "run.horizon_months": 18})
    arguments = ["threat", "secondary-tariffs-500", "--draws", "20", "--set", "run.horizon_months=18"]
    document = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)
    assert document["rows"] == ThreatDocument(scenario=scenario, rows=threat_table(scenario)).to_document()["rows"]
    printed = CliRunner().invoke(app, arguments).stdout
    assert all(name in printed for name in OUTCOMES)


def test_a_scenario_that_threatens_nobody_is_refused():
    found = CliRunner().invoke(app, ["threat", "turkstream-stop", "--draws", "20"])
    assert found.exit_code != 0
    assert "threatens no buyer" in str(found.exception)
