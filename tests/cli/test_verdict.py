"""`embargo verdict`: the same verdict as from Python."""

import json

from typer.testing import CliRunner

from econ import load_scenario, simulate, waiting_game_verdict
from econ.cli import app

ARGUMENTS = ["verdict", "escalation-to-collapse", "--draws", "40", "--set", "run.horizon_months=24"]


def test_the_document_is_that_of_python():
    found = CliRunner().invoke(app, [*ARGUMENTS, "--format", "json"])
    scenario = load_scenario("escalation-to-collapse").with_levers({"run.n_draws": 40, "run.horizon_months": 24})
    expected = waiting_game_verdict(simulate(scenario)).to_document()
    assert json.loads(found.stdout)["verdict"] == json.loads(json.dumps(expected))


def test_the_table_names_every_opponent_and_the_stage():
    printed = CliRunner().invoke(app, ARGUMENTS).stdout
    assert all(name in printed for name in ("EU", "US", "West", "retaliation"))
