"""Settings of all tests: generated examples are the same in every run, so that a red test stays red until mended."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "embargo",
    deadline=None,
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("embargo")

collect_ignore_glob = ["conftest.py", "*/conftest.py"]
"""Files of fixtures hold no doctests; collected as modules they would be taken for one another."""
