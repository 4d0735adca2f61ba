"""What the page refuses it says by the labels its form shows."""

import pytest

from dashboard.refusals import in_words
from econ.errors import BadInputError


@pytest.mark.parametrize(
    ("refused", "line"),
    [
        ("timing.start is a month written YYYY-MM.", "Start (timing.start) is a month written YYYY-MM."),
        ("Use other_shocks.world_oil_outage_mbd.", "Use Other oil outage (other_shocks.world_oil_outage_mbd)."),
        ("buyers.compliance.india is too large.", "Compliance (buyers.compliance.india) is too large."),
        ("A file.yaml of 1.5 kB, e.g. x.y.", "A file.yaml of 1.5 kB, e.g. x.y."),
    ],
)
def test_levers_are_named_as_the_form_names_them(refused, line):
    assert in_words(BadInputError(refused)) == line


def test_labels_are_in_the_language_of_the_page(client):
    french = {"Accept-Language": "fr"}
    asked = {"preset": "no-embargo", "levers": {"overrides.brent_usd_bbl": "a lot"}, "stages": "", "view": "overview"}
    problem = client.post("/page/answer", json=asked, headers=french).json()["problem"]
    assert "(overrides.brent_usd_bbl)" in problem
    assert not problem.startswith("Brent path")
