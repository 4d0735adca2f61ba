import pytest

from dashboard import engine
from econ.result import Result
from econ.scenario import Scenario

FEW = {"run.n_draws": 40, "run.horizon_months": 36}


@pytest.fixture(scope="session")
def embargo() -> Scenario:
    return engine.preset("full-fuel-embargo").with_levers(FEW)


@pytest.fixture(scope="session")
def result(embargo: Scenario) -> Result:
    return engine.run(embargo)


@pytest.fixture(scope="session")
def calm() -> Result:
    return engine.run(engine.preset("no-embargo").with_levers(FEW))
