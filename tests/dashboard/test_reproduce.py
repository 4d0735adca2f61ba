"""What the page offers to paste elsewhere gives the same run there."""

import json
import shlex

import pytest

from dashboard.reproduce import recipes
from econ import Scenario, load_scenario
from econ.cli import prepare
from econ.scenario_files import over_preset

FEW = {"run.n_draws": 5, "run.horizon_months": 12}
OVERRIDES = {
    "other_shocks.world_oil_outage_mbd": [4, 3],
    "overrides.brent_usd_bbl": {"level": [150]},
    "buyers.compliance": {"IN": 0.5},
    "timing.stages_foreseen": False,
    "run.baseline": "latest",
}
STAGE = {"start": "+3", "name": 'it\'s a "stage"', "levers": {"oil": {"shut_in": 0.5}}}
STAGED = Scenario.parse(load_scenario("no-embargo").to_document() | {"stages": [STAGE]})
CASES = [
    (load_scenario("turkstream-stop"), load_scenario("turkstream-stop")),
    (load_scenario("turkstream-stop").with_levers(OVERRIDES), load_scenario("turkstream-stop")),
    (STAGED, load_scenario("no-embargo")),
    (load_scenario("escalation-to-settlement"), load_scenario("escalation-to-settlement")),
]


@pytest.mark.parametrize(("scenario", "start"), CASES, ids=["preset", "levers", "stages", "staged-preset"])
def test_every_recipe_gives_the_same_run(scenario, start):
    scenario = scenario.with_levers(FEW)
    command, script, request = (recipe.text for recipe in recipes(scenario, start))

    names = {}
    exec(script, names)
    assert names["result"].record.scenario_fingerprint == scenario.fingerprint

    body = shlex.split(request)[-1]
    assert Scenario.parse(over_preset(json.loads(body))).fingerprint == scenario.fingerprint

    words = shlex.split(command)
    assert words[:2] == ["embargo", "run"]
    settings = [word for word in words[3:] if word != "--set"]
    assert prepare(words[2], settings, None, None, None).fingerprint == scenario.fingerprint
