"""Every view in both themes: axe-core finds no serious violation of WCAG 2.1 AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import FEW, look_at

from dashboard.views import VIEWS

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.nightly)])
def test_no_view_has_a_serious_violation(visit, theme):
    page = visit(f"s=full-fuel-embargo&{FEW}", color_scheme=theme)
    serious = {}
    for view in VIEWS:
        look_at(page, view)
        for rule in Axe().run(page, options=RULES).response["violations"]:
            if rule["impact"] in ("serious", "critical"):
                serious[view, rule["id"]] = [node["target"] for node in rule["nodes"]][:5]
    assert serious == {}
