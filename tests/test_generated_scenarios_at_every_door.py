"""Generated scenarios give identical numbers in Python, on the command line, over HTTP, by link and on the page."""

import json

import pytest
from generated import scenarios
from hypothesis import Phase, given, settings
from typer.testing import CliRunner

from dashboard.form_values import form_of
from dashboard.stages import to_text
from econ import BadInputError, simulate
from econ.cli import app
from econ.link import LONGEST_QUERY, to_query

DRAWN = {
    "chart-brent": "brent_usd_bbl",
    "chart-gdp": "gdp_vs_baseline_pct",
    "chart-revenue": "russia_export_revenue_usd_bn",
}
LAST_DIGIT, SHOWN_AS_NOTHING = 2e-5, 1e-9
"""A form holds ten decimals of a lever, so that the sixth digit shown may be the next one."""


def as_python_finds(scenario):
    """Document of a run, or the line that refuses it."""
    try:
        return simulate(scenario).to_document()
    except BadInputError as error:
        return str(error)


def on_the_command_line(scenario, folder):
    file = folder / "scenario.yaml"
    file.write_text(scenario.to_yaml(), encoding="utf-8")
    done = CliRunner().invoke(app, ["run", str(file), "--format", "json"])
    return json.loads(done.stdout) if done.exit_code == 0 else str(done.exception)


def over_http(answer):
    return answer.json() if answer.status_code == 200 else answer.json()["detail"]


def on_the_page(client, scenario):
    """Median paths of the page's charts by variable and region, or the line it shows."""
    asked = {"preset": "no-embargo", "levers": form_of(scenario), "stages": to_text(scenario.stages), "mounted": True}
    answer = client.post("/page/answer", json=asked | {"view": "overview"}).json()
    if "problem" in answer:
        return answer["problem"]
    traces = [trace for key in DRAWN for trace in answer["updates"][key]["figure"]["data"]]
    meta = [(trace, trace.get("meta") or {}) for trace in traces]
    return {(m["variable"], m["region"]): trace["y"] for trace, m in meta if m.get("column") == "p50"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("doors")


@given(scenario=scenarios(n_draws=8))
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])  # a failure is not made smaller: it takes minutes
def test_every_door_gives_the_same_numbers_or_the_same_refusal(scenario, client, folder):
    here = as_python_finds(scenario)
    assert on_the_command_line(scenario, folder) == here
    assert over_http(client.post("/api/v1/simulate", json=scenario.to_document())) == here
    link = to_query(scenario)
    if isinstance(here, str) or len(link) > LONGEST_QUERY:
        return
    by_link = over_http(client.get(f"/api/v1/simulate?{link}"))
    assert by_link["series"] == here["series"]
    medians = {(one["variable"], one["region"]): one["p50"] for one in here["series"]}
    shown = on_the_page(client, scenario)
    assert {variable for variable, _ in shown} == set(DRAWN.values())
    for key, path in shown.items():
        assert path == pytest.approx(medians[key], rel=LAST_DIGIT, abs=SHOWN_AS_NOTHING), key
