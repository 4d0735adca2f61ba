"""The gas network comes out of Python, the command line and HTTP alike."""

import csv
import io
import json

import pytest

from econ import load_scenario, simulate
from econ.axes import MEMBER_STATES
from econ.network import DIGITS, gas_network
from econ.network_document import NetworkDocument

RUN = {"run.n_draws": 25, "run.horizon_months": 24, "gas.solidarity": False}
SETTINGS = [part for name, value in RUN.items() for part in ("--set", f"{name}={str(value).lower()}")]
NAME, QUANTILE = "gas-shutoff-2022", 0.9
BODY = {
    "extends": NAME,
    "levers": {"gas": {"solidarity": False}},
    "run": {"n_draws": 25, "horizon_months": 24},
}
COMMAND = ("network", NAME, *SETTINGS, "--quantile", QUANTILE)
PATH = "/api/v1/network"
WIDEST = 80


@pytest.fixture(scope="module")
def network():
    return gas_network(simulate(load_scenario(NAME).with_levers(RUN)), QUANTILE)


def assert_alike(one, other):
    """Assert equal documents, but for a last printed digit: the solver's last bit may turn the rounding of a tie."""
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        one, other = list(one.values()), list(other.values())
    if isinstance(one, list | tuple):
        assert len(one) == len(other)
        for left, right in zip(one, other, strict=True):
            assert_alike(left, right)
    elif isinstance(one, float):
        assert one == pytest.approx(other, rel=0, abs=1.5 * 10**-DIGITS)
    else:
        assert one == other


def test_the_three_doors_agree(network, client, embargo):
    here = network.to_document()
    assert_alike(json.loads(embargo(*COMMAND, "--format", "json").stdout), here)
    answer = client.post(f"{PATH}?quantile={QUANTILE}", json=BODY)
    assert answer.status_code == 200
    assert_alike(answer.json(), here)


def test_the_document_fits_its_schema_and_adds_up(network, client):
    document = NetworkDocument.model_validate(network.to_document())
    assert sum(row.short_twh for row in document.states) == pytest.approx(sum(document.eu_short_twh), abs=1e-4)
    assert sum(document.eu_short_twh) > 0
    assert len(document.months) == 24
    schema = client.get("/api/v1/openapi.json").json()
    shown = schema["paths"][PATH]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert shown["$ref"].endswith("/NetworkDocument")


def test_the_csv_has_a_line_for_each_state_and_month(network, embargo):
    rows = list(csv.DictReader(io.StringIO(embargo(*COMMAND, "--format", "csv").stdout)))
    assert len(rows) == len(MEMBER_STATES) * len(network.months)
    total = sum(float(row["short_twh"]) for row in rows)
    assert total == pytest.approx(network.short_twh.sum(), rel=1e-4)


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_file_holds_what_is_printed(embargo, tmp_path, ending):
    path = tmp_path / f"network.{ending}"
    assert embargo(*COMMAND, "--out", path).stdout == ""
    assert path.read_text(encoding="utf-8").strip() == embargo(*COMMAND, "--format", ending).stdout.strip()
    assert list(tmp_path.iterdir()) == [path]


def test_the_tables_fit_the_page_and_name_the_worst(network, embargo):
    lines = embargo(*COMMAND).stdout.splitlines()
    assert max(map(len, lines)) <= WIDEST
    assert any(line.startswith(network.states()[0].state + " ") for line in lines)
    full = network.bottlenecks()[0]
    assert any(line.startswith(f"{full.start} > {full.end}") for line in lines)


@pytest.mark.parametrize("quantile", ["0", "1", "-3", "nan", "much"])
def test_a_quantile_that_is_none_is_refused_in_one_line(client, quantile):
    answer = client.post(f"{PATH}?quantile={quantile}", json={"extends": "turkstream-stop", "run": {"n_draws": 5}})
    assert answer.status_code == 422
    assert "quantile" in answer.json()["detail"]
