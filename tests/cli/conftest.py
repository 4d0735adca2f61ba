import pytest

QUICK = ("--draws", "20", "--set", "run.horizon_months=12")


@pytest.fixture(scope="session")
def quick():
    """Arguments of a run on few draws and a short horizon."""
    return QUICK
